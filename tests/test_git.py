"""Of a repository it is read what its commits changed in a folder, whatever is set round it."""

import subprocess
from pathlib import Path

import pytest

from generator import git as git_module
from generator.git import NOTHING, Changed, GitError, repository
from tests.repository import clone, commit, git


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with a project in a folder below its own, whose data lay elsewhere at first."""
    root = tmp_path_factory.mktemp("repository")
    commit(root, {"site/facts/a b.yml": "one\n", "README": "x"}, "2026-01-01T23:30:00-05:00")
    commit(root, {"README": "y"}, "2026-01-03T12:00:00Z")
    git(root, "mv", "site/facts", "site/data")
    commit(root, {}, "2026-01-04T12:00:00Z")
    commit(root, {"site/data/a b.yml": "two\n", "site/data/ü.yml": "new\n"}, "2026-01-05T12:00:00Z")
    git(root, "checkout", "-q", "-b", "side", "HEAD^")
    commit(root, {"site/data/c.yml": "side\n"}, "2026-01-05T12:00:00Z")
    git(root, "checkout", "-q", "main")
    day = {"GIT_AUTHOR_DATE": "2026-01-06T12:00:00Z", "GIT_COMMITTER_DATE": "2026-01-06T12:00:00Z"}
    git(root, "merge", "-q", "--no-ff", "-m", "Merge", "side", **day)
    (root / "site/data/link.yml").symlink_to("a b.yml")
    commit(root, {}, "2026-01-07T12:00:00Z")
    return root


def test_the_files_of_a_commit_are_those_of_the_folder(root: Path) -> None:
    found = repository(root / "site/data")
    assert found.files(found.commit("HEAD")) == {"a b.yml": b"two\n", "c.yml": b"side\n", "ü.yml": b"new\n"}
    assert found.files(found.commit("HEAD~2")) == {"a b.yml": b"two\n", "ü.yml": b"new\n"}


def test_a_merge_is_one_change_on_the_day_of_the_merge(root: Path) -> None:
    found = repository(root / "site/data")
    days = {commit.day: [file.path for file in commit.files] for commit in found.commits("HEAD", 100)}
    assert days["2026-01-06"] == ["c.yml"]
    assert days["2026-01-05"] == ["a b.yml", "ü.yml"]


def test_a_folder_that_was_renamed_is_followed_and_days_are_those_of_utc(root: Path) -> None:
    commits = list(repository(root / "site/data").commits("HEAD", 100))
    assert [commit.day for commit in commits][-2:] == ["2026-01-04", "2026-01-02"]
    (first,) = commits[-1].files
    assert first == Changed("a b.yml", NOTHING, first.after)


def test_no_more_commits_are_read_than_asked_for(root: Path) -> None:
    assert len(list(repository(root / "site/data").commits("HEAD", 4))) == 4
    assert len(list(repository(root / "site/data").commits("HEAD", 5))) == 5


def test_what_the_environment_says_of_another_repository_counts_for_nothing(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(tmp_path, {"data/other.yml": "x"})
    before = list(repository(root / "site/data").commits("HEAD", 100))
    for name, value in (
        ("GIT_DIR", tmp_path / ".git"),
        ("GIT_WORK_TREE", tmp_path),
        ("GIT_INDEX_FILE", tmp_path / ".git/index"),
        ("GIT_CONFIG_COUNT", "x"),
    ):
        monkeypatch.setenv(name, str(value))
    assert list(repository(root / "site/data").commits("HEAD", 100)) == before


def test_a_repository_that_belongs_to_somebody_else_is_read(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    env = {**git_module._environment(), "GIT_TEST_ASSUME_DIFFERENT_OWNER": "1"}  # noqa: SLF001
    refused = subprocess.run(
        ["git", "log"],  # noqa: S607
        cwd=root,
        env=env,
        capture_output=True,
        check=False,
    )
    assert b"dubious ownership" in refused.stderr
    monkeypatch.setattr(git_module, "_environment", lambda: env)
    assert repository(root / "site/data").commit("HEAD")


def test_a_folder_in_no_repository_is_told(tmp_path: Path) -> None:
    with pytest.raises(GitError, match="is in no repository of git"):
        repository(tmp_path)


def test_a_machine_without_git_is_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nonexistent")
    with pytest.raises(GitError, match="there is no `git` on this machine; install it"):
        repository(root / "site/data")


@pytest.mark.parametrize("name", ["nowhere", "--all", "HEAD~100", "HEAD:README"])
def test_a_name_that_means_no_commit_is_told(root: Path, name: str) -> None:
    with pytest.raises(GitError, match=f"git knows no revision `{name}` here"):
        repository(root).commit(name)


def test_a_revision_that_a_shallow_clone_lacks_is_told_with_the_way_to_fetch_it(
    root: Path, tmp_path: Path
) -> None:
    found = repository(clone(root, tmp_path / "clone", "--depth=1") / "site/data")
    assert found.shallow
    with pytest.raises(GitError, match=r"shallow clone.*`git fetch --unshallow`.*`fetch-depth: 0`"):
        found.commit("HEAD~1")


def test_what_a_partial_clone_lacks_is_told_and_not_fetched(root: Path, tmp_path: Path) -> None:
    git(root, "config", "uploadpack.allowFilter", "true")
    folder = clone(root, tmp_path / "clone", "--filter=blob:none")
    found = repository(folder / "site/data")
    with pytest.raises(GitError, match="lacks the contents of older files"):
        found.files(found.commit("HEAD~3"))
