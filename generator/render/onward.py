"""The ways on from an entry: the one before it, the one after it, and the entries that refer to it."""

from collections.abc import Collection, Iterable

from generator.fields import Kind
from generator.render import marks
from generator.render.prose import Markdown, Prose

Around = tuple[str | None, str | None]
"""The entries before and after one, by their ids."""

MOST_OPEN = 6
"""How many entries of one kind are shown at once; more are folded away."""

KINDS: dict[Kind, tuple[str, str]] = {
    "claims": ("claim", "claims"),
    "events": ("event", "events"),
    "questions": ("question", "questions"),
    "differences": ("difference", "differences"),
    "sources": ("source", "sources"),
    "actors": ("actor", "actors"),
    "places": ("place", "places"),
    "terms": ("word of the glossary", "words of the glossary"),
    "updates": ("update", "updates"),
}
"""The names of the kinds, in the order in which a page lists entries that refer to it."""


def around(ids: Iterable[str]) -> dict[str, Around]:
    """Return for each of the ids, which are in their order, the ones before and after it."""
    order = list(ids)
    return dict(
        zip(order, zip([None, *order[:-1]], [*order[1:], None], strict=True), strict=True) if order else ()
    )


def neighbours(prose: Prose, turn: Around, noun: str) -> list[dict[str, Markdown]]:
    """Return links to the entries before and after that of the page, each with the relation that it has.

    The link types are those of HTML: https://html.spec.whatwg.org/multipage/links.html#sequential-link-types
    """
    found = []
    for rel, words, id_ in (("prev", "Previous", turn[0]), ("next", "Next", turn[1])):
        if id_ is not None:
            link = Markdown(f"{prose.link(id_, prose.foreign(id_))}{{ rel={rel} }}")
            found.append({"rel": Markdown(rel), "words": Markdown(f"{words} {noun}"), "link": link})
    return found


def mentions(prose: Prose, id_: str, *, without: Collection[str] = ()) -> list[dict[str, object]]:
    """Return the entries that refer to this one, by kind, but for those that the page names anyway."""
    story = prose.story
    of: dict[Kind, list[Markdown]] = {}
    for entry in story.mentions[id_]:
        if entry.id not in without:
            of.setdefault(story.kinds[entry.id], []).append(prose.link(entry.id))
    return [
        {
            "count": marks.count(len(of[kind]), *nouns),
            "links": of[kind],
            "open": Markdown(" open" if len(of[kind]) <= MOST_OPEN else ""),
        }
        for kind, nouns in KINDS.items()
        if kind in of
    ]
