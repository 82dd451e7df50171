"""What came before what: dates in the order of time, and those that surely are before others."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from generator.dates.edtf import Edtf
from generator.dates.parts import Day, Key

T = TypeVar("T")


def in_order(things: Iterable[T], date_of: Callable[[T], Edtf]) -> list[T]:
    """Return the things in the order of their dates; those of one date keep their order.

    Times are ordered by UTC. A day stands before all times that are written on it; where it dawns in the
    east, UTC has the day before. So it counts from the first of these times, and so does a month or a year
    that begins with it.
    """
    given = list(things)
    dawns: dict[Day | None, Key] = {}
    for date in map(date_of, given):
        if date.has_time:
            dawns[date.earliest] = min(date.key, dawns.get(date.earliest, date.key))

    def position(thing: T) -> tuple[Key, bool, Key]:
        date = date_of(thing)
        dawn = date.key if date.has_time else dawns.get(date.earliest, date.key)
        return min(date.key, dawn), date.has_time, date.key

    return sorted(given, key=position)


def surely_before(first: Edtf, second: Edtf) -> bool:
    """Return whether the first date ends before the second begins, however inexact both are.

    Days are compared by the calendar. A time that has another date by UTC counts as of both.
    """
    if first.is_marked or second.is_marked or first.latest is None or second.earliest is None:
        return False
    if first.has_zone and second.has_zone:
        return first.key < second.key
    last = max(first.latest, first.key[1:4]) if first.has_time else first.latest
    begin = min(second.earliest, second.key[1:4]) if second.has_time else second.earliest
    return last < begin
