"""The commands that run while an editor writes: an edit is shown, and data with errors leave the pages."""

import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from pathlib import Path

from tests import project

INTERVAL = 0.1
"""Seconds between two looks of the server at its files; a person's waits longer."""

QUIET = 1
"""Seconds without a build after which none will come: several looks, and what MkDocs waits for more edits."""

SERVE = f"""
from generator.watching import mkdocs_serve
from mkdocs.__main__ import cli
mkdocs_serve.INTERVAL = {INTERVAL}
cli()
"""
"""`mkdocs`, as impatient as that."""

PATIENCE = 30
"""Seconds after which a build that has not come will not come."""

BEGUN = "Building documentation..."
DONE = "Reloading browsers"


class Server:
    """A command that serves a copy of the project; its output goes to a file beside it."""

    def __init__(self, folder: Path, command: Sequence[str], option: str) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            address = f"127.0.0.1:{free.getsockname()[1]}"
        self.folder = folder
        self.data = folder / "data/story.yml"
        self.url = f"http://{address}/"
        self.output = folder / "serve.log"
        with self.output.open("wb") as output:
            self.process = subprocess.Popen(
                [*command, "serve", option, address],
                cwd=folder,
                env=project.environment(PYTHONUNBUFFERED="1"),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )

    def log(self) -> str:
        """Return what the server has printed up to now."""
        return self.output.read_text(encoding="utf-8")

    def builds(self) -> int:
        """Return how many builds have begun up to now, the first one included."""
        return self.log().count(BEGUN)

    def wait_for(self, words: str, count: int = 1) -> None:
        """Return as soon as the server has printed `words` so many times."""
        end = time.monotonic() + PATIENCE
        while self.log().count(words) < count:
            assert self.process.poll() is None, self.log()
            assert time.monotonic() < end, f"not {count} times `{words}`:\n{self.log()}"
            time.sleep(0.05)

    def edit(self, path: Path, old: str, new: str) -> None:
        """Replace some words of a file and wait for the build that follows."""
        text = path.read_text(encoding="utf-8")
        assert old in text
        self.change(path, text.replace(old, new))

    def change(self, path: Path, text: str) -> None:
        """Write a file and wait for the build that follows.

        The file changes at one moment: emptied first and filled then, it may be seen in between, and
        that is two changes.
        """
        done = self.log().count(DONE)
        beside = self.folder / "beside"
        project.write(beside, text)
        beside.replace(path)
        self.wait_for(DONE, done + 1)

    def get(self, address: str) -> str:
        """Return a page that is served; an error of HTTP as its number."""
        try:
            with urllib.request.urlopen(self.url + address, timeout=PATIENCE) as answer:  # noqa: S310 - our own
                return str(answer.read().decode())
        except urllib.error.HTTPError as error:
            with error:
                return str(error.code)

    def quiet(self) -> int:
        """Return how many builds have begun once none has for several looks at the files."""
        builds, since = self.builds(), time.monotonic()
        while time.monotonic() - since < QUIET:
            time.sleep(0.1)
            if self.builds() > builds:
                builds, since = self.builds(), time.monotonic()
        return builds


def test_plain_mkdocs_serve_builds_once_at_an_edit_and_serves_the_last_good_site(tmp_path: Path) -> None:
    server = Server(project.small(tmp_path), (sys.executable, "-c", SERVE), "--dev-addr")
    try:
        server.wait_for("Serving on")
        server.edit(server.data, "The mayor of the town.", "Mayor for nine years.")
        assert "Mayor for nine years." in server.get("actors/mayor/")
        server.edit(server.data, "Mayor for nine years.", "The mayor of [[tawn]].")
        assert "data/story.yml:15:27: error[unknown-reference] `tawn`" in server.log()
        assert "Traceback" not in server.log()
        assert "Mayor for nine years." in server.get("actors/mayor/")
        assert server.quiet() == 3, server.log()
    finally:
        server.process.terminate()
        server.process.wait(PATIENCE)


def test_explainer_serve_shows_an_edit_and_then_builds_the_whole_until_ctrl_c(tmp_path: Path) -> None:
    server = Server(project.small(tmp_path), project.EXPLAINER, "--address")
    try:
        server.wait_for("Serving on")
        project.write(server.data, project.SMALL.format(title="A new bridge"))
        server.wait_for("no errors", 2)
        assert "A new bridge</title>" in server.get("")
        end = time.monotonic() + PATIENCE
        while "A new bridge" not in (index := server.get("search/search_index.json")):
            assert time.monotonic() < end, index
            time.sleep(0.1)
        assert "being brought up to date" not in server.get("")
        project.write(server.data, project.SMALL.format(title="[[tawn]]"))
        server.wait_for("1 error")
        assert "A new bridge" in server.get("")
        server.process.send_signal(signal.SIGINT)
        assert server.process.wait(PATIENCE) == 0
    finally:
        server.process.kill()
        server.process.wait(PATIENCE)
    assert "Traceback" not in server.log()


def test_explainer_check_watches_the_data_and_ends_with_how_they_were_last(tmp_path: Path) -> None:
    folder = project.small(tmp_path)
    log = tmp_path / "check.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [*project.EXPLAINER, "check", "--watch"],
            cwd=folder,
            env=project.environment(PYTHONUNBUFFERED="1"),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        for text, said in (
            (None, "no errors"),
            (project.SMALL.format(title="See [[tawn]]"), "1 error"),
            (
                project.SMALL.format(title="A bridge").replace("[[town]]", "[[tawn]]"),
                "error[unknown-reference]",
            ),
        ):
            if text:
                project.write(folder / "data/story.yml", text)
            end = time.monotonic() + PATIENCE
            while said not in log.read_text(encoding="utf-8"):
                assert process.poll() is None, log.read_text(encoding="utf-8")
                assert time.monotonic() < end, log.read_text(encoding="utf-8")
                time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE) == 1
    finally:
        process.kill()
        process.wait(PATIENCE)
    assert "Traceback" not in log.read_text(encoding="utf-8")
    assert "\x1b" not in log.read_text(encoding="utf-8")
