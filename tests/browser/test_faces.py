"""The layout holds for any font: for one with narrow letters, one with wide ones, and one with tall lines."""

import json
from collections.abc import Callable, Iterator
from functools import cache

import pytest
from playwright.sync_api import Browser, Page

from generator.derive.story import Story
from generator.render.pictures import svg
from generator.render.pictures.lineage import lineage
from generator.render.pictures.locator import locator
from generator.render.pictures.meetings import meetings
from generator.render.pictures.speakers import speakers
from generator.render.pictures.timeline import timeline
from generator.render.prose import Markdown, Prose
from tests.browser import shifts
from tests.browser.conftest import Server
from tests.browser.faces import FACES, FORCED, force, from_the_first, make
from tests.browser.test_accessible import AXE, CUT, NARROWEST, PHONE, RUN, WIDE, address, new_context
from tests.browser.test_pages import KINDS, overflow, size
from tests.story_of import story_of

faces = pytest.mark.parametrize("face", FACES)

TARGETS = {"type": "rule", "values": ["target-size"]}

LABEL = "Only rewrites of the Encyclopaedia of Monuments and of Free Malaysia Today say so"
"""As long as the label of a claim gets."""

SAY = """
    words => {
        const labels = [...document.querySelectorAll("article .standing")]
        for (const label of labels) {
            label.replaceChildren(...label.querySelectorAll("[aria-hidden]"), ` ${words}`)
        }
        return labels.length
    }
"""

FAULTS = """
    drawing => {
        const faults = []
        const boxOf = shape => {
            const {x, y, width, height} = shape.getBBox()
            return {left: x, top: y, right: x + width, bottom: y + height}
        }
        const meet = (one, other) => one.left < other.right && other.left < one.right
            && one.top < other.bottom && other.top < one.bottom
        // Of the height of a text only the letters count, not what a font has above and below them.
        const words = [...drawing.querySelectorAll("text")].map(text => {
            const [{left, right}, base] = [boxOf(text), text.y.baseVal[0].value]
            const size = parseFloat(getComputedStyle(text).fontSize)
            const ground = text.parentElement.querySelector(".source")  // which hides what is below it
            return {text, ground, left, right, top: base - 0.75 * size, bottom: base + 0.22 * size}
        })
        const say = (what, ...shapes) => faults.push(
            [what, ...shapes.map(shape => shape.textContent || shape.outerHTML.slice(0, 120))].join(": ")
        )
        const {width, height} = drawing.viewBox.baseVal
        const frame = {left: -1, top: -1, right: width + 1, bottom: height + 1}
        const inside = (one, other) => one.left >= other.left && one.right <= other.right
            && one.top >= other.top && one.bottom <= other.bottom
        words.forEach((one, index) => {
            if (!inside(one, frame)) say("outside", one.text)
            if (one.ground && !inside(one, boxOf(one.ground))) say("outside its box", one.text)
            for (const other of words.slice(index + 1)) {
                if (meet(one, other)) say("meet", one.text, other.text)
            }
        })
        const follows = (one, other) => other.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING
        for (const line of drawing.querySelectorAll("path")) {
            const box = boxOf(line)
            if (!inside(box, frame)) say("outside", line)
            // The outlines of countries lie below the names, and are so pale that these are read.
            if (line.matches(".land, .border")) continue
            const near = words.filter(one => one.left <= box.right && box.left <= one.right
                && one.top <= box.bottom && box.top <= one.bottom
                && !(one.ground && follows(one.ground, line)))
            const length = near.length ? line.getTotalLength() : 0
            const crossed = new Set()
            for (let at = 0; at < length; at += 1) {
                const {x, y} = line.getPointAtLength(at)
                near.filter(one => one.left < x && x < one.right && one.top < y && y < one.bottom)
                    .forEach(one => crossed.add(one.text))
            }
            for (const text of crossed) say("crossed", text, line)
        }
        for (const sign of drawing.querySelectorAll("circle, rect:not(.target, .source, .break, .sea)")) {
            const box = boxOf(sign)
            for (const one of words) if (meet(one, box)) say("covered", one.text, sign)
            if (!inside(box, frame)) say("outside", sign)
        }
        return faults
    }
"""
"""Returns what is wrong with the words of a drawing: those that meet, are crossed, or are cut off."""

NAMES = (
    "Ministry of Commemorations and Monuments",
    "Wollongong Mourning Committee",
    "MMMMMM WWWWWW",
    "Vereinigung der Grabmalschutzbeauftragten",
    "Ill",
)


@cache
def hard() -> Story:
    """Return a story whose words are wide, whose days are near each other, and whose places are, too."""
    actors, events, sources, places = [], [], [], []
    for n, name in enumerate(NAMES):
        one = {"kind": "person", "summary": "One.", "role": f"member of {name}"}
        actors += [
            {"id": f"o{n}", "name": name, "kind": "organisation", "summary": "One."},
            {"id": f"p{n}", "name": f"Wilhelm {name}", "part_of": f"o{n}", **one},
            {"id": f"q{n}", "name": f"M. {name}", "part_of": f"p{n}", **one},
        ]
    for n in range(32):
        event = {"kind": "meeting", "summary": "It was.", "sources": []}
        title = f"{NAMES[n % 5]} and {NAMES[(n + 2) % 5]} meet"
        who = [f"p{n % 5}", f"q{(n + 1) % 5}", f"o{(n + 3) % 5}"]
        date = f"{2024 + n // 16}-0{1 + n % 9}-1{n % 4}"
        events.append({"id": f"e{n}", "date": date, "title": title, "actors": who, **event})
    for n in range(24):
        item = {"type": "article", "language": "en", "seen": "excerpt", "published": "2025-09-30"}
        origin = {"derived_from": [f"s{(n - 1) // 3}"]} if n else {}
        sources.append({"id": f"s{n}", "title": f"{NAMES[n % 5]} {n}", **item, **origin})
    for n, name in enumerate(NAMES * 2):
        places.append({"id": f"t{n}", "name": name, "latitude": 50 + n % 3, "longitude": 30 + n / 2})
    story = {"actors": actors, "events": events, "sources": sources, "places": places}
    return story_of(json.dumps(story), allowed=("empty-story", "no-source"))


PICTURES: dict[str, tuple[Callable[[Prose], Markdown], ...]] = {
    "timeline/": (timeline,),
    "sources/": (lineage,),
    "actors/": (speakers, meetings),
    "places/": (locator,),
}

pictures = pytest.mark.parametrize("kind", PICTURES)

Pages = dict[str, Page]

INDEX = "search/search_index.json"


@pytest.fixture(scope="module")
def pages(browser: Browser, server: Server, root: str) -> Iterator[Pages]:
    """A page of each kind, with axe and the faces in it, and nothing to search."""
    server.instead[INDEX] = lambda: b'{"config": {}, "docs": []}'
    with new_context(browser, reduced_motion="reduce") as context:
        pages = {kind: context.new_page() for kind in KINDS}
        for kind, page in pages.items():
            page.goto(address(root, kind), wait_until="commit")
        for page in pages.values():
            page.wait_for_load_state("load")
            page.evaluate(AXE)
            make(page)
        yield pages
    del server.instead[INDEX]


def at(page: Page, width: int, face: str) -> Page:
    """Return the page as it is in a window of this width, in this face."""
    page.set_viewport_size(size(width))
    force(page, face)
    return page


def test_the_faces_differ_as_their_names_say(pages: Pages) -> None:
    wide, high = {}, {}
    for face in FACES:
        box = at(pages["404.html"], WIDE, face).locator("h1").evaluate(RANGE)
        wide[face], high[face] = box["width"], box["height"]
    assert wide["narrow"] * 1.3 < wide["wide"] == wide["tall"]
    assert high["narrow"] * 1.3 < high["wide"] < high["tall"] / 1.5


RANGE = """
    element => {
        const range = document.createRange()
        range.selectNodeContents(element.firstChild)
        return range.getBoundingClientRect().toJSON()
    }
"""


LABELLED = (
    "",
    "timeline/",
    "actors/*/",
    "claims/",
    "claims/*/",
    "matrix/",
    "events/*/",
    "sources/*/",
    "whole/",
    "reading/",
)
"""The kinds of pages on which claims have their labels."""

LONG = ("matrix/", "whole/")
"""These take seconds; their lines are those of other pages, so one face is enough: the lowest for a finger,
and for what has no room the tallest, which is as wide as the widest."""


@pytest.mark.parametrize(
    ("kind", "face"),
    [(kind, face) for kind in KINDS for face in FACES if kind not in LONG or face == "narrow"],
)
def test_a_finger_finds_every_target(pages: Pages, kind: str, face: str) -> None:
    for width in (PHONE, WIDE):
        assert at(pages[kind], width, face).evaluate(RUN, TARGETS) == []


@faces
def test_nothing_moves_when_the_filters_appear_late(browser: Browser, root: str, face: str) -> None:
    with new_context(browser) as context:
        page = context.new_page()
        from_the_first(page, face)
        page.route("**/timeline.js", shifts.late)
        page.goto(f"{root}timeline/", wait_until="commit")
        page.locator(".filters").wait_for()
        assert page.evaluate(FORCED, face)
        assert shifts.total(page) < shifts.MOST


@pytest.mark.parametrize(
    ("kind", "face"),
    [(kind, face) for kind in KINDS for face in FACES if kind not in LONG or face == "tall"],
)
def test_nothing_is_too_wide_or_cut_off(pages: Pages, kind: str, face: str) -> None:
    for width in (NARROWEST, WIDE):
        page = at(pages[kind], width, face)
        assert overflow(page) <= 0
        assert page.evaluate(CUT) == []


@faces
@pictures
def test_no_words_in_a_picture_meet_or_are_crossed_or_cut_off(pages: Pages, kind: str, face: str) -> None:
    for width in (PHONE, WIDE):
        assert faults(at(pages[kind], width, face)) == []


@pictures
def test_wide_words_that_stand_near_each_other_do_not_meet_either(pages: Pages, kind: str) -> None:
    page = pages[kind]
    prose = Prose(hard(), "index.md")
    before = page.locator("article").inner_html()
    page.locator("article").evaluate(
        "(article, html) => { article.innerHTML = html }", "".join(draw(prose) for draw in PICTURES[kind])
    )
    found = [fault for width in (PHONE, WIDE) for fault in faults(at(page, width, "wide"))]
    page.locator("article").evaluate("(article, html) => { article.innerHTML = html }", before)
    assert found == []


def faults(page: Page) -> list[str]:
    """Return what is wrong with the words of the drawings that are shown, folded ones opened."""
    page.evaluate("document.querySelectorAll('.picture details').forEach(one => one.open = true)")
    kind = "narrow" if page.evaluate("innerWidth") < svg.WIDE else "wide"
    found = page.locator(f".picture svg.{kind}").all()
    assert found
    assert all(drawing.is_visible() for drawing in found)
    return [fault for drawing in found for fault in drawing.evaluate(FAULTS)]


@pytest.mark.parametrize("kind", LABELLED, ids=lambda kind: kind or "front")
def test_the_longest_label_of_a_claim_has_room(pages: Pages, kind: str) -> None:
    page = pages[kind]
    assert page.evaluate(SAY, LABEL)
    for width in (NARROWEST, WIDE):
        at(page, width, "wide")
        assert overflow(page) <= 0
        assert page.evaluate(CUT) == []
