"""Measures how long an editor waits from saving a file to the page that is open being loaded again.

One entry of a made-up story is changed while a browser shows its page. The clock runs until the browser has
loaded the page with the new words. Beside it plain `mkdocs serve --dirty` does the same for the same Markdown
with Material, one page of which is changed.
"""

import shutil
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from generator import build
from generator.site import Site
from tests import project
from tests.browser import chromium

CONFIG = "site_name: Explainer\ntheme:\n  name: material\nplugins:\n  - explainer\n"

PLAIN = """\
site_name: Explainer
theme: {name: material, font: false}
plugins: [search]
markdown_extensions: [abbr, attr_list, md_in_html, tables, {toc: {permalink: true, toc_depth: 2}}]
nav: [index.md, timeline.md, actors/index.md, claims/index.md, matrix.md, sources/index.md]
not_in_nav: "/*"
validation: {nav: {omitted_files: ignore}, links: {not_found: ignore}}
"""

PAGE = "claims/claim-5/"
WORDS = "The claim 5"

SHOWN = "words => document.querySelector('h1')?.textContent.includes(words)"
"""Asked by the browser at each frame: a locator would look again only after up to half a second."""

PATIENCE = 600
"""Seconds after which a server that has not answered will not."""


@contextmanager
def served(folder: Path, command: Sequence[str], option: str) -> Iterator[str]:
    """Serve a project by a command, and give the address once it is served."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        address = f"127.0.0.1:{free.getsockname()[1]}"
    with (folder / "serve.log").open("wb") as output:
        process = subprocess.Popen(
            [*command, option, address],
            cwd=folder,
            env=project.environment(PYTHONUNBUFFERED="1"),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        end = time.monotonic() + PATIENCE
        while "Serving on" not in (folder / "serve.log").read_text(encoding="utf-8"):
            if process.poll() is not None or time.monotonic() > end:
                sys.exit(f"not served: {(folder / 'serve.log').read_text(encoding='utf-8')}")
            time.sleep(0.05)
        yield f"http://{address}/"
    finally:
        process.terminate()
        process.wait(PATIENCE)


def waits(page: Page, root: str, file: Path, runs: int) -> list[float]:
    """Return the seconds from saving a file with other words to their being on the page that is open."""
    page.goto(root + PAGE, timeout=1000 * PATIENCE)
    text, found = file.read_text(encoding="utf-8"), []
    for run in range(runs):
        page.wait_for_timeout(1000)  # an editor reads and writes
        start = time.perf_counter()
        file.write_text(text.replace(f"{WORDS} is", f"{WORDS} ({run}) is"), encoding="utf-8")
        page.wait_for_function(SHOWN, arg=f"{WORDS} ({run}) is", timeout=1000 * PATIENCE)
        found.append(time.perf_counter() - start)
    file.write_text(text, encoding="utf-8")
    return found


def measure(
    count: int, runs: int, folder: Path, made_up: Callable[[int, Path], int]
) -> dict[str, list[float]]:
    """Return the waits with our server and with plain `mkdocs serve --dirty`, for so many entries."""
    ours, plain = folder / "ours", folder / "plain"
    (ours / "docs").mkdir(parents=True)
    made_up(count, ours / "data")
    project.write(ours / "mkdocs.yml", CONFIG)
    build.generate(ours / "data", plain / "docs", ours, Site())
    project.write(plain / "mkdocs.yml", PLAIN)
    serve = [*project.EXPLAINER, "serve", "--no-open"]
    mkdocs = [*project.MKDOCS, "serve", "--dirty"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.ensure(), args=["--no-sandbox"])
        page = browser.new_page()
        with served(ours, serve, "--address") as root:
            found = {"explainer serve": waits(page, root, ours / "data/claims.yml", runs)}
        with served(plain, mkdocs, "--dev-addr") as root:
            found["mkdocs serve --dirty"] = waits(page, root, plain / "docs/claims/claim-5.md", runs)
        browser.close()
    shutil.rmtree(folder, ignore_errors=True)
    return found


def report(found: dict[str, list[float]]) -> Iterator[str]:
    """Yield the lines of a table of the waits."""
    yield f"{'seconds from save to reloaded page':<40}{'median':>8}{'least':>8}{'most':>8}"
    for name, seconds in found.items():
        yield f"{name:<40}{statistics.median(seconds):>8.2f}{min(seconds):>8.2f}{max(seconds):>8.2f}"
