"""Turn loaded values into entries of the model; what does not fit becomes a problem."""

import difflib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from generator.fields import KINDS, Entry, Kind, Part, Path, part_at
from generator.load import File
from generator.model import MODELS, StoryInfo
from generator.nodes import Node
from generator.problem import Place, Problem, quoted


@dataclass(slots=True)
class Parsed:
    """What the files hold, in the order of files and lines.

    `entries` are those that fit the model, each with its kind and its node. `broken` are the ids
    of those that do not, so that a reference to one of them is no second mistake. `whole` says
    that nothing is missing from `entries`, and `nameless` that the id of something missing is not
    known, so that any reference may be to it.
    """

    info: StoryInfo | None = None
    info_node: Node | None = None
    entries: list[tuple[Kind, Entry, Node]] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    whole: bool = True
    nameless: bool = False


def parse(files: Iterable[File]) -> tuple[Parsed, list[Problem]]:
    """Return the entries of all files, and the problems of those that do not fit the model."""
    parsed = Parsed()
    problems: list[Problem] = []
    for file in files:
        found = [] if file.root is None else list(_parse_file(file.root, parsed))
        if file.broken or found:
            parsed.whole = False
            parsed.broken.update(_ids_in(file.lines))
            parsed.nameless |= file.unread
        problems += found
    return parsed, problems


_ID = re.compile(r"""(?:^[\s-]*|[{,]\s*)["']?id["']?\s*:\s*["']?([\w-]+)""")


def _ids_in(lines: Iterable[str]) -> Iterator[str]:
    """Yield what look like the ids of the entries of a file that could not be read whole."""
    for line in lines:
        for match in _ID.finditer(line):
            yield match[1]


def _parse_file(root: Node, parsed: Parsed) -> Iterator[Problem]:
    if root.value is None:  # nothing but comments
        return
    if not isinstance(root.value, dict):
        yield Problem(
            _first(root),
            "wrong-type",
            "the file is not a mapping",
            f"begin with one of the keys {_listed(('story', *KINDS))}, each followed by a colon",
        )
        return
    for key, node in root.value.items():
        if key == "story":
            yield from _parse_info(root.keys[key], node, parsed)
        elif key in MODELS:
            yield from _parse_list(next(kind for kind in KINDS if kind == key), node, parsed)
        else:
            yield _unknown_key(root.keys[key], key, ("story", *KINDS))


def _parse_info(key: Place, node: Node, parsed: Parsed) -> Iterator[Problem]:
    if parsed.info_node is not None:
        yield Problem(
            key,
            "duplicate-story",
            "a second `story` stands here",
            f"delete one of the two; the first is at {parsed.info_node.place}",
        )
        return
    parsed.info_node = node
    parsed.info, found = _fit(StoryInfo, node, "`story`")
    yield from found


def _parse_list(kind: Kind, node: Node, parsed: Parsed) -> Iterator[Problem]:
    if node.value is None:  # a key with nothing under it yet
        return
    if not isinstance(node.value, tuple):
        yield Problem(
            _first(node), "wrong-type", f"`{kind}` is not a list", "begin each entry with “- id: …”"
        )
        parsed.nameless = True
        return
    for item in node.value:
        entry, found = _fit(MODELS[kind], item, f"an entry of `{kind}`")
        yield from found
        if entry is not None:
            parsed.entries.append((kind, entry, item))
            continue
        parsed.whole = False
        id_ = item.value["id"].value if isinstance(item.value, dict) and "id" in item.value else None
        if isinstance(id_, str) and id_:
            parsed.broken.add(id_)
        else:
            parsed.nameless = True


P = TypeVar("P", bound=Part)


def _fit(model: type[P], node: Node, name: str) -> tuple[P | None, list[Problem]]:
    """Return the node as a `model`, or None and why not; `name` is what problems call it."""
    empty = {value.place: (path, called, value) for path, called, value in _empty(node, (), name)}
    problems = []
    entry = None
    try:
        entry = model.model_validate(node.plain())
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            path = detail["loc"]
            if detail["type"] == "extra_forbidden":
                problems.append(_explain(model, node, detail, name))
                for _, _, value in _empty(node.at(path), (), ""):  # the key is the mistake, not what it lacks
                    empty.pop(value.place, None)
            elif detail["type"] == "missing":
                if not node.at(path[:-1]).refused:
                    problems.append(_explain(model, node, detail, name))
            elif node.at(path).place not in empty:
                problems.append(_explain(model, node, detail, name))
    for path, called, value in empty.values():
        if not value.refused:
            field = part_at(model, path[:-1]).model_fields.get(str(path[-1])) if path else None
            help_ = "fill it in" if field and field.is_required() else "fill it in, or delete the line"
            problems.append(Problem(value.place, "empty-value", f"{called} has no value", help_))
    return (None if problems or empty else entry), problems


def _empty(node: Node, path: Path, name: str) -> Iterator[tuple[Path, str, Node]]:
    """Yield the empty values in `node`, each with its path and what it is called."""
    match node.value:
        case dict():
            for key, value in node.value.items():
                yield from _empty(value, (*path, key), quoted(key))
        case tuple():
            for number, value in enumerate(node.value):
                yield from _empty(value, (*path, number), f"an item of {name}")
        case None:
            yield path, name, node
        case str() if not node.value.strip():
            yield path, name, node


_TYPES = {
    "string_type": ("a text", "put it in quotes"),
    "bool_type": ("`true` or `false`", "write `true` or `false`, without quotes"),
    "float_type": ("a number", "write it without quotes, as in 51.73"),
    "tuple_type": ("a list", "write it as `[one, two]`, or each item on a line of its own after “- ”"),
    "model_type": ("a mapping", "write its keys, each on a line of its own with a colon"),
    "dict_type": ("a mapping", "write its keys, each on a line of its own with a colon"),
}
_BOOLS = {"yes": "true", "on": "true", "true": "true", "no": "false", "off": "false", "false": "false"}

# Missing keys that have a rule of their own, because they are editorial decisions left open.
_MISSING = {
    "stance": (
        "no-stance",
        "the report does not say what the source does with the claim",
        "add `stance: asserts`, `stance: denies` or `stance: doubts`",
    ),
    "reason": (
        "no-reason",
        "the assessment gives no reason",
        "add `reason:` and say what the verdict rests on",
    ),
}


def _explain(model: type[Part], root: Node, detail: ErrorDetails, name: str) -> Problem:
    """Return pydantic's error in our words (https://docs.pydantic.dev/latest/errors/validation_errors/)."""
    path: Path = detail["loc"]
    node = root.at(path)
    type_ = detail["type"]
    context = detail.get("ctx", {})
    if type_ == "missing":
        key = str(path[-1])
        rule, message, help_ = _MISSING.get(key, ("missing-key", f"`{key}` is missing", f"add `{key}:`"))
        return Problem(_first(root.at(path[:-1])), rule, message, help_)
    if type_ == "extra_forbidden":
        key = str(path[-1])
        return _unknown_key(root.at(path[:-1]).keys[key], key, part_at(model, path[:-1]).model_fields)
    if path:
        key = next(str(step) for step in reversed(path) if isinstance(step, str))
        name = f"an item of {quoted(key)}" if isinstance(path[-1], int) else quoted(key)
    if type_ in _TYPES:
        return _wrong_type(node, type_, name)
    if "help" in context:  # raised by a type of the model
        return Problem(node.place, type_, detail["msg"], context["help"])
    message = f"{_shown(node)} is not a value of {name}"
    if type_ == "too_short":
        message = f"{name} has too few items"
        help_ = f"write {context['min_length']} or more"
    elif type_ == "literal_error":
        allowed = re.findall(r"'([^']*)'", context["expected"])
        help_ = _did_you_mean(str(node.value), allowed) or f"write one of {_listed(allowed)}"
    elif type_ == "string_pattern_mismatch":
        said = part_at(model, path[:-1]).model_fields[key].description or ""
        help_ = f"write {said[:1].lower()}{said[1:].rstrip('.')}"
    else:
        help_ = {
            "greater_than_equal": f"write a number from {context.get('ge', 0):g} on",
            "less_than_equal": f"write a number up to {context.get('le', 0):g}",
        }.get(type_, detail["msg"])
    return Problem(_first(node), "wrong-value", message, help_)


def _wrong_type(node: Node, type_: str, name: str) -> Problem:
    wanted, help_ = _TYPES[type_]
    if type_ == "string_type" and isinstance(node.value, tuple | dict):
        help_ = "write one text, in quotes if it has brackets, braces or a colon"
    if type_ == "bool_type" and str(node.value).lower() in _BOOLS:
        help_ = f"write `{_BOOLS[str(node.value).lower()]}`, without quotes"
    shown = _shown(node)
    if isinstance(node.value, str):
        shown = f"the text {shown}"
    elif isinstance(node.value, int | float) and not isinstance(node.value, bool):
        shown = f"the number {shown}"
    return Problem(_first(node), "wrong-type", f"{name} has to be {wanted}, not {shown}", help_)


def _unknown_key(place: Place, key: str, known: Iterable[str]) -> Problem:
    help_ = _did_you_mean(key, known) or f"the keys here are {_listed(known)}"
    return Problem(place, "unknown-key", f"{quoted(key)} is not a key that is known here", help_)


def _did_you_mean(word: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(word, list(known), 1)
    return f"did you mean `{close[0]}`?" if close else ""


def _listed(words: Iterable[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)


def _shown(node: Node) -> str:
    """Return a value in the words of the file."""
    match node.value:
        case dict():
            return "a mapping"
        case tuple():
            return "a list" if node.value else "an empty list"
        case bool():
            return f"`{str(node.value).lower()}`"
        case _:
            return quoted(node.value)


def _first(node: Node) -> Place:
    """Return the place of the first line of a value."""
    place = node.place
    if isinstance(node.value, dict) and node.keys:
        return next(iter(node.keys.values()))
    return place
