"""Makes a story of a text, for a test: YAML in, a `Story` without mistakes out."""

import tempfile
from collections.abc import Collection
from functools import cache
from pathlib import Path

from generator.checks import check
from generator.derive.story import Story
from generator.read.load import load
from generator.read.parse import parse

INFO = "story: {title: A test, question: Does it?, summary: It does., language: en, as_of: 2026-01-31}\n"


def story_of(text: str, *, allowed: Collection[str] = ("empty-story",)) -> Story:
    """Return the story of a data file with this text; one without `story:` is given one.

    The text has no problem but of the rules that are `allowed`; warnings do not count.
    """
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder, "data")
        data.mkdir()
        Path(data, "story.yml").write_text(text, encoding="utf-8")
        if not text.startswith("story:") and "\nstory:" not in text:
            Path(data, "zz-info.yml").write_text(INFO, encoding="utf-8")
        files, unread = load(data, Path(folder))
    parsed, unfit = parse(files)
    story = Story.of(parsed, files)
    found = [p for p in check(story, [*unread, *unfit]) if p.level == "error" and p.rule not in allowed]
    assert not found, found
    return story


def source(
    id_: str, *derived_from: str, publisher: str = "", seen: str = "full", language: str = "en"
) -> str:
    """Return the line of YAML for a source."""
    keys = {
        "id": id_,
        "title": f"About {id_}",
        "type": "article",
        "language": language,
        "seen": seen,
        "derived_from": f"[{', '.join(derived_from)}]" if derived_from else "",
        "publisher": publisher,
        "accessed": "2026-01-30" if seen == "full" else "",
    }
    return _line(keys)


def actor(id_: str, part_of: str = "", kind: str = "person") -> str:
    """Return the line of YAML for an actor."""
    return _line({"id": id_, "name": id_, "kind": kind, "summary": "An actor.", "part_of": part_of})


def _line(keys: dict[str, str]) -> str:
    return f"  - {{{', '.join(f'{key}: {value}' for key, value in keys.items() if value)}}}\n"


SITE = Path(__file__).parent / "site"


@cache
def tiny() -> Story:
    """Return the story of tests/site, which has every kind of entry and every key."""
    files, unread = load(SITE / "data", SITE)
    parsed, unfit = parse(files)
    story = Story.of(parsed, files)
    assert all(problem.level == "hint" for problem in check(story, [*unread, *unfit]))
    return story
