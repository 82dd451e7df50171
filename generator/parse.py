"""Turn loaded values into entries of the model; what does not fit becomes a problem."""

import difflib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from generator.fields import KINDS, Kind, Part, Path, part_at
from generator.load import File
from generator.model import MODELS, Entry, StoryInfo
from generator.nodes import Node
from generator.problem import Place, Problem


@dataclass(slots=True)
class Parsed:
    """What the files hold, in the order of files and lines.

    `entries` are those that fit the model, each with its kind and its node. `broken` are the ids
    of those that do not, so that a reference to one of them is no second mistake; `whole` says
    that nothing is missing from `entries`.
    """

    info: StoryInfo | None = None
    info_node: Node | None = None
    entries: list[tuple[Kind, Entry, Node]] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    whole: bool = True


def parse(files: Iterable[File]) -> tuple[Parsed, list[Problem]]:
    """Return the entries of all files, and the problems of those that do not fit the model."""
    parsed = Parsed()
    problems: list[Problem] = []
    for file in files:
        if file.broken:
            parsed.whole = False
            parsed.broken.update(_ids_in(file.lines))
        elif file.root is not None:
            problems += _parse_file(file.root, parsed)
    return parsed, problems


def _ids_in(lines: Iterable[str]) -> Iterator[str]:
    """Yield what look like the ids of the entries of a file that could not be read."""
    for line in lines:
        if match := re.match(r"""[\s-]*id:\s*["']?([\w-]+)""", line):
            yield match[1]


def _parse_file(root: Node, parsed: Parsed) -> Iterator[Problem]:
    if not isinstance(root.value, dict):
        yield Problem(
            _first(root),
            "wrong-type",
            "the file is not a mapping",
            f"begin with one of the keys {_listed(('story', *KINDS))}, each followed by a colon",
        )
        parsed.whole = False
        return
    for key, node in root.value.items():
        if key == "story":
            yield from _parse_info(root.keys[key], node, parsed)
        elif key in MODELS:
            yield from _parse_list(next(kind for kind in KINDS if kind == key), node, parsed)
        else:
            yield _unknown_key(root.keys[key], key, ("story", *KINDS))
            parsed.whole = False


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
    parsed.info, found = _fit(StoryInfo, node)
    parsed.whole &= parsed.info is not None
    yield from found


def _parse_list(kind: Kind, node: Node, parsed: Parsed) -> Iterator[Problem]:
    if node.value is None:  # a key with nothing under it yet
        return
    if not isinstance(node.value, tuple):
        yield Problem(
            _first(node), "wrong-type", f"`{kind}` is not a list", "begin each entry with “- id: …”"
        )
        parsed.whole = False
        return
    for item in node.value:
        entry, found = _fit(MODELS[kind], item)
        yield from found
        if entry is not None:
            parsed.entries.append((kind, entry, item))
            continue
        parsed.whole = False
        id_ = item.at(("id",)).value
        if isinstance(id_, str):
            parsed.broken.add(id_)


P = TypeVar("P", bound=Part)


def _fit(model: type[P], node: Node) -> tuple[P | None, list[Problem]]:
    """Return the node as a `model`, or None and why not."""
    problems = [
        Problem(empty.place, "empty-value", f"`{name}` has no value", "fill it in, or delete the line")
        for name, empty in _empty(node, "the item")
        if not empty.refused
    ]
    known = {empty.place for _, empty in _empty(node, "")}
    entry = None
    try:
        entry = model.model_validate(node.plain())
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            place = node.at(detail["loc"]).place
            if place not in known or detail["type"] in {"missing", "extra_forbidden"}:
                problems.append(_explain(model, node, detail))
    return (None if problems or known else entry), problems


def _empty(node: Node, name: str) -> Iterator[tuple[str, Node]]:
    """Yield the empty values in `node`, each with the name of its key."""
    match node.value:
        case dict():
            for key, value in node.value.items():
                yield from _empty(value, key)
        case tuple():
            for value in node.value:
                yield from _empty(value, name)
        case None:
            yield name, node
        case str() if not node.value.strip():
            yield name, node


_TYPES = {
    "string_type": ("a text", "put it in quotes"),
    "bool_type": ("yes or no", "write `true` or `false`"),
    "float_type": ("a number", "write it without quotes, as in 51.73"),
    "tuple_type": ("a list", "write it as `[one, two]`, or each item on a line of its own after “- ”"),
    "model_type": ("a mapping", "write its keys below it, indented, each with a colon"),
    "dict_type": ("a mapping", "write its keys below it, indented, each with a colon"),
}

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


def _explain(model: type[Part], root: Node, detail: ErrorDetails) -> Problem:
    """Return pydantic's error in our words (https://docs.pydantic.dev/latest/errors/validation_errors/)."""
    path: Path = detail["loc"]
    node = root.at(path)
    type_ = detail["type"]
    context = detail.get("ctx", {})
    key = next((str(step) for step in reversed(path) if isinstance(step, str)), "the entry")
    if type_ == "missing":
        rule, message, help_ = _MISSING.get(key, ("missing-key", f"`{key}` is missing", f"add `{key}:`"))
        return Problem(_first(root.at(path[:-1])), rule, message, help_)
    if type_ == "extra_forbidden":
        owner = root.at(path[:-1])
        return _unknown_key(owner.keys[key], key, part_at(model, path[:-1]).model_fields)
    if type_ in _TYPES:
        wanted, help_ = _TYPES[type_]
        if type_ == "string_type" and isinstance(node.value, tuple | dict):
            help_ = "write one text, in quotes if it has brackets or a colon"
        return Problem(_first(node), "wrong-type", f"`{key}` takes {wanted}, not {_shown(node)}", help_)
    if type_ == "literal_error":
        allowed = re.findall(r"'([^']*)'", context["expected"])
        return Problem(
            node.place,
            "wrong-value",
            f"`{node.value}` is not a value of `{key}`",
            _did_you_mean(str(node.value), allowed) or f"write one of {_listed(allowed)}",
        )
    if "help" in context:  # raised by a type of the model
        return Problem(node.place, type_, detail["msg"], context["help"])
    limits = {
        "string_pattern_mismatch": f"it has to match `{context.get('pattern')}`",
        "too_short": f"write {context.get('min_length')} or more",
        "greater_than_equal": f"write a number from {context.get('ge')} on",
        "less_than_equal": f"write a number up to {context.get('le')}",
    }
    return Problem(
        _first(node),
        "wrong-value",
        f"{_shown(node)} is not a value of `{key}`",
        limits.get(type_, detail["msg"]),
    )


def _unknown_key(place: Place, key: str, known: Iterable[str]) -> Problem:
    help_ = _did_you_mean(key, known) or f"the keys here are {_listed(known)}"
    return Problem(place, "unknown-key", f"`{key}` is not a key that is known here", help_)


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
            return f"`{node.value}`"


def _first(node: Node) -> Place:
    """Return the place of the first line of a value."""
    place = node.place
    if isinstance(node.value, dict) and node.keys:
        return next(iter(node.keys.values()))
    return place
