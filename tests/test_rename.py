"""`explainer rename` changes an id wherever it stands, and nothing else; the old address leads on."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator import build
from generator.cli import main
from tests import project
from tests.conftest import WriteStory

STORY = """\
story:
  title: The bridge
  question: Why is it closed?
  summary:
    en: See [[moor]], [[moor|her
      words]] and [[moor-house]].
    ru: >-
      [[moor|Мур]] говорит
  language: en
  languages: [en, ru]
  as_of: 2025-06-01
  contact: none
  moved:
    - {kind: actors, id: moor-old, to: moor}
"""
ACTORS = """\
actors:
  - id: moor   # the mayor
    name: Ada Moor
    kind: person
    summary: "She, [[moor]], not moor."
  - {id: moor-house, name: House, kind: organisation, summary: 'Of [[moor|moor]]', part_of: "moor"}
"""


def run(root: Path, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> Result:
    monkeypatch.chdir(root)
    return CliRunner().invoke(main, ["rename", *arguments])


@pytest.fixture
def root(write_story: WriteStory) -> Path:
    claims = (
        "claims:\n  - id: closed\n    text: It is closed.\n    kind: fact\n    about: [moor, moor-house]\n"
    )
    return write_story(STORY, actors=ACTORS, claims=f"{claims}    reports: []\n")


def text(root: Path, name: str) -> str:
    return (root / f"data/{name}.yml").read_text(encoding="utf-8")


def test_an_id_changes_in_keys_and_texts_of_every_language_and_its_old_address_leads_on(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / "docs").mkdir()
    (root / "docs/about.md").write_text("See [her](actors/moor.md), and moor-house.\n", encoding="utf-8")
    done = run(root, monkeypatch, "moor", "ada-moor")
    assert done.exit_code == 0
    assert done.output.splitlines() == [
        "data/actors.yml:2:5: `moor` is now `ada-moor`, with 8 references in 3 files",
        "docs/about.md:1: names `moor`, too; see whether it means this entry",
    ]
    expected = STORY.replace("[[moor|", "[[ada-moor|").replace("[[moor]]", "[[ada-moor]]")
    assert text(root, "story") == expected.replace("to: moor", "to: ada-moor") + (
        "    - {kind: actors, id: moor, to: ada-moor}\n"
    )
    assert text(root, "actors") == (
        ACTORS.replace("id: moor ", "id: ada-moor ")
        .replace("[[moor]]", "[[ada-moor]]")
        .replace("[[moor|", "[[ada-moor|")
        .replace('part_of: "moor"', "part_of: ada-moor")
    )
    assert "about: [ada-moor, moor-house]" in text(root, "claims")
    assert not build.read(root / "data", root).failed()


def test_an_id_of_digits_is_in_quotes_as_a_key_has_it_and_bare_in_a_text(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(root, monkeypatch, "moor", "2025", "--never-published").exit_code == 0
    assert "about: ['2025', moor-house]" in text(root, "claims")
    assert "See [[2025]], [[2025|her" in text(root, "story")
    assert text(root, "story").endswith("to: '2025'}\n")


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("more", "x"), 2, "there is no entry `more`; did you mean `moor`?"),
        (("moor", "moor-house"), 2, "`moor-house` is the id of another entry already (data/actors.yml:6"),
        (("moor", "Ada Moor"), 2, "`Ada Moor` is no id"),
        (("moor", "moor-old"), 1, "error[retired-id] `moor-old` is said to be gone"),
        (("moor", "index"), 1, "error[bad-id]"),
        (("moor", "ada-moor", "--dry-run"), 0, "would be `ada-moor`, with 8 references"),
    ],
)
def test_what_cannot_be_is_told_and_changes_nothing(
    root: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], code: int, told: str
) -> None:
    before = project.tree(root)
    done = run(root, monkeypatch, *arguments)
    assert told in done.output
    assert done.exit_code == code
    assert project.tree(root) == before


def test_while_there_are_errors_nothing_is_renamed(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = root / "data/claims.yml"
    path.write_text(text(root, "claims").replace("text:", "txt:"), encoding="utf-8")
    before = project.tree(root)
    done = run(root, monkeypatch, "moor", "x")
    assert (done.exit_code, "mend the errors first" in done.output) == (1, True)
    path.write_text("claims: [\n", encoding="utf-8")
    done = run(root, monkeypatch, "moor", "x")
    assert (done.exit_code, "nothing is renamed until" in done.output) == (1, True)
    path.write_bytes(before["data/claims.yml"])
    assert project.tree(root) == before
