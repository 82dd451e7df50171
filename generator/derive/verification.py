r"""What a quote is compared by, and what shows that it has not changed since it was compared.

A quote stands word for word in a text if it is a part of it once both are normalised. That evens out white
space, quotation marks and dashes, in which a page and its copy differ without anybody having changed a word:

- white space: one or more characters of it count as one space. It is Unicode's property White_Space, which
  `\s` is, no-break spaces among it. Beside a quotation mark or a dash white space does not count, so that
  `« mot »` is `“mot”` and `that – as` is `that—as`. What takes no room is left out: the soft hyphen, the zero
  width space, the word joiner, the byte order mark, and marks of direction;
- quotation marks and apostrophes: one or more of them count as one `'`, whichever they are. They are those of
  Unicode's property Quotation_Mark (https://www.unicode.org/reports/tr44/#Quotation_Mark), the brackets that
  are used as such in East Asia, 〈〉 and 《》, the apostrophe that counts as a letter (U+02BC), and geresh
  and gershayim (U+05F3, U+05F4);
- dashes: one or more of them count as one `-`. They are those of Unicode's general category Pd, of which the
  hyphen on every keyboard is one, and the minus sign (U+2212).

Two ways to write the same characters (`й` as one or as two) are the same text by Unicode's own definition,
so both are written in one way (NFC, https://www.unicode.org/reports/tr15/). Nothing else is evened out: a
capital letter is not a small one, `ё` is not `е`, a comma is not a full stop, and `2,000` is not `2000`.
"""

import hashlib
import re
import unicodedata

QUOTATION_MARKS = (
    "\"'«»\u02bc\u05f3\u05f4\u2018-\u201f\u2039\u203a\u2e42\u3008-\u300f\u301d-\u301f\ufe41-\ufe44"
    "\uff02\uff07\uff62\uff63"
)
"""Quotation marks and apostrophes, as they stand in the brackets of a pattern."""

DASHES = (
    "\\-\u058a\u05be\u1400\u1806\u2010-\u2015\u2212\u2e17\u2e1a\u2e3a\u2e3b\u2e40\u2e5d\u301c\u3030\u30a0"
    "\ufe31\ufe32\ufe58\ufe63\uff0d\U00010ead"
)
"""Dashes, as they stand in the brackets of a pattern."""

_NO_ROOM = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")

_BETWEEN = re.compile(rf"(?! [^\s{QUOTATION_MARKS}{DASHES}])[\s{QUOTATION_MARKS}{DASHES}]+")
"""What stands between words, but for single spaces, which are even, and most of it."""

_SPACE = re.compile(r"\s+")
_QUOTATION_MARKS = re.compile(f"[{QUOTATION_MARKS}]+")
_DASHES = re.compile(f"[{DASHES}]+")

DIGITS = 12
"""How many digits a fingerprint has: too many for two quotes of a story to have the same by chance."""


def normalised(text: str) -> str:
    """Return a text with even white space, quotation marks and dashes, and all else as it is."""
    return _BETWEEN.sub(_even, unicodedata.normalize("NFC", _NO_ROOM.sub("", text))).strip(" ")


def _even(match: re.Match[str]) -> str:
    return _DASHES.sub("-", _QUOTATION_MARKS.sub("'", _SPACE.sub("", match[0]))) or " "


_LEFT_OUT = re.compile(r"\s*[\[(]?(?:…|\.\.\.)[\])]?\s*")


def parts(quote: str) -> list[str]:
    """Return the parts of a quote between `[…]`, `(…)` or `…`, which say that words were left out there."""
    return [part for part in _LEFT_OUT.split(" ".join(quote.split())) if part]


def fingerprint(quote: str, sha256: str) -> str:
    """Return what stands beside the day on which a quote was verified: digits made of it and of its text.

    They are the first of the SHA-256 of the normalised quote and the SHA-256 of the text in which it was
    found. A quote that is changed later, or a source that has another text, no longer fits them, and the day
    no longer counts: a check says so.
    """
    return hashlib.sha256(f"{sha256}\n{normalised(quote)}".encode()).hexdigest()[:DIGITS]
