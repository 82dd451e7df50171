"""The search behind the box, with documents made up for a test: what is the same name, what comes first."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from generator.finish.index import enriched
from generator.render import render
from generator.site import Site
from tests.story_of import story_of

WORKER = """
    async ([address, texts]) => {
        const worker = new Worker(address);
        const answer = () => new Promise(resolve => {
            worker.addEventListener("message", message => resolve(message.data.data), {once: true});
        });
        const ready = answer();
        worker.begin();
        await ready;
        const answers = [];
        for (const text of texts) {
            const found = answer();
            worker.postMessage({type: 2, data: text});
            answers.push((await found).items.map(([best]) => best.location));
        }
        worker.real.terminate();
        return answers;
    }
"""
"""Begins a search, sends texts to it, and returns the addresses of the results of each text."""

Asks = Callable[[list[dict[str, Any]], list[str]], list[list[str]]]


@pytest.fixture(scope="module")
def ask(browser: Browser, root: str) -> Iterator[Asks]:
    """Give a function that returns, for documents and texts, the addresses found for each text."""
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(root)

        def found(docs: list[dict[str, Any]], texts: list[str]) -> list[list[str]]:
            page.unroute_all()
            page.route("**/search_index.json", lambda route: route.fulfill(json={"docs": docs}))
            return list(page.evaluate(WORKER, [f"{root}assets/javascripts/search-worker.js", texts]))

        yield found


def doc(location: str, title: str, text: str = "…", **more: object) -> dict[str, Any]:
    """Return a document of the index."""
    return {"location": location, "title": title, "text": text, **more}


@pytest.mark.parametrize(
    "same",
    [
        ("Dmitry", "Dmitri", "Dmitriy", "Dmitrii", "Дмитрий", "ДМИТРИЙ", "Dmitrij"),
        ("Yevgeny", "Evgeny", "Evgenii", "Yevgeniy", "Евгений"),
        ("Фёдор", "Федор", "Fyodor", "Fedor", "Fëdor"),
        ("Oleksandr", "Олександр"),
        ("Volodymyr", "Володимир"),
        ("Łukasz", "Lukasz"),
        ("Ri Yong Ho", "Lee Young-ho", "Ri Yong-ho", "리용호"),
        ("Kim Jong Un", "Kim Jong-un", "Kim Jongun", "김정은", "Gim Jeong-eun"),
        ("Pak Chol", "Park Chol", "Bak Cheol", "박철"),
    ],
    ids=lambda same: same[0],
)
def test_one_name_is_found_by_each_way_to_write_it(ask: Asks, same: tuple[str, ...]) -> None:
    others = [doc("other", "Anton Wagner"), doc("another", "An event", f"{same[0][:2]} and {same[0]}s")]
    for written in same:
        found = ask([*others, doc("this", written, boost=3)], list(same))
        assert [text for text, first in zip(same, found, strict=True) if first[:1] != ["this"]] == []


@pytest.mark.parametrize(
    ("name", "part"), [("최선희", "선희"), ("金正恩", "正恩"), ("Kim Jong Un", "Jongun")]
)
def test_a_part_of_a_name_is_enough_where_no_space_sets_it_apart(ask: Asks, name: str, part: str) -> None:
    assert ask([doc("this", name), doc("other", "Wagner")], [part]) == [["this"]]


def test_what_was_typed_stands_before_what_differs_by_a_mistake(ask: Asks) -> None:
    docs = [
        doc("mistaken", "Marten", boost=3),
        doc("begun", "An event", "Of Martinsville."),
        doc("exact", "An event", "Of Martin."),
        doc("title", "Martin speaks"),
        doc("actor", "Ada Martin", boost=3),
    ]
    assert ask(docs, ["Martin"]) == [["actor", "title", "exact", "begun", "mistaken"]]


def test_what_is_called_as_was_typed_stands_before_what_is_like_it_or_speaks_of_it(ask: Asks) -> None:
    docs = [
        doc("like", "Office of the port of Wonsan", boost=3),
        doc("speaks", "An event", "In the port of Wonsan, 원산항."),
        doc("this", "Port of Wonsan", names=["원산항"]),
        doc("like too", "원산항 사무소", boost=3),
    ]
    for typed in ("Port of Wonsan", "port-of-wonsan", "원산항"):
        ((first, *others),) = ask(docs, [typed])
        assert first == "this"
        assert len(others) > 1


@pytest.mark.parametrize("typed", ["Martn", "Martinn", "Mxrtin", "Matrin", "artin", "Mартин", "Martim"])
def test_one_mistake_is_forgiven_in_a_name_of_six_letters(ask: Asks, typed: str) -> None:
    assert ask([doc("this", "Martin"), doc("other", "Wagner")], [typed]) == [["this"]]


@pytest.mark.parametrize("typed", ["Mertun", "Mrtni", "Wagnor", "Abda"])
def test_two_mistakes_or_one_in_a_short_name_are_not_forgiven(ask: Asks, typed: str) -> None:
    assert ask([doc("this", "Martin"), doc("other", "Ada")], [typed]) == [[]]


def test_a_state_is_found_by_the_initials_of_its_full_name(ask: Asks) -> None:
    story = story_of(
        "actors: [{id: state, name: North Korea, kind: state, summary: A state., "
        "names: {en-GB: Democratic People's Republic of Korea}}]\n"
    )
    index = enriched(
        {"docs": [doc("actors/state/", "North Korea"), doc("other", "DPRKs")]}, render(story, Site())
    )
    assert ask(index["docs"], ["DPRK", "dprk", "D.P.R.K."]) == [["actors/state/", "other"]] * 3
