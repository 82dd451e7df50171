"""What has changed between two versions of an entry, field by field and not line by line.

An entry is given as its values: those of the data, or what the model dumps. White space is no change, nor is
the order of keys, nor a value that says what its absence says.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from generator.read import Plain

What = Literal["added", "removed", "changed", "reordered"]

NAMED_BY: dict[str, tuple[tuple[str, ...], ...]] = {
    "reports": (("source", "by", "event"), ("source", "by"), ("source",)),
    "also_written": (("form",),),
    "relations": (("to", "what"), ("to",)),
    "links": (("url",), ("title",)),
    "policies": (("url",), ("title",)),
    "variants": (("says",), ("sources",)),
    "moved": (("kind", "id"),),
    "event_kinds": (("id",),),
}
"""By which of its fields an item of a list is the same as one before; by the next where these find none."""


@dataclass(frozen=True, slots=True)
class Change:
    """A field that is not as it was.

    `path` is where it is: the names of fields, and for an item of a list what names the item. `old` and
    `new` are its values, None where there is none; of a list of plain values those that are gone and new.
    """

    path: tuple[str, ...]
    what: What
    old: Plain = None
    new: Plain = None


def changes(old: Mapping[str, Plain], new: Mapping[str, Plain]) -> tuple[Change, ...]:
    """Return what has changed between two versions of an entry, in the order of the fields."""
    return tuple(_in_mapping((), old, new))


def _in_mapping(
    path: tuple[str, ...], old: Mapping[str, Plain], new: Mapping[str, Plain]
) -> Iterator[Change]:
    for key in dict.fromkeys((*new, *old)):
        yield from _in_value((*path, key), old.get(key), new.get(key))


def _in_value(path: tuple[str, ...], old: Plain, new: Plain) -> Iterator[Change]:
    if plain(old) == plain(new):
        return
    if isinstance(old, dict) and isinstance(new, dict):
        yield from _in_mapping(path, old, new)
    elif isinstance(old or new, tuple | list) and not isinstance(old, str) and not isinstance(new, str):
        yield from _in_list(path, _items(old), _items(new))
    elif plain(old) is None:
        yield Change(path, "added", None, new)
    elif plain(new) is None:
        yield Change(path, "removed", old, None)
    else:
        yield Change(path, "changed", old, new)


def plain(value: Plain) -> object:
    """Return a value as it is compared; None for one that says what its absence says."""
    match value:
        case dict():
            inner = {key: plain(one) for key, one in value.items()}
            return {key: one for key, one in inner.items() if one is not None} or None
        case tuple() | list():
            return tuple(plain(one) for one in value) or None
        case bool():
            return value or None
        case None:
            return None
        case _:
            return " ".join(str(value).split()) or None


def _items(value: Plain) -> Sequence[Plain]:
    return value if isinstance(value, tuple | list) else () if value is None else (value,)


def _in_list(path: tuple[str, ...], old: Sequence[Plain], new: Sequence[Plain]) -> Iterator[Change]:
    if any(isinstance(item, dict) for item in (*old, *new)):
        yield from _in_parts(path, _mappings(old), _mappings(new))
        return
    gone, come = _without(old, new), _without(new, old)
    if not gone and not come:
        yield Change(path, "reordered", tuple(old), tuple(new))
    else:
        what: What = "removed" if not come else "added" if not gone else "changed"
        yield Change(path, what, tuple(gone) or None, tuple(come) or None)


def _without(items: Iterable[Plain], others: Sequence[Plain]) -> list[Plain]:
    known = {plain(other) for other in others}
    return [item for item in items if plain(item) not in known]


def _mappings(items: Iterable[Plain]) -> list[dict[str, Plain]]:
    return [item for item in items if isinstance(item, dict)]


def _in_parts(
    path: tuple[str, ...], old: list[dict[str, Plain]], new: list[dict[str, Plain]]
) -> Iterator[Change]:
    """Yield what has changed in a list of mappings, of which each is found again by some of its fields."""
    pairs = pairs_of(path[-1], old, new)
    for number, item in enumerate(new):
        named = (*path, called(path[-1], item))
        if number not in pairs:
            yield Change(named, "added", None, item)
        else:
            yield from _in_mapping(named, old[pairs[number]], item)
    for number, item in enumerate(old):
        if number not in pairs.values():
            yield Change((*path, called(path[-1], item)), "removed", item, None)
    order = [pairs[number] for number in sorted(pairs)]
    if len(pairs) == len(old) == len(new) and order != sorted(order):
        yield Change(path, "reordered")


def pairs_of(key: str, old: list[dict[str, Plain]], new: list[dict[str, Plain]]) -> dict[int, int]:
    """Return which item of the old list below a key an item of the new one is, both by their numbers."""
    return dict(_pairs(key, old, new))


def _pairs(key: str, old: list[dict[str, Plain]], new: list[dict[str, Plain]]) -> Iterator[tuple[int, int]]:
    """Yield which item of the new list is which of the old: first those that are the same throughout."""
    free = dict(enumerate(old))
    left = dict(enumerate(new))
    for names in (None, *NAMED_BY.get(key, ())):
        by_name: dict[object, list[int]] = {}
        for number, item in free.items():
            by_name.setdefault(_name(item, names), []).append(number)
        for number, item in list(left.items()):
            if found := by_name.get(_name(item, names)):
                yield number, found[0]
                del free[found.pop(0)], left[number]


def _name(item: dict[str, Plain], names: tuple[str, ...] | None) -> object:
    if names is None:
        return repr(sorted((key, repr(plain(value))) for key, value in item.items() if plain(value)))
    return repr([plain(item.get(name)) for name in names])


def called(key: str, item: Mapping[str, Plain]) -> str:
    """Return what names an item of a list: `ria-2025-12-10, chebanenko` for a report."""
    names = NAMED_BY.get(key, ((),))[0] or tuple(item)[:1]
    values = (plain(item.get(name)) for name in names)
    return ", ".join(value for value in values if isinstance(value, str))
