"""Every entry gets its page, with everything that is known of it, and nothing on it is markup by accident."""

import html
import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TypeVar, get_args
from xml.etree.ElementTree import Element

import pytest

from generator.derive.story import Story
from generator.model import KIND_OF
from generator.model.entries import StoryInfo
from generator.model.fields import Address, Entry, Markup, Part, Ref, Translated, marked
from generator.output import Output
from generator.read.parse import Parsed
from generator.render import description, render
from generator.render.names import served
from generator.render.page import page
from generator.render.prose import Markdown, Prose
from generator.site import Site
from tests.as_html import body_of, fold, front_matter, html_of, rendered, section, shown, text_of
from tests.story_of import INFO, SITE, actor, source, story_of, tiny

ON_A_PAGE_OF_ITS_OWN = ("sources", "actors", "events", "claims", "questions")
SECTIONS = {
    "index.md", "timeline.md", "differences.md", "matrix.md", "places.md", "glossary.md", "updates.md",
    "whole.md", "about.md", "reading.md",
    "actors/index.md", "claims/index.md", "questions/index.md", "sources/index.md",
}  # fmt: skip


@cache
def pages() -> dict[str, Output]:
    """Return the pages of the story of tests/site."""
    return rendered(tiny())


@cache
def element(path: str) -> Element:
    return html_of(body_of(pages()[path]))


EVERY_PAGE = pytest.mark.parametrize("path", sorted(pages()))


# Pages and addresses


def test_there_is_a_page_for_every_section_and_entry_and_no_other() -> None:
    own = {
        KIND_OF[kind].page.format(id_) for id_, kind in tiny().kinds.items() if kind in ON_A_PAGE_OF_ITS_OWN
    }
    gone = {
        KIND_OF[one.kind].page.format(one.id) for one in tiny().info.moved if one.kind in ON_A_PAGE_OF_ITS_OWN
    }
    assert set(pages()) == SECTIONS | own | gone


def test_pages_come_in_the_order_of_their_paths_each_once() -> None:
    paths = [output.path for output in render(tiny(), Site()).pages]
    assert paths == sorted(set(paths))


@pytest.mark.parametrize("id_", sorted(tiny().by_id))
def test_every_entry_has_its_page_or_its_anchor(id_: str) -> None:
    path, _, anchor = KIND_OF[tiny().kinds[id_]].page.format(id_).partition("#")
    assert path in pages()
    if anchor:
        assert [e.tag for e in element(path).iter() if e.get("id") == anchor] == ["h2"]


@EVERY_PAGE
def test_every_link_inside_the_site_leads_to_a_page_and_an_anchor_that_is_there(path: str) -> None:
    for href in (e.get("href") or "" for e in element(path).iter("a") if e.get("class") != "headerlink"):
        if re.match(r"https?:|mailto:|&#|#", href) or href.split("#")[0].endswith("about.md"):
            continue
        target, _, anchor = href.partition("#")
        # MkDocs converts the links of Markdown; those of a picture are already as the site has them.
        base, by_name = (Path("/", path).parent, {name: name for name in pages()})
        if not target.endswith(".md"):
            base, by_name = Path("/", served(path)), {served(name).strip("/"): name for name in pages()}
        resolved = by_name.get((base / target).resolve().relative_to("/").as_posix(), "")
        assert resolved in pages(), href
        assert not anchor or anchor in {e.get("id") for e in element(resolved).iter()}, href


@EVERY_PAGE
def test_no_anchor_stands_twice_on_a_page(path: str) -> None:
    ids = [e.attrib["id"] for e in element(path).iter() if "id" in e.attrib]
    assert sorted(ids) == sorted(set(ids))


@EVERY_PAGE
def test_every_page_has_one_title_heading_and_skips_no_level(path: str) -> None:
    levels = [int(e.tag[1]) for e in element(path).iter() if re.fullmatch("h[1-6]", str(e.tag))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_story_of_nothing_but_a_claim_has_all_its_section_pages() -> None:
    story = story_of("claims:\n  - {id: one, text: It is., kind: fact, reports: []}\n")
    assert set(rendered(story)) == SECTIONS | {"claims/one.md"}
    assert "Nobody on record says so" in shown(rendered(story)["claims/one.md"])


# Front matter


@EVERY_PAGE
def test_every_page_begins_with_the_file_and_line_that_it_is_made_from(path: str) -> None:
    first, second, *_ = pages()[path].text.split("\n")
    assert first == "---"
    if path == "reading.md":  # which is the same for every story
        assert second == "# Generated, and the same for every story."
        return
    found = re.fullmatch(r"# Generated from (data/\S+\.yml#L\d+(?:, data/\S+\.yml#L\d+)*)\. .*", second)
    assert found, second
    assert found[1].split(", ") == front_matter(pages()[path])["data"]


@pytest.mark.parametrize("id_", sorted(tiny().by_id))
def test_the_line_that_the_page_of_an_entry_names_is_that_of_its_id(id_: str) -> None:
    output = pages()[KIND_OF[tiny().kinds[id_]].page.format(id_).partition("#")[0]]
    if output.path in SECTIONS:
        return  # it names every file that it shows
    (origin,) = front_matter(output)["data"]
    file, line = origin.split("#L")
    assert f"id: {id_}" in (SITE / file).read_text(encoding="utf-8").splitlines()[int(line) - 1]


@EVERY_PAGE
def test_every_page_has_a_title_and_a_description_of_at_most_160_characters(path: str) -> None:
    head = front_matter(pages()[path])
    assert {"title", "description", "data"} <= set(head)
    assert head["title"].strip()
    assert 0 < len(head["description"]) <= 160


def test_no_two_pages_have_the_same_title() -> None:
    titles = [front_matter(output)["title"] for output in pages().values()]
    assert sorted(titles) == sorted(set(titles))


def test_a_long_description_is_cut_after_a_word() -> None:
    story = story_of(
        f"actors:\n  - {{id: a, name: A, kind: person, summary: '{'[[a|wörd]] & *more* ' * 40}'}}\n"
    )
    said = front_matter(rendered(story)["actors/a.md"])["description"]
    assert said.startswith("A. wörd &amp; more wörd")
    assert re.search(r"(wörd|&amp;|more)…$", said)
    assert 150 < len(said.replace("&amp;", "&")) <= 160


def test_the_description_of_the_site_is_the_summary_without_its_markup() -> None:
    assert description(tiny()).startswith("Officials of Eastland say that a bridge is planned; Kim Min-a of")


# Templates


def test_a_template_refuses_to_print_a_text_that_was_not_escaped() -> None:
    def actors_page(groups: list[dict[str, object]]) -> Output:
        prose = Prose(tiny(), "actors/index.md")
        return page(
            prose,
            "actors",
            title="Actors",
            description="A.",
            places=[],
            groups=groups,
            speakers=none,
            meetings=none,
            part=[],
            parts=[],
            neighbours=[],
        )

    none = Markdown("")
    group: dict[str, object] = {"heading": Markdown("States"), "actors": []}
    assert "## States" in actors_page([group]).text
    with pytest.raises(TypeError, match="'States', which is not Markdown"):
        actors_page([{**group, "heading": "States"}])
    with pytest.raises(TypeError, match="None, which is not Markdown"):
        actors_page([{**group, "heading": None}])


def test_a_template_refuses_a_value_that_is_not_there() -> None:
    with pytest.raises(Exception, match="'part' is undefined"):
        page(Prose(tiny(), "actors/index.md"), "actors", title="Actors", description="A.", places=[])


# What the pages say


def test_the_front_page_has_the_question_its_answer_and_how_the_claims_stand() -> None:
    said = shown(pages()["index.md"])
    for words in (
        "Will there be a bridge at Ostrovka?",
        "Officials of Eastland say that a bridge is planned; Kim Min-a of Westland denies it.",
        "Nobody has said who pays, see the map.",
        "Several sides say so 1 The banks were surveyed Eastland and Westland say so",
        "Only one side says so 1 Only rewrites of The Wire say so 1 claim",
        "Disputed 1 A bridge at Ostrovka is planned Eastland says so, Westland denies it The editors: likely",
        "Not known 2",
        "Who pays for the bridge?",
        "How long is it?",
        "31 January 2026",
        "5 sources",
        "errors@example.org",
        "Corrections",
        "Owners & funders",
    ):
        assert words in said
    assert "Where is it?" not in said


def test_a_claim_page_tells_who_says_it_through_which_source_and_in_which_words() -> None:
    output = pages()["claims/bridge-planned.md"]
    said = section(output, "Who says so")
    for words in (
        "Eastland",
        "The Wire, 9 January 2026, in its own voice",
        "At The bridge is announced Anna Orlova",
        "Anna Orlova (engineer), in The Wire, 9 January 2026",
        '«будет», 100 %” ✓ (translated: “The bridge "will be", 100 %”)',
        "1 retelling that adds no witness",
        "The Herald, January 2026, in its own voice; retells The Wire, 9 January 2026",
        "hedged, as by “allegedly” or “reportedly”",
    ):
        assert words in said
    assert section(output, "Who denies it").startswith("Westland Kim Min-a, in Westland: On the bridge")
    assert "There is no plan | none" in section(output, "Who denies it")
    assert "Weekly digest, in its own voice" in section(output, "Who doubts it")
    assert "likely" in section(output, "How the editors judge it")
    assert "A. Editor on 30 January 2026" in section(output, "How the editors judge it")


NONE = "No quote here has been looked up in the text of its source."
FOUND = "Quotes with ✓ were found word for word in the text of the source, last on 30 January 2026."
OTHERS = "The others have not been looked up."


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("claims/bridge-planned.md", [FOUND, OTHERS]),
        ("whole.md", [FOUND, OTHERS]),
        ("events/announcement.md", [FOUND]),
        ("sources/wire-report.md", [FOUND]),
        ("actors/anna-orlova.md", [FOUND]),
        ("sources/westland-statement.md", [NONE]),
        ("claims/banks-surveyed.md", []),
    ],
)
def test_a_page_with_quotes_says_once_whether_and_when_they_were_looked_up(
    path: str, said: list[str]
) -> None:
    words = fold(text_of(element(path)))
    assert [words.count(line) for line in (NONE, FOUND, OTHERS)] == [
        line in said for line in (NONE, FOUND, OTHERS)
    ]
    marks = [one for one in element(path).iter() if one.get("class") == "verified"]
    assert len(marks) == (FOUND in said)
    assert all(one.get("aria-label") == one.get("title") for one in marks)
    assert all("on 30 January 2026" in (one.get("title") or "") for one in marks)


@pytest.mark.parametrize(
    ("id_", "words"),
    [
        (
            "bridge-planned",
            [
                "≠ Eastland says so, Westland denies it",
                "1 party: Eastland; denied by Westland; also said in rewrites of 저녁 뉴스",
                "doubted only in rewrites of 저녁 뉴스 and The Wire",
                "going back to 2 originals",
            ],
        ),
        (
            "banks-surveyed",
            [
                "● Eastland and Westland say so",
                "2 parties, with no bond on record: Eastland and Westland",
                "2 sources report on it",
            ],
        ),
        (
            "money-was-found",
            [
                "◐ Only rewrites of The Wire say so",
                "No party says so at first hand, only rewrites of The Wire, 9 January 2026",
                "Those who say so retell The Wire, 9 January 2026, which was read whole",
                "going back to 1 original",
            ],
        ),
        ("work-has-begun", ["○ Nobody", "1 source reports on it"]),
        ("opens-in-july", ["A prediction", "The bridge is to open"]),
    ],
)
def test_a_claim_page_tells_its_standing_its_parties_and_its_origins(id_: str, words: list[str]) -> None:
    said = shown(pages()[f"claims/{id_}.md"])
    assert [expected for expected in words if expected not in said] == []


def test_a_claim_page_names_the_sources_that_were_read_whole_and_are_silent() -> None:
    said = section(pages()["claims/work-has-begun.md"], "Which sources do not carry it")
    assert "2 sources read whole, and silent The Wire, 9 January 2026 and Westland: On the bridge" in said
    assert "A source of which only a part was read may still carry it: what each source says." in said
    assert "Weekly digest" not in said, "it was read only in part"
    assert "Herald" not in said, "it carries the claim"
    assert "저녁 뉴스" not in said, "it was not seen"


def test_a_claim_page_names_an_event_once_for_each_party_that_spoke_there() -> None:
    said = section(pages()["claims/bridge-planned.md"], "Who says so")
    assert said.count("The bridge is announced") == 1


def test_opinions_and_predictions_are_called_so() -> None:
    assert "An opinion" in shown(pages()["claims/bridge-is-fine.md"])
    assert "A prediction" in shown(pages()["claims/opens-in-july.md"])
    views = section(pages()["claims/index.md"], "Opinions and predictions")
    assert re.search("The bridge is a fine thing .*The bridge opens in July", views)


def test_the_claims_are_listed_by_their_standing() -> None:
    assert [text_of(e) for e in element("claims/index.md").iter("h2")] == [
        "● Several sides say so",
        "◐ Only one side says so",
        "≠ Disputed",
        "○ Nobody on record says so",
        "Opinions and predictions",
    ]


@pytest.mark.parametrize("path", ["index.md", "claims/index.md"])
def test_the_claims_of_fact_are_counted_in_words_and_in_a_bar(path: str) -> None:
    assert (
        "4 claims of fact: 1 said by several sides; 1 said by only one side, 1 of them only at second hand; "
        "1 disputed; 1 said by nobody on record." in shown(pages()[path])
    )
    parts = [
        (e.get("class"), e.get("x"), e.get("width"))
        for e in element(path).iter()
        if str(e.tag).endswith("rect")
    ]
    assert parts == [
        ("corroborated", "0", "1"),
        ("one-sided", "1", "1"),
        ("contested", "2", "1"),
        ("unsupported", "3", "1"),
    ]


def test_the_front_page_shows_the_largest_family_of_rewrites() -> None:
    said = shown(pages()["index.md"])
    assert "2 reports, one origin The Herald, January 2026 Weekly digest, publisher not recorded" in said
    assert "All of them go back to The Wire, 9 January 2026." in said
    alone = story_of(f"sources:\n{source('a')}{source('b', 'a')}")
    assert "reports, one origin" not in shown(rendered(alone)["index.md"])


# The matrix


def matrices() -> list[list[list[str]]]:
    """Return the tables of the matrix: the texts of the cells, by row."""
    tables = element("matrix.md").iter("table")
    return [[[text_of(cell) for cell in row] for row in table.iter("tr")] for table in tables]


def test_an_original_and_its_rewrites_have_a_table_of_their_own_as_one_witness() -> None:
    origins, sources, *_ = matrices()[0]
    assert origins == ["Claim", "One witness: The Wire, 9 January 2026 and what goes back to it", "Elsewhere"]
    assert sources == ["The Wire, 9 January 2026 the original", "The Herald, January 2026", "Weekly digest"]
    family = next(element("matrix.md").iter("table"))
    assert [e.get("colspan") for e in family.iter("th") if e.get("scope") == "colgroup"] == ["3"]
    assert [int(e.get("span", 1)) for e in family.iter("colgroup")] == [1, 3, 1]


def test_a_rewrite_of_two_originals_stands_with_both_and_is_said_to() -> None:
    assert matrices()[1][1] == ["저녁 뉴스 the original", "Weekly digest"]
    said = section(pages()["matrix.md"], "From The Wire, 9 January 2026")
    assert "2 sources go back to The Wire, 9 January 2026: one witness." in said
    assert "Weekly digest also goes back to 저녁 뉴스." in said


def test_every_cell_of_the_matrix_says_in_words_what_the_source_does_with_the_claim() -> None:
    rows = {row[0]: row[1:] for row in matrices()[0][2:]}
    assert rows["A bridge at Ostrovka is planned ≠ Eastland says so, Westland denies it"] == [
        "● asserts❞ attributes to Anna Orlova",
        "● asserts",
        "~ hedges, by Kim Min-a? doubts",
        "in 1 other source, 1 origin",
    ]
    assert rows["The banks were surveyed ● Eastland and Westland say so"][:3] == [
        "❞ attributes to Anna Orlova",
        "– silent",
        "… not in the part read",
    ]
    assert rows["Work has begun ○ Nobody on record says so"][-1] == "in no other source"
    assert matrices()[1][2][1] == "… not seen"


def test_sources_that_are_kin_to_no_other_stand_beside_each_other_on_their_own() -> None:
    assert matrices()[2] == [
        ["Claim", "Westland: On the bridge"],
        ["A bridge at Ostrovka is planned ≠ Eastland says so, Westland denies it", "✕ denies, by Kim Min-a"],
        ["The banks were surveyed ● Eastland and Westland say so", "● asserts"],
    ]


def test_a_source_from_which_no_claim_is_recorded_is_named_below_the_matrix() -> None:
    claim = "{id: c, text: C., kind: fact, reports: [{source: a, stance: asserts}]}"
    story = story_of(f"sources:\n{source('a')}{source('b')}claims:\n  - {claim}\n")
    assert "No claim is recorded from About b." in shown(rendered(story)["matrix.md"])


def of_many(number: int, *derived_from: str) -> Element:
    """Return the matrix of so many sources that carry one claim."""
    ids = [f"s{n}" for n in range(number)]
    reports = ", ".join(f"{{source: {id_}, stance: asserts}}" for id_ in ids)
    claim = f"{{id: c, text: C., kind: fact, reports: [{reports}]}}"
    sources = source(ids[0]) + "".join(source(id_, *derived_from) for id_ in ids[1:])
    return html_of(body_of(rendered(story_of(f"sources:\n{sources}claims:\n  - {claim}\n"))["matrix.md"]))


@pytest.mark.parametrize(("number", "scrolls"), [(7, False), (8, True)])
def test_the_table_of_a_large_family_scrolls_inside_itself_and_is_reached_with_the_keyboard(
    number: int, *, scrolls: bool
) -> None:
    root = of_many(number, "s0")
    regions = [e for e in root.iter("div") if e.get("role") == "region" and e.get("tabindex") == "0"]
    assert len(regions) == scrolls
    captions = [e.get("id") for e in root.iter("figcaption")]
    assert all(e.get("aria-labelledby") in captions for e in regions)


@pytest.mark.parametrize(("number", "widths"), [(1, [1]), (7, [7]), (8, [4, 4]), (16, [5, 5, 6])])
def test_many_sources_on_their_own_stand_in_tables_that_fit(number: int, widths: list[int]) -> None:
    heads = list(of_many(number).iter("thead"))
    assert [sum(th.get("scope") == "col" for th in head.iter("th")) - 1 for head in heads] == widths


def test_an_actor_page_shows_every_name_with_its_language() -> None:
    output = pages()["actors/anna-orlova.md"]
    names = {
        (e.get("lang"), text_of(e)) for e in element("actors/anna-orlova.md").iter("span") if e.get("lang")
    }
    assert set(tiny().actors["anna-orlova"].names.items()) <= names
    said = section(output, "Names")
    for words in ("Russian: Анна Орлова", "Korean: 안나 오를로바", "Belarusian: Ганна Арлова"):
        assert words in said


def test_an_actor_page_shows_every_spelling_with_its_sources() -> None:
    said = section(pages()["actors/anna-orlova.md"], "Names")
    assert "Anna Orlowa in The Herald, January 2026 and Weekly digest." in said
    assert "The German form; The Wire, 9 January 2026 has the usual one." in said
    assert "Орловой in The Wire, 9 January 2026." in said


def test_an_actor_page_tells_whom_the_actor_belongs_to_and_what_they_said() -> None:
    output = pages()["actors/anna-orlova.md"]
    assert re.search(r"Part of Ministry of Bridges; .*Eastland", shown(output))
    assert "met Kim Min-a (minister of Westland), since 2025" in section(output, "Relations")
    assert "A bridge at Ostrovka is planned" in section(output, "What they say")
    assert "Мост «будет», 100 %" in section(output, "What they say")
    assert "found only in rewrites" in section(output, "What they say")
    assert "Anna Orlova" in section(pages()["actors/ministry.md"], "Who belongs to it")
    assert "The Wire, 9 January 2026" in section(pages()["actors/wire.md"], "Publications")


def test_a_source_page_tells_what_it_is_what_it_goes_back_to_and_what_it_carries() -> None:
    said = shown(pages()["sources/wire-report.md"])
    story = tiny()
    wire = story.sources["wire-report"]
    for words in (
        wire.title,
        wire.author,
        wire.url,
        wire.archived,
        wire.sha256,
        "Russian",
        "10 January 2026",
    ):
        assert words
        assert words in said
    lineage = section(pages()["sources/digest.md"], "Lineage")
    for words in ("The Herald, January 2026", "The Wire, 9 January 2026", "저녁 뉴스"):
        assert words in lineage
    assert "Weekly digest" in section(pages()["sources/wire-report.md"], "Lineage")
    assert "Work has begun" in section(pages()["sources/herald-rewrite.md"], "What it carries")
    assert "not recorded" in shown(pages()["sources/digest.md"])


def test_a_source_is_called_by_its_label_and_its_title_stands_beside_it() -> None:
    assert [text_of(e) for e in element("sources/digest.md").iter("h1")] == ["Weekly digest"]
    assert "Title [What the week brought]" in shown(pages()["sources/digest.md"])
    assert "Weekly digest [What the week brought] read in part" in shown(pages()["sources/index.md"])
    assert "Title" not in [text_of(e) for e in element("sources/broadcast.md").iter("dt")]
    labelled = story_of(
        "sources:\n"
        "  - {id: a, label: Account 1, title: A Loud Headline, type: article, language: en, seen: excerpt}\n"
    )
    assert "Title “A Loud Headline”" in shown(rendered(labelled)["sources/a.md"])


def test_the_whole_story_asks_and_compares_after_what_happened_and_names_the_actors_after_the_claims() -> (
    None
):
    assert [text_of(e) for e in element("whole.md").iter("h2")][:6] == [
        "What happened",
        "What is asked",
        "Where the sources differ",
        "What is claimed",
        "Who is who",
        "Sources",
    ]


def test_dates_are_shown_as_exact_as_they_are() -> None:
    said = shown(pages()["timeline.md"])
    for words in (
        "about October 2025",
        "8 to 9 January 2026",
        "until 26 January 2026",
        "July, year not stated",
    ):
        assert words in said
    assert [e.get("datetime") for e in element("timeline.md").iter("time")] == []
    assert [e.get("datetime") for e in element("updates.md").iter("time")] == [
        "2026-01-31",
        "2026-01-31",
        "2026-01-25",
        "2026-01-20",
    ]


@pytest.mark.parametrize(
    ("date", "machine"),
    [
        ("2025-07-12", "2025-07-12"),
        ("2025-07", None),
        ("XXXX-07-12", None),
        ("2025-07-11/2025-07-13", None),
        ("-0044-03-15", None),
        ("0000-01-01", None),
    ],
)
def test_a_whole_day_that_html_can_express_is_marked_for_machines(date: str, machine: str | None) -> None:
    event = f"{{id: e, date: '{date}', title: E, summary: E., kind: visit, sources: []}}"
    found = rendered(story_of(f"events:\n  - {event}\n"))["timeline.md"]
    times = [e.get("datetime") for e in html_of(body_of(found)).iter("time")]
    assert times == ([machine] if machine else [])


def test_the_timeline_is_in_the_order_of_time_with_unstated_years_last() -> None:
    said = shown(pages()["timeline.md"])
    titles = [event.title for event in tiny().timeline]
    assert titles[-1] == "The bridge is to open"
    assert sorted(titles, key=said.rindex) == titles  # in the list, which stands below the picture


def test_differences_stand_side_by_side_each_with_its_sources() -> None:
    variants = [[text_of(part) for part in e] for e in element("differences.md").iter("li")]
    assert ["8 January, or | 9", "The Wire, 9 January 2026"] in variants
    assert ["10 January", "The Herald, January 2026 and Weekly digest"] in variants


def test_a_place_shows_its_names_its_position_and_what_happened_there() -> None:
    said = section(pages()["places.md"], "Ostrovka")
    for words in (
        "Russian: Островка",
        "Korean: 오스트롭카",
        "In The river",
        "51.50° N, 3.25° W",
        "The bridge is announced",
    ):
        assert words in said


def test_an_entry_tells_where_it_is_mentioned() -> None:
    said = section(pages()["claims/money-was-found.md"], "Where this appears")
    assert said == "1 question Who pays for the bridge?"


def test_where_an_entry_appears_is_told_by_kind_and_folded_away_where_it_is_long() -> None:
    claims = "".join(
        f"  - {{id: c{n}, text: C{n}., kind: fact, about: [a], reports: []}}\n" for n in range(7)
    )
    question = "{id: q, question: Q?, why: W., known: K., would_settle: S., status: open, about: [a]}"
    story = story_of(f"actors:\n{actor('a')}claims:\n{claims}questions:\n  - {question}\n")
    folds = list(html_of(body_of(rendered(story)["actors/a.md"])).iter("details"))
    assert [text_of(next(e.iter("summary"))) for e in folds] == ["7 claims", "1 question"]
    assert ["open" in e.attrib for e in folds] == [False, True]


# Before and after


def neighbours(path: str) -> dict[str, str]:
    return {e.get("rel", ""): text_of(e) for e in element(path).iter("a") if e.get("rel")}


def test_an_event_leads_to_those_before_and_after_it_in_time() -> None:
    order = tiny().timeline
    for before, event, after in zip([None, *order], order, [*order[1:], None], strict=False):
        expected = {"prev": before and before.title, "next": after and after.title}
        assert neighbours(f"events/{event.id}.md") == {rel: said for rel, said in expected.items() if said}


@pytest.mark.parametrize("kind", ["actors", "claims", "sources", "questions"])
def test_an_entry_leads_to_those_before_and_after_it_in_the_data(kind: str) -> None:
    ids = list(getattr(tiny(), kind))
    label = Prose(tiny(), "index.md").label
    for before, id_, after in zip([None, *ids], ids, [*ids[1:], None], strict=False):
        expected = {"prev": before and label(before), "next": after and label(after)}
        assert neighbours(f"{kind}/{id_}.md") == {rel: said for rel, said in expected.items() if said}


def test_only_a_long_page_of_a_section_has_a_list_of_its_sections() -> None:
    terms = "".join(f"  - {{id: t{n}, term: T{n}, meaning: M.}}\n" for n in range(6))
    found = rendered(story_of(f"terms:\n{terms}actors:\n{actor('a')}"))
    assert "hide" not in front_matter(found["glossary.md"])
    for path in ("index.md", "matrix.md", "updates.md", "actors/a.md"):
        assert front_matter(found[path])["hide"] == ["toc"], path


# Words of the glossary


def abbreviations(root: Element) -> dict[str, str]:
    return {text_of(e): e.get("title") or "" for e in root.iter("abbr")}


def test_a_word_of_the_glossary_is_explained_where_it_is_used() -> None:
    assert abbreviations(element("timeline.md")) == {"banks": 'The two sides of a "river" & its mud < water.'}
    assert abbreviations(element("updates.md")) == {
        "span": "A part of a bridge, from one pier to the next, see The length of the bridge."
    }


def test_a_page_that_does_not_use_a_word_does_not_define_it() -> None:
    for path, output in pages().items():
        defined = re.findall(r"^\*\[(.*?)\]:", output.text, re.MULTILINE)
        read = shown(output)
        assert all(re.search(rf"\b{word}\b", read) for word in defined), path


def test_a_tooltip_is_read_as_its_meaning_was_written() -> None:
    meaning = "x < y &lt; \"z\" 'q' & <b> `c` | \\"
    text = (
        "terms:\n  - id: it\n    term: word\n    meaning: >-\n      " + meaning + "\n"
        "claims: [{id: one, text: A word., kind: fact, reports: []}]\n"
    )
    found = rendered(story_of(text, allowed=("raw-html",)))["claims/one.md"]
    assert abbreviations(html_of(body_of(found))) == {"word": meaning}


def test_the_glossary_needs_no_tooltips() -> None:
    assert abbreviations(element("glossary.md")) == {}
    said = shown(pages()["glossary.md"])
    for words in ("span", "A part of a bridge", "leap", "скачок"):
        assert words in said


@pytest.mark.parametrize("word", ["C++", "a*b", "x_y", "R&D", "<b>", "a]b", "[a]", "a\\b", "“q”", "''"])
def test_no_word_of_the_glossary_breaks_a_page(word: str) -> None:
    text = (
        f"terms:\n  - id: it\n    term: '{word.replace(chr(39), chr(39) * 2)}'\n    meaning: A word.\n"
        "claims:\n  - id: one\n    kind: fact\n    reports: []\n"
        f"    text: 'A {word.replace(chr(39), chr(39) * 2)} is here'\n"
    )
    found = rendered(story_of(text))
    assert f"A {word} is here" in shown(found["claims/one.md"])
    assert "A word." not in shown(found["claims/one.md"])
    assert word in shown(found["glossary.md"])


# Hostile texts

P = TypeVar("P", bound=Part)

HOSTILE = "<script>alert(1)</script> \"q\" 'r' | & &amp; *a* [b](c) `d` {e} </p> <!-- #"

NOT_SHOWN = {"language"}
"""Keys whose text is a code: it is shown, or stands in a tag, in another form."""


def with_hostile_texts(part: P, added: dict[str, str], path: tuple[str, ...] = ()) -> P:
    """Return the part with something hostile at the end of every free text; `added` gets all of them."""
    fixed = {p for mark in (Ref, Address) for p, _, _ in marked(part, mark) if len(p) == 1}
    texts = {p for mark in (Markup, Translated) for p, _, _ in marked(part, mark) if len(p) == 1}
    changed: dict[str, object] = {}
    for key, field in type(part).model_fields.items():
        value = getattr(part, key)
        here = (*path, key)
        if isinstance(value, Part):
            changed[key] = with_hostile_texts(value, added, here)
        elif isinstance(value, tuple):
            changed[key] = tuple(
                with_hostile_texts(item, added, (*here, str(n)))
                if isinstance(item, Part)
                else item
                if any(isinstance(mark, Ref) for arg in get_args(field.annotation) for mark in get_args(arg))
                else hostile(item, added, (*here, str(n)))
                for n, item in enumerate(value)
            )
        elif isinstance(value, dict):
            changed[key] = {code: hostile(said, added, (*here, code)) for code, said in value.items()}
        elif isinstance(value, str) and (key,) not in fixed and key not in NOT_SHOWN:
            free = field.annotation in (str, str | None) and not field.metadata
            if key not in {"id", "contact"} and (free or (key,) in texts):
                changed[key] = hostile(value, added, here)
    return part.model_copy(update=changed)


def hostile(text: str, added: dict[str, str], path: tuple[str, ...]) -> str:
    mark = f"HOSTILE{len(added)}"
    added[".".join(path)] = mark
    return f"{text.rstrip()} {HOSTILE} {mark} #"


@cache
def hostile_story() -> tuple[Story, Mapping[str, str]]:
    """Return the story of tests/site with something hostile in every free text, and the marks of these."""
    tame = tiny()
    added: dict[str, str] = {}
    info: StoryInfo = with_hostile_texts(tame.info, added, ("story",))
    parsed = Parsed(info, tame.parsed.info_node)
    for kind, entry, node in tame.parsed.entries:
        changed: Entry = with_hostile_texts(entry, added, (kind, entry.id))
        parsed.entries.append((kind, changed, node))
    return Story.of(parsed, list(tame.files.values())), added


def hostile_pages() -> Iterator[tuple[Output, Element]]:
    for output in rendered(hostile_story()[0]).values():
        yield output, html_of(body_of(output))


def test_hostile_texts_stand_in_every_free_text() -> None:
    added = hostile_story()[1]
    assert len(added) > 80
    for path in (
        "story.title",
        "actors.anna-orlova.names.ru",
        "actors.anna-orlova.also_written.0.note",
        "claims.bridge-planned.reports.1.quote",
        "differences.length.variants.1.says",
        "terms.span.avoid.0",
    ):
        assert path in added


def test_hostile_texts_are_read_as_they_were_written() -> None:
    read = " ".join(
        f"{html.unescape(front_matter(output)['title'])} {text_of(root)}" for output, root in hostile_pages()
    )
    as_text = fold(HOSTILE)
    as_words = as_text.replace("*a*", "a").replace("[b](c)", "b")
    missing = [
        path
        for path, mark in hostile_story()[1].items()
        if f"{as_text} {mark}" not in read and f"{as_words} {mark}" not in read
    ]
    assert missing == []


def test_hostile_texts_make_no_element_and_no_attribute() -> None:
    tame: set[tuple[object, ...]] = set()
    for path in pages():
        for e in element(path).iter():
            tame.add((e.tag, *sorted(set(e.attrib) - {"id"})))
    for output, root in hostile_pages():
        for e in root.iter():
            assert (e.tag, *sorted(set(e.attrib) - {"id"})) in tame | {("em",), ("a", "href")}, output.path
            for name, value in e.attrib.items():
                if name in ("href", "src") and "HOSTILE" in value:
                    # A quote may stand in a text fragment, where every sign is encoded.
                    fragment = r"https://wire\.example/bridge#:~:text=[\w%.~]+(,[\w%.~]+)?"
                    assert value.startswith("#") or re.fullmatch(fragment, value), (output.path, value)


def test_hostile_texts_leave_every_page_as_many_blocks_as_before() -> None:
    def blocks(root: Element) -> list[object]:
        return [
            e.tag
            for e in root.iter()
            if e.tag in {"h1", "h2", "h3", "p", "ul", "li", "table", "tr", "td", "div"}
        ]

    for output, root in hostile_pages():
        assert blocks(root) == blocks(element(output.path)), output.path


def test_hostile_titles_and_descriptions_are_escaped_for_html() -> None:
    for output, _ in hostile_pages():
        head = front_matter(output)
        for key in ("title", "description"):
            assert not re.search(r"[<>\"]|&(?!amp;|lt;|gt;|quot;)", head[key]), head[key]


@pytest.mark.parametrize("path", ["index.md", "updates.md"])
def test_pages_say_where_to_report_errors_or_that_no_address_is_given(path: str) -> None:
    assert "Found an error? Tell the editors: errors@example.org." in shown(pages()[path])
    for given in ("", ", contact: none"):
        story = story_of(INFO.replace("}", f"{given}}}"))
        assert "The editors give no address to which errors can be reported." in shown(rendered(story)[path])


def test_a_hostile_contact_is_no_markup() -> None:
    contact = "https://example.org/><script>alert(1)</script>`|"
    text = INFO.replace("}", f", contact: '{contact}'}}")
    for path in ("index.md", "updates.md"):
        root = html_of(body_of(rendered(story_of(text))[path]))
        (link,) = [e for e in root.iter("a") if (e.get("href") or "").startswith("https:")]
        assert link.get("href") == "https://example.org/%3E%3Cscript%3Ealert(1)%3C/script%3E%60%7C"


@pytest.mark.parametrize("code", ['en" onclick="x', "en|x", "`en`", "*en*", "<b>", "&", "en\\*"])
def test_a_hostile_language_is_no_markup(code: str) -> None:
    tame = story_of(f"actors:\n{actor('a')}sources:\n{source('s')}")
    entries = [
        (
            kind,
            entry.model_copy(update={"names": {code: "Name"}} if kind == "actors" else {"language": code}),
            node,
        )
        for kind, entry, node in tame.parsed.entries
    ]
    parsed = Parsed(tame.info, tame.parsed.info_node, entries)
    found = rendered(Story.of(parsed, list(tame.files.values())))
    spans = [e for e in html_of(body_of(found["actors/a.md"])).iter("span") if e.text == "Name"]
    assert [(set(span.attrib), len(span)) for span in spans] == [({"lang"}, 0)] * 2
    (heading,) = html_of(body_of(found["sources/s.md"])).iter("h1")
    assert text_of(heading) == "About s"
    assert [set(e.attrib) for e in heading.iter("span")] == [{"lang"}]


def test_a_hostile_language_does_not_break_a_list() -> None:
    difference = "{id: d, point: P, variants: [{says: x, sources: [s]}, {says: y, sources: [s]}]}"
    tame = story_of(f"sources:\n{source('s')}differences:\n  - {difference}\n")
    entries = [
        (kind, entry.model_copy(update={"language": "a|b"} if kind == "sources" else {}), node)
        for kind, entry, node in tame.parsed.entries
    ]
    parsed = Parsed(tame.info, tame.parsed.info_node, entries)
    found = rendered(Story.of(parsed, list(tame.files.values())))
    variants = [[text_of(part) for part in e] for e in html_of(body_of(found["differences.md"])).iter("li")]
    assert variants == [["x", "About s"], ["y", "About s"]]


def quoted(url: str, seen: str, said: str) -> list[Element]:
    """Return the quote on the page of a claim, of a source like this."""
    story = story_of(
        f"sources:\n  - {{id: s, title: T, type: article, language: ru, seen: {seen}, accessed: 2026-01-01"
        f"{', url: ' + repr(url) if url else ''}}}\nclaims:\n  - id: c\n    text: C.\n    kind: fact\n"
        f"    reports: [{{source: s, stance: asserts, quote: {said!r}}}]\n"
    )
    (output,) = (output for output in render(story, Site()).pages if output.path == "claims/c.md")
    return list(html_of(body_of(output)).iter("q"))


@pytest.mark.parametrize(
    ("url", "said", "address"),
    [
        ("https://a.example/b", "два слова", "#:~:text=%D0%B4%D0%B2%D0%B0%20%D1%81%D0%BB%D0%BE%D0%B2%D0%B0"),
        ("https://a.example/b", "so-called, A & B", "#:~:text=so%2Dcalled%2C%20A%20%26%20B"),
        ("https://a.example/b#part", "one", ":~:text=one"),
        ("https://a.example/b", "one two… three four […] five", "#:~:text=one%20two,five"),
        ("https://a.example/b", "…one...", "#:~:text=one"),
        ("https://a.example/b", "…", ""),
    ],
)
def test_a_quote_is_a_link_to_its_words_in_the_source(url: str, said: str, address: str) -> None:
    (quote,) = quoted(url, "excerpt", said)
    (link,) = quote.iter("a")
    assert quote.get("lang") == "ru"
    assert link.get("href") == url + address
    assert text_of(link) == said
    assert link.get("title") == "Find these words in the source"


@pytest.mark.parametrize(("url", "seen"), [("", "full"), ("https://a.example/b", "not-seen")])
def test_a_quote_is_no_link_where_the_editors_had_no_page_before_them(url: str, seen: str) -> None:
    (quote,) = quoted(url, seen, "one")
    assert list(quote.iter("a")) == []
    assert text_of(quote) == "one"


def test_a_page_says_how_to_cite_it() -> None:
    cited = {path: html.unescape(front_matter(output)["cite"]) for path, output in rendered(tiny()).items()}
    title = tiny().info.title
    assert cited["index.md"] == f"{title}, as of 31 January 2026"
    assert cited["events/survey.md"] == f"“The banks are surveyed”, {title}, as of 31 January 2026"
