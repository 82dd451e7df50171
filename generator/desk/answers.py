"""What is wrong with a value that is typed for a field, in the words of the model.

The whole entry is for `Draft.problems`; this tells of one field at a time, so that it can be asked again.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from generator.checks.meant import meant_by
from generator.checks.references import SINGULAR
from generator.derive import REFERENCE, Story
from generator.desk.fields import Field
from generator.model import KIND_OF, Kind, Part
from generator.problem import Place, Problem, quoted
from generator.read import Node, fit, load_file


def wrong(model: type[Part], field: Field, value: Any, story: Story) -> str:  # noqa: ANN401 - any value of YAML
    """Return what is wrong with the value of a field and what to do, in two lines; nothing if it is fine."""
    node = _node({field.key: _in_one_language(field, value)})
    _, problems = fit(model, node, "the entry")
    told = [_told(problem.message, problem.help) for problem in problems if _is_of(problem)]
    return next(iter(told), "") or next(_lost(field, value, story), "")


def value_in_yaml(words: str) -> Any:  # noqa: ANN401
    """Return the mapping that is typed as YAML, with or without its braces; raise `ValueError` if it is none.

    For example: `source: gazette, stance: asserts`.
    """
    braced = words.strip() if words.strip().startswith("{") else f"{{{words}}}"
    file, problems = load_file(Path(), "", f"x: {braced}".encode())
    if problems or file.root is None:
        raise ValueError(problems[0].message if problems else "nothing is there")
    found = file.root.at(("x",)).plain()
    if not isinstance(found, dict) or not found or None in found.values():
        raise ValueError("write `key: value, key: value`")
    return found


def _in_one_language(field: Field, value: Any) -> Any:  # noqa: ANN401
    """Return a value with the first of the languages of each text, as `read` gives it to the model."""
    if isinstance(value, Mapping):
        if field.translated and value:
            return next(iter(value.values()))
        known = {inner.key: inner for inner in field.fields}
        return {
            key: _in_one_language(known[key], item) if key in known else item for key, item in value.items()
        }
    if isinstance(value, tuple):
        return tuple(_in_one_language(field, item) for item in value)
    return value


_FIELD = Place("", 2)
"""Where the fields that are looked at stand; what is wrong elsewhere is that others are missing."""


def _is_of(problem: Problem) -> bool:
    return problem.place.line == _FIELD.line


def _node(value: Any) -> Node:  # noqa: ANN401
    """Return a mapping as one that was read, whose values stand in line 2 and itself in line 1."""
    key = Place("", 1)
    return Node(key, {name: _inner(inner) for name, inner in value.items()}, dict.fromkeys(value, key))


def _inner(value: Any) -> Node:  # noqa: ANN401
    match value:
        case Mapping():
            inner = {key: _inner(item) for key, item in value.items()}
            return Node(_FIELD, inner, dict.fromkeys(inner, _FIELD))
        case Sequence() if not isinstance(value, str):
            return Node(_FIELD, tuple(_inner(item) for item in value))
        case _:
            return Node(_FIELD, value)


def _told(message: str, help_: str) -> str:
    return f"{message}\n  help: {help_}" if help_ else message


def _lost(field: Field, value: Any, story: Story) -> Iterator[str]:  # noqa: ANN401
    """Yield what is wrong with the references in a value."""
    for id_, kinds in _references(field, value):
        kind = story.kinds.get(id_)
        if kind is None:
            meant = meant_by(story, id_, kinds)
            what = " or ".join(SINGULAR[kind] for kind in kinds) or "an entry"
            help_ = f"did you mean `{meant}`?" if meant else f"add {what} with this id first"
            yield _told(f"{quoted(id_)} is not {what} of this story", help_)
        elif kinds and kind not in kinds:
            what = " or ".join(SINGULAR[kind] for kind in kinds)
            yield _told(
                f"{quoted(id_)} is {SINGULAR[kind]}, not {what}", f"on a terminal, ?{id_} looks for one"
            )


def _references(field: Field, value: Any) -> Iterator[tuple[str, tuple[Kind, ...]]]:  # noqa: ANN401
    if isinstance(value, str):
        if field.takes == "reference":
            yield value, field.kinds
        elif field.takes == "text":
            yield from ((match[1], ()) for match in REFERENCE.finditer(value))
    elif isinstance(value, Mapping):
        known = {inner.key: inner for inner in field.fields}
        for key, item in value.items():
            yield from _references(known.get(key, field), item)
    elif isinstance(value, Sequence):
        for item in value:
            yield from _references(field, item)


def usual(kind: Kind, story: Story) -> set[str]:
    """Return the keys that most entries of a kind in a story have; it asks for those, too."""
    entries = [node for id_, node in story.nodes.items() if story.kinds[id_] == kind]
    keys = KIND_OF[kind].model.model_fields
    return {key for key in keys if sum(key in node.keys for node in entries) * 2 > len(entries)}


def called(story: Story, id_: str) -> str:
    """Return what an entry is called, in the words of its editors."""
    entry = story.by_id[id_]
    keys = ("name", "title", "text", "question", "term", "point")
    return next((value for key in keys if isinstance(value := getattr(entry, key, None), str)), "")


def found(story: Story, kinds: Sequence[Kind], words: str) -> list[tuple[str, str]]:
    """Return the entries of these kinds in whose id or name words stand, each with what it is called."""
    wanted = words.casefold().strip()
    entries = [(id_, called(story, id_)) for id_, kind in story.kinds.items() if not kinds or kind in kinds]
    return [pair for pair in entries if wanted in pair[0] or wanted in pair[1].casefold()]
