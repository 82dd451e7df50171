"""What pages say to machines is true to schema.org, and says no more than the data does.

It is read back from the built pages with html5lib and json, and held against the vocabulary itself:
tests/schema_org.json has, for the types that are used, every property and the types of its values, as the npm
package `schema-dts` 2.1.0 lists them (Apache License 2.0). A JSON-LD processor would add nothing to that: it
keeps what it does not know, and it would fetch the context of schema.org from the network.
"""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import html5lib
import pytest

from generator import build
from generator.derive.story import Story
from generator.output import Thing
from generator.render import render
from generator.render.structured import structured
from generator.site import Site
from tests import project
from tests.story_of import actor, source, story_of, tiny

VOCABULARY: dict[str, dict[str, Any]] = json.loads(
    (Path(__file__).parent / "schema_org.json").read_text(encoding="utf-8")
)

SITE = "https://a.example/story/"

LITERALS: dict[str, str] = {
    "Text": r"(?s).+",
    "URL": r"https?://\S+",
    "Date": r"\d{4}(-\d\d){0,2}",
    "DateTime": r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[-+]\d\d:\d\d)?",
}
"""What a text must be like to be of a type: https://schema.org/DataType."""


def above(type_: str) -> Iterator[str]:
    """Yield a type and those that it is a kind of."""
    yield type_
    for parent in VOCABULARY[type_]["parents"]:
        yield from above(parent)


def ranges(type_: str, key: str) -> list[str]:
    """Return the types that the values of a property of this type have; none if it has no such property."""
    return [found for name in above(type_) for found in VOCABULARY[name]["properties"].get(key, ())]


def fits(value: object, wanted: list[str]) -> bool:
    """Return whether a value is of one of these types."""
    if isinstance(value, dict):
        return "@type" not in value or bool(set(above(value["@type"])) & set(wanted))
    if isinstance(value, int | float):
        return bool({"Number", "Integer"} & set(wanted))
    return any(re.fullmatch(LITERALS[name], str(value)) for name in wanted if name in LITERALS)


def faults(value: object) -> Iterator[str]:
    """Yield what a thing says that schema.org has no words for."""
    if isinstance(value, list):
        for item in value:
            yield from faults(item)
    elif isinstance(value, dict) and "@type" in value:
        for key, said in value.items():
            wanted = ranges(value["@type"], key)
            for one in said if isinstance(said, list) else [said]:
                if not key.startswith("@") and not fits(one, wanted):
                    yield f"{value['@type']}.{key} is {one!r}, not one of {wanted}"
                yield from faults(one)


def graph(story: Story, path: str) -> list[Thing]:
    """Return the things that a page tells of."""
    things: list[Thing] = structured(story, path, Site(SITE))["@graph"]
    return things


def first(story: Story, path: str) -> Thing:
    """Return the thing that a page is about."""
    return graph(story, path)[0]


@cache
def built() -> dict[str, Any]:
    """Return the structured data of every built page that has some, by its address, as a machine reads it."""
    found = {}
    for address, (root, _) in project.parsed().items():
        scripts = [s for s in root.iter("script") if s.get("type") == "application/ld+json"]
        assert len(scripts) <= 1, address
        if scripts:
            found[address] = json.loads("".join(scripts[0].itertext()))
    return found


def test_the_front_page_and_every_page_of_an_entry_tell_what_they_are() -> None:
    folders = ("actors", "claims", "events", "questions", "sources")
    story = build.read(project.built() / "data", project.built()).story
    gone = {f"{one.kind}/{one.id}/" for one in story.info.moved}
    assert gone
    wanted = {
        address
        for address in project.pages(project.built() / "site")
        if address == "" or re.fullmatch(rf"({'|'.join(folders)})/[^/]+/", address)
    }
    assert built().keys() == wanted - gone


def test_nothing_on_a_page_is_said_in_words_that_schema_org_does_not_have() -> None:
    found = [fault for data in built().values() for fault in faults(data["@graph"])]
    found += [
        fault for thing in render(tiny(), Site(SITE)).structured.values() for fault in faults(thing["@graph"])
    ]
    assert found == []


def test_the_check_itself_finds_what_is_wrong() -> None:
    wrong: list[Thing] = [
        {"@type": "Person", "startDate": "2025"},
        {"@type": "Event", "startDate": "2025-10~"},
        {"@type": "Claim", "appearance": {"@type": "Person", "name": "x"}},
        {"@type": "Person", "sameAs": ["Q42"]},
    ]
    assert [len(list(faults(thing))) for thing in wrong] == [1, 1, 1, 1]


def test_the_addresses_on_a_built_page_are_whole_and_lead_to_pages_of_the_site() -> None:
    pages = project.pages(project.built() / "site").keys()
    for data in built().values():
        assert data["@context"] == "https://schema.org"
        text = json.dumps(data)
        ids = re.findall(r'"@id": "([^"]*)"', text)
        assert {id_ for id_ in ids if not id_.startswith(project.SITE_URL)} == set()
        assert {id_.removeprefix(project.SITE_URL).split("#")[0] for id_ in ids} <= pages


def test_every_thing_that_a_page_names_is_told_of_at_an_anchor_that_is_there() -> None:
    site = project.built() / "site"
    for data in built().values():
        for page, anchor in re.findall(
            r'"@id": "https://example\.org/explainer/([^"#]*)#([^"]*)"', json.dumps(data)
        ):
            if anchor != "question":
                assert f'id="{anchor}"' in (site / page / "index.html").read_text(encoding="utf-8")


def test_where_the_address_of_the_site_is_not_known_the_addresses_are_relative(tmp_path: Path) -> None:
    folder = project.small(tmp_path, "A <b>bridge</b> for </script><!-- the town")
    site = project.build(folder, *project.EXPLAINER, "build", "--no-strict")  # the markup is warned of
    html = (site / "claims/bridge-planned/index.html").read_text(encoding="utf-8")
    root = html5lib.parse(html, namespaceHTMLElements=False)
    (script,) = (s for s in root.iter("script") if s.get("type") == "application/ld+json")
    claim, breadcrumbs = json.loads("".join(script.itertext()))["@graph"]
    assert claim["@id"] == "../../claims/bridge-planned/"
    assert [step["item"]["@id"] for step in breadcrumbs["itemListElement"]] == [
        "../../", "../../claims/", "../../claims/bridge-planned/",
    ]  # fmt: skip
    assert breadcrumbs["itemListElement"][0]["name"] == "A <b>bridge</b> for </script><!-- the town"
    assert "og:image" not in html
    assert "og:url" not in html


def test_the_front_page_is_a_background_article_with_its_sources_and_corrections() -> None:
    article = first(tiny(), "index.md")
    assert article["@type"] == "BackgroundNewsArticle"
    assert (article["datePublished"], article["dateModified"]) == ("2026-01-20", "2026-01-31")
    assert [cited["name"] for cited in article["citation"]] == [s.title for s in tiny().sources.values()]
    (correction,) = article["correction"]
    assert correction["text"] == "The day of the announcement was wrong."
    assert correction["url"] == f"{SITE}updates/#day-corrected"
    assert article["publishingPrinciples"] == [policy.url for policy in tiny().info.policies]
    assert [about["name"] for about in article["about"]] == ["Kim Min-a", "Who pays for the bridge?"]


def test_a_story_without_updates_policies_and_sources_does_not_make_any_up() -> None:
    article = first(story_of("claims:\n  - {id: c, text: C., kind: fact, reports: []}\n"), "index.md")
    assert not {"datePublished", "correction", "citation", "publishingPrinciples"} & article.keys()


def test_a_person_has_other_names_an_office_and_the_pages_that_say_who_that_is() -> None:
    person = first(tiny(), "actors/anna-orlova.md")
    assert person["@type"] == "Person"
    assert person["alternateName"] == ["Анна Орлова", "안나 오를로바", "Ганна Арлова"]
    assert person["jobTitle"] == "engineer"
    assert person["affiliation"]["name"] == "Ministry of Bridges"
    assert person["sameAs"] == [
        "https://www.wikidata.org/wiki/Q42",
        "https://ministry.example/orlova_(engineer)",
    ]


def test_a_form_of_a_name_that_a_source_uses_is_not_told_as_a_name() -> None:
    assert "Orlowa" not in json.dumps(first(tiny(), "actors/anna-orlova.md"), ensure_ascii=False)


@pytest.mark.parametrize(
    ("kind", "type_"),
    [
        ("person", "Person"),
        ("organisation", "Organization"),
        ("state", "Country"),
        ("media", "NewsMediaOrganization"),
    ],
)
def test_an_actor_is_of_the_type_of_its_kind(kind: str, type_: str) -> None:
    story = story_of("actors:\n" + actor("a", kind=kind) + actor("b", "a", "organisation"))
    assert first(story, "actors/a.md")["@type"] == type_


def test_an_office_belongs_to_an_organisation_but_not_to_a_country() -> None:
    story = story_of(
        "actors:\n"
        + actor("land", kind="state")
        + actor("o", "land", "organisation")
        + actor("p", "o", "organisation")
    )
    assert "parentOrganization" not in first(story, "actors/o.md")
    assert first(story, "actors/p.md")["parentOrganization"]["name"] == "o"


@pytest.mark.parametrize(
    ("date", "start", "end"),
    [
        ("2025-07-12", "2025-07-12", None),
        ("2025-07", "2025-07", None),
        ("2025", "2025", None),
        ("2025-07-12T10:00:00Z", "2025-07-12T10:00:00Z", None),
        ("2025-07-11/2025-07-13", "2025-07-11", "2025-07-13"),
        ("../2025-04-26", None, "2025-04-26"),
        ("2025-04-26/..", "2025-04-26", None),
        ("2025-10~", None, None),
        ("2025?", None, None),
        ("2025-22", None, None),
        ("202X", None, None),
        ("XXXX-07", None, None),
        ("2025-XX", None, None),
        ("2025-07-11/2025-07-13?", "2025-07-11", None),
    ],
)
def test_an_event_has_a_date_only_as_far_as_it_is_stated(
    date: str, start: str | None, end: str | None
) -> None:
    story = story_of(
        f"events:\n  - {{id: e, date: '{date}', title: T, summary: S., kind: visit, sources: []}}\n"
    )
    event = first(story, "events/e.md")
    assert (event.get("startDate"), event.get("endDate")) == (start, end)
    assert list(faults(event)) == []


def test_an_event_has_its_place_and_those_who_took_part() -> None:
    event = first(tiny(), "events/announcement.md")
    assert event["location"]["geo"] == {"@type": "GeoCoordinates", "latitude": 51.5, "longitude": -3.25}
    assert event["location"]["containedInPlace"]["name"] == "The river"
    assert [one["name"] for one in event["attendee"]] == ["Anna Orlova", "Ministry of Bridges"]
    assert "location" not in first(tiny(), "events/survey.md")


def test_a_claim_appears_in_the_sources_that_assert_it_and_has_the_speakers_for_authors() -> None:
    claim = first(tiny(), "claims/bridge-planned.md")
    assert [one["name"] for one in claim["appearance"]] == [
        "В Островке построят мост", "Eastland to bridge the river", "[What the week brought]",
    ]  # fmt: skip
    assert [one["name"] for one in claim["author"]] == ["Anna Orlova", "Kim Min-a"]


def test_a_claim_that_a_state_makes_has_no_author_in_the_terms_of_schema_org() -> None:
    story = story_of(
        "sources:\n" + source("s") + "actors:\n" + actor("land", kind="state") + "claims:\n"
        "  - {id: c, text: C., kind: fact, reports: [{source: s, by: land, stance: asserts}]}\n"
    )
    assert "author" not in first(story, "claims/c.md")


def test_only_a_claim_that_the_editors_assessed_has_a_review_and_its_rating_is_in_words() -> None:
    reviews = {
        claim.id: [
            thing for thing in graph(tiny(), f"claims/{claim.id}.md") if thing["@type"] == "ClaimReview"
        ]
        for claim in tiny().claims.values()
    }
    assert {id_ for id_, found in reviews.items() if found} == {"bridge-planned", "money-was-found"}
    (review,) = reviews["bridge-planned"]
    assert review["reviewRating"] == {
        "@type": "Rating",
        "alternateName": "likely",
        "ratingExplanation": "Both sides speak of it, see Talks on the costs.",
    }
    assert (review["author"], review["datePublished"]) == ({"name": "A. Editor"}, "2026-01-30")
    assert review["itemReviewed"]["@id"] == first(tiny(), "claims/bridge-planned.md")["@id"]
    assert "author" not in reviews["money-was-found"][0]


def test_a_question_has_an_answer_only_once_there_is_one() -> None:
    asked = {id_: first(tiny(), f"questions/{id_}.md")["mainEntity"] for id_ in tiny().questions}
    assert {id_ for id_, thing in asked.items() if "acceptedAnswer" in thing} == {"where"}
    assert asked["where"]["acceptedAnswer"]["text"] == "At Ostrovka, by the mill."


def test_a_source_names_its_publisher_and_its_author_but_no_country() -> None:
    written = first(tiny(), "sources/wire-report.md")
    assert (written["publisher"]["name"], written["author"]) == ("The Wire", {"name": "И. Петров"})
    assert "publisher" not in first(tiny(), "sources/westland-statement.md")


def test_a_source_says_what_it_is_based_on() -> None:
    found = first(tiny(), "sources/herald-rewrite.md")
    assert [one["name"] for one in found["isBasedOn"]] == ["В Островке построят мост"]
    assert first(tiny(), "sources/wire-report.md")["datePublished"] == "2026-01-09"
    assert "datePublished" not in first(tiny(), "sources/broadcast.md")


def test_the_breadcrumbs_lead_from_the_front_page_over_the_section_to_the_page() -> None:
    steps = graph(tiny(), "events/talks.md")[-1]["itemListElement"]
    assert [(step["position"], step["item"]["@id"]) for step in steps] == [
        (1, SITE), (2, f"{SITE}timeline/"), (3, f"{SITE}events/talks/"),
    ]  # fmt: skip


@pytest.mark.parametrize("path", ["timeline.md", "actors/index.md", "places.md", "glossary.md", "updates.md"])
def test_a_page_of_many_entries_says_nothing(path: str) -> None:
    assert structured(tiny(), path, Site(SITE)) == {}
