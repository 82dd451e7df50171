"""An entry that was renamed or taken out keeps a page, which says what happened and points on."""

from generator.render import render
from generator.site import Site
from tests import project
from tests.as_html import rendered, shown
from tests.story_of import source, story_of, tiny

INFO = (
    "story: {title: A test, question: Does it?, summary: It does., language: en, as_of: 2026-01-31, moved: ["
    "{kind: sources, id: old, to: new, reason: It had another name.}, "
    "{kind: claims, id: gone, reason: Nobody says so.}]}\n"
)


def test_its_page_says_why_and_leads_to_what_took_its_place() -> None:
    story = story_of(f"{INFO}sources:\n{source('new')}", allowed=("empty-story",))
    said = shown(rendered(story)["sources/old.md"])
    assert "It had another name." in said
    assert "What stood here is now told on this page: About new" in said
    assert "(new.md)" in rendered(story)["sources/old.md"].text


def test_what_has_no_place_to_lead_to_says_so() -> None:
    story = story_of(f"{INFO}sources:\n{source('new')}", allowed=("empty-story",))
    said = shown(rendered(story)["claims/gone.md"])
    assert "This page is gone" in said
    assert "Nobody says so." in said


def test_it_is_found_by_no_search_and_is_no_entry_for_machines() -> None:
    made = render(tiny(), Site())
    assert "claims/bridge-agreed/" not in made.documents
    assert "claims/bridge-agreed.md" not in made.structured
    page = next(output for output in made.pages if output.path == "claims/bridge-agreed.md")
    assert 'search: {"exclude": true}' in page.text


def test_the_first_story_keeps_the_addresses_of_the_claims_that_it_took_out() -> None:
    pages = project.pages(project.built() / "site")
    for id_, target in (
        ("accounts-independent", "questions/accounts-independent/"),
        ("same-object", "questions/one-monument-or-two/"),
        ("minister-named-belyushikov", "actors/belousov/"),
    ):
        assert f'href="../../{target}"' in pages[f"claims/{id_}/"].read_text(encoding="utf-8")
