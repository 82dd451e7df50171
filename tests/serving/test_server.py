"""What browsers are sent while an editor writes: pages with what is wrong, and word of what has changed."""

import http.client
import json
import threading
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from generator.serving.preview import Preview
from generator.serving.server import Server
from generator.serving.whole import Whole
from tests.serving.conftest import ADDRESS, Edit

PATIENCE = 30
"""Seconds after which what has not come will not come."""

MAYOR = "/bridge/actors/mayor/"


@pytest.fixture
def server(folder: Path, preview: Preview, tmp_path: Path) -> Iterator[Server]:
    """A server of the project, below `/bridge/`; the whole site has not been built yet."""
    whole = Whole(folder / "mkdocs.yml", tmp_path / "whole", ADDRESS)
    with Server("127.0.0.1", 0, "/bridge/", preview, whole) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def ask(server: Server, path: str, **headers: str) -> tuple[http.client.HTTPResponse, str]:
    """Return what is sent for a path: the answer and its text."""
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=PATIENCE)
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    return answer, text


def panel(html: str) -> str:
    """Return the panel of a page."""
    return html.partition('<aside id="explainer-panel"')[2].partition("</aside>")[0]


class Events:
    """What a browser that shows a page is told."""

    def __init__(self, server: Server, page: str, digest: str | None = None) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=PATIENCE)
        known = "" if digest is None else f"&digest={digest}"
        self.connection.request("GET", f"/bridge/.serving/events?page={page}{known}")
        self.answer = self.connection.getresponse()

    def next(self) -> tuple[str, str]:
        """Return the name and the data of the next event, as soon as it comes."""
        lines = [self.answer.fp.readline().decode().rstrip("\n") for _ in range(3)]
        return lines[0].removeprefix("event: "), lines[1].removeprefix("data: ")

    def close(self) -> None:
        """Go away, as a browser does."""
        self.answer.close()
        self.connection.close()


def test_a_page_is_sent_with_an_empty_panel_and_nothing_else_is_changed_in_it(
    server: Server, preview: Preview
) -> None:
    answer, html = ask(server, MAYOR)
    assert answer.status == 200
    page = preview.page("actors/mayor/index.html")
    assert page is not None
    before, _, rest = html.partition('<link rel="stylesheet" href="/bridge/.serving/panel.css">')
    assert before + rest.partition('panel.js"></script>')[2] == page.decode()
    assert '<div role="alert"></div>' in panel(html)


def test_a_browser_is_told_to_load_its_page_again_once_that_is_another_one(
    server: Server, edit: Edit
) -> None:
    _, html = ask(server, MAYOR)
    source = unescape(panel(html).partition('data-events="')[2].partition('"')[0])
    (digest,) = parse_qs(urlsplit(source).query)["digest"]
    events = Events(server, MAYOR, digest)
    assert events.next()[0] == "panel"
    edit("A way over water.", "What leads over water.")  # which this page does not say
    assert events.next()[0] == "panel"
    edit("The mayor of the town.", "Mayor for nine years.")
    assert events.next()[0] == "reload"
    assert "Mayor for nine years." in ask(server, MAYOR)[1]
    events.close()


def test_a_browser_that_has_an_older_page_is_told_at_once(server: Server) -> None:
    events = Events(server, MAYOR, "of-yesterday")
    assert events.next()[0] == "reload"
    events.close()


def test_what_is_wrong_comes_to_the_open_page_and_goes_when_it_is_mended(server: Server, edit: Edit) -> None:
    events = Events(server, MAYOR)
    events.next()
    edit("summary: The mayor of the town.", "summary: The mayor of [[tawn]].")
    name, data = events.next()
    alert = json.loads(data)["parts"]["alert"]
    assert name == "panel"
    for words in ("1 error", "data/story.yml:15:27", "<code>tawn</code>", "did you mean <code>town</code>"):
        assert words in alert
    _, html = ask(server, MAYOR)
    assert "The mayor of the town." in html
    assert alert in panel(html)
    edit("[[tawn]]", "[[town]]")
    events.next()  # the page is another one now
    assert json.loads(events.next()[1])["parts"]["alert"] == ""
    assert '<div role="alert"></div>' in panel(ask(server, MAYOR)[1])
    events.close()


def test_text_of_the_data_is_no_markup_in_the_panel(server: Server, edit: Edit) -> None:
    edit("kind: person", "kind: '<img src=x onerror=alert(1)>'")
    _, html = ask(server, MAYOR)
    assert "<img src=x" not in panel(html)
    assert "&lt;img src=x onerror=alert(1)&gt;" in panel(html)


def test_warnings_are_told_but_closed(server: Server, edit: Edit) -> None:
    edit("", "places:\n  - id: mill\n    name: The mill\n", "data/more.yml")
    shown = panel(ask(server, MAYOR)[1])
    assert "<details><summary>1 warning</summary>" in shown
    assert "nothing refers to <code>mill</code>" in shown
    assert '<div role="alert"></div>' in shown


def test_before_there_are_pages_every_address_tells_why(folder: Path, tmp_path: Path) -> None:
    good = (folder / "data/story.yml").read_text(encoding="utf-8")
    (folder / "data/story.yml").write_text(good.replace("[[town]]", "[[tawn]]"), encoding="utf-8")
    preview = Preview(folder, tmp_path / "pages", ADDRESS)
    preview.update()
    whole = Whole(folder / "mkdocs.yml", tmp_path / "whole", ADDRESS)
    with Server("127.0.0.1", 0, "/bridge/", preview, whole) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        _, html = ask(server, MAYOR)
        events = Events(server, MAYOR, "")
        assert events.next()[0] == "panel"
        (folder / "data/story.yml").write_text(good, encoding="utf-8")
        preview.update([folder / "data/story.yml"])
        assert events.next()[0] == "reload"
        events.close()
        assert "The mayor of the town." in ask(server, MAYOR)[1]
        server.shutdown()
        thread.join()
    assert "There are problems in the data" in html
    assert "There are no pages yet" in panel(html)


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/bridge/actors/mayor", 302, ""),
        ("/", 302, ""),
        ("/bridge/nowhere/", 404, "</html>"),
        ("/elsewhere/", 404, "</html>"),
        ("/bridge/../../etc/passwd", 404, "</html>"),
        ("/bridge/.serving/../server.py", 404, ""),
        ("/bridge/changes.json", 200, '"id": "mayor"'),
        ("/bridge/assets/javascripts/search-worker.js", 200, "{"),
        ("/bridge/.serving/panel.js", 200, "EventSource"),
    ],
)
def test_every_address_has_its_answer(server: Server, path: str, status: int, words: str) -> None:
    answer, text = ask(server, path)
    assert (answer.status, words in text) == (status, True)


def test_a_file_that_a_browser_has_is_not_sent_again(server: Server) -> None:
    path = "/bridge/assets/javascripts/search-worker.js"
    changed = ask(server, path)[0].headers["Last-Modified"]
    answer, text = ask(server, path, **{"If-Modified-Since": changed})
    assert (answer.status, text) == (304, "")
