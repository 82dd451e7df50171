"""Makes a repository of git in a folder for a test, commit by commit; no person's configuration counts."""

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

NOBODY = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Ann Author",
    "GIT_AUTHOR_EMAIL": "ann@example.org",
    "GIT_COMMITTER_NAME": "Carl Committer",
    "GIT_COMMITTER_EMAIL": "carl@example.org",
}


def git(folder: Path, *arguments: str, **env: str) -> str:
    """Run git in a folder and return what it prints."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    command = ("git", "-c", "init.defaultBranch=main", "-c", "protocol.file.allow=always", *arguments)
    done = subprocess.run(
        command, cwd=folder, env={**kept, **NOBODY, **env}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def commit(folder: Path, files: Mapping[str, str | None], day: str = "2026-01-01T12:00:00Z") -> str:
    """Write files (None deletes one), commit all, and return the id; the first one begins a repository."""
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / ".git").exists():
        git(folder, "init", "-q")
    for name, text in files.items():
        path = folder / name
        if text is None:
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    git(folder, "add", "--all")
    git(folder, "commit", "-q", "--allow-empty", "-m", "It", GIT_AUTHOR_DATE=day, GIT_COMMITTER_DATE=day)
    return git(folder, "rev-parse", "HEAD")


def clone(folder: Path, to: Path, *options: str) -> Path:
    """Clone a repository as over a network, with options such as `--depth=1`; return the clone."""
    shutil.rmtree(to, ignore_errors=True)
    git(folder, "clone", "-q", *options, folder.absolute().as_uri(), str(to))
    return to
