"""Wherever a build is killed, readers have a whole site, pages are whole, and the next build is right."""

import os
import random
import shutil
import sys
from collections.abc import Callable, Collection
from pathlib import Path

from mkdocs.commands import build as mkdocs_build
from mkdocs.config.base import load_config

from generator import beside, exports, making
from tests import project

KILLS = 100

CONFIG = f"site_name: x\nplugins: [{{explainer: {{left_out: [{', '.join(exports.NAMES)}]}}}}]\n"

TITLES = ("A bridge for the town", "The bridge of the town")
"""What the story is called in turn, so that all pages are others at each build."""

CHANGES = frozenset(
    (
        "os.rename",
        "os.remove",
        "os.mkdir",
        "os.rmdir",
        "os.link",
        "os.truncate",
        "os.chmod",
        "shutil.copyfile",
    )
)
"""What changes a folder, besides files that are opened (https://docs.python.org/3/library/audit_events.html)."""


def build(folder: Path) -> None:
    """Build the site as `explainer build` does."""
    with making.beside_each_other(1):
        config = load_config(str(folder / "mkdocs.yml"), site_dir=str(folder / "site"))
        config.plugins.on_startup(command="build", dirty=True)
        mkdocs_build.build(config, dirty=True)


def changes(
    folder: Path,
    points: Collection[int] = (),
    copies: Path | None = None,
    of: Callable[[Path], None] = build,
) -> int:
    """Build in a process of its own, and return how often it changes anything in the folder.

    Before each change that is among the `points` the folder is copied: what is there is what a process that
    is killed then leaves behind. What it has not handed to the system yet is in no copy.
    """
    receiver, sender = os.pipe()
    child = os.fork()
    if child == 0:
        number, copying = 0, False

        def count(event: str, arguments: tuple[object, ...]) -> None:
            nonlocal number, copying
            writes = event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+")
            if copying or not (writes or event in CHANGES) or str(folder) not in str(arguments[0]):
                return
            if copies and number in points:
                copying = True
                shutil.copytree(folder, copies / str(number))
                copying = False
            number += 1

        sys.addaudithook(count)
        try:
            of(folder)
            os.write(sender, str(number).encode())
        finally:
            os._exit(0)
    os.close(sender)
    with os.fdopen(receiver) as said:
        number = int(said.read() or "0")
    os.waitpid(child, 0)
    assert number, "the build has failed"
    return number


def tell(folder: Path, title: str) -> None:
    project.write(folder / "data/story.yml", project.SMALL.format(title=title))


def built(folder: Path, title: str) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Build a story of this title; return the files of the site and the pages."""
    tell(folder, title)
    build(folder)
    return project.tree(folder / "site"), project.tree(folder / "docs")


def test_killed_at_a_hundred_points_a_build_leaves_all_usable_and_the_next_one_is_right(
    tmp_path: Path,
) -> None:
    folder, copies = tmp_path / "project", tmp_path / "copies"
    project.write(folder / "mkdocs.yml", CONFIG)
    (folder / "docs").mkdir()
    old_site, old_pages = built(folder, TITLES[0])
    new_site, new_pages = built(folder, TITLES[1])
    assert built(folder, TITLES[0]) == (old_site, old_pages)
    names = sorted(path.name for path in folder.iterdir())
    tell(folder, TITLES[1])
    number = changes(shutil.copytree(folder, tmp_path / "tried"))
    points = random.Random(7).sample(range(number), KILLS)  # noqa: S311 - always the same ones
    changes(folder, points, copies)
    whole = {*old_pages.items(), *new_pages.items()}
    for count, point in enumerate(points):
        left = copies / str(point)
        assert project.tree(left / "site") in (old_site, new_site), point
        for path, content in project.tree(left / "docs").items():
            hidden = Path(path).name.startswith(".")  # the list of pages, and what is still being written
            assert hidden or (path, content) in whole, (point, path)
        if count % 20 == 0:
            assert built(left, TITLES[count // 20 % 2])[0] == (old_site, new_site)[count // 20 % 2], point
            assert project.tree(left / "docs") == (old_pages, new_pages)[count // 20 % 2], point
            assert sorted(path.name for path in left.iterdir()) == names, point


def test_readers_have_a_site_at_every_step_of_the_change_from_the_old_to_the_new_one(tmp_path: Path) -> None:
    for name, text in (("site", "old"), (".site.new", "new")):
        project.write(tmp_path / f"project/{name}/index.html", text)

    def replace(folder: Path) -> None:
        beside.replace(folder / "site")

    number = changes(shutil.copytree(tmp_path / "project", tmp_path / "tried"), of=replace)
    changes(tmp_path / "project", range(number), tmp_path / "copies", of=replace)
    found = [(tmp_path / f"copies/{point}/site/index.html").read_text() for point in range(number)]
    assert set(found) <= {"old", "new"}
    assert found[-1] == "new"
