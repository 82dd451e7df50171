"""A build that is cut off leaves a whole site, the next one is right, and of two at once one waits."""

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from generator import beside
from tests import project
from tests.project import tree


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A project with a small story, built; a test may change it."""
    return shutil.copytree(project.small_built(), tmp_path / "project")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The folder of a site that says `old`."""
    project.write(tmp_path / "site/index.html", "old")
    return tmp_path / "site"


def build(site: Path) -> None:
    """Build a site that says `new`, up to where it takes its place."""
    project.write(beside.begin(site) / "index.html", "new")


def said(site: Path) -> list[str]:
    """Return what is in the folder of the site."""
    return [path.read_text(encoding="utf-8") for path in sorted(site.rglob("*"))]


def alone(site: Path) -> bool:
    """Return whether nothing lies beside the site."""
    return list(site.parent.iterdir()) == [site]


def test_a_site_takes_its_place_once_it_is_whole(site: Path) -> None:
    build(site)
    assert said(site) == ["old"]
    beside.replace(site)
    assert said(site) == ["new"]
    assert alone(site)


def test_a_site_is_built_where_there_was_none(tmp_path: Path) -> None:
    build(tmp_path / "site")
    beside.replace(tmp_path / "site")
    assert said(tmp_path / "site") == ["new"]


def test_what_a_build_that_was_cut_off_has_left_is_cleared_up(site: Path) -> None:
    project.write(beside.begin(site) / "half.html", "half")
    build(site)
    beside.replace(site)
    assert said(site) == ["new"]


def test_a_build_that_fails_leaves_the_site_and_nothing_else(site: Path) -> None:
    build(site)
    beside.give_up(site)
    assert said(site) == ["old"]
    assert alone(site)


@pytest.fixture
def in_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that cannot exchange the names of two folders."""
    monkeypatch.setattr(beside, "_exchanged", lambda *_: False)


@pytest.mark.usefixtures("in_steps")
@pytest.mark.parametrize("step", range(4))
def test_cut_off_at_any_step_of_taking_its_place_it_is_whole_at_the_next_build(
    site: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    left = step

    def cut_off(does: str, of: object) -> None:
        done = getattr(of, does)

        def do(*given: object, **named: object) -> object:
            nonlocal left
            left -= 1
            if left < 0:
                raise KeyboardInterrupt
            return done(*given, **named)

        monkeypatch.setattr(of, does, do)

    build(site)
    with monkeypatch.context():
        cut_off("rename", Path)
        cut_off("rmtree", shutil)
        with pytest.raises(KeyboardInterrupt):
            beside.replace(site)
    monkeypatch.undo()
    beside.begin(site)
    assert said(site) in (["old"], ["new"])
    beside.give_up(site)
    assert alone(site)


@pytest.mark.usefixtures("in_steps")
def test_where_a_folder_cannot_get_another_name_its_content_is_replaced(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.write(site / "deep/old.html", "old")
    build(site)

    def refuse(path: Path, _: Path) -> None:
        raise OSError(16, "Device or resource busy", str(path))

    monkeypatch.setattr(Path, "rename", refuse)
    beside.replace(site)
    assert said(site) == ["new"]
    assert alone(site)


def test_a_site_that_is_a_link_stays_one(site: Path, tmp_path: Path) -> None:
    link = tmp_path / "web"
    link.symlink_to(site)
    build(link)
    beside.replace(link)
    assert link.is_symlink()
    assert said(site) == ["new"]


KILLED = """
import os, signal
from generator import finish

finish.finish = lambda *given, **named: os.kill(os.getpid(), signal.SIGKILL)

from mkdocs.__main__ import cli
cli(["build"])
"""
"""`mkdocs build`, killed when all pages are there and nothing is finished."""


def test_a_build_that_is_killed_leaves_the_last_site_to_readers_and_the_next_one_is_right(
    built: Path,
) -> None:
    before, data = tree(built / "site"), built / "data/story.yml"
    text = data.read_text(encoding="utf-8")
    data.write_text(text.replace("The mayor of the town.", "Mayor for nine years."), encoding="utf-8")
    assert project.run(sys.executable, "-c", KILLED, cwd=built).returncode == -signal.SIGKILL
    assert tree(built / "site") == before
    data.write_text(text, encoding="utf-8")
    assert tree(project.build(built)) == before
    assert list(built.glob(".site*")) == []


def test_a_strict_build_that_ends_for_a_warning_leaves_the_last_site(built: Path) -> None:
    before = tree(built / "site")
    project.write(built / "docs/about.md", "# About\n\n[Nowhere](nowhere.md)\n\n## Labels { #labels }\n")
    done = project.run(*project.EXPLAINER, "build", cwd=built)
    assert "Aborted with" in done.stdout
    assert done.returncode != 0
    assert tree(built / "site") == before
    assert list(built.glob(".site*")) == []


def test_two_builds_at_once_both_succeed_and_make_the_same_site(built: Path) -> None:
    before = tree(built / "site")
    both = [
        subprocess.Popen(
            [*project.EXPLAINER, "build"], cwd=built, env=project.environment(), stderr=subprocess.DEVNULL
        )
        for _ in range(2)
    ]
    assert [build.wait() for build in both] == [0, 0]
    assert tree(built / "site") == before
    assert list(built.glob(".site*")) == []
