"""A quote stands in a text word for word, or the nearest passage is shown with the difference."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.derive import DASHES, QUOTATION_MARKS, normalised
from generator.verify.quotes import Text, difference, missing, stands

GAZETTE = "“The bridge is safe – for now”, said Ada Moor, the mayor, who has a large staff.\n"


@pytest.mark.parametrize(
    "text",
    [
        'He said "it is safe - for now"',
        "He said “it is safe – for now”",
        "He said „it is safe — for now“",
        "He said «it is safe—for now»",
        "He said «\u202fit is safe\u00a0– for now\u202f»",
        "He said »it is safe ‒ for now«",
        "He said ‘it is safe ― for now’",
        "He said 「it is safe ‐ for now」",
        "He said ‹it is safe − for now›",
        "He said ''it is safe -- for now''",
        "He\tsaid\n\n “it  is\u2003sa\u00adfe\u200b – for now”\ufeff",
    ],
)
def test_white_space_quotation_marks_and_dashes_do_not_count(text: str) -> None:
    assert normalised(text) == "He said'it is safe-for now'"
    assert stands("said “it is safe – for now”", Text(text))


@pytest.mark.parametrize(
    "text",
    [
        "it is Safe for now",
        "it is safe, for now",
        "it is safe for now1",
        "it was safe for now",
        "it is sаfe for now",  # with a Cyrillic а
        "it is safé for now",
        "it is safe fornow",
    ],
)
def test_letters_capitals_accents_digits_and_commas_count(text: str) -> None:
    assert not stands("it is safe for now", Text(text))


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("2,000", "2000"),
        ("все", "всё"),
        ("10 km", "10km"),
        ("Strasse", "Straße"),
        ("ﬁne", "fine"),
        ("½", "1/2"),
    ],
)
def test_what_only_means_the_same_is_not_the_same(quote: str, text: str) -> None:
    assert not stands(quote, Text(text))
    assert not stands(text, Text(quote))


def test_a_letter_with_an_accent_is_the_same_as_one_or_as_two_characters() -> None:
    assert stands(unicodedata.normalize("NFD", "Андрей"), Text("сказал Андрей"))
    assert stands("Андрей", Text(unicodedata.normalize("NFD", "сказал Андрей")))


def words(text: str) -> list[str]:
    """Return what stands between white space, quotation marks and dashes, as another way to see words."""
    shown = "".join(
        char
        for char in text
        if not re.fullmatch("[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]", char)
    )
    return [
        word
        for word in re.split(rf"[\s{QUOTATION_MARKS}{DASHES}]+", unicodedata.normalize("NFC", shown))
        if word
    ]


ANY = st.text(
    st.characters(codec="utf-8") | st.sampled_from(" \n-–—'\"“”«»’\u00a0\u00adабвa1,."), max_size=40
)


@given(ANY)
def test_normalising_changes_no_word_and_does_all_at_once(text: str) -> None:
    assert words(normalised(text)) == words(text)
    assert normalised(normalised(text)) == normalised(text)


@given(ANY, ANY)
def test_texts_that_are_the_same_once_normalised_have_the_same_words(one: str, other: str) -> None:
    assert normalised(one) != normalised(other) or words(one) == words(other)


@given(ANY, st.text("ab c.-“”\n", min_size=1, max_size=20).filter(words), ANY)
def test_words_between_spaces_stand_in_every_text_that_is_made_round_them(
    before: str, quote: str, after: str
) -> None:
    assert stands(quote, Text(f"{before} {quote} {after}"))


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("legal", "illegal"),
        ("fact", "facts"),
        ("рада", "рады и ограда"),
        ("2", "25"),
        ("", "any"),
        ("…", "any"),
    ],
)
def test_a_quote_is_of_whole_words(quote: str, text: str) -> None:
    assert not stands(quote, Text(text))


@pytest.mark.parametrize(
    ("quote", "text"),
    [("기념비", "기념비를 세운다"), ("京タワ", "東京タワーは高い"), ("旧桥", "关闭了这座旧桥因为")],
)
def test_where_words_have_no_ends_that_one_sees_a_quote_ends_anywhere(quote: str, text: str) -> None:
    assert stands(quote, Text(text))


@pytest.mark.parametrize("sign", ["[…]", "(…)", "…", "...", "[...]"])
def test_a_quote_may_leave_words_out_in_the_middle(sign: str) -> None:
    text = Text(GAZETTE)
    assert stands(f"The bridge {sign} for now {sign} large staff", text)
    assert stands(f"{sign} for now {sign}", text)
    assert missing(f"for now {sign} The bridge", text) == "The bridge"
    assert missing(f"The bridge {sign} a small staff", text) == "a small staff"


def test_an_ellipsis_of_the_source_is_found_as_it_is() -> None:
    assert stands("well… perhaps", Text("“Well, well… perhaps”"))


def test_a_hyphen_at_the_end_of_a_line_may_belong_to_the_word_or_divide_it() -> None:
    text = Text("a well-\nknown bridge, in need of verifi-\r\n  cation and re\u00ad\npair")
    for quote in (
        "a well-known bridge",
        "need of verification and repair",
        "well-known bridge, in need of verification",
    ):
        assert stands(quote, text)
    assert not stands("a well known bridge", text)
    assert not stands("need of verify cation", text)


@pytest.mark.parametrize(
    ("quote", "shown"),
    [
        ("The bridge was safe", "“The bridge [-was-] {+is+} safe”"),
        ("Ada Moor, who has a staff", "“Ada Moor{+, the mayor+}, who has a {+large+} staff”"),
        ("Large staff", "“[-Large-] {+large+} staff”"),
        (
            "the bridge is quite safe, for now",
            "“[-the-]{+The+} bridge is [-quite-] safe[-,-] {+–+} for now”",
        ),
        ("the old mayor will be there", "“the [-old-] mayor [-will be there-]{+, who has+}”"),
        ("nothing of the kind was written anywhere", None),
    ],
)
def test_the_nearest_passage_is_shown_with_the_difference(quote: str, shown: str | None) -> None:
    assert difference(quote, Text(GAZETTE)) == shown


def test_of_words_that_look_alike_the_characters_are_named() -> None:
    said = difference("said Belousov today", Text("so said Bеlousov today"))  # with a Cyrillic е
    assert said == (
        "“said [-Belousov-] {+Bеlousov+} today”; there U+0435 (cyrillic small letter ie) "
        "stands for U+0065 (latin small letter e)"
    )


def test_a_long_text_is_searched_to_its_end() -> None:
    text = Text("It rained all day on that bridge, and nobody was there. " * 190_000 + GAZETTE)  # 10 MB
    assert stands("for now”, said Ada Moor", text)
    assert difference("said Ada More, the mayor", text) == "“said Ada [-More-] {+Moor+}, the mayor”"
