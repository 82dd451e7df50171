"""Measures a first visit to each kind of page of the first story, on a phone with a slow connection.

The site is served compressed. Chromium, with nothing in its cache, is slowed as Lighthouse slows it
(https://github.com/GoogleChrome/lighthouse/blob/main/docs/throttling.md). Beside it stands the page that
plain Material makes of the same Markdown. Where Lighthouse is installed (`npm install --global lighthouse`)
its four scores are printed, too, and the first paint that it works out for a phone: the figure to look at.
"""

import gzip
import json
import os
import shutil
import statistics
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from playwright.sync_api import Browser, sync_playwright

from tests import project
from tests.bench import building
from tests.browser import chromium
from tests.browser.test_pages import KINDS
from tests.browser.test_weight import SHIFTS

SLOW = {"offline": False, "latency": 562.5, "downloadThroughput": 184_320, "uploadThroughput": 86_400}
"""A slow connection of a phone, in milliseconds and bytes a second; https://chromedevtools.github.io/devtools-protocol/."""

SLOWER = 4
"""How many times slower a phone computes."""

QUIET = 4_000
"""Milliseconds after which a page, slowed as it is, asks for nothing more."""

PAINTED = """() => {
    const [paint] = performance.getEntriesByName("first-contentful-paint")
    return paint ? [paint.startTime / 1000, window.shifted] : null
}"""

SCORES = ("performance", "accessibility", "best-practices", "seo")


class Handler(SimpleHTTPRequestHandler):
    """Sends files compressed, as hosts do, and notes how many bytes."""

    server: "Server"
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer, and note it."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        found = path.is_file()
        content = gzip.compress((path if found else Path(self.directory) / "404.html").read_bytes(), mtime=0)
        self.send_response(HTTPStatus.OK if found else HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", self.guess_type(path) if found else "text/html")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
        self.server.sent.append(len(content))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the standard library
        """Say nothing."""


class Server(ThreadingHTTPServer):
    """Serves a site, and knows the size of each answer."""

    request_queue_size = 64
    sent: list[int]

    def handle_error(self, *_: object) -> None:
        """Say nothing of a browser that is gone."""


@dataclass(frozen=True, slots=True)
class Visit:
    """What a first visit has cost."""

    requests: int
    kilobytes: float
    painted: float
    """Seconds to the first paint of text or a picture."""
    shifted: float
    scores: str = ""
    """Lighthouse's, and the seconds to the first paint that it works out; nothing without it."""


@contextmanager
def served(site: Path) -> Iterator[Server]:
    """Serve the site in a folder."""
    with Server(("127.0.0.1", 0), partial(Handler, directory=str(site))) as server:
        server.sent = []
        Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def visited(browser: Browser, server: Server, address: str, runs: int) -> Visit:
    """Return the median of some first visits to a page."""
    found = []
    for _ in range(runs):
        with browser.new_context(viewport={"width": 412, "height": 823}, is_mobile=True) as context:
            context.add_init_script(SHIFTS)
            page = context.new_page()
            devtools = context.new_cdp_session(page)
            devtools.send("Network.enable")
            devtools.send("Network.emulateNetworkConditions", SLOW)
            devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
            server.sent.clear()
            page.goto(f"http://127.0.0.1:{server.server_port}/{address}", wait_until="networkidle")
            page.wait_for_timeout(QUIET)
            painted, shifted = page.wait_for_function(PAINTED).json_value()
            found.append((len(server.sent), sum(server.sent) / 1000, painted, shifted))
    return Visit(*(statistics.median(figures) for figures in zip(*found, strict=True)))


def scored(server: Server, address: str) -> str:
    """Return what Lighthouse says of a page."""
    command = (
        "lighthouse", f"http://127.0.0.1:{server.server_port}/{address}", "--quiet", "--output=json",
        "--chrome-flags=--headless=new --no-sandbox",
    )  # fmt: skip
    env = {**os.environ, "CHROME_PATH": str(chromium.ensure())}
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
    said = json.loads(done.stdout)
    scores = (f"{100 * said['categories'][name]['score']:.0f}" for name in SCORES)
    return f"{'/'.join(scores)} {said['audits']['first-contentful-paint']['numericValue'] / 1000:.1f}"


def addresses(site: Path) -> Iterator[str]:
    """Yield the address of each kind of page; of many pages of a kind that of the longest."""
    for kind in KINDS:
        if "*" in kind:
            longest = max(site.glob(f"{kind}index.html"), key=lambda path: path.stat().st_size)
            yield f"{longest.parent.relative_to(site).as_posix()}/"
        elif kind != "404.html":
            yield kind


def measure(folder: Path, runs: int) -> dict[str, tuple[Visit, Visit]]:
    """Return a visit to each kind of page of the project in `folder`, ours and that of plain Material."""
    site = project.build(project.copy(folder))
    building.plain(folder)
    has_lighthouse = shutil.which("lighthouse") is not None
    found = {}
    with sync_playwright() as playwright, served(site) as ours, served(folder / "plain") as plain:
        browser = playwright.chromium.launch(executable_path=chromium.ensure(), args=["--no-sandbox"])
        for address in addresses(site):
            one, other = (visited(browser, server, address, runs) for server in (ours, plain))
            if has_lighthouse:
                one, other = (
                    Visit(v.requests, v.kilobytes, v.painted, v.shifted, scored(server, address))
                    for v, server in ((one, ours), (other, plain))
                )
            found[address] = one, other
        browser.close()
    return found


def report(found: dict[str, tuple[Visit, Visit]]) -> Iterator[str]:
    """Yield the lines of a table of visits; the right half is plain Material's."""
    head = f"{'requests':>9}{'kB':>7}{'paint, s':>9}{'shift':>7}{'Lighthouse':>21}"
    yield f"{'a first visit, slowed':<34}{head} | {head}"
    for address, both in found.items():
        cells = (
            f"{v.requests:>9.0f}{v.kilobytes:>7.0f}{v.painted:>9.2f}{v.shifted:>7.3f}{v.scores:>21}"
            for v in both
        )
        yield f"{(address or 'front')[:33]:<34}{' | '.join(cells)}"
