"""A build makes the pages that are not right any more, by several processes, and the site is the same."""

import os
import random
import re
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from mkdocs.commands import build as mkdocs_build
from mkdocs.config.base import load_config
from mkdocs.structure.pages import Page

from generator import making
from generator.cli import main as cli
from generator.making import mkdocs_pages
from generator.processes import EndedError, shared_out
from tests import project
from tests.bench.made_up import made_up

MADE_UP = 25
KEPT = ".cache/explainer/en"
MEMORY = f"{KEPT}/pages.json"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a made-up story, and a page that is written by hand, built once."""
    folder = tmp_path_factory.mktemp("built")
    made_up(MADE_UP, folder / "data")
    project.write(folder / "mkdocs.yml", "site_name: x\nplugins: [explainer]\n")
    project.write(folder / "docs/about.md", "# About us\n\nOf [actor 0](actors/actor-0.md).\n")
    warm(folder)
    return folder


@pytest.fixture
def folder(built: Path, tmp_path: Path) -> Path:
    """The same, elsewhere: what is remembered of a build holds wherever the project lies."""
    return shutil.copytree(built, tmp_path / "project")


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages that were made, by their paths."""
    paths: list[str] = []
    real = mkdocs_pages.build

    def noting(page: Page, *others: object) -> None:
        paths.append(page.file.src_uri)
        real(page, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(mkdocs_pages, "build", noting)
    return paths


def warm(folder: Path) -> dict[str, bytes]:
    """Build the site as `explainer build` does, by one process, and return its files."""
    with making.beside_each_other(1):
        build(folder, "site", dirty=True)
    return project.tree(folder / "site")


def cold(folder: Path) -> dict[str, bytes]:
    """Build the site as plain MkDocs does, and return its files."""
    build(folder, "cold", dirty=False)
    return project.tree(folder / "cold")


def build(folder: Path, name: str, *, dirty: bool) -> None:
    config = load_config(str(folder / "mkdocs.yml"), site_dir=str(folder / name))
    config.plugins.on_startup(command="build", dirty=dirty)
    mkdocs_build.build(config, dirty=dirty)


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """Return the paths of the files that are not the same in two sites."""
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


def change(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


class Editor:
    """Somebody who edits the data of a made-up story at random, and leaves no error."""

    def __init__(self, data: Path, seed: int) -> None:
        self.data = data
        self.random = random.Random(seed)  # noqa: S311 - always the same edits
        self.number = 0
        self.left: list[Callable[[], None]] = []

    def edit(self) -> None:
        """Do one of the things that editors do, each as often as the others."""
        if not self.left:
            self.left = [self.add, self.change, self.rename, self.remove, self.move]
            self.random.shuffle(self.left)
        self.number += 1
        self.left.pop()()

    def entry(self, kind: str) -> tuple[Path, str]:
        """Return an entry of a kind, as its file and its text."""
        path = self.random.choice(self.files(kind))
        return path, self.random.choice(re.findall(r"(?m)^  - id: .*\n(?:    .*\n)+", path.read_text()))

    def files(self, kind: str = "") -> list[Path]:
        """Return the files of a kind, or of all."""
        return sorted(
            path
            for path in self.data.glob("*.yml")
            if path.name != "story.yml" and path.read_text().startswith(kind)
        )

    def add(self) -> None:
        """Add a word of the glossary, which stands on many pages already."""
        word = self.random.choice(("bridge", "council", "treaty", "works"))
        text = f"  - id: word-{self.number}\n    term: {word}\n    meaning: Word {self.number}.\n"
        path = self.data / "terms.yml"
        if f"term: {word}\n" not in path.read_text():
            path.write_text(path.read_text() + text)

    def change(self) -> None:
        path, entry = self.entry(self.random.choice(("claims", "actors", "sources", "events")))
        change(path, entry, re.sub(r"(?m)(text|title|summary): (.*)", rf"\1: Anew {self.number} \2", entry))

    def rename(self) -> None:
        """Give an entry another id, everywhere."""
        _, entry = self.entry(self.random.choice(("claims", "actors", "sources", "events")))
        old = entry.split()[2]
        for path in [*self.files(), self.data / "story.yml"]:
            path.write_text(re.sub(rf"\b{old}(?![\w-])", f"renamed-{self.number}", path.read_text()))

    def remove(self) -> None:
        """Remove an entry that no other refers to."""
        kinds = [kind for kind in ("questions", "updates", "differences") if self.files(kind)]
        path, entry = self.entry(self.random.choice(kinds))
        change(path, entry, "")
        if not re.search(r"(?m)^  - ", path.read_text()):
            path.unlink()

    def move(self) -> None:
        """Move a claim into another file, as its first entry."""
        path, entry = self.entry("claims")
        change(path, entry, "")
        if not re.search(r"(?m)^  - ", path.read_text()):
            path.unlink()
        other = self.data / f"claims-{self.number % 2}.yml"
        text = other.read_text() if other.exists() else "claims:\n"
        other.write_text(text.replace("claims:\n", f"claims:\n{entry}", 1))


@pytest.mark.parametrize("seed", [2])
def test_after_any_edits_the_site_is_that_of_a_cold_build(folder: Path, seed: int) -> None:
    editor = Editor(folder / "data", seed)
    for _ in range(4):
        for _ in range(3):
            editor.edit()
        assert differing(warm(folder), cold(folder)) == []


def test_in_every_language_the_site_is_that_of_a_cold_build(folder: Path, made: list[str]) -> None:
    change(folder / "data/story.yml", "language: en", "language: en\n  languages: [en, ru]")
    change(folder / "data/story.yml", "title: A made-up story", "title: {en: A story, ru: Рассказ}")
    warm(folder)
    made.clear()
    change(folder / "data/claims.yml", "text: The claim 1 is", "text: The first claim is")
    assert differing(warm(folder), cold(folder)) == []
    assert "claims/claim-1.md" in made
    assert "sources/source-9.md" not in made


def test_only_pages_that_show_what_has_changed_are_made(folder: Path, made: list[str]) -> None:
    warm(folder)
    assert made == ["about.md"]  # by hand: it may lead to a page that is gone
    made.clear()
    change(folder / "data/events.yml", "title: Event 1,", "title: The first event,")
    assert "The first event" in warm(folder)["events/event-1/index.html"].decode()
    assert "events/event-1.md" in made
    assert "events/event-3.md" not in made


OURS = ("site_name: x\n", "site_name: x\ntheme: {name: material, custom_dir: ours}\n")
"""A project gets templates of its own."""

CHANGED = {
    "the settings": ("mkdocs.yml", "site_name: x\n", "copyright: Of us\nsite_name: x\n"),
    "the day": ("data/story.yml", "2026-01-31", "2026-02-01"),
    "the title": ("data/story.yml", "A made-up story", "Another story"),
    "the form of the cache": (MEMORY, '"form":1', '"form":0'),
    "a page in the cache": (MEMORY, '"anchors":', '"ancors":'),
    "the end of the cache": (MEMORY, "}}}", ""),
    "all of the cache": (MEMORY, '"pages":{', '"pages":[],"others":{'),
}


@pytest.mark.parametrize("what", CHANGED)
def test_where_something_else_has_changed_all_pages_are_made(
    folder: Path, made: list[str], what: str
) -> None:
    before = project.tree(folder / "site")
    name, text, instead = CHANGED[what]
    change(folder / name, text, instead)
    after = warm(folder)
    assert {path for path in before if path.endswith("/index.html")} == {
        path for path in after if path.endswith("/index.html")
    }
    assert {"sources/source-3.md", "claims/claim-2.md", "about.md"} <= set(made)
    assert (differing(before, after) == []) == (name == MEMORY)


def test_a_cache_that_is_lost_costs_time_only(folder: Path, made: list[str]) -> None:
    before = project.tree(folder / "site")
    (folder / MEMORY).unlink()
    assert differing(warm(folder), before) == []
    assert "claims/claim-2.md" in made


def test_a_template_of_the_project_is_believed_to_print_all_of_the_story(folder: Path) -> None:
    change(folder / "mkdocs.yml", *OURS)
    printing = "{% for term in telling.story.terms.values() %}{{ term.meaning }}{% endfor %}"
    block = "{% block footer %}" + printing + "{% endblock %}"
    project.write(folder / "ours/main.html", f'{{% extends "base.html" %}}{block}')
    assert differing(warm(folder), cold(folder)) == []
    change(folder / "data/terms.yml", "meaning: It means", "meaning: It may mean")
    assert "It may mean" in warm(folder)["sources/source-3/index.html"].decode()
    project.write(folder / "ours/main.html", f'{{% extends "base.html" %}}{block}<!-- new -->')
    assert differing(warm(folder), cold(folder)) == []


def test_a_page_of_the_last_site_that_was_changed_there_is_made_again(folder: Path) -> None:
    before = project.tree(folder / "site")
    project.write(folder / "site/claims/claim-1/index.html", "somebody wrote here")
    (folder / "site/claims/claim-2/index.html").unlink()
    assert differing(warm(folder), before) == []


def test_pictures_are_drawn_once_and_again_where_the_kept_ones_are_damaged(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = project.tree(folder / "site")
    drawn: list[str] = []

    def noting(svg: str) -> bytes:
        drawn.append(svg)
        return b"new"

    monkeypatch.setattr("generator.finish.share.png", noting)
    assert differing(warm(folder), before) == []
    assert drawn == []
    kept = sorted((folder / KEPT / "pictures").iterdir())
    kept[0].write_bytes(kept[0].read_bytes()[:-1])
    warm(folder)
    assert len(drawn) == 1
    assert sorted((folder / KEPT / "pictures").iterdir()) == kept


def test_what_mkdocs_says_of_a_page_is_said_again_where_the_page_stays(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    change(folder / "docs/about.md", "actors/actor-0.md", "actors/nobody.md")
    for _ in range(2):
        caplog.clear()
        warm(folder)
        assert "about.md' contains a link 'actors/nobody.md'" in caplog.text


def test_a_link_to_an_anchor_that_is_gone_is_told_though_its_page_stays(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    change(folder / "docs/about.md", "actors/actor-0.md", "places.md#place-0")
    warm(folder)
    assert "place-0" not in caplog.text
    change(folder / "docs/about.md", "#place-0", "#place-x")
    warm(folder)
    assert "'places.md#place-x'" in caplog.text


def test_with_another_plugin_mkdocs_makes_every_page_itself(folder: Path, made: list[str]) -> None:
    change(folder / "mkdocs.yml", "[explainer]", "[explainer, material/tags]")
    assert "claims/claim-1/index.html" in warm(folder)
    assert made == []


def test_several_processes_make_the_same_site(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.processes.WORTH", 0)
    expected = cold(folder)
    done = project.run(*project.EXPLAINER, "build", "--jobs", "3", cwd=folder)
    assert done.returncode == 0, done.stdout
    assert differing(project.tree(folder / "site"), expected) == []


def test_a_build_that_loses_a_process_says_so_and_leaves_the_site(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = project.tree(folder / "site")

    def ended(*_: object) -> None:
        raise EndedError("a process of this build was ended (exit code -9)")

    monkeypatch.setattr(making.Ahead, "make", ended)
    monkeypatch.chdir(folder)
    done = CliRunner().invoke(cli, ["build"])
    assert done.exit_code == 2
    assert "ended (exit code -9); the site stays as it was\n  help: " in done.output
    assert project.tree(folder / "site") == before


# The work of several processes


def squared(number: int) -> int:
    if number < 0:
        raise ValueError(number)
    return number * number


@pytest.mark.parametrize("processes", [1, 2, 3, 8])
def test_a_work_that_is_shared_out_gives_all_in_order(processes: int) -> None:
    numbers = list(range(30))
    assert shared_out(squared, numbers, processes, worth=0) == [number * number for number in numbers]
    assert shared_out(squared, [], processes, worth=0) == []


@pytest.mark.parametrize("wrong", [0, 1])
def test_an_error_in_any_process_ends_the_work(wrong: int) -> None:
    numbers = [5, 5]
    numbers[wrong] = -5
    with pytest.raises(ValueError, match="-5"):
        shared_out(squared, numbers, 2, worth=0)


KILLED = """
import os, signal
from generator.processes import shared_out

here = os.getpid()

def work(number):
    if os.getpid() == here:
        os.kill(here, signal.SIGKILL)
    os.write(1, b"%d\\n" % os.getpid())
    return "x" * 1_000_000  # more than a pipe holds

shared_out(work, [1, 2, 3], 3, worth=0)
"""


def test_where_the_first_process_is_killed_the_others_end() -> None:
    """They hold the lock of the project, so the next build would wait for ever."""
    done = project.run(
        sys.executable, "-c", KILLED, cwd=project.ROOT
    )  # which waits until all have closed stdout
    assert done.returncode == -signal.SIGKILL
    assert len(done.stdout.split()) == 2


def test_a_process_that_is_killed_is_told() -> None:
    here = os.getpid()

    def work(number: int) -> int:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    with pytest.raises(EndedError, match="exit code -9"):
        shared_out(work, [1, 2], 2, worth=0)
