"""Texts that share runs of words are told where no source accounts for it."""

from pathlib import Path

import pytest

from generator import build, verify
from tests.conftest import STORY, WriteStory


def _file(path: Path, text: str) -> verify.File:
    path.write_text(text, encoding="utf-8")
    return verify.read(path)


def story_of_texts(write_story: WriteStory, texts: dict[str, str], more: str = "") -> verify.Verification:
    root = write_story(STORY.replace("See [[bridge]].", "See."))
    found, sources = [], "sources:\n"
    for id_, text in texts.items():
        found.append(_file(root / f"{id_}.txt", text))
        language = "de" if id_.startswith("de") else "en"
        sources += (
            f"  - {{id: {id_}, title: T, type: article, language: {language}, seen: full, "
            f"sha256: {found[-1].sha256}{more if id_ == 'b' else ''}}}\n"
        )
    (root / "data/sources.yml").write_text(sources, encoding="utf-8")
    return verify.verify(build.read(root / "data", root).story, found)


LONG = "the old bridge over the river will stay closed until the spring of next year"
RUNS = (
    "one two three four five six",
    "first second third fourth fifth sixth",
    "red green blue black white brown",
)


def test_ten_rewrites_of_one_text_are_joined_by_nine_warnings(write_story: WriteStory) -> None:
    texts = {f"s{number}": f"Paper {number} writes: {LONG}, as is said in {number}." for number in range(10)}
    found = story_of_texts(write_story, texts)
    assert [one.rule for one in found.problems] == ["shared-wording"] * 9
    assert all("the longest run" in one.note and one.level == "warning" for one in found.problems)


def test_of_a_long_run_the_beginning_is_shown_and_nothing_that_steers_a_terminal(
    write_story: WriteStory,
) -> None:
    text = "A word \x1b[31m " + "and another one " * 500
    (found,) = story_of_texts(write_story, {"a": text, "b": f"{text}."}).problems
    assert len(found.note) < 300
    assert found.note.endswith(" …”")
    assert "\x1b" not in found.note


@pytest.mark.parametrize("more", [", derived_from: [a]", ", derived_from: [c]"])
def test_a_rewrite_that_is_declared_is_no_news(write_story: WriteStory, more: str) -> None:
    texts = {"a": f"It is said that {LONG}.", "b": f"We hear: {LONG}!", "c": "Nothing of that."}
    found = story_of_texts(write_story, texts, more)
    assert [one.rule for one in found.problems] == (["shared-wording"] if "c" in more else [])


def test_several_short_runs_are_told_and_fewer_are_not(write_story: WriteStory) -> None:
    def texts(number: int) -> dict[str, str]:
        shared = RUNS[:number]
        return {"a": " Aa. ".join(("Now", *shared)), "b": " Bb, bb. ".join((*reversed(shared), "then"))}

    assert len(story_of_texts(write_story, texts(3)).problems) == 1
    assert not story_of_texts(write_story, texts(2)).problems


def test_texts_in_two_languages_are_not_compared_and_that_is_told(write_story: WriteStory) -> None:
    found = story_of_texts(write_story, {"a": LONG, "de-1": LONG, "de-2": "Anderes."})
    assert not found.problems
    assert found.incomparable == 2
    assert "2 pairs are in two languages and cannot be compared" in verify.text(found, {})
