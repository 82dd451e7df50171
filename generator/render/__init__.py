"""What is made of a story: its pages, as Markdown for MkDocs, and the data that go into the site beside them.

There is one module per kind of page, all through templates.
"""

from collections.abc import Mapping
from dataclasses import replace

from generator.derive import Story
from generator.output import Rendered, Thing
from generator.processes import shared_out
from generator.render import changes, search_documents, share_cards, structured
from generator.render.draft import Draft
from generator.render.page import terms
from generator.render.pages import (
    about,
    actors,
    appearances,
    claims,
    events,
    front,
    glossary,
    matrix,
    moved,
    places,
    questions,
    sources,
    updates,
    whole,
)
from generator.render.prose import Prose
from generator.site import Site


def render(story: Story, site: Site, processes: int = 1) -> Rendered:
    """Return all that is made of the story for a site that is there; so many processes write the pages."""
    pages = tuple(shared_out(Draft.written, drafts(story), processes))
    paths = [output.path for output in pages if output.path.endswith(".md")]
    things = {path: thing for path in paths if (thing := structured.structured(story, path, site))}
    return replace(
        beside(story, things),
        pages=pages,
        documents=search_documents.documents(story),
        other_pages=story.catalogue.gettext("Page"),
        lists=search_documents.LISTS,
    )


def beside(story: Story, things: Mapping[str, Thing]) -> Rendered:
    """Return what a page needs of the story beside its Markdown; `things` are what pages say to machines."""
    return Rendered(
        title=story.info.title, structured=things, terms=terms(story), cards=share_cards.cards(story)
    )


def drafts(story: Story) -> list[Draft]:
    """Return every page of the story and the list of its entries, in the order of their paths."""
    modules = (
        front,
        events,
        actors,
        claims,
        matrix,
        sources,
        questions,
        places,
        glossary,
        updates,
        about,
        whole,
        changes,
        appearances,
        moved,
    )
    pages = [draft for module in modules for draft in module.pages(story)]
    return sorted(pages, key=lambda draft: draft.path)


def description(story: Story) -> str:
    """Return the summary of the story as plain text."""
    return Prose(story, "index.md").words(story.info.summary)
