"""What readers are told comes from catalogues: every word of it, in every language that there is one for."""

import html
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from string import ascii_letters

import pytest
import yaml
from babel.messages.catalog import Catalog

from generator.catalogue import catalogue_of, known_languages
from generator.catalogue.files import OURS, path_of, read
from generator.catalogue.for_translators import as_file
from generator.catalogue.translations import forms
from generator.dates.edtf import parse
from tests import messages, project
from tests.conftest import ROOT

LANGUAGES = sorted(messages.files())

each = pytest.mark.parametrize("language", LANGUAGES)


def test_german_russian_korean_and_arabic_stand_beside_english() -> None:
    assert {"ar", "de", "en", "ko", "ru"} <= set(known_languages())


def test_the_catalogues_have_the_messages_of_the_program_and_no_others() -> None:
    stale = [path for path, text in messages.expected().items() if path.read_bytes() != text]
    assert not stale, "`make messages` brings them up to date"


@each
def test_a_catalogue_is_complete_and_each_translation_has_the_values_of_its_message(language: str) -> None:
    catalog, problems = read(path_of(language, OURS), language)
    assert not problems
    plurals = [message for message in catalog if message.id and message.pluralizable]
    assert plurals
    assert {len(forms(message.string)) for message in plurals} == {catalog.num_plurals}
    assert [message.id for message in catalog if message.id and not all(forms(message.string))] == []
    assert not [message.id for message in catalog if message.id and message.fuzzy]


@each
def test_a_catalogue_is_in_its_language_and_not_in_english(language: str) -> None:
    catalog, _ = read(path_of(language, OURS), language)
    texts = {forms(message.id): forms(message.string) for message in catalog if letters(message.id)}
    same = [message for message, said in texts.items() if said == message]
    assert len(same) < 25, same  # German and English share a few


def letters(said: object) -> bool:
    return bool(re.search("[A-Za-z]{3}", re.sub(r"%\(\w+\)s", "", str(said))))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "11 to 13 July 2025"),
        ("en-US", "July 11 to July 13, 2025"),
        ("de", "11. bis 13. Juli 2025"),
    ],
)
def test_days_are_written_as_the_language_writes_them(language: str, said: str) -> None:
    assert catalogue_of(language).date(parse("2025-07-11/2025-07-13")) == said


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("ko", "2025-07-11/2025-08-11", "2025년 7월 11일~8월 11일"),
        ("ko", "2025-07-11/2025-07-13", "2025년 7월 11일~13일"),
        ("en-US", "2025-07-11/2025-08-11", "July 11 to August 11, 2025"),
        ("en", "2025-07-11/2025-08-11", "11 July to 11 August 2025"),
        ("ru", "2025-07-11/2025-08-11", "11 июля – 11 августа 2025\u202fг."),
    ],
)
def test_no_day_of_an_interval_is_lost(language: str, text: str, said: str) -> None:
    assert catalogue_of(language).date(parse(text)) == said


@pytest.mark.parametrize("language", ["en", *LANGUAGES])
@pytest.mark.parametrize("number", [0, 1, 2, 3, 5, 11, 21, 100, 1234])
def test_a_number_takes_the_form_that_cldr_gives_it(language: str, number: int) -> None:
    words = catalogue_of(language)
    said = words.ngettext("%(num)s claim", "%(num)s claims", number)
    form = words.forms("%(num)s claim", "%(num)s claims")[words.locale.plural_form(number)]
    assert said == form.replace("%(num)s", words.number(number))


def test_a_language_without_a_catalogue_is_told_in_english_and_its_form_as_the_language() -> None:
    assert catalogue_of("kl").gettext("Sources") == "Sources"
    assert catalogue_of("kl").listed(["a", "b"]) == "a and b"
    assert catalogue_of("de-AT").gettext("Sources") == catalogue_of("de").gettext("Sources") != "Sources"
    assert (catalogue_of("he").direction, catalogue_of("ar").direction, catalogue_of("ko").direction) == (
        "rtl", "rtl", "ltr",
    )  # fmt: skip


# A story in Greek letters, told in a catalogue of a made-up language in which no word is as in English.

CIRCLED = str.maketrans(ascii_letters, "".join(map(chr, [*range(0x24D0, 0x24EA), *range(0x24B6, 0x24D0)])))
GREEK = str.maketrans(ascii_letters, "αβψδεφγηιξκλμνοπθρστυωςχχζΑΒΨΔΕΦΓΗΙΞΚΛΜΝΟΠΘΡΣΤΥΩΣΧΥΖ")
MARKS = re.compile(r"(%\(\w+\)s|\]\([^)]*\)|</?\w[^>]*>)")

TEXTS = {
    "answer", "author", "avoid", "by", "form", "known", "label", "meaning", "name", "note", "point",
    "question", "quote", "reason", "role", "says", "summary", "term", "text", "title", "translation",
    "verdict", "what", "why", "would_settle",
}  # fmt: skip
"""The keys of the data whose values readers see."""


def pseudo(catalog: Catalog) -> Catalog:
    """Return a catalogue whose translations are the messages in letters of their own."""
    made = Catalog(locale="el")
    for message in catalog:
        if message.id:
            said = [circled(one) for one in forms(message.id)]
            made.add(message.id, said if len(said) > 1 else said[0], context=message.context)
    return made


def circled(message: str) -> str:
    pieces = MARKS.split(message)
    return "".join(piece if number % 2 else piece.translate(CIRCLED) for number, piece in enumerate(pieces))


def in_greek(value: object, key: str = "", *, inside: bool = False) -> object:
    """Return a value of a data file with the texts of the story in Greek letters, but not what refers."""
    if isinstance(value, dict):
        return {name: in_greek(one, name, inside=inside or key == "names") for name, one in value.items()}
    if isinstance(value, list):
        return [in_greek(one, key) for one in value]
    if (
        isinstance(value, str)
        and (inside or key in TEXTS)
        and not (key == "by" and re.fullmatch("[a-z-]+", value))
    ):
        pieces = re.split(r"(\[\[[^\]|]*|\]\([^)]*\))", value)
        return "".join(piece if number % 2 else piece.translate(GREEK) for number, piece in enumerate(pieces))
    return value


@pytest.fixture(scope="module")
def site() -> Path:
    """The site of the story of tests/site, in Greek letters, in the words of the made-up language."""

    def make(folder: Path) -> None:
        project.copy(folder, data=False)
        for path in (ROOT / "tests/site/data").glob("*.yml"):
            text = path.read_text("utf-8").replace(
                "language: en\n  languages: [en]", "language: el\n  languages: [el]"
            )
            data = in_greek(yaml.safe_load(text))
            text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
            project.write(folder / "data" / path.name, text)
        target = path_of("el", folder / "locale")
        target.parent.mkdir(parents=True)
        target.write_bytes(as_file(pseudo(messages.extracted())))
        (folder / "docs/about.md").unlink()
        project.build(folder, *project.EXPLAINER, "build", "--no-strict")

    return project.once("pseudo", make) / "site"


class Words(HTMLParser):
    """The texts of a page that readers meet: what is shown, titles, labels, descriptions."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.unread = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.unread += tag in {"script", "style", "code"}
        of = dict(attrs)
        names = ["title", "aria-label", "placeholder", "alt", "data-label", "data-source", "data-none"]
        if of.get("name") in {"description", "twitter:title"} or str(of.get("property")).startswith("og:"):
            names.append("content")
        self.found += [of[name] or "" for name in names if name in of]
        self.found += json.loads(of.get("data-counts") or "{}").values()

    def handle_endtag(self, tag: str) -> None:
        self.unread -= tag in {"script", "style", "code"}

    def handle_data(self, data: str) -> None:
        if not self.unread:
            self.found.append(data)


ALLOWED = re.compile(
    r"https?://\S+|mailto:\S+|\S+@\S+|[\w/-]+\.(?:yml|ics|csv|zip|json|jsonld|xml|bib)|%\(\w+\)s|\b(bridge-agreed|Wikidata|UTC|en_US|website|article|image/png|num|one|other)\b"
)
"""Addresses and names that are the same in all languages, and what only programs read."""


def english(text: str) -> Iterator[str]:
    words = Words()
    words.feed(text)
    words.close()
    for said in words.found:
        yield from re.findall("[A-Za-z]{2,}", ALLOWED.sub(" ", html.unescape(said)))


def test_no_page_has_a_word_that_is_neither_in_the_data_nor_in_the_catalogue(site: Path) -> None:
    found = {
        address: words
        for address, path in project.pages(site).items()
        if not address.startswith("guide/") and (words := sorted(set(english(path.read_text("utf-8")))))
    }
    assert {"", "claims/", "404.html", "reading/", "whole/"} <= project.pages(site).keys()
    assert found == {}
