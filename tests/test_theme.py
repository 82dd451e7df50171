"""The words and the marks that the theme puts round every page."""

import re
from pathlib import Path

import material  # type: ignore[import-untyped]
import pytest

from generator import build
from generator.model import KIND_OF
from generator.model.fields import Kind
from generator.render.names import served_address
from tests import project

THEME = Path(build.__file__).parent / "theme"

SECTIONS: dict[Kind, str] = {
    "sources": "Sources",
    "actors": "Actors",
    "events": "Timeline",
    "claims": "Claims",
    "questions": "Open questions",
    "places": "Places",
    "differences": "Differences",
    "terms": "Glossary",
    "updates": "Updates",
}
"""The section that shows the entries of each kind."""


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    """The text of every page by its address."""
    found = project.pages(project.built() / "site")
    return {address: path.read_text(encoding="utf-8") for address, path in found.items()}


def marked(html: str) -> set[tuple[str, str, str]]:
    """Return each link that is marked as the current one: the list that it is in, its words, and the mark.

    The language that is read is marked in a list of its own, on every page.
    """
    return {
        (label, words, mark)
        for label, inside in re.findall(r'<nav\b[^>]* aria-label="([^"]*)"[^>]*>(.*?)</nav>', html, re.DOTALL)
        for mark, words in re.findall(r'<a\b[^>]* aria-current="([^"]*)"[^>]*>([^<]*)</a>', inside)
        if label != "Languages"
    }


def pieces(html: str) -> set[str]:
    """Return what stands between two tags or two quotation marks of a page."""
    return {piece.strip() for pair in re.findall(r'>([^<]+)<|"([^"]*)"', html) for piece in pair}


def said(path: Path) -> dict[str, str]:
    """Return the words of a template by their keys."""
    return dict(re.findall(r'^ +"([\w.]+)": "(.*)",?$', path.read_text(encoding="utf-8"), re.MULTILINE))


@pytest.mark.parametrize("kind", KIND_OF)
def test_every_entry_is_shown_with_the_section_of_its_kind_marked_in_the_tabs_and_the_menu(
    pages: dict[str, str], kind: Kind
) -> None:
    folder = project.built()
    story = build.read(folder / "data", folder).story
    shown = {served_address(story, id_).partition("#")[:2] for id_ in story.by_id if story.kinds[id_] == kind}
    assert shown
    for page, anchor in shown:
        mark = "page" if anchor else "true"
        assert marked(pages[page]) == {(where, SECTIONS[kind], mark) for where in ("Sections", "Menu")}, page


@pytest.mark.parametrize("page", ["whole/", "404.html"])
def test_a_page_of_no_section_marks_none(pages: dict[str, str], page: str) -> None:
    assert marked(pages[page]) == set()


def test_where_the_theme_has_words_of_its_own_no_page_has_those_of_material(pages: dict[str, str]) -> None:
    manual = said(Path(material.__file__).parent / "templates/partials/languages/en.html")
    ours = said(THEME / "partials/language.html")
    replaced = {words for key, words in manual.items() if ours.get(key, words) != words}
    assert "# matching documents" in replaced
    for html in pages.values():
        assert replaced & pieces(html) == set()


def test_the_page_for_what_is_not_there_says_so_in_its_title(pages: dict[str, str]) -> None:
    assert "<title>There is no such page - " in pages["404.html"]
