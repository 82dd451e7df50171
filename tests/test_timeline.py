"""The timeline is a list in the order of time, by months, that says how exact each date is."""

from itertools import groupby
from xml.etree.ElementTree import Element

import pytest

from generator.dates.edtf import parse
from generator.derive.story import Story
from generator.render.filters import LABELS, facts, filters
from generator.render.pages.events import is_exact, pages
from generator.render.prose import Prose
from tests.as_html import body_of, html_of, text_of
from tests.story_of import actor, source, story_of, tiny


def timeline(story: Story) -> Element:
    """Return the elements of the page."""
    (output,) = (draft.written() for draft in pages(story) if draft.path == "timeline.md")
    return html_of(body_of(output))


def of_class(root: Element, name: str) -> list[Element]:
    """Return the elements that have a class."""
    return [e for e in root.iter() if name in (e.get("class") or "").split()]


def dated(*dates: str) -> Story:
    """Return a story of events on these dates."""
    event = "  - {{id: e{}, date: '{}', title: E, summary: E., kind: visit, sources: []}}\n"
    return story_of("events:\n" + "".join(event.format(number, date) for number, date in enumerate(dates)))


SAID = f"""\
sources:
{source("s")}actors:
{actor("state", kind="state")}{actor("minister", "state")}{actor("witness")}
events:
  - id: talk
    date: 2025-07-12
    title: A talk
    summary: They talked.
    kind: meeting
    actors: [minister]
    sources: [s]
  - {{id: walk, date: 2025-07, title: A walk, summary: They walked., kind: visit, sources: [s]}}
claims:
  - id: agreed
    text: They agreed.
    kind: fact
    reports:
      - {{source: s, by: minister, stance: asserts, event: talk}}
      - {{source: s, by: witness, stance: denies, event: talk}}
  - id: good
    text: It was good.
    kind: opinion
    reports: [{{source: s, by: minister, stance: asserts, event: walk}}]
"""


def test_the_events_of_a_month_are_one_list_below_its_heading() -> None:
    root = timeline(tiny())
    expected = [
        (heading, [event.id for event in events])
        for heading, events in groupby(tiny().timeline, lambda event: tiny().catalogue.heading(event.date))
    ]
    months = of_class(root, "month")
    assert [[e.tag for e in month] for month in months] == [["h2", "ol"]] * len(expected)
    assert [(text_of(month[0]), [e.get("id") for e in month[1]]) for month in months] == expected


def test_what_has_no_month_stands_below_its_year_and_what_has_no_year_below_that() -> None:
    root = timeline(dated("XXXX-07", "2025-07", "2025"))
    assert [text_of(e) for e in root.iter("h2")] == ["2025", "July 2025", "Year not stated"]


def test_the_month_of_a_time_is_the_one_written_and_has_one_heading() -> None:
    root = timeline(dated("2025-08-01T00:10:00Z", "2025-07-31T23:30:00-05:00", "2025-08-02"))
    months = [(text_of(month[0]), len(month[1])) for month in of_class(root, "month")]
    assert months == [("July 2025", 1), ("August 2025", 2)]


def test_an_event_shows_when_what_where_who_and_links_to_its_page() -> None:
    (item,) = (e for e in timeline(tiny()).iter("li") if e.get("id") == "announcement")
    said = text_of(item)
    for words in (
        "8 to 9 January 2026",
        "The bridge is announced",
        "spoke in Ostrovka",
        "announcement · Ostrovka",
    ):
        assert words in said
    links = [e.get("href") for e in item.iter("a")]
    assert links[:2] == ["#announcement", "events/announcement.md"]
    assert "places.md#ostrovka" in links


@pytest.mark.parametrize(
    ("date", "exact"),
    [
        ("2025-07-12", True),
        ("2025-07-12T10:00:00Z", True),
        ("2025-07-11/2025-07-13", True),
        ("2025-07-12~", False),
        ("2025-07-12?", False),
        ("2025-07", False),
        ("2025", False),
        ("2025-21", False),
        ("2025-07-XX", False),
        ("XXXX-07-12", False),
        ("../2025-07-12", False),
        ("2025-07-12/", False),
        ("2025-07-11/2025-07-13~", False),
    ],
)
def test_a_date_is_exact_if_it_is_stated_to_the_day_and_as_certain(date: str, exact: bool) -> None:  # noqa: FBT001
    assert is_exact(parse(date)) is exact
    root = timeline(dated(date))
    (item,) = root.iter("li")
    assert item.get("class") == ("exact" if exact else "inexact")
    assert bool(of_class(root, "key")) is not exact  # what the mark means is said where there is one


def test_an_event_is_chosen_by_who_took_part_or_spoke_there_and_by_their_parties() -> None:
    story = story_of(SAID)
    assert facts(story, story.events["talk"]) == {
        "actor": ("minister", "witness"),
        "kind": ("meeting",),
        "party": ("state", "witness"),
        "standing": ("contested",),
    }
    assert facts(story, story.events["walk"])["standing"] == ()  # an opinion has none
    (talk,) = (e for e in timeline(story).iter("li") if e.get("id") == "talk")
    assert {name: talk.get(f"data-{name}") for name in LABELS} == {
        "actor": "minister witness",
        "kind": "meeting",
        "party": "state witness",
        "standing": "contested",
    }


def test_a_filter_offers_what_there_is_with_its_count_and_none_where_there_is_no_choice() -> None:
    found = filters(Prose(story_of(SAID), "timeline.md"))
    assert [
        (one["name"], [(o["value"], o["count"]) for o in one["options"]])  # type: ignore[attr-defined]
        for one in found
    ] == [
        ("actor", [("minister", 2), ("witness", 1)]),
        ("kind", [("meeting", 1), ("visit", 1)]),
        ("party", [("state", 2), ("witness", 1)]),
    ]


def test_the_filters_are_hidden_until_the_script_shows_them() -> None:
    (form,) = timeline(tiny()).iter("form")
    assert "hidden" in form.attrib


def test_a_timeline_without_a_choice_has_no_filters() -> None:
    assert list(timeline(dated("2025")).iter("form")) == []
