"""A fingerprint is the same as long as its entry says the same, wherever that stands; all are listed."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from generator.derive import fingerprint as of_quote
from generator.derive.story import Story
from generator.model import KIND_OF
from generator.read.load import load
from generator.read.parse import parse
from generator.render.changes import LENGTH, PATH, fingerprint, pages
from generator.render.names import name
from tests.project import environment
from tests.story_of import SITE, source, story_of, tiny

ACTOR = """\
  - id: a
    name: Ada
    kind: person
    names: {ru: Ада, ko: 에이다}
    summary: An actor.
"""


def of(text: str) -> str:
    """Return the fingerprint of the one actor of a text."""
    return fingerprint(story_of(f"actors:\n{text}").actors["a"])


def listed(story: Story) -> list[dict[str, str]]:
    (draft,) = pages(story)
    output = draft.written()
    assert output.path == PATH
    found: list[dict[str, str]] = json.loads(output.text)
    return found


def test_every_entry_is_listed_once_in_the_order_of_the_ids() -> None:
    assert [line["id"] for line in listed(tiny())] == sorted(tiny().by_id)


def test_a_line_says_what_the_entry_is_called_what_it_is_and_where() -> None:
    lines = {line["id"]: line for line in listed(tiny())}
    for id_, line in lines.items():
        assert line["title"] == name(tiny(), tiny().by_id[id_])
        assert line["kind"] == KIND_OF[tiny().kinds[id_]].found_as
    assert lines["anna-orlova"]["address"] == "actors/anna-orlova/"
    assert lines["ostrovka"]["address"] == "places/#ostrovka"


def test_no_two_entries_share_a_fingerprint() -> None:
    found = [line["fingerprint"] for line in listed(tiny())]
    assert len(set(found)) == len(found)
    assert {len(one) for one in found} == {LENGTH}


def test_moving_entries_between_files_and_lines_changes_nothing(tmp_path: Path) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted((SITE / "data").glob("*.yml"))]
    for number, text in enumerate(reversed(texts)):
        (tmp_path / f"{number}.yml").write_text(f"# moved\n\n{text}", encoding="utf-8")
    files, _ = load(tmp_path, tmp_path)
    parsed, _ = parse(files)
    assert listed(Story.of(parsed, files)) == listed(tiny())


def test_the_order_of_keys_comments_and_quotes_change_nothing() -> None:
    other = """\
  - summary: 'An actor.' # who it is
    names:
      ko: 에이다
      ru: "Ада"
    kind: person
    name: Ada
    id: a
"""
    assert of(other) == of(ACTOR)


def test_a_default_that_is_written_out_changes_nothing() -> None:
    assert of(f"{ACTOR}    relations: []\n") == of(ACTOR)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("An actor.", "An Actor."),
        ("ko: 에이다", "ko: 아다"),
        ("{ru: Ада, ko: 에이다}", "{ru: Ада}"),
        ("kind: person", "kind: state"),
        ("kind: person", "kind: person\n    relations: [{to: a, what: is}]"),
    ],
)
def test_every_change_of_the_content_changes_it(old: str, new: str) -> None:
    assert of(ACTOR.replace(old, new)) != of(ACTOR)


def test_a_change_of_one_entry_leaves_the_others_as_they_were() -> None:
    stories = [
        story_of(f"sources:\n{source('s')}actors:\n{text}") for text in (ACTOR, ACTOR.replace("Ada", "Eda"))
    ]
    one, other = ({line["id"]: line["fingerprint"] for line in listed(story)} for story in stories)
    assert {id_ for id_ in one if one[id_] != other[id_]} == {"a"}


def test_the_hash_seed_changes_nothing() -> None:
    script = "from tests.test_changes import ACTOR, of; print(of(ACTOR))"
    for seed in ("0", "4242"):
        command = [sys.executable, "-c", script]
        said = subprocess.run(
            command, env=environment(PYTHONHASHSEED=seed), capture_output=True, text=True, check=True
        )
        assert said.stdout.strip() == of(ACTOR)


def test_that_a_quote_was_verified_is_no_change_of_the_claim() -> None:
    claim = (
        "  - id: c\n    text: It is.\n    kind: fact\n    reports:\n"
        "      - {source: s, stance: asserts, quote: it is%s}\n"
    )
    text = f"sources:\n{source('s').rstrip().removesuffix('}')}, sha256: {'a' * 64}}}\nclaims:\n{claim}"
    verified = f", verified: 2026-01-30, fingerprint: {of_quote('it is', 'a' * 64)}"
    plain, marked = (story_of(text % more).claims["c"] for more in ("", verified))
    assert marked.reports[0].verified
    assert fingerprint(plain) == fingerprint(marked)
