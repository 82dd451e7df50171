"""What is exported is imported again, for any story: the fields that a format knows come back."""

import json
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from generator.derive import Story
from generator.desk import Draft
from generator.exports import csl, tables, timeline
from generator.imports import Found, Outcome, bring
from generator.imports import csl as import_csl
from generator.imports import tables as import_tables
from generator.imports import timelinejs as import_timeline
from generator.model import KINDS, Event, Kind, Source
from generator.problem import HIDDEN
from generator.render.prose import Prose
from generator.site import Site
from tests.story_of import INFO, story_of, tiny

TEXTS = 12
LETTERS = st.characters(exclude_categories=("C", "Zl", "Zp"), exclude_characters="<>[]&*")
LINE = st.text(LETTERS, min_size=1, max_size=30)
TRAPS = st.sampled_from(["=1+1", "-", "a|b\\", "'@x", "no", "12", ": #", ";\t=a", '"'])
TEXT = (
    st.lists(LINE | TRAPS, min_size=1)
    .map("\n".join)
    .filter(lambda text: text.strip() and not HIDDEN.search(text))
)
DATE = st.sampled_from(
    (
        *("2025-07-12", "2025-07", "2025", "2024-10~", "2025?", "XXXX-07", "2025-21", "199X", "-0044-03-15"),
        *("2025-07-11/2025-07-13", "2025-07/..", "../2025-07-13", "2025-07-12T10:30:05+02:00", "Y-12000"),
    )
)
QUICK = settings(max_examples=12, deadline=None, derandomize=True, database=None, phases=(Phase.generate,))


def made_up(texts: Sequence[str], dates: Sequence[str], degrees: float) -> str:
    """Return the data of a story that has every field of the model, in JSON, which is YAML."""
    t, line = iter(texts), iter([" ".join(text.split()) for text in texts])
    day = "2026-01-20"
    sources = [
        {
            "id": "page-1",
            "title": next(line),
            "translation": next(t),
            "label": next(t),
            "publisher": "paper",
            "author": next(line),
            "type": "article-newspaper",
            "language": "ru",
            "published": dates[0],
            "url": "https://a.example/x",
            "archived": "https://b.example/x",
            "accessed": day,
            "seen": "full",
            "sha256": "0" * 64,
            "note": next(t),
        },
        {
            "id": "page-2",
            "title": f"2 {next(line)}",
            "type": "book",
            "language": "zh-Hans",
            "seen": "not-seen",
            "publisher": "house",
            "derived_from": ["page-1"],
            "published": dates[1],
        },
    ]
    actors = [
        {
            "id": "paper",
            "name": f"1 {next(line)}",
            "kind": "media",
            "names": {"ru": next(line), "ko": "신문"},
            "also_written": [{"form": texts[0], "sources": ["page-1", "page-2"], "note": texts[1]}],
            "role": texts[2],
            "summary": texts[3],
            "relations": [{"to": "house", "what": texts[4], "since": dates[2], "binds": True}],
            "wikidata": "Q1",
            "links": [{"title": texts[5], "url": "https://c.example"}],
            "part_of": "house",
        },
        {"id": "house", "name": "2 house", "kind": "organisation", "summary": texts[6]},
    ]
    places = [
        {"id": "town", "name": texts[7], "names": {"ru": texts[8]}, "latitude": degrees, "longitude": -0.5}
    ]
    events = [
        {
            "id": f"event-{n}",
            "date": date,
            "title": texts[n],
            "summary": texts[n + 1],
            "kind": "visit",
            "place": "town",
            "actors": ["paper", "house"],
            "sources": ["page-1"] * (n % 2),
        }
        for n, date in enumerate(dates)
    ]
    claims = [
        {
            "id": "claim",
            "text": texts[9],
            "kind": "fact",
            "about": ["town", "event-1"],
            "reports": [
                {
                    "source": "page-1",
                    "by": "paper",
                    "stance": "doubts",
                    "hedged": True,
                    "quote": "слово",
                    "translation": texts[10],
                    "event": "event-1",
                },
                {"source": "page-2", "stance": "asserts"},
            ],
            "assessment": {"verdict": texts[0], "reason": texts[1], "by": texts[2], "date": day},
        },
        {"id": "bare-claim", "text": "A bare one.", "kind": "opinion", "reports": []},
    ]
    variants = [{"says": texts[3], "sources": ["page-1"]}, {"says": texts[4], "sources": ["page-2"]}]
    rest = {
        "differences": [{"id": "point", "point": texts[5], "variants": variants, "note": texts[6]}],
        "questions": [
            {
                "id": "who",
                "question": texts[7],
                "why": texts[8],
                "known": texts[9],
                "would_settle": texts[10],
                "status": "answered",
                "answer": texts[0],
                "about": ["claim"],
                "asked": day,
                "reviewed": day,
            }
        ],
        "terms": [
            {"id": "word", "term": texts[1], "meaning": texts[2], "avoid": [f"0{texts[3]}", f"1{texts[4]}"]}
        ],
        "updates": [{"id": "up", "date": day, "kind": "correction", "text": texts[5], "about": ["claim"]}],
    }
    data = {
        "sources": sources,
        "actors": actors,
        "places": places,
        "events": events,
        "claims": claims,
        **rest,
    }
    return json.dumps(data, ensure_ascii=False)


STORIES = st.builds(
    made_up,
    st.lists(TEXT, min_size=TEXTS, max_size=TEXTS),
    st.lists(DATE, min_size=3, max_size=5),
    st.floats(-90, 90),
)


def imported(data: str, find: Callable[[Story], Found]) -> tuple[Story, Outcome]:
    """Return the story of a project with this data once an import is in it, and what came of that."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "data").mkdir()
        (Path(folder) / "data/story.yml").write_text(data, encoding="utf-8")
        draft = Draft(Path(folder) / "data", Path(folder))
        outcome = bring(draft, find(draft.before.story))
        assert outcome.wrong == []
        draft.save()
        return draft.after().story, outcome


def all_tables(story: Story) -> Found:
    """Return what the tables of a story are imported as, all at once, since they refer to each other."""
    archive = tables.FORMAT.files(story, Site())[tables.PATH]
    texts = import_tables.unzipped(archive, tables.PATH)
    return import_tables.by_names([import_tables.read(content.decode(), name) for name, content in texts])


def entries(story: Story, kind: Kind) -> dict[str, Any]:
    return {id_: entry for id_, entry in story.by_id.items() if story.kinds[id_] == kind}


@QUICK
@given(STORIES)
def test_tables_of_every_kind_come_back_whole(data: str) -> None:
    _check_tables(story_of(data))


def _check_tables(story: Story) -> None:
    again, outcome = imported(INFO, lambda _: all_tables(story))
    assert {Path(note.place.file).name.partition(".")[0] for note in outcome.left} == {"story", "matrix"}
    for kind in KINDS:
        assert entries(again, kind) == entries(story, kind)


def plain(text: str | None) -> str | None:
    return " ".join(text.split()) if text else None


def known_to_csl(story: Story, source: Source) -> dict[str, Any]:
    """Return the fields of a source as CSL knows them: texts on one line, a note without its markup."""
    fields = source.model_dump(mode="json")
    note = Prose(story, "").words(source.note) if source.note else None
    texts = {key: plain(fields[key]) for key in ("title", "translation", "label", "author")}
    return {**fields, **texts, "note": note}


@QUICK
@given(STORIES)
def test_a_bibliography_comes_back_with_all_that_a_source_has(data: str) -> None:
    _check_bibliography(story_of(data))


def _check_bibliography(story: Story) -> None:
    text = csl.FORMAT.files(story, Site())[csl.PATH].decode()
    actors = [
        {"id": id_, "name": actor.name, "kind": actor.kind, "summary": "S."}
        for id_, actor in story.actors.items()
    ]
    again, outcome = imported(
        INFO + json.dumps({"actors": actors}, ensure_ascii=False)[1:-1] + "\n",
        lambda there: import_csl.found(text, "sources.json", there),
    )
    assert outcome.left == []
    assert {id_: known_to_csl(again, source) for id_, source in again.sources.items()} == {
        id_: known_to_csl(story, source) for id_, source in story.sources.items()
    }


INEXACT = ("~", "?", "X", "..", "+", "-21")


def known_to_timelinejs(story: Story, event: Event) -> tuple[str, ...]:
    """Return the fields of an event as TimelineJS knows them; a date only where it is in numbers."""
    summary = [plain(line) for line in event.summary.split("\n") if line.strip()]
    date = "" if any(mark in event.date.text for mark in INEXACT) else event.date.text
    words = [Prose(story, "").words(line) for line in summary if line]
    return event.id, date, plain(event.title) or "", *words


@QUICK
@given(STORIES)
def test_a_timeline_comes_back_with_its_ids_dates_titles_and_texts(data: str) -> None:
    _check_timeline(story_of(data))


def _check_timeline(story: Story) -> None:
    text = timeline.FORMAT.files(story, Site())[timeline.PATH].decode()
    again, _ = imported(INFO, lambda there: import_timeline.found(text, "timeline.json", there, "visit"))
    known = {id_ for id_ in story.events if story.events[id_].date.year is not None}
    assert again.events.keys() == known
    for id_ in known:
        before = known_to_timelinejs(story, story.events[id_])
        after = known_to_timelinejs(again, again.events[id_])
        assert (after[0], after[1] if before[1] else "", *after[2:]) == before


@pytest.mark.parametrize("check", [_check_tables, _check_bibliography, _check_timeline])
def test_a_whole_story_comes_back_in_each_format(check: Callable[[Story], None]) -> None:
    check(tiny())


def test_references_and_sources_of_a_timeline_come_back_where_the_story_has_them() -> None:
    there = """\
actors: [{id: ana, name: Ana, kind: person, summary: She speaks.}]
sources: [{id: gazette, title: News, type: webpage, language: en, seen: excerpt, url: 'https://n.example'}]
"""
    events = """\
events:
  - id: speech
    date: 2025-03-01
    title: A *speech* [sic]
    summary: >-
      [[ana|She]] spoke, said [[gazette]], *again* of [it](https://n.example/2).

      So it was.
    kind: visit
    sources: [gazette]
"""
    story = story_of(there + events)
    text = timeline.FORMAT.files(story, Site("https://us.example/"))[timeline.PATH].decode()
    again, outcome = imported(INFO + there, lambda now: import_timeline.found(text, "t.json", now, "visit"))
    speech = again.events["speech"]
    assert speech.title == "A *speech* [sic]"
    assert Prose(again, "").block(speech.summary) == Prose(story, "").block(story.events["speech"].summary)
    assert [again.sources[id_].url for id_ in speech.sources] == [
        "https://n.example",
        "https://n.example/2",
    ]
    assert len(outcome.left) == 3  # the title slide, the lane, and what is not known of the second source
