"""What is made of a story: its pages, as Markdown for MkDocs, and the data that go into the site beside them.

There is one module per kind of page, all through templates.
"""

from generator.derive import Story
from generator.output import Output, Rendered
from generator.render import changes, search_documents, share_cards, structured
from generator.render.page import terms
from generator.render.pages import (
    about,
    actors,
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


def render(story: Story, site: Site) -> Rendered:
    """Return all that is made of the story for a site that is there."""
    pages = _pages(story)
    paths = [output.path for output in pages if output.path.endswith(".md")]
    things = {path: structured.structured(story, path, site) for path in paths}
    return Rendered(
        title=story.info.title,
        pages=tuple(pages),
        structured={path: thing for path, thing in things.items() if thing},
        terms=terms(story),
        documents=search_documents.documents(story),
        other_pages=story.catalogue.gettext("Page"),
        lists=search_documents.LISTS,
        cards=share_cards.cards(story),
    )


def _pages(story: Story) -> list[Output]:
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
        moved,
    )
    pages = [output for module in modules for output in module.pages(story)]
    return sorted(pages, key=lambda output: output.path)


def description(story: Story) -> str:
    """Return the summary of the story as plain text."""
    return Prose(story, "index.md").words(story.info.summary)
