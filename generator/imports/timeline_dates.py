"""Dates of TimelineJS as EDTF (https://timeline.knightlab.com/docs/json-format.html#json-date).

TimelineJS counts years as JavaScript does, with a year 0, and so does EDTF: -44 is `-0044`. What it puts up
with, such as a month 13, which it takes for January, is an error here.
"""

import re
from collections.abc import Mapping
from typing import Any

from generator.imports.numbers import WrongDateError, edtf_of, in_calendar, whole
from generator.problem import quoted

_UNITS = (("month", 12), ("day", 31), ("hour", 24), ("minute", 59), ("second", 59))
_KNOWN = {"year", "month", "day", "hour", "minute", "second", "display_date", "format"}


def of(slide: Mapping[str, Any]) -> tuple[str | None, list[str]]:
    """Return the date of a slide, None where it has none, and what of it was left, in words.

    Raises `WrongDateError` where it has one that cannot be.
    """
    left: list[str] = []
    start, end = (_numbers(slide.get(key), key, left) for key in ("start_date", "end_date"))
    if start is None:
        if end is not None:
            raise WrongDateError("the slide has an end, and no beginning", "give it a `start_date`, too")
        return None, left
    if end is None or end == start:
        return in_calendar(_text(start, left)), left
    shared = min(len(start), len(end))
    if end[:shared] < start[:shared]:
        message = f"the slide ends before it begins: {_text(start, [])}, {_text(end, [])}"
        raise WrongDateError(message, "exchange the two dates, or mend one")
    if len(start) > 3 or len(end) > 3:  # noqa: PLR2004 - year, month, day
        left.append("the times of day: an interval has days only")
        start, end = start[:3], end[:3]
        if start == end:
            return in_calendar(_text(start, left)), left
    return in_calendar(f"{_text(start, left)}/{_text(end, left)}"), left


def _numbers(date: object, key: str, left: list[str]) -> tuple[int, ...] | None:
    """Return the numbers of a date from the year on, as far as they are given."""
    if date in (None, "", {}):
        return None
    if not isinstance(date, Mapping):
        raise WrongDateError(f"`{key}` is {quoted(date)}, and no mapping", 'write it as `{"year": 2025}`')
    left += [
        f"`{key}.{name}`, {quoted(date[name])}"
        for name in date
        if name not in _KNOWN and date[name] not in (None, "")
    ]
    if (year := _number(date, "year", key)) is None:
        if any(date.get(unit) not in (None, "") for unit, _ in _UNITS):
            raise WrongDateError(f"`{key}` has no year", "write one")
        return None
    found = [year]
    ended = False
    for unit, most in _UNITS:
        number = _number(date, unit, key)
        if number is None:
            ended = True
        elif ended and unit in {"month", "day"}:
            raise WrongDateError(f"`{key}` has a day and no month", "write the month, or delete the day")
        elif ended:
            left.append(f"`{key}.{unit}`, {quoted(number)}, as what stands before it is missing")
        elif not (unit in {"hour", "minute", "second"} and number == 0) and not 1 <= number <= most:
            raise WrongDateError(
                f"`{key}` has a {unit} {number}", f"a {unit} is from 1 to {most}; TimelineJS counts on"
            )
        else:
            found.append(number)
    return tuple(found)


def _number(date: Mapping[str, Any], unit: str, key: str) -> int | None:
    value = date.get(unit)
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if isinstance(value, str):
        value = re.sub(r"[\s,]", "", value)  # as TimelineJS does in tables
    return whole(value, f"`{key}.{unit}`")


def _text(numbers: tuple[int, ...], left: list[str]) -> str:
    text, rest = edtf_of(numbers), numbers[1:]
    hour, *less = rest[2:] or [-1]
    if less:
        minute, second = (*less, 0)[:2]
        return f"{text}T{hour:02}:{minute:02}:{second:02}"
    if hour >= 0:
        left.append(f"the hour {hour}: without minutes it is no time of day")
    return text
