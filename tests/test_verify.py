"""`explainer verify` tells what it finds and what it cannot look up, and writes what holds into the data."""

import re
from datetime import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator import build, verify
from generator.cli import main
from generator.derive import fingerprint
from generator.verify import files
from tests.conftest import STORY, WriteStory

GAZETTE = "“The bridge is safe – for now”, said Ada Moor, the mayor, who has a large staff.\n"

DATA = """\
# What was read.
sources:
  - id: gazette # the local paper
    title: Is it safe?
    type: article-newspaper
    language: en
    accessed: 2025-05-03
    seen: full

claims:
  - id: safe
    text: It is safe.
    kind: fact
    reports:
      # what she said
      - source: gazette
        stance: asserts
        quote: "\\"The bridge is safe - for now\\"" # so the paper has it
"""
SOUND = STORY.replace("See [[bridge]].", "See [[safe]].") + DATA
OTHER = """
  - id: staff
    text: She has a staff.
    kind: fact
    reports:
      - {{source: gazette, stance: asserts, quote: {}}}
"""


def run(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(main, ["verify", *map(str, arguments)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.fixture
def root(write_story: WriteStory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a project with one quote, whose source has a text in the folder texts."""
    root = write_story(SOUND)
    monkeypatch.chdir(root)
    (root / "texts").mkdir()
    (root / "texts/a.txt").write_text(GAZETTE, encoding="utf-8")
    return root


def data(root: Path) -> str:
    return (root / "data/story.yml").read_text(encoding="utf-8")


def named(root: Path, file: str = "texts/a.txt", more: str = "") -> str:
    """Have the source name the text in a file, without the command; return the SHA-256."""
    sha256 = verify.read(root / file).sha256
    text = SOUND.replace("    seen: full\n", f"    seen: full\n    sha256: {sha256}\n") + more
    (root / "data/story.yml").write_text(text, encoding="utf-8")
    return sha256


def test_a_text_is_found_by_its_checksum_whatever_it_is_called(root: Path) -> None:
    named(root)
    (root / "texts/a.txt").rename(root / "texts/z.txt")
    done = run("texts")
    assert done.exit_code == 0
    assert "1 quote: 1 found word for word, 0 not, 0 not looked up" in done.output
    assert "`--write` marks 1 quote" in done.output


def test_a_quote_that_does_not_stand_is_told_with_its_line_and_the_nearest_passage(root: Path) -> None:
    named(root, more=OTHER.format("a big staff"))
    done = run("texts/a.txt")
    assert done.exit_code == 1
    assert re.search(
        r"^data/story.yml:\d+:51: error\[misquoted\] the quote does not stand", done.output, re.MULTILINE
    )
    assert "“a [-big-] {+large+} staff”" in done.output
    assert "2 quotes: 1 found word for word, 1 not, 0 not looked up" in done.output


def test_nothing_is_left_out_in_silence(root: Path) -> None:
    more = (
        OTHER.format("a small staff").replace("gazette", "echo")
        + "      - {source: wire, stance: asserts, quote: x}\n"
    )
    named(root, more=more)
    other = "  - {id: %s, title: T, type: article, language: de, accessed: 2025-05-03, seen: full%s}\n"
    broken = verify.read(root / "texts/a.txt").sha256
    text = data(root).replace(
        "\nclaims:", other % ("echo", "") + other % ("wire", f", sha256: {'a' * 64}") + "\nclaims:"
    )
    (root / "data/story.yml").write_text(text, encoding="utf-8")
    (root / "texts/b.txt").write_text(GAZETTE, encoding="utf-8")
    (root / "texts/c.txt").write_text("She has a small staff.", encoding="utf-8")
    (root / "texts/d.png").write_bytes(b"PNG")
    said = run("texts").output
    assert "texts/b.txt: the same as texts/a.txt" in said
    assert "texts/c.txt: no source has this text" in said
    assert "explainer verify texts/c.txt --source echo --write" in said
    assert "texts/d.png: no source has this text" in said
    assert "1 of sources that name no text by `sha256`: `echo`" in said
    assert "1 of sources whose text is not among the files: `wire`" in said
    assert broken in data(root)


def test_a_text_that_cannot_be_read_is_told(root: Path) -> None:
    (root / "texts/a.txt").write_bytes("Мост".encode("cp1251"))
    named(root)
    said = run("texts").output
    assert "texts/a.txt: the text of `gazette` cannot be read: it is not UTF-8" in said
    assert "1 of sources whose text cannot be read: `gazette`" in said


def test_two_sources_with_one_text_are_told(root: Path) -> None:
    sha256 = named(root)
    other = f"{{id: echo, title: T, type: article, language: en, seen: excerpt, sha256: {sha256}}}"
    text = data(root).replace("\nclaims:", f"  - {other}\n\nclaims:")
    (root / "data/story.yml").write_text(text, encoding="utf-8")
    said = run("texts").output
    assert "`echo` names the same text as `gazette`" in said
    assert "warning[shared-wording] the texts of `echo` and `gazette` share a run of words" in said


def test_the_checksum_gets_into_a_source_by_its_id_and_the_rest_of_the_file_stays(root: Path) -> None:
    before, sha256 = data(root), verify.read(root / "texts/a.txt").sha256
    shown = run("texts/a.txt", "--source", "gazette")
    assert shown.exit_code == 0
    assert f"with `--write` this is added to `gazette`:\n    sha256: {sha256}\n" in shown.output
    assert data(root) == before
    assert run("texts/a.txt", "--source", "gazette", "--write", "--date", "2025-05-31").exit_code == 0
    digits = fingerprint('"The bridge is safe - for now"', sha256)
    assert data(root) == before.replace(
        "    seen: full\n", f"    seen: full\n    sha256: {sha256}\n"
    ).replace(
        "# so the paper has it\n",
        f"# so the paper has it\n        verified: 2025-05-31\n        fingerprint: {digits}\n",
    )
    assert not build.read(root / "data", root).problems


def test_to_write_twice_is_to_write_once_and_the_first_day_stays(root: Path) -> None:
    named(root)
    assert run("texts", "--write", "--date", "2025-05-30").exit_code == 0
    once = data(root)
    assert "verified: 2025-05-30" in once
    again = run("texts", "--write", "--date", "2025-05-31")
    assert again.exit_code == 0
    assert "nothing to write" in again.output
    assert data(root) == once


def test_without_a_day_it_is_the_one_of_the_clock(root: Path) -> None:
    named(root)
    before = datetime.now().astimezone().date().isoformat()
    assert run("texts", "--write").exit_code == 0
    after = datetime.now().astimezone().date().isoformat()
    assert f"verified: {before}" in data(root) or f"verified: {after}" in data(root)


def test_a_quote_that_is_changed_later_is_no_longer_verified_until_it_is_verified_again(root: Path) -> None:
    named(root)
    run("texts", "--write", "--date", "2025-05-30")
    verified = data(root)
    (root / "data/story.yml").write_text(
        verified.replace("safe - for now", "safe — for now"), encoding="utf-8"
    )
    assert not build.read(root / "data", root).problems, "a dash does not count"
    (root / "data/story.yml").write_text(verified.replace("is safe - for", "is safe for"), encoding="utf-8")
    assert [one.rule for one in build.read(root / "data", root).problems] == ["stale-verification"]
    assert run("texts", "--write").exit_code == 1
    (root / "data/story.yml").write_text(verified.replace(" - for now", ""), encoding="utf-8")
    assert [one.rule for one in build.read(root / "data", root).problems] == ["stale-verification"]
    assert run("texts", "--write", "--date", "2025-05-31").exit_code == 0
    assert data(root).count("verified: 2025-05-31") == data(root).count("verified:") == 1
    assert not build.read(root / "data", root).problems


def test_a_quote_that_does_not_stand_is_marked_by_nobody(root: Path) -> None:
    named(root, more=OTHER.format("a big staff"))
    assert run("texts", "--write").exit_code == 1
    assert data(root).count("verified:") == 1
    assert "quote: a big staff}" in data(root)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nowhere",), "'nowhere' does not exist"),
        (("texts", "--source", "gazette"), "`--source` goes with one file"),
        (("texts/a.txt", "--source", "gazete"), "did you mean `gazette`?"),
        (("texts/b.png", "--source", "gazette"), "cannot be read: only .txt"),
        (("texts", "--write", "--date", "31.5.2025"), "does not match the format"),
    ],
)
def test_wrong_usage_is_told_and_ends_with_two(root: Path, arguments: tuple[str, ...], said: str) -> None:
    (root / "texts/b.png").write_bytes(b"PNG")
    done = run(*arguments)
    assert done.exit_code == 2
    assert said in done.output


def test_a_checksum_that_is_there_is_not_written_over(root: Path) -> None:
    named(root)
    before = data(root)
    (root / "texts/b.txt").write_text("Another text.", encoding="utf-8")
    done = run("texts/b.txt", "--source", "gazette", "--write")
    assert done.exit_code == 2
    assert "has `sha256` of another text" in done.output
    assert data(root) == before


@pytest.mark.parametrize("wrong", ["claims: [", "terms:\n  - id: x\n"])
def test_data_with_errors_are_not_touched(root: Path, wrong: str) -> None:
    (root / "data/wrong.yml").write_text(wrong, encoding="utf-8")
    named(root)
    before = data(root)
    done = run("texts", "--write")
    assert done.exit_code == 1
    assert "data/wrong.yml:" in done.output
    assert data(root) == before


def test_an_empty_folder_is_told(root: Path) -> None:
    named(root)
    (root / "texts/a.txt").unlink()
    done = run("texts")
    assert done.exit_code == 0
    assert "1 quote: 0 found word for word, 0 not, 1 not looked up" in done.output
    assert "no texts of sources read" in done.output


def test_what_reads_a_text_is_told_with_the_command() -> None:
    assert set(files.READ) == {".txt", ".html", ".htm", ".xhtml", ".pdf"}
    for ending in (".txt", ".html", ".pdf"):
        assert ending in run("--help").output
