"""The first visit is light, and nothing on a page jumps while it loads."""

import gzip
import re
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Response

from tests.browser.test_pages import KINDS, example, kinds, size

MOST = 125_000
"""How many bytes the first visit to a page may cost, compressed."""

REQUESTS = 8
"""How many requests it may need."""

STYLE = 20_000
"""How many bytes the style sheet may have, compressed."""

SHIFTS = """
    window.shifted = 0
    new PerformanceObserver(list => {
        for (const entry of list.getEntries()) window.shifted += entry.value
    }).observe({type: "layout-shift", buffered: true})
"""
"""Sums up by how much things jump (https://wicg.github.io/layout-instability/)."""

JUMPING = 0.01


@pytest.fixture(scope="module")
def first_visits(browser: Browser, root: str) -> dict[str, dict[str, int]]:
    """What each kind of page loads on a first visit, compressed, by its address; all are visited at once."""
    loaded: dict[str, dict[str, int]] = {}
    with ExitStack() as contexts:
        answers: dict[str, list[Response]] = {}
        pages: list[Page] = []
        for kind in KINDS:
            context = contexts.enter_context(browser.new_context())
            those = answers.setdefault(kind, [])
            context.on("response", partial(list.append, those))
            pages.append(context.new_page())
            pages[-1].goto(root + example(kind), wait_until="commit")
        for page in pages:
            page.wait_for_load_state("networkidle")
        for kind, those in answers.items():
            loaded[kind] = {urlsplit(a.url).path: len(gzip.compress(a.body(), mtime=0)) for a in those}
    return loaded


@kinds
def test_a_first_visit_is_light(first_visits: dict[str, dict[str, int]], kind: str) -> None:
    sizes = first_visits[kind]
    assert {"css", "js"} <= {path.rpartition(".")[2] for path in sizes}, "style and scripts are among them"
    assert len(sizes) <= REQUESTS, sizes
    assert sum(sizes.values()) <= MOST, sizes


@kinds
def test_the_first_paint_waits_for_one_small_style_sheet_alone(
    first_visits: dict[str, dict[str, int]], kind: str, site: Path
) -> None:
    head = (site / example(kind) / "index.html" if kind != "404.html" else site / kind).read_text("utf-8")
    head = head.partition("</head>")[0]
    assert re.findall(r"<script[^>]* src=", head) == []
    (style,) = re.findall(r'<link rel="stylesheet" href="([^"]*)"', head)
    (size_of,) = [its for path, its in first_visits[kind].items() if path.endswith(style.rpartition("/")[2])]
    assert size_of <= STYLE


@pytest.fixture(scope="module", params=[390, 1280])
def visited(browser: Browser, root: str, request: pytest.FixtureRequest) -> dict[str, float]:
    """By how much things jump on some pages, at a width."""
    with browser.new_context(viewport=size(request.param)) as context:
        context.add_init_script(SHIFTS)
        page, shifted = context.new_page(), {}
        for kind in ("", "timeline/", "claims/", "claims/*/"):
            page.goto(root + example(kind), wait_until="networkidle")
            shifted[kind] = page.evaluate("shifted")
        return shifted


def test_nothing_jumps_while_a_page_loads(visited: dict[str, float]) -> None:
    assert {kind: shift for kind, shift in visited.items() if shift >= JUMPING} == {}
