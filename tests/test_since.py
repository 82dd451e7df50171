"""`check --since` tells of ids that were in the data at a revision of git and went without a trace."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from tests.project import SMALL
from tests.repository import clone, commit

STORY = SMALL.format(title="A bridge for the town")
GONE = STORY.partition("\nterms:")[0].replace("on the [[bridge]]", "on it").replace("[[bridge]]", "bridge")
MOVED = "  contact: none\n  moved: [{kind: terms, id: bridge, reason: Everybody knows the word.}]\n"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with a project in a folder below its own; its first commit has no data."""
    root = tmp_path_factory.mktemp("since") / "town"
    commit(root.parent, {"town/mkdocs.yml": "plugins: [explainer]\n"})
    commit(root.parent, {"town/data/story.yml": STORY})
    commit(
        root.parent,
        {"town/data/old.yml": "claims:\n  - id: odd\n    unknown: 1\n", "town/data/bad.yml": "a: [\n"},
    )
    commit(root.parent, {"town/data/old.yml": None, "town/data/bad.yml": None})
    return root


@pytest.fixture
def copy(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the project in its repository, in which commands run."""
    shutil.copytree(root.parent, tmp_path / "it")
    monkeypatch.chdir(tmp_path / "it/town")
    return tmp_path / "it/town"


def since(revision: str, *options: str) -> Result:
    result = CliRunner().invoke(main, ["check", "--since", revision, *options])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def test_an_id_that_is_gone_is_an_error_with_where_it_stood_and_what_to_write(copy: Path) -> None:
    (copy / "data/story.yml").write_text(GONE, encoding="utf-8")
    result = since("HEAD", "--format", "json")
    (problem,) = json.loads(result.stdout)
    assert result.exit_code == 1
    assert problem["rule"] == "vanished-id"
    assert problem["place"]["file"] == "data/story.yml"
    line = STORY.splitlines().index("  - id: bridge") + 1
    assert f"it stood at data/story.yml:{line}:9 in `HEAD`" in problem["note"]
    assert "add `moved:` to `story`, and below it: - {kind: terms, id: bridge, to: …}" in problem["help"]


def test_an_entry_in_moved_is_no_loss(copy: Path) -> None:
    (copy / "data/story.yml").write_text(GONE.replace("  contact: none\n", MOVED), encoding="utf-8")
    assert since("HEAD").exit_code == 0


def test_the_new_id_of_an_entry_that_is_the_same_but_for_its_id_is_proposed(copy: Path) -> None:
    text = STORY.replace("  - id: speech", "  - id: first-speech").replace(
        "event: speech", "event: first-speech"
    )
    (copy / "data/story.yml").write_text(text, encoding="utf-8")
    said = since("HEAD").output
    assert "`first-speech` has all that it had" in said
    assert "- {kind: events, id: speech, to: first-speech}" in said


def test_an_entry_that_is_now_of_another_kind_has_another_address(copy: Path) -> None:
    variants = "[{says: a, sources: []}, {says: b, sources: []}]"
    other = f"differences:\n  - {{id: bridge, point: It, variants: {variants}}}\n"
    (copy / "data/story.yml").write_text(f"{GONE}\n{other}", encoding="utf-8")
    assert "error[vanished-id] `bridge` is gone from the terms" in since("HEAD").output


def test_an_entry_with_a_mistake_is_not_gone(copy: Path) -> None:
    text = STORY.replace("    meaning: A way over water.\n", "")
    (copy / "data/story.yml").write_text(text, encoding="utf-8")
    result = since("HEAD")
    assert result.exit_code == 1
    assert "vanished-id" not in result.output


@pytest.mark.usefixtures("copy")
def test_ids_of_data_that_the_model_no_longer_takes_count_and_files_that_are_no_yaml_are_named() -> None:
    result = since("HEAD~1")
    assert "error[vanished-id] `odd` is gone from the claims" in result.stdout
    assert "data/bad.yml at `HEAD~1` cannot be read" in result.stderr


@pytest.mark.usefixtures("copy")
def test_where_there_were_no_data_nothing_is_gone_and_that_is_said() -> None:
    result = since("HEAD~3")
    assert result.exit_code == 0
    assert "there are no data in `data` at `HEAD~3` to compare with" in result.stderr


@pytest.mark.usefixtures("copy")
def test_a_revision_that_git_does_not_know_is_wrong_usage() -> None:
    result = since("nowhere")
    assert result.exit_code == 2
    assert "git knows no revision `nowhere` here; `git log --oneline`" in result.stderr


def test_a_shallow_clone_says_how_to_fetch_the_rest(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(clone(root.parent, tmp_path / "clone", "--depth=1") / "town")
    result = since("HEAD~1")
    assert result.exit_code == 2
    assert "`fetch-depth: 0` at actions/checkout" in result.stderr
    assert since("HEAD").exit_code == 0


def test_a_folder_in_no_repository_is_wrong_usage(copy: Path) -> None:
    shutil.rmtree(copy.parent / ".git")
    result = since("HEAD")
    assert result.exit_code == 2
    assert "is in no repository of git" in result.stderr
