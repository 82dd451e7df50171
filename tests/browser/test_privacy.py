"""No page asks another host for anything, and every page keeps its own policy: alone, and walked through."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

from generator.derive.story import Story
from tests.browser.test_pages import KINDS, example

REPORTS = """
    window.broken = [];
    document.addEventListener("securitypolicyviolation", event =>
        window.broken.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`));
    window.marked = window.marked ?? Math.random();
"""
"""Notes what a policy stops, and marks the document, to see whether a link has left it."""

WALK = (
    "timeline/", "events/*/", "actors/", "actors/*/", "claims/", "claims/*/", "matrix/", "whole/",
    "sources/", "sources/*/", "questions/", "questions/*/", "differences/", "places/", "glossary/",
    "updates/", "about/", "reading/", "",
)  # fmt: skip
"""The kinds of page that the walk goes through; of those with a `*` one that the page before links to."""

INTRUDE = """
    () => {
        document.body.insertAdjacentHTML("beforeend", '<img src="x:" onerror="window.ran = 1">');
        const script = document.createElement("script");
        script.textContent = "window.ran = 2";
        document.body.append(script);
    }
"""
"""Tries to run a script in the page, as HTML that slipped through would."""

FOLLOW = """
    pattern => [...document.querySelectorAll("a[href]")]
        .find(link => new RegExp(`^${pattern}$`).test(link.href) && link.checkVisibility())?.click()
        ?? document.title
"""
"""Clicks the first visible link whose address is of this form; returns the title of the page before."""

QUERY = "[data-md-component=search-query]"
"""The field of the search."""


@dataclass
class Watched:
    """A page, what it has asked for and what its console has said."""

    page: Page
    requests: list[str] = field(default_factory=list)
    console: list[str] = field(default_factory=list)

    def broken(self) -> list[str]:
        """Return what a policy has stopped in the document that is shown."""
        return list(self.page.evaluate("window.broken"))

    def is_private(self, address: str) -> None:
        """Assert that nothing has left the site, no policy was broken, and the console is empty."""
        assert [url for url in self.requests if not url.startswith((address, "data:", "blob:"))] == []
        assert self.broken() == []
        assert self.console == []

    def marked(self) -> float:
        """Return the mark of the document that is shown."""
        return float(self.page.evaluate("window.marked"))


@pytest.fixture
def context(browser: Browser, moved: None) -> Iterator[BrowserContext]:  # noqa: ARG001 - a site map that leads here
    """A browser that reports what a policy stops."""
    with browser.new_context() as context:
        context.add_init_script(REPORTS)
        yield context


@pytest.fixture
def watched(context: BrowserContext) -> Watched:
    """A page of it that is watched."""
    watched = Watched(context.new_page())

    def note(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            watched.console.append(message.text)

    watched.page.on("console", note)
    watched.page.on("pageerror", lambda error: watched.console.append(str(error)))
    watched.page.on("request", lambda request: watched.requests.append(request.url))
    return watched


def search(page: Page, said: str) -> None:
    """Search as a person does, letter by letter, wait for a result, and put it away."""
    field, result = page.locator(QUERY).first, page.locator(".md-search__output a").first
    field.press_sequentially(said)  # for which it takes the focus, also while it moves
    result.wait_for(state="attached")
    field.fill("")
    result.wait_for(state="detached")
    page.keyboard.press("Escape")


def test_the_walk_goes_through_every_kind_of_page() -> None:
    assert {*WALK, "404.html"} == set(KINDS)


@pytest.mark.parametrize("kind", ["", "claims/*/"])
def test_a_page_and_its_search_ask_no_other_host_and_break_no_policy(
    watched: Watched, below: str, kind: str
) -> None:
    watched.page.goto(below + example(kind))
    watched.page.locator(QUERY).first.click()
    search(watched.page, "Lavrov")
    watched.page.wait_for_load_state("networkidle")
    assert any("search" in url for url in watched.requests)
    watched.is_private(below)


def test_a_walk_through_the_pages_and_back_breaks_no_policy_and_loads_no_document_again(
    watched: Watched, below: str
) -> None:
    page = watched.page
    with page.expect_response("**/sitemap.xml"):
        page.goto(below)
    page.wait_for_load_state("networkidle")
    mark, addresses = watched.marked(), [page.url]
    for kind in WALK:
        pattern = re.escape(below + kind).replace(r"\*", "[^/]+")
        title = page.evaluate(FOLLOW, pattern)
        page.wait_for_function("title => document.title !== title", arg=title)
        assert re.fullmatch(pattern, page.url.split("#")[0])
        if kind in (WALK[0], WALK[-1]):
            search(page, "Lavrov")
        addresses.append(page.url)
    for address in reversed(addresses[:-1]):
        title = page.title()
        page.go_back()
        page.wait_for_function("title => document.title !== title", arg=title)
        assert page.url == address
    assert watched.marked() == mark
    watched.is_private(below)


def test_a_script_that_is_not_the_sites_own_does_not_run(watched: Watched, below: str) -> None:
    watched.page.goto(below)
    watched.page.evaluate(INTRUDE)
    watched.page.wait_for_timeout(200)
    assert watched.page.evaluate("window.ran") is None
    assert any("script-src" in said for said in watched.broken())


def test_a_picture_of_another_host_is_not_asked_for(watched: Watched, below: str) -> None:
    watched.page.goto(below)
    watched.page.evaluate("() => { new Image().src = 'https://other.example/picture.png'; }")
    watched.page.wait_for_function("window.broken.length > 0")
    assert any("img-src" in said for said in watched.broken())


def test_every_link_out_of_the_site_gives_the_other_page_no_hold_of_ours(
    browser: Browser, root: str, story: Story
) -> None:
    read = next(source for source in story.sources.values() if source.url)
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{root}sources/{read.id}/")
        links = page.locator("a[href^='http']").all()
        assert [link for link in links if (link.get_attribute("href") or "").startswith(str(read.url))]
        assert [link for link in links if "noopener" not in (link.get_attribute("rel") or "")] == []
        assert page.locator("meta[name=referrer]").get_attribute("content") == "no-referrer"
