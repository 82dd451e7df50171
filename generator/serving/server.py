"""Sends the site that is being written, and tells browsers when the page that they show is another one."""

import json
import mimetypes
import sys
from collections.abc import Callable
from email.utils import formatdate, parsedate_to_datetime
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePosixPath
from urllib.parse import parse_qs, quote, unquote, urlsplit

from generator.serving import panel
from generator.serving.preview import Preview, State
from generator.serving.whole import Whole

ASSETS = Path(__file__).parent / "assets"

STILL_THERE = 15.0
"""Seconds after which a browser that listens is sent a line, so that one that is gone is noticed."""

PLAIN = "text/plain; charset=utf-8"
HTML = "text/html; charset=utf-8"


class Server(ThreadingHTTPServer):
    """Serves the site at an address of this machine; `root` is the path of the site there: `/bridge/`."""

    daemon_threads = True

    def __init__(self, host: str, port: int, root: str, preview: Preview, whole: Whole) -> None:
        """Take the port; raise `OSError` where it is taken."""
        self.root, self.preview, self.whole = root, preview, whole
        super().__init__((host, port), Handler)

    def handle_error(self, request: object, client_address: object) -> None:  # noqa: ARG002 - the names of the library
        """Say in one line what went wrong, and nothing of a browser that is gone."""
        error = sys.exc_info()[1]
        if not isinstance(error, ConnectionError):
            sys.stderr.write(f"a page could not be sent: {type(error).__name__}: {error}\n")


class Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    server: Server
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # an answer is sent in two pieces, and the second would wait for the first

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the standard library
        """Say nothing: the terminal is for problems."""

    def do_HEAD(self) -> None:
        """Answer what GET would, without the content."""
        self.do_GET()

    def do_GET(self) -> None:
        """Send what is at an address."""
        path, root = unquote(urlsplit(self.path).path), self.server.root
        if not path.startswith(root):
            self._redirect(root) if f"{path}/".startswith(root) or path == "/" else self._not_found("")
            return
        inner = path[len(root) :]
        if inner == f"{panel.FOLDER}events":
            self._events()
        elif inner.startswith(panel.FOLDER):
            self._file(ASSETS / PurePosixPath(inner).name)
        elif ".." in PurePosixPath(inner).parts or "\0" in inner:
            self._not_found(inner)
        else:
            self._site(inner)

    def _site(self, inner: str) -> None:
        """Send a file of the site."""
        preview, path = self.server.preview, of_address(inner)
        if not preview.state.told:
            self._page(partial(panel.first_page, preview.state), path)
        elif preview.has_page(path):
            self._page(partial(preview.page, path), path)
        elif isinstance(found := preview.file(path), str):
            self._send(found.encode(), mimetypes.guess_type(path)[0] or PLAIN)
        elif found is not None and found.is_file():
            self._file(found)
        elif (built := self.server.whole.file(path)) is not None:
            self._file(built)
        elif preview.has_page(f"{path}/index.html"):
            self._redirect(f"{self.server.root}{quote(inner)}/")
        else:
            self._not_found(path)

    def _page(self, make: Callable[[], bytes | None], path: str, status: int = HTTPStatus.OK) -> None:
        """Send a page with the panel; of one that cannot be made, why."""
        preview = self.server.preview
        try:
            page = make() or b""
            digest = preview.digest(path)
        except Exception as error:  # noqa: BLE001 - a plugin or a page written by hand may raise anything
            said = f"This page cannot be made: {type(error).__name__}: {error}"
            self._send(said.encode(), PLAIN, HTTPStatus.INTERNAL_SERVER_ERROR)
            return
        shown = panel.parts(preview.state, behind=self.server.whole.is_behind)
        self._send(panel.put_into(page, shown, self.server.root, digest), HTML, status)

    def _not_found(self, path: str) -> None:
        preview = self.server.preview
        make = preview.not_found if preview.state.told else partial(panel.first_page, preview.state)
        self._page(make, path, HTTPStatus.NOT_FOUND)

    def _redirect(self, address: str) -> None:
        self.send_response(HTTPStatus.FOUND)
        self.send_header("Location", address)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _file(self, file: Path) -> None:
        """Send a file, or that it is the one that the browser has."""
        try:
            changed = int(file.stat().st_mtime)
            content = file.read_bytes()
        except OSError:
            self._not_found(file.name)
            return
        since = self.headers.get("If-Modified-Since")
        if since and int(parsedate_to_datetime(since).timestamp()) >= changed:
            self.send_response(HTTPStatus.NOT_MODIFIED)
            self.end_headers()
            return
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        self._send(content, kind, changed=changed)

    def _send(
        self, content: bytes, kind: str, status: int = HTTPStatus.OK, changed: int | None = None
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-cache")
        if changed is not None:
            self.send_header("Last-Modified", formatdate(changed, usegmt=True))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _events(self) -> None:
        """Send what changes, as long as the browser listens: https://html.spec.whatwg.org/#server-sent-events."""
        asked = parse_qs(urlsplit(self.path).query, keep_blank_values=True)
        address = unquote(asked.get("page", ["/"])[0]).removeprefix(self.server.root)
        digest = asked["digest"][0] if "digest" in asked else None
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        preview, version = self.server.preview, -1
        try:
            while True:
                state = preview.wait(version, STILL_THERE)
                if state.version == version:
                    self.wfile.write(b": still here\n\n")
                    continue
                version = state.version
                now = self._digest(of_address(address))
                if digest is not None and now != digest:
                    self._event("reload", "")
                digest = now
                self._event("panel", json.dumps({"digest": digest, "parts": self._parts(state)}))
        except (BrokenPipeError, ConnectionResetError):
            pass

    def _digest(self, path: str) -> str:
        try:
            return self.server.preview.digest(path)
        except Exception:  # noqa: BLE001 - it is told where the page is asked for
            return "none"

    def _parts(self, state: State) -> dict[str, str]:
        return panel.parts(state, behind=self.server.whole.is_behind)

    def _event(self, name: str, data: str) -> None:
        self.wfile.write(f"event: {name}\ndata: {data}\n\n".encode())


def of_address(address: str) -> str:
    """Return the path of the file that is served at an address below that of the site."""
    return f"{address}index.html" if address.endswith("/") or not address else address
