"""The first visit is light, and nothing on a page jumps while it loads."""

import gzip
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Response

from tests.browser.test_pages import example, size

MOST = 250_000
"""How many bytes the first visit to the front page may cost, compressed."""

SHIFTS = """
    window.shifted = 0
    new PerformanceObserver(list => {
        for (const entry of list.getEntries()) window.shifted += entry.value
    }).observe({type: "layout-shift", buffered: true})
"""
"""Sums up by how much things jump (https://wicg.github.io/layout-instability/)."""

JUMPING = 0.01


def test_the_first_visit_to_the_front_page_is_light(browser: Browser, root: str) -> None:
    answers: list[Response] = []
    with browser.new_context() as context:
        context.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - Playwright marks it
        page = context.new_page()
        page.goto(root, wait_until="networkidle")
        sizes = {urlsplit(a.url).path: len(gzip.compress(a.body(), mtime=0)) for a in answers}
    kinds = {path.rpartition(".")[2] for path in sizes}
    assert {"css", "js", "json", "/"} <= kinds, "style, scripts, index and page are among what was loaded"
    assert sum(sizes.values()) <= MOST, sizes


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
