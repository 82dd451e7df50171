"""From what an editor types to an entry, back again, and what is to be changed in one that is there.

What is typed is a text for each value, also for a number or a switch, in the shape of the field: a list for a
list, a mapping for a part. Nothing is refused here: a word that fits no field stays as it was typed, and
`explainer check` tells what is wrong with it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, TypeAlias

from generator.desk.fields import Field

Typed: TypeAlias = "str | Sequence[Typed] | Mapping[str, Typed]"
"""What stands in a field. A name in each of several languages is a list of pairs, `code` and `name`; a text
that is translated is a text, or a mapping from language to text."""

Values: TypeAlias = dict[str, Any]
"""An entry, or a part of one, as YAML has it, with a tuple for a list."""

YES = "true"
"""What is typed for a switch that is on."""


def values_of(fields: Iterable[Field], typed: Mapping[str, Typed], first: str = "") -> Values:
    """Return the entry, or the part of one, that is typed; a field in which nothing stands is left out.

    A list that has to be there is there without an item, too. `first` is the first language of a story in
    several: a text that is typed in this one alone is no mapping.
    """
    found = {field.key: _value(field, typed.get(field.key, ""), first) for field in fields}
    return {key: value for key, value in found.items() if value is not None}


def _value(field: Field, typed: Typed, first: str) -> Any:  # noqa: ANN401 - any value of YAML
    items: tuple[Any, ...] = ()
    match field.shape:
        case "one":
            return _one(field, typed, first)
        case "list":
            items = tuple(filter(None, map(_plain, _items(typed))))
        case "parts":
            items = tuple(filter(None, (_part(field, part, first) for part in _items(typed))))
        case "part":
            return _part(field, typed, first)
        case "names":
            pairs = [[_plain(_keys(pair).get(key, "")) for key in ("code", "name")] for pair in _items(typed)]
            return {code: name for code, name in pairs if code or name} or None
    return items if items or field.required else None


def _part(field: Field, typed: Typed, first: str) -> Values | None:
    """Return a part, or None where nothing is typed in it."""
    part = values_of(field.fields, _keys(typed), first)
    return part if any(value != () for value in part.values()) else None


def _one(field: Field, typed: Typed, first: str) -> Any:  # noqa: ANN401
    if isinstance(typed, Mapping):
        texts = {code: _plain(text) for code, text in typed.items() if _plain(text)}
        return texts.get(first) if list(texts) == [first] else texts or None
    text = _plain(typed)
    if field.takes == "words":
        return " ".join(text.split("\n")) or None
    if field.takes == "flag":
        return True if text == YES else None
    if field.takes == "number" and re.fullmatch(r"[-+]?\d+(\.\d+)?", text):
        return float(text) if "." in text else int(text)
    return text or None


def _plain(typed: Typed) -> str:
    """Return a text without white space around it, and with ends of lines as YAML has them."""
    lines = typed.strip().splitlines() if isinstance(typed, str) else []
    return "\n".join(line.rstrip() for line in lines)


def _items(typed: Typed) -> Sequence[Typed]:
    return typed if isinstance(typed, Sequence) and not isinstance(typed, str) else ()


def _keys(typed: Typed) -> Mapping[str, Typed]:
    return typed if isinstance(typed, Mapping) else {}


def typed_of(fields: Iterable[Field], values: Mapping[str, Any]) -> dict[str, Typed]:
    """Return what would have been typed for an entry, or a part of one, but for what `is_odd`."""
    return {
        field.key: _typed(field, values[field.key])
        for field in fields
        if field.key in values and not is_odd(field, values[field.key])
    }


def _typed(field: Field, value: Any) -> Typed:  # noqa: ANN401
    match field.shape:
        case "list":
            return [_shown(item) for item in value]
        case "parts":
            return [typed_of(field.fields, part) for part in value]
        case "part":
            return typed_of(field.fields, value)
        case "names":
            return [{"code": code, "name": _shown(name)} for code, name in value.items()]
    if isinstance(value, Mapping):
        return {code: _shown(text) for code, text in value.items()}
    return _shown(value)


def _shown(value: object) -> str:
    """Return a value in the words of the file."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return YES if value else ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def is_odd(field: Field, value: Any) -> bool:  # noqa: ANN401
    """Return whether a value in a file has another shape than its field, so that it cannot be typed."""
    match field.shape:
        case _ if value is None:
            return False
        case "list":
            fits = isinstance(value, tuple) and all(map(_is_one, value))
        case "parts":
            fits = isinstance(value, tuple) and all(_is_part(field, part) for part in value)
        case "part":
            fits = _is_part(field, value)
        case "one" if not (field.translated and isinstance(value, Mapping)):
            fits = _is_one(value) and (field.takes == "flag") == isinstance(value, bool)
        case _:
            fits = isinstance(value, Mapping) and all(map(_is_one, value.values()))
    return not fits


def _is_one(value: object) -> bool:
    return not isinstance(value, Mapping | tuple) and value is not None


def _is_part(field: Field, value: object) -> bool:
    return isinstance(value, Mapping) and not any(
        is_odd(inner, value[inner.key]) for inner in field.fields if inner.key in value
    )


Path: TypeAlias = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What is to be done at a path of an entry: `set` a value, `add` one to a list, `remove` what is."""

    what: str
    path: Path
    value: Any = None


def changes(old: Mapping[str, Any], new: Mapping[str, Any], path: Path = ()) -> Iterator[Change]:
    """Yield what makes the old mapping the new one, each change as small as it can be.

    Of two lists of parts those are found again that are the same; so a part that is taken away, or added
    below the others, is no change of these.
    """
    for key in old:
        if key not in new:
            yield Change("remove", (*path, key))
    for key, value in new.items():
        if key not in old:
            yield Change("set", (*path, key), value)
        elif old[key] != value:
            yield from _changes(old[key], value, (*path, key))


def _changes(old: Any, new: Any, path: Path) -> Iterator[Change]:  # noqa: ANN401
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        yield from changes(old, new, path)
    elif _has_parts(old) and _has_parts(new):
        yield from _in_parts(old, new, path)
    else:
        yield Change("set", path, new)


def _has_parts(value: object) -> bool:
    return isinstance(value, tuple) and bool(value) and all(isinstance(part, Mapping) for part in value)


def _in_parts(old: tuple[Values, ...], new: tuple[Values, ...], path: Path) -> Iterator[Change]:
    """Yield the changes of a list of parts; one that comes between others makes the list a new one."""
    found: list[Change] = []
    matcher = SequenceMatcher(None, list(map(repr, old)), list(map(repr, new)), autojunk=False)
    for _, start, end, new_start, new_end in (code for code in matcher.get_opcodes() if code[0] != "equal"):
        both = min(end - start, new_end - new_start)
        for number in range(both):
            found += changes(old[start + number], new[new_start + number], (*path, start + number))
        found += [Change("remove", (*path, number)) for number in range(start + both, end)]
        if new_end > new_start + both and end < len(old):
            yield Change("set", path, new)
            return
        found += [Change("add", path, part) for part in new[new_start + both : new_end]]
    yield from found
