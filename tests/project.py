"""Copies of the project, and its commands run in them, so that no test writes into the checkout.

What is dear and is only read is made once for a run of the tests, whichever of its processes comes first.
"""

import atexit
import fcntl
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib

ROOT = Path(__file__).parent.parent

SITE_URL = "https://example.org/explainer/"
REPO_URL = "https://github.example/town/bridge"

EXPLAINER = (str(Path(sys.executable).with_name("explainer")),)
MKDOCS = (sys.executable, "-m", "mkdocs")

SMALL = """\
story:
  title: {title}
  question: Is a bridge to be built?
  summary: The [[mayor]] says so; nothing else is known of the [[bridge]].
  language: en
  as_of: 2026-01-31
  contact: none

actors:
  - id: mayor
    accept:
      no-part-of: She speaks for nobody else.
    name: Ada Moor
    kind: person
    summary: The mayor of the town.

places:
  - id: town
    name: The town

sources:
  - id: gazette
    title: A bridge for the town
    type: article-newspaper
    language: en
    published: 2026-01-10
    accessed: 2026-01-11
    seen: full

events:
  - id: speech
    date: 2026-01-09
    title: The mayor speaks of a bridge
    summary: She spoke in the [[town]].
    kind: statement
    place: town
    actors: [mayor]
    sources: [gazette]

claims:
  - id: bridge-planned
    text: The town plans a bridge.
    kind: fact
    about: [mayor]
    reports:
      - source: gazette
        by: mayor
        stance: asserts
        event: speech

terms:
  - id: bridge
    term: bridge
    meaning: A way over water.
"""
"""A story of one entry of most kinds, without a problem; its title is to be filled in."""


@cache
def listed() -> tuple[str, ...]:
    """Return the paths of the files that git has or would take of the project.

    Whoever owns them: git asks to be told that a checkout of somebody else is safe, as CI often has it. And
    whatever repository a hook that runs the tests is about.
    """
    command = (
        "git",
        "-c",
        "safe.directory=*",
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
    )
    env = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, f"the tests need a checkout of git: {done.stderr}"
    return tuple(done.stdout.split("\0"))


def copy(folder: Path, *, data: bool = True) -> Path:
    """Copy into `folder` what git has or would take of the project, its data only if asked; return it."""
    for name in listed():
        source = ROOT / name
        wanted = data or not name.startswith("data/")
        if name and wanted and source.is_file():  # one that is deleted but not yet committed is listed, too
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target)
    return folder


def small(folder: Path, title: str = "A bridge for the town") -> Path:
    """Copy the project into `folder` with a story of a few entries; return it."""
    copy(folder, data=False)
    write(folder / "data/story.yml", SMALL.format(title=title))
    return folder


def write(path: Path, text: str) -> None:
    """Write a file and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def environment(**more: str) -> dict[str, str]:
    """Return the environment for a command of the project: that of the tests, free of what changes a site."""
    ours = ("SITE_URL", "REPO_URL", "SOURCE_DATE_EPOCH", "ARGS", "MAKEFLAGS", "MAKELEVEL", "MFLAGS")
    others = {name: value for name, value in os.environ.items() if name not in ours}
    return {**others, "NO_MKDOCS_2_WARNING": "1", **more}


def run(*command: str, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """Run a command to its end, whatever that is; stdout has what it printed to either stream."""
    return subprocess.run(
        command,
        cwd=cwd,
        env=environment(**env),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
    )


def build(folder: Path, *command: str, **env: str) -> Path:
    """Build the site of a copy, by `explainer build` unless another command is given; return its folder."""
    done = run(*(command or (*EXPLAINER, "build")), cwd=folder, **env)
    assert done.returncode == 0, done.stdout
    return folder / "site"


SHARED = "EXPLAINER_TESTS"
"""The variable that tells the processes of one run the folder that they share."""


def share() -> Path:
    """Return the folder that all processes of a run share; the first of them makes and removes it."""
    if SHARED not in os.environ:
        os.environ[SHARED] = tempfile.mkdtemp(prefix="explainer-")
        atexit.register(shutil.rmtree, os.environ[SHARED], ignore_errors=True)
    return Path(os.environ[SHARED])


def once(name: str, make: Callable[[Path], object]) -> Path:
    """Return a folder of this name that `make` has filled, once for all processes; it is only to be read."""
    folder, done = share() / name, share() / f"{name}.done"
    with (share() / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # the others wait here until it is made
        if not done.exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            make(folder)
            done.touch()
    return folder


def built() -> Path:
    """Return a copy of the project with its data, built as for deployment."""
    return once("built", lambda folder: build(copy(folder), SITE_URL=SITE_URL, REPO_URL=REPO_URL))


def small_built() -> Path:
    """Return a copy of the project with a story of a few entries, built."""
    return once("small", lambda folder: build(small(folder)))


def installed() -> Path:
    """Return a folder in which the package is installed from its wheel, to be named in PYTHONPATH."""

    def make(folder: Path) -> None:
        source = copy(folder / "source", data=False)
        script = re.search(r"buildapi.*(?=')", (ROOT / "Makefile").read_text(encoding="utf-8"))
        assert script, "`make dist` builds the package by flit"
        done = run(sys.executable, "-c", f"from flit_core import {script[0]}", cwd=source)
        assert done.returncode == 0, done.stdout
        (wheel,) = (source / "dist").glob("*.whl")
        pip = (sys.executable, "-m", "pip", "install", "-qq", "--no-deps", "--no-index")
        done = run(*pip, "--target", str(folder / "installed"), str(wheel), cwd=folder)
        assert done.returncode == 0, done.stdout

    return once("wheel", make) / "installed"


EXAMPLES = sorted(path.parent.name for path in (ROOT / "examples").glob("*/mkdocs.yml"))


def example(name: str) -> Path:
    """Return an example, built by what is installed from the wheel, far from the checkout."""

    def make(folder: Path) -> None:
        for path in listed():
            if path.startswith(f"examples/{name}/"):
                target = folder / path.removeprefix(f"examples/{name}/")
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(ROOT / path, target)
        command = (sys.executable, "-m", "generator", "build", "--strict")
        build(folder, *command, PYTHONPATH=str(installed()), SITE_URL=SITE_URL)

    return once(f"example-{name}", make)


PROPERDOCS = ROOT / ".venv-properdocs"
"""The environment of ProperDocs."""


def make_properdocs() -> None:
    """Have make bring the environment of ProperDocs up to date."""

    def make(_: Path) -> None:
        made = run("make", f"{PROPERDOCS.name}/.test", cwd=ROOT)
        assert made.returncode == 0, made.stdout

    once("properdocs", make)


def tree(folder: Path) -> dict[str, bytes]:
    """Return the content of every file in a folder by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def pages(site: Path) -> dict[str, Path]:
    """Return the built pages by their addresses below the site's: `actors/lavrov/`, `404.html`.

    Left out are those in another language, a folder that has all again, and those to be shown elsewhere.
    """
    others = {path.parent.name for path in site.glob("*/404.html")}
    found = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*.html"))}
    apart = {"embed", *others}
    return {
        name.removesuffix("index.html"): path
        for name, path in found.items()
        if name.partition("/")[0] not in apart
    }


@cache
def parsed() -> dict[str, tuple[Element, list[str]]]:
    """Return the pages of `built` by their addresses as a browser reads them, with what is wrong in each.

    To parse all takes seconds, so a process does it once.
    """
    found = {}
    for address, path in pages(built() / "site").items():
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        root = parser.parse(path.read_text(encoding="utf-8"))
        found[address] = root, [f"{code} {place}" for place, code, _ in parser.errors]
    return found
