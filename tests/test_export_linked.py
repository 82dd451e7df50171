"""The linked data is one graph of all entries, as pyld, which knows nothing of ours, reads it.

It may fetch nothing while it reads.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pyld import jsonld  # type: ignore[import-untyped]

from generator import build
from generator.derive import Story
from generator.exports.linked import ADDRESSES, DATES, FORMAT
from generator.output import Thing
from generator.render.names import served_address
from generator.site import Site
from tests.story_of import actor, source, story_of, tiny
from tests.test_structured import faults, ranges

ROOT = Path(__file__).parent.parent
SCHEMA = "https://schema.org/"
DERIVED = "http://www.w3.org/ns/prov#wasDerivedFrom"
ADDRESS = "https://example.org/bridge/"


def fetch_nothing(url: str, _: object) -> None:
    """Take the place of what gets a context from the network."""
    raise AssertionError(f"{url} is fetched")


def document(story: Story, site: Site) -> Thing:
    """Return the file as JSON."""
    (content,) = FORMAT.files(story, site).values()
    found: Thing = json.loads(content)
    return found


def read(story: Story, address: str = ADDRESS) -> list[dict[str, Any]]:
    """Return the triples of the file."""
    options = {"documentLoader": fetch_nothing, "base": f"{ADDRESS}story.jsonld"}
    found: list[dict[str, Any]] = jsonld.to_rdf(document(story, Site(address)), options)["@default"]
    return found


def pairs(triples: list[dict[str, Any]], predicate: str) -> set[tuple[str, str]]:
    """Return the subjects and objects of the triples with a predicate."""
    return {
        (one["subject"]["value"], one["object"]["value"])
        for one in triples
        if one["predicate"]["value"] == predicate
    }


def at(story: Story, id_: str) -> str:
    """Return the address of an entry."""
    return ADDRESS + served_address(story, id_)


def statements(thing: Thing) -> Iterator[tuple[str, object]]:
    """Yield all that a thing and those in it say, each once."""
    for key, value in thing.items():
        for one in value if isinstance(value, list) else [value]:
            if key != "@id":
                yield key, one
            if isinstance(one, dict):
                yield from statements(one)


def real() -> Iterator[Story]:
    """Yield the story of this repository in all its languages."""
    found = build.read(ROOT / "data", ROOT)
    yield from (found.story, *found.others.values())


def test_every_statement_is_a_triple_and_no_other_is() -> None:
    said = [one for thing in document(tiny(), Site(ADDRESS))["@graph"] for one in statements(thing)]
    assert len(read(tiny())) == len(said) == 284


def test_every_entry_is_told_of_once() -> None:
    graph = document(tiny(), Site(ADDRESS))["@graph"]
    told = [thing["@id"] for thing in graph if "@id" in thing]
    assert told == [ADDRESS, *(at(tiny(), id_) for id_ in tiny().by_id)]
    assert {subject for subject, _ in pairs(read(tiny()), f"{SCHEMA}name")} >= set(told)


def test_an_entry_that_another_names_is_told_of_where_it_stands_itself() -> None:
    graph = document(tiny(), Site(ADDRESS))["@graph"]
    own = {thing["@id"] for thing in graph if "@id" in thing}
    said = [one for thing in graph for _, one in statements(thing) if isinstance(one, dict)]
    assert [one for one in said if one.get("@id") in own and len(one) > 1] == []


def test_the_lineage_is_that_of_the_data() -> None:
    wanted = {
        (at(tiny(), one.id), at(tiny(), other))
        for one in tiny().sources.values()
        for other in one.derived_from
    }
    assert len(wanted) == 3
    assert pairs(read(tiny()), DERIVED) == pairs(read(tiny()), f"{SCHEMA}isBasedOn") == wanted


def test_a_claim_appears_in_the_sources_that_assert_it_and_in_no_other() -> None:
    wanted = {
        (at(tiny(), claim.id), at(tiny(), report.source))
        for claim in tiny().claims.values()
        for report in claim.reports
        if report.stance == "asserts"
    }
    claims = {at(tiny(), id_) for id_ in tiny().claims}
    found = {pair for pair in pairs(read(tiny()), f"{SCHEMA}appearance") if pair[0] in claims}
    assert found == wanted


def test_what_sources_say_of_a_point_are_claims_that_appear_in_them() -> None:
    triples = read(tiny())
    about = pairs(triples, f"{SCHEMA}subjectOf")
    text = dict(pairs(triples, f"{SCHEMA}text"))
    variants = {text[claim] for point, claim in about if point == at(tiny(), "length")}
    assert variants == {"150 m", "500 ft"}


def test_a_correction_is_one_and_another_change_is_a_comment() -> None:
    triples = read(tiny())
    assert pairs(triples, f"{SCHEMA}correction") == {(ADDRESS, at(tiny(), "day-corrected"))}
    assert pairs(triples, f"{SCHEMA}comment") == {
        (ADDRESS, at(tiny(), "first-publication")),
        (ADDRESS, at(tiny(), "wording")),
    }


def test_all_terms_are_those_of_schema_org_but_for_the_lineage() -> None:
    for story in (tiny(), *real()):
        graph = document(story, Site(ADDRESS))["@graph"]
        types = {thing["@id"]: thing["@type"] for thing in graph if "@id" in thing}
        assert [fault for thing in graph for fault in faults(typed(thing, types))] == []


def typed(value: Any, types: dict[str, str]) -> Any:  # noqa: ANN401 - anything that JSON has
    """Return a value in which what is named by its address alone has its type, and no lineage is told."""
    if isinstance(value, list):
        return [typed(one, types) for one in value]
    if not isinstance(value, dict):
        return value
    if value.keys() == {"@id"}:
        return {"@type": types[value["@id"]], **value}
    return {key: typed(one, types) for key, one in value.items() if key != "prov:wasDerivedFrom"}


def test_an_address_is_a_node_and_a_date_a_date() -> None:
    for triple in read(tiny()):
        name = triple["predicate"]["value"].removeprefix(SCHEMA)
        if name in ADDRESSES:
            assert triple["object"]["type"] == "IRI"
        if name in DATES:
            assert triple["object"]["datatype"] == f"{SCHEMA}Date"


def test_the_properties_whose_values_are_addresses_or_dates_are_those_of_the_vocabulary() -> None:
    for thing in walked([document(story, Site(ADDRESS))["@graph"] for story in (tiny(), *real())]):
        for key, value in thing.items():
            if "@type" in thing and key[0] != "@" and isinstance(value, str):
                wanted = set(ranges(thing["@type"], key))
                assert (key in ADDRESSES) == ("URL" in wanted and "Text" not in wanted), key
                assert (key in DATES) == bool({"Date", "DateTime"} & wanted), key


def walked(value: object) -> Iterator[Thing]:
    """Yield all things in a value."""
    if isinstance(value, list):
        for one in value:
            yield from walked(one)
    elif isinstance(value, dict):
        yield value
        yield from walked(list(value.values()))


def test_where_the_address_of_the_site_is_not_known_all_addresses_are_relative_to_the_file() -> None:
    assert read(tiny(), "") == read(tiny())
    assert ADDRESS not in json.dumps(document(tiny(), Site()))


@pytest.mark.parametrize("words", ["</script><!--", '"@id": "x"', "@type", "_:b0", "javascript:alert(1)"])
def test_words_are_nothing_but_words(words: str) -> None:
    text = json.dumps(words)
    story = story_of(
        f"sources:\n  - {{id: s, title: {text}, type: article, language: en, seen: not-seen}}\n"
        f"actors:\n  - {{id: a, name: {text}, kind: person, summary: A., names: {{ru: {text}}}}}\n",
        allowed=("empty-story", "raw-html"),
    )
    said = [one["object"] for one in read(story) if one["object"]["value"] == words]
    assert [one["type"] for one in said] == ["literal"] * 3


def test_sources_that_go_back_to_each_other_stay_two() -> None:
    story = story_of("sources:\n" + source("a") + source("b", "a") + source("c", "a", "b"))
    assert len(pairs(read(story), DERIVED)) == 3


def test_a_country_is_named_only_where_schema_org_lets_it() -> None:
    story = story_of("actors:\n" + actor("land", kind="state") + actor("p", "land"))
    assert pairs(read(story), f"{SCHEMA}affiliation") == set()


def test_the_real_story_is_read_in_each_of_its_languages() -> None:
    for story in real():
        triples = read(story)
        assert {at(story, id_) for id_ in story.by_id} <= {one["subject"]["value"] for one in triples}
        derived = [pair for one in story.sources.values() for pair in set(one.derived_from)]
        assert len(pairs(triples, DERIVED)) == len(derived)
