"""The examples are whole explainers in their languages: each passes the checks of the first story."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from playwright.sync_api import Browser, Page

from generator import build
from generator.catalogue.files import OURS
from generator.derive.story import Story
from generator.model import Actor, StoryPlace
from generator.render.names import served_address
from tests import project
from tests.browser.conftest import serving
from tests.browser.test_accessible import AXE, BY_WIDTH, NARROWEST, PHONE, RUN, TAGS, WIDE
from tests.browser.test_pages import overflow, size, too_wide
from tests.browser.test_search import Search


@pytest.fixture(scope="module", params=project.EXAMPLES)
def folder(request: pytest.FixtureRequest) -> Path:
    """An example, built."""
    return project.example(request.param)


@pytest.fixture(scope="module")
def story(folder: Path) -> Story:
    """The story that it tells."""
    return build.read(folder / "data", folder).story


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    """The address of its site."""
    with serving(folder / "site") as server:
        yield server.address


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(reduced_motion="reduce") as context:
        yield context.new_page()


def kinds(folder: Path) -> list[str]:
    """Return the address of the longest page of every kind."""
    found: dict[str, tuple[int, str]] = {}
    for address, path in project.pages(folder / "site").items():
        kind = re.sub("[^/]+/$", "*", address) if address.count("/") > 1 else address
        found[kind] = max(found.get(kind, (0, "")), (path.stat().st_size, address))
    return sorted(address for _, address in found.values() if address != "404.html")


@dataclass
class Look:
    """What a look at a page has shown: what axe finds, by how much it is too wide, and its words."""

    faults: list[str]
    wider: dict[int, int]
    words: str


@pytest.fixture(scope="module")
def looks(page: Page, folder: Path, address: str) -> dict[str, Look]:
    """A look at each kind of page, on a phone and on a wide screen."""
    looks = {}
    for kind in kinds(folder):
        page.set_viewport_size(size(PHONE))
        page.goto(address + kind)
        page.evaluate(AXE)
        look = Look(page.evaluate(RUN, TAGS), {PHONE: overflow(page)}, page.locator("body").inner_text())
        page.set_viewport_size(size(WIDE))
        look.faults += page.evaluate(RUN, BY_WIDTH)
        look.wider[WIDE] = overflow(page)
        looks[kind] = look
    return looks


def test_axe_finds_nothing_on_any_kind_of_page(looks: dict[str, Look]) -> None:
    assert {kind: look.faults for kind, look in looks.items() if look.faults} == {}


def test_no_kind_of_page_is_wider_than_the_window(looks: dict[str, Look]) -> None:
    assert {kind: look.wider for kind, look in looks.items() if any(look.wider.values())} == {}


def test_what_stands_on_any_page_is_no_wider_than_the_narrowest_window(
    page: Page, folder: Path, address: str
) -> None:
    page.set_viewport_size(size(NARROWEST))
    page.goto(address)
    assert too_wide(page, address, project.pages(folder / "site")) == {}


def test_the_search_finds_actors_and_places_by_all_their_names(
    browser: Browser, story: Story, address: str
) -> None:
    idle = story.catalogue.gettext("Start typing a name, a place or a word")
    named = [entry for entry in story.by_id.values() if isinstance(entry, Actor | StoryPlace)]
    wanted = [(name, served_address(story, e.id)) for e in named for name in (e.name, *e.names.values())]
    with browser.new_context() as context:
        search = Search(context.new_page(), address, idle)
        search.open()
        assert search.missed(wanted) == {}


def test_the_words_of_the_program_are_in_the_language_of_the_story(looks: dict[str, Look]) -> None:
    with (OURS / "explainer.pot").open("rb") as file:
        plain = [
            message.id for message in read_po(file) if isinstance(message.id, str) and "%" not in message.id
        ]
    english = [said for said in plain if re.match("[A-Z].* .* ", said)]
    assert len(english) > 60
    for kind, look in looks.items():
        shown = " ".join(look.words.split())
        assert [said for said in english if said in shown] == [], kind
