"""On paper a page is black on white, has no navigation, and tells where its links lead."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from generator.derive.story import Story
from tests import project
from tests.browser.test_pages import example, overflow

KINDS = ("", "timeline/", "claims/*/", "sources/*/", "whole/")

PAPER = 680
"""The width of A4 between its margins, in pixels."""

UNWANTED = (
    ".md-header",
    ".md-tabs",
    ".md-sidebar",
    ".md-skip",
    ".menu",
    ".headerlink",
    ".on-screen",
    ".md-top",
)

VISIBLE = "wanted => wanted.filter(s => [...document.querySelectorAll(s)].some(e => e.checkVisibility()))"

COLOURS = """
    () => {
        // Colours change by and by, and in a tab that nobody looks at they take their time.
        document.getAnimations().forEach(animation => animation.finish())
        return [...document.querySelectorAll("article, article *")]
            .filter(element => element.checkVisibility())
            .flatMap(element => {
                const {color, backgroundColor} = getComputedStyle(element)
                return [[color, "ink"], [backgroundColor, "paper"]]
            }).map(([colour, what]) => `${what} ${colour}`)
    }
"""

LINKS = """
    () => [...document.querySelectorAll("article a[href]:not(.headerlink, svg a)")].map(link => [
        link.href, link.textContent, getComputedStyle(link, "::after").content
    ])
"""


@pytest.fixture(scope="module")
def pages(browser: Browser, root: str) -> Iterator[dict[str, Page]]:
    """Pages of several kinds as they are printed, for a reader who reads in the dark."""
    with browser.new_context(color_scheme="dark", viewport={"width": PAPER, "height": 960}) as context:
        pages = {kind: context.new_page() for kind in KINDS}
        for kind, page in pages.items():
            page.goto(root + example(kind))
            page.emulate_media(media="print")
        yield pages


kinds = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind or "front")


@kinds
def test_what_is_for_the_screen_is_not_printed(pages: dict[str, Page], kind: str) -> None:
    assert pages[kind].locator("article h1").is_visible()
    assert pages[kind].evaluate(VISIBLE, UNWANTED) == []


@kinds
def test_print_is_black_on_white(pages: dict[str, Page], kind: str) -> None:
    found = set(pages[kind].evaluate(COLOURS))
    coloured = [said for said in found if len(set(re.findall(r"\d+", said.partition("(")[2])[:3])) > 1]
    assert coloured == []
    assert "ink rgb(0, 0, 0)" in found
    assert {said for said in found if said.startswith("paper")} <= {
        "paper rgba(0, 0, 0, 0)",
        "paper rgb(255, 255, 255)",
    }


@kinds
def test_a_print_is_no_wider_than_the_paper(pages: dict[str, Page], kind: str) -> None:
    assert overflow(pages[kind]) <= 0


def test_the_address_of_a_link_to_elsewhere_is_printed_once_and_no_other(
    pages: dict[str, Page], root: str
) -> None:
    links = [link for page in pages.values() for link in page.evaluate(LINKS)]
    assert links
    for address, words, after in links:
        told = address.startswith((root, project.REPO_URL)) or words == address or ":~:text=" in address
        assert after == ("none" if told else f'" ({address})"'), address
    assert {after == "none" for _, _, after in links} == {True, False}


def test_a_print_says_which_page_it_is_and_as_of_when(pages: dict[str, Page], story: Story) -> None:
    foot = pages["timeline/"].locator(".on-paper").inner_text()
    assert "https://example.org/explainer/timeline/" in foot
    assert f"Known up to {story.catalogue.date(story.info.as_of)}." in foot


def test_the_standing_of_a_claim_is_printed_in_word_and_shape(pages: dict[str, Page]) -> None:
    mark = pages["claims/*/"].locator("article .standing").first
    assert re.fullmatch(r"[●◐≠○] .* (says?|say) so.*", mark.inner_text())
    assert mark.is_visible()


@pytest.mark.parametrize("kind", ["claims/*/", "timeline/"])
def test_a_page_prints_on_a_few_sheets(pages: dict[str, Page], kind: str) -> None:
    sheets = len(re.findall(rb"/Type /Page\b", pages[kind].pdf(format="A4", prefer_css_page_size=True)))
    assert 1 <= sheets <= 12


def test_every_entry_is_on_the_page_of_the_whole_story(pages: dict[str, Page], story: Story) -> None:
    ids = set(pages["whole/"].evaluate("[...document.querySelectorAll('article [id]')].map(e => e.id)"))
    assert set(story.by_id) - ids == set()


def test_the_page_of_the_whole_story_is_not_searched(pages: dict[str, Page], root: str) -> None:
    answer = pages["whole/"].request.get(f"{root}search/search_index.json")
    assert answer.ok
    assert '"location":"timeline/' in answer.text()
    assert '"location":"whole/' not in answer.text()


def test_the_foot_of_every_page_leads_to_the_whole_story(browser: Browser, root: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{root}about/")
        page.get_by_role("contentinfo").get_by_role("link", name="The whole story on one page").click()
        assert page.url == f"{root}whole/"
