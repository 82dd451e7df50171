"""The same input gives the same bytes, whatever the day, folder, time zone, hash seed or locale."""

import sys
import time
from pathlib import Path

import pytest

from tests import project
from tests.project import tree

ELSEWHERE = {
    "PYTHONHASHSEED": "4242",
    "TZ": "Pacific/Kiritimati",
    "LC_ALL": "C",
    "HOME": "/nonexistent",
    "SOURCE_DATE_EPOCH": "1",
}
"""What is different around the second of two builds."""

FOLDER = "a longer/folder name, ё"
"""Where it is made."""

CLOCK = """\
import datetime
import time

AHEAD = 500 * 24 * 60 * 60
now = time.time
time.time = lambda: now() + AHEAD


class Later(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(time.time(), tz)

    @classmethod
    def utcnow(cls):
        return cls.fromtimestamp(time.time(), datetime.UTC).replace(tzinfo=None)


class LaterDay(datetime.date):
    @classmethod
    def today(cls):
        return cls.fromtimestamp(time.time())


datetime.datetime, datetime.date = Later, LaterDay
"""
"""As `sitecustomize`, which Python runs before all else, it makes the second build more than a year later."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Return two copies of the project, one built by our command, one generated and then built by MkDocs."""
    folder, clock = tmp_path_factory.mktemp("run") / FOLDER, tmp_path_factory.mktemp("clock")
    folder.mkdir(parents=True)
    project.copy(folder)
    project.write(clock / "sitecustomize.py", CLOCK)
    env = {**ELSEWHERE, "PYTHONPATH": str(clock), "SITE_URL": project.SITE_URL, "REPO_URL": project.REPO_URL}
    generate = (sys.executable, "-m", "generator", "generate")
    for command in (generate, (*project.MKDOCS, "build", "--strict")):
        project.build(folder, *command, **env)
    said = project.run(sys.executable, "-c", "import time; print(time.time())", cwd=folder, **env)
    assert float(said.stdout) > time.time() + 365 * 24 * 60 * 60, "the clock is not put forward"
    return [project.built(), folder]


@pytest.mark.parametrize("part", ["docs", "site"])
def test_two_runs_of_the_same_input_are_the_same_bytes(built: list[Path], part: str) -> None:
    one, other = (tree(folder / part) for folder in built)
    assert len(one) > 100
    differing = [path for path in sorted(one.keys() | other.keys()) if one.get(path) != other.get(path)]
    assert not differing, f"{len(differing)} files differ: {', '.join(differing[:20])}"


def test_the_sitemap_is_among_what_is_compared(built: list[Path]) -> None:
    assert {"sitemap.xml", "sitemap.xml.gz", "search/search_index.json"} <= tree(built[0] / "site").keys()


def test_no_page_names_the_folder_that_it_was_built_in(built: list[Path]) -> None:
    for folder in built:
        for part in ("docs", "site"):
            naming = [
                path for path, content in tree(folder / part).items() if str(folder).encode() in content
            ]
            assert naming == []
