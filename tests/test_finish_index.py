"""The search index has every entry once, with all its names, the kind of entry it is, and little else."""

import json
from pathlib import Path
from typing import Any

import pytest

from generator.derive.story import Story
from generator.finish import finish
from generator.finish.index import enriched
from generator.render import render
from generator.render.names import address
from generator.site import Site
from tests.story_of import story_of, tiny

STORY = """\
places:
  - {id: harbour, name: Harbour, names: {ru: Порт}}
actors:
  - id: union
    name: United Harbour Workers of the North
    kind: organisation
    names: {ru: Союз портовых рабочих}
    summary: It *speaks* for [[anna]].
    also_written: [{form: UHW, sources: [paper], note: Short.}]
  - {id: anna, name: Anna Maria Berg, kind: person, part_of: union, summary: A docker.}
  - {id: press, name: The Press, kind: media, summary: A paper.}
sources:
  - {id: paper, title: News of the day, type: article, language: en, published: 2025-01-02, seen: excerpt,
     publisher: press}
  - {id: leaflet, label: Leaflet 1, title: Down with all of it, type: article, language: en, seen: excerpt}
claims:
  - id: strike
    text: There is a strike.
    kind: fact
    reports: [{source: paper, by: anna, stance: asserts, quote: мы бастуем}]
terms:
  - {id: docker, term: docker, meaning: Who loads ships., avoid: [longshoreman]}
"""


@pytest.fixture(scope="module")
def story() -> Story:
    return story_of(STORY)


def doc(location: str, title: str = "A title", text: str = "") -> dict[str, Any]:
    """Return a document as the search plugin makes it."""
    return {"location": location, "title": title, "text": text}


def enrich(story: Story, *docs: dict[str, Any]) -> list[dict[str, Any]]:
    """Return what becomes of documents."""
    found = enriched({"config": {}, "docs": list(docs)}, render(story, Site()))["docs"]
    assert isinstance(found, list)
    return found


def test_an_actor_has_its_names_in_all_languages_those_in_sources_and_its_initials(story: Story) -> None:
    (union,) = enrich(story, doc("actors/union/", "United Harbour Workers of the North"))
    assert union["names"] == ["Союз портовых рабочих", "UHW", "UHWN", "СПР"]


@pytest.mark.parametrize(
    ("form", "initials"),
    [
        ("Democratic People's Republic of Korea", ["DPRK"]),
        ("Armed forces of the realm", ["AFR"]),
        ("Студия военных художников", ["СВХ"]),
        ("North Korea", []),
    ],
)
def test_a_name_of_three_words_or_more_is_shortened_to_initials_without_its_small_words(
    form: str, initials: list[str]
) -> None:
    story = story_of(
        f'actors: [{{id: who, name: Who, kind: state, summary: So., names: {{fr: "{form}"}}}}]\n'
    )
    (who,) = enrich(story, doc("actors/who/", "Who"))
    assert who["names"] == [form, *initials]


def test_a_person_has_no_initials_and_an_entry_without_other_names_has_none(story: Story) -> None:
    (anna,) = enrich(story, doc("actors/anna/", "Anna Maria Berg"))
    assert "names" not in anna


def test_a_place_has_its_names_though_it_has_no_page_of_its_own(story: Story) -> None:
    (harbour,) = enrich(story, doc("places/#harbour", "Harbour"))
    assert harbour["names"] == ["Порт"]


def test_a_source_is_also_found_by_what_it_is_called_elsewhere(story: Story) -> None:
    (paper,) = enrich(story, doc("sources/paper/", "News of the day"))
    assert paper["names"] == ["The Press, 2 January 2025"]


def test_a_source_is_found_by_its_label_and_by_its_title(story: Story) -> None:
    (leaflet,) = enrich(story, doc("sources/leaflet/", "Leaflet 1"))
    assert leaflet["names"] == ["Down with all of it"]


@pytest.mark.parametrize(
    ("location", "kind"),
    [
        ("actors/union/", "Office or organisation"),
        ("actors/anna/", "Person"),
        ("actors/press/", "Media outlet"),
        ("sources/paper/", "Source"),
        ("claims/strike/", "Claim"),
        ("places/#harbour", "Place"),
        ("glossary/#docker", "Glossary"),
        ("glossary/", "Page"),
        ("about/#labels", "Page"),
    ],
)
def test_a_document_says_what_kind_of_entry_it_is(story: Story, location: str, kind: str) -> None:
    (found,) = enrich(story, doc(location))
    assert found["kind"] == kind


def test_every_entry_has_a_kind() -> None:
    story = tiny()
    assert {story.kinds[id_] for id_ in story.by_id} == {
        "sources", "actors", "places", "events", "claims", "differences", "questions", "terms", "updates",
    }  # fmt: skip
    locations = [address(story, id_).replace(".md", "/") for id_ in story.by_id]
    found = enrich(story, *map(doc, locations))
    assert [entry["location"] for entry in found] == locations
    assert [entry["location"] for entry in found if entry["kind"] == "Page"] == []


def test_actors_and_places_stand_before_what_is_called_after_them(story: Story) -> None:
    anna, strike = enrich(story, doc("actors/anna/"), doc("claims/strike/"))
    assert anna["boost"] > 1
    assert "boost" not in strike


def test_the_text_of_an_entry_is_what_it_says_itself_the_summary_first(story: Story) -> None:
    (union,) = enrich(story, doc("actors/union/", "R &amp; D", "<p>What its page repeats of others.</p>"))
    assert union["title"] == "R & D"
    assert union["text"] == "It speaks for Anna Maria Berg. · Short."


def test_the_text_of_another_page_is_plain(story: Story) -> None:
    (about,) = enrich(
        story, doc("about/", "About", "<p>One.</p> <ul> <li>A &amp; <code>b</code>.</li> </ul>")
    )
    assert about["text"] == "One. · A & b."


def test_a_claim_is_found_by_its_standing_its_quotes_and_by_who_says_it(story: Story) -> None:
    (strike,) = enrich(story, doc("claims/strike/", "There is a strike"))
    assert strike["text"] == "Only United Harbour Workers of the North says so · мы бастуем · Anna Maria Berg"


def test_a_term_is_found_by_the_words_that_it_avoids(story: Story) -> None:
    (docker,) = enrich(story, doc("glossary/#docker", "docker"))
    assert docker["names"] == ["longshoreman"]


def test_no_entry_is_without_text(story: Story) -> None:
    (harbour,) = enrich(story, doc("places/#harbour", "Harbour"))
    assert harbour["text"] == "Harbour"


def test_lists_and_the_sections_of_entries_say_nothing_that_is_not_said_elsewhere(story: Story) -> None:
    kept = ["", "actors/", "timeline/", "actors/anna/", "about/", "about/#labels", "glossary/#docker"]
    left_out = ["#where-the-claims-stand", "actors/#people", "timeline/#may", "actors/anna/#what-they-say"]
    docs = map(doc, sorted(kept + left_out))
    assert [found["location"] for found in enrich(story, *docs)] == sorted(kept)


def test_the_index_in_the_folder_of_the_site_is_enriched_in_place(story: Story, tmp_path: Path) -> None:
    path = tmp_path / "search" / "search_index.json"
    path.parent.mkdir()
    path.write_text(
        json.dumps({"config": {"lang": ["en"]}, "docs": [doc("places/#harbour", "Harbour")]}),
        encoding="utf-8",
    )
    finish(render(story, Site()), {}, tmp_path)
    index = json.loads(path.read_text(encoding="utf-8"))
    assert index["config"] == {"lang": ["en"]}
    assert index["docs"][0]["names"] == ["Порт"]


def test_a_site_without_a_search_index_is_left_alone(story: Story, tmp_path: Path) -> None:
    finish(render(story, Site()), {}, tmp_path, serving=True)
    assert list(tmp_path.iterdir()) == []
