"""Where an entry appears: the entries that refer to it, by their kind."""

from collections.abc import Collection

from generator.model import KIND_OF, Kind
from generator.render.prose import Markdown, Prose

MOST_OPEN = 6
"""How many entries of one kind are shown at once; more are folded away."""


def mentions(prose: Prose, id_: str, *, without: Collection[str] = ()) -> list[dict[str, object]]:
    """Return the entries that refer to this one, by kind, but for those that the page names anyway."""
    story = prose.story
    by_kind: dict[Kind, list[Markdown]] = {}
    for entry in story.mentions[id_]:
        if entry.id not in without:
            by_kind.setdefault(story.kinds[entry.id], []).append(prose.link(entry.id))
    return [
        {
            "count": prose.ngettext(*row.counted, len(by_kind[kind])),
            "links": by_kind[kind],
            "open": Markdown(" open" if len(by_kind[kind]) <= MOST_OPEN else ""),
        }
        for kind, row in KIND_OF.items()
        if kind in by_kind
    ]
