"""The search finds every actor by every form of its name, in whatever script."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from generator.story import Story

FIRST = 5
"""How many results are seen without scrolling."""

SHORT = 3
"""A word of so many letters, cut by one, is too little to tell which word is meant."""

TYPE = """
    text => {
        const field = document.querySelector("[data-md-component=search-query]");
        field.value = text;
        field.dispatchEvent(new Event("input", {bubbles: true}));
        field.dispatchEvent(new KeyboardEvent("keyup", {bubbles: true}));
    }
"""
"""Types at once what a person types letter by letter."""

ANSWER = """
    () => {
        const results = document.querySelector("[data-md-component=search-result]");
        return [
            results.querySelector(".md-search-result__meta").textContent.trim(),
            [...results.querySelectorAll(".md-search-result__item > a:first-child")].map(link => link.href),
        ];
    }
"""
"""Returns the line above the results and the addresses of the results."""


@dataclass
class Search:
    """The search of one page."""

    page: Page
    site: str
    idle: str = ""

    def open(self) -> None:
        """Open the page and its search."""
        self.page.goto(self.site)
        self.page.locator("[data-md-component=search-query]").first.click()
        self.page.wait_for_function(f"({ANSWER})()[0] !== '' && !({ANSWER})()[0].startsWith('Init')")
        self.idle = self.answer()[0]

    def answer(self) -> tuple[str, list[str]]:
        """Return the line above the results and their addresses, from that of the site."""
        line, links = self.page.evaluate(ANSWER)
        assert all(link.startswith(self.site) for link in links)
        return line, [urlsplit(link.removeprefix(self.site)).path for link in links]

    def find(self, text: str) -> list[str]:
        """Return the addresses of the pages that are found for a text, the best first."""
        self.page.evaluate(TYPE, "")
        self.page.wait_for_function(f"idle => ({ANSWER})()[0] === idle", arg=self.idle)
        self.page.evaluate(TYPE, text)
        self.page.wait_for_function(f"idle => ({ANSWER})()[0] !== idle", arg=self.idle)
        return self.answer()[1]


@pytest.fixture(scope="module", params=["root", "below"])
def search(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Search]:
    """The search of the front page, of a site at the root of its host and of one below a path."""
    with browser.new_context() as context:
        search = Search(context.new_page(), request.getfixturevalue(request.param))
        search.open()
        yield search


def forms(story: Story) -> Iterator[tuple[str, str]]:
    """Yield every name of every actor, in every language and as sources write it, with its page."""
    for actor in story.actors.values():
        for form in (actor.name, *actor.names.values(), *(spelling.form for spelling in actor.also_written)):
            yield form, f"actors/{actor.id}/"


def test_every_form_of_a_name_finds_its_actor_among_the_first_results(search: Search, story: Story) -> None:
    tried = list(forms(story))
    found = {form: search.find(form) for form, _ in tried}
    assert found
    assert {form: found[form] for form, page in tried if page not in found[form][:FIRST]} == {}


def test_a_name_is_found_before_its_last_letter_is_typed(search: Search, story: Story) -> None:
    tried = [(form[:-1], page) for form, page in forms(story) if len(form.split()[-1]) > SHORT]
    found = {text: search.find(text) for text, _ in tried}
    assert found
    assert {text: found[text] for text, page in tried if page not in found[text][:FIRST]} == {}


def test_what_stands_nowhere_is_not_found(search: Search) -> None:
    assert search.find("xylophone") == []
    assert search.answer()[0] == "No matching documents"
