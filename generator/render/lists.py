"""The lists of the entries of one kind, and on which page of its list an entry stands.

The claims are listed in `pages.claims`, by who makes them.
"""

from collections.abc import Mapping
from typing import Any

from generator.derive import Story, kept, roots
from generator.model import KIND_OF, Kind
from generator.render.parts import END, Item, Listing, by_date, by_letters, listing

PAGES: Mapping[Kind, str] = {
    "events": "timeline.md",
    "questions": "questions/index.md",
    "differences": "differences.md",
    "sources": "sources/index.md",
    "actors": "actors/index.md",
    "places": "places.md",
    "terms": "glossary.md",
    "updates": "updates.md",
}
"""The page of the list of each kind."""

MOST_EVENTS = 100
"""How many events are on one page, which has a picture of them, too."""


MOST_IN_ALL = 400
"""The whole story is on one page if it has no more entries."""


def on_one_page(story: Story) -> bool:
    """Return whether there is a page with the whole story."""
    return len(story.by_id) <= MOST_IN_ALL


@kept
def of_kind(story: Story, kind: Kind) -> Listing:
    """Return the list of all entries of a kind."""
    words = story.catalogue
    match kind:
        case "events":
            dated = (by_date(words, event, event.date, event.id) for event in story.timeline)
            return listing(PAGES[kind], dated, MOST_EVENTS, in_order=True)
        case "updates":
            dated = (by_date(words, update, update.date, update.id) for update in story.news)
            return listing(PAGES[kind], dated, in_order=True)
        case "sources":
            sources = story.sources.values()
            return listing(PAGES[kind], (by_origin(story, one, one.id, one.id) for one in sources))
        case "terms":  # on one page, too, they are in the order of the alphabet
            terms = sorted(story.terms.values(), key=lambda term: term.term.casefold())
            return listing(PAGES[kind], (by_letters(term, term.term, term.id) for term in terms))
        case _:
            field = KIND_OF[kind].called_by
            entries = (story.by_id[id_] for id_, its in story.kinds.items() if its == kind)
            return listing(
                PAGES[kind], [by_letters(entry, getattr(entry, field), entry.id) for entry in entries]
            )


def by_origin(story: Story, of: Any, source_id: str, id_: str, weight: int = 1) -> Item:  # noqa: ANN401
    """Return the item that stands where a source does: beside what it goes back to, by the date of that."""
    origin = roots(story, source_id)[0]
    return by_date(story.catalogue, of, story.sources[origin].published, f"{origin}{END}{id_}", weight)


def page_of(story: Story, id_: str) -> str:
    """Return the page of the list on which an entry stands that has none of its own."""
    return _pages(story, story.kinds[id_])[id_]


@kept
def _pages(story: Story, kind: Kind) -> dict[str, str]:
    of = of_kind(story, kind)
    pages = [(part.path, part.of) for part in of.parts] or [(of.path, of.of)]
    return {entry.id: path for path, entries in pages for entry in entries}
