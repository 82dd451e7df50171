"""Words in a foreign script are marked with their language, whatever is round them, and nothing else is."""

import pytest

from generator.render.foreign_scripts import mark
from tests.story_of import source, story_of


def story_in(*languages: str, own: str = "en") -> str:
    """Return the text of a story with a source in each language."""
    info = f"story: {{title: A, question: Is it?, summary: It is., language: {own}, as_of: 2026-01-31}}\n"
    return (
        info
        + "sources:\n"
        + "".join(source(f"s{number}", language=language) for number, language in enumerate(languages))
    )


RUSSIAN = story_of(story_in("ru", "en"))


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("a square (сквер), small", 'a square (<span lang="ru">сквер</span>), small'),
        ("«Союзники. Бойцы Кореи», a work", '«<span lang="ru">Союзники. Бойцы Кореи</span>», a work'),
        ("the letter у (U+0443)", 'the letter <span lang="ru">у</span> (U+0443)'),
        ("в 2025 году", '<span lang="ru">в 2025 году</span>'),
        ("**Орловой**", '**<span lang="ru">Орловой</span>**'),
        ("- сквер\n- площадь", '- <span lang="ru">сквер</span>\n- <span lang="ru">площадь</span>'),
        ("| сквер | площадь |", '| <span lang="ru">сквер</span> | <span lang="ru">площадь</span> |'),
        ("[сквер](../places.md#square)", '[<span lang="ru">сквер</span>](../places.md#square)'),
        ("за́мок", '<span lang="ru">за́мок</span>'),
        ("КНДР and 조선", '<span lang="ru">КНДР</span> and <span lang="und-Hang">조선</span>'),
    ],
)
def test_a_run_of_words_is_marked_once(text: str, marked: str) -> None:
    assert mark(RUSSIAN, text) == marked


@pytest.mark.parametrize(
    "text",
    [
        "Beloусов",
        'the spelling "Beloусов"',
        '<span lang="uk">слово</span>',
        '<q lang="ru">она сказала <em>да</em>, и ушла</q>',
        "[here](<https://example.org/сквер>)",
        '<img src="a.png" alt="сквер">',
        "`сквер`",
        "<title>сквер</title>",
        "é, ñ and naïve",
    ],
)
def test_what_is_marked_already_or_is_no_word_of_one_script_stays_as_it_is(text: str) -> None:
    assert mark(RUSSIAN, text) == text


def test_what_follows_a_marked_word_is_marked_again() -> None:
    marked = mark(RUSSIAN, '<q lang="uk">слово</q><br>сквер')
    assert marked == '<q lang="uk">слово</q><br><span lang="ru">сквер</span>'


def test_in_a_picture_the_mark_is_one_that_pictures_have() -> None:
    assert (
        mark(RUSSIAN, "<svg><text>сквер</text></svg> сквер")
        == '<svg><text><tspan lang="ru">сквер</tspan></text></svg> <span lang="ru">сквер</span>'
    )


@pytest.mark.parametrize(
    ("languages", "language"),
    [
        (("ru", "ru", "uk"), "ru"),
        (("uk", "en", "en"), "uk"),
        (("ru-RU",), "ru-RU"),
        (("ru", "uk"), "und-Cyrl"),
        (("en",), "und-Cyrl"),
    ],
)
def test_the_language_is_that_of_most_sources_in_the_script(
    languages: tuple[str, ...], language: str
) -> None:
    assert mark(story_of(story_in(*languages)), "сквер") == f'<span lang="{language}">сквер</span>'


def test_words_that_read_the_other_way_are_kept_apart_each_once() -> None:
    arabic = story_of(story_in("ru", "ru", "fr", own="ar"))
    assert mark(arabic, "كلمة сквер تعني square") == (
        'كلمة <span lang="ru" dir="ltr">сквер</span> تعني <span lang="fr" dir="ltr">square</span>'
    )
    unknown = story_of(story_in("fr", "en", own="ar"))
    assert mark(unknown, "عينة NW-24/117 في 11:00 UTC+03:00.") == (
        "عينة <bdi>NW-24/117</bdi> في 11:00 <bdi>UTC+03:00</bdi>."
    )
    assert mark(unknown, "&amp; [a](b.md){ .c }") == "&amp; [<bdi>a</bdi>](b.md){ .c }"


def test_the_script_of_the_explainer_itself_is_not_foreign() -> None:
    assert mark(story_of(story_in("en", own="ru")), "сквер") == "сквер"
