"""Where an entry appears: the entries that refer to it, by their kind."""

from collections.abc import Collection, Sequence
from typing import TypeVar

from generator.derive import Story, kept
from generator.model import KIND_OF, Entry, Kind
from generator.render import parts
from generator.render.names import name
from generator.render.parts import Item, Listing, by_letters, listing
from generator.render.prose import Markdown, Prose
from generator.render.shown import counted, lines

T = TypeVar("T")

MOST_OPEN = 6
"""How many entries of one kind are shown at once; more are folded away."""


def mentions(prose: Prose, id_: str, *, without: Collection[str] = ()) -> list[dict[str, object]]:
    """Return the entries that refer to this one, by kind, but for those that the page names anyway.

    Of a kind with more of them than a page holds there are links to pages with all of these, whatever the
    page names.
    """
    story = prose.story
    every: dict[Kind, list[Entry]] = {}
    for entry in story.mentions[id_]:
        every.setdefault(story.kinds[entry.id], []).append(entry)
    groups: list[dict[str, object]] = []
    for kind, row in KIND_OF.items():
        entries = every.get(kind, [])
        full = len(entries) > parts.MOST
        listed = entries if full else [entry for entry in entries if entry.id not in without]
        if listed:
            groups.append(
                {
                    "count": prose.ngettext(*row.counted, len(listed)),
                    "links": _links_to_parts(prose, id_, kind)
                    if full
                    else [prose.link(entry.id) for entry in listed],
                    "open": Markdown(" open" if full or len(listed) <= MOST_OPEN else ""),
                    "id": Markdown(_anchor(id_, kind) if full else ""),
                }
            )
    return groups


def _links_to_parts(prose: Prose, id_: str, kind: Kind) -> list[Markdown]:
    found = (part for part in in_parts(prose.story, id_).parts if part.key[0] == kind)
    return [
        Markdown(f'{line["link"]} <span class="note">{line["count"]}</span>')
        for line in lines(prose, found, counted(kind))
    ]


def _anchor(id_: str, kind: Kind) -> str:
    return f"{id_}_{kind}"


def few(prose: Prose, id_: str, kind: Kind, items: Sequence[T]) -> tuple[list[T], Markdown]:
    """Return as many items as a list on the page of an entry holds, and the way to all if these are more.

    The items are entries of a kind that refer to the entry, each in one item.
    """
    if len(items) <= parts.MOST:
        return list(items), Markdown("")
    every = prose.ngettext("All %(num)s", "All %(num)s", len(items))
    return list(items[: parts.MOST]), Markdown(f"[{every}](#{_anchor(id_, kind)})")


@kept
def in_parts(story: Story, id_: str) -> Listing:
    """Return the list of all that refers to an entry, which has parts if that is more than a page holds."""
    folder = KIND_OF[story.kinds[id_]].page.removesuffix(".md#{}").removesuffix("/{}.md")
    return listing(f"{folder}/{id_}.md", [_item(story, entry) for entry in story.mentions[id_]])


def _item(story: Story, entry: Entry) -> Item:
    kind = story.kinds[entry.id]
    inner = by_letters(entry, name(story, entry), entry.id)
    return Item(
        entry,
        (kind, f"-{inner.key[0]}", *inner.key[1:]),
        lambda steps: (
            inner.called(steps - 1) if steps > 1 else story.catalogue.gettext(KIND_OF[kind].found_as)
        ),
    )
