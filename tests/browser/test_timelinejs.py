"""TimelineJS itself shows our timeline: each event once, with its id, its date and its words.

TimelineJS 3.9.11 (MPL 2.0) lies beside this file, as npm has it in `@knight-lab/timelinejs`, without its
styles, fonts and languages.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from generator.derive import Story

TIMELINEJS = Path(__file__).with_name("timelinejs.min.js")

SHOW = """
    async address => {
        document.body.innerHTML = "<div id=timeline style='width: 1000px; height: 600px'></div>"
        const timeline = new TL.Timeline("timeline", address, {font: null})
        await new Promise(done => timeline.on("ready", done))
        const day = date => date && date.data.date_obj && [
            date.data.date_obj.getFullYear(), date.data.date_obj.getMonth() + 1, date.data.date_obj.getDate()
        ]
        return {
            errors: timeline.config.getErrors(),
            title: timeline.config.title.unique_id,
            scale: timeline.config.scale,
            eras: timeline.config.eras.length,
            events: timeline.config.events.map(event => ({
                id: event.unique_id, start: day(event.start_date), end: day(event.end_date)
            })),
            markers: document.querySelectorAll(".tl-timemarker").length,
            dates: [...document.querySelectorAll(".tl-headline-date")].map(date => date.textContent),
            headlines: [...document.querySelectorAll(".tl-slide .tl-headline a")].map(it => it.textContent)
        }
    }
"""
"""Shows the timeline at an address, and returns what came of it."""


@pytest.fixture(scope="module")
def given(site: Path) -> dict[str, Any]:
    """The timeline as the site has it."""
    found: dict[str, Any] = json.loads((site / "timeline.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def shown(browser: Browser, root: str) -> Iterator[dict[str, Any]]:
    """What TimelineJS makes of it, on a page that asks no other host for anything."""
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{root}timeline.json")
    page.add_script_tag(content=TIMELINEJS.read_text(encoding="utf-8"))
    yield page.evaluate(SHOW, f"{root}timeline.json")
    page.close()
    assert [url for url in asked if not url.startswith((root, "data:", "blob:"))] == []


def day(date: dict[str, int] | None) -> list[int] | None:
    """Return the first day that the parts of a date may mean, as TimelineJS places it."""
    return [date["year"], date.get("month", 1), date.get("day", 1)] if date else None


def test_each_event_with_a_year_is_in_it_by_its_id_on_its_date(
    shown: dict[str, Any], given: dict[str, Any], story: Story
) -> None:
    assert shown["errors"] == []
    assert shown["title"] == "_title"
    assert shown["scale"] == "human"
    assert {event["id"]: (event["start"], event["end"]) for event in shown["events"]} == {
        event["unique_id"]: (day(event["start_date"]), day(event.get("end_date")))
        for event in given["events"]
    }
    with_a_year = [event.id for event in story.timeline if event.date.year is not None]
    assert len(shown["events"]) == shown["markers"] == len(with_a_year)
    assert sorted(event["id"] for event in shown["events"]) == sorted(with_a_year)
    assert shown["eras"] == len(given.get("eras", []))


def test_each_slide_has_its_title_and_its_date_in_our_words(shown: dict[str, Any], story: Story) -> None:
    events = [event for event in story.timeline if event.date.year is not None]
    dates = [story.catalogue.date(event.date) for event in events]
    assert sorted(shown["dates"]) == sorted(["", *dates])  # the title slide has none
    assert sorted(shown["headlines"]) == sorted([story.info.title, *(event.title for event in events)])
