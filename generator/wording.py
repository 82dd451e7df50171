"""What counts as a word, in any script, and which runs of words two texts share.

Words are compared by their letters and digits alone: not by case, quotation marks, dashes or the form in
which Unicode writes an accent. Where no spaces divide words, each character is taken for itself, and two
count as a word. No text is kept, and none is read from a file.
"""

import re
import unicodedata
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import TypeVar

UNSPACED = (
    "\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3041-\u30ff\u31f0-\u31ff\u3400-\u4dbf"
    "\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
"""The letters that have no space between words: Thai, Lao, Tibetan, Burmese, Khmer, Chinese, Japanese."""

CHARACTERS_A_WORD = 2
"""How many characters count as one word where no spaces divide words."""

MOST = 20
"""So many places of the same words in one text are looked at: words that come more often are a refrain."""

_BETWEEN = r"\s—–…\u3000-\u3004\u3008-\u3020\uff01-\uff0f\uff1a-\uff20"
"""What divides words even where no space does: dashes, and the punctuation of Chinese and Japanese."""

_WORDS = re.compile(rf"[{UNSPACED}]|[^{_BETWEEN}{UNSPACED}]+")
_UNSPACED = re.compile(f"[{UNSPACED}]")

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: what it is compared by, and where it stands, as a slice of the text."""

    folded: str
    start: int
    end: int
    unspaced: bool = False
    """Whether it is a character of a script that has no spaces between words."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stand in two texts in the same order, and where: as slices of the one and of the other."""

    words: int
    one: slice
    other: slice


def words_in(text: str) -> tuple[Word, ...]:
    """Return the words of a text, those of scripts without spaces by their characters."""
    return tuple(
        Word(folded, match.start(), match.end(), _UNSPACED.match(match[0]) is not None)
        for match in _WORDS.finditer(text)
        if (folded := _folded(match[0]))
    )


def _folded(word: str) -> str:
    """Return the letters, digits and accents of a word; nothing for one that is a sign or a mark."""
    plain = word.casefold() if word.isascii() else unicodedata.normalize("NFKC", word).casefold()
    if plain.isalnum():
        return plain
    if not any(char.isalnum() for char in plain) and not _UNSPACED.match(plain):
        return ""
    return "".join(char for char in plain if char.isalnum() or unicodedata.category(char)[0] == "M")


def count_words(text: str) -> int:
    """Return how many words a text has; so many characters of scripts without spaces count as one."""
    return _count(words_in(text))


def surely_fewer(text: str, most: int) -> bool:
    """Return whether a look at a text is enough to tell that it has no more words than so many."""
    return len(text) <= most or (text.isascii() and len(text.split()) <= most)


def count_unspaced(text: str) -> int:
    """Return how many characters of a text are of scripts that have no spaces between words."""
    return sum(word.unspaced for word in words_in(text))


def _count(words: tuple[Word, ...]) -> int:
    characters = sum(word.unspaced for word in words)
    return len(words) - characters + -(-characters // CHARACTERS_A_WORD)


def shared_runs(one: str, other: str, at_least: int) -> tuple[Run, ...]:
    """Return the runs of so many words or more that stand in both texts, in the order of the first.

    A run is as long as it can be, and told once, where the longest of its kind stands in the other text. Two
    runs may overlap, where the other text has their words in two places. The time grows with the length of
    the texts, not with their product, since words are looked up by shingles (Broder 1997,
    https://doi.org/10.1109/SEQUEN.1997.666900).
    """
    mine, theirs = words_in(one), words_in(other)
    places: dict[tuple[str, ...], list[int]] = {}
    for start, shingle in _shingles(theirs, at_least):
        places.setdefault(shingle, []).append(start)
    runs, next_ = [], 0
    for start, shingle in _shingles(mine, at_least):
        if start < next_ or shingle not in places:
            continue
        length, place = max(
            ((_length(mine, start, theirs, place), place) for place in places[shingle][:MOST]),
            key=lambda found: found[0],
        )
        next_ = start + length - at_least + 1  # what begins before that is within this run
        words = _count(mine[start : start + length])
        if words >= at_least:
            last = length - 1
            in_one = slice(mine[start].start, mine[start + last].end)
            runs.append(Run(words, in_one, slice(theirs[place].start, theirs[place + last].end)))
    return tuple(runs)


def _shingles(words: tuple[Word, ...], length: int) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield every so many words that follow each other, each with the number of the first."""
    folded = [word.folded for word in words]
    for start in range(len(folded) - length + 1):
        yield start, tuple(folded[start : start + length])


def _length(mine: tuple[Word, ...], start: int, theirs: tuple[Word, ...], place: int) -> int:
    """Return how many words are the same from here on."""
    most = min(len(mine) - start, len(theirs) - place)
    differs = (step for step in range(most) if mine[start + step].folded != theirs[place + step].folded)
    return next(differs, most)


def that_share(texts: Mapping[K, str], at_least: int) -> Iterator[tuple[K, K]]:
    """Yield the keys of every two texts that may share a run of so many words, each pair once.

    Of more than `MOST` texts that have the same words each is joined to the next one only.
    """
    found: dict[tuple[str, ...], dict[K, None]] = {}
    for key, text in texts.items():
        for _, shingle in _shingles(words_in(text), at_least):
            found.setdefault(shingle, {})[key] = None
    seen = set()
    for keys in found.values():
        for pair in combinations(keys, 2) if len(keys) <= MOST else pairwise(keys):
            if pair not in seen:
                seen.add(pair)
                yield pair
