"""The package is enough: what is installed from the wheel builds a story far from the checkout."""

import shutil
import sys
import zipfile
from pathlib import Path

from tests import project

ROOT = project.ROOT


def test_the_wheel_holds_every_file_of_the_package() -> None:
    (wheel,) = (project.installed().parent / "source/dist").glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if name.startswith("generator/")}
    listed = project.run(
        "git", "ls-files", "--cached", "--others", "--exclude-standard", "generator", cwd=ROOT
    )
    assert held == {name for name in listed.stdout.splitlines() if (ROOT / name).is_file()}


def test_what_is_installed_from_the_wheel_begins_and_builds_a_story(tmp_path: Path) -> None:
    def run(*command: str, cwd: Path) -> str:
        done = project.run(sys.executable, *command, cwd=cwd, PYTHONPATH=str(project.installed()))
        assert done.returncode == 0, done.stdout
        return done.stdout.strip()

    where = run("-c", "import generator; print(generator.__file__)", cwd=tmp_path)
    assert Path(where).is_relative_to(project.installed())
    run("-m", "generator", "new", "story", cwd=tmp_path)
    run("-m", "generator", "build", "--strict", cwd=tmp_path / "story")
    site = project.tree(tmp_path / "story/site")
    assert {"index.html", "claims/ready-by-summer/index.html", "assets/share/story.png"} <= site.keys()
    assert any(path.startswith("assets/stylesheets/explainer.") for path in site)


def test_the_source_distribution_makes_the_same_wheel(tmp_path: Path) -> None:
    made = project.installed().parent / "source/dist"
    (source,) = made.glob("*.tar.gz")
    shutil.unpack_archive(source, tmp_path, filter="data")
    (folder,) = tmp_path.iterdir()
    done = project.run(sys.executable, "-m", "flit_core.wheel", "--outdir", "dist", cwd=folder)
    assert done.returncode == 0, done.stdout
    (ours,), (theirs,) = (one.glob("*.whl") for one in (made, folder / "dist"))
    with zipfile.ZipFile(ours) as one, zipfile.ZipFile(theirs) as other:
        assert {name: one.read(name) for name in one.namelist() if "RECORD" not in name} == {
            name: other.read(name) for name in other.namelist() if "RECORD" not in name
        }
