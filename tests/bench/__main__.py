"""Prints what a build takes for made-up stories of several sizes, beside other programs in the same run."""

import argparse
import importlib.metadata
import json
import os
import platform
import shutil
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.bench import building, saving, searching, visiting
from tests.bench.building import Took
from tests.bench.made_up import made_up

RESULTS = Path(__file__).parent / "results.jsonl"
"""What was measured, and when, with which versions: a line for each run of which the results were kept."""

STAGES = ("load", "parse", "check", "render", "write", "exports", "pages", "finish")
OURS = ("load", "parse", "check", "render", "write", "finish")
"""The stages that count as ours; the exports are no part of the pages and have a row of their own."""

VERSIONS = ("mkdocs", "mkdocs-material", "markdown", "pyyaml")


def story(count: int, folder: Path) -> dict[str, Any]:
    """Return what was measured of a story of about so many entries, by the name of each figure."""
    number = building.prepared(folder, count)
    bare, checked = building.parsed_bare(folder), building.checked(folder)
    cold = building.built(folder)
    site = building.measured(folder / "site")
    plain = building.plain(folder)
    warm = building.changed_again(folder)
    others = {"hugo": building.hugo(folder), "zensical": building.zensical(folder)}
    known = sum(cold.stages.get(stage, 0) for stage in STAGES)
    return {
        "entries": number,
        **{stage: cold.stages.get(stage, 0) for stage in STAGES},
        "mkdocs": cold.stages["all"] - known,
        "all": cold.seconds,
        "memory": cold.memory,
        "ours": sum(cold.stages.get(stage, 0) for stage in OURS) / cold.seconds,
        "warm": warm.seconds,
        "plain": plain.seconds,
        **{name: took.seconds for name, took in others.items() if took},
        "check_to_parse": checked / bare,
        "pages_written": site.pages,
        "site": site.size,
        "page": site.size / site.pages,
        "largest": site.largest,
        "largest_page": site.largest_page,
    }


ROWS: tuple[tuple[str, str, str, float], ...] = (
    ("entries", "entries", ",.0f", 1),
    ("load the files, s", "load", ".2f", 1),
    ("parse and derive, s", "parse", ".2f", 1),
    ("check, s", "check", ".2f", 1),
    ("render, s", "render", ".2f", 1),
    ("write, s", "write", ".2f", 1),
    ("exports, s", "exports", ".2f", 1),
    ("pages by MkDocs, s", "pages", ".2f", 1),
    ("the rest of MkDocs, s", "mkdocs", ".2f", 1),
    ("finish, s", "finish", ".2f", 1),
    ("the whole build, s", "all", ".2f", 1),
    ("ours of the whole, percent", "ours", ".0f", 100),
    ("one entry changed, s", "warm", ".2f", 1),
    ("plain MkDocs and Material, s", "plain", ".2f", 1),
    ("Hugo, bare, s", "hugo", ".2f", 1),
    ("Zensical, s", "zensical", ".2f", 1),
    ("check / bare parse", "check_to_parse", ".1f", 1),
    ("peak memory, MB", "memory", ",.0f", 1),
    ("pages", "pages_written", ",.0f", 1),
    ("site/, MB", "site", ",.1f", 1e-6),
    ("site/ for a page, kB", "page", ",.1f", 1e-3),
    ("largest page, kB", "largest", ",.0f", 1e-3),
)
"""The rows of the table: what each is called, the figure, its form, and what it is multiplied by."""


def table(found: list[dict[str, Any]]) -> str:
    """Return what was measured of several stories, as a table."""
    lines = []
    for words, name, form, factor in ROWS:
        if any(name in one for one in found):
            cells = (f"{format(one[name] * factor, form) if name in one else '':>14}" for one in found)
            lines.append(f"{words:<30}{''.join(cells)}")
    largest = (f"{one['largest_page'][-13:]:>14}" for one in found)
    lines.append(f"{'largest page':<30}{''.join(largest)}")
    return "\n".join(lines)


def versions() -> dict[str, str]:
    """Return what was measured with."""
    found = {name: importlib.metadata.version(name) for name in VERSIONS}
    return {"python": platform.python_version(), "processors": str(os.cpu_count()), **found}


def main() -> None:
    """Measure, print, and keep the results if that is asked for."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    sizes = [100, 1_000, 10_000]
    parser.add_argument("--sizes", type=int, nargs="+", default=sizes, help="entries of the stories")
    parser.add_argument("--small-pages", type=int, default=10_000, help="small pages for plain Material")
    parser.add_argument("--saves", type=int, default=5, help="saves of one entry while serving (default: 5)")
    parser.add_argument(
        "--visits", type=int, default=3, help="first visits to each kind of page (default: 3)"
    )
    parser.add_argument("--searched", type=int, default=10_000, help="entries of the story that is searched")
    parser.add_argument("--keep", action="store_true", help=f"keep the results in {RESULTS.name}")
    arguments = parser.parse_args()
    found = []
    for count in arguments.sizes:
        with tempfile.TemporaryDirectory() as folder:
            found.append(story(count, Path(folder)))
            print(f"{count:,} entries: {found[-1]['all']:.1f} s", file=sys.stderr)
    print(table(found))
    pages: Took | None = None
    if arguments.small_pages:
        with tempfile.TemporaryDirectory() as folder:
            pages = building.small_pages(Path(folder), arguments.small_pages)
        print(f"\nplain Material, {arguments.small_pages:,} small pages: {pages.seconds:.1f} s")
    if arguments.keep:
        day = f"{datetime.now(UTC):%Y-%m-%d}"
        kept = {"day": day, "versions": versions(), "small_pages": pages and pages.seconds, "stories": found}
        with RESULTS.open("a", encoding="utf-8") as file:
            file.write(json.dumps(kept) + "\n")
    if arguments.searched and shutil.which("chromium"):
        with tempfile.TemporaryDirectory() as folder:
            asked = searching.measure(arguments.searched, Path(folder))
        print("", f"the search of {arguments.searched:,} entries", *searching.report(asked), sep="\n")
    if arguments.saves and shutil.which("chromium"):
        with tempfile.TemporaryDirectory() as folder:
            number = sizes[1]
            saved = saving.measure(number, arguments.saves, Path(folder), made_up)
        print("", f"an edit of one entry of {number:,}", *saving.report(saved), sep="\n")
    if arguments.visits:
        with tempfile.TemporaryDirectory() as folder:
            print("", *visiting.report(visiting.measure(Path(folder), arguments.visits)), sep="\n")


if __name__ == "__main__":
    main()
