"""One date, or one end of an interval: when it is, what it is ordered by, and what it is in words."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeAlias

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
MONTHS_A_YEAR = len(MONTHS)
SECONDS_A_DAY = 24 * 60 * 60
SEASONS = {"21": ("spring", 3), "22": ("summer", 6), "23": ("autumn", 9), "24": ("winter", 12)}

Day: TypeAlias = tuple[int, int, int]
"""A year, a month and a day."""

Key: TypeAlias = tuple[int, int, int, int, int]
"""Whether the year is unstated, the year, the month, the day, the second; lower for what is not stated.

A time with a zone counts by UTC.
"""


@dataclass(frozen=True, slots=True)
class Part:
    """One date, or one end of an interval: its pieces as text, empty where absent."""

    year: str
    month: str = ""
    day: str = ""
    time: str = ""
    mark: str = ""

    def known_year(self) -> int | None:
        """Return the year, the first of a decade; None where it is not stated."""
        return int(self.year.replace("X", "0")) if self.year != "XXXX" else None

    def first_month(self) -> int:
        """Return the month, the first of a season; 0 where it is not stated."""
        if self.month in SEASONS:
            return SEASONS[self.month][1]
        return int(self.month) if self.month.isdigit() else 0

    def first_day(self) -> int:
        """Return the day; 0 where it is not stated."""
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
        seconds = self.seconds()
        days, seconds = divmod(seconds, SECONDS_A_DAY) if self.time else (0, seconds)
        if days and year is not None and date.min.year < year < date.max.year:
            by_utc = date(year, int(self.month), int(self.day)) + timedelta(days)
            return (0, by_utc.year, by_utc.month, by_utc.day, seconds)
        longer = self.year.count("X") if year is not None else 0  # a decade before its years
        longer += self.month in SEASONS
        day = -longer if longer else self.first_day()
        return (int(year is None), year or 0, self.first_month(), day, seconds)

    def earliest(self) -> Day | None:
        """Return the first day that it may mean; None where the year is not stated."""
        year = self.known_year()
        return None if year is None else (year, self.first_month() or 1, self.first_day() or 1)

    def latest(self) -> Day | None:
        """Return the last day that it may mean; None where the year is not stated."""
        if self.year == "XXXX":
            return None
        year = int(self.year.replace("X", "9"))
        month = self.first_month() or MONTHS_A_YEAR
        if self.month in SEASONS:
            year, month = (year, month + 2) if month < MONTHS_A_YEAR else (year + 1, 2)
        day = self.first_day() or calendar.monthrange(max(1, min(year, 9999)), month)[1]
        return (year, month, day)

    def words(self) -> str:
        """Return it in words, with what is uncertain about it."""
        said = self.plain_words()
        before, after = {"~": ("about ", ""), "?": ("", " (uncertain)"), "%": ("about ", " (uncertain)")}.get(
            self.mark, ("", "")
        )
        return f"{before}{said}{after}"

    def plain_words(self) -> str:
        """Return it in words, as if it were certain."""
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
        """Return the year in words."""
        if self.year == "XXXX":
            return "year not stated"
        if self.year.endswith("XX"):
            return f"between {self.year.replace('X', '0')} and {self.year.replace('X', '9')}"
        if self.year.endswith("X"):
            return f"the {self.year.replace('X', '0')}s"
        return str(int(self.year)).replace("-", "\N{MINUS SIGN}")

    def time_words(self) -> str:
        """Return the time of day as written, with its zone."""
        zone = self.time[8:].replace("Z", "UTC")
        return f"{self.time[:5]} {'UTC' if zone[:1] in ('+', '-') else ''}{zone}".strip()


def between(start: Part, end: Part) -> str:
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
