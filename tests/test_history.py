"""The page of an entry tells what changed about it and when, by the commits of a repository, and no names."""

import logging
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from mkdocs.config.base import load_config

from generator import build
from generator.cli import main
from generator.history import History, history
from generator.history.chunks import Entries, chunks
from generator.plugin import ExplainerPlugin
from generator.site import Site
from tests import project
from tests.as_html import shown
from tests.project import SMALL
from tests.repository import clone, commit, git

STORY = SMALL.format(title="A bridge for the town")
MOVED = "  contact: none\n  moved: [{kind: claims, id: bridge-planned, to: bridge-decided}]\n"
STEPS = (
    ("2026-01-11", "date: 2026-01-09", "date: 2026-01"),
    ("2026-01-11", "kind: statement", "kind: decision"),
    ("2026-01-11", "date: 2026-01\n", "date: 2026-01-09\n"),
    ("2026-01-12", "sources: [gazette]", "sources: [ gazette ] # the only one"),
    ("2026-01-13", "events:", "events: {"),
    ("2026-01-14", "events: {", "events:"),
    ("2026-01-14", "She spoke in the", "She spoke for an hour in the"),
    ("2026-01-15", "  contact: none\n", MOVED),
    ("2026-01-15", "  - id: bridge-planned", "  - id: bridge-decided"),
)
"""What became of a story: a day with a change taken back, a comment, a file that is no YAML, a renaming."""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("history")
    text = STORY
    commit(root, {"data/story.yml": text}, "2026-01-10T12:00:00Z")
    for day, old, new in STEPS:
        assert old in text
        text = text.replace(old, new)
        commit(root, {"data/story.yml": text}, f"{day}T12:00:00Z")
    return root


def pages(root: Path) -> dict[str, str]:
    """Return what is read on the pages of a project, by their paths."""
    generated = build.generate(root / "data", root / "docs", root, Site(), dry=True, with_history=True)
    assert not generated.checked.failed(), generated.checked.report()
    return {page.path: shown(page) for page in generated.rendered.pages if page.path.endswith(".md")}


def told(page: str) -> str:
    """Return what a page says of its history."""
    return page.partition("How this page has changed ")[2]


def test_a_page_tells_day_by_day_what_changed_the_newest_first(root: Path) -> None:
    assert told(pages(root)["events/speech.md"]) == (
        "14 January 2026: Summary: changed 11 January 2026: Kind: changed 10 January 2026: First listed"
    )


def test_a_date_is_shown_as_it_was_and_as_it_is(root: Path, tmp_path: Path) -> None:
    copy = clone(root, tmp_path / "clone")
    text = (copy / "data/story.yml").read_text(encoding="utf-8").replace("date: 2026-01-09", "date: 2026-01")
    commit(copy, {"data/story.yml": text}, "2026-01-20T12:00:00Z")
    said = "20 January 2026: Date: January 2026 (before: 9 January 2026) 14 January 2026: Summary: changed"
    assert said in pages(copy)["events/speech.md"]


def test_an_entry_that_was_renamed_keeps_its_history(root: Path) -> None:
    assert told(pages(root)["claims/bridge-decided.md"]) == (
        "15 January 2026: Address of this page: “bridge-decided” (before: “bridge-planned”) "
        "10 January 2026: First listed"
    )


def test_no_page_names_who_made_a_change(root: Path) -> None:
    generated = build.generate(root / "data", root / "docs", root, Site(), dry=True, with_history=True)
    text = "\n".join(page.text for page in generated.rendered.pages)
    assert not re.search("Ann |Carl |Committer|example.org", text)


def test_what_is_not_committed_is_not_in_the_history(root: Path, tmp_path: Path) -> None:
    copy = clone(root, tmp_path / "clone")
    data = copy / "data/story.yml"
    data.write_text(data.read_text(encoding="utf-8").replace("for an hour", "all day"), encoding="utf-8")
    assert told(pages(copy)["events/speech.md"]) == told(pages(root)["events/speech.md"])


def test_the_same_commit_gives_the_same_history_in_any_clone(root: Path, tmp_path: Path) -> None:
    commit(root, {"elsewhere": "This changes no data."}, "2026-02-01T12:00:00Z")
    copy = clone(root, tmp_path / "clone")
    assert history(copy / "data") == history(root / "data")
    assert history(root / "data").absent == ""


def test_a_shallow_clone_and_a_folder_without_git_have_no_history_and_say_why(
    root: Path, tmp_path: Path
) -> None:
    shallow = clone(root, tmp_path / "clone", "--depth=2")
    assert history(shallow / "data") == History(absent=history(shallow / "data").absent)
    assert "`fetch-depth: 0`" in history(shallow / "data").absent
    shutil.rmtree(shallow / ".git")
    assert "is in no repository of git" in history(shallow / "data").absent
    assert told(pages(shallow)["events/speech.md"]) == ""


def test_a_repository_without_a_commit_has_no_history(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    assert "git knows no revision `HEAD` here" in history(tmp_path).absent


def test_an_entry_that_moves_to_another_file_has_not_changed(tmp_path: Path) -> None:
    head, tail = STORY.split("terms:\n")
    commit(tmp_path, {"data/story.yml": STORY})
    commit(tmp_path, {"data/story.yml": head, "data/a.yml": f"terms:\n{tail}"}, "2026-02-01T12:00:00Z")
    (version,) = history(tmp_path / "data").versions["terms", "bridge"]
    assert version.day == "2026-01-01"


@pytest.mark.parametrize(
    "text",
    [
        "places:\n  - id: a\n    name: A\n\n  - id: b\n    name: >-\n      B\n      - c\n",
        "places:\n- name: A\n  id: a\n- id: b\n  name: 'B\n\n    - c'\n",
        "places: [{id: a, name: A}, {id: b, name: B - c}]\n",
        "places: [\n  {id: a, name: A},\n  {id: b, name: B - c},\n]\n",
        "# notes\nplaces:\n  # first\n  - {id: a, name: A}\n  -   id: b\n      name: B - c\nstory:\n",
        "places:\r\n  - id: a\r\n    name: A\r\n  - id: b\r\n    name: B - c\r\n",
    ],
)
def test_the_entries_of_a_file_are_found_however_it_is_written(text: str) -> None:
    found = Entries().of([chunks(text.encode())], ())
    assert {key: " ".join(str(values["name"]).split()) for key, values in found.items()} == {
        ("places", "a"): "A",
        ("places", "b"): "B - c",
    }


def test_an_entry_tells_each_language_what_changed_in_it(tmp_path: Path) -> None:
    text = STORY.replace("  contact: none", "  contact: none\n  languages: [en, de]").replace(
        "    title: The mayor speaks of a bridge", "    title: {en: She speaks, de: Sie redet}"
    )
    commit(tmp_path, {"data/story.yml": text})
    commit(tmp_path, {"data/story.yml": text.replace("Sie redet", "Sie spricht")}, "2026-02-01T12:00:00Z")
    made = build.generate(tmp_path / "data", tmp_path, tmp_path, Site(), dry=True, with_history=True)
    english, german = (
        next(shown(page) for page in rendered.pages if page.path == "events/speech.md")
        for rendered in (made.rendered, made.others["de"])
    )
    assert english.endswith("How this page has changed 1 January 2026: First listed")
    assert "Titel: „Sie spricht“ (vorher: „Sie redet“)" in german


def test_the_built_site_has_it_folded_away(tmp_path: Path) -> None:
    folder = project.small(tmp_path)
    commit(folder, {}, "2026-01-15T12:00:00Z")
    page = (project.build(folder) / "events/speech/index.html").read_text(encoding="utf-8")
    assert re.search(r'<details class="fold history">\s*<summary>How this page has changed</summary>', page)


def logged(folder: Path, caplog: pytest.LogCaptureFixture) -> list[tuple[int, str]]:
    """Return what the plugin logs while it makes the pages of a project."""
    config = load_config(str(folder / "mkdocs.yml"))
    plugin = config.plugins["explainer"]
    assert isinstance(plugin, ExplainerPlugin)
    with caplog.at_level(logging.INFO, "mkdocs"):
        list(plugin._generate(config))  # noqa: SLF001 - what a build begins with
    return [(record.levelno, record.getMessage()) for record in caplog.records if "history" in record.message]


def test_a_build_without_a_repository_says_once_in_its_log_why_there_is_no_history(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    project.write(tmp_path / "data/story.yml", STORY)
    project.write(tmp_path / "mkdocs.yml", "site_name: It\nstrict: true\nplugins: [explainer]\n")
    project.write(tmp_path / "docs/about.md", "# It\n")
    ((level, said),) = logged(tmp_path, caplog)
    assert level == logging.INFO
    assert "the pages do not tell the history of their entries: the folder" in said


def test_a_project_that_leaves_the_history_out_is_told_nothing_of_it(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    project.write(tmp_path / "data/story.yml", STORY)
    config = "site_name: It\nplugins: [{explainer: {history: false}}]\n"
    project.write(tmp_path / "mkdocs.yml", config)
    project.write(tmp_path / "docs/about.md", "# It\n")
    assert logged(tmp_path, caplog) == []


def generate(*options: str) -> Result:
    result = CliRunner().invoke(main, ["generate", *options])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def test_a_project_that_keeps_its_pages_in_git_leaves_the_history_out(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = clone(root, tmp_path / "clone")
    monkeypatch.chdir(copy)
    (copy / "mkdocs.yml").write_text("plugins: [explainer]\n", encoding="utf-8")
    generate()
    data = (copy / "data/story.yml").read_text(encoding="utf-8")
    commit(copy, {"data/story.yml": data.replace("for an hour", "all day")}, "2026-03-01T12:00:00Z")
    generate()
    commit(copy, {"data/story.yml": data}, "2026-03-02T12:00:00Z")
    assert "write `history: false` below the plugin" in generate("--check").output
    (copy / "mkdocs.yml").write_text("plugins: [{explainer: {history: false}}]\n", encoding="utf-8")
    generate()
    assert "How this page" not in (copy / "docs/events/speech.md").read_text(encoding="utf-8")
    commit(copy, {}, "2026-03-03T12:00:00Z")
    assert generate("--check").exit_code == 0


def test_a_text_that_had_no_translation_is_marked_with_its_language(tmp_path: Path) -> None:
    text = STORY.replace("  contact: none", "  contact: none\n  languages: [en, de]")
    title = "    title: The mayor speaks of a bridge"
    commit(tmp_path, {"data/story.yml": text})
    commit(
        tmp_path,
        {"data/story.yml": text.replace(title, "    title: {en: She speaks, de: Sie redet}")},
        "2026-02-01T12:00:00Z",
    )
    made = build.generate(tmp_path / "data", tmp_path, tmp_path, Site(), dry=True, with_history=True)
    page = next(page.text for page in made.others["de"].pages if page.path == "events/speech.md")
    assert "Titel: „Sie redet“ (vorher: <span" in page
    assert '<span lang="en">„The mayor speaks of a bridge“</span>' in page
