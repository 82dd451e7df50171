"""WCAG 2.2 AA: axe finds nothing on any kind of page, and the keyboard, zoom and settings of the system work.

axe-core 4.14.1 lies beside this file, as npm has it: what PyPI has of it is two versions older.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from generator.render.sides import STANDING_WORDS
from tests.browser.test_pages import KINDS, example, overflow, size, widths

AXE = Path(__file__).with_name("axe.min.js").read_text(encoding="utf-8")

SCHEMES = {"light": "default", "dark": "slate"}
"""The colours that a reader chooses, and what Material calls them."""

CHOOSE = """
    scheme => {
        document.querySelector(`.md-option[data-md-color-scheme=${scheme}]`).click()
        return document.body.dataset.mdColorScheme
    }
"""

schemes = pytest.mark.parametrize("scheme", SCHEMES)

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")

BY_COLOUR = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
"""What axe has about colours: where they differ, all else is the same."""

BY_WIDTH = {"type": "rule", "values": ["color-contrast", "target-size", "scrollable-region-focusable"]}
"""What axe has about sizes and about what lies over what."""

RUN = """
    async tags => (await axe.run(document, {
        runOnly: tags, resultTypes: ["violations"], selectors: false, preload: false
    })).violations.flatMap(
        found => found.nodes.map(node => `${found.id}: ${node.html.slice(0, 200)}: ${node.failureSummary}`)
    )
"""
"""Returns what axe finds, without what takes long and is not read: selectors and style sheets."""

PHONE, WIDE = 390, 1280

NARROWEST = 320
"""The width at which nothing may be lost: a window of 1280 pixels at 400 percent (WCAG 1.4.10)."""

SPACED = """
    spaced => {
        const style = new CSSStyleSheet()  // which the policy of the page says nothing about
        style.replaceSync(`
            * { line-height: 1.5 !important; letter-spacing: 0.12em !important }
            * { word-spacing: 0.16em !important }
            p { margin-bottom: 2em !important }
        `)
        document.adoptedStyleSheets = spaced ? [style] : []
    }
"""
"""Gives a page the spacing with which nothing may be lost (WCAG 1.4.12), or takes it away."""

CUT = """
    () => [...document.querySelectorAll("main *, header button, nav.menu *")].filter(element => {
        const {overflowX, overflowY, clipPath} = getComputedStyle(element)
        if (clipPath === "inset(50%)") return false  // it is there for those who listen, and shown otherwise
        const cut = [overflowX, overflowY].some(how => ["hidden", "clip"].includes(how))
        return cut && element.checkVisibility() && (
            element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1
        )
    }).map(element => element.outerHTML.slice(0, 200))
"""
"""Returns the elements that hide a part of what is in them."""

STOPS = """
    async () => {
        const stops = [...document.querySelectorAll(
            "a[href], button, input, summary, select, textarea, [tabindex='0']"
        )].filter(element => element.tabIndex >= 0 && element.checkVisibility({visibilityProperty: true}))
        .filter(element => element.type !== "radio" || element.checked)
        const alike = new Map()
        const isOfFew = element => {
            const around = [element, element.parentElement, element.closest("[class]")]
            const key = around.map(one => `${one.tagName}.${one.className}`).join()
            alike.set(key, (alike.get(key) ?? 0) + 1)
            return alike.get(key) <= 20
        }
        const faults = []
        for (const element of stops.reverse().filter(isOfFew)) {
            element.focus()
            if (element.closest(".md-sidebar")) {  // Material fits it to the window a moment later
                await new Promise(resolve => setTimeout(resolve, 50))
            }
            const shown = element.matches(".md-option") ? element.nextElementSibling : element
            const style = getComputedStyle(shown)
            const {width, height} = shown.getBoundingClientRect()
            const seen = [...shown.getClientRects()].some(box => {
                const middle = (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2
                const found = document.elementFromPoint(box.x + box.width / 2, middle)
                return found && (shown.contains(found) || found.contains(shown))
            })
            const what = element.outerHTML.slice(0, 120)
            if (document.activeElement !== element) faults.push(`takes no focus: ${what}`)
            if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) {
                faults.push(`has no ring: ${what}`)
            }
            if (!width || !height || style.opacity === "0") faults.push(`is not seen: ${what}`)
            if (!seen) faults.push(`is covered or out of sight: ${what}`)
        }
        return [stops.length, faults]
    }
"""
"""Gives the focus to what takes it, the last first, of much that is alike to twenty; returns how many stops
there are and what is wrong."""

FOCUSED = "() => document.activeElement.matches('body') ? '' : document.activeElement.outerHTML"

MOVING = """
    () => [...document.querySelectorAll("*")].filter(element => {
        const {transitionDuration, animationName, scrollBehavior} = getComputedStyle(element)
        return !/^[0s, ]*$/.test(transitionDuration) || animationName !== "none" || scrollBehavior !== "auto"
    }).map(element => element.outerHTML.slice(0, 120))
"""


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    """A page for those who want nothing to move."""
    with new_context(browser, reduced_motion="reduce") as context:
        yield context.new_page()


@pytest.fixture(scope="module", params=KINDS, ids=lambda kind: kind or "front")
def shown(tab: Page, root: str, request: pytest.FixtureRequest) -> Page:
    """A page of each kind, with axe in it; pytest brings together the tests of one kind."""
    tab.goto(address(root, request.param))
    tab.evaluate(AXE)
    return tab


def new_context(browser: Browser, **options: Any) -> BrowserContext:  # noqa: ANN401 - what Playwright takes
    """Return a context with a window of a phone's size."""
    return browser.new_context(viewport=size(PHONE), **options)


def address(root: str, kind: str) -> str:
    """Return the address of the longest page of a kind."""
    return root + (example(kind) if kind != "404.html" else "actors/nobody/")


@pytest.fixture
def visit(browser: Browser, root: str) -> Iterator[Callable[..., Page]]:
    """Return a function that opens a page: `visit("timeline/", WIDE, java_script_enabled=False)`."""
    contexts = []

    def go(kind: str, width: int, **options: Any) -> Page:  # noqa: ANN401 - what Playwright takes
        context = new_context(browser, reduced_motion="reduce", **options)
        contexts.append(context)
        page = context.new_page()
        page.set_viewport_size(size(width))
        page.goto(address(root, kind))
        return page

    yield go
    for context in contexts:
        context.close()


def at(page: Page, width: int, scheme: str = "light") -> Page:
    """Return the page as it is in a window of this width, in these colours."""
    page.set_viewport_size(size(width))
    assert page.evaluate(CHOOSE, SCHEMES[scheme]) == SCHEMES[scheme]
    return page


@schemes
@widths
def test_axe_finds_nothing(shown: Page, width: int, scheme: str) -> None:
    assert at(shown, width, scheme).evaluate(RUN, TAGS if scheme == "light" else BY_COLOUR) == []


@schemes
def test_axe_finds_nothing_in_the_open_menu(tab: Page, root: str, scheme: str) -> None:
    tab.goto(address(root, "timeline/"))
    tab.evaluate(AXE)
    page = at(tab, PHONE, scheme)
    page.locator(".menu-button").click()
    opened, found = page.locator(".menu").is_visible(), page.evaluate(RUN, TAGS)
    page.keyboard.press("Escape")
    assert opened
    assert found == []


@schemes
def test_axe_finds_nothing_in_the_results_of_a_search(visit: Callable[..., Page], scheme: str) -> None:
    page = visit("glossary/", PHONE, color_scheme=scheme)
    page.evaluate(AXE)
    page.locator(".search-button").click()
    page.locator(".md-search__input").press_sequentially("Lavrov")
    page.locator(".md-search-result__item a").first.wait_for()
    assert page.evaluate(RUN, TAGS) == []
    page.set_viewport_size(size(WIDE))
    page.mouse.move(0, 0)
    assert page.locator(".md-search-result__item").first.is_visible()
    assert page.evaluate(RUN, TAGS) == []


@widths
def test_whatever_has_the_focus_is_seen_with_a_ring_round_it(shown: Page, width: int) -> None:
    page = at(shown, width)
    page.keyboard.press("Tab")  # so that the browser takes the reader for one who uses the keyboard
    stops, faults = page.evaluate(STOPS)
    assert stops > 1
    assert faults == []


def test_nothing_moves_for_those_who_want_it_so(shown: Page) -> None:
    assert shown.evaluate(MOVING) == []


def test_nothing_is_lost_in_the_narrowest_window_and_with_wide_spacing(shown: Page) -> None:
    page = at(shown, NARROWEST)
    page.evaluate(SPACED, arg=True)
    spacing = page.evaluate("parseFloat(getComputedStyle(document.querySelector('h1')).letterSpacing)")
    wider, cut = overflow(page), page.evaluate(CUT)
    page.evaluate(SPACED, arg=False)
    assert spacing > 1
    assert wider <= 0
    assert cut == []


@widths
@pytest.mark.parametrize("kind", ["", "404.html"])
def test_the_first_stop_of_the_keyboard_is_the_link_to_the_content(
    visit: Callable[..., Page], kind: str, width: int
) -> None:
    page = visit(kind, width, java_script_enabled=False)
    page.keyboard.press("Tab")
    link = page.locator(".md-skip")
    assert link.evaluate("link => link === document.activeElement && getComputedStyle(link).opacity") == "1"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_the_menu_works_by_keyboard(visit: Callable[..., Page], *, scripts: bool) -> None:
    page = visit("timeline/", PHONE, java_script_enabled=scripts)
    menu = page.get_by_role("navigation", name="Menu")
    button = page.get_by_role("button", name="Menu")
    assert menu.count() == 0, "it is closed, so that nothing of it is there"
    button.focus()
    page.keyboard.press("Enter")
    assert "About" in menu.inner_text()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert menu.locator("a").first.evaluate("link => link === document.activeElement")
    page.keyboard.press("Escape")
    assert menu.count() == 0
    assert button.evaluate("button => button === document.activeElement")
    page.keyboard.press("Enter")
    menu.get_by_role("link", name="Glossary").press("Enter")
    page.wait_for_url("**/glossary/")
    assert page.locator(".menu [aria-current=page]").text_content() == "Glossary"


def test_on_a_wide_screen_the_tabs_are_the_only_menu(visit: Callable[..., Page]) -> None:
    page = visit("timeline/", WIDE, java_script_enabled=False)
    assert page.get_by_role("navigation", name="Menu").count() == 0
    assert not page.locator(".menu-button").is_visible()
    assert (
        page.get_by_role("navigation", name="Sections").locator("[aria-current]").inner_text() == "Timeline"
    )


@widths
def test_the_search_works_by_keyboard(visit: Callable[..., Page], width: int) -> None:
    page = visit("", width)
    field = page.locator(".md-search__input")
    button = page.locator(".search-button")
    if width == PHONE:
        assert not field.is_visible()
        button.focus()
        page.keyboard.press("Enter")
    else:
        field.focus()
    assert field.evaluate("field => field === document.activeElement")
    page.keyboard.insert_text("lavrov")  # at once, so that the list of results is made once
    page.locator(".md-search-result__item a").first.wait_for()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.closest('.md-search-result__item') !== null")
    page.keyboard.press("Escape")
    assert not page.locator(".md-search__output").is_visible()
    if width == PHONE:
        assert button.evaluate("button => button === document.activeElement")


def test_without_scripts_nothing_is_offered_that_needs_them(visit: Callable[..., Page]) -> None:
    for width in (PHONE, WIDE):
        page = visit("", width, java_script_enabled=False)
        for needy in (".md-search__input", ".search-button", ".md-header__option"):
            assert not page.locator(needy).is_visible()


def test_no_letter_alone_does_anything(visit: Callable[..., Page]) -> None:
    page = visit("timeline/", WIDE)
    before = page.url, page.evaluate(FOCUSED)
    for key in "fs/pn,.":
        page.keyboard.press(key)
    assert (page.url, page.evaluate(FOCUSED)) == before
    assert not page.locator(".md-search__output").is_visible()


def test_the_colours_are_chosen_by_keyboard_and_say_which_they_are(visit: Callable[..., Page]) -> None:
    page = visit("", WIDE)
    chosen = page.get_by_role("radiogroup", name="Colours").locator("input:checked")
    assert chosen.get_attribute("aria-label") == "Light"
    chosen.focus()
    page.keyboard.press("ArrowRight")
    assert chosen.get_attribute("aria-label") == "Dark"
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"


def test_in_the_few_colours_of_the_system_a_label_is_told_by_word_and_shape(
    visit: Callable[..., Page],
) -> None:
    page = visit("reading/", PHONE, forced_colors="active")
    labels = page.locator(".standing")
    said = [label.inner_text() for label in labels.all()]
    assert len(said) == len({label[0] for label in said}) == len(STANDING_WORDS)
    assert {label[1:].strip() for label in said} == set(STANDING_WORDS.values())
    colour = "element => getComputedStyle(element).color"
    assert {label.evaluate(colour) for label in labels.all()} == {page.locator("h1").evaluate(colour)}
