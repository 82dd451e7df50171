"""Measures builds of made-up stories, stage by stage, beside other programs that build the same Markdown.

Memory is what all processes of a build hold at once, each shared part counted once (Linux, `Pss` of
https://docs.kernel.org/filesystems/proc.html), looked at every fifth of a second.
"""

import json
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests import project
from tests.bench.made_up import made_up

CONFIG = "site_name: x\nplugins: [explainer]\n"

PLAIN = """\
site_name: x
theme: {name: material, font: false}
plugins: [search]
markdown_extensions: [abbr, attr_list, md_in_html, tables, {toc: {permalink: true, toc_depth: 2}}]
nav: [index.md, timeline.md, actors/index.md, claims/index.md, matrix.md, sources/index.md]
not_in_nav: "/*"
validation: {nav: {omitted_files: ignore}, links: {not_found: ignore}}
"""
"""Plain MkDocs with Material, for the same Markdown."""

SMALL_PAGE = "# Page {n}\n\nA paragraph of a small page, with a [link](page-{before}.md).\n"

EVERY = 0.2
"""Seconds between two looks at the memory."""


@dataclass(slots=True)
class Took:
    """What a build took."""

    seconds: float
    memory: float
    """In megabytes, at its highest."""
    stages: dict[str, float] = field(default_factory=dict)
    said: str = ""


def watched(command: Sequence[str], folder: Path) -> Took:
    """Run a command to its end, and return what it took; end with what it printed if it fails."""
    highest = 0.0
    start = time.perf_counter()
    with (folder / "bench.log").open("w+", encoding="utf-8") as output:
        env = project.environment(PYTHONPATH=str(project.ROOT))
        process = subprocess.Popen(command, cwd=folder, env=env, stdout=output, stderr=subprocess.STDOUT)
        done = threading.Event()

        def look() -> None:
            nonlocal highest
            while not done.wait(EVERY):
                highest = max(highest, memory_of(process.pid))

        looking = threading.Thread(target=look)
        looking.start()
        code = process.wait()
        seconds = time.perf_counter() - start
        done.set()
        looking.join()
        output.seek(0)
        said = output.read()
    if code:
        sys.exit(f"{' '.join(command)} ended with {code}:\n{said[-2000:]}")
    return Took(seconds, highest, said=said)


def memory_of(process: int) -> float:
    """Return the megabytes that a process and those it has begun hold; 0 where nothing tells."""
    parents: dict[int, list[int]] = {}
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            after_name = (entry / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        parents.setdefault(int(after_name[1]), []).append(int(entry.name))
    held, left = 0, [process]
    while left:
        one = left.pop()
        left += parents.get(one, [])
        try:
            lines = Path(f"/proc/{one}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        held += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return held / 1024


def prepared(folder: Path, count: int) -> int:
    """Make a project with a story of about so many entries; return how many it has."""
    number = made_up(count, folder / "data")
    (folder / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    return number


def built(folder: Path) -> Took:
    """Build a project as `explainer build` does."""
    file = folder / "stages.json"
    took = watched((sys.executable, "-m", "tests.bench.staged", str(file)), folder)
    took.stages = json.loads(file.read_text(encoding="utf-8"))
    return took


def plain(folder: Path) -> Took:
    """Build the same Markdown by plain MkDocs with Material."""
    (folder / "plain.yml").write_text(PLAIN, encoding="utf-8")
    return watched((*project.MKDOCS, "build", "-q", "-f", "plain.yml", "-d", "plain"), folder)


def small_pages(folder: Path, number: int) -> Took:
    """Build so many small pages by plain MkDocs with Material: what this machine is measured by."""
    (folder / "docs").mkdir(parents=True)
    (folder / "docs/index.md").write_text("# Front\n", encoding="utf-8")
    for n in range(1, number):
        text = SMALL_PAGE.format(n=n, before=max(n - 1, 1))
        (folder / f"docs/page-{n}.md").write_text(text, encoding="utf-8")
    config = "site_name: x\ntheme: {name: material, font: false}\nnav: [index.md]\nnot_in_nav: '/*'\n"
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    return watched((*project.MKDOCS, "build", "-q"), folder)


def hugo(folder: Path) -> Took | None:
    """Build the same Markdown by Hugo with a bare theme, if it is installed."""
    if shutil.which("hugo") is None:
        return None
    other = folder / "hugo"
    shutil.copytree(folder / "docs", other / "content")
    layouts = other / "layouts/_default"
    layouts.mkdir(parents=True)
    for name in ("single", "list"):
        (layouts / f"{name}.html").write_text("<!doctype html><title>{{ .Title }}</title>{{ .Content }}")
    settings = "title = 'x'\nbaseURL = '/'\n[markup.goldmark.renderer]\nunsafe = true\n"
    (other / "hugo.toml").write_text(settings, encoding="utf-8")
    return watched(("hugo", "--quiet"), other)


def zensical(folder: Path) -> Took | None:
    """Build the same Markdown by Zensical, if it is installed."""
    if shutil.which("zensical") is None:
        return None
    other = folder / "zensical"
    shutil.copytree(folder / "docs", other / "docs")
    (other / "zensical.toml").write_text('[project]\nsite_name = "x"\n', encoding="utf-8")
    return watched(("zensical", "build"), other)


def parsed_bare(folder: Path) -> float:
    """Return the seconds that a bare parse of the data takes, by PyYAML's loader in C."""
    code = (
        "import pathlib, time, yaml\n"
        "texts = [path.read_bytes() for path in sorted(pathlib.Path('data').glob('*.yml'))]\n"
        "start = time.perf_counter()\n"
        "[yaml.load(text, Loader=yaml.CSafeLoader) for text in texts]\n"
        "print(time.perf_counter() - start)\n"
    )
    return float(watched((sys.executable, "-c", code), folder).said)


def checked(folder: Path) -> float:
    """Return the seconds that a check of the data takes, without the start of Python."""
    code = (
        "import pathlib, time\n"
        "from generator import build\n"
        "start = time.perf_counter()\n"
        "build.read(pathlib.Path('data'), pathlib.Path('.'))\n"
        "print(time.perf_counter() - start)\n"
    )
    return float(watched((sys.executable, "-c", code), folder).said)


def changed_again(folder: Path) -> Took:
    """Change one entry and build again, which takes what the last build has left."""
    path = folder / "data/claims.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("text: The claim 5 is", "text: The claim 5 was", 1), encoding="utf-8")
    return built(folder)


@dataclass(slots=True)
class Site:
    """How large a site is."""

    pages: int
    size: int
    """In bytes, of all files."""
    largest: int
    """In bytes, of the largest page."""
    largest_page: str


def measured(site: Path) -> Site:
    """Return how large the site in a folder is."""
    pages, size, largest, name = 0, 0, 0, ""
    for parent, _, files in os.walk(site):
        for file in files:
            path = Path(parent, file)
            its = path.stat().st_size
            size += its
            if file.endswith(".html") and "/embed/" not in f"{parent}/":
                pages += 1
                if its > largest:
                    largest, name = its, path.relative_to(site).as_posix()
    return Site(pages, size, largest, name)
