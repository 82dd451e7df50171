"""The checks for an editor's eye tell what is wrong, and nothing of what only looks like it."""

import pytest

from generator.checks.alike import page
from generator.checks.evidence import related, sources_with_the_same_words_are_related
from generator.checks.scripts import odd_letters
from generator.checks.spelling import names_are_spelt_as_recorded
from tests.story_of import actor, source, story_of


@pytest.mark.parametrize(
    "word",
    [
        "Belousov", "Белоусов", "김철수金", "東京タワー", "USBケーブル", "TV는", "Ａ級", "кОм",
        "µm", "μm", "kΩ", "Δt", "Zoë", "Ελλάδα", "İstanbul", "ภาษาthai", "سلام", "naïve", "注音ㄓㄨ",
        "հello", "café\u0301", "ℕn",
    ],
)  # fmt: skip
def test_words_of_one_script_and_of_scripts_that_are_written_together_are_fine(word: str) -> None:
    assert odd_letters(word) == ()


@pytest.mark.parametrize(
    ("word", "odd"),
    [
        ("Beloусов", "усов"),
        ("Mоscow", "о"),
        ("Мoсква", "o"),
        ("Κostas", "Κ"),
        ("clоsed", "о"),
        ("Αθήνα" + "a", "a"),
        ("Тоkyo", "То"),
    ],
)  # fmt: skip
def test_letters_of_another_script_are_named(word: str, odd: str) -> None:
    assert "".join(odd_letters(word)) == odd


def slips(text: str, name: str = "Andrei Belousov") -> list[str]:
    """Return the words of a text that are told as slips in a name."""
    actors = f"actors:\n  - {{id: he, name: {name}, kind: person, summary: '{text}'}}\n"
    return [finding.message.split("`")[1] for finding in names_are_spelt_as_recorded(story_of(actors))]


@pytest.mark.parametrize("word", ["Beloussov", "Belusov", "Belojsov", "Belosuov", "Bellousov"])
def test_one_letter_more_less_other_or_exchanged_is_a_slip(word: str) -> None:
    assert slips(f"It was {word} who spoke.") == [word]


@pytest.mark.parametrize(
    "text",
    [
        "Belousov spoke, Belousova was silent, and so were the Belousovs.",
        "Belous and Belouszczak spoke; Delousov did, too.",
        "He said “Beloussov”, and «Belusov».",
        "See [words](https://example.org/Beloussov).",
        "One may belusov, or BELOUSOV may. Belusov, then.",
        "Белоусов",
    ],
)
def test_endings_other_names_quotes_and_known_words_are_no_slips(text: str) -> None:
    assert slips(text) == []


def test_the_cases_of_a_russian_name_are_no_slips() -> None:
    assert slips("Белоусова, Белоусову, Белоусовым, о Белоусове", "Андрей Белоусов") == []
    assert slips("Белуосов", "Андрей Белоусов") == ["Белуосов"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://example.org/a", "http://www.example.org/a/"),
        ("https://example.org/a?utm_source=x&id=1", "https://EXAMPLE.org:443/a?id=1#b"),
        ("https://example.org/%D0%B0", "https://example.org/а"),
        ("https://example.org/?b=2&a=1", "https://example.org?a=1&b=2"),
    ],
)
def test_one_page_is_known_however_its_address_is_written(one: str, other: str) -> None:
    assert page(one) == page(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://example.org/a", "https://example.org/A"),
        ("https://example.org/a?id=1", "https://example.org/a?id=2"),
        ("https://example.org/a?id=", "https://example.org/a"),
        ("https://ru.example.org/a", "https://example.org/a"),
        ("https://example.org:8080/a", "https://example.org/a"),
    ],
)
def test_two_pages_are_two(one: str, other: str) -> None:
    assert page(one) != page(other)


FAMILY = "sources:\n" + "".join(
    (source("root"), source("one", "root"), source("two", "root"), source("other"), source("third", "two"))
)


def test_sources_that_go_back_to_each_other_or_to_one_are_related() -> None:
    story = story_of(FAMILY)
    for pair in (("root", "one"), ("one", "root"), ("one", "two"), ("third", "one"), ("one", "one")):
        assert related(story, *pair)
    assert not related(story, "one", "other")
    assert not related(story, "other", "root")


WORDS = "a bridge that nobody dares to cross"


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("source: one", "source: other", True),
        ("source: one", "source: two", False),
        ("source: one", "source: one", False),
        ("source: one, by: he", "source: other, by: he", True),
        ("source: one, by: he, event: talk", "source: other, by: he, event: talk", False),
        ("source: one, by: he, event: talk", "source: other, event: talk", True),
    ],
)
def test_the_same_words_in_two_sources_are_a_rewrite_unless_both_heard_the_speech(
    one: str,
    other: str,
    told: bool,  # noqa: FBT001
) -> None:
    claims = "".join(
        f"  - {{id: {id_}, text: It is {id_}., kind: opinion, "
        f"reports: [{{{report}, stance: asserts, quote: {quote}}}]}}\n"
        for id_, report, quote in (("shut", one, f"It is {WORDS}."), ("old", other, f"“{WORDS.upper()}”"))
    )
    talk = "{id: talk, date: 2025, title: A talk, summary: He spoke., kind: statement, sources: [one]}"
    story = story_of(f"{FAMILY}actors:\n{actor('he')}events:\n  - {talk}\nclaims:\n{claims}")
    assert len(list(sources_with_the_same_words_are_related(story))) == told
