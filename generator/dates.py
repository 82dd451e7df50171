"""Dates as sources give them: EDTF text in, a date that can be shown in words and ordered out.

EDTF is the Extended Date/Time Format, part of ISO 8601-2:2019 (https://www.loc.gov/standards/datetime/).
Levels 0 and 1 are read, and of level 2 the unstated year: `XXXX-07` is July of a year not stated.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NoReturn, TypeAlias

from generator.problem import quoted

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
MONTHS_A_YEAR = len(MONTHS)
SEASONS = {"21": ("spring", 3), "22": ("summer", 6), "23": ("autumn", 9), "24": ("winter", 12)}

_FORMS = (
    "write 2025-07-12, 2025-07, 2025, XXXX-07 (year not stated), 2024-10~ (about) or 2025-07-11/2025-07-13"
)


Key: TypeAlias = tuple[int, int, int, int, int]
"""Whether the year is unstated, the year, the month, the day, the second; lower for what is not stated."""


class DateError(ValueError):
    """A text that is no date: `rule`, `message` and `help` say why, as in a `Problem`."""

    def __init__(self, rule: str, message: str, help_: str) -> None:
        """Keep what the problem will say."""
        super().__init__(message)
        self.rule, self.message, self.help = rule, message, help_


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date: `text` as written, `words` as shown, `key` to order by, `heading` of its month or year.

    `earliest` and `latest` are (year, month, day) within which it lies, None where open or unstated.
    """

    text: str
    words: str
    key: Key
    earliest: tuple[int, int, int] | None
    latest: tuple[int, int, int] | None
    heading: str

    def __str__(self) -> str:
        """Return the date in words."""
        return self.words

    @property
    def year(self) -> int | None:
        """The year of the order, None where it is not stated."""
        return None if self.key[0] else self.key[1]


@lru_cache(maxsize=10_000)
def parse(text: str) -> Edtf:
    """Return the date that `text` writes; raise `DateError` where it writes none."""
    if text != "".join(text.split()):
        _refuse_space(text)
    if "/" in text and not re.fullmatch(r"\d{1,2}/\d{1,2}/\d{4}", text, re.ASCII):
        return _interval(text)
    part = _part(text)
    return Edtf(text, part.words(), part.key(), part.earliest(), part.latest(), part.heading())


def _refuse_space(text: str) -> NoReturn:
    joined = "".join(text.split())
    try:
        parse(joined)
    except DateError:
        raise DateError("bad-date", f"{quoted(text)} is not an EDTF date", _FORMS) from None
    raise DateError("bad-date", f"{quoted(text)} has a stray space", f"write `{joined}`")


def parse_day(text: str) -> Edtf:
    """Return the whole day that `text` writes as YYYY-MM-DD; raise `DateError` for anything else."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", "".join(text.split())):
            return parse(text)  # which tells of the stray space
        raise DateError("bad-date", f"{quoted(text)} is not a whole day", "write it as 2025-07-12")
    if text < "1970":  # no editor worked before computers count time
        raise DateError("bad-date", f"{quoted(text)} is too long ago", "write the day on which it was done")
    return parse(text)


@dataclass(frozen=True, slots=True)
class _Part:
    """One date, or one end of an interval: its pieces as text, empty where absent."""

    year: str
    month: str = ""
    day: str = ""
    time: str = ""
    mark: str = ""

    def known_year(self) -> int | None:
        return int(self.year.replace("X", "0")) if self.year != "XXXX" else None

    def first_month(self) -> int:
        if self.month in SEASONS:
            return SEASONS[self.month][1]
        return int(self.month) if self.month.isdigit() else 0

    def first_day(self) -> int:
        return int(self.day) if self.day.isdigit() else 0

    def seconds(self) -> int:
        """Return the time of day in seconds, by UTC where the zone is stated; -1 where no time is."""
        if not self.time:
            return -1
        hours, minutes, seconds = (int(piece) for piece in self.time[:8].split(":"))
        sign = -1 if self.time[8:9] == "+" else 1
        ahead, _, more = self.time[9:].partition(":")
        return hours * 3600 + minutes * 60 + seconds + sign * (int(ahead or 0) * 3600 + int(more or 0) * 60)

    def key(self) -> Key:
        """Order by what is stated: the longer time before the shorter ones in it, no year after all years."""
        year = self.known_year()
        longer = self.year.count("X") if year is not None else 0  # a decade before its years
        longer += self.month in SEASONS
        day = -longer if longer else self.first_day()
        return (int(year is None), year or 0, self.first_month(), day, self.seconds())

    def earliest(self) -> tuple[int, int, int] | None:
        year = self.known_year()
        return None if year is None else (year, self.first_month() or 1, self.first_day() or 1)

    def latest(self) -> tuple[int, int, int] | None:
        if self.year == "XXXX":
            return None
        year = int(self.year.replace("X", "9"))
        month = self.first_month() or MONTHS_A_YEAR
        if self.month in SEASONS:
            year, month = (year, month + 2) if month < MONTHS_A_YEAR else (year + 1, 2)
        day = self.first_day() or calendar.monthrange(max(1, min(year, 9999)), month)[1]
        return (year, month, day)

    def words(self) -> str:
        said = self.plain_words()
        before, after = {"~": ("about ", ""), "?": ("", " (uncertain)"), "%": ("about ", " (uncertain)")}.get(
            self.mark, ("", "")
        )
        return f"{before}{said}{after}"

    def plain_words(self) -> str:
        year = self.year_words()
        if self.month in SEASONS:
            return f"{SEASONS[self.month][0]} {year}"
        if self.month == "XX":
            return f"{year}, month and day not stated" if self.day else f"{year}, month not stated"
        if not self.month:
            return year
        month = MONTHS[int(self.month) - 1]
        if self.year == "XXXX":
            said = f"{int(self.day)} {month}" if self.day.isdigit() else month
            return f"{said}, year {'and day ' if self.day == 'XX' else ''}not stated"
        if self.day == "XX":
            return f"{month} {year}, day not stated"
        said = f"{int(self.day)} {month} {year}" if self.day else f"{month} {year}"
        return f"{said}, {self.time_words()}" if self.time else said

    def heading(self) -> str:
        """Return the month or year that a list of dates shows this one under."""
        if self.year == "XXXX":
            return "Year not stated"
        stated = self.month.isdigit()
        if self.month in SEASONS:
            return f"{SEASONS[self.month][0].capitalize()} {self.year_words()}"
        said = f"{MONTHS[int(self.month) - 1]} {self.year_words()}" if stated else self.year_words()
        return said[:1].upper() + said[1:]

    def year_words(self) -> str:
        if self.year == "XXXX":
            return "year not stated"
        if self.year.endswith("XX"):
            return f"between {self.year.replace('X', '0')} and {self.year.replace('X', '9')}"
        if self.year.endswith("X"):
            return f"the {self.year.replace('X', '0')}s"
        return str(int(self.year)).replace("-", "\N{MINUS SIGN}")

    def time_words(self) -> str:
        zone = self.time[8:].replace("Z", "UTC")
        return f"{self.time[:5]} {'UTC' if zone[:1] in ('+', '-') else ''}{zone}".strip()


_PART = re.compile(
    r"(?P<year>Y-?\d{5,}|-?\d{4}|\d{3}X|\d\dXX|XXXX)(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?"
    r"(?:T(?P<time>\d\d:\d\d:\d\d(?:Z|[-+]\d\d(?::\d\d)?)?))?(?P<mark>[?~%])?",
    re.ASCII,
)


def _part(text: str) -> _Part:
    match = _PART.fullmatch(text)
    if not match and (other := re.fullmatch(r"(\d{1,2})[./](\d{1,2})[./](\d{4})", text, re.ASCII)):
        first, second, year = (piece.zfill(2) for piece in other.groups())
        help_ = f"write the year first: `{year}-{second}-{first}` or `{year}-{first}-{second}`"
        raise DateError("bad-date", f"{quoted(text)} does not say which is the month", help_)
    if not match:
        raise DateError("bad-date", f"{quoted(text)} is not an EDTF date", _FORMS)
    pieces = {name: piece or "" for name, piece in match.groupdict().items()}
    part = _Part(**{**pieces, "year": pieces["year"].removeprefix("Y")})
    decade_with_month = "X" in part.year and part.month and not (part.year == "XXXX" and part.month.isdigit())
    if decade_with_month or (part.time and not part.day.isdigit()):  # the edtf package accepts both
        raise DateError("bad-date", f"{quoted(text)} is not an EDTF date", _FORMS)
    _check_calendar(text, part)
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", text):  # the fast path: those the calendar has settled
        _check_grammar(text)
    return part


def _check_calendar(text: str, part: _Part) -> None:
    """Refuse a month or day that no calendar has; the edtf package accepts 2025-02-29."""
    if part.month.isdigit() and part.month not in SEASONS and not 1 <= int(part.month) <= MONTHS_A_YEAR:
        raise DateError(
            "bad-date", f"{quoted(text)} has a month {int(part.month)}", "months go from 01 to 12"
        )
    if not part.day.isdigit():
        return
    if part.month in SEASONS or not part.month.isdigit():
        raise DateError("bad-date", f"{quoted(text)} has a day without a month", _FORMS)
    year = int(part.year) if re.fullmatch(r"\d{4}", part.year) and int(part.year) else 2000
    try:
        date(year, int(part.month), int(part.day))
    except ValueError:
        month = MONTHS[int(part.month) - 1]
        most = calendar.monthrange(year, int(part.month))[1]
        of = f"{month} {year}" if str(year) == part.year else month
        raise DateError(
            "bad-date", f"{quoted(text)} is not in the calendar", f"{of} has {most} days"
        ) from None


def _check_grammar(text: str) -> None:
    from edtf import EDTFParseException, parse_edtf  # noqa: PLC0415 - its grammar takes 0.1 s to build

    try:
        parse_edtf(text)
    except EDTFParseException:
        raise DateError("bad-date", f"{quoted(text)} is not an EDTF date", _FORMS) from None


def _interval(text: str) -> Edtf:
    """Return the interval; `..` is an open end and an empty end is one not known (EDTF level 1)."""
    start_text, _, end_text = text.partition("/")
    if "T" in text:
        raise DateError("bad-date", f"{quoted(text)} has a time of day", "write an interval with days only")
    start = None if start_text in ("", "..") else _part(start_text)
    end = None if end_text in ("", "..") else _part(end_text)
    first = start.earliest() if start else None
    last = end.latest() if end else None
    if start and end:
        if first and last and first > last:
            help_ = f"write `{end_text}/{start_text}`"
            raise DateError("reversed-interval", f"{quoted(text)} ends before it begins", help_)
        return Edtf(text, _between(start, end), start.key(), first, last, start.heading())
    if start:
        words = f"from {start.words()} on" if end_text == ".." else f"from {start.words()}, end not known"
        return Edtf(text, words, start.key(), first, None, start.heading())
    if end:
        words = f"until {end.words()}" + ("" if start_text == ".." else ", start not known")
        return Edtf(text, words, end.key(), None, last, end.heading())
    raise DateError("bad-date", f"{quoted(text)} has neither a beginning nor an end", _FORMS)


def _between(start: _Part, end: _Part) -> str:
    """Return both ends in words, with what they share said once."""
    left, right = start.words(), end.words()
    if left == right:
        return left
    plain = not (start.mark or end.mark or start.time or end.time)
    if plain and start.year == end.year and start.month.isdigit() and end.month.isdigit():
        shared = ", year not stated" if start.year == "XXXX" else f" {start.year_words()}"
        if start.month == end.month and start.day.isdigit() and end.day.isdigit():
            shared = f" {MONTHS[int(start.month) - 1]}{shared}"
        left = left.removesuffix(shared)
    return f"{left} to {right}"
