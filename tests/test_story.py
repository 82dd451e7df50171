"""A story knows its entries by id, where each value stands, the order of events, and what refers to what."""

import pytest

from generator.derive.story import Story
from generator.problem import Place
from tests.story_of import story_of

TEXT = """\
story:
  title: A bridge
  question: Will there be a bridge?
  summary: The [[mayor]] says so.
  language: en
  as_of: 2026-01-31
actors:
  - id: mayor
    name: Ada Moor
    kind: person
    summary: >-
      The mayor of the [[town]], who met the
      [[engineer|chief engineer]] there, and the [[engineer]] again.
    also_written:
      - form: A. Mohr
        sources: [gazette]
        note: So in the [[gazette]].
  - id: engineer
    name: Bo Lind
    kind: person
    part_of: mayor
    summary: "Of the [[town]], of the [[town|old town]]."
places:
  - id: town
    name: The town
sources:
  - id: gazette
    title: News
    type: article
    language: en
    seen: excerpt
events:
  - id: speech
    date: 2026-01-09
    title: A speech
    summary: She spoke.
    kind: statement
    place: town
    actors: [mayor, engineer]
    sources: [gazette]
claims:
  - id: planned
    text: A bridge is planned.
    kind: fact
    about: [mayor, planned]
    reports:
      - source: gazette
        stance: asserts
      - source: gazette
        by: mayor
        stance: asserts
        event: speech
differences:
  - id: day
    point: The day
    variants:
      - {says: Monday, sources: [gazette]}
      - {says: Tuesday, sources: [gazette]}
questions:
  - {id: when, question: When?, why: "So.", known: No., would_settle: A day., status: open, about: [town]}
terms:
  - {id: span, term: span, meaning: A part of a bridge.}
updates:
  - {id: start, date: 2026-01-31, kind: update, text: "Begun, with [[when]].", about: [speech]}
"""

FILE = "data/story.yml"
LINES = TEXT.split("\n")


@pytest.fixture(scope="module")
def story() -> Story:
    return story_of(TEXT)


def at(words: str, number: int = 1, inside: str = "") -> Place:
    """Return the place of the words in the text: the first one, or another, in a line that has `inside`."""
    spots = [
        (line, column + 1)
        for line, text in enumerate(LINES, 1)
        if inside in text
        for column in range(len(text))
        if text.startswith(words, column)
    ]
    line, column = spots[number - 1]
    return Place(FILE, line, column, line, column + len(words))


def test_every_entry_is_found_by_its_id_and_its_kind(story: Story) -> None:
    assert {
        "sources": list(story.sources),
        "actors": list(story.actors),
        "places": list(story.places),
        "events": list(story.events),
        "claims": list(story.claims),
        "differences": list(story.differences),
        "questions": list(story.questions),
        "terms": list(story.terms),
        "updates": list(story.updates),
    } == {
        "sources": ["gazette"],
        "actors": ["mayor", "engineer"],
        "places": ["town"],
        "events": ["speech"],
        "claims": ["planned"],
        "differences": ["day"],
        "questions": ["when"],
        "terms": ["span"],
        "updates": ["start"],
    }
    assert story.by_id["mayor"] is story.actors["mayor"]
    assert story.kinds["mayor"] == "actors"


def test_of_two_entries_with_one_id_the_first_counts_and_both_have_a_place() -> None:
    lines = (f"  - {{id: a, name: {name}, kind: person, summary: x}}\n" for name in ("One", "Two"))
    story = story_of("actors:\n" + "".join(lines), allowed=("duplicate-id", "empty-story"))
    assert story.actors["a"].name == "One"
    first, second = (entry for _, entry, _ in story.parsed.entries)
    assert [story.place_of(entry, "name").line for entry in (first, second)] == [2, 3]


def test_the_place_of_an_entry_is_that_of_its_first_key(story: Story) -> None:
    assert story.place_of(story.actors["engineer"]) == at("id", inside="id: engineer")


def test_the_place_of_a_value_is_that_of_what_is_written(story: Story) -> None:
    assert story.place_of(story.actors["engineer"], "name") == at("Bo Lind")


def test_the_place_of_a_nested_value_is_found(story: Story) -> None:
    claim, mayor = story.claims["planned"], story.actors["mayor"]
    assert story.place_of(claim, "reports", 1, "by") == at("mayor", inside="by: mayor")
    assert story.place_of(claim, "reports", 1) == at("source", 2, inside="source: gazette")
    assert story.place_of(mayor, "also_written", 0, "form") == at("A. Mohr")
    assert story.place_of(story.events["speech"], "actors", 1) == at("engineer", inside="actors: [")


def test_the_place_of_a_value_that_is_not_there_is_that_of_what_it_would_be_in(story: Story) -> None:
    claim = story.claims["planned"]
    assert story.place_of(claim, "reports", 0, "by") == story.place_of(claim, "reports", 0)


def test_the_story_itself_has_places(story: Story) -> None:
    assert story.place_of(None) == at("title", inside="title: A bridge")
    assert story.place_of(None, "question") == at("Will there be a bridge?")


def places(story: Story, id_: str) -> list[Place]:
    return [reference.place for reference in story.references if reference.id == id_]


def test_a_reference_by_a_key_has_the_place_of_the_id(story: Story) -> None:
    assert at("mayor", inside="part_of") in places(story, "mayor")
    assert at("mayor", inside="by: mayor") in places(story, "mayor")
    assert at("town", inside="place: town") in places(story, "town")


def test_a_reference_in_a_text_has_the_place_of_its_brackets(story: Story) -> None:
    assert at("[[mayor]]") in places(story, "mayor")
    assert at("[[gazette]]") in places(story, "gazette")
    assert at("[[when]]") in places(story, "when")


def test_a_reference_in_a_text_of_several_lines_is_found_in_its_line(story: Story) -> None:
    assert at("[[engineer|chief engineer]]") in places(story, "engineer")
    assert at("[[engineer]]") in places(story, "engineer")


def test_two_references_in_one_text_have_two_places(story: Story) -> None:
    assert {at("[[town]]", inside="of the [[town|"), at("[[town|old town]]")} <= set(places(story, "town"))


def test_the_same_reference_twice_in_a_text_has_two_places() -> None:
    text = 'places: [{id: b, name: B}]\nactors: [{id: a, name: A, kind: person, summary: "[[b]] + [[b]]"}]\n'
    assert [place.column for place in places(story_of(text), "b")] == [51, 59]


def test_a_reference_that_is_folded_over_two_lines_has_the_place_of_the_text() -> None:
    text = (
        "actors:\n  - id: a\n    name: A\n    kind: person\n    summary: >-\n"
        "      Of [[b|one\n      two]].\nplaces: [{id: b, name: B}]\n"
    )
    story = story_of(text)
    assert places(story, "b") == [story.place_of(story.actors["a"], "summary")]


def test_references_come_entry_by_entry_those_by_key_first_with_the_path_to_them(story: Story) -> None:
    found = [(r.entry.id if r.entry else None, r.path, r.id) for r in story.references]
    assert found == [
        (None, ("summary",), "mayor"),
        ("mayor", ("also_written", 0, "sources", 0), "gazette"),
        ("mayor", ("also_written", 0, "note"), "gazette"),
        ("mayor", ("summary",), "town"),
        ("mayor", ("summary",), "engineer"),
        ("mayor", ("summary",), "engineer"),
        ("engineer", ("part_of",), "mayor"),
        ("engineer", ("summary",), "town"),
        ("engineer", ("summary",), "town"),
        ("speech", ("place",), "town"),
        ("speech", ("actors", 0), "mayor"),
        ("speech", ("actors", 1), "engineer"),
        ("speech", ("sources", 0), "gazette"),
        ("planned", ("about", 0), "mayor"),
        ("planned", ("about", 1), "planned"),
        ("planned", ("reports", 0, "source"), "gazette"),
        ("planned", ("reports", 1, "source"), "gazette"),
        ("planned", ("reports", 1, "by"), "mayor"),
        ("planned", ("reports", 1, "event"), "speech"),
        ("day", ("variants", 0, "sources", 0), "gazette"),
        ("day", ("variants", 1, "sources", 0), "gazette"),
        ("when", ("about", 0), "town"),
        ("start", ("about", 0), "speech"),
        ("start", ("text",), "when"),
    ]


def mentioning(story: Story, id_: str) -> list[str]:
    return [entry.id for entry in story.mentions[id_]]


def test_an_entry_is_mentioned_by_those_that_refer_to_it_by_key_or_in_a_text_each_once(story: Story) -> None:
    assert mentioning(story, "gazette") == ["mayor", "speech", "planned", "day"]
    assert mentioning(story, "town") == ["mayor", "engineer", "speech", "when"]
    assert mentioning(story, "engineer") == ["mayor", "speech"]
    assert mentioning(story, "when") == ["start"]


def test_an_entry_does_not_mention_itself_and_the_story_is_no_entry(story: Story) -> None:
    assert mentioning(story, "planned") == []
    assert mentioning(story, "mayor") == ["engineer", "speech", "planned"]


def test_an_entry_that_nothing_refers_to_has_no_mentions(story: Story) -> None:
    assert mentioning(story, "span") == []


def timeline(*dates: str) -> list[str]:
    lines = (
        f"  - {{id: e{n}, date: '{date}', title: E, summary: E., kind: visit, sources: []}}\n"
        for n, date in enumerate(dates)
    )
    story = story_of("events:\n" + "".join(lines))
    assert list(story.events) == [f"e{number}" for number in range(len(dates))]
    return [event.date.text for event in story.timeline]


def test_the_timeline_is_in_the_order_of_time() -> None:
    dates = ["2025-07-12", "2024-12-31", "2025-07-02", "2025-06"]
    assert timeline(*dates) == ["2024-12-31", "2025-06", "2025-07-02", "2025-07-12"]


def test_a_month_stands_before_its_days_and_a_year_before_its_months() -> None:
    assert timeline("2025-01-01", "2025-01", "2025") == ["2025", "2025-01", "2025-01-01"]


def test_an_interval_stands_where_it_begins_and_one_with_an_open_beginning_where_it_ends() -> None:
    dates = ["../2025-03-02", "2025-03-01/2025-09-01", "2025-03-03"]
    assert timeline(*dates) == ["2025-03-01/2025-09-01", "../2025-03-02", "2025-03-03"]


def test_dates_whose_year_is_not_stated_stand_last_in_the_order_of_the_year() -> None:
    assert timeline("XXXX-07", "2026-01-01", "XXXX-02-03") == ["2026-01-01", "XXXX-02-03", "XXXX-07"]


def test_events_of_one_date_stay_in_the_order_of_the_data() -> None:
    lines = "".join(
        f"  - {{id: {id_}, date: 2025-07-12, title: E, summary: E., kind: visit, sources: []}}\n"
        for id_ in "cab"
    )
    assert [event.id for event in story_of("events:\n" + lines).timeline] == ["c", "a", "b"]
