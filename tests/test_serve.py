"""`mkdocs serve`: one edit is one rebuild, and data with errors leave the last good site in place."""

import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import project

INTERVAL = 0.1
"""Seconds between two looks of the server at its files; a person's waits longer, see generator/plugin.py."""

QUIET = 1
"""Seconds without a build after which none will come: several looks, and what MkDocs waits for more edits."""

SERVE = f"""
from generator import plugin
from mkdocs.__main__ import cli
plugin.INTERVAL = {INTERVAL}
cli()
"""
"""`mkdocs`, as impatient as that."""

PATIENCE = 30
"""Seconds after which a build that has not come will not come."""

BEGUN = "Building documentation..."
DONE = "Reloading browsers"


class Server:
    """`mkdocs serve` in a copy of the project; its output goes to a file beside it."""

    def __init__(self, folder: Path) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            address = f"127.0.0.1:{free.getsockname()[1]}"
        self.folder = folder
        self.data = folder / "data/story.yml"
        self.url = f"http://{address}/"
        self.output = folder / "serve.log"
        with self.output.open("wb") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-c", SERVE, "serve", "--dev-addr", address],
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


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for all tests; each leaves it with data that have no error."""
    server = Server(project.small(tmp_path_factory.mktemp("serve")))
    try:
        server.wait_for("Serving on")
        yield server
    finally:
        server.process.terminate()
        server.process.wait(PATIENCE)


@pytest.fixture
def server(running: Server) -> Server:
    """The server, with its story as it was at first."""
    first = project.SMALL.format(title="A bridge for the town")
    if running.data.read_text(encoding="utf-8") != first:
        running.change(running.data, first)
    return running


def test_it_builds_once_at_the_start(server: Server) -> None:
    assert server.quiet() == 1, server.log()


def test_an_edit_of_the_data_is_one_rebuild_and_is_served(server: Server) -> None:
    before = server.builds()
    assert "The mayor of the town." in server.get("actors/mayor/")
    server.edit(server.data, "The mayor of the town.", "Mayor for nine years.")
    assert "Mayor for nine years." in server.get("actors/mayor/")
    assert server.quiet() == before + 1, server.log()


def test_ten_edits_one_after_the_other_are_ten_rebuilds(server: Server) -> None:
    before = server.builds()
    for number in range(10):
        text = project.SMALL.format(title=f"Bridge {number}")
        server.change(server.data, text)
        assert f"Bridge {number}</title>" in server.get("")
    assert server.quiet() == before + 10, server.log()


@pytest.mark.parametrize(
    ("file", "more", "address", "words"),
    [
        ("docs/about.md", "\nA word on bridges.\n", "about/", "A word on bridges."),
        ("generator/templates/glossary.md.jinja", "\nA word on words.\n", "glossary/", "A word on words."),
        ("mkdocs.yml", "copyright: A word on rights\n", "", "A word on rights"),
    ],
)
def test_an_edit_beside_the_data_is_one_rebuild(
    server: Server, file: str, more: str, address: str, words: str
) -> None:
    before = server.builds()
    path = server.folder / file
    server.change(path, path.read_text(encoding="utf-8") + more)
    assert words in server.get(address)
    assert server.quiet() == before + 1, server.log()


def test_a_new_data_file_is_one_rebuild_and_so_is_its_removal_which_removes_its_pages(server: Server) -> None:
    before = server.builds()
    new = server.folder / "data/more.yml"
    server.change(new, "questions:\n" + question("who-pays"))
    assert "Who pays?" in server.get("questions/who-pays/")
    assert server.quiet() == before + 1, server.log()
    done = server.log().count(DONE)
    new.unlink()
    server.wait_for(DONE, done + 1)
    assert server.get("questions/who-pays/") == "404"
    assert server.quiet() == before + 2, server.log()


def test_an_entry_that_is_taken_out_takes_its_page_with_it(server: Server) -> None:
    text = server.data.read_text(encoding="utf-8")
    server.change(server.data, f"{text}\nquestions:\n{question('who-pays')}{question('when')}")
    assert "Who pays?" in server.get("questions/when/")
    before = server.builds()
    server.edit(server.data, question("when"), "")
    assert server.get("questions/when/") == "404"
    assert "Who pays?" in server.get("questions/who-pays/")
    assert not (server.folder / "docs/questions/when.md").exists()
    assert server.quiet() == before + 1, server.log()


def test_a_broken_edit_is_reported_and_the_last_good_site_is_served_until_it_is_mended(
    server: Server,
) -> None:
    good = server.data.read_text(encoding="utf-8")
    before = server.builds()
    server.edit(server.data, "    summary: The mayor of the town.", "    summary: The mayor of [[tawn]].")
    printed = server.log().rsplit(BEGUN, maxsplit=1)[1]
    assert "data/story.yml:13:27: error[unknown-reference] `tawn`" in printed
    assert "help: did you mean `town`" in printed
    assert "Traceback" not in printed
    assert "The mayor of the town." in server.get("actors/mayor/")
    assert "Ada Moor" in server.get("")
    server.change(server.data, good.replace("The mayor of the town.", "Mayor since 2026."))
    assert "Mayor since 2026." in server.get("actors/mayor/")
    assert server.quiet() == before + 2, server.log()


def test_a_story_in_two_languages_is_rebuilt_in_both_at_each_edit(server: Server) -> None:
    text = project.SMALL.format(title="{en: A bridge, ru: Мост}")
    server.change(server.data, text.replace("language: en\n", "language: en\n  languages: [en, ru]\n", 1))
    for number in ("one", "two"):
        changed = server.data.read_text("utf-8").replace("{en: A bridge", f"{{en: Bridge {number}", 1)
        changed = re.sub("ru: [^}]*", f"ru: Мост {number}", changed, count=1)
        server.change(server.data, re.sub("{en: Bridge [^,]*", f"{{en: Bridge {number}", changed, count=1))
        assert f"Bridge {number}</span>" in server.get("")
        assert '<html lang="en"' in server.get("")
        assert f"Мост {number}</span>" in server.get("ru/")
        assert '<html lang="ru"' in server.get("ru/")


def question(id_: str) -> str:
    """Return an open question as an entry of the data."""
    texts = "".join(f"    {key}: Not known.\n" for key in ("why", "known", "would_settle"))
    return f"  - id: {id_}\n    question: Who pays?\n{texts}    status: open\n"
