"""The pictures in a real browser: links are seen and hit, contrast holds; test_faces.py has the words."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from generator.derive.story import Story
from generator.render.pictures import svg

PAGES = ("timeline/", "sources/", "actors/", "places/")
WIDTHS = (390, 1280)
SCHEMES = ("light", "dark")

AA = 4.5
"""The contrast that letters need (WCAG 2.2, 1.4.3)."""

LEAST = 11
"""The height of the smallest letters, in pixels on the screen."""

SIZES = """
    drawing => [...drawing.querySelectorAll("text")].map(text =>
        parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a)
"""

CONTRASTS = """
    drawing => {
        const paint = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
        const over = (colour, ground) => {
            paint.fillStyle = `rgb(${ground})`;
            paint.fillRect(0, 0, 1, 1);
            paint.fillStyle = colour;
            paint.fillRect(0, 0, 1, 1);
            return [...paint.getImageData(0, 0, 1, 1).data].slice(0, 3);
        };
        const light = rgb => rgb.map(part => part / 255)
            .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
            .reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0);
        const paper = over(getComputedStyle(document.body).backgroundColor, [255, 255, 255]);
        const land = drawing.querySelector(".land");
        const grounds = land ? [paper, over(getComputedStyle(land).fill, paper)] : [paper];
        return [...drawing.querySelectorAll("text")].flatMap(text => grounds.map(ground => {
            const [dark, bright] = [light(over(getComputedStyle(text).fill, ground)), light(ground)]
                .sort((one, other) => one - other);
            return [text.textContent, (bright + 0.05) / (dark + 0.05)];
        }));
    }
"""


@dataclass
class Shown:
    """A page at a width, with what its pictures have in them."""

    page: Page
    address: str
    width: int

    def drawings(self) -> list[Any]:
        """Return the drawings that are shown, folded ones opened."""
        self.page.evaluate("document.querySelectorAll('.picture details').forEach(one => one.open = true)")
        kind = "narrow" if self.width < svg.WIDE else "wide"
        found = self.page.locator(f".picture svg.{kind}").element_handles()
        assert found
        assert all(drawing.is_visible() for drawing in found)
        return found


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    """A page for all that do not follow a link."""
    with browser.new_context() as context:
        yield context.new_page()


@pytest.fixture(scope="module", params=[(page, width) for page in PAGES for width in WIDTHS], ids=str)
def shown(tab: Page, root: str, request: pytest.FixtureRequest) -> Shown:
    """Every page with pictures at every width."""
    address, width = request.param
    tab.set_viewport_size({"width": width, "height": 900})
    tab.goto(root + address)
    return Shown(tab, address, width)


def test_letters_are_not_too_small_to_be_read(shown: Shown) -> None:
    for drawing in shown.drawings():
        assert min(drawing.evaluate(SIZES)) >= LEAST


def test_only_the_drawing_that_fits_is_shown_and_it_is_not_wider_than_the_page(shown: Shown) -> None:
    shown.drawings()
    for other in shown.page.locator(f".picture svg.{'wide' if shown.width < svg.WIDE else 'narrow'}").all():
        assert not other.is_visible()
    assert shown.page.evaluate("document.documentElement.scrollWidth") <= shown.width


def test_every_link_can_be_hit_and_its_name_has_its_words(shown: Shown) -> None:
    for drawing in shown.drawings():
        for link in drawing.query_selector_all("a"):
            box = link.query_selector(".target").bounding_box()
            said = link.evaluate("link => [...link.querySelectorAll('text')].map(text => text.textContent)")
            assert box["height"] >= 16, said
            assert box["width"] >= 24, said
            (name,) = names(link)
            assert name == link.query_selector("title").text_content()
            first = next(iter(said), "").rstrip("…").split(" · ")[0]
            assert first in name


def names(link: Any) -> list[str]:  # noqa: ANN401 - a handle of Playwright
    """Return the names that Chromium tells a screen reader for a link."""
    client = link.owner_frame().page.context.new_cdp_session(link.owner_frame().page)
    link.evaluate("link => { window.asked = link }")
    asked = client.send("Runtime.evaluate", {"expression": "window.asked"})["result"]["objectId"]
    found = client.send("Accessibility.getPartialAXTree", {"objectId": asked, "fetchRelatives": False})
    return [node["name"]["value"] for node in found["nodes"] if node["role"]["value"] == "link"]


def test_the_focus_is_seen_on_the_mark_that_has_it(shown: Shown) -> None:
    link = shown.drawings()[0].query_selector("a")
    link.focus()
    shown.page.keyboard.press("Tab")
    shown.page.keyboard.press("Shift+Tab")
    assert link.evaluate("link => link === document.activeElement")
    ring = link.evaluate("link => getComputedStyle(link.querySelector('.target')).stroke")
    assert ring != "none"


@pytest.fixture(scope="module", params=SCHEMES)
def coloured(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page in the colours that a reader prefers."""
    with browser.new_context(color_scheme=request.param) as context:
        yield context.new_page()


@pytest.mark.parametrize("address", PAGES)
def test_letters_stand_out_from_what_is_below_them(coloured: Page, root: str, address: str) -> None:
    coloured.goto(root + address)
    for drawing in coloured.locator(".picture svg.wide").element_handles():
        found = drawing.evaluate(CONTRASTS)
        assert found
        assert [(said, contrast) for said, contrast in found if contrast < AA] == []


@pytest.mark.usefixtures("moved")
@pytest.mark.parametrize("by", ["address", "a link of the site"])
def test_a_mark_leads_to_the_page_of_its_event(browser: Browser, below: str, story: Story, by: str) -> None:
    event = next(event for event in story.timeline if event.date.year is not None)
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        with page.expect_response("**/sitemap.xml"):  # which instant navigation waits for
            page.goto(f"{below}timeline/" if by == "address" else f"{below}about/")
        page.wait_for_load_state("networkidle")
        if by != "address":
            assert page.evaluate("window.kept = true")
            page.get_by_role("navigation", name="Sections").get_by_role("link", name="Timeline").click()
            page.wait_for_url(f"{below}timeline/")
            assert page.evaluate("window.kept"), "the page was shown without loading a document"
        page.locator(f'.picture svg.wide a[data-event="{event.id}"] text').first.click()
        page.wait_for_url(f"{below}events/{event.id}/")
        assert page.locator("h1").inner_text().startswith(event.title)
        assert errors == []


def test_print_has_the_wide_drawings(browser: Browser, root: str) -> None:
    with browser.new_context(viewport={"width": 700, "height": 900}) as context:
        page = context.new_page()
        page.goto(f"{root}timeline/")
        page.emulate_media(media="print")
        assert page.locator(".picture svg.wide").is_visible()
        assert not page.locator(".picture svg.narrow").is_visible()


def test_the_words_of_the_pictures_are_not_in_the_search_a_second_time(browser: Browser, root: str) -> None:
    with browser.new_context() as context:
        index = context.request.get(f"{root}search/search_index.json").text()
    assert '"location"' in index
    assert "another party took part" not in index
