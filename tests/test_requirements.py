"""What is pinned is whole, and it installs whatever anybody releases later."""

import ast
import hashlib
import importlib.metadata
import re
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from collections.abc import Iterator
from functools import cache
from importlib.metadata import Distribution
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests import project

FILES = {
    "requirements.txt": ("project", "build"),
    "requirements-dev.txt": ("project", "verify", "build", "dev"),
    "tests/properdocs/requirements.txt": ("properdocs",),
}
"""The files of pinned versions, and which lists of pyproject.toml each pins."""

PIN = re.compile(r"^([\w.-]+)==([^ ;\\]+)(?: ; (.*?))? \\$", re.MULTILINE)
"""A line of such a file: the package, its version, and on which machines it is wanted."""

LATER = "9999"
"""A version after every other."""

files = pytest.mark.parametrize("name", FILES)


def pinned(name: str) -> dict[str, str]:
    """Return the versions that a file pins, by package."""
    return {found[1]: found[2] for found in PIN.finditer((project.ROOT / name).read_text(encoding="utf-8"))}


@cache
def declared() -> dict[str, list[Requirement]]:
    """Return the lists of requirements in pyproject.toml."""
    whole: dict[str, Any] = tomllib.loads((project.ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    ours = whole["project"]
    lists = {"project": ours["dependencies"], **ours["optional-dependencies"], **whole["dependency-groups"]}
    return {name: [Requirement(line) for line in lines] for name, lines in lists.items()}


@files
def test_what_is_declared_is_pinned_to_a_version_that_it_allows(name: str) -> None:
    versions = pinned(name)
    wanted = [requirement for group in FILES[name] for requirement in declared()[group]]
    assert wanted
    for requirement in wanted:
        assert requirement.specifier.contains(versions[canonicalize_name(requirement.name)]), requirement


def test_two_files_never_pin_a_package_to_two_versions() -> None:
    pins = {(package, version) for name in FILES for package, version in pinned(name).items()}
    assert len(pins) == len({package for package, _ in pins}), sorted(pins)


def imported(folder: str) -> Iterator[tuple[str, str]]:
    """Yield what the modules of a folder import that is neither ours nor Python's, each with the file."""
    for path in sorted((project.ROOT / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [str(node.module)] if isinstance(node, ast.ImportFrom) else []
            for top in (name.partition(".")[0] for name in names):
                if top not in ("generator", "tests", *sys.stdlib_module_names):
                    yield top, path.relative_to(project.ROOT).as_posix()


@pytest.mark.parametrize(
    ("folder", "lists"), [("generator", ["project", "verify"]), ("tests", ["project", "verify", "dev"])]
)
def test_whatever_is_imported_is_declared(folder: str, lists: list[str]) -> None:
    packages = importlib.metadata.packages_distributions()
    needed = {canonicalize_name(requirement.name) for name in lists for requirement in declared()[name]}
    found = list(imported(folder))
    assert found
    assert [
        (top, path) for top, path in found if not needed & set(map(canonicalize_name, packages.get(top, ())))
    ] == []


# Installing, in a made-up world: of each pinned package there is a wheel of that version, which is empty and
# asks for what the real one asks for, and one of a later version. It needs no network.


def wheel(folder: Path, package: str, version: str, asks: str) -> str:
    """Write an empty wheel of a package, which asks for these; return its SHA-256."""
    stem = f"{package.replace('-', '_')}-{version}"
    path = folder / f"{stem}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            f"{stem}.dist-info/METADATA",
            f"Metadata-Version: 2.1\nName: {package}\nVersion: {version}\n{asks}",
        )
        archive.writestr(
            f"{stem}.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        archive.writestr(f"{stem}.dist-info/RECORD", "")
    return hashlib.sha256(path.read_bytes()).hexdigest()


def asks(found: Distribution) -> str:
    """Return the lines by which a package asks for others, and offers extras."""
    extras = found.metadata.get_all("Provides-Extra") or []
    lines = [
        *(f"Requires-Dist: {line}" for line in found.requires or ()),
        *(f"Provides-Extra: {e}" for e in extras),
    ]
    return "".join(f"{line}\n" for line in lines)


def installed() -> dict[str, str]:
    """Return what each package that is installed for the tests asks for."""
    folders = [sysconfig.get_path("purelib"), *map(str, project.PROPERDOCS.glob("lib/python*/site-packages"))]
    return {
        canonicalize_name(found.name): asks(found) for found in importlib.metadata.distributions(path=folders)
    }


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with our files of pinned versions, in a world with a later version of everything."""
    project.make_properdocs()
    folder, known = tmp_path_factory.mktemp("a later world"), installed()
    (folder / "wheels").mkdir()
    hashes = {}
    for package, version in {pair: None for name in FILES for pair in pinned(name).items()}:
        hashes[package] = wheel(folder / "wheels", package, version, known.get(package, ""))
        wheel(folder / "wheels", package, LATER, known.get(package, ""))
    for name in FILES:
        text = (project.ROOT / name).read_text(encoding="utf-8")
        lines = [found[0] + f"\n    --hash=sha256:{hashes[found[1]]}\n" for found in PIN.finditer(text)]
        project.write(folder / name, "".join(lines))
    for name in ("Makefile", "pyproject.toml"):
        shutil.copy(project.ROOT / name, folder / name)
    return folder


def steps(world: Path, file: str) -> list[str]:
    """Return the commands by which make installs what a file pins into an environment and checks it."""
    target = ".venv-properdocs/.test" if "properdocs" in file else ".venv/.test"
    said = project.run("make", "--dry-run", target, cwd=world)
    assert said.returncode == 0, said.stdout
    lines = said.stdout.splitlines()
    start = next(number for number, line in enumerate(lines) if line.endswith(f"-r {file}"))
    return [line for line in lines[start:] if " -m pip " in line and " -e ." not in line][:2]


def run(world: Path, command: str) -> subprocess.CompletedProcess[str]:
    """Run a line of the Makefile in that world."""
    return project.run("sh", "-c", command, cwd=world, PIP_NO_INDEX="1", PIP_FIND_LINKS="wheels")


def packages(environment: Path) -> Path:
    """Return the folder of an environment in which its packages are."""
    (found,) = environment.glob("lib/python*/site-packages")
    return found


@pytest.fixture(scope="module")
def environments(world: Path) -> Path:
    """The same, with environments as make begins with: with the pip that venv brings, and nothing else."""
    for name in (".venv", ".venv-properdocs"):
        venv.create(world / name)
        ours = Path(sysconfig.get_path("purelib"))  # nothing else has put a pip there
        (packages(world / name) / "pip").symlink_to(ours / "pip")
    return world


@files
def test_what_is_pinned_installs_though_everything_has_a_later_version(environments: Path, name: str) -> None:
    install, check = steps(environments, name)
    done = run(environments, install)
    assert done.returncode == 0, done.stdout
    folder = packages(environments / install.partition("/")[0])
    found = {
        canonicalize_name(one.name): one.version
        for one in importlib.metadata.distributions(path=[str(folder)])
    }
    assert found
    assert found.items() <= pinned(name).items()
    assert run(environments, check).returncode == 0


def test_a_resolver_would_stumble_over_a_later_version_so_that_the_test_above_can_fail(
    environments: Path,
) -> None:
    install, _ = steps(environments, "requirements-dev.txt")
    assert " --no-deps " in install
    done = run(environments, install.replace(" --no-deps ", " --ignore-installed "))
    if (
        done.returncode == 0
    ):  # pip 23.2, which Python 3.11 brings, stumbles; 24.2, which 3.13 brings, does not
        version = run(environments, ".venv/bin/python -m pip --version").stdout.split()[1]
        assert int(version.split(".")[0]) >= 24, version
    else:
        assert re.search(r"coverage\[toml\]|lxml\[html", done.stdout)  # asked for with an extra


def test_a_package_that_lacks_another_is_found_after_the_installation(environments: Path) -> None:
    _, check = steps(environments, "requirements.txt")
    (removed,) = packages(environments / ".venv").glob("markupsafe-*.dist-info")
    shutil.rmtree(removed)
    done = run(environments, check)
    assert done.returncode != 0
    assert "jinja2" in done.stdout
    assert "markupsafe" in done.stdout.lower()
