"""The timeline is in the format of TimelineJS, and says of a date what is known of it and no more.

tests/exports/timelinejs.schema.json is written from the documentation of the format.
"""

import json
from pathlib import Path
from typing import Any

import html5lib
import pytest
from jsonschema import Draft202012Validator

from generator import build
from generator.derive import Story
from generator.exports.timeline import FORMAT
from generator.output import Thing
from generator.site import Site
from tests.as_html import text_of
from tests.story_of import actor, source, story_of, tiny

ROOT = Path(__file__).parent.parent
SCHEMA = Draft202012Validator(
    json.loads((Path(__file__).parent / "exports/timelinejs.schema.json").read_text(encoding="utf-8"))
)
SITE = Site("https://example.org/bridge/")


def read(story: Story, site: Site = SITE) -> dict[str, Any]:
    """Return the timeline, in which every slide has an id of its own and nothing is against the format."""
    (content,) = FORMAT.files(story, site).values()
    found: dict[str, Any] = json.loads(content)
    assert list(SCHEMA.iter_errors(found)) == []
    ids = [slide["unique_id"] for slide in (found["title"], *found["events"])]
    assert len(ids) == len(set(ids))
    return found


def shown(html: str) -> str:
    """Return what is read of HTML."""
    return text_of(html5lib.parseFragment(html, namespaceHTMLElements=False))


def links(html: str) -> list[str]:
    """Return where the links in HTML lead."""
    root = html5lib.parseFragment(html, namespaceHTMLElements=False)
    return [element.get("href") for element in root.iter("a")]


def dated(*dates: str) -> Story:
    """Return a story of events with these dates."""
    lines = (
        f"  - {{id: e{n}, date: '{date}', title: T, summary: S., kind: visit, sources: []}}\n"
        for n, date in enumerate(dates)
    )
    return story_of("events:\n" + "".join(lines))


def test_the_events_with_a_year_are_in_it_by_their_ids_and_the_others_are_counted() -> None:
    found = read(tiny())
    assert [event["unique_id"] for event in found["events"]] == ["survey", "announcement", "talks"]
    assert shown(found["title"]["text"]["text"]).endswith(
        "1 event is not in it, because its year is not known."
    )
    assert found["scale"] == "human"
    assert "not in it" not in read(dated("2025"))["title"]["text"]["text"]


@pytest.mark.parametrize(
    ("date", "start", "end", "said"),
    [
        ("2025-07-12", [2025, 7, 12], None, "12 July 2025"),
        ("2025-07", [2025, 7], None, "July 2025"),
        ("2025", [2025], None, "2025"),
        ("2025-XX", [2025], None, "2025, month not stated"),
        ("2025-07-XX", [2025, 7], None, "July 2025, day not stated"),
        ("2025-10~", [2025, 10], None, "about October 2025"),
        ("2025?", [2025], None, "2025 (uncertain)"),
        ("2025-24", [2025, 12], [2026, 2], "winter 2025"),
        ("199X", [1990], [1999], "the 1990s"),
        ("2025-07-12T10:30:05+02:00", [2025, 7, 12, 10, 30, 5], None, "12 July 2025, 10:30 UTC+02:00"),
        ("2025-07-12T24:00:00", [2025, 7, 12], None, "12 July 2025, 24:00"),
        ("2025-07-11/2025-07-13", [2025, 7, 11], [2025, 7, 13], "11 to 13 July 2025"),
        ("2025-07-11/2025-08", [2025, 7, 11], [2025, 8], "11 July to August 2025"),
        ("2025-07/..", [2025, 7], None, "from July 2025 on"),
        ("2025-22/..", [2025, 6], None, "from summer 2025 on"),
        ("2025-07/", [2025, 7], None, "from July 2025, end not known"),
        ("../2025-07-13", [2025, 7, 13], None, "until 13 July 2025"),
        ("XXXX-07/2025", [2025], None, "July, year not stated to 2025"),
        ("0050-03", [50, 3], None, "March 50"),
        ("-0044-03-15", [-44, 3, 15], None, "15 March −44"),
    ],
)
def test_a_date_has_the_parts_that_are_known_and_is_told_as_it_is_stated(
    date: str, start: list[int], end: list[int] | None, said: str
) -> None:
    (event,) = read(dated(date))["events"]
    assert list(event["start_date"].values()) == start
    assert (list(event["end_date"].values()) if "end_date" in event else None) == end
    assert event["display_date"] == said


def test_a_date_without_a_year_is_none() -> None:
    assert read(dated("XXXX-07", "2025", "XXXX-07-12", "XXXX"))["events"][0]["unique_id"] == "e1"


def test_years_that_browsers_do_not_count_are_on_the_other_scale() -> None:
    assert read(dated("Y-300000", "2025"))["scale"] == "cosmological"
    assert read(dated("Y-200000", "2025"))["scale"] == "human"


def test_what_went_on_for_more_than_a_year_is_an_era_too() -> None:
    found = read(dated("2020-03/2022-01", "2021-01-01/2021-12-31", "2019/..", "199X"))
    (era,) = found["eras"]
    assert (era["start_date"], era["end_date"]) == ({"year": 2020, "month": 3}, {"year": 2022, "month": 1})
    assert era["text"] == {"headline": "T"}
    assert len(found["events"]) == 4
    assert "eras" not in read(tiny())


def test_the_group_of_an_event_is_its_lane_in_the_picture_of_the_timeline() -> None:
    assert [event["group"] for event in read(tiny())["events"]] == ["No actor named", "Eastland", "Eastland"]


def test_the_texts_lead_to_the_entries() -> None:
    event = read(tiny())["events"][1]
    assert links(event["text"]["headline"]) == ["https://example.org/bridge/events/announcement/"]
    assert links(event["text"]["text"]) == [
        "https://example.org/bridge/actors/anna-orlova/",
        "https://example.org/bridge/places/#ostrovka",
        "https://example.org/bridge/sources/wire-report/",
        "https://example.org/bridge/sources/herald-rewrite/",
    ]
    assert shown(event["text"]["text"]) == (
        "Anna Orlova spoke in Ostrovka. Sources: The Wire, 9 January 2026 and The Herald, January 2026."
    )
    title = read(tiny())["title"]["text"]
    assert links(title["headline"]) == ["https://example.org/bridge/"]
    assert links(title["text"])[-1] == "https://maps.example/?a=1&b=2"


def test_where_the_address_of_the_site_is_not_known_they_are_relative_to_the_file() -> None:
    event = read(tiny(), Site())["events"][1]
    assert links(event["text"]["headline"]) == ["./events/announcement/"]
    assert links(event["text"]["text"])[1] == "./places/#ostrovka"


HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "&lt;img src=x onerror=alert(1)&gt;",
    "&#60;img src=x onerror=alert(1)>",
    "&ltimg src=x onerror=alert(1)>",
    "</p></div><script>alert(1)</script>",
    '" onclick="alert(1)',
    "# 1 | *2* ** `3` ~ ![4](https://a.example)",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_words_are_nothing_but_words(words: str) -> None:
    text = json.dumps(words)
    story = story_of(
        f"story: {{title: {text}, question: Q?, summary: {text}, language: en, as_of: 2026-01-31}}\n"
        f"actors:\n  - {{id: a, name: {text}, kind: person, summary: A.}}\n"
        f"events:\n  - {{id: e, date: '2024/2026', title: {text}, summary: {text}, kind: visit, actors: [a],"
        f" sources: []}}\n",
        allowed=("empty-story", "raw-html"),
    )
    found = read(story)
    (event,), (era,) = found["events"], found["eras"]
    for html in (event["text"]["headline"], era["text"]["headline"], found["title"]["text"]["headline"]):
        assert shown(html) == words
    for slide in (event, found["title"], era):
        for html in slide["text"].values():
            assert elements(html) <= {"a", "div", "p", "em"}
    assert shown(event["group"]) == shown(shown(event["group"])) == event["group"]


def elements(html: str) -> set[str]:
    """Return the names of the elements in HTML, of which none has an attribute that does anything."""
    found = list(html5lib.parseFragment(html, namespaceHTMLElements=False).iter())
    assert {name for one in found for name in one.attrib} <= {"href", "lang", "dir"}
    return {one.tag for one in found} - {"DOCUMENT_FRAGMENT"}


def test_a_name_that_has_an_ampersand_keeps_it() -> None:
    story = story_of(
        "actors:\n"
        + actor("a").replace("name: a", "name: Smith & AT&T")
        + "events:\n  - {id: e, date: '2025', title: T, summary: S., kind: visit, actors: [a], sources: []}\n"
    )
    assert read(story)["events"][0]["group"] == "Smith & AT&T"


def test_it_is_in_the_language_of_the_story_and_reads_its_way() -> None:
    story = story_of(
        "story: {title: جسر, question: Q?, summary: جسر., language: ar, as_of: 2026-01-31}\n"
        "sources:\n" + source("s", language="ar") + "events:\n"
        "  - {id: e, date: '2025-07', title: جسر, summary: جسر., kind: visit, sources: [s]}\n"
    )
    (event,) = read(story)["events"]
    assert event["display_date"] == "يوليو 2025"
    assert '<div lang="ar" dir="rtl"><p>' in event["text"]["text"]


def test_the_real_story_is_told_in_each_of_its_languages() -> None:
    checked = build.read(ROOT / "data", ROOT)
    for story in (checked.story, *checked.others.values()):
        found: Thing = read(story)
        dates = {event.id: story.catalogue.date(event.date) for event in story.timeline}
        assert {
            event["unique_id"]: event["display_date"] for event in found["events"]
        }.items() <= dates.items()
        assert len(found["events"]) > 10
        for event in found["events"]:
            assert shown(event["text"]["headline"]) == story.events[event["unique_id"]].title
