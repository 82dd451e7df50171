"""Dates in the words of a language, as exact as they are stated and no more."""

import re
from collections.abc import Callable
from datetime import date as day_of
from typing import TYPE_CHECKING

from babel.dates import format_date, format_skeleton

from generator.dates import SEASONS, Edtf, Part

if TYPE_CHECKING:
    from generator.catalogue.catalogue import Catalogue

_YEAR = 2000
"""A leap year, in which a day is written; what year it is of is then put in, and may be any."""


def date(words: "Catalogue", date: Edtf) -> str:
    """Return a date in words."""
    start, end = date.start, date.end
    if start and end:
        return _between(words, start, end)
    if start and date.is_interval:
        day = _marked(words, start)
        if date.text.endswith(".."):
            return words.gettext("from %(day)s on", day=day)
        return words.gettext("from %(day)s, end not known", day=day)
    if start:
        return _marked(words, start)
    assert end is not None, date.text  # noqa: S101 - a date has one or the other
    day = _marked(words, end)
    if date.text.startswith(".."):
        return words.gettext("until %(day)s", day=day)
    return words.gettext("until %(day)s, start not known", day=day)


def heading(words: "Catalogue", date: Edtf) -> str:
    """Return the month, season or year that a list of dates shows a date under."""
    part = date.start or date.end
    assert part is not None, date.text  # noqa: S101 - a date has one or the other
    if part.year == "XXXX":
        return words.gettext("Year not stated")
    if part.month.isdigit():
        period = _season(words, part) if part.month in SEASONS else _month(words, part)
    else:
        period = _year(words, part)
    return period[:1].upper() + period[1:]


def _between(words: "Catalogue", start: Part, end: Part) -> str:
    """Return both ends in words, with what they share said once: “11 to 13 July 2025”."""
    left, right = _marked(words, start), _marked(words, end)
    if left == right:
        return left
    plain = not (start.mark or end.mark or start.time or end.time)
    if plain and start.year == end.year and start.month.isdigit() and end.month.isdigit():
        left, right = _said_once(left, right, start, end)
    return words.gettext("%(start)s to %(end)s", start=left, end=right)


def _said_once(left: str, right: str, start: Part, end: Part) -> tuple[str, str]:
    """Return two dates of one year without the words that both end with, or begin with, said twice.

    Whether the year comes last or first is the language's. The words have to be those of the year, and of the
    month where that is the same, but never of a day.
    """
    left_words, right_words = left.split(" "), right.split(" ")
    most = min(len(left_words), len(right_words)) - 1

    def shared(words: list[str]) -> bool:
        numbers = [re.sub(r"\D", "", word) for word in words]
        days = {str(int(part.day)) for part in (start, end) if part.day.isdigit()}
        year = start.year.lstrip("-0")
        return not days & set(numbers) and (start.year == "XXXX" or any(year in number for number in numbers))

    ends = next(
        (n for n in range(most, 0, -1) if left_words[-n:] == right_words[-n:] and shared(left_words[-n:])), 0
    )
    if ends:
        return " ".join(left_words[:-ends]).rstrip(",،"), right
    begins = next(
        (n for n in range(most, 0, -1) if left_words[:n] == right_words[:n] and shared(left_words[:n])), 0
    )
    return left, " ".join(right_words[begins:])


def _marked(words: "Catalogue", part: Part) -> str:
    """Return one date in words, with what is uncertain about it."""
    day = _plain(words, part)
    match part.mark:
        case "~":
            return words.gettext("about %(day)s", day=day)
        case "?":
            return words.gettext("%(day)s (uncertain)", day=day)
        case "%":
            return words.gettext("about %(day)s (uncertain)", day=day)
    return day


def _plain(words: "Catalogue", part: Part) -> str:
    """Return one date in words, as if it were certain."""
    if part.month in SEASONS:
        return _season(words, part)
    if not part.month or part.month == "XX":
        return _without_month(words, part)
    if part.year == "XXXX":
        return _without_year(words, part)
    if not part.day or part.day == "XX":
        month = _month(words, part)
        return words.gettext("%(month)s, day not stated", month=month) if part.day else month
    day = day_of(_YEAR, int(part.month), int(part.day))
    text = _of_year(part, format_date(day, "long", locale=words.locale))
    return words.gettext("%(day)s, %(time)s", day=text, time=_time(part)) if part.time else text


def _without_month(words: "Catalogue", part: Part) -> str:
    year = _year(words, part)
    if not part.month:
        return year
    if part.day:
        return words.gettext("%(year)s, month and day not stated", year=year)
    return words.gettext("%(year)s, month not stated", year=year)


def _without_year(words: "Catalogue", part: Part) -> str:
    if part.day.isdigit():
        day = day_of(_YEAR, int(part.month), int(part.day))
        text = format_skeleton("MMMMd", day, locale=words.locale)
        return words.gettext("%(day)s, year not stated", day=text)
    month = words.locale.months["stand-alone"]["wide"][int(part.month)]
    if part.day == "XX":
        return words.gettext("%(month)s, year and day not stated", month=month)
    return words.gettext("%(day)s, year not stated", day=month)


def _month(words: "Catalogue", part: Part) -> str:
    """Return a month with its year, which may be a decade."""
    first = day_of(_YEAR, int(part.month), 1)
    return _of_year(part, format_skeleton("yMMMM", first, locale=words.locale))


def _season(words: "Catalogue", part: Part) -> str:
    names: dict[str, Callable[[], str]] = {
        "21": lambda: words.gettext("spring %(year)s", year=_year(words, part)),
        "22": lambda: words.gettext("summer %(year)s", year=_year(words, part)),
        "23": lambda: words.gettext("autumn %(year)s", year=_year(words, part)),
        "24": lambda: words.gettext("winter %(year)s", year=_year(words, part)),
    }
    return names[part.month]()


def _of_year(part: Part, text: str) -> str:
    """Return a day that is written in a year, in its own."""
    return text.replace(str(_YEAR), _number(part))


def _number(part: Part) -> str:
    return str(int(part.year)).replace("-", "\N{MINUS SIGN}")


def _year(words: "Catalogue", part: Part) -> str:
    """Return the year in words."""
    first, last = part.year.replace("X", "0"), part.year.replace("X", "9")
    if part.year == "XXXX":
        return words.gettext("year not stated")
    if part.year.endswith("XX"):
        return words.gettext("between %(first)s and %(last)s", first=first, last=last)
    if part.year.endswith("X"):
        return words.gettext("the %(year)ss", year=first)
    return _of_year(part, format_skeleton("y", day_of(_YEAR, 1, 1), locale=words.locale))


def _time(part: Part) -> str:
    """Return the time of day as written, with its zone."""
    zone = part.time[8:].replace("Z", "UTC")
    return f"{part.time[:5]} {'UTC' if zone[:1] in ('+', '-') else ''}{zone}".strip()
