"""The desk in a browser: requests to pages, all on this machine; see `guard` for who may make them."""

import sys
from collections.abc import Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock
from urllib.parse import parse_qsl, quote, unquote

from generator.forms.desk import Answer, Desk
from generator.forms.guard import ADDRESS, Guard
from generator.forms.pages import refusal, style

MAX_BYTES = 1_000_000
"""How much a form may send."""
MAX_FIELDS = 5000

HEADERS = {
    # Nothing but the page, its style and its forms; no script, no frame, no picture.
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    # With `no-referrer` a browser would not tell the origin of a form either.
    "Referrer-Policy": "same-origin",
    # Not `no-store`: whoever goes back finds in the fields what was typed there.
    "Cache-Control": "private, no-cache",
}


class Server(ThreadingHTTPServer):
    """Listens to this machine only. One request is answered after the other, as they write files."""

    daemon_threads = True

    def __init__(self, desk: Desk, guard: Guard, port: int = 0) -> None:
        """Begin to listen at a port, or at one that is free; raise `OSError` where it is taken."""
        super().__init__((ADDRESS, port), Handler)
        guard.port = self.server_port
        self.desk, self.guard, self.lock = desk, guard, Lock()

    def handle_error(self, request: object, client_address: object) -> None:  # noqa: ARG002 - of the library
        """Say in one line what went wrong, and nothing of a browser that is gone."""
        error = sys.exc_info()[1]
        if not isinstance(error, ConnectionError):
            sys.stderr.write(f"a page could not be sent: {type(error).__name__}: {error}\n")

    @property
    def address(self) -> str:
        """Where an editor begins; it works once."""
        return f"{self.guard.origin}/?token={self.guard.token}"


class Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    server: Server
    timeout = 60
    server_version = "desk"
    sys_version = ""

    def do_GET(self) -> None:
        """Show a page."""
        path, _, query = self.path.partition("?")  # as browsers send it, without a host
        asked = dict(parse_qsl(query, keep_blank_values=True))
        guard = self.server.guard
        if not guard.is_addressed(self._headers):
            return self._refuse()
        if "token" in asked and not guard.admits(self._headers):
            if not guard.begins(asked["token"]):
                return self._refuse()
            return self._send(HTTPStatus.SEE_OTHER, "", {"Location": "/", "Set-Cookie": guard.cookie})
        if not guard.admits(self._headers):
            return self._refuse()
        if path == "/style.css":
            return self._send(HTTPStatus.OK, style(), {"Content-Type": "text/css; charset=utf-8"})
        with self.server.lock:
            return self._answer(self.server.desk.page(_steps(path), asked))

    def do_POST(self) -> None:
        """Take a form."""
        guard = self.server.guard
        length = self.headers.get("Content-Length", "")
        if not length.isdecimal() or int(length) > MAX_BYTES:
            self.close_connection = True
            return self._send(
                HTTPStatus.REQUEST_ENTITY_TOO_LARGE, refusal("The form is too long to be sent.")
            )
        body = self.rfile.read(int(length)).decode("utf-8", "replace")
        try:
            pairs = parse_qsl(body, keep_blank_values=True, max_num_fields=MAX_FIELDS)
        except ValueError:
            return self._send(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, refusal("The form has too many fields."))
        if not guard.admits(self._headers) or not guard.takes(self._headers, dict(pairs).get(":form", "")):
            return self._refuse()
        with self.server.lock:
            return self._answer(self.server.desk.sent(_steps(self.path.partition("?")[0]), pairs))

    @property
    def _headers(self) -> Mapping[str, str]:
        return {name: self.headers[name] for name in self.headers}

    def _answer(self, answer: Answer) -> None:
        if answer.to is not None:
            return self._send(HTTPStatus.SEE_OTHER, "", {"Location": quote(answer.to, safe="/?=&")})
        return self._send(answer.status, answer.text)

    def _refuse(self) -> None:
        self._send(HTTPStatus.FORBIDDEN, refusal())

    def _send(self, status: HTTPStatus, text: str, more: Mapping[str, str] | None = None) -> None:
        content = text.encode()
        self.send_response(status)
        headers = {"Content-Type": "text/html; charset=utf-8", **HEADERS, **(more or {})}
        for name, value in {**headers, "Content-Length": str(len(content))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name in http.server
        """Print nothing: an address has what somebody looks for in it."""


def _steps(path: str) -> tuple[str, ...]:
    """Return the steps of an address, which name no file: `/claims/closed` gives `claims` and `closed`."""
    return tuple(unquote(step) for step in path.split("/") if step)
