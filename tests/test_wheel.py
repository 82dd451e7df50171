"""The package is enough: what is installed from the wheel builds a story far from the checkout."""

import sys
import zipfile
from pathlib import Path

import pytest

from tests import project

ROOT = project.ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of what git has or would take of the package."""
    source = project.copy(tmp_path_factory.mktemp("source"), data=False)
    done = project.run(sys.executable, "-m", "flit_core.wheel", "--outdir", "dist", cwd=source)
    assert done.returncode == 0, done.stdout
    (found,) = (source / "dist").glob("*.whl")
    return found


def test_the_wheel_holds_every_file_of_the_package(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if name.startswith("generator/")}
    listed = project.run(
        "git", "ls-files", "--cached", "--others", "--exclude-standard", "generator", cwd=ROOT
    )
    assert held == {name for name in listed.stdout.splitlines() if (ROOT / name).is_file()}


def test_what_is_installed_from_the_wheel_begins_and_builds_a_story(wheel: Path, tmp_path: Path) -> None:
    installed = tmp_path / "installed"
    pip = (
        sys.executable,
        "-m",
        "pip",
        "install",
        "-qq",
        "--no-deps",
        "--no-index",
        "--target",
        str(installed),
    )
    done = project.run(*pip, str(wheel), cwd=tmp_path)
    assert done.returncode == 0, done.stdout

    def run(*command: str, cwd: Path) -> str:
        done = project.run(sys.executable, *command, cwd=cwd, PYTHONPATH=str(installed))
        assert done.returncode == 0, done.stdout
        return done.stdout.strip()

    where = run("-c", "import generator; print(generator.__file__)", cwd=tmp_path)
    assert Path(where).is_relative_to(installed)
    run("-m", "generator", "new", "story", cwd=tmp_path)
    run("-m", "generator", "build", "--strict", cwd=tmp_path / "story")
    site = project.tree(tmp_path / "story/site")
    assert {"index.html", "claims/ready-by-summer/index.html", "assets/share/story.png"} <= site.keys()
    assert "assets/stylesheets/explainer.css" in site
