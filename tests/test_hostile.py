"""Whatever is written into the data: problems with a place, or pages and exports that have it as typed."""

import copy
import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import cycle
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import html5lib
import markdown
import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from generator import build, exports
from generator.derive import Story
from generator.model import Markup, marked, words
from generator.render.prose import Prose, in_html
from generator.site import Site
from tests import as_html, hostile
from tests.test_build import inside

ROOT = Path("/nowhere")  # nothing of it is read: the data are given
SITE = Site("https://example.org/explainer/")

TEXT = st.lists(st.sampled_from(hostile.TRAPS) | st.text(max_size=12), min_size=1, max_size=4).map("".join)
OTHER: st.SearchStrategy[object] = (
    TEXT
    | st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.just([])
    | st.just({})
    | st.just(["x"])
)


def quick(examples: int) -> settings:
    """Return the settings for a number of examples, the same ones each time."""
    return settings(
        max_examples=examples,
        deadline=None,
        derandomize=True,
        database=None,
        phases=(Phase.explicit, Phase.generate),
    )


def read(raw: bytes) -> build.Checked:
    """Read a story of this one file, and see that each of its problems has a place and can be shown."""
    checked = build.read(ROOT / "data", ROOT, {hostile.story_file(ROOT): raw})
    for problem in checked.problems:
        assert problem.place.file == "data/story.yml"
        assert inside(problem.place, checked), problem
        assert problem.message.isprintable(), problem
        assert problem.help, problem
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", checked.report())
    return checked


def without_problems(data: dict[str, Any], changed: dict[hostile.Spot, object]) -> Story:
    """Return the story with the changes at all spots of which no problem tells."""
    left = dict(changed)
    while True:
        mixed = copy.deepcopy(data)
        for spot, value in left.items():
            hostile.put(mixed, spot, value)
        raw, where = hostile.file_of(mixed)
        checked = read(raw)
        errors = [problem for problem in checked.problems if problem.level == "error"]
        if not errors:
            return checked.story
        told = {where[problem.place.line - 1] for problem in errors}
        if all(path not in left for path in told):  # of a text beside it
            told = {path[:-1] for path in told}
        rest = {
            spot: value
            for spot, value in left.items()
            if not any(spot[: len(path)] == path or path[: len(spot)] == spot for path in told)
        }
        # Of an id or a kind that has changed others tell, where they refer to it.
        unchanged = {spot: value for spot, value in left.items() if takes()[spot] in FREE}
        assert len(rest) < len(left) or len(unchanged) < len(left), errors
        left = rest if len(rest) < len(left) else unchanged


FREE = ("words", "text")
"""What is not held to a form."""


@cache
def whole() -> dict[str, Any]:
    return hostile.plain()


@cache
def takes() -> dict[hostile.Spot, str]:
    return hostile.spots(whole())


def kinds_of_element(pages: Iterable[str]) -> set[tuple[str, str]]:
    """Return the elements of pages, each with each of its attributes, and where these lead to."""
    return {
        (str(element.tag), found)
        for html in pages
        for element in html5lib.parse(html, namespaceHTMLElements=False).iter()
        for found in ("", *(_attribute(*each) for each in element.items()))
    }


def _attribute(name: object, value: str) -> str:
    if name in ("href", "src", "action", "formaction", "poster", "data"):
        scheme = re.match(r"\s*([a-z][a-z0-9+.-]*):", re.sub(r"[\t\n\r]", "", value), re.IGNORECASE)
        return f"{name} {scheme[1].lower() if scheme else ''}"
    return str(name)


SVG = "{http://www.w3.org/2000/svg}"
ANYWHERE = {
    *(("a", ""), ("a", "href http"), ("a", "href https"), ("a", "href mailto"), ("em", ""), ("strong", "")),
    *(("span", name) for name in ("", "lang", "dir")),
    *((f"{SVG}tspan", name) for name in ("", "lang", "dir")),
}
"""What a text may make: what its markup stands for, and marks of the language that it is in."""


@cache
def harmless() -> set[tuple[str, str]]:
    """Return what the pages and embeds of the story are made of when no text of it is hostile."""
    story = without_problems(whole(), {})
    return ANYWHERE | kinds_of_element([*bodies(story).values(), *embedded(exports.files(story, SITE))])


def bodies(story: Story) -> dict[str, str]:
    """Return the HTML of the pages of a story by their paths."""
    pages = as_html.rendered(story) | {draft.path: draft.written() for draft in exports.pages(story)}
    assert [path for path in pages if not re.fullmatch("(?:[a-z0-9-]+/)*[a-z0-9-]+[.]md", path)] == []
    for page in pages.values():
        keys = {"title", "description", "cite", "share", "search", "hide", "data"}
        assert as_html.front_matter(page).keys() <= keys
    return {
        path: markdown.markdown(as_html.body_of(page), extensions=as_html.EXTENSIONS)
        for path, page in pages.items()
    }


def embedded(files: Mapping[str, bytes]) -> list[str]:
    """Return the pages among the exports."""
    return [raw.decode() for path, raw in files.items() if path.endswith(".html")]


def shown(story: Story) -> Iterator[str]:
    """Yield what is to be read of each text that pages show, but for those with names, which get roles."""
    for part in (story.info, *story.by_id.values()):
        marked_up = {path for path, _, _ in marked(part, Markup)}
        for path, text in words(part):
            if path[0] not in ("accept", "avoid", "contact", "moved") and "[[" not in text:
                yield Prose(story, "").words(text) if path in marked_up else text


def run_together(text: str) -> str:
    """Return a text without spaces and full stops: where one is dropped beside another mark is no matter."""
    return re.sub(r"[\s.]", "", text)


def check_exports(files: Mapping[str, bytes], usual: Mapping[str, bytes], story: Story) -> None:
    """See that every export is well-formed, and has no more things or names of things than the usual one."""
    assert files.keys() == usual.keys()
    for path, raw in files.items():
        text = raw.decode() if not path.endswith(".zip") else ""
        match path.rpartition(".")[2]:
            case "json" | "jsonld":
                json.loads(text)
            case "xml":
                tags = [[e.tag for e in ET.fromstring(one).iter()] for one in (raw, usual[path])]  # noqa: S314
                assert set(tags[0]) == set(tags[1])
            case "ics":
                names = [
                    re.findall(r"^([^\s:;]+)[:;]", one, re.MULTILINE) for one in (text, usual[path].decode())
                ]
                assert names[0] == names[1]
                assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
            case "csv":
                head, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
                assert len(rows) == len(list(csv.reader(io.StringIO(usual[path].decode(), newline="")))) - 1
                assert {len(row) for row in rows} <= {len(head)}
                cells = [cell for row in rows for cell in row if not re.fullmatch(r"-?[\d.e-]+", cell)]
                assert not [cell for cell in cells if cell[:1] in tuple("=+-@\t\r\n")]
            case "bib":
                assert text.count("{") == text.count("}")
                assert len(re.findall("^@", text, re.MULTILINE)) == usual[path].decode().count("\n@") + 1
    assert [e["title"] for e in json.loads(files["sources.json"])] == [
        s.title for s in story.sources.values()
    ]


@cache
def usual() -> dict[str, bytes]:
    """Return the exports of the story when no text of it is hostile."""
    return exports.files(without_problems(whole(), {}), SITE)


TEXT_SPOTS = [
    spot for spot, takes_ in takes().items() if takes_ in FREE and spot[-1] not in ("contact", "id")
]


@quick(5)
@given(st.lists(TEXT, min_size=11, max_size=31))
def test_hostile_texts_are_on_pages_and_in_exports_as_typed_and_nothing_more(texts: list[str]) -> None:
    story = without_problems(whole(), dict(zip(TEXT_SPOTS, cycle(texts), strict=False)))
    pages, files = bodies(story), exports.files(story, SITE)
    assert kinds_of_element([*pages.values(), *embedded(files)]) - harmless() == set()
    roots = [html5lib.parseFragment(html, namespaceHTMLElements=False) for html in pages.values()]
    read_ = run_together(" ".join(as_html.text_of(root) for root in roots))
    assert [text for text in shown(story) if run_together(text) not in read_] == []
    check_exports(files, usual(), story)


@quick(6)
@given(st.dictionaries(st.sampled_from(sorted(takes(), key=str)), OTHER, min_size=1, max_size=4))
def test_a_hostile_value_in_any_field_is_a_problem_with_a_place_or_fits(changed: dict[Any, object]) -> None:
    made = kinds_of_element(bodies(without_problems(whole(), changed)).values())
    assert {tag for tag, _ in made} & {"script", "style", "iframe", "object", "embed", "img"} == set()
    assert [name for _, name in made if name.startswith(("on", "style", "src", "action"))] == []
    schemes = ("href ", "href http", "href https", "href mailto")
    assert {name for _, name in made if name.startswith("href")} <= set(schemes)


PIECE = st.binary(max_size=8) | st.sampled_from(hostile.TRAPS).map(
    lambda text: text.encode("utf-8", "surrogatepass")
)


@quick(60)
@given(st.integers(0, 6000), st.integers(0, 300), st.lists(st.tuples(st.integers(0, 300), PIECE), max_size=5))
@example(0, 0, [(0, b"?")])
@example(0, 0, [(0, b"{u")])
@example(0, 0, [(0, b'a: "\\ud800"')])
def test_any_bytes_as_a_file_are_problems_with_a_place(
    start: int, length: int, put: list[tuple[int, bytes]]
) -> None:
    raw = hostile.file_of(whole())[0][start : start + length]
    for at, piece in put:
        raw = raw[:at] + piece + raw[at:]
    read(raw)


def test_a_bomb_of_aliases_costs_nothing() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 40)]
    assert {"anchor"} <= {problem.rule for problem in read("\n".join(lines).encode()).problems}


def test_no_attribute_is_read_from_a_cell() -> None:
    assert "{" not in in_html("x { onclick=alert(1) }")


@pytest.mark.parametrize("id_", ["../../x", "/x", "<b>", "index", "a\n", "A", "a" * 81])
def test_the_id_of_what_is_gone_is_no_path(id_: str) -> None:
    data = copy.deepcopy(whole())
    data["story"]["moved"][0]["id"] = id_
    assert "bad-id" in {problem.rule for problem in read(hostile.file_of(data)[0]).problems}
