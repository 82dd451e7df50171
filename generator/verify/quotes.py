"""Whether a quote stands word for word in a text; where it does not, the passage that is most like it.

What counts as the same words is told in `derive.verification`. Beyond that, two things are known of texts:

- a quote may leave words out, and says so by `[…]`, `(…)` or `…`: its parts stand in the text in their order.
  An ellipsis that the text has itself is found, too;
- a line, or a page, may end with a hyphen in a word. In print it is either part of the word (`well-known`) or
  only divides it (`verifi-cation`), and nothing tells which: a quote may have it there or not.

A quote begins and ends with whole words, so that `legal` is not found in `illegal`; in Chinese, Japanese and
other writing without spaces it may begin and end anywhere, and in Korean it may end before a particle.
Quotation marks round it are those of whoever quotes, and need not be in the text.
"""

import re
import unicodedata
from collections import Counter, deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from generator.checks.words import as_word
from generator.derive import normalised, parts
from generator.problem import HIDDEN, character
from generator.wording import UNSPACED

_LINE_END = re.compile(r"(?<=\w)[\-\u2010\u00ad]\s*\n\s*(?=\w)")
_DIVIDED = "\ufdd0"
"""Stands for a hyphen at the end of a line; Unicode keeps this code free of any character."""

_TOKEN = re.compile(rf"[{UNSPACED}]|[^\W{UNSPACED}]+|[^\w\s]")

_ROOM = 2
"""A passage may be so many times as long as the quote."""

_LIKE = 0.3
"""What part of its letters a quote must share with a passage that is like it."""


@dataclass(frozen=True)
class Text:
    """The text of a source as it was read."""

    words: str

    @cached_property
    def normalised(self) -> str:
        """The text as quotes are looked up in it, with a sign wherever a line ends with a hyphen."""
        return normalised(_LINE_END.sub(_DIVIDED, self.words.replace(_DIVIDED, "")))

    @cached_property
    def joined(self) -> str:
        """The text as people read it, without hyphens at the end of a line."""
        return unicodedata.normalize("NFC", _LINE_END.sub("", self.words))


def stands(quote: str, text: Text) -> bool:
    """Return whether a quote stands in a text, whole or with what it says that it leaves out."""
    return missing(quote, text) is None


def missing(quote: str, text: Text) -> str | None:
    """Return the first part of a quote that does not stand in a text behind those before; None if all do."""
    if _find(quote, text, 0) is not None:
        return None
    found = parts(quote)
    position = 0
    for part in found:
        end = _find(part, text, position)
        if end is None:
            return part
        position = end
    return None if found else quote


def _find(words: str, text: Text, start: int) -> int | None:
    """Return where words end in a text, the first time that they stand there behind `start`."""
    wanted, pattern = normalised(words).strip("'"), ""
    if not wanted:
        return None
    if _DIVIDED in text.normalised:
        gaps = re.sub(r"(?<=\w)(?=\w)", _DIVIDED, wanted)
        signs = {"-": f"[-{_DIVIDED}]", _DIVIDED: f"{_DIVIDED}?"}
        pattern = "".join(signs.get(char, re.escape(char)) for char in gaps)
    elif wanted not in text.normalised:
        return None  # as is known sooner without a pattern
    match = re.compile(as_word(wanted, pattern)).search(text.normalised, start)
    return match.end() if match else None


def difference(words: str, text: Text) -> str | None:
    """Return the passage of a text that is most like words which do not stand in it; None if none is like it.

    It is marked as `git diff --word-diff` marks it: `[-…-]` stands in the words only, `{+…+}` in the text
    only. Where two words look alike, it is said of which characters they are.
    """
    quote = unicodedata.normalize("NFC", words)
    ours = list(_TOKEN.finditer(quote))
    theirs = _passage(quote, ours, text.joined)
    if not theirs:
        return None
    shown, named = "", list[str]()
    for tag, a, b, c, d in _compared(ours, theirs, _strict).get_opcodes():
        if tag == "equal":
            shown += _slice(theirs[c:d], "{}")
            continue
        shown += _slice(ours[a:b], "[-{}-]") + _slice(theirs[c:d], "{{+{}+}}")
        named += _look_alike("".join(one[0] for one in ours[a:b]), "".join(one[0] for one in theirs[c:d]))
    shown = HIDDEN.sub("\ufffd", shown).strip()
    return f"“{shown}”" + (f"; there {', '.join(dict.fromkeys(named))}" if named else "")


def _compared(
    ours: Sequence[re.Match[str]], theirs: Sequence[re.Match[str]], by: Callable[[re.Match[str]], str]
) -> SequenceMatcher[str]:
    return SequenceMatcher(None, [by(one) for one in ours], [by(one) for one in theirs], autojunk=False)


def _passage(quote: str, ours: Sequence[re.Match[str]], text: str) -> list[re.Match[str]]:
    """Return the tokens of the passage that is most like a quote, from where that would begin to its end."""
    start, end = _nearest(quote, text)
    if start == end:
        return []
    room = _ROOM * len(quote)  # what the text has instead of the first and the last words lies round it
    tokens = list(_TOKEN.finditer(text, max(0, start - room), end + room))
    first = next(number for number, token in enumerate(tokens) if token.end() > start)
    inner = [token for token in tokens[first:] if token.start() < end]
    blocks = [block for block in _compared(ours, inner, _loose).get_matching_blocks() if block.size]
    if not blocks:
        return []
    begin = max(0, first + blocks[0].b - blocks[0].a)
    return tokens[begin : first + blocks[-1].b + len(ours) - blocks[-1].a]


def _nearest(quote: str, text: str) -> tuple[int, int]:
    """Return where the stretch of a text is that shares most with a quote, in one pass over the text.

    Every word of the quote that the stretch has counts by its letters, so that names and numbers count for
    more than the words that stand everywhere. Where it shares too little it is none.
    """
    wanted = Counter(_loose(match) for match in _TOKEN.finditer(quote) if match[0].isalnum())
    if not wanted:
        return 0, 0
    any_of_them = re.compile("|".join(map(as_word, wanted)), re.IGNORECASE)
    have: Counter[str] = Counter()
    window: deque[tuple[str, int]] = deque()
    shared = most = 0
    best = (0, 0)
    for match in any_of_them.finditer(text):
        key = match[0].casefold()
        window.append((key, match.start()))
        have[key] += 1
        shared += len(key) if have[key] <= wanted[key] else 0
        while window and (
            match.end() - window[0][1] > _ROOM * len(quote) or have[window[0][0]] > wanted[window[0][0]]
        ):
            gone, _ = window.popleft()
            shared -= len(gone) if have[gone] <= wanted[gone] else 0
            have[gone] -= 1
        if shared > most:
            most, best = shared, (window[0][1], match.end())
    enough = _LIKE * sum(len(key) * number for key, number in wanted.items())
    return best if most > enough else (0, 0)


def _loose(token: re.Match[str]) -> str:
    return _strict(token).casefold()


def _strict(token: re.Match[str]) -> str:
    """Return what a token counts as: itself, or one quotation mark or dash for all."""
    return token[0] if token[0].isalnum() else normalised(token[0])


def _slice(tokens: Sequence[re.Match[str]], form: str) -> str:
    """Return the tokens as they stand in their text, with a space before if one is there."""
    if not tokens:
        return ""
    first, last = tokens[0], tokens[-1]
    words = " ".join(first.string[first.start() : last.end()].split())
    apart = first.start() > 0 and first.string[first.start() - 1].isspace()
    return f"{' ' if apart else ''}{form.format(words)}"


def _look_alike(ours: str, theirs: str) -> list[str]:
    """Return of which characters two words are that differ in their scripts only, as in `о` and `o`."""
    if len(ours) != len(theirs):
        return []
    return [
        f"{character(their)} stands for {character(our)}"
        for our, their in zip(ours, theirs, strict=True)
        if our != their
        and our.isalpha()
        and their.isalpha()
        and unicodedata.name(our, "").split()[:1] != unicodedata.name(their, "").split()[:1]
    ]
