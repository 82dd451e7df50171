"""Dates as sources give them: EDTF text in, a date that can be ordered out.

EDTF is the Extended Date/Time Format, part of ISO 8601-2:2019 (https://www.loc.gov/standards/datetime/).
Levels 0 and 1 are read, and of level 2 the unstated year: `XXXX-07` is July of a year not stated.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from generator.dates.other_forms import edtf_for
from generator.dates.parts import MONTHS_A_YEAR, SEASONS, Day, Key, Part
from generator.problem import quoted

_FORMS = (
    "write 2025-07-12, 2025-07, 2025, XXXX-07 (year not stated), 2024-10~ (about) or 2025-07-11/2025-07-13"
)


class DateError(ValueError):
    """A text that is no date: `rule`, `message` and `help` say why, as in a `Problem`."""

    def __init__(self, rule: str, message: str, help_: str) -> None:
        """Keep what the problem will say."""
        super().__init__(message)
        self.rule, self.message, self.help = rule, message, help_


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date: `text` as written, `key` to order by, and what is stated of it.

    `start` is the date, or the beginning of an interval, of which `end` is the end; each is None where the
    interval has none. `earliest` and `latest` are (year, month, day) within which the date lies, None where
    open or unstated. A catalogue says it in words.
    """

    text: str
    key: Key
    start: Part | None
    end: Part | None
    earliest: Day | None
    latest: Day | None

    def __str__(self) -> str:
        """Return the date as written."""
        return self.text

    @property
    def is_interval(self) -> bool:
        """Whether it has, or could have, two ends."""
        return "/" in self.text

    @property
    def year(self) -> int | None:
        """The year that it begins in, or ends in where only the end is known; None where not stated."""
        part = self.start or self.end
        return part.known_year() if part else None

    @property
    def has_time(self) -> bool:
        """Whether a time of day is stated."""
        return self.key[4] >= 0

    @property
    def has_zone(self) -> bool:
        """Whether a time of day is stated, and by which clock."""
        return self.has_time and bool(re.search(r"T.*(?:Z|[-+]\d\d(?::\d\d)?)$", self.text))

    @property
    def is_marked(self) -> bool:
        """Whether it, or an end of it, is marked as about or uncertain."""
        return bool(re.search("[~?%]", self.text))


@lru_cache(maxsize=10_000)
def parse(text: str) -> Edtf:
    """Return the date that `text` writes; raise `DateError` where it writes none."""
    try:
        return _read(text)
    except DateError as error:
        if error.help != _FORMS:
            raise
        refused = error
    joined = "".join(text.split())
    if joined != text and _is_date(joined):
        raise DateError("bad-date", f"{quoted(text)} has a stray space", f"write `{joined}`")
    meant = edtf_for(text)
    forms = [f"`{form}`" for form in meant if _is_date(form)]
    if meant and not forms:
        _read(meant[0])  # which tells what is wrong with it
    if not forms:
        raise refused
    message = "does not say which is the month" if len(forms) > 1 else "is not an EDTF date"
    raise DateError("bad-date", f"{quoted(text)} {message}", f"write {' or '.join(forms)}")


def _is_date(text: str) -> bool:
    try:
        _read(text)
    except DateError:
        return False
    return True


def _read(text: str) -> Edtf:
    if "/" in text:
        return _interval(text)
    part = _part(text)
    return Edtf(text, part.key(), part, None, part.earliest(), part.latest())


def parse_day(text: str) -> Edtf:
    """Return the whole day that `text` writes as YYYY-MM-DD; raise `DateError` for anything else."""
    day = None
    try:
        day = parse(text)
    except DateError as error:
        if error.help != _FORMS:  # which name more than a day
            raise
    if not day or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise DateError("bad-date", f"{quoted(text)} is not a whole day", "write it as 2025-07-12")
    if text < "1970":  # no editor worked before computers count time
        raise DateError("bad-date", f"{quoted(text)} is too long ago", "write the day on which it was done")
    return day


_PART = re.compile(
    r"(?P<year>Y-?\d{5,}|-?\d{4}|\d{3}X|\d\dXX|XXXX)(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?"
    r"(?:T(?P<time>\d\d:\d\d:\d\d(?:Z|[-+]\d\d(?::\d\d)?)?))?(?P<mark>[?~%])?",
    re.ASCII,
)


def _part(text: str) -> Part:
    match = _PART.fullmatch(text)
    if not match:
        raise DateError("bad-date", f"{quoted(text)} is not an EDTF date", _FORMS)
    pieces = {name: piece or "" for name, piece in match.groupdict().items()}
    part = Part(**{**pieces, "year": pieces["year"].removeprefix("Y")})
    decade_with_month = "X" in part.year and part.month and not (part.year == "XXXX" and part.month.isdigit())
    if decade_with_month or (part.time and not part.day.isdigit()):  # the edtf package accepts both
        raise DateError("bad-date", f"{quoted(text)} is not an EDTF date", _FORMS)
    _check_calendar(text, part)
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", text):  # the fast path: those the calendar has settled
        _check_grammar(text)
    return part


def _check_calendar(text: str, part: Part) -> None:
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
        month = calendar.month_name[int(part.month)]
        most = calendar.monthrange(year, int(part.month))[1]
        period = f"{month} {year}" if str(year) == part.year else month
        raise DateError(
            "bad-date", f"{quoted(text)} is not in the calendar", f"{period} has {most} days"
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
    if start and end and first and last and first > last:
        help_ = f"write `{end_text}/{start_text}`"
        raise DateError("reversed-interval", f"{quoted(text)} ends before it begins", help_)
    stated = start or end
    if stated is None:
        raise DateError("bad-date", f"{quoted(text)} has neither a beginning nor an end", _FORMS)
    return Edtf(text, stated.key(), start, end, first, last)
