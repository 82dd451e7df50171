"""Say in words what has changed: sections of items, each with its lines, for people who edit the story.

What stands in the data is kept apart from words of ours, as each form writes it in its own way.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from generator.compare import Change, plain
from generator.diff.comparison import Changed, Comparison, Named, Renamed
from generator.diff.standings import StandingChange
from generator.read import Plain

BESIDE = 4
"""How many words are shown on either side of those that differ."""

MOST = 40
"""How many words of a text are shown."""

_MORE = "…"


@dataclass(frozen=True, slots=True)
class Value:
    """Words of the data; `code` marks an id, a key or a word of a list."""

    text: str
    code: bool = False


Words = Sequence[str | Value]
"""Words of ours and of the data, one after the other."""


@dataclass(frozen=True, slots=True)
class Item:
    """What has changed about one thing, and lines that tell more of it."""

    words: Words
    lines: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Changes of one sort."""

    title: str
    items: tuple[Item, ...]


def sections(comparison: Comparison) -> Iterator[Section]:
    """Yield the sections that have something in them, the weightiest first."""
    for title, items in (
        ("Standings changed", map(_standing, comparison.standings)),
        ("Moved", map(_moved, comparison.moved)),
        ("Removed", map(_named, comparison.removed)),
        ("Added", map(_named, comparison.added)),
        ("Changed", map(_changed, comparison.changed)),
        ("The story itself", [Item(_line(change)) for change in comparison.story]),
    ):
        if found := tuple(items):
            yield Section(title, found)


def _standing(change: StandingChange) -> Item:
    old, new = (Value(one or "no standing", code=True) for one in (change.old, change.new))
    labels = ("readers see ", Value(change.new_label), " instead of ", Value(change.old_label))
    words = (Value(change.id, code=True), " ", Value(change.name), ": ", old, " → ", new)
    return Item(words, (labels, tuple(_causes(change))))


def _causes(change: StandingChange) -> Iterator[str | Value]:
    if not change.causes:
        yield "what did it is recorded elsewhere: in other claims, or further up the lineage"
        return
    several = len(change.causes) > 1
    if change.sure:
        yield "each of these was needed for it: " if several else "what did it: "
    else:
        yield "no single change did it; what has changed: " if several else "what has changed: "
    yield from _marked("; ".join(change.causes))


def _marked(text: str) -> Iterator[str | Value]:
    """Yield a text in which words of the data stand in backticks."""
    for number, part in enumerate(text.split("`")):
        yield Value(part, code=True) if number % 2 else part


def _moved(one: Renamed) -> Item:
    old, new = Value(f"{one.kind}/{one.id}", code=True), Value(f"{one.to_kind}/{one.to}", code=True)
    return Item((old, " → ", new, " ", Value(one.name)), ((Value(one.reason),),) if one.reason else ())


def _named(one: Named) -> Item:
    words: Words = (Value(f"{one.kind}/{one.id}", code=True), " ", Value(one.name))
    return Item(words, ((Value(one.reason),),) if one.reason else ())


def _changed(one: Changed) -> Item:
    words: Words = (Value(f"{one.kind}/{one.id}", code=True), " ", Value(one.name))
    return Item(words, tuple(_line(change) for change in one.changes))


def _line(change: Change) -> Words:
    """Return a change of a field in one line: where, what it was, what it is."""
    where = Value(" › ".join(change.path), code=True)
    if change.what == "reordered":
        return (where, ": in another order")
    old, new = change.old, change.new
    if isinstance(old, tuple | list) or isinstance(new, tuple | list):
        return (where, ": ", *_items(old, new))
    if isinstance(old, dict) or isinstance(new, dict):
        return (where, " is new: " if old is None else " is gone: ", *_values(new if old is None else old))
    if old is None:
        return (where, " is new: ", _value(change, new))
    if new is None:
        return (where, " is gone: ", _value(change, old))
    before, after = excerpts(str(plain(old)), str(plain(new)))
    return (where, ": ", Value(before, _is_code(old)), " → ", Value(after, _is_code(new)))


def _value(change: Change, value: Plain) -> Value:
    return Value(_shortened(str(plain(value))), _is_code(value) or change.path[-1] == "id")


def _is_code(value: Plain) -> bool:
    """Return whether a value is shown as it is in the data: a date, an id, a word of a list, a number."""
    return isinstance(value, str) and " " not in value and len(value) > 1 and value.isascii()


def _items(old: Plain, new: Plain) -> Iterator[str | Value]:
    for number, (values, words) in enumerate(((new, "new: "), (old, "gone: "))):
        listed = values if isinstance(values, tuple | list) else ()
        if listed:
            yield f"{'; ' if number and new else ''}{words}"
            yield from _beside(Value(str(plain(value)), _is_code(value)) for value in listed)


def _beside(values: Iterable[Value]) -> Iterator[str | Value]:
    for number, value in enumerate(values):
        if number:
            yield ", "
        yield value


def _values(value: Plain) -> Iterator[str | Value]:
    """Yield the values of a mapping, each behind its key."""
    for number, (key, one) in enumerate(value.items() if isinstance(value, dict) else ()):
        shown = plain(one)
        words = (
            ", ".join(map(str, shown)) if isinstance(shown, tuple) else str(one if shown is None else shown)
        )
        yield f"{', ' if number else ''}{key} "
        yield Value(_shortened(words), _is_code(words))


def excerpts(old: str, new: str) -> tuple[str, str]:
    """Return of two texts the words in which they differ, with a few on either side that tell where."""
    before, after = old.split(), new.split()
    if max(len(before), len(after)) <= 3 * BESIDE:
        return " ".join(before), " ".join(after)
    runs = list(SequenceMatcher(None, before, after, autojunk=False).get_grouped_opcodes(BESIDE))
    return (
        _cut(before, [(run[0][1], run[-1][2]) for run in runs]),
        _cut(after, [(run[0][3], run[-1][4]) for run in runs]),
    )


def _cut(words: list[str], runs: list[tuple[int, int]]) -> str:
    """Return runs of words, with a mark where others are left out."""
    shown = f" {_MORE} ".join(_shortened(" ".join(words[first:last])) for first, last in runs)
    before, after = runs[0][0] > 0, runs[-1][1] < len(words)
    return f"{_MORE + ' ' if before else ''}{shown}{' ' + _MORE if after else ''}"


def _shortened(text: str) -> str:
    """Return a text with words left out in its middle where it has too many."""
    words = text.split()
    if len(words) <= MOST:
        return " ".join(words)
    return " ".join([*words[: MOST // 2], _MORE, *words[-MOST // 2 :]])
