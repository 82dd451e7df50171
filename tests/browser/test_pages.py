"""Every kind of page, narrow and wide: no error, no request to another host, readable without JavaScript."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, ViewportSize

from generator.derive.standing import standing
from generator.derive.story import Story
from generator.model import KIND_OF
from generator.render import sides
from generator.render.sides import STANDING_WORDS
from tests import project

KINDS = (
    "",
    "timeline/",
    "actors/",
    "actors/*/",
    "claims/",
    "claims/*/",
    "matrix/",
    "events/*/",
    "sources/",
    "sources/*/",
    "questions/",
    "questions/*/",
    "differences/",
    "places/",
    "glossary/",
    "updates/",
    "whole/",
    "about/",
    "reading/",
    "404.html",
)
"""The kinds of pages by their address; of those with a `*` the longest page is looked at."""

NOWHERE = "actors/nobody/"
"""An address at which there is nothing; in a folder, where the links of the page for it could go wrong."""

BY_HAND = ("about/", "reading/", "404.html")
"""The pages that are not made from data."""

WIDTHS = (390, 1280)

kinds = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind or "front")
widths = pytest.mark.parametrize("width", WIDTHS)


@dataclass
class Visit:
    """What a visit to a page has shown; by width what depends on it."""

    address: str
    console: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    overflow: dict[int, int] = field(default_factory=dict)
    headings: dict[int, int] = field(default_factory=dict)

    def note(self, message: ConsoleMessage) -> None:
        """Note an error or a warning, but that a page is not there where none is expected."""
        expected = self.address.endswith(NOWHERE) and message.location["url"] == self.address
        if message.type in ("error", "warning") and not expected:
            self.console.append(message.text)

    def go(self, page: Page) -> None:
        """Go there, and look at it first narrow, then wide."""
        page.set_viewport_size(size(WIDTHS[0]))
        page.goto(self.address, wait_until="networkidle")
        for width in WIDTHS:
            page.set_viewport_size(size(width))
            self.overflow[width] = overflow(page)
            self.headings[width] = page.locator("h1:visible").count()


@pytest.fixture(scope="module")
def visits(browser: Browser, below: str) -> dict[str, Visit]:
    """A visit to each kind of page."""
    visits: dict[str, Visit] = {}

    def now() -> Visit:
        return visits[next(reversed(visits))]

    # With nothing that moves, so that the drawer does not slide while the window is measured.
    with browser.new_context(reduced_motion="reduce") as context:
        page = context.new_page()
        page.on("console", lambda message: now().note(message))
        page.on("pageerror", lambda error: now().console.append(str(error)))
        page.on("request", lambda request: now().requests.append(request.url))
        page.on("requestfailed", lambda request: now().failed.append(request.url))
        for kind in KINDS:
            visits[kind] = Visit(below + (example(kind) if kind != "404.html" else NOWHERE))
            visits[kind].go(page)
            page.goto("about:blank")
    return visits


def size(width: int) -> ViewportSize:
    """Return the size of a window of this width."""
    return {"width": width, "height": 800}


@cache
def example(kind: str) -> str:
    """Return the address of the longest page of a kind."""
    pages = project.pages(project.built() / "site")
    pattern = re.compile(re.escape(kind).replace(r"\*", "[^/]+"))
    return max(filter(pattern.fullmatch, pages), key=lambda address: pages[address].stat().st_size)


def overflow(page: Page) -> int:
    """Return by how many pixels the page is wider than the window."""
    return int(page.evaluate("document.documentElement.scrollWidth - innerWidth"))


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A page of a browser without JavaScript."""
    with browser.new_context(java_script_enabled=False) as context:
        yield context.new_page()


def shown(page: Page) -> str:
    """Return the text of the article that a reader sees."""
    article = page.locator("article")
    assert article.is_visible()
    return " ".join(article.inner_text().split())


@kinds
def test_a_page_makes_no_error(visits: dict[str, Visit], kind: str) -> None:
    assert visits[kind].console == []
    assert visits[kind].failed == []


@kinds
def test_a_page_makes_no_request_to_another_host(visits: dict[str, Visit], below: str, kind: str) -> None:
    requests = visits[kind].requests
    assert len(requests) > 1
    assert [url for url in requests if not url.startswith((below, "data:", "blob:"))] == []


@widths
@kinds
def test_a_page_is_no_wider_than_the_window(visits: dict[str, Visit], kind: str, width: int) -> None:
    assert visits[kind].overflow[width] <= 0


@widths
@kinds
def test_a_page_has_one_heading_of_the_first_rank(visits: dict[str, Visit], kind: str, width: int) -> None:
    assert visits[kind].headings[width] == 1


def test_what_stands_on_any_page_is_no_wider_than_a_phone(browser: Browser, site: Path, root: str) -> None:
    with browser.new_context(viewport=size(WIDTHS[0])) as context:
        page = context.new_page()
        page.goto(root)
        assert too_wide(page, root, project.pages(site)) == {}


def too_wide(page: Page, root: str, addresses: Iterable[str]) -> dict[str, int]:
    """Return of pages those whose main part is wider than the window of an open one, and by how much."""
    tried = list(addresses)
    more: list[int] = page.evaluate(WIDTHS_IN_TURN, [root + address for address in tried])
    return {address: wide for address, wide in zip(tried, more, strict=True) if wide > 0}


WIDTHS_IN_TURN = """
    async addresses => {
        const widths = [];
        for (const address of addresses) {
            const html = await (await fetch(address)).text();
            const other = new DOMParser().parseFromString(html, "text/html").querySelector("main");
            const main = document.querySelector("main");
            main.replaceWith(other);
            widths.push(document.documentElement.scrollWidth - innerWidth);
        }
        return widths;
    }
"""
"""Puts the main part of each page in the place of the one before, and returns by how much it is too wide."""


@kinds
def test_a_page_has_a_title_of_its_own_and_a_description(kind: str, page: Page, root: str) -> None:
    page.goto(root + example(kind))
    name = page.locator(".md-header__title .md-ellipsis").first.inner_text()
    assert page.title().endswith(name)
    if kind not in ("", "404.html"):
        assert page.title().removesuffix(name).rstrip(" -")
    description = page.locator("meta[name=description]").get_attribute("content")
    assert description
    assert len(description.split()) > 3


def test_no_two_pages_share_a_title(site: Path) -> None:
    titles: dict[str, list[str]] = {}
    for address, path in project.pages(site).items():
        found = re.search(r"<title>(.*?)</title>", path.read_text(encoding="utf-8"), re.DOTALL)
        assert found, address
        titles.setdefault(found[1], []).append(address)
    assert {title: pages for title, pages in titles.items() if len(pages) > 1} == {}


def test_the_front_page_answers_without_javascript(page: Page, root: str, story: Story) -> None:
    page.goto(root)
    text = shown(page)
    assert story.info.question in text
    assert all(word in text for word in STANDING_WORDS.values() if word in used(story))


def used(story: Story) -> set[str]:
    """Return the words for the standings that claims of the story have."""
    return {STANDING_WORDS[found] for claim in story.claims.values() if (found := standing(story, claim))}


def test_the_timeline_is_there_without_javascript(page: Page, root: str, story: Story) -> None:
    page.goto(f"{root}timeline/")
    text = shown(page)
    # In the list, which stands below the picture.
    positions = [text.rfind(plain_text(event.title)) for event in story.timeline]
    assert positions
    assert -1 not in positions
    assert positions == sorted(positions)


def test_every_claim_is_there_with_its_standing_without_javascript(
    page: Page, root: str, story: Story
) -> None:
    page.goto(f"{root}claims/")
    text = shown(page)
    assert [claim.id for claim in story.claims.values() if plain_text(claim.text) not in text] == []
    assert [word for word in used(story) if word not in text] == []


def test_the_page_of_a_claim_says_its_standing_in_words_without_javascript(
    page: Page, root: str, story: Story
) -> None:
    examples = {sides.label(story, claim): claim for claim in story.claims.values()}
    assert examples
    for label, claim in examples.items():
        page.goto(f"{root}claims/{claim.id}/")
        assert plain_text(claim.text) in page.locator("h1").inner_text()
        mark = page.locator("article .standing").first
        assert mark.is_visible()
        assert label in mark.inner_text()


def plain_text(text: str) -> str:
    """Return a text of the data as it is shown, also where it is a heading."""
    return " ".join(text.split()).removesuffix(".")


def test_a_word_of_the_glossary_leads_to_its_meaning_once_on_a_page(
    page: Page, root: str, site: Path
) -> None:
    links = {
        address: re.findall(
            r'<a class="term" href="([^"]+)" title="[^"]+">', path.read_text(encoding="utf-8")
        )
        for address, path in project.pages(site).items()
    }
    assert {address for address, found in links.items() if len(found) > len(set(found))} == set()
    page.goto(root + max(links, key=lambda address: len(links[address])))
    term = page.locator("article a.term").first
    word, meaning = term.inner_text(), term.get_attribute("title")
    assert meaning
    term.press("Enter")
    page.wait_for_url("**/glossary/#*")
    heading = page.locator("h2:target")
    assert word.lower() in heading.inner_text().lower()
    assert meaning.split()[:3] == heading.locator("xpath=following-sibling::p[1]").inner_text().split()[:3]


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in BY_HAND])
def test_a_page_made_from_data_names_the_file_and_the_line(kind: str, page: Page, root: str) -> None:
    page.goto(root + example(kind))
    links = page.locator("footer.origin p").first.locator("a").all()
    assert links
    for link in links:
        named = re.fullmatch(r"(data/[\w-]+\.yml), line (\d+)", link.inner_text())
        assert named, link.inner_text()
        assert link.get_attribute("href") == f"{project.REPO_URL}/blob/HEAD/{named[1]}#L{named[2]}"


def test_a_page_written_by_hand_leads_to_its_own_file(page: Page, root: str) -> None:
    page.goto(f"{root}about/")
    link = page.locator("footer.origin").get_by_role("link", name="docs/about.md", exact=True)
    assert link.get_attribute("href") == f"{project.REPO_URL}/blob/HEAD/docs/about.md"


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "404.html"])
def test_a_report_of_an_error_says_which_page_and_which_entry_it_is_about(
    kind: str, page: Page, root: str, story: Story
) -> None:
    page.goto(root + example(kind))
    report = urlsplit(
        page.get_by_role("link", name="Report an error", exact=True).get_attribute("href") or ""
    )
    fields = {name: value for name, (value,) in parse_qs(report.query).items()}
    assert report.geturl().startswith(f"{project.REPO_URL}/issues/new?")
    assert fields["template"] == "error.yml"
    assert fields["page"] == project.SITE_URL + example(kind)
    id_ = example(kind).rstrip("/").rpartition("/")[2]
    assert fields.get("entry") == (id_ if id_ in story.kinds else None)
    assert fields["title"].startswith("Error on the page “")


def test_where_the_story_has_no_contact_pages_lead_to_the_issues_of_the_repository(
    page: Page, root: str, story: Story
) -> None:
    assert story.info.address_for_errors is None
    for address in ("", "updates/"):
        page.goto(root + address)
        said = page.locator("article")
        assert "Tell the editors: github.example." in said.inner_text()
        assert "give no address" not in said.inner_text()
        link = said.get_by_role("link", name="github.example", exact=True)
        assert (link.get_attribute("href") or "").startswith(f"{project.REPO_URL}/issues/new?template=")


def test_the_line_that_a_page_names_is_that_of_its_entry(site: Path, story: Story) -> None:
    for id_, kind in story.kinds.items():
        if "#" not in KIND_OF[kind].page:
            html = (site / KIND_OF[kind].page.format(id_).removesuffix(".md") / "index.html").read_text(
                "utf-8"
            )
            place = story.place_of(story.by_id[id_])
            assert f"blob/HEAD/{place.file}#L{place.line}" in html, id_
            line = (site.parent / place.file).read_text("utf-8").splitlines()[place.line - 1]
            assert line.split() == ["-", "id:", id_]


@pytest.mark.parametrize("kind", BY_HAND)
def test_a_page_that_is_not_made_from_data_names_none(kind: str, page: Page, root: str) -> None:
    page.goto(root + kind)
    assert "data/" not in "".join(page.locator("footer.origin").all_inner_texts())


@pytest.mark.parametrize(("scheme", "dark"), [("light", False), ("dark", True)])
def test_a_page_is_dark_where_the_reader_prefers_it(
    browser: Browser, root: str, scheme: str, *, dark: bool
) -> None:
    with browser.new_context(color_scheme=scheme) as context:  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(root)
        paper, ink = (
            page.evaluate(
                "name => getComputedStyle(document.body)[name].match(/[\\d.]+/g).slice(0, 3).map(Number)",
                name,
            )
            for name in ("backgroundColor", "color")
        )
    assert (sum(paper) < sum(ink)) is dark
