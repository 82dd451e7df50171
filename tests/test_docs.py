"""What the documents tell a person to do works, and they leave out no command, rule, key or library."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import tomllib
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import cli, rules
from tests import project

DOCUMENTS = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")

ODD = {
    "HOME": "/nonexistent",
    "LC_ALL": "C",
    "TZ": "Etc/GMT+12",
    "PIP_USER": "1",
    "PIP_TARGET": "elsewhere",
    "PIP_REQUIRE_HASHES": "1",
    "PIP_CONSTRAINT": "none.txt",
    "PYTHONHOME": "/nonexistent",
    "PYTHONOPTIMIZE": "2",
    "PYTHONPATH": "odd",
    "PYTHONSAFEPATH": "1",
    "PYTHONWARNINGS": "error",
    "VIRTUAL_ENV": "/nonexistent",
}
"""What may be set where a person types a command."""

PATIENCE = 60
"""Seconds after which a server that has not answered will not."""


def read(name: str) -> str:
    """Return the text of a document."""
    return (project.ROOT / name).read_text(encoding="utf-8")


def told(name: str) -> list[str]:
    """Return the commands that a document tells a person to type."""
    lines = []
    for language, block in re.findall(r"^```(\w*)\n(.*?)^```$", read(name), re.MULTILINE | re.DOTALL):
        if language == "sh":
            lines += block.splitlines()
        elif language == "console":
            lines += [line.removeprefix("$ ") for line in block.splitlines() if line.startswith("$ ")]
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def make_site(folder: Path) -> None:
    """Build the site where nothing is installed yet."""
    assert not (folder / ".venv").exists()
    done = project.run("make", "site", cwd=folder, **ODD)
    assert done.returncode == 0, done.stdout
    assert "<title>" in (folder / "site/index.html").read_text(encoding="utf-8")


TYPED = """
import os, signal, sys
signal.signal(signal.SIGINT, signal.SIG_DFL)  # which is ignored where the tests run in the background
os.execvp(sys.argv[1], sys.argv[1:])
"""
"""Becomes a command that hears Ctrl-C, as one that a person types does."""


def make_serve(folder: Path) -> None:
    """Serve the site, read its front page, and stop it as a person does, by Ctrl-C."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        address = f"127.0.0.1:{free.getsockname()[1]}"
    log = folder / "serve.log"
    with (
        log.open("wb") as output,
        subprocess.Popen(
            [sys.executable, "-I", "-c", TYPED, "make", "serve", f"ARGS=--address {address}"],
            cwd=folder,
            env=project.environment(**ODD),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        ) as process,
    ):
        try:
            assert "<title>" in answer(f"http://{address}/", process), log.read_text(encoding="utf-8")
            os.killpg(process.pid, signal.SIGINT)
            process.wait(PATIENCE)
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
    assert "Traceback" not in log.read_text(encoding="utf-8")
    with pytest.raises(urllib.error.URLError):
        urllib.request.urlopen(f"http://{address}/", timeout=PATIENCE)


def answer(url: str, process: subprocess.Popen[bytes]) -> str:
    """Return what is served at an address, as soon as it is; nothing if the server ends before."""
    end = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < end:
        try:
            with urllib.request.urlopen(url, timeout=PATIENCE) as found:  # noqa: S310 - our own
                return str(found.read().decode())
        except urllib.error.URLError:
            time.sleep(0.1)
    return ""


def make_test(folder: Path) -> None:
    """See what the tests would run; they cannot run inside themselves."""
    done = project.run("make", "--dry-run", "test", cwd=folder)
    assert done.returncode == 0, done.stdout
    for command in ("bin/python -m pytest", "bin/mypy", "bin/ruff check", "bin/ruff format --check"):
        assert command in done.stdout


KNOWN: dict[str, Callable[[Path], None]] = {
    "make site": make_site,
    "make serve": make_serve,
    "make test": make_test,
}
"""How each command that a document may tell is tried in a fresh copy of the project."""


def test_the_commands_of_the_documents_work_in_a_fresh_copy_of_the_project_wherever_it_is(
    tmp_path: Path,
) -> None:
    commands = list(dict.fromkeys(line for name in DOCUMENTS for line in told(name)))
    assert "make site" in commands
    commands = [line for line in commands if line not in own_story()]
    assert [line for line in commands if line not in KNOWN] == [], "this test does not know how to try these"
    folder = project.small(tmp_path / "a folder, ё")
    project.write(folder / "odd/yaml.py", "raise ImportError('this is another yaml')")
    for line in sorted(commands, key=list(KNOWN).index):
        KNOWN[line](folder)


def own_story() -> list[str]:
    """Return the commands by which README.md starts a story of one's own."""
    block = r"^## Start your own story\n.*?^```sh\n(.*?)^```"
    found = re.search(block, read("README.md"), re.MULTILINE | re.DOTALL)
    assert found
    return found[1].splitlines()


def test_the_readme_starts_a_story_of_ones_own_word_by_word(tmp_path: Path) -> None:
    path = f"{Path(project.EXPLAINER[0]).parent}{os.pathsep}{os.environ['PATH']}"
    done = project.run("bash", "-euc", "\n".join(own_story()), cwd=tmp_path, PATH=path)
    assert done.returncode == 0, done.stdout
    assert "no errors in 10 files" in done.stdout
    assert "The closed bridge" in (tmp_path / "bridge/site/index.html").read_text("utf-8")


def test_the_readme_tells_how_to_build_to_test_and_to_serve_each_by_one_command() -> None:
    assert set(told("README.md")) >= {"make site", "make test", "make serve"}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_links_of_a_document_lead_to_files(name: str) -> None:
    links = re.findall(r"\]\(([^()\s]+)\)", read(name))
    assert links
    inside = [link.split("#")[0] for link in links if not link.startswith(("https://", "#"))]
    assert [link for link in inside if not (project.ROOT / link).exists()] == []


def test_contributing_names_every_command() -> None:
    assert [name for name in cli.main.commands if f"`explainer {name}`" not in read("CONTRIBUTING.md")] == []


def test_no_document_names_a_command_or_a_target_that_does_not_exist() -> None:
    targets = re.search(r"^\.PHONY: (.*)$", read("Makefile"), re.MULTILINE)
    assert targets
    for name in DOCUMENTS:
        prose = re.sub(r"^```.*?^```$", "", read(name), flags=re.MULTILINE | re.DOTALL)
        code = "\n".join([*re.findall(r"`[^`]+`", prose), *told(name)])
        assert set(re.findall(r"\bexplainer ([a-z]+)\b", code)) <= cli.main.commands.keys()
        assert set(re.findall(r"\bmake ([a-z]+)\b", code)) <= set(targets[1].split())


def test_the_page_of_the_rules_is_made_from_them(bless: bool) -> None:  # noqa: FBT001
    path = project.ROOT / "docs" / rules.PAGE
    if bless:
        project.write(path, rules.page())
    assert path.read_text(encoding="utf-8") == rules.page(), "`make bless` writes it again"


def test_the_change_log_gives_a_reason_for_every_library_that_the_program_needs() -> None:
    project_ = tomllib.loads(read("pyproject.toml"))["project"]
    names = [re.split(r"[<>=~!\[; ]", line)[0] for line in project_["dependencies"]]
    assert names
    reasons = re.findall(r"^- (`.*?)(?=^- |\Z|^#)", read("CHANGELOG.md"), re.MULTILINE | re.DOTALL)
    for name in names:
        given = [line.partition(":")[2] for line in reasons if f"`{name}`" in line.partition(":")[0]]
        assert any(len(reason.split()) > 2 for reason in given), name
