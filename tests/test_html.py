"""Every page of the built site is valid HTML, and says in which language its words are.

The Nu Html Checker 26.9.27 finds no fault in the site. It needs Java, so that it is run by hand; the tests
look for what it found before, and for what html5lib, which parses as browsers do, reports.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from xml.etree.ElementTree import Element

import pytest

from generator.model.fields import ID_PATTERN
from tests import project

TYPED = frozenset(("text", "search", "url", "tel", "email", "password", "number", "hidden"))
"""The types of input that take `autocomplete`."""

NAMES_IDS = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "popovertarget")
"""The attributes that name other elements of the page."""

CONTROLS = frozenset(("button", "input", "meter", "output", "progress", "select", "textarea"))
"""What a label is for."""

INTERACTIVE = frozenset(("a", "button", "summary", "label"))

LANGUAGES = {
    "CYRILLIC": ("be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "uk", "und-Cyrl"),
    "HANGUL": ("ko", "und-Hang"),
}
"""The languages that are written in a script."""

UNMARKED = frozenset(("title", "script", "style", "pre", "code"))
"""What can have no markup inside, or is code, whose words are of no language."""


@pytest.fixture(scope="module")
def pages() -> dict[str, Element]:
    """The pages by their addresses."""
    return {address: root for address, (root, _) in project.parsed().items()}


def test_every_page_parses_without_an_error() -> None:
    parsed = project.parsed()
    assert parsed
    assert {address: errors for address, (_, errors) in parsed.items() if errors} == {}


def test_only_fields_for_text_complete_what_is_typed(pages: dict[str, Element]) -> None:
    fields = [
        (address, field.get("id"))
        for address, root in pages.items()
        for field in root.iter("input")
        if field.get("autocomplete") is not None and field.get("type", "text") not in TYPED
    ]
    assert fields == []


def test_what_an_element_names_is_on_the_page(pages: dict[str, Element]) -> None:
    missing = []
    for address, root in pages.items():
        ids = {element.get("id") for element in root.iter()}
        missing += [
            (address, element.tag, name, id_)
            for element in root.iter()
            for name in NAMES_IDS
            for id_ in element.get(name, "").split()
            if id_ not in ids
        ]
    assert missing == []


def test_a_label_is_for_a_control(pages: dict[str, Element]) -> None:
    wrong = []
    for address, root in pages.items():
        controls = {element.get("id") for element in root.iter() if element.tag in CONTROLS}
        wrong += [(address, e.get("for")) for e in root.iter("label") if e.get("for") not in controls]
    assert wrong == []


def test_a_heading_has_words(pages: dict[str, Element]) -> None:
    headings = [
        (address, text(element))
        for address, root in pages.items()
        for element in root.iter()
        if re.fullmatch("h[1-6]", str(element.tag))
    ]
    assert headings
    assert [(address, said) for address, said in headings if not said] == []


def text(element: Element) -> str:
    """Return the words of a heading, without the mark by which its address is copied."""
    inner = [
        (text(part) if part.get("class") != "headerlink" else "") + (part.tail or "") for part in element
    ]
    return "".join([element.text or "", *inner]).strip()


def test_the_headings_of_a_page_leave_out_no_rank(pages: dict[str, Element]) -> None:
    for address, root in pages.items():
        ranks = [int(e.tag[1]) for e in root.iter() if re.fullmatch("h[1-6]", str(e.tag))]
        assert (address, ranks[:1]) == (address, [1])
        assert (address, [b for a, b in pairwise(ranks) if b > a + 1]) == (address, [])


def test_a_list_has_items_only(pages: dict[str, Element]) -> None:
    wrong = [
        (address, element.tag, inner.tag)
        for address, root in pages.items()
        for element in root.iter()
        if element.tag in ("ul", "ol")
        for inner in element
        if inner.tag != "li"
    ]
    assert wrong == []


def test_nothing_to_press_is_inside_something_to_press(pages: dict[str, Element]) -> None:
    wrong = [
        (address, element.tag, inner.tag)
        for address, root in pages.items()
        for element in root.iter()
        if element.tag in INTERACTIVE
        for inner in element.iter()
        if inner is not element and inner.tag in INTERACTIVE
    ]
    assert wrong == []


def test_a_picture_has_a_text_in_its_place(pages: dict[str, Element]) -> None:
    images = [
        (address, element.get("src"), element.get("alt"))
        for address, root in pages.items()
        for element in root.iter("img")
    ]
    assert [image for image in images if image[2] is None] == []


def words(element: Element, language: str) -> Iterator[tuple[str, str]]:
    """Yield the words of an element, each with the language that it is marked as being in."""
    if element.tag in UNMARKED or element.get("aria-hidden") == "true":
        return
    if element.get("data-md-component") == "toc":  # Python-Markdown makes it of the headings' bare text
        return
    language = element.get("lang", language)
    for said, inner in [(element.text, None), *((inner.tail, inner) for inner in element)]:
        if inner is not None:
            yield from words(inner, language)
        for word in re.findall(r"[^\W\d_]+", said or ""):
            yield word, language


def scripts(word: str) -> set[str]:
    """Return the scripts of a word's letters."""
    return {unicodedata.name(letter, "?").split()[0] for letter in word}


def test_words_in_another_script_are_marked_with_their_language(pages: dict[str, Element]) -> None:
    foreign = [
        (address, word, language)
        for address, root in pages.items()
        for word, language in words(root, "")
        if len(found := scripts(word)) == 1 and found & LANGUAGES.keys()
    ]
    assert foreign
    assert [
        (address, word, language)
        for address, word, language in foreign
        if language not in LANGUAGES[next(iter(scripts(word)))]
    ] == []


def test_no_language_is_marked_within_the_same_one(pages: dict[str, Element]) -> None:
    twice = [
        (address, element.get("lang"))
        for address, root in pages.items()
        for element in root.iter()
        for inner in element.iter()
        if inner is not element and element.tag != "html" and inner.get("lang", "?") == element.get("lang")
    ]
    assert twice == []


def test_a_page_says_in_which_language_it_is(pages: dict[str, Element]) -> None:
    assert {root.get("lang") for root in pages.values()} == {"en"}


def test_the_ids_of_the_theme_are_none_that_an_entry_can_have() -> None:
    templates = project.ROOT / "generator/templates"
    with_anchors = ("whole", "timeline", "places", "glossary", "differences", "updates")
    files = [templates / f"{name}.md.jinja" for name in with_anchors]
    files += sorted((project.ROOT / "generator/theme/partials").iterdir())
    found = [
        id_ or anchor
        for path in files
        for id_, anchor in re.findall(r'\bid="([\w-]+)"|\{ #([\w-]+) \}', path.read_text(encoding="utf-8"))
    ]
    assert found
    assert [id_ for id_ in found if re.fullmatch(ID_PATTERN, id_)] == []
