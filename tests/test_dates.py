"""Dates are shown as exactly as they are given, ordered by what is stated, refused where they cannot be."""

import calendar
from datetime import date, timedelta
from itertools import groupby

import edtf
import pytest

from generator.catalogue import catalogue_of
from generator.dates.edtf import DateError, Edtf, parse, parse_day

ENGLISH = catalogue_of("en")

WORDS = {
    # level 0
    "2025-07-12": "12 July 2025",
    "2025-07": "July 2025",
    "2025": "2025",
    "2024-02-29": "29 February 2024",
    "2025-07-12T10:30:00Z": "12 July 2025, 10:30 UTC",
    "2025-07-12T10:30:00+09:00": "12 July 2025, 10:30 UTC+09:00",
    "2025-07-12T10:30:00": "12 July 2025, 10:30",
    "2025-07-11/2025-07-13": "11 to 13 July 2025",
    "2025-07-28/2025-08-02": "28 July to 2 August 2025",
    "2025-12-31/2026-01-02": "31 December 2025 to 2 January 2026",
    "2025-07/2025-08": "July to August 2025",
    "2024/2025": "2024 to 2025",
    "2025-07-11/2025-07": "11 July to July 2025",
    "2025-07/2025-07-20": "July to 20 July 2025",
    "2025-07-12/2025-07-12": "12 July 2025",
    # level 1
    "2024-10~": "about October 2024",
    "2024-10?": "October 2024 (uncertain)",
    "2024-10%": "about October 2024 (uncertain)",
    "2024~": "about 2024",
    "2024-10-05~": "about 5 October 2024",
    "2025-21": "spring 2025",
    "2025-22": "summer 2025",
    "2025-23": "autumn 2025",
    "2025-24": "winter 2025",
    "199X": "the 1990s",
    "19XX": "between 1900 and 1999",
    "2025-XX": "2025, month not stated",
    "2025-XX-XX": "2025, month and day not stated",
    "2025-07-XX": "July 2025, day not stated",
    "Y12345": "12345",
    "Y-12345": "−12345",
    "-0044-03-15": "15 March −44",
    "../2025-04-26": "until 26 April 2025",
    "2025-04-26/..": "from 26 April 2025 on",
    "/2025-04": "until April 2025, start not known",
    "2025-04/": "from April 2025, end not known",
    "2025-07~/..": "from about July 2025 on",
    "2024-10~/2024-12": "about October 2024 to December 2024",
    "2025-21/2025-22": "spring to summer 2025",
    "2025-22/2026-01": "summer 2025 to January 2026",
    "199X/200X": "the 1990s to the 2000s",
    # of level 2: the year that is not stated
    "XXXX": "year not stated",
    "XXXX-07": "July, year not stated",
    "XXXX-07-12": "12 July, year not stated",
    "XXXX-07-XX": "July, year and day not stated",
    "XXXX-02-29": "29 February, year not stated",
    "XXXX-07-11/XXXX-07-13": "11 to 13 July, year not stated",
    "XXXX-07/XXXX-08": "July to August, year not stated",
}


@pytest.mark.parametrize(("text", "words"), WORDS.items())
def test_a_date_is_shown_in_words_and_kept_as_written(text: str, words: str) -> None:
    assert (ENGLISH.date(parse(text)), parse(text).text) == (words, text)


@pytest.mark.parametrize("text", WORDS)
def test_the_edtf_package_accepts_what_is_accepted(text: str) -> None:
    assert edtf.parse_edtf(text)


@pytest.mark.parametrize(
    "day", [date(1999, 12, 27) + timedelta(days=37 * n) for n in range(0, 400, 20)], ids=str
)
def test_a_whole_day_is_that_of_the_calendar(day: date) -> None:
    found = parse(day.isoformat())
    assert found == parse_day(day.isoformat())
    assert found.earliest == found.latest == (day.year, day.month, day.day)
    assert ENGLISH.date(found) == f"{day.day} {calendar.month_name[day.month]} {day.year}"
    assert (found.key, found.year) == ((0, day.year, day.month, day.day, -1), day.year)


def exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def accepted(text: str) -> bool:
    try:
        parse(text)
    except DateError as error:
        return error.rule != "bad-date"
    return True


@pytest.mark.parametrize("year", [1900, 2000, 2023, 2024])
def test_exactly_the_days_of_the_calendar_are_accepted(year: int) -> None:
    days = [(month, day) for month in range(14) for day in range(33)]
    found = [(month, day) for month, day in days if accepted(f"{year}-{month:02}-{day:02}")]
    assert found == [(month, day) for month, day in days if exists(year, month, day)]


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2024", (2024, 1, 1), (2024, 12, 31)),
        ("2024-02", (2024, 2, 1), (2024, 2, 29)),
        ("2025-02-XX", (2025, 2, 1), (2025, 2, 28)),
        ("2025-24", (2025, 12, 1), (2026, 2, 28)),
        ("199X", (1990, 1, 1), (1999, 12, 31)),
        ("XXXX-07", None, None),
        ("../2025-04", None, (2025, 4, 30)),
        ("2025-04/..", (2025, 4, 1), None),
        ("2025-04/2025-06", (2025, 4, 1), (2025, 6, 30)),
    ],
)
def test_a_date_knows_within_what_it_lies(
    text: str, earliest: tuple[int, int, int] | None, latest: tuple[int, int, int] | None
) -> None:
    assert (parse(text).earliest, parse(text).latest) == (earliest, latest)


def test_dates_are_ordered_by_what_is_stated_and_those_without_a_year_come_last() -> None:
    ordered = [
        "-0044-03-15", "199X", "2024", "2024-10~", "2024-10-05", "2024-24", "2025", "2025-02-28", "2025-21",
        "2025-03-01", "../2025-04-26", "2025-07", "2025-07-11/2025-07-13", "2025-07-12", "2025-08/..",
        "Y12345", "XXXX", "XXXX-07", "XXXX-07-12", "XXXX-08",
    ]  # fmt: skip
    keys = [parse(text).key for text in ordered]
    assert keys == sorted(set(keys))


@pytest.mark.parametrize(
    "pair", [("2025-07", "2025-07~"), ("2025", "2025-XX"), ("2025-07-12", "2025-07-12/2025-07-13")]
)
def test_dates_that_begin_alike_have_one_key_so_that_the_data_decide_their_order(
    pair: tuple[str, str],
) -> None:
    assert parse(pair[0]).key == parse(pair[1]).key


@pytest.mark.parametrize(
    ("text", "message", "help_"),
    [
        ("2025-02-30", "`2025-02-30` is not in the calendar", "February 2025 has 28 days"),
        ("2025-02-29", "`2025-02-29` is not in the calendar", "February 2025 has 28 days"),
        ("2024-02-30~", "`2024-02-30~` is not in the calendar", "February 2024 has 29 days"),
        ("XXXX-02-30", "`XXXX-02-30` is not in the calendar", "February has 29 days"),
        ("2025-06-31/2025-07", "`2025-06-31` is not in the calendar", "June 2025 has 30 days"),
        ("2025-13", "`2025-13` has a month 13", "months go from 01 to 12"),
        ("2025-00-01", "`2025-00-01` has a month 0", "months go from 01 to 12"),
        (" 2025-07-12", "` 2025-07-12` has a stray space", "write `2025-07-12`"),
        ("2025-07-12\n", "`2025-07-12 ` has a stray space", "write `2025-07-12`"),
        ("2025 / 2026", "`2025 / 2026` has a stray space", "write `2025/2026`"),
    ],
)  # fmt: skip
def test_a_date_that_cannot_be_is_refused_with_what_to_write(text: str, message: str, help_: str) -> None:
    with pytest.raises(DateError) as caught:
        parse(text)
    assert (caught.value.rule, caught.value.message, caught.value.help) == ("bad-date", message, help_)


@pytest.mark.parametrize(
    "text",
    [
        "", "X", "12 July 2025", "July 2025", "2025-7-12", "25-07-12", "12.07.2025", "2025/07/12", "20250712",
        "2025-07-12x", "2025-XX-12", "2025-21-12", "199X-07", "19XX-XX", "XXXX-XX", "XXXX-21",
        "2025-21~", "XXXX~", "Y2025",
        "2025-07T10:00:00Z", "2025-07-XXT10:00:00Z", "2025-07-12T25:00:00Z", "2025-07-12T10:00",
        "2025-07-12T10:00:00Z/2025-07-13", "../..", "/", "..", "2025/2026/2027", "{2025}", "[2025, 2026]",
        "٢٠٢٥-٠٧-١٢", "２０２５-07-12", "2025\u201107\u201112", "2025-07-12\0",
    ],
)  # fmt: skip
def test_what_is_no_date_is_refused(text: str) -> None:
    assert not accepted(text)


@pytest.mark.parametrize(
    "text", ["2025-07-13/2025-07-11", "2025-07/2025-06-30", "2025/2024", "2025-24/2025-11", "Y12345/2025"]
)
def test_an_interval_that_ends_before_it_begins_is_refused_and_turned_round_in_the_help(text: str) -> None:
    with pytest.raises(DateError) as caught:
        parse(text)
    start, end = text.split("/")
    assert (caught.value.rule, caught.value.help) == ("reversed-interval", f"write `{end}/{start}`")


@pytest.mark.parametrize(
    "text", ["2025-07", "2025", "2025-07-12~", "XXXX-07-12", "2025-07-12/2025-07-13", "today"]
)
def test_a_day_is_nothing_less_than_a_whole_day(text: str) -> None:
    with pytest.raises(DateError, match="is not a whole day"):
        parse_day(text)


def test_a_day_with_a_stray_space_or_not_in_the_calendar_is_refused_for_that() -> None:
    with pytest.raises(DateError, match="has a stray space"):
        parse_day("2025-07-12 ")
    with pytest.raises(DateError, match="is not in the calendar"):
        parse_day("2025-02-29")


def test_only_a_stated_year_is_a_year() -> None:
    def year(text: str) -> int | None:
        found: Edtf = parse(text)
        return found.year

    assert [year(text) for text in ("2025-07", "XXXX-07", "../2024", "199X")] == [2025, None, 2024, 1990]


WRITTEN_OTHERWISE = {
    "23 November 2026": "2026-11-23",
    "November 23, 2026": "2026-11-23",
    "Monday, 23rd of Nov. 2026": "2026-11-23",
    "23.11.2026": "2026-11-23",
    "11/23/2026": "2026-11-23",
    "23-11-26": "2026-11-23",
    "2026/11/23": "2026-11-23",
    "20261123": "2026-11-23",
    "2026-3-9": "2026-03-09",
    "2026.3": "2026-03",
    "11.2026": "2026-11",
    "Nov 2026": "2026-11",
    "Sept. 2026": "2026-09",
    "23 ноября 2026 года": "2026-11-23",
    "1er mars 2024": "2024-03-01",
    "12. Jänner 2024": None,
    "2026년 11월 23일": "2026-11-23",
    "2026年11月": "2026-11",
    "July": "XXXX-07",
    "12 July": "XXXX-07-12",
    "Summer 2025": "2025-22",
    "the 1990s": "199X",
    "July 2025?": "2025-07?",
    "about 2024": "2024~",
    "c. October 2024": "2024-10~",
    "czerwiec 2025": "2025-06",
    "12–13 July 2025": "2025-07-12/2025-07-13",
    "12 to 13 July 2025": "2025-07-12/2025-07-13",
    "11 July 2025 - 13 August 2025": "2025-07-11/2025-08-13",
    "2024-2025": "2024/2025",
    "until 26 April 2025": "../2025-04-26",
    "since 26 April 2025": "2025-04-26/..",
    "2025-07-12 9:30": "2025-07-12T09:30:00",
    "2025-07-12T10:00Z": "2025-07-12T10:00:00Z",
    "2025-07-12 14:30:05 +0300": "2025-07-12T14:30:05+03:00",
    "today": None,
    "early 2025": None,
    "July or August 2025": None,
    "12 13 July 2025": None,
}


@pytest.mark.parametrize(("text", "edtf_text"), WRITTEN_OTHERWISE.items())
def test_a_date_written_another_way_is_refused_with_the_edtf_to_write(
    text: str, edtf_text: str | None
) -> None:
    with pytest.raises(DateError) as error:
        parse(text)
    help_ = f"write `{edtf_text}`" if edtf_text else "write 2025-07-12, 2025-07, 2025, XXXX-07 "
    assert (error.value.rule, error.value.message) == ("bad-date", f"`{text}` is not an EDTF date")
    assert error.value.help.startswith(help_)
    if edtf_text:
        parse(edtf_text)


@pytest.mark.parametrize(
    ("text", "help_"),
    [
        ("10.12.2025", "write `2025-12-10` or `2025-10-12`"),
        ("3/4/2025", "write `2025-04-03` or `2025-03-04`"),
    ],
)
def test_where_either_number_may_be_the_month_both_are_offered(text: str, help_: str) -> None:
    with pytest.raises(DateError, match="does not say which is the month") as error:
        parse(text)
    assert error.value.help == help_


def test_a_date_that_is_written_another_way_and_cannot_be_is_refused_for_that() -> None:
    with pytest.raises(DateError, match="`2025-02-30` is not in the calendar"):
        parse("30 February 2025")


def test_a_day_written_another_way_is_told_how_to_write_it() -> None:
    with pytest.raises(DateError) as error:
        parse_day("23 November 2026")
    assert error.value.help == "write `2026-11-23`"


def test_what_is_listed_under_one_heading_stands_together() -> None:
    texts = [
        "202X",
        "2020",
        "2020-21",
        "2020-03",
        "2020-03-05",
        "2020-03-09~",
        "2020-22",
        "2020-06-30",
        "XXXX-07",
    ]
    dates = sorted((parse(text) for text in reversed(texts)), key=lambda date: date.key)
    assert [date.text for date in dates] == texts
    assert [heading for heading, _ in groupby(dates, key=ENGLISH.heading)] == [
        "The 2020s", "2020", "Spring 2020", "March 2020", "Summer 2020", "June 2020", "Year not stated",
    ]  # fmt: skip


def test_a_day_of_the_editors_work_is_not_before_computers_count_time() -> None:
    with pytest.raises(DateError, match="too long ago"):
        parse_day("1969-12-31")
