"""A list of very many entries is on several pages: each entry on one of them, which stays the same."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import pytest

from generator.catalogue import catalogue_of
from generator.dates import edtf
from generator.derive.story import Story
from generator.output import Output
from generator.render import lists, parts, render
from generator.render.names import served
from generator.render.pages import claims, matrix
from generator.render.parts import Item, by_date, by_letters, listing
from generator.site import Site
from tests.as_html import body_of, html_of, text_of
from tests.story_of import INFO, source, story_of

NAMES = ("Ada", "Alma", "Álvaro", "Bela", "Йемен", "Иван", "한국", "하나", "أحمد", "3rd Unit", "«Zaria»")


def many() -> str:
    """Return the data of a story with several entries of every kind."""
    number = range(len(NAMES))
    named = "".join(
        f"  - {{id: a{n}, name: {name}, kind: person, summary: One., accept: {{no-part-of: Alone.}}}}\n"
        for n, name in enumerate(NAMES)
    )
    places = "".join(f"  - {{id: p{n}, name: {name}}}\n" for n, name in enumerate(NAMES))
    events = "".join(
        f"  - {{id: e{n}, date: {date}, title: Event {n}, summary: It was., kind: visit, place: p{n},"
        f" actors: [a{n}], sources: [s{n}]}}\n"
        for n, date in enumerate(("2024", "2024-05", "2024-05-07", "2025-01-01", "XXXX-07-01", "2025-23"))
    )
    said = "".join(
        f"  - {{id: c{n}, text: Claim {n} is so., kind: fact, reports: "
        f"[{{source: s{n}, by: a{n}, stance: asserts}}, {{source: s0, stance: asserts}}]}}\n"
        for n in number
    )
    terms = "".join(f"  - {{id: t{n}, term: {word}, meaning: It is.}}\n" for n, word in enumerate(NAMES))
    differences = "".join(
        f"  - {{id: d{n}, point: {name} or not, variants: [{{says: Yes, sources: [s0]}},"
        f" {{says: No, sources: [s1]}}]}}\n"
        for n, name in enumerate(NAMES)
    )
    questions = "".join(
        f"  - {{id: q{n}, question: 'Is it {name}?', why: It is., known: It is., would_settle: It is.,"
        f" status: open, asked: 2026-01-01}}\n"
        for n, name in enumerate(NAMES)
    )
    updates = "".join(
        f"  - {{id: u{n}, date: 202{n % 6}-01-0{1 + n % 7}, kind: update, text: 'Now [[t{n}]] in [[p{n}]].',"
        f" about: [a{n}]}}\n"
        for n in number
    )
    sources = "".join(source(f"s{n}", *(["s0"] if n % 3 == 1 else [])) for n in number)
    return (
        f"{INFO}actors:\n{named}places:\n{places}sources:\n{sources}events:\n{events}claims:\n{said}"
        f"terms:\n{terms}differences:\n{differences}questions:\n{questions}updates:\n{updates}"
    )


@pytest.fixture(autouse=True)
def _few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have three entries be more than one page holds."""
    monkeypatch.setattr(parts, "MOST", 2)
    monkeypatch.setattr(lists, "MOST_EVENTS", 2)
    monkeypatch.setattr(lists, "MOST_IN_ALL", 2)
    monkeypatch.setattr(matrix, "MOST_CELLS", 12)


def divided() -> Story:
    return story_of(many())


def pages_of(story: Story) -> dict[str, Output]:
    return {output.path: output for output in render(story, Site()).pages}


def anchors(root: Element) -> set[str]:
    return {name for element in root.iter() if (name := element.get("id"))}


def undivided(monkeypatch: pytest.MonkeyPatch) -> dict[str, Output]:
    """Return the pages of the same story where all of a list is on one."""
    with monkeypatch.context() as context:
        context.setattr(parts, "MOST", 1000)
        context.setattr(lists, "MOST_EVENTS", 1000)
        context.setattr(lists, "MOST_IN_ALL", 1000)
        context.setattr(matrix, "MOST_CELLS", 100_000)
        return pages_of(divided())


def of_list(story: Story) -> Iterator[tuple[set[str], list[str]]]:
    """Yield for every list the ids of what it is of, and the ids of what stands in its parts."""
    for kind in lists.PAGES:
        of = lists.of_kind(story, kind)
        yield (
            {id_ for id_, its in story.kinds.items() if its == kind},
            [entry.id for part in of.parts for entry in part.of],
        )
    of = claims.in_parts(story)
    yield set(story.claims), [claim.id for part in of.parts for claim in part.of]


def test_every_entry_stands_in_exactly_one_part_of_its_list() -> None:
    for ids, listed in of_list(divided()):
        assert len(ids) > 2
        assert sorted(listed) == sorted(ids)


def test_every_list_has_several_pages_none_of_which_is_that_of_an_entry() -> None:
    story = divided()
    every = [lists.of_kind(story, kind) for kind in lists.PAGES]
    paths = [
        part.path for of in [*every, claims.in_parts(story), matrix.in_parts(story)] for part in of.parts
    ]
    assert len(paths) == len(set(paths))
    assert all("/list/" in path for path in paths)
    assert all(re.fullmatch(r"[a-z0-9/~.-]+", path) for path in paths), "an address that cannot be typed"
    assert set(paths) <= pages_of(story).keys()


def test_every_link_leads_to_a_page_and_an_anchor_that_is_there() -> None:
    pages = {path: html_of(body_of(output)) for path, output in pages_of(divided()).items() if ".md" in path}
    there = {path: anchors(root) for path, root in pages.items()}
    for path, root in pages.items():
        folder = path.rpartition("/")[0]
        for link in root.iter("a"):
            href = link.get("href") or ""
            if re.match(r"https?:|mailto:|&#", href):
                continue
            target, _, anchor = href.partition("#")
            steps = list[str](folder.split("/")) if folder and target else []
            for step in target.split("/") if target else []:
                steps = steps[:-1] if step == ".." else [*steps, step]
            page = "/".join(steps) if target else path
            assert page in there, f"{path}: {href}"
            assert not anchor or anchor in there[page], f"{path}: {href}"


def test_the_search_the_api_and_the_glossarys_words_lead_to_the_part_that_an_entry_is_in() -> None:
    story = divided()
    rendered = render(story, Site())
    there = {served(o.path): anchors(html_of(body_of(o))) for o in rendered.pages if o.path.endswith(".md")}
    places = [*rendered.documents, *rendered.terms.values()]
    assert "places/list/b/#p3" in places
    assert "glossary/list/b/#t3" in rendered.terms.values()
    for place in places:
        page, _, anchor = place.partition("#")
        assert page in there
        assert not anchor or anchor in there[page]


def test_without_javascript_all_parts_are_reached_from_the_list_and_from_each_other() -> None:
    pages = pages_of(divided())
    links = [link.get("href") for link in html_of(body_of(pages["glossary.md"])).iter("a")]
    parts_of = [path for path in pages if path.startswith("glossary/list/")]
    assert {
        f"glossary/list/{str(link).rpartition('/')[2]}" for link in links if "/list/" in str(link)
    } == set(parts_of)
    part = html_of(body_of(pages["glossary/list/b.md"]))
    beside = {link.get("rel"): link.get("href") for link in part.iter("a") if link.get("rel")}
    assert beside == {"prev": "al.md", "next": "z.md"}
    assert "../../glossary.md" in [link.get("href") for link in part.iter("a")]
    assert "Glossary: B" in text_of(part)


def test_the_parts_together_say_what_the_one_page_says(monkeypatch: pytest.MonkeyPatch) -> None:
    pages, whole = pages_of(divided()), undivided(monkeypatch)
    for path, heading in (("glossary.md", "h2"), ("places.md", "h2"), ("differences.md", "h2")):
        parts_of = [
            output for name, output in pages.items() if name.startswith(path.replace(".md", "/list/"))
        ]
        said = [text_of(e) for output in parts_of for e in html_of(body_of(output)).iter(heading)]
        assert sorted(said) == sorted(text_of(e) for e in html_of(body_of(whole[path])).iter(heading))


def test_the_matrix_has_every_report_once_and_no_column_that_is_silent_on_all_of_a_part() -> None:
    story = divided()
    rows = [row for part in matrix.in_parts(story).parts for row in part.of]
    assert len(rows) == len({(origin, claim and claim.id) for origin, claim in rows})
    tables = [
        table
        for path, output in pages_of(story).items()
        if path.startswith("matrix/list/")
        for table in html_of(body_of(output)).iter("table")
    ]
    assert tables
    for table in tables:
        columns = [cell for row in table.iter("tbody") for cell in row.iter("td") if cell.get("data-source")]
        assert any("asserts" in text_of(cell) or "attributes" in text_of(cell) for cell in columns)


@pytest.mark.parametrize("name", ["Almira", "Ömer", "Zoe", "Иов", "하늘", "7"])
def test_an_entry_more_moves_no_other_as_long_as_its_part_has_room(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "MOST", 4)
    items = [by_letters(number, text, f"i{number}") for number, text in enumerate(NAMES)]
    before = {one: part.path for part in listing("actors/index.md", items).parts for one in part.of}
    more = [*items, by_letters("new", name, "new")]
    after = {one: part.path for part in listing("actors/index.md", more).parts for one in part.of}
    assert {one: path for one, path in after.items() if one != "new"} == before


def test_a_part_that_is_full_is_divided_and_no_other_moves() -> None:
    items = [by_letters(text, text, text.lower()) for text in ("Ada", "Alma", "Bela", "Cid")]
    before = {one: part.path for part in listing("places.md", items).parts for one in part.of}
    more = [*items, by_letters("Ann", "Ann", "ann")]
    after = {one: part.path for part in listing("places.md", more).parts for one in part.of}
    moved = {one for one, path in before.items() if after[one] != path}
    assert moved == {"Ada", "Alma"}
    assert after["Ann"] == "places/list/an.md"


def test_what_is_called_alike_is_told_apart_by_its_id() -> None:
    items = [by_letters(id_, "The same words", id_) for id_ in ("aa", "ab", "ba", "b", "c")]
    assert {part.path: part.of for part in listing("places.md", items).parts} == {
        "places/list/the-same-words--a.md": ("aa", "ab"),
        "places/list/the-same-words--b.md": ("b", "ba"),
        "places/list/the-same-words--c.md": ("c",),
    }


def test_parts_of_time_are_years_months_and_days_in_the_readers_language() -> None:
    dates = ("2024", "2024-05", "2024-05-07", "2024-05-07", "2024-05-08", "2024-06", "2025-01-01", "XXXX-01")
    for language, named in (("en", "7 May 2024"), ("de", "7. Mai 2024"), ("ko", "2024년 5월 7일")):
        words = catalogue_of(language)
        items = [by_date(words, n, edtf.parse(text), f"e{n}") for n, text in enumerate(dates)]
        found = {
            part.path: (part.name, part.of) for part in listing("timeline.md", items, in_order=True).parts
        }
        assert found["timeline/list/2024-05-07.md"] == (named, (2, 3))
        assert found["timeline/list/2025.md"] == ("2025" if language != "ko" else "2025년", (6,))
        assert found["timeline/list/undated.md"][1] == (7,)


def test_a_letter_is_the_same_with_and_without_accent_and_case_in_every_script() -> None:
    def first(text: str) -> str:
        item = by_letters(text, text, "x")
        return item.called(1)

    assert [first(text) for text in ("ada", "Álvaro", "ÉCOLE", "«Zaria»")] == ["A", "A", "E", "Z"]
    assert [first(text) for text in ("Йемен", "Иван", "ёлка")] == ["Й", "И", "Е"]
    assert [first(text) for text in ("한국", "하나", "أحمد", "اسم")] == ["ㅎ", "ㅎ", "ا", "ا"]
    assert [first(text) for text in ("3rd Unit", "…", "٣ أيام")] == ["0–9", "0–9", "0–9"]


def test_a_long_list_of_items_that_weigh_more_is_divided_sooner() -> None:
    items = [Item(letter, (letter,), lambda _: "", 2) for letter in "abc"]
    assert [part.of for part in listing("places.md", items).parts] == [("a",), ("b",), ("c",)]


def test_the_whole_story_is_the_ways_to_its_parts_and_does_not_say_that_it_is_one_page() -> None:
    page = pages_of(divided())["whole.md"]
    assert "on one page" not in page.text
    links = [str(link.get("href")) for link in html_of(body_of(page)).iter("a")]
    assert "claims/index.md" in links
    assert "timeline/list/2024-05.md" in links


def test_what_refers_to_an_entry_very_often_is_on_pages_of_its_own_and_all_of_it_is_reached() -> None:
    story = divided()
    pages = pages_of(story)
    own = html_of(body_of(pages["sources/s0.md"]))
    links = {str(link.get("href")) for link in own.iter("a")}
    assert "#s0_claims" in links
    parts_of = {path for path in pages if path.startswith("sources/s0/list/claims")}
    assert {f"sources/{link}" for link in links if link.startswith("s0/list/claims")} == parts_of
    listed = [link.get("href") for path in parts_of for link in html_of(body_of(pages[path])).iter("a")]
    for id_ in story.claims:
        assert f"../../../claims/{id_}.md" in listed


def test_a_list_on_the_page_of_an_entry_is_no_longer_than_one_page_holds() -> None:
    carried = [
        item
        for item in html_of(body_of(pages_of(divided())["sources/s0.md"])).iter("span")
        if item.get("class") == "claim"
    ]
    assert len(carried) == parts.MOST
