"""A word is a word in any script, and runs of words that two texts share are found whole and fast."""

import pytest

from generator.wording import MOST, count_words, shared_runs, that_share, words_in


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("one two", 2),
        ("“One”, - two … — !", 2),
        ("He said—and left.", 4),
        ("COVID-19-инфекция", 1),
        ("don’t", 1),
        ("東京タワー", 3),
        ("USBケーブル、と", 4),
        ("ภาษาไทย", 4),
        ("김철수는 갔다", 2),
        ("कहा गया", 2),
    ],
)
def test_words_are_counted_in_any_script(text: str, count: int) -> None:
    assert count_words(text) == count


def test_words_stand_where_they_are_said_to_stand() -> None:
    text = "«Он — не ушёл», 東京."
    assert [text[word.start : word.end] for word in words_in(text)] == ["«Он", "не", "ушёл»,", "東", "京"]
    assert [word.folded for word in words_in(text)] == ["он", "не", "ушёл", "東", "京"]


def runs(one: str, other: str, at_least: int = 4) -> list[tuple[int, str, str]]:
    return [(run.words, one[run.one], other[run.other]) for run in shared_runs(one, other, at_least)]


def test_a_shared_run_is_found_whatever_its_quotation_marks_dashes_case_and_accents() -> None:
    one = "They said: “We don’t have a cafe\u0301 - and never had one.” So it was."
    other = "WE DON'T HAVE A CAFÉ — AND NEVER HAD ONE, a speaker said."
    found = (
        9,
        "“We don’t have a cafe\u0301 - and never had one.”",
        "WE DON'T HAVE A CAFÉ — AND NEVER HAD ONE,",
    )
    assert runs(one, other) == [found]


def test_a_run_is_as_long_as_it_can_be_and_no_shorter_one_is_told() -> None:
    assert runs("a b c d e f g", "x a b c d y c d e f g z a b c") == [
        (4, "a b c d", "a b c d"),
        (5, "c d e f g", "c d e f g"),
    ]
    assert runs("a b c", "a b c") == []
    assert runs("a b c d", "d c b a") == []


def test_of_scripts_without_spaces_two_characters_are_a_word() -> None:
    assert runs("他说东京塔是红色的。", "据说东京塔是红色的") == [(4, "说东京塔是红色的", "说东京塔是红色的")]
    assert runs("东京塔是红色", "东京塔是红色") == []


def test_a_text_of_one_word_over_and_over_does_not_take_its_square_of_steps() -> None:
    refrain = "la " * 20_000
    (run,) = shared_runs(refrain, refrain, 6)
    assert run.words == 20_000


def test_texts_that_may_share_a_run_are_found_among_many() -> None:
    texts = {"one": "so he said it to me", "two": "and he said it to her", "three": "he said nothing to me"}
    assert list(that_share(texts, 4)) == [("one", "two")]
    found = list(that_share(dict.fromkeys(range(MOST + 1), "the words of an agency"), 4))
    assert found == [(number, number + 1) for number in range(MOST)]
