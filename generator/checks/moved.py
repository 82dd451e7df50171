"""Rules on entries that were renamed or taken out: their addresses last."""

import json
from collections.abc import Iterator, Sequence

from generator.checks.rule import Finding, rule
from generator.compare import plain
from generator.derive import Story
from generator.model import Moved
from generator.problem import RULES, Place, Problem, Rule
from generator.read import File, Node, listed_entries, moved_entries


def _moved(story: Story) -> Iterator[tuple[int, Moved]]:
    if story.parsed.info:
        yield from enumerate(story.info.moved)


@rule("retired-id")
def a_retired_id_is_not_used_again(story: Story) -> Iterator[Finding]:
    """An entry that is listed in `moved` is no longer there under that id."""
    for number, retired in _moved(story):
        if story.kinds.get(retired.id) == retired.kind:
            yield Finding(
                story.place_of(None, "moved", number, "id"),
                f"`{retired.id}` is said to be gone, and is there among the {retired.kind}",
                "choose another id for the entry, or delete this line",
                "who follows the old address would find another entry",
            )


@rule("no-way-on")
def what_is_gone_leads_on(story: Story) -> Iterator[Finding]:
    """An entry that is gone leads to the one in its place, or gives a reason; it is listed once."""
    seen = set()
    for number, retired in _moved(story):
        place = story.place_of(None, "moved", number, "id")
        if retired.to is None and retired.reason is None:
            yield Finding(place, f"`{retired.id}` leads nowhere", "add `to:` with an id, or `reason:`")
        if (retired.kind, retired.id) in seen:
            yield Finding(place, f"`{retired.id}` stands twice in `moved`", "delete one of them")
        seen.add((retired.kind, retired.id))


RULES["vanished-id"] = Rule(
    "vanished-id",
    "An id that was there at the revision of `check --since` is there, or is listed in `moved`.",
)


def vanished(story: Story, before: Sequence[File], revision: str) -> Iterator[Problem]:
    """Yield a problem for each id that the files of a `revision` have, and the story has no longer.

    An id counts with its kind, as the address does. Where the story could not be read whole, an id that may
    be in what is missing is not gone.
    """
    if story.parsed.nameless:
        return
    there = {(kind, entry.id) for kind, entry, _ in story.parsed.entries}
    moved = (
        {(retired.kind, retired.id) for retired in story.parsed.info.moved} if story.parsed.info else set()
    )
    known = {*there, *moved}
    were = {(kind, id_): node for kind, id_, node in listed_entries(before)}
    renamed = {
        _but_for_its_id(kind, node): entry.id
        for kind, entry, node in story.parsed.entries
        if (kind, entry.id) not in were
    }
    for (kind, id_), node in were.items():
        if (kind, id_) not in known and id_ not in story.parsed.broken:
            place = node.at(("id",)).place
            yield Problem(
                _where_to_say_it(story),
                "vanished-id",
                f"`{id_}` is gone from the {kind}, and is not listed in `moved`",
                _remedy(story, kind, id_, renamed.get(_but_for_its_id(kind, node), "")),
                f"it stood at {place} in `{revision}`; readers may have its address",
            )
    for retired_kind, id_, node in moved_entries(before):
        if (retired_kind, id_) not in {*known, *were} and story.parsed.info:
            yield Problem(
                _where_to_say_it(story),
                "vanished-id",
                f"`{id_}`, one of the {retired_kind}, is no longer listed in `moved`",
                "put its lines back",
                f"they stood at {node.place} in `{revision}`; readers may have its address",
            )


def _where_to_say_it(story: Story) -> Place:
    """Return the place of `moved` in the data, or of what it is to be added to."""
    node = story.parsed.info_node
    if node is None:
        return Place(next(iter(story.files), "data/story.yml"))
    return node.keys.get("moved") or next(iter(node.keys.values()), node.place)


def _remedy(story: Story, kind: str, id_: str, new_id: str) -> str:
    """Return the line to add, with the id that the entry seems to have now, if there is one."""
    where = (
        "add below `moved` in `story`"
        if story.parsed.info_node and "moved" in story.parsed.info_node.keys
        else "add `moved:` to `story`, and below it"
    )
    add = f"{where}: - {{kind: {kind}, id: {id_}, to: {new_id or '…'}}}"
    if new_id:
        return f"`{new_id}` has all that it had, so {add}"
    return f"{add} with the id that took its place, or with `reason: …` instead of `to`"


def _but_for_its_id(kind: str, node: Node) -> str:
    """Return what is the same for two entries of which only the ids differ."""
    values = node.plain()
    others = plain({**values, "id": None} if isinstance(values, dict) else values)
    return json.dumps([kind, others], sort_keys=True)
