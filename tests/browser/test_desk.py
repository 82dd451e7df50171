"""The desk in a browser: entries are added and changed by hand, by keyboard, on a phone, in the dark."""

from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.forms import Desk, Guard, Reading, Server
from tests import project
from tests.browser.test_accessible import AXE, NARROWEST, PHONE, RUN, TAGS
from tests.browser.test_pages import overflow, size

SMALL = project.SMALL.format(title="A bridge for the town")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with a story of one entry of most kinds."""
    project.write(tmp_path / "data/story.yml", SMALL)
    return tmp_path


@pytest.fixture
def desk(root: Path) -> Iterator[Server]:
    """A desk that nobody has opened yet."""
    of_story = Desk(Reading(root / "data", root), "repeated", strict=False)
    with Server(of_story, Guard("token", "session", "repeated")) as server:
        thread = Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def page(browser: Browser, desk: Server) -> Iterator[Page]:
    """The desk, opened at the address that was printed; the browser says nothing of a rule that is broken."""
    with browser.new_context(viewport=size(PHONE)) as context:
        page = context.new_page()
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.goto(desk.address)
        yield page
        assert [line for line in said if "Failed to load resource" not in line] == []  # which is the status


def story(root: Path) -> str:
    return (root / "data/story.yml").read_text(encoding="utf-8")


def go(page: Page, address: str) -> None:
    page.goto(urljoin(page.url, address))


def press(page: Page, name: str) -> None:
    """Press a button of the form, and wait for the page that answers, with its styles."""
    with page.expect_navigation():
        page.get_by_role("button", name=name).click()


def save(page: Page) -> None:
    press(page, "Save")


def test_a_claim_with_two_reports_is_added_by_hand(page: Page, root: Path) -> None:
    page.get_by_role("link", name="Claim", exact=True).click()
    page.get_by_label("Text").fill("The bridge is paid for.")
    page.get_by_label("Kind", exact=True).select_option("fact")
    page.get_by_label("Source", exact=True).fill("gazette")
    page.get_by_label("Stance").select_option("asserts")
    press(page, "Add another to reports")
    expect(page.locator("[id='reports.1.source']")).to_be_focused()
    page.keyboard.type("gazette")
    second = page.get_by_role("group", name="Reports, no. 2")
    second.get_by_label("By").fill("mayor")
    second.get_by_label("Stance").select_option("doubts")
    second.get_by_label("Hedged").check()
    save(page)
    assert page.get_by_label("Id").input_value() == "the-bridge-is-paid-for"
    save(page)
    assert page.get_by_role("status").inner_text().startswith("Saved in data/story.yml.")
    assert page.url.endswith("/claims/the-bridge-is-paid-for?saved=data/story.yml")
    assert (
        "  - id: the-bridge-is-paid-for\n    text: The bridge is paid for.\n    kind: fact\n    reports:\n"
        "      - source: gazette\n        stance: asserts\n"
        "      - source: gazette\n        by: mayor\n        stance: doubts\n        hedged: true\n"
    ) in story(root)


def test_what_is_wrong_is_told_at_the_field_and_at_the_top_from_where_a_link_leads_to_it(
    page: Page, root: Path
) -> None:
    go(page, "/events/speech")
    page.get_by_label("Date").fill("12 July 2025")
    page.get_by_label("Title").fill("Typed at eleven at night")
    page.get_by_label("Date").press("Enter")  # which is to save, whatever buttons the form has
    assert page.title().startswith("Not saved: ")
    expect(page.locator(".summary")).to_be_focused()
    page.get_by_role("link", name="Date", exact=True).click()
    assert page.evaluate("document.activeElement.id") == "date"
    assert page.get_by_label("Date").get_attribute("aria-invalid") == "true"
    described = page.get_by_label("Date").get_attribute("aria-describedby") or ""
    told = " ".join(page.locator(f"[id='{id_}']").inner_text() for id_ in described.split())
    assert "write 2025-07-12" in told
    assert page.get_by_label("Title").input_value() == "Typed at eleven at night"
    assert story(root) == SMALL
    page.get_by_label("Date").fill("2025-07-12")
    save(page)
    assert "date: 2025-07-12\n    title: Typed at eleven at night" in story(root)


def test_the_title_that_is_seen_does_not_cover_the_field_that_has_the_focus(page: Page) -> None:
    go(page, "/claims/bridge-planned")
    bar = page.locator(".bar").bounding_box()
    assert bar
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    for _ in range(12):
        page.keyboard.press("Shift+Tab")
        top = page.evaluate("document.activeElement.getBoundingClientRect().top")
        covered = page.evaluate("document.activeElement.closest('.bar, header, body > a') === null")
        assert not covered or top >= bar["height"] - 1


def test_who_goes_back_finds_what_was_typed(page: Page) -> None:
    go(page, "/actors/mayor")
    page.get_by_label("Summary").fill("Typed and not saved.")
    page.get_by_role("link", name="Desk").click()
    page.go_back()
    assert page.get_by_label("Summary").input_value() == "Typed and not saved."


def test_another_browser_is_told_how_to_get_in(browser: Browser, page: Page, desk: Server) -> None:
    with browser.new_context() as context:
        other = context.new_page()
        response = other.goto(desk.address)
        assert response
        assert response.status == 403
        assert other.get_by_role("heading").inner_text() == "This desk does not know this browser"
    page.reload()
    assert page.get_by_role("heading", level=1).inner_text() == "What do you want to change?"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_window(page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")

    def look() -> None:
        page.evaluate(AXE)
        assert page.evaluate(RUN, TAGS) == [], page.url
        page.set_viewport_size(size(NARROWEST))
        assert overflow(page) <= 0, page.url
        page.set_viewport_size(size(PHONE))

    for address in ("/", "/?q=town", "/actors", "/claims/bridge-planned", "/story", "/nothing"):
        go(page, address)
        look()
    go(page, "/actors/_new")
    for name in ("names", "also written", "relations", "links"):
        press(page, f"to {name}")
    page.get_by_label("Part of").fill("nobody")
    page.get_by_label("To").fill("no-such-actor")
    save(page)
    look()
