"""What the browser tests share: the built site, a server for it, and one Chromium."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread
from typing import IO
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, sync_playwright

from generator import build
from generator.derive.story import Story
from tests import project
from tests.browser import chromium

FEATURES = (
    # Playwright's own list, which a second one takes the place of.
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "ThirdPartyStoragePartitioning",
    # Pages that the browser loads into each window for its own address bar, and that take longer than ours.
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
)
"""What Chromium has beside what is tested."""

OPTIONS = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Nothing is drawn for a person, and a graphics card made of software takes a fifth of the time.
    "--disable-gpu",
    "--disable-software-rasterizer",
    f"--disable-features={','.join(FEATURES)}",
)

SURROUNDINGS = {"TZ": "UTC", "LANGUAGE": "en"}
"""Where the reader is, and what the browser's own words are in."""

SUB_PATH = urlsplit(project.SITE_URL).path


class Handler(SimpleHTTPRequestHandler):
    """Serves the site at `/` and below `/explainer/`; what is not there is the page 404.html."""

    def translate_path(self, path: str) -> str:
        """Return the file for an address."""
        return super().translate_path(f"/{path.removeprefix(SUB_PATH)}")

    def send_head(self) -> IO[bytes] | None:  # type: ignore[override]
        """Send the headers of a file, of what stands in its place, or of the page for what is not there."""
        path = Path(self.translate_path(self.path))
        assert isinstance(self.server, Server)
        if content := self.server.instead.get(path.relative_to(self.directory).as_posix()):
            return self._send(HTTPStatus.OK, self.guess_type(path), content())
        if path.is_file() or (path / "index.html").is_file():
            return super().send_head()
        missing = Path(self.directory) / "404.html"
        return self._send(HTTPStatus.NOT_FOUND, "text/html; charset=utf-8", missing.read_bytes())

    def _send(self, status: HTTPStatus, kind: str, content: bytes) -> IO[bytes]:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        return BytesIO(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that it has in http.server
        """Print nothing."""


class Server(ThreadingHTTPServer):
    """A server with room for the requests of several pages at once."""

    request_queue_size = 64

    instead: dict[str, Callable[[], bytes]]
    """What a test serves in the place of a file, by its path: for the browser cheaper than to be stopped at
    each request and asked."""

    @property
    def address(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.server_port}/"


@contextmanager
def serving(site: Path) -> Iterator[Server]:
    """Serve the site in a folder for as long as it is needed."""
    with Server(("127.0.0.1", 0), partial(Handler, directory=str(site))) as server:
        server.instead = {}
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture(scope="session")
def site() -> Path:
    """The folder of the site, built as for deployment."""
    return project.built() / "site"


@pytest.fixture(scope="session")
def story() -> Story:
    """The story that the site tells."""
    folder = project.built()
    return build.read(folder / "data", folder).story


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[Server]:
    """A server that has the site at `/`."""
    with serving(site) as server:
        yield server


@pytest.fixture(scope="session")
def root(server: Server) -> str:
    """Its address."""
    return server.address


@pytest.fixture(scope="session")
def below(root: str) -> str:
    """The address of the site below a path, as on GitHub Pages."""
    return root + SUB_PATH.removeprefix("/")


@pytest.fixture
def moved(server: Server, site: Path, below: str) -> Iterator[None]:
    """Have the site map name the address at which the site is served, as instant navigation needs it."""
    content = (site / "sitemap.xml").read_text(encoding="utf-8").replace(project.SITE_URL, below).encode()
    server.instead["sitemap.xml"] = lambda: content
    yield
    del server.instead["sitemap.xml"]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    path = chromium.find()
    assert path, chromium.MISSING
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=list(OPTIONS), env={**os.environ, **SURROUNDINGS}
        )
        yield browser
        browser.close()
