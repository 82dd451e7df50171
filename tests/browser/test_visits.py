"""Since your last visit: what a reader who comes back is told, what is kept for it, and how to end it."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeAlias

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, expect

from tests.browser import shifts
from tests.browser.conftest import Server

Entries: TypeAlias = list[dict[str, str]]

FIRST_DAY = datetime(2026, 11, 3, 9, tzinfo=UTC)

CHANGED = ("lavrov", "belousov")
NEW = "khinshtein"


READ = """
    window.listRead = new Promise(resolve => {
        const json = Response.prototype.json;
        Response.prototype.json = async function () {
            const value = await json.call(this);
            if (this.url.endsWith("/changes.json")) resolve();
            return value;
        };
    });
"""
"""Tells when the page has the list; what it does with it follows before the browser does anything else."""


class Reader:
    """A person with a browser, at a time."""

    def __init__(self, context: BrowserContext, root: str, site: Path, server: Server) -> None:
        self.page = context.new_page()
        self.errors: list[str] = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.root = root
        self.now: Entries = json.loads((site / "changes.json").read_text(encoding="utf-8"))
        self.served = self.now
        self.asked = 0
        server.instead["changes.json"] = self._serve
        self.page.clock.install(time=FIRST_DAY)
        self.page.add_init_script(READ)

    def _serve(self) -> bytes:
        self.asked += 1
        return json.dumps(self.served).encode()

    def visit(self, address: str = "", *, after: timedelta | None = None) -> None:
        """Open a page, some time after the one before, and wait until it has read the list of entries."""
        if after is not None:
            self.page.clock.fast_forward(int(after.total_seconds() * 1000))
        self.page.goto(self.root + address)
        self.page.evaluate("() => window.listRead")

    def come_back(self, address: str = "") -> None:
        """Visit the site as it was, and a day later as it is: some entries are changed, one is new."""
        self.served = before(self.now)
        self.visit()
        self.served = self.now
        self.visit(address, after=timedelta(days=1))

    @property
    def notice(self) -> Locator:
        """What the front page says of the last visit."""
        return self.page.locator(".visits")

    def stored(self) -> dict[str, str]:
        """Return all that the browser keeps of us, by key."""
        everything: dict[str, str] = self.page.evaluate("() => ({...localStorage})")
        return {key: value for key, value in everything.items() if "visits" in key}

    def kept(self) -> dict[str, object]:
        """Return what is kept, under the one key."""
        (value,) = self.stored().values()
        found: dict[str, object] = json.loads(value)
        return found


def before(now: Entries) -> Entries:
    """Return the entries as they were before some changed and one was added."""
    return [
        {**entry, "fingerprint": "0"} if entry["id"] in CHANGED else entry
        for entry in now
        if entry["id"] != NEW
    ]


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that has never been here, with a wide window."""
    with browser.new_context(viewport={"width": 1280, "height": 800}) as context:
        yield context


@pytest.fixture
def reader(context: BrowserContext, root: str, site: Path, server: Server) -> Iterator[Reader]:
    """A reader with that browser, in which no script fails."""
    reader = Reader(context, root, site, server)
    yield reader
    del server.instead["changes.json"]
    assert reader.errors == []


def test_the_first_visit_is_told_nothing(reader: Reader) -> None:
    reader.visit()
    expect(reader.notice).to_have_count(0)
    assert len(reader.kept()["last"]["seen"]) == len(reader.now)  # type: ignore[index]


def test_who_comes_back_is_told_what_changed_and_what_is_new_since_when(reader: Reader) -> None:
    reader.come_back()
    said = reader.notice.inner_text()
    assert "Since your last visit on 3 November 2026" in said
    assert f"Changed: {len(CHANGED)}" in said
    assert "New: 1" in said
    assert reader.page.locator(".visits-mark a").get_attribute("href") == "#visits_heading"
    links = {entry["title"]: reader.root + entry["address"] for entry in reader.now}
    shown = reader.notice.locator("li a:visible").all()
    assert len(shown) == len(CHANGED) + 1
    for link in shown:
        assert link.evaluate("link => link.href") == links[link.inner_text()]


def test_it_is_said_that_nothing_is_sent_and_where_to_read_of_it(reader: Reader) -> None:
    reader.come_back()
    assert "nothing is sent" in reader.notice.inner_text()
    reader.notice.get_by_role("link", name="What is stored").click()
    reader.page.wait_for_url("**/reading/#visits")
    assert reader.page.locator("#visits").is_visible()


def test_the_pages_of_what_changed_are_marked_and_no_other(reader: Reader) -> None:
    reader.come_back(f"actors/{CHANGED[0]}/")
    mark = reader.page.locator(".visits-mark")
    expect(mark).to_have_text("Changed since your last visit")
    reader.visit(f"actors/{NEW}/")
    expect(mark).to_have_text("New since your last visit")
    reader.visit("actors/choe-son-hui/")
    expect(mark).to_have_count(0)
    expect(reader.notice).to_have_count(0)


def test_where_nothing_changed_nothing_is_said(reader: Reader) -> None:
    reader.visit()
    reader.visit(after=timedelta(days=1))
    expect(reader.notice).to_have_count(0)


def test_the_notice_stays_while_the_visit_goes_on(reader: Reader) -> None:
    reader.come_back()
    reader.visit("claims/", after=timedelta(hours=3))
    reader.visit(after=timedelta(hours=3))
    expect(reader.notice).to_contain_text("3 November 2026")


def test_going_on_by_links_and_back_tells_it_once(reader: Reader) -> None:
    reader.come_back()
    reader.page.locator(f".visits a[href*='actors/{CHANGED[0]}/']").click()
    expect(reader.page.locator(".visits-mark")).to_have_text("Changed since your last visit")
    reader.page.go_back()
    expect(reader.page.locator(".visits-mark a")).to_have_count(1)
    expect(reader.notice).to_have_count(1)


def test_after_some_hours_another_visit_begins(reader: Reader) -> None:
    reader.come_back()
    reader.visit(after=timedelta(hours=5))
    expect(reader.notice).to_have_count(0)  # this change was told at the visit before
    reader.served = before(reader.now)
    reader.visit(after=timedelta(hours=5))
    expect(reader.notice).to_contain_text("Since your last visit on 4 November 2026")


def test_a_change_while_the_visit_goes_on_is_told_at_once(reader: Reader) -> None:
    reader.served = before(reader.now)
    reader.visit()
    reader.visit(after=timedelta(days=1))
    expect(reader.notice).to_have_count(0)
    reader.served = reader.now
    reader.visit(after=timedelta(minutes=5))
    expect(reader.notice).to_contain_text("New: 1")


def test_what_is_marked_as_read_is_gone(reader: Reader) -> None:
    reader.come_back()
    reader.page.get_by_role("button", name="Mark as read").click()
    expect(reader.notice).to_have_text("Marked as read.")
    assert reader.page.evaluate("document.activeElement.innerText") == "Marked as read."
    reader.visit()
    expect(reader.notice).to_have_count(0)
    reader.visit(f"actors/{NEW}/")
    expect(reader.page.locator(".visits-mark")).to_have_count(0)


def test_one_click_turns_it_off_deletes_what_was_kept_and_asks_no_more(reader: Reader) -> None:
    reader.come_back()
    reader.page.get_by_role("button", name="Turn this off").click()
    assert reader.kept() == {"version": 1, "off": True}
    assert "Turned off" in reader.page.evaluate("document.activeElement.innerText")
    asked = reader.asked
    reader.page.goto(reader.root, wait_until="networkidle")
    expect(reader.notice).to_have_count(0)
    assert reader.asked == asked
    assert reader.kept() == {"version": 1, "off": True}


def test_it_can_be_turned_off_and_on_again_on_the_page_about(reader: Reader) -> None:
    reader.visit("reading/")
    off = reader.page.get_by_role("button", name="Turn this off")
    on = reader.page.get_by_role("button", name="Turn this on")
    expect(on).to_be_hidden()
    off.click()
    expect(off).to_be_hidden()
    expect(on).to_be_focused()
    assert reader.kept() == {"version": 1, "off": True}
    on.click()
    expect(off).to_be_focused()
    assert "last" in reader.kept()
    reader.served = before(reader.now)
    reader.visit(after=timedelta(days=1))
    expect(reader.notice).to_have_count(1)


def test_what_cannot_be_read_makes_a_first_visit(reader: Reader) -> None:
    reader.visit()
    (key,) = reader.stored()
    for value in ("", "{", "null", "7", '"x"', "[]", '{"version": 0, "last": 5}'):
        reader.page.evaluate("([key, value]) => localStorage.setItem(key, value)", [key, value])
        reader.visit("reading/", after=timedelta(days=1))
        assert "before" not in reader.kept(), value
        assert len(reader.kept()["last"]["seen"]) == len(reader.now)  # type: ignore[index]


FORBIDDEN = """
    for (const name of ["getItem", "setItem", "removeItem"]) {
        const does = Storage.prototype[name];
        Storage.prototype[name] = function (key, ...others) {
            if (key.includes("visits")) throw new DOMException("denied", "SecurityError");
            return does.call(this, key, ...others);
        };
    }
"""
"""Makes storing fail for us, as it does in a private window or on a full disk; Material would fail itself."""


def test_where_nothing_can_be_stored_nothing_is_said(reader: Reader) -> None:
    reader.page.add_init_script(FORBIDDEN)
    reader.come_back()
    expect(reader.notice).to_have_count(0)
    reader.page.goto(f"{reader.root}reading/")
    expect(reader.page.locator(".visits-switch")).to_be_hidden()


def test_without_the_list_nothing_is_said(reader: Reader) -> None:
    reader.come_back()
    reader.page.route("**/changes.json", lambda route: route.abort())
    reader.page.goto(reader.root, wait_until="networkidle")
    expect(reader.notice).to_have_count(0)


def test_nothing_but_the_list_is_asked_for_and_nothing_is_sent(reader: Reader) -> None:
    sent = []
    reader.page.on("request", lambda request: sent.append((request.method, request.url, request.post_data)))
    reader.come_back()
    reader.page.get_by_role("button", name="Mark as read").click()
    expect(reader.notice).to_have_text("Marked as read.")
    assert {(method, data) for method, _, data in sent} == {("GET", None)}
    assert [url for _, url, _ in sent if "?" in url or not url.startswith(reader.root)] == []
    assert reader.page.context.cookies() == []


def test_a_long_list_is_closed_until_it_is_asked_for(reader: Reader) -> None:
    reader.served = [{**entry, "fingerprint": "0"} for entry in reader.now]
    reader.visit()
    reader.served = reader.now
    reader.visit(after=timedelta(days=1))
    expect(reader.notice).to_contain_text(f"Changed: {len(reader.now)}")
    expect(reader.notice.locator("li a:visible")).to_have_count(0)
    reader.notice.locator("summary").click()
    expect(reader.notice.locator("li a:visible")).to_have_count(len(reader.now))


@pytest.mark.parametrize(
    ("address", "width"), [("", 390), ("", 1280), (f"actors/{CHANGED[0]}/", 390), ("reading/#visits", 390)]
)
def test_the_page_does_not_move_when_it_is_said(reader: Reader, address: str, width: int) -> None:
    reader.page.set_viewport_size({"width": width, "height": 800})
    reader.come_back()
    reader.page.goto("about:blank")
    reader.page.route("**/changes.json", shifts.late)
    reader.visit(address)
    expect(reader.page.locator(".visits, .visits-mark, .visits-switch")).not_to_have_count(0)
    assert shifts.total(reader.page) < shifts.MOST


def test_without_javascript_nothing_is_said_of_it(browser: Browser, root: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(root)
        assert "last visit" not in page.locator("body").inner_text()
        page.goto(f"{root}reading/")
        assert page.locator(".visits-switch").bounding_box() is None
