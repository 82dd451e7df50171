"""The matrix is a table for everybody: in Chromium's accessibility tree, on a phone and on a wide screen."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from generator.derive.story import Story
from generator.render.names import name

PHONE, DESK = 390, 1280

widths = pytest.mark.parametrize("width", [PHONE, DESK])

Tree = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def shown(browser: Browser, root: str) -> Iterator[Page]:
    """The page of the matrix, in a browser without JavaScript."""
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{root}matrix/")
        yield page


def at(page: Page, width: int) -> Page:
    """Return the page as it is in a window of this width."""
    page.set_viewport_size({"width": width, "height": 800})
    return page


def tree(page: Page) -> Tree:
    """Return the nodes of the accessibility tree that are read out, by their ids.

    https://chromedevtools.github.io/devtools-protocol/tot/Accessibility/
    """
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    return {node["nodeId"]: node for node in nodes}


def role(node: dict[str, Any]) -> str:
    """Return the role of a node; one that is not read out has none."""
    return "" if node["ignored"] else str(node["role"]["value"])


def below(nodes: Tree, node: dict[str, Any], *roles: str) -> list[dict[str, Any]]:
    """Return the nodes of these roles below a node, in their order."""
    found = []
    for id_ in node.get("childIds", ()):
        inner = nodes.get(id_)
        if inner:
            found += [inner] if role(inner) in roles else below(nodes, inner, *roles)
    return found


def read(nodes: Tree, node: dict[str, Any]) -> str:
    """Return what is read out of a node."""
    said = [text["name"]["value"] for text in below(nodes, node, "StaticText")]
    return " ".join(" ".join(said).split())


@widths
def test_a_table_is_read_out_as_one_with_its_name_and_its_headings(shown: Page, width: int) -> None:
    nodes = tree(at(shown, width))
    tables = [node for node in nodes.values() if role(node) == "table"]
    assert len(tables) == shown.locator("table").count() > 0
    for table in tables:
        assert re.fullmatch(
            r"\d+ sources? and what (it carries|they carry): \d+ claims?", table["name"]["value"]
        )
        rows = below(nodes, table, "row")
        columns = [cell for row in rows for cell in below(nodes, row, "columnheader")]
        assert read(nodes, columns[0]) == "Claim"
        bodies = [row for row in rows if below(nodes, row, "rowheader")]
        assert bodies
        lengths = {len(below(nodes, row, "rowheader", "cell")) for row in bodies}
        assert len(lengths) == 1
        assert all(read(nodes, cell) for cell in columns)


@widths
def test_every_cell_says_in_words_what_the_source_does(shown: Page, width: int) -> None:
    nodes = tree(at(shown, width))
    cells = [node for node in nodes.values() if role(node) == "cell"]
    assert len(cells) == shown.locator("td").count()
    words = (
        r"asserts|attributes to|hedges|doubts|denies|silent|not in the part read|not seen|in no|in \d+ other"
    )
    assert [said for cell in cells if not re.search(words, said := read(nodes, cell))] == []


def test_every_report_of_a_claim_stands_in_the_matrix(shown: Page, story: Story) -> None:
    cells = at(shown, DESK).locator("td:not(.quiet):not(.elsewhere)")
    found = cells.evaluate_all(
        "cells => cells.map(td => [td.dataset.source, td.parentElement.querySelector('a').textContent])"
    )
    reporting = {
        (name(story, story.sources[report.source]), name(story, claim))
        for claim in story.claims.values()
        for report in claim.reports
    }
    assert {tuple(pair) for pair in found} == reporting


def test_on_a_phone_a_claim_is_a_block_and_each_source_a_line_that_names_it(shown: Page) -> None:
    at(shown, PHONE)
    row = shown.locator(".one-origin tbody tr").first
    boxes = [cell.bounding_box() for cell in row.locator("th, td:not(.quiet)").all()]
    tops = [box["y"] for box in boxes if box]
    assert len(tops) == len(boxes)
    assert tops == sorted(set(tops))
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= PHONE for box in boxes if box)
    cells = shown.locator(".one-origin td")
    named = cells.evaluate_all("cells => cells.map(td => getComputedStyle(td, '::before').content)")
    sources = cells.evaluate_all("cells => cells.map(td => td.dataset.source)")
    assert all(source and source in content for source, content in zip(sources, named, strict=True))


@pytest.mark.parametrize("width", [320, 768, 1220, 1280])
def test_the_tables_are_no_wider_than_the_window(shown: Page, width: int) -> None:
    at(shown, width)
    assert shown.evaluate("document.documentElement.scrollWidth") <= width


def test_on_a_wide_screen_the_headings_stay_while_the_claims_pass(shown: Page) -> None:
    at(shown, DESK)
    shown.set_viewport_size({"width": DESK, "height": 400})  # lower than a table that does not scroll
    table = shown.locator("figure > table").last
    last = table.locator("tbody tr").last
    last.evaluate("row => row.scrollIntoView({block: 'end'})")
    head = table.locator("thead").bounding_box()
    below_head = shown.locator(".md-header").bounding_box()
    row = last.bounding_box()
    assert head
    assert below_head
    assert row
    assert head["y"] == pytest.approx(below_head["y"] + below_head["height"], abs=2)
    assert head["y"] + head["height"] <= row["y"]


def test_a_wide_table_scrolls_inside_itself_and_the_claims_stay_in_sight(browser: Browser, root: str) -> None:
    with browser.new_context(viewport={"width": DESK, "height": 800}, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{root}matrix/")
        box = page.locator(".scrolls").first
        assert box.evaluate("box => box.scrollWidth > box.clientWidth")
        assert page.evaluate("document.documentElement.scrollWidth") <= DESK
        before = box.locator("tbody th").first.bounding_box()
        box.evaluate("box => box.scrollTo(400, 300)")
        after = box.locator("tbody th").first.bounding_box()
        head, outer = box.locator("thead").bounding_box(), box.bounding_box()
        assert before
        assert after
        assert after["x"] == pytest.approx(before["x"], abs=1)
        assert head
        assert outer
        assert head["y"] == pytest.approx(outer["y"], abs=2)
        assert head["height"] < outer["height"] / 2, "there is room for the claims"


@widths
def test_what_is_no_report_is_quieter_than_what_is(shown: Page, width: int) -> None:
    at(shown, width)
    weights = {
        kind: shown.locator(f".one-origin {selector} .verb").first.evaluate(
            "e => getComputedStyle(e).fontWeight"
        )
        for kind, selector in (("quiet", "td.quiet"), ("report", "td:not(.quiet)"))
    }
    assert int(weights["quiet"]) < int(weights["report"])
