"""The calendar has the events that are on certain days, as a reader of iCalendar reads it back."""

from datetime import date

import pytest
from icalendar import Calendar

from generator.dates.edtf import parse
from generator.exports.calendar import FORMAT, days
from generator.site import Site
from tests.story_of import tiny


def read(site: Site) -> Calendar:
    (text,) = FORMAT.files(tiny(), site).values()
    found = Calendar.from_ical(text)
    assert isinstance(found, Calendar)
    return found


def test_an_event_on_certain_days_is_in_it_with_the_day_after_its_last_one_as_its_end() -> None:
    (event,) = read(Site("https://example.org/")).walk("VEVENT")
    assert event["summary"] == "The bridge is announced"
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2026, 1, 8), date(2026, 1, 10))
    assert event["uid"] == "announcement@https://example.org/"
    assert event["url"] == "https://example.org/events/announcement/"
    assert event["description"] == "Anna Orlova spoke in Ostrovka."
    assert event["location"] == "Ostrovka"


def test_those_whose_days_are_not_known_are_counted() -> None:
    assert read(Site())["description"] == "3 events are not in it, because their days are not known."


@pytest.mark.parametrize(
    "text", ["2025", "2025-07", "2025-07-12~", "../2025-07-12", "XXXX-07-12", "199X", "2025-21"]
)
def test_a_date_that_is_no_certain_day_is_none_in_a_calendar(text: str) -> None:
    assert days(parse(text)) is None


def test_a_time_of_day_is_told_as_its_day() -> None:
    assert days(parse("2025-07-12T10:30:00Z")) == (date(2025, 7, 12), date(2025, 7, 13))


def test_it_is_the_same_at_every_build() -> None:
    assert FORMAT.files(tiny(), Site()) == FORMAT.files(tiny(), Site())
