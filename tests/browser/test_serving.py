"""What an editor sees in the browser while writing: the open page follows the data, and what is wrong too."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.serving.preview import Preview
from generator.serving.server import Server
from generator.serving.whole import Whole
from tests import project
from tests.serving.conftest import ADDRESS, CONFIG


class Desk:
    """An editor at work: the data in a text editor, and the site in a browser."""

    def __init__(self, folder: Path, preview: Preview, page: Page, root: str) -> None:
        self.preview, self.page, self.root = preview, page, root
        self.data = folder / "data/story.yml"
        self.text = self.data.read_text(encoding="utf-8")
        self.alert = page.get_by_role("alert")
        self.status = page.locator("#explainer-panel").get_by_role("status")

    def save(self, old: str, new: str) -> None:
        """Save the data as they were at first, with other words."""
        assert old in self.text
        project.write(self.data, self.text.replace(old, new))
        self.preview.update([self.data])


@pytest.fixture
def desk(tmp_path: Path, browser: Browser, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A project that is served, and its page of an actor open."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    folder = tmp_path / "project"
    project.write(folder / "mkdocs.yml", CONFIG)
    project.write(folder / "docs/about.md", "# About us\n")
    project.write(folder / "data/story.yml", project.SMALL.format(title="A bridge"))
    preview = Preview(folder, tmp_path / "pages", ADDRESS)
    preview.update()
    whole = Whole(folder / "mkdocs.yml", tmp_path / "whole", ADDRESS)
    context = browser.new_context()
    with Server("127.0.0.1", 0, "/", preview, whole) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        desk = Desk(folder, preview, context.new_page(), f"http://127.0.0.1:{server.server_port}/")
        with desk.page.expect_response("**/.serving/events*"):
            desk.page.goto(f"{desk.root}actors/mayor/")
        yield desk
        context.close()
        server.shutdown()
        thread.join()


def test_the_open_page_shows_an_edit_by_itself(desk: Desk) -> None:
    desk.save("The mayor of the town.", "Mayor for nine years.")
    expect(desk.page.get_by_role("main")).to_contain_text("Mayor for nine years.")


def test_a_problem_appears_in_the_open_page_and_is_gone_when_it_is_mended(desk: Desk) -> None:
    desk.page.evaluate("window.sameDocument = true")
    desk.save("The mayor of the town.", "The mayor of [[tawn]].")
    expect(desk.alert).to_contain_text("data/story.yml:15:27")
    expect(desk.alert).to_contain_text("did you mean town")
    expect(desk.page.get_by_role("main")).to_contain_text("The mayor of the town.")
    desk.save("The mayor of the town.", "The mayor of the town.")
    expect(desk.alert).to_be_empty()
    assert desk.page.evaluate("window.sameDocument"), "the page is the same, so it is not loaded again"


def test_a_page_that_is_reached_by_a_link_follows_the_data_too(desk: Desk) -> None:
    with desk.page.expect_response("**/.serving/events*"):
        desk.page.get_by_role("main").get_by_role("link", name="The mayor speaks of a bridge").first.click()
    expect(desk.page.get_by_role("heading", level=1)).to_contain_text("The mayor speaks of a bridge")
    desk.save("title: The mayor speaks of a bridge", "title: The mayor speaks of two bridges")
    expect(desk.page.get_by_role("heading", level=1)).to_contain_text("two bridges")


@pytest.mark.parametrize("width", [390, 1280])
def test_the_panel_has_no_fault_that_axe_finds_and_leaves_half_of_the_page(desk: Desk, width: int) -> None:
    desk.page.set_viewport_size({"width": width, "height": 800})
    desk.save("The mayor of the town.", "The mayor of [[tawn]], and " + "of [[nowhere]] " * 9)
    expect(desk.alert).to_contain_text("10 errors")
    desk.page.add_script_tag(path=Path(__file__).parent / "axe.min.js")
    found = desk.page.evaluate("axe.run('#explainer-panel').then(found => found.violations.map(v => v.id))")
    assert found == []
    box = desk.page.locator("#explainer-panel").bounding_box()
    assert box is not None
    assert (box["width"], box["height"] <= 400) == (width, True)
    assert desk.page.evaluate("document.documentElement.scrollWidth") == width


def test_without_a_script_a_page_tells_what_is_wrong(desk: Desk, browser: Browser) -> None:
    desk.save("The mayor of the town.", "The mayor of [[tawn]].")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(desk.root)
    expect(page.get_by_role("alert")).to_contain_text("data/story.yml:15:27")
    context.close()
