"""Dates come in the order of time, by UTC where a zone is stated, and only what is sure is before another."""

from itertools import permutations

import pytest

from generator.catalogue import catalogue_of
from generator.dates.chronology import in_order, surely_before
from generator.dates.edtf import parse


@pytest.mark.parametrize(
    "ordered",
    [
        ["2025-07-13T00:10:00Z", "2025-07-12T23:30:00-05:00"],
        ["2025-07-13", "2025-07-13T00:30:00+09:00"],
        ["2025-07-12", "2025-07-13", "2025-07-13T00:30:00+09:00", "2025-07-12T18:00:00Z"],
        ["2025-07-12", "2025-07-12T18:00:00Z", "2025-07-13", "2025-07-13T00:10:00Z"],
        ["2025-12-10", "2025-12-10T06:00:00+03:00", "2025-12-10T04:00:00Z", "2025-12-10T18:00:00Z"],
        ["2025-08", "2025-08-01", "2025-08-01T00:30:00+09:00", "2025-08-01T00:30:00Z"],
        ["2026", "2026-01", "2026-01-01", "2026-01-01T00:30:00+09:00", "2025-12-31T20:00:00Z"],
        ["2025-12-31T10:00:00", "2025-12-31T23:59:59-12:00", "2026-01-02"],
        ["../2025-07-12", "2025-07-12T00:30:00Z", "2025-07-13", "XXXX-07-12"],
        ["0001-01-01T00:30:00+09:00", "0001-01-02"],
    ],
)
def test_times_are_ordered_by_utc_and_a_day_stands_before_the_times_written_on_it(ordered: list[str]) -> None:
    assert {tuple(in_order(mixed, parse)) for mixed in permutations(ordered)} == {tuple(ordered)}


@pytest.mark.parametrize("dates", [["2025-07-11", "2025-07-11/2025-07-13"], ["2025-07~", "2025-07"]])
def test_dates_that_begin_alike_keep_the_order_of_the_data(dates: list[str]) -> None:
    assert in_order(dates, parse) == dates
    assert in_order(dates[::-1], parse) == dates[::-1]


def test_a_time_is_shown_as_written_under_the_month_that_is_written() -> None:
    date = parse("2025-07-31T23:30:00-05:00")
    english = catalogue_of("en")
    assert (english.date(date), english.heading(date), date.year) == (
        "31 July 2025, 23:30 UTC-05:00",
        "July 2025",
        2025,
    )
    assert parse("2026-01-01T00:30:00+09:00").year == 2026


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("2025-07-12", "2025-07-13", True),
        ("2025-07-12", "2025-07-12", False),
        ("2025-07", "2025-07-12", False),
        ("2025-06", "2025-07-12", True),
        ("2025-07-12", "2025-07", False),
        ("2025", "2026-01", True),
        ("../2025-07-12", "2025-07-13", True),
        ("2025-07-12/..", "2026", False),
        ("2025-07-12/", "2026", False),
        ("2025-07-11/2025-07-13", "2025-07-13", False),
        ("2025-07-12~", "2026", False),
        ("2025-07-12", "2030?", False),
        ("2025-07-12", "../2026", False),
        ("XXXX-07", "2026", False),
        ("2025", "XXXX-07", False),
        ("2025-07-13T00:10:00Z", "2025-07-12T23:30:00-05:00", True),
        ("2025-07-12T23:30:00-05:00", "2025-07-13T00:10:00Z", False),
        ("2025-07-12", "2025-07-13T00:30:00+09:00", False),
        ("2025-07-11", "2025-07-13T00:30:00+09:00", True),
        ("2025-07-12T23:30:00-05:00", "2025-07-13", False),
        ("2025-07-12T09:00:00", "2025-07-12T10:00:00Z", False),
        ("2025-07-12T09:00:00", "2025-07-13T10:00:00Z", True),
    ],
)
def test_a_date_is_before_another_only_where_that_is_sure(first: str, second: str, expected: bool) -> None:  # noqa: FBT001
    assert surely_before(parse(first), parse(second)) is expected
