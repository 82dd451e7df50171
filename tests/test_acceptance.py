"""A warning is accepted at its entry, by name and with the reason, which no reader sees."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator import build, exports
from generator.site import Site
from tests.conftest import WriteStory
from tests.project import SMALL

STORY = SMALL.format(title="A bridge").replace(
    "no-part-of: She speaks for nobody else.", "no-part-of: A SECRET."
)
ODD = STORY.replace("name: Ada Moor", "name: Ada Mооr")
"""With two letters of Cyrillic."""

Told = Callable[[str], list[str]]


@pytest.fixture
def told(write_story: WriteStory) -> Told:
    """Return a function that checks a story and returns which rules tell something, and in which lines."""

    def read(text: str) -> list[str]:
        root = write_story(text)
        problems = build.read(root / "data", root).problems
        return [f"{text.splitlines()[p.place.line - 1].strip()} {p.rule}" for p in problems]

    return read


def test_what_is_accepted_is_told_no_more_and_all_else_is(told: Told) -> None:
    assert told(STORY) == []
    assert told(ODD) == ["name: Ada Mооr mixed-script"]
    assert told(ODD.replace("no-part-of:", "mixed-script: So it is.\n      no-part-of:")) == []


def test_it_is_accepted_in_its_entry_alone(told: Told) -> None:
    odd = ODD.replace("name: The town\n", "name: The tоwn\n    accept: {mixed-script: So it is.}\n")
    assert told(odd) == ["name: Ada Mооr mixed-script"]


def test_the_story_itself_accepts_what_is_told_of_it(told: Told) -> None:
    no_contact = STORY.replace("  contact: none\n", "  accept: {no-contact: Nobody is here.}\n")
    assert told(no_contact) == []
    assert told(no_contact.replace("accept: {no-contact: Nobody is here.}", "review_after: 9")) == [
        f"{'title: A bridge'} no-contact"
    ]


def test_what_has_been_mended_is_told_so_that_no_acceptance_outlives_its_reason(told: Told) -> None:
    text = STORY.replace("    kind: person\n", "    kind: organisation\n")
    assert told(text) == ["no-part-of: A SECRET. unneeded-acceptance"]


def test_an_acceptance_that_one_language_needs_is_needed(told: Told) -> None:
    text = STORY.replace("language: en\n  as_of", "language: en\n  languages: [en, ru]\n  as_of")
    title = "title: {en: The mayor speaks, ru: Мэр говopит}\n    accept: {mixed-script: So it is.}\n"
    text = text.replace("title: The mayor speaks of a bridge\n", title)
    assert told(text) == []
    assert told(text.replace("говopит", "говорит")) == [
        "accept: {mixed-script: So it is.} unneeded-acceptance"
    ]


def test_a_file_that_could_not_be_read_makes_no_acceptance_unneeded(told: Told) -> None:
    text = STORY.replace("    kind: person\n", "    kind: organisation\n")
    assert told(f"{text}  - id: ford\n") == ["- id: ford missing-key", "- id: ford missing-key"]


def test_no_reason_is_published(write_story: WriteStory, tmp_path: Path) -> None:
    root = write_story(STORY)
    made = build.generate(root / "data", tmp_path / "docs", root, Site(), strict=True)
    assert made.number
    texts = [path.read_text(encoding="utf-8") for path in (tmp_path / "docs").rglob("*") if path.is_file()]
    files = exports.files(made.checked.story, Site())
    assert not [text for text in texts if "SECRET" in text]
    assert not [path for path, content in files.items() if b"SECRET" in content]
