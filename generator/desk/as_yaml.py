"""Write values as YAML, in the form that the data files are written in by hand.

Keys stand in the order of the model, ids in brackets, a long text below `>-`; a text has quotes only if it
needs them. PyYAML's emitter is asked which texts need them; it does not write the lines itself, as it indents
no list, breaks texts at odd places and puts dates in quotes. What YAML could not say so is in double quotes.
"""

import io
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from yaml.emitter import Emitter

from generator.dates import Edtf
from generator.model import Part, part_of
from generator.read import Plain, resolve

WIDTH = 100
"""How long a line may be before a text goes below `>-`, and a list into lines of its own."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a file is indented: a mapping in a mapping, and a list and its items below their key."""

    mapping: int = 2
    dash: int = 2
    """How far the dashes of a list are indented: 0 is right below the key."""
    item: int = 2
    """How far an item is from its dash, which is one place of it."""


def in_order(value: Mapping[str, Any], model: type[Part]) -> dict[str, Plain]:
    """Return a mapping in terms of YAML, its keys in the order of the model; what is None is left out.

    A date that is a bare year is a number in YAML.
    """
    known = [key for key in model.model_fields if value.get(key) is not None]
    others = [key for key in value if key not in model.model_fields]  # which the check will tell of
    return {key: _in_terms(value[key], model, key) for key in (*known, *others)}


def value_in_order(value: object, model: type[Part], key: str) -> Plain:
    """Return the value of a field in terms of YAML."""
    return _in_terms(value, model, key)


def values_in_order(values: Sequence[Any], model: type[Part], key: str) -> tuple[Plain, ...]:
    """Return the items of the list that a field holds, in terms of YAML."""
    found = _in_terms(values, model, key)
    return found if isinstance(found, tuple) else ()


def _in_terms(value: Any, model: type[Part], key: str) -> Plain:  # noqa: ANN401 - any value of YAML
    inner = part_of(model, key)
    if isinstance(value, Mapping):
        return in_order(value, inner) if inner else dict(value)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return tuple(in_order(item, inner) if inner and isinstance(item, Mapping) else item for item in value)
    field = model.model_fields.get(key)
    if field and isinstance(value, str) and _is_date(field.annotation) and str(resolve(value)) == value:
        return resolve(value)
    return value  # type: ignore[no-any-return]


def _is_date(type_: object) -> bool:
    return type_ is Edtf or any(map(_is_date, get_args(type_)))


def item(value: Plain, indent: int, style: Style) -> list[str]:
    """Return the lines of an item of a list whose dash is indented so far."""
    if not isinstance(value, dict) or not value:
        first, *rest = after_key(value, indent + style.item, style)
        return [" " * indent + "-" + first, *rest]
    lines = mapping(value, indent + style.item, style)
    lines[0] = " " * indent + "-" + lines[0][indent + 1 :]
    return lines


def mapping(value: Mapping[str, Plain], indent: int, style: Style) -> list[str]:
    """Return the lines of a mapping whose keys are indented so far."""
    lines = []
    for key, inner in value.items():
        written = scalar(key)
        first, *rest = after_key(inner, indent, style, len(written))
        lines += [f"{' ' * indent}{written}:{first}", *rest]
    return lines


def after_key(value: Plain, indent: int, style: Style, key: int = 0) -> list[str]:
    """Return what stands behind a colon, or a dash, that is indented so far, and the lines below it.

    `key` is how long the key is.
    """
    line = flow(value, in_flow=False)
    fits = indent + key + len(": ") + len(line) <= WIDTH
    match value:
        case dict() if value:
            return ["", *mapping(value, indent + style.mapping, style)]
        case tuple() if value and (not fits or any(isinstance(inner, dict | tuple) for inner in value)):
            dash = indent + style.dash
            return ["", *(line for inner in value for line in item(inner, dash, style))]
        case str() if (not fits or "\n" in value) and folds(value):
            return [" >-", *folded(value, indent + style.mapping)]
        case _:
            return [f" {line}"]


def flow(value: Plain, *, in_flow: bool = True) -> str:
    """Return a value in one line."""
    match value:
        case dict():
            return "{" + ", ".join(f"{scalar(k, in_flow=True)}: {flow(v)}" for k, v in value.items()) + "}"
        case tuple():
            return "[" + ", ".join(flow(inner) for inner in value) + "]"
        case _:
            return scalar(value, in_flow=in_flow)


def scalar(value: str | float | bool | None, *, in_flow: bool = False) -> str:  # noqa: FBT001 - a value of YAML
    """Return a text, a number or a switch in one line, in quotes if it needs them; `in_flow` in brackets."""
    if not isinstance(value, str):
        return json.dumps(value)
    if _SIMPLE.fullmatch(value) and resolve(value) is value:
        return value
    analysis = _EMITTER.analyze_scalar(value)
    allowed = analysis.allow_flow_plain if in_flow else analysis.allow_block_plain
    if allowed and not analysis.multiline and resolve(value) is value:
        return value
    if analysis.allow_single_quoted and not analysis.multiline:
        return "'" + value.replace("'", "''") + "'"
    return json.dumps(value, ensure_ascii=False)


_EMITTER = Emitter(io.StringIO(), allow_unicode=True)
_SIMPLE = re.compile(r"[A-Za-z0-9]([\w .()/-]*[\w.)])?")
"""A text that needs no quotes, unless it is a number or a word of YAML; to ask for each takes long."""

_FOLDS = re.compile(r"\S([^\r\n]*\S)?(\n+\S([^\r\n]*\S)?)*")


def folds(text: str) -> bool:
    """Return whether a text can stand below `>-`: it has spaces to break it at, and none round its lines."""
    return bool(_FOLDS.fullmatch(text)) and bool(re.search(r"\s", text))


def folded(text: str, indent: int) -> list[str]:
    """Return the lines of a text below `>-`, where an empty line is the end of a line of the text."""
    lines = []
    for number, line in enumerate(text.split("\n")):
        lines += [""] * bool(number)
        start = len(lines)
        for word in re.split(r"(?<=\S) (?=\S)", line) if line else ():
            if len(lines) > start and len(lines[-1]) + 1 + len(word) <= WIDTH:
                lines[-1] += " " + word
            else:
                lines.append(" " * indent + word)
    return lines
