"""A list of many entries on several pages: an overview, and a page for each part of the list.

Every entry has a key, the steps by which it is looked up: the letters of a name, the year, month and day of a
date. A part holds the entries whose keys begin alike, by as few steps as make the part small enough. So where
an entry stands depends on its own key and on how many others share the beginning of it: one more moves no
other, unless the part is full with it and is divided.
"""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from generator.catalogue import Catalogue
from generator.dates import Edtf, edtf

MOST = 200
"""So many entries are on one page, which then has less than 500 kB."""

END = "--"
"""The step that ends a name or a date; those behind it are of the id, which no two entries share."""

LONGEST = 60
"""How many letters of a text are looked at; what is alike so far is told apart by the id."""


@dataclass(frozen=True, slots=True)
class Item:
    """An entry, or what else a list is of: its key, what so many steps of it are called, its weight."""

    of: Any
    key: tuple[str, ...]
    called: Callable[[int], str]
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a list: the page it has, what it is called, and what stands there."""

    path: str
    key: tuple[str, ...]
    name: str
    of: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """A list: its page, and its parts, of which there are none where the page has it all."""

    path: str
    of: tuple[Any, ...]
    parts: tuple[Part, ...]


def listing(path: str, items: Iterable[Item], most: int | None = None, *, in_order: bool = False) -> Listing:
    """Return the list whose page is `path`, in parts if it is of more weight than `most`.

    Parts and what is in them are in the order of the keys, unless the items are `in_order`. The part with the
    key `a` of `actors/index.md` is `actors/list/a.md`, of `timeline.md` it is `timeline/list/a.md`: no entry
    has a page there.
    """
    every = tuple(items)
    most = MOST if most is None else most
    if sum(item.weight for item in every) <= most:
        return Listing(path, _of(every), ())
    folder = path.removesuffix(".md").removesuffix("/index")
    parts = (
        Part(
            f"{folder}/list/{''.join(inside[0].key[:steps])}.md",
            inside[0].key[:steps],
            inside[0].called(steps),
            _of(inside),
        )
        for steps, inside in _divided(
            every if in_order else sorted(every, key=lambda item: item.key), most, 0
        )
    )
    return Listing(path, _of(every), tuple(parts))


def _of(items: Iterable[Item]) -> tuple[Any, ...]:
    return tuple(item.of for item in items)


def _divided(items: Sequence[Item], most: int, steps: int) -> Iterator[tuple[int, Sequence[Item]]]:
    """Yield the parts in the order of their first items, each with how many steps its items share."""
    if steps and (len(items) == 1 or sum(item.weight for item in items) <= most):
        yield steps, items
        return
    groups: dict[str, list[Item]] = {}
    for item in items:
        groups.setdefault("".join(item.key[steps : steps + 1]), []).append(item)
    for group in groups.values():
        yield from _divided(group, most, steps + 1)


# Keys


def by_letters(of: Any, text: str, id_: str, weight: int = 1) -> Item:  # noqa: ANN401 - what the list is of
    """Return the item whose key are the letters of a text."""
    letters = folded(text)
    key = tuple(_slug(letter) for letter in letters)
    return Item(of, (*key, END, *id_), lambda steps: _beginning(text, letters, id_, steps), weight)


def by_date(words: Catalogue, of: Any, date: Edtf | None, id_: str, weight: int = 1) -> Item:  # noqa: ANN401
    """Return the item whose key are the year, the month and the day of a date, or of its beginning."""
    key = _steps(date)
    return Item(of, (*key, END, *id_), lambda steps: _period(words, key, id_, steps), weight)


UNDATED = "undated"


def _steps(date: Edtf | None) -> tuple[str, ...]:
    """Return the steps of a date, as far as it is stated."""
    start = (date.start or date.end) if date else None
    if start is None or start.year == "XXXX":
        return (UNDATED,)
    steps = [start.year]
    for piece in (start.month, start.day):
        if not piece.isdigit():
            break
        steps.append(f"-{piece}")
    return tuple(steps)


def _period(words: Catalogue, key: tuple[str, ...], id_: str, steps: int) -> str:
    if steps > len(key):
        return _with_id(_period(words, key, id_, len(key)), id_[: steps - len(key) - 1])
    if key[0] == UNDATED:
        return words.gettext("Year not stated")
    date = edtf.parse("".join(key[:steps]))
    called = words.date(date)
    return called[:1].upper() + called[1:]


def folded(text: str) -> tuple[str, ...]:
    """Return the letters that a text is sorted by, as in an index: without case, accents and signs.

    The first letter of a text that begins with none, but with a digit or a sign, is `0`. A syllable of Hangul
    is its letters; й is a letter of its own, and no и with an accent.
    """
    letters = list[str]()
    decomposed = "".join(
        letter if letter in "йЙ" else unicodedata.normalize("NFKD", letter)
        for letter in unicodedata.normalize("NFC", text[: 2 * LONGEST])
    )
    for letter in decomposed.casefold():
        if letter.isalnum():
            letters.append(letter)
        elif letter.isspace() and letters and letters[-1] != " ":
            letters.append(" ")
    if letters and not letters[0].isalpha():
        letters.insert(0, OTHERS)
    return tuple(letters[:LONGEST]) or (OTHERS,)


OTHERS = "0-9"
"""The first step of what begins with no letter."""


def _slug(letter: str) -> str:
    """Return a letter for an address: all of them can be typed, whatever the script, and none is two ways."""
    if letter == " ":
        return "-"
    return letter if letter.isascii() else f"~{ord(letter):05x}"


def _beginning(text: str, letters: tuple[str, ...], id_: str, steps: int) -> str:
    """Return what a part is called: the letter, or how its texts begin."""
    if steps > len(letters):
        return _with_id(text, id_[: steps - len(letters) - 1])
    if steps == 1:
        return "0–9" if letters[0] == OTHERS else _alone(letters[0]).upper()
    wanted = tuple(letter for letter in letters[:steps] if letter != OTHERS)
    joined = "".join(wanted).strip()
    if not joined:
        return "0–9"
    for end in range(len(text) + 1):
        found = "".join(letter for letter in folded(text[:end]) if letter != OTHERS).strip()
        if found == joined:
            return f"{text[:end].strip()}…"
        if len(found) > len(joined):
            break
    return "".join(map(_alone, unicodedata.normalize("NFC", joined))) + "…"


def _with_id(name: str, id_: str) -> str:
    return f"{name} ({id_}…)" if id_ else name


@lru_cache
def _alone(letter: str) -> str:
    """Return a letter as it is written by itself: one of Hangul at the beginning of a syllable is not."""
    name = unicodedata.name(letter, "")
    if name.startswith("HANGUL CHOSEONG "):
        return unicodedata.lookup(name.replace("CHOSEONG", "LETTER"))
    return letter
