"""Measures the search of a large made-up story in a browser: what it loads, and how long a reader waits.

The pages are those of a small story, as the search loads none of them; the index is that of the large one.
"""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from playwright.sync_api import sync_playwright

from generator import build
from generator.finish.index import enriched
from generator.output import Rendered
from generator.render.names import name, served_address
from generator.render.search_documents import LISTS, documents
from tests.bench import building
from tests.bench.made_up import made_up
from tests.browser import chromium

TYPED = "bridge of the council"

ASK = """async typed => {
    const field = document.querySelector("[data-md-component=search-query]");
    const list = document.querySelector(".md-search-result__list");
    const start = performance.now();
    const changed = new Promise(resolve => {
        const observer = new MutationObserver(() => {
            if (!list.children.length) return;
            observer.disconnect();
            resolve(performance.now() - start);
        });
        observer.observe(list, {childList: true});
    });
    field.focus();
    field.value = typed;
    field.dispatchEvent(new Event("input", {bubbles: true}));
    return changed;
}"""
"""Types into the search box, and returns after how many ms there are results for what is typed."""


def index_of(folder: Path) -> str:
    """Return the index of the search of the story in a folder, as a build makes it."""
    story = build.read(folder / "data", folder).story
    sections = [
        {"location": served_address(story, id_), "title": name(story, entry), "text": ""}
        for id_, entry in story.by_id.items()
    ]
    rendered = Rendered(documents=documents(story), lists=LISTS)
    return json.dumps(enriched({"docs": sections}, rendered), ensure_ascii=False, separators=(",", ":"))


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder, and give its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def measure(count: int, folder: Path) -> dict[str, Any]:
    """Return what was measured for a story of so many entries, made in an empty folder."""
    made_up(count, folder / "large/data")
    (folder / "small").mkdir()
    building.prepared(folder / "small", 100)
    building.watched((sys.executable, "-m", "generator", "build"), folder / "small")
    site = folder / "small/site"
    (site / "search/search_index.json").write_text(index_of(folder / "large"), encoding="utf-8")
    loaded: dict[str, int] = {}
    with served(site) as root, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.ensure(), args=["--no-sandbox"])
        page = browser.new_page()
        page.on("response", lambda answer: loaded.update({answer.url: len(answer.body())}))
        page.goto(root, wait_until="networkidle")
        before = dict(loaded)
        waits = [page.evaluate(ASK, TYPED[:end]) for end in range(1, len(TYPED) + 1)]
        page.wait_for_load_state("networkidle")
        browser.close()
    after = {url: size for url, size in loaded.items() if url not in before}
    return {
        "before": sum(size for url, size in before.items() if "search/" in url or "search-w" in url),
        "loaded": sum(after.values()),
        "first": waits[0],
        "further": max(waits[1:]),
    }


def report(found: dict[str, Any]) -> Iterator[str]:
    """Yield the lines of a table of what was measured."""
    yield f"{'loaded before it is opened, kB':<34}{found['before'] / 1e3:>10,.0f}"
    yield f"{'loaded for it, kB':<34}{found['loaded'] / 1e3:>10,.0f}"
    yield f"{'first result after, ms':<34}{found['first']:>10,.0f}"
    yield f"{'each further key at most, ms':<34}{found['further']:>10,.0f}"
