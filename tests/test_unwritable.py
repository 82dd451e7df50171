"""Where nothing can be written, a command says which file, why and what to do, and all stays as it was."""

import ctypes
import json
import os
import resource
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from tests import project

CAPABILITIES = 0x20080522
"""The version of the call that gives up what root may do beyond the rights of a file
(https://man7.org/linux/man-pages/man2/capset.2.html)."""

TEXT = "She said that the town was going to have a bridge."
CSV = "id,date,title,summary,kind,sources\nvote,2026-01-12,A vote,They vote.,statement,gazette\n"
TIMELINE = json.dumps({"events": [{"start_date": {"year": "2026"}, "text": {"headline": "A", "text": "B"}}]})
ADD = ("add", "event", "--date", "2026-01-10", "--title", "A vote", "--summary", "They.", "--kind", "vote")

COMMANDS = {
    "generate": ("generate",),
    "build": ("build", "--jobs", "1"),
    "fmt": ("fmt",),
    "rename": ("rename", "mayor", "ada-moor"),
    "add": ADD,
    "import a table": ("import", "csv", "../in/events.csv"),
    "import a timeline": ("import", "timelinejs", "../in/timeline.json", "--kind", "vote"),
    "verify": ("verify", "--source", "gazette", "--write", "../in/gazette.txt"),
    "translate": ("translate", "fr"),
    "new": ("new", "another", "--title", "A", "--question", "B?", "--language", "en"),
}
"""The commands that write, each in a way in which it would."""


def bound() -> None:
    """Give up what root may do beyond the rights of a file; who is not root has nothing to give up."""
    if sys.platform == "linux" and os.geteuid() == 0:
        header, none = (ctypes.c_uint32 * 2)(CAPABILITIES, 0), (ctypes.c_uint32 * 6)()
        assert ctypes.CDLL(None).capset(header, none) == 0


def full() -> None:
    """Have every file end after a few bytes, as on a disk that is full."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (64, 64))


def run(folder: Path, limit: Callable[[], None], *command: str) -> tuple[int, str]:
    """Run a command of the project in a process of its own; return its exit code and what it said."""
    receiver, sender = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.chdir(folder)
            limit()
            done = CliRunner().invoke(main, command)
            os.write(sender, json.dumps([done.exit_code, done.output]).encode())
        finally:
            os._exit(0)
    os.close(sender)
    with os.fdopen(receiver) as said:
        code, output = json.loads(said.read())
    os.waitpid(child, 0)
    return code, output


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    story = project.SMALL.format(title="A bridge").replace("    name: The town", "    name:   The town")
    project.write(folder / "data/story.yml", story)
    project.write(folder / "mkdocs.yml", "site_name: x\nplugins: [explainer]\n")
    project.write(folder / "docs/.generated", "index.md\n")
    project.write(folder / "docs/index.md", "the page of before\n")
    project.write(folder / "site/index.html", "the site of before\n")
    for name, text in (("events.csv", CSV), ("timeline.json", TIMELINE), ("gazette.txt", TEXT)):
        project.write(tmp_path / "in" / name, text)
    return folder


@pytest.mark.parametrize("name", COMMANDS)
def test_in_a_project_that_only_can_be_read_a_command_names_the_file_and_who_can_help(
    folder: Path, name: str
) -> None:
    before = project.tree(folder)
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    code, said = run(folder, bound, *COMMANDS[name])
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755)
    assert code == 2, said
    assert "permission denied; have its owner let you read and write it" in said
    assert ".new" not in said
    assert project.tree(folder) == before


@pytest.mark.parametrize("name", COMMANDS)
def test_on_a_full_disk_a_command_names_the_file_and_says_to_make_room(folder: Path, name: str) -> None:
    before = project.tree(folder)
    code, said = run(folder, full, *COMMANDS[name])
    shutil.rmtree(folder / "another", ignore_errors=True)
    assert code == 2, said
    assert ": file too large; make room on the disk, and run it again" in said
    assert "None" not in said
    assert project.tree(folder) == before


def test_a_build_says_that_the_folder_of_the_site_has_to_be_writable_and_keeps_the_site(folder: Path) -> None:
    folder.chmod(0o555)
    code, said = run(folder, bound, "build", "--jobs", "1")
    folder.chmod(0o755)
    assert code == 2
    assert f"Error: {folder}: permission denied; " in said
    assert (folder / "site/index.html").read_text() == "the site of before\n"


def test_a_check_needs_to_write_nothing(folder: Path) -> None:
    folder.chmod(0o555)
    code, _ = run(folder, bound, "check")
    folder.chmod(0o755)
    assert code == 0
