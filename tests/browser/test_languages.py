"""A reader changes the language and stays at the same place; a page from right to left is so as a whole."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import serving
from tests.test_translations import site as built  # noqa: F401 - a fixture

WIDTHS = (390, 1280)


@pytest.fixture(scope="module")
def address(built: Path) -> Iterator[str]:  # noqa: F811 - the fixture
    """The address of the site in three languages."""
    with serving(built) as server:
        yield server.address


@pytest.fixture(params=WIDTHS)
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    with browser.new_context(viewport={"width": request.param, "height": 844}) as context:
        yield context.new_page()


def test_the_switch_leads_to_the_same_place_in_the_other_language(page: Page, address: str) -> None:
    page.goto(f"{address}timeline/?kind=decision#closing")
    page.get_by_role("button", name="Languages").click()
    names = page.locator(".languages a").all_inner_texts()
    assert names == ["English", "Русский", "العربية"]
    page.get_by_role("link", name="Русский").click()
    page.wait_for_url(f"{address}ru/timeline/?kind=decision#closing")
    assert page.locator("html").get_attribute("lang") == "ru"
    page.get_by_role("button", name="Языки").click()
    page.get_by_role("link", name="English").click()
    page.wait_for_url(f"{address}timeline/?kind=decision#closing")


def test_the_language_that_is_read_is_marked_in_the_switch(page: Page, address: str) -> None:
    page.goto(f"{address}ar/")
    page.locator(".languages-button").click()
    assert page.locator(".languages a[aria-current]").inner_text() == "العربية"


def test_the_switch_works_without_javascript(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{address}ru/events/closing/")
        page.locator(".languages-button").click()
        page.get_by_role("link", name="English").click()
        assert page.url == f"{address}events/closing/"


def test_a_page_in_arabic_begins_at_the_right_and_is_no_wider_than_the_window(
    page: Page, address: str
) -> None:
    for path in ("", "timeline/", "claims/", "actors/mayor/", "matrix/"):
        page.goto(f"{address}ar/{path}")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        style = "getComputedStyle(document.querySelector('article h1'))"
        assert page.evaluate(f"{style}.direction") == "rtl"
        assert page.evaluate(f"{style}.textAlign") in {"start", "right"}
