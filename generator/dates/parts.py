"""One date, or one end of an interval: when it is, and what it is ordered by."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeAlias

MONTHS_A_YEAR = 12
SECONDS_A_DAY = 24 * 60 * 60
SEASONS = {"21": 3, "22": 6, "23": 9, "24": 12}
"""The seasons of EDTF, spring first, by their numbers: the month that each begins in."""

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
            return SEASONS[self.month]
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
        zone_hours, _, zone_minutes = self.time[9:].partition(":")
        return (
            hours * 3600
            + minutes * 60
            + seconds
            + sign * (int(zone_hours or 0) * 3600 + int(zone_minutes or 0) * 60)
        )

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
