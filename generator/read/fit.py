"""Fit a value with its places to a model; what does not fit is told in our words, at the smallest place."""

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from generator.model import Part, Path, part_at
from generator.problem import Place, Problem, quoted
from generator.read.key_names import key_meant_by
from generator.read.nodes import Node

P = TypeVar("P", bound=Part)


def fit(model: type[P], node: Node, name: str) -> tuple[P | None, list[Problem]]:
    """Return the node as a `model`, or None and why not; `name` is what problems call it."""
    empty = {value.place: (path, called, value) for path, called, value in _empty(node, (), name)}
    problems = []
    entry = None
    try:
        entry = model.model_validate(node.plain())
    except ValidationError as error:
        details = error.errors(include_url=False)
        misspelt = set(_misspelt(model, node, details))
        for detail in details:
            path = detail["loc"]
            if detail["type"] == "extra_forbidden":
                problems.append(_explain(model, node, detail, name))
                for _, _, value in _empty(node.at(path), (), ""):  # the key is the mistake, not what it lacks
                    empty.pop(value.place, None)
            elif detail["type"] == "missing":
                if not node.at(path[:-1]).refused and path not in misspelt:
                    problems.append(_explain(model, node, detail, name))
            elif node.at(path).place not in empty and not _told_within(node.at(path), detail):
                problems.append(_explain(model, node, detail, name))
    problems += [
        Problem(value.place, "empty-value", f"{called} has no value", _fill_in(model, path, value))
        for path, called, value in empty.values()
        if not value.refused
    ]
    return (None if problems or empty else entry), problems


def _told_within(node: Node, detail: ErrorDetails) -> bool:
    """Return whether what is wrong with a value has been told: when it was read, or of one of its items."""
    enough = detail.get("ctx", {}).get("min_length", 0)
    return node.refused or (
        detail["type"] == "too_short" and isinstance(node.value, tuple) and len(node.value) >= enough
    )


def _misspelt(model: type[Part], node: Node, details: Iterable[ErrorDetails]) -> Iterator[Path]:
    """Yield the keys that unknown ones seem to mean, so that they are not missing, too."""
    for detail in details:
        path = detail["loc"]
        if detail["type"] == "extra_forbidden":
            above = path[:-1]
            present = node.at(above).keys
            free = [name for name in part_at(model, above).model_fields if name not in present]
            if meant := key_meant_by(str(path[-1]), free):
                yield (*above, meant)


def _fill_in(model: type[Part], path: Path, value: Node) -> str:
    """Return what to do about an empty value."""
    if value.comment:
        return "put the text in single quotes: from a `#` on it is a note, which is not published"
    field = part_at(model, path[:-1]).model_fields.get(str(path[-1])) if path else None
    return "fill it in" if field and field.is_required() else "fill it in, or delete the line"


def _empty(node: Node, path: Path, name: str) -> Iterator[tuple[Path, str, Node]]:
    """Yield the empty values in `node`, each with its path and what it is called."""
    match node.value:
        case dict():
            for key, value in node.value.items():
                yield from _empty(value, (*path, key), _quoted_key(key))
        case tuple():
            for number, value in enumerate(node.value):
                yield from _empty(value, (*path, number), f"an item of {name}")
        case None:
            yield path, name, node
        case str() if not node.value.strip():
            yield path, name, node


@lru_cache(maxsize=1_024)
def _quoted_key(key: str) -> str:
    return quoted(key)


_TYPES = {
    "string_type": ("a text", "put it in quotes"),
    "bool_type": ("`true` or `false`", "write `true` or `false`, without quotes"),
    "int_type": ("a whole number", "write it without quotes, as in 90"),
    "float_type": ("a number", "write it as one number without quotes, as in 51.73"),
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
        return Problem(first_line(root.at(path[:-1])), rule, message, help_)
    if path[-1:] == ("[key]",):  # of a key of `names`
        place = root.at(path[:-2]).keys[str(path[-2])]
        return Problem(place, type_, detail["msg"], context["help"])
    if type_ == "extra_forbidden":
        key = str(path[-1])
        keys = root.at(path[:-1]).keys
        return unknown_key(keys[key], key, part_at(model, path[:-1]).model_fields, keys)
    key = ""
    if path:
        key = next(str(step) for step in reversed(path) if isinstance(step, str))
        name = f"an item of {quoted(key)}" if isinstance(path[-1], int) else quoted(key)
    if type_ in _TYPES:
        part = part_at(model, path)
        above = part_at(model, path[: len(path) - 1 - path[::-1].index(key)]) if path else None
        return _wrong_type(node, type_, name, None if part is above else part)
    if "help" in context:  # raised by a type of the model
        return Problem(node.place, type_, detail["msg"], context["help"])
    message = f"{_shown(node)} is not a value of {name}"
    if type_ == "too_short":
        message = f"{name} has too few items"
        help_ = f"write {context['min_length']} or more"
    elif type_ == "literal_error":
        allowed = re.findall(r"'([^']*)'", context["expected"])
        help_ = _did_you_mean(str(node.value), allowed) or f"write one of {listed(allowed)}"
    elif type_ == "string_pattern_mismatch":
        description = part_at(model, path[:-1]).model_fields[key].description or ""
        inside = re.search(context["pattern"].strip("^$"), str(node.value))
        help_ = (
            f"write `{inside[0]}`"
            if inside
            else f"write {description[:1].lower()}{description[1:].rstrip('.')}"
        )
    else:
        help_ = {
            "greater_than_equal": f"write a number from {context.get('ge', 0):g} on",
            "less_than_equal": f"write a number up to {context.get('le', 0):g}",
        }.get(type_, detail["msg"])
    return Problem(first_line(node), "wrong-value", message, help_)


def _wrong_type(node: Node, type_: str, name: str, part: type[Part] | None) -> Problem:
    shown = _shown(node)
    if isinstance(node.value, str):
        shown = f"the text {shown}"
    elif isinstance(node.value, int | float) and not isinstance(node.value, bool):
        shown = f"the number {shown}"
    message = f"{name} has to be {_TYPES[type_][0]}, not {shown}"
    return Problem(first_line(node), "wrong-type", message, _remedy(node, type_, part))


def _remedy(node: Node, type_: str, part: type[Part] | None) -> str:
    """Return what to write instead of a value of another type; `part` is the one expected, or its items."""
    required = [key for key, info in part.model_fields.items() if info.is_required()] if part else []
    match type_, node.value:
        case "string_type", (Node(value=str() as only),):
            help_ = f"write {quoted(only)} without these brackets"
        case "string_type", tuple() | dict():
            help_ = "write one text, in quotes if it has brackets, braces or a colon"
        case "tuple_type", str() if required:
            help_ = f"write “- {required[0]}: …”, and the other keys below that"
        case "tuple_type", str() as text if not re.search(r"[\n\[]", text):
            help_ = f"write `[{quoted(text)[1:-1]}]`"
        case "tuple_type", dict() as mapping if mapping:
            help_ = f"write “- {next(iter(mapping))}: …”, and indent the other keys as far as this one"
        case "float_type", str() as text if re.fullmatch(r"-?\d+,\d+", text):
            help_ = f"write `{text.replace(',', '.')}`, with a point"
        case "bool_type", value if str(value).lower() in _BOOLS:
            help_ = f"write `{_BOOLS[str(value).lower()]}`, without quotes"
        case "model_type", str() as text if match := re.match(r"(\w+):(?=\w)", text):
            help_ = f"write a space after each colon: `{match[0]} {text[match.end() :].split()[0]}`"
        case "model_type", _ if required:
            help_ = (
                f"write its keys, each on a line of its own: {', '.join(f'`{key}: …`' for key in required)}"
            )
        case _:
            help_ = _TYPES[type_][1]
    return help_


def unknown_key(place: Place, key: str, known: Iterable[str], present: Mapping[str, Place]) -> Problem:
    """Return the problem of a key that is not among the `known` ones; `present` are all keys beside it."""
    if meant := key_meant_by(key, [name for name in known if name not in present]):
        help_ = f"did you mean `{meant}`?"
    elif meant := key_meant_by(key, [name for name in known if name in present]):
        help_ = f"did you mean `{meant}`? it is in line {present[meant].line}; write both there"
    else:
        help_ = f"the keys here are {listed(known)}"
    return Problem(place, "unknown-key", f"{quoted(key)} is not a key that is known here", help_)


def _did_you_mean(word: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(word, list(known), 1)
    return f"did you mean `{close[0]}`?" if close else ""


def listed(words: Iterable[str]) -> str:
    """Return words of the file in a row."""
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


def first_line(node: Node) -> Place:
    """Return the place of the first line of a value."""
    place = node.place
    if isinstance(node.value, dict) and node.keys:
        return next(iter(node.keys.values()))
    return place
