"""The same input gives the same bytes, whatever the folder, time zone, hash seed or locale."""

import subprocess
from pathlib import Path

import pytest

from tests.project import MKDOCS, copy, environment, tree

SURROUNDINGS = {
    "here": {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "HOME": "/nonexistent"},
    "a longer/folder name, ё": {"PYTHONHASHSEED": "4242", "TZ": "America/Los_Angeles", "LC_ALL": "C.UTF-8"},
}
"""Two folders and what is different around them."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Return two copies of the project, each generated twice and built on its own."""
    folders = []
    for name, different in SURROUNDINGS.items():
        folder = tmp_path_factory.mktemp("run") / name
        folder.mkdir(parents=True)
        copy(folder)
        folders.append((folder, environment(**different)))
    generate = (MKDOCS[0], "-m", "generator", "generate")
    for command in (generate, generate, (*MKDOCS, "build", "--strict")):
        running = [
            subprocess.Popen(
                command,
                cwd=folder,
                env=env,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                encoding="utf-8",
            )
            for folder, env in folders
        ]
        said = [process.communicate()[0] for process in running]
        assert [process.returncode for process in running] == [0, 0], "\n".join(said)
    return [folder for folder, _ in folders]


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
