"""A story whose lists are on several pages stays usable: filters, old addresses, no JavaScript, axe."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests import project
from tests.browser.conftest import serving
from tests.browser.test_accessible import AXE, PHONE, RUN, TAGS
from tests.browser.test_pages import overflow
from tests.test_parts import many

FEW = """
from generator.render import lists, parts
from generator.render.pages import matrix

parts.MOST = lists.MOST_EVENTS = lists.MOST_IN_ALL = 2
matrix.MOST_CELLS = 12

from generator.cli import main

main(["build"], prog_name="explainer")
"""
"""Builds a story as if so few entries were too many for one page."""

PAGES = (
    "timeline/", "timeline/list/2025/", "claims/", "matrix/", "matrix/list/undated--s0--c1/", "whole/",
    "glossary/list/b/", "sources/s0/", "actors/a0/list/claims/",
)  # fmt: skip
"""Overviews, parts, and what else there is only where lists have parts."""


def make(folder: Path) -> None:
    project.copy(folder, data=False)
    project.write(folder / "data/story.yml", many().replace("as_of:", "contact: none, as_of:", 1))
    project.build(folder, sys.executable, "-c", FEW)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The address of the site."""
    with serving(project.once("parts", make) / "site") as server:
        yield server.address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page on which no script fails."""
    errors: list[str] = []
    with browser.new_context(reduced_motion="reduce", bypass_csp=True) as context:
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        yield page
    assert errors == []


def test_the_filters_reach_the_events_of_all_parts_and_show_the_parts_again(page: Page, address: str) -> None:
    page.goto(f"{address}timeline/")
    expect(page.locator(".parts")).to_be_visible()
    page.select_option("select[name=actor]", "a3")
    expect(page.locator(".found > li:visible")).to_have_count(1)
    expect(page.locator(".found > li:visible a")).to_have_text("Event 3")
    expect(page.locator("[data-some]")).to_contain_text("1 of 6 events")
    expect(page.locator(".parts")).to_be_hidden()
    page.click(".filters > button")
    expect(page.locator(".parts")).to_be_visible()
    expect(page.locator(".found")).to_be_hidden()


def test_a_filtered_view_of_a_timeline_in_parts_can_be_shared_and_leads_to_the_events(
    page: Page, address: str
) -> None:
    page.goto(f"{address}timeline/?actor=a2")
    page.click(".found > li:visible a")
    expect(page.locator("h1")).to_contain_text("Event 2")


def test_an_old_address_of_an_entry_leads_to_the_part_in_which_it_is_now(page: Page, address: str) -> None:
    page.goto(f"{address}glossary/#t3")
    page.wait_for_url(f"{address}glossary/list/b/#t3")
    page.goto(f"{address}whole/#a3")
    page.wait_for_url(f"{address}actors/a3/")


def test_without_javascript_the_parts_are_there(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{address}timeline/")
        expect(page.locator(".filters")).to_be_hidden()
        page.click("text=May 2024")
        expect(page.locator(".timeline > li")).to_have_count(2)


def test_axe_finds_nothing_on_overviews_and_parts_and_nothing_is_too_wide(page: Page, address: str) -> None:
    page.set_viewport_size({"width": PHONE, "height": 800})
    for path in PAGES:
        response = page.goto(f"{address}{path}")
        assert response
        assert response.status == 200, path
        assert overflow(page) <= 0, path
        page.evaluate(AXE)
        assert page.evaluate(RUN, TAGS) == [], path
