"""The desk answers the browser that it was opened in, and nobody else who can reach this machine."""

import socket
import struct
from collections.abc import Callable, Iterator
from http import HTTPStatus
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from threading import Thread
from urllib.parse import urlencode, urlsplit

import pytest
from click.testing import CliRunner

from generator import cli
from generator.forms import Desk, Guard, Reading, Server
from generator.forms.server import MAX_BYTES, MAX_FIELDS
from tests import project
from tests.conftest import WriteStory

SMALL = project.SMALL.format(title="A bridge for the town")

Ask = Callable[..., tuple[HTTPResponse, str]]
"""Sends a request: `ask("POST", "/claims/_new", "a=b", Origin="…")`; None leaves a header out."""


@pytest.fixture
def root(write_story: WriteStory) -> Path:
    return write_story(SMALL)


@pytest.fixture
def server(root: Path) -> Iterator[Server]:
    """A desk that nobody has opened yet."""
    desk = Desk(Reading(root / "data", root), "repeated", strict=False)
    with Server(desk, Guard("token", "session", "repeated")) as server:
        thread = Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture
def ask(server: Server) -> Ask:
    """What sends a request as the browser would in which the desk was opened."""

    def ask(method: str, path: str, body: str = "", **headers: str | None) -> tuple[HTTPResponse, str]:
        usual = {"Host": server.guard.host, "Cookie": f"other=1; desk-{server.server_port}=session"}
        if method == "POST":
            usual |= {"Origin": server.guard.origin, "Content-Type": "application/x-www-form-urlencoded"}
        given = {**usual, **{name.replace("_", "-"): value for name, value in headers.items()}}
        connection = HTTPConnection("127.0.0.1", server.server_port, timeout=30)
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for name, value in ({"Content-Length": str(len(body)), **given} if body else given).items():
            if value is not None:
                connection.putheader(name, value)
        connection.endheaders(body.encode() or None)
        response = connection.getresponse()
        text = response.read().decode()
        connection.close()
        return response, text

    return ask


CHANGE = {
    "name": "Ada More",
    "kind": "person",
    "summary": "The mayor.",
    "accept.0.code": "no-part-of",
    "accept.0.name": "She speaks for nobody else.",
    ":do": "save",
    ":form": "repeated",
}


def change(server: Server, **more: str) -> str:
    """Return a form that would change the data, as it is sent."""
    digest = server.desk.reading.entries["actors"]["mayor"].digest
    return urlencode({**CHANGE, ":digest": digest, **more})


def story(root: Path) -> str:
    return (root / "data/story.yml").read_text(encoding="utf-8")


def test_it_listens_to_this_machine_only(server: Server) -> None:
    assert server.server_address[0] == "127.0.0.1"


def test_the_printed_address_gives_a_cookie_once_and_no_token_stays_in_the_address(
    server: Server, ask: Ask
) -> None:
    address = urlsplit(server.address)
    first, _ = ask("GET", f"{address.path}?{address.query}", Cookie=None)
    assert (first.status, first.headers["Location"]) == (303, "/")
    cookie = first.headers["Set-Cookie"]
    assert cookie == f"desk-{server.server_port}=session; Path=/; HttpOnly; SameSite=Strict"
    assert ask("GET", "/", Cookie=cookie.partition(";")[0])[0].status == 200
    second, _ = ask("GET", f"{address.path}?{address.query}", Cookie=None)
    assert second.status == 403
    assert second.headers["Set-Cookie"] is None
    assert ask("GET", f"{address.path}?{address.query}")[0].status == 200  # the same browser, again


@pytest.mark.parametrize(
    "headers",
    [
        {"Cookie": None},
        {"Cookie": "session"},
        {"Cookie": "desk-1=session"},
        {"Host": None},
        {"Host": "evil.example"},
        {"Host": "localhost:8000"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_without_the_cookie_or_at_another_name_or_from_another_site_nothing_is_told_or_done(
    server: Server, ask: Ask, root: Path, method: str, headers: dict[str, str | None]
) -> None:
    body = change(server) if method == "POST" else ""
    response, text = ask(method, "/actors/mayor", body, **headers)
    assert response.status == 403
    assert "Ada" not in text
    assert "A bridge for the town" not in text
    assert story(root) == SMALL


@pytest.mark.parametrize("token", ["", "wrong", "тест"])
def test_a_wrong_token_opens_nothing(ask: Ask, token: str) -> None:
    response, _ = ask("GET", f"/?{urlencode({'token': token})}", Cookie=None)
    assert response.status == 403
    assert response.headers["Set-Cookie"] is None


@pytest.mark.parametrize(
    "origin", [None, "null", "https://evil.example", "http://127.0.0.1:1", "http://localhost"]
)
def test_a_form_from_another_origin_is_refused(
    server: Server, ask: Ask, root: Path, origin: str | None
) -> None:
    assert ask("POST", "/actors/mayor", change(server), Origin=origin)[0].status == 403
    assert story(root) == SMALL


def test_a_form_that_does_not_repeat_what_a_page_of_the_desk_says_is_refused(
    server: Server, ask: Ask, root: Path
) -> None:
    assert ask("POST", "/actors/mayor", change(server, **{":form": "session"}))[0].status == 403
    assert story(root) == SMALL


def test_a_form_of_the_desk_is_saved(server: Server, ask: Ask, root: Path) -> None:
    response, _ = ask("POST", "/actors/mayor", change(server), Sec_Fetch_Site="same-origin")
    assert (response.status, response.headers["Location"]) == (303, "/actors/mayor?saved=data/story.yml")
    assert story(root) != SMALL


def test_too_much_is_refused_before_it_is_read(server: Server, ask: Ask) -> None:
    assert ask("POST", "/actors/mayor", "a=b", Content_Length=str(MAX_BYTES + 1))[0].status == 413
    assert ask("POST", "/actors/mayor", "a=b", Content_Length="-1")[0].status == 413
    assert ask("POST", "/actors/mayor", "&".join(["a=b"] * (MAX_FIELDS + 1)))[0].status == 413
    assert ask("POST", "/actors/mayor", change(server))[0].status == 303  # and it goes on


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "PATCH"])
def test_there_is_no_other_way_to_ask(ask: Ask, method: str) -> None:
    response, _ = ask(method, "/actors/mayor")
    assert response.status == 501
    assert response.headers["Access-Control-Allow-Origin"] is None


@pytest.mark.parametrize(
    "path",
    [
        "/../../etc/passwd",
        "/..%2f..%2fetc/passwd",
        "//etc/passwd",
        "/claims/..%2Fstory.yml",
        "/style.css/..",
        "/%00",
    ],
)
def test_no_address_leads_to_a_file(ask: Ask, path: str) -> None:
    response, text = ask("GET", path)
    assert response.status == 404
    assert "root:" not in text


def test_an_address_that_is_none_and_a_browser_that_is_gone_are_no_failure(
    server: Server, ask: Ask, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ask("GET", "http://[/")[0].status == HTTPStatus.NOT_FOUND
    with socket.create_connection(("127.0.0.1", server.server_port)) as browser:
        browser.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # it ends by a reset
        browser.sendall(b"GET / HTTP/1.1\r\nHost: x")
    assert ask("GET", "/")[0].status == HTTPStatus.OK
    assert capsys.readouterr().err == ""


def test_a_form_with_parts_of_an_id_is_answered(ask: Ask) -> None:
    fields = {**CHANGE, "id.x": "mayor", ":digest": ""}
    response, text = ask("POST", "/actors/_new", urlencode(fields))
    assert response.status < 500
    assert "Traceback" not in text


def test_pages_load_nothing_and_run_nothing(ask: Ask) -> None:
    for path in ("/", "/style.css", "/actors/mayor", "/nothing"):
        headers = ask("GET", path)[0].headers
        policy = headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'; style-src 'self';")
        assert "frame-ancestors 'none'" in policy
        assert "form-action 'self'" in policy
        assert "script-src" not in policy
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert headers["Referrer-Policy"] == "same-origin"


def test_what_is_typed_into_an_address_makes_no_header(ask: Ask, server: Server) -> None:
    body = change(server, id="a", name="A\r\nSet-Cookie: x=y")
    assert ask("POST", "/actors/_new", body)[0].headers["Set-Cookie"] is None
    response, _ = ask("GET", "/actors/mayor?saved=%0d%0aSet-Cookie:x")
    assert response.headers["Set-Cookie"] is None


def test_a_port_that_is_taken_is_told(root: Path, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    done = CliRunner().invoke(cli.main, ["desk", "--port", str(server.server_port)])
    assert done.exit_code == 2
    assert f"port {server.server_port} cannot be used: address already in use" in done.output
