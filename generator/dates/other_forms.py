"""Dates as people write them, turned into EDTF: what to write instead, for the help of a problem.

What stands here is never read as a date; an editor is asked to write it as EDTF. Names of months are those
of CLDR (https://cldr.unicode.org), by Babel.
"""

import re
from functools import cache

LANGUAGES = ("en", "de", "es", "fr", "it", "nl", "pl", "pt", "ru", "tr", "uk")
"""The languages whose names of months are known; Chinese, Japanese and Korean write numbers."""

SEASONS = {"spring": "21", "summer": "22", "autumn": "23", "fall": "23", "winter": "24"}
THIS_CENTURY = "20"

_FILLERS = {"the", "of", "de", "del", "di", "г", "года", "год", "р", "року"}
_AROUND = (
    (re.compile(r"(?:(?:about|around|approximately|circa|ca?)\s+|ca?\.\s*|~)"), "{}~"),
    (re.compile(r"(?:since|from|after)\s+"), "{}/.."),
    (re.compile(r"(?:until|till|before|by|up to)\s+"), "../{}"),
)
_DAYS_OF_A_MONTH = re.compile(r"(\d{1,2})\s*(?:[-–—/]|to)\s*(\d{1,2}\s+\D.*)")
_YEARS = re.compile(r"(\d{4})-(\d{4})")
_TO = re.compile(r"\s+(?:to|until|till|-)\s+|\s*[–—/]\s*")
_YEAR_FIRST = re.compile(r"(\d{4})(?:[-./](\d{1,2})(?:[-./](\d{1,2}))?)?")
_IN_CHARACTERS = re.compile(r"(\d{4})\s*[年년](?:\s*(\d{1,2})\s*[月월](?:\s*(\d{1,2})\s*[日일])?)?")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)")
_YEAR_LAST = re.compile(r"(\d{1,2})[-./ ](\d{1,2})[-./ ](\d{4}|\d\d)")
_MONTH_AND_YEAR = re.compile(r"()(\d{1,2})[-./ ](\d{4})")
_DECADE = re.compile(r"(?:the )?(\d{3})0['’]?s")
_TIME = re.compile(r"(\d{4}-\d\d-\d\d)(?:t|,? )(\d\d?):(\d\d)(?::(\d\d))?\s*(z|utc|gmt|[-+]\d\d(?::?\d\d)?)?")


def edtf_for(text: str) -> list[str]:
    """Return the EDTF forms that a text may mean, none where it is not understood; more than one if it may be
    read in several ways. They may be days that no calendar has.
    """  # noqa: D205 - one sentence
    plain = " ".join(text.casefold().split())
    for pattern, template in _AROUND:
        if match := pattern.match(plain):
            return [template.format(date) for date in edtf_for(plain[match.end() :])]
    if dates := _one(plain):
        return dates
    if match := _DAYS_OF_A_MONTH.fullmatch(plain):
        last = _one(match[2])
        return [f"{date[:-2]}{match[1].zfill(2)}/{date}" for date in last]
    ends = re.split(_TO, _YEARS.sub(r"\1/\2", plain))
    if len(ends) == 2:  # noqa: PLR2004 - two ends
        first, last = map(_one, ends)
        return [f"{start}/{end}" for start in first for end in last] if len(first) == len(last) == 1 else []
    return []


def _one(text: str) -> list[str]:
    """Return the EDTF forms of one date."""
    text, mark = (text[:-1].rstrip(), text[-1]) if text.endswith(("?", "~", "%")) else (text, "")
    return [f"{date}{mark}" for date in _in_digits(text) or _in_words(text)]


def _in_digits(text: str) -> list[str]:
    for pattern in (_YEAR_FIRST, _IN_CHARACTERS, _COMPACT):
        if match := pattern.fullmatch(text):
            return [_joined(*match.groups())]
    if match := _YEAR_LAST.fullmatch(text):
        first, second, year = match.groups()
        year = year if len(year) > 2 else THIS_CENTURY + year  # noqa: PLR2004 - of two digits
        return list(dict.fromkeys((_joined(year, second, first), _joined(year, first, second))))
    if match := _MONTH_AND_YEAR.fullmatch(text):
        return [_joined(match[3], match[2])]
    if match := _DECADE.fullmatch(text):
        return [f"{match[1]}X"]
    if match := _TIME.fullmatch(text):
        day, hour, minute, second, zone = (piece or "" for piece in match.groups())
        zone = "Z" if zone in ("utc", "gmt", "z") else re.sub(r"^(.\d\d):?(\d\d)$", r"\1:\2", zone)
        return [f"{day}T{hour.zfill(2)}:{minute}:{second or '00'}{zone}"]
    return []


def _in_words(text: str) -> list[str]:
    """Return the form of a date with the name of a month or a season."""
    year = month = day = ""
    months, ignored = _names()
    for word in re.split(r"[\s,.]+", text):
        if number := months.get(word):
            month = number if not month else "?"
        elif re.fullmatch(r"\d{4}", word):
            year = word if not year else "?"
        elif match := re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th|er|º|-го)?", word):
            day = match[1] if not day else "?"
        elif word and word not in ignored:
            return []
    if not month or "?" in year + month + day or (day and month in SEASONS.values()):
        return []
    return [_joined(year or "XXXX", month, day)]


def _joined(*pieces: str | None) -> str:
    return "-".join(piece.zfill(2) for piece in pieces if piece)


@cache
def _names() -> tuple[dict[str, str], frozenset[str]]:
    """Return the numbers of months and seasons by their names, and the words that say no more."""
    from babel import Locale  # noqa: PLC0415 - it is read only where a date is wrong

    by_name: dict[str, set[str]] = {name: {number} for name, number in SEASONS.items()}
    ignored = set(_FILLERS)
    for language in LANGUAGES:
        locale = Locale(language)
        for form in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in locale.months[form][width].items():
                    by_name.setdefault(name.casefold().rstrip("."), set()).add(f"{number:02}")
                ignored.update(name.casefold().rstrip(".") for name in locale.days[form][width].values())
    months = {name: next(iter(numbers)) for name, numbers in by_name.items() if len(numbers) == 1}
    return {**months, "sept": "09"}, frozenset(ignored - months.keys())
