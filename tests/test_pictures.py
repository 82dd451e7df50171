"""The pictures show every entry they are about, as links with names, in valid HTML."""

import json
import re
from collections.abc import Callable
from itertools import chain
from xml.etree import ElementTree as ET

import html5lib
import pytest

from generator.derive.lineage import families
from generator.derive.story import Story
from generator.render import render
from generator.render.pictures import svg
from generator.render.pictures.coordinates import number
from generator.render.pictures.lineage import lineage
from generator.render.pictures.locator import locator
from generator.render.pictures.meetings import meetings
from generator.render.pictures.speakers import speakers
from generator.render.pictures.timeline import timeline
from generator.render.prose import Markdown, Prose
from generator.site import Site
from tests.as_html import body_of, html_of
from tests.project import ROOT
from tests.story_of import actor, source, story_of, tiny

PICTURES: dict[str, tuple[str, Callable[[Prose], Markdown]]] = {
    "timeline": ("timeline.md", timeline),
    "lineage": ("sources/index.md", lineage),
    "speakers": ("actors/index.md", speakers),
    "meetings": ("actors/index.md", meetings),
    "locator": ("places.md", locator),
}

XLINK = "http://www.w3.org/1999/xlink"
HREF = f"{{{XLINK}}}href"

every_picture = pytest.mark.parametrize("name", PICTURES)


def picture(name: str, story: Story | None = None) -> str:
    path, draw = PICTURES[name]
    return draw(Prose(story or tiny(), path))


def links(markup: str, drawing: str) -> dict[str, str]:
    """Return the names of the links in the wide or the narrow drawing, by their addresses."""
    found = {}
    for figure in drawings(markup):
        if figure.get("class") == drawing:
            found.update({a.get(HREF, ""): a.findtext("title", "") for a in figure.iter("a")})
    return found


def drawings(markup: str) -> list[ET.Element]:
    """Return the drawings of a figure, which is also well-formed XML."""
    bound = markup.replace("<figure ", f'<figure xmlns:xlink="{XLINK}" ', 1)  # as the parser of HTML does
    return [e for e in ET.fromstring(bound).iter("svg") if e.get("class") != "legend"]  # noqa: S314 - our own


@every_picture
def test_a_picture_is_valid_html(name: str) -> None:
    parser = html5lib.HTMLParser(strict=True)
    parser.parseFragment(picture(name))


@every_picture
def test_a_picture_comes_through_markdown_as_it_is(name: str) -> None:
    path = PICTURES[name][0]
    (page,) = (output for output in render(tiny(), Site()).pages if output.path == path)
    figures = [e for e in html_of(body_of(page)).iter("figure") if e.get("class") == f"picture {name}"]
    parsed = html5lib.parseFragment(picture(name), namespaceHTMLElements=False)
    assert [ET.tostring(figure).strip() for figure in figures] == [ET.tostring(parsed[0]).strip()]


@every_picture
def test_a_picture_has_two_drawings_with_names_and_takes_its_look_from_the_style_sheet(name: str) -> None:
    markup = picture(name)
    assert [e.get("class") for e in drawings(markup)] == ["wide", "narrow"]
    assert all(e.get("role") == "group" and e.get("aria-label") for e in drawings(markup))
    assert not re.search(r" (style|fill|stroke|font-size|on\w+)=", markup)
    assert "\n\n" not in markup


@every_picture
def test_every_class_of_a_picture_is_in_the_style_sheet(name: str) -> None:
    style = (ROOT / "generator/theme/assets/stylesheets/pictures.css").read_text(encoding="utf-8")
    used = set(chain.from_iterable(found.split() for found in re.findall(r'class="([^"]+)"', picture(name))))
    plain = {"full", "wide", "fade-1", *PICTURES}
    assert {one for one in used - plain if f".{one}" not in style} == set()


@every_picture
def test_both_drawings_have_the_same_links_each_with_a_name(name: str) -> None:
    markup = picture(name)
    assert links(markup, "wide")
    assert links(markup, "wide") == links(markup, "narrow")
    assert all(links(markup, "wide").values())


@every_picture
def test_a_picture_is_not_drawn_of_nothing(name: str) -> None:
    assert picture(name, story_of(f"actors:\n{actor('a')}sources:\n{source('s')}")) == ""


def test_the_figures_are_left_out_of_the_search() -> None:
    assert all("<figure" in picture(name) and ' data-search-exclude=""' in picture(name) for name in PICTURES)


# What each of them shows


def test_every_event_with_a_year_is_on_the_axis_and_the_others_are_named_below() -> None:
    markup = picture("timeline")
    dated = {f"../events/{event.id}/" for event in tiny().timeline if event.date.year is not None}
    assert set(links(markup, "wide")) == dated
    caption = markup.partition("<figcaption>")[2]
    assert '<a href="../events/opening/">The bridge is to open</a> (July, year not stated)' in caption


def test_everything_that_is_drawn_of_an_event_says_so_to_the_filters() -> None:
    for drawing in drawings(picture("timeline")):
        of_events = list(drawing.iter("a"))
        assert of_events
        for link in of_events:
            assert link.get(HREF) == f"../events/{link.get('data-event')}/"
        joined = [e for e in drawing if e.get("class") in ("connector", "ring")]
        assert {e.get("data-event") for e in joined} == {"talks"}


def test_the_name_of_a_mark_says_when_what_and_who() -> None:
    named = links(picture("timeline"), "wide")
    assert named["../events/talks/"] == "until 26 January 2026: Talks on the costs (Eastland, with Westland)"
    assert named["../events/survey/"] == "about October 2025: The banks are surveyed (No actor named)"


def events(*dates: str) -> Story:
    listed = "".join(
        f"  - {{id: e{n}, date: '{date}', title: Event {n}, summary: It was., kind: meeting, sources: []}}\n"
        for n, date in enumerate(dates)
    )
    return story_of(f"events:\n{listed}", allowed=("empty-story", "no-source"))


def test_dates_differ_in_shape_by_how_exact_they_are() -> None:
    markup = picture(
        "timeline", events("2025-07-12", "2025-07", "2025-07-11/2025-07-13", "2025-07-12~", "2025-07-12/..")
    )
    shapes = [
        next((e.tag, e.get("class")) for e in link if "mark" in (e.get("class") or ""))
        for drawing in drawings(markup)[:1]
        for link in drawing.iter("a")
    ]
    assert sorted(shapes) == sorted(
        [
            ("circle", "mark"),
            ("rect", "mark within"),
            ("rect", "mark"),
            ("circle", "mark vague"),
            ("rect", "mark"),
        ]
    )
    assert markup.count('class="fade fade-4"') == 3  # in both drawings, and in the key


def test_a_long_time_without_events_is_left_out_and_the_axis_is_marked_there() -> None:
    assert "slash" not in picture("timeline", events("2025-01-02", "2025-05-02"))
    assert (
        picture("timeline", events("1934-11-29", "2025-05-02")).count('class="slash"') == 4
    )  # two strokes, also in the key


def test_of_very_many_events_no_picture_is_drawn() -> None:
    assert picture("timeline", events(*["2025"] * svg.MOST))
    assert picture("timeline", events(*["2025"] * (svg.MOST + 1))) == ""


def test_a_year_is_not_broken_within() -> None:
    assert "slash" not in picture("timeline", events("2025"))


@pytest.mark.parametrize(
    "date", ["2025-07-12", "-0044-03-15", "Y-17000", "199X", "../1999", "2026-24", "1900/.."]
)
def test_any_date_can_be_drawn(date: str) -> None:
    for drawing in drawings(picture("timeline", events(date))):
        width = float(drawing.get("viewBox", "").split()[2])
        for mark in drawing.iter("rect"):
            assert 0 <= float(mark.get("x", "-1")) + 8 <= width + 8


def test_every_source_of_a_family_is_in_the_lineage_and_no_other() -> None:
    story = tiny()
    kin = {id_ for root, members in families(story).items() for id_ in (root, *members)}
    assert set(links(picture("lineage"), "wide")) == {f"../sources/{id_}/" for id_ in kin}
    assert "westland-statement" not in picture("lineage")


def test_the_name_of_a_source_says_how_much_was_seen_and_what_it_goes_back_to() -> None:
    named = links(picture("lineage"), "wide")["../sources/digest/"]
    assert named == "Weekly digest: read in part; goes back to The Herald, January 2026 and 저녁 뉴스"


def test_a_source_has_only_its_own_line_on_its_page_and_no_link_to_itself() -> None:
    listed = f"sources:\n{source('a')}{source('b', 'a')}{source('c', 'b')}{source('d', 'a')}"
    markup = lineage(Prose(story_of(listed), "sources/b.md"), "b")
    assert set(links(markup, "wide")) == {"../../sources/a/", "../../sources/c/"}
    assert 'class="source full here"' in markup


def test_every_link_of_lineage_is_an_edge() -> None:
    edges = sum(len(one.derived_from) for one in tiny().sources.values())
    assert picture("lineage").count('class="edge"') == 2 * edges


def test_a_lineage_of_many_steps_is_drawn_all_the_same() -> None:
    listed = source("s0") + "".join(source(f"s{n}", f"s{n - 1}") for n in range(1, 30))
    assert len(links(picture("lineage", story_of(f"sources:\n{listed}")), "wide")) == 30


def test_all_who_speak_for_another_are_shown_under_the_end_of_their_line() -> None:
    story = tiny()
    speaking = {id_ for id_, one in story.actors.items() if one.part_of}
    ends = {"eastland", "westland"}
    assert set(links(picture("speakers"), "wide")) == {f"../actors/{id_}/" for id_ in speaking | ends}
    assert links(picture("speakers"), "wide")["../actors/anna-orlova/"] == (
        "Anna Orlova, engineer; speaks for Ministry of Bridges"
    )


def test_people_at_one_meeting_are_joined_and_listed_with_it() -> None:
    markup = picture("meetings")
    assert len(re.findall(r'class="arc"', markup)) == 2
    assert "Anna Orlova and Kim Min-a: Anna Orlova met Kim Min-a (since 2025); " in markup
    assert '<a href="../events/talks/">Talks on the costs</a>, until 26 January 2026' in markup


def test_people_at_one_statement_are_not_said_to_have_met() -> None:
    people = actor("a") + actor("b")
    happened = (
        "  - {id: e, date: '2025', title: T, summary: S., kind: statement, actors: [a, b], sources: []}\n"
    )
    assert picture("meetings", story_of(f"actors:\n{people}events:\n{happened}")) == ""


# Words that all share


def test_a_text_is_wrapped_into_so_many_lines_and_what_is_left_out_is_marked() -> None:
    said = svg.wrap("one two three four five six seven eight", 60, 2)
    assert len(said) == 2
    assert said[-1].endswith("…")
    assert all(svg.measure(line) <= 60 for line in said)
    assert svg.wrap("short", 60, 2) == ["short"]


def test_a_word_that_is_too_long_is_cut() -> None:
    (said,) = svg.wrap("Donaudampfschifffahrtsgesellschaft", 60, 1)
    assert said.endswith("…")
    assert svg.measure(said) <= 60


def test_numbers_have_one_decimal_at_most() -> None:
    assert [number(value) for value in (1, 1.04, -0.01, 2.25, -3.0, 10.0)] == [
        "1",
        "1",
        "0",
        "2.2",
        "-3",
        "10",
    ]


def test_hostile_titles_stay_text() -> None:
    hostile = '"><script>alert(1)</script>&amp;'
    keys = {"id": "e", "date": "2025", "title": hostile, "summary": "S.", "kind": "visit", "sources": []}
    story = story_of(json.dumps({"events": [keys]}))
    markup = picture("timeline", story)
    assert "<script" not in markup
    assert links(markup, "wide")["../events/e/"] == f"2025: {hostile} (No actor named)"
