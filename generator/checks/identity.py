"""Rules on the story as a whole and on ids."""

import re
import unicodedata
from collections.abc import Iterator

from generator.checks.rule import Finding, rule
from generator.derive import Story
from generator.model import ID_LENGTH, ID_PATTERN
from generator.problem import Place, quoted

RESERVED = {"index"}
"""Ids whose page would be the page of the whole section."""


@rule("empty-story")
def story_is_not_empty(story: Story) -> Iterator[Finding]:
    """There is a story, with at least one event or claim."""
    if not story.parsed.whole:
        return  # what is missing may be in what could not be read
    if story.parsed.info_node is None:
        name = next(iter(story.files), "data/story.yml")
        yield Finding(
            Place(name),
            "the data has no `story`",
            "add `story:` with `title`, `question`, `summary`, `language` and `as_of`",
        )
    elif not story.events and not story.claims:
        yield Finding(
            story.place_of(None),
            "the story has no events and no claims",
            "add `events:` or `claims:` with one entry or more",
        )


def well_formed(id_: str) -> str:
    """Return the id that an editor probably means by `id_`."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", id_) if not unicodedata.combining(char))
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


@rule("bad-id")
def ids_are_well_formed(story: Story) -> Iterator[Finding]:
    """An id is lower-case words and digits joined by hyphens, at most 80 characters."""
    retired = story.parsed.info.moved if story.parsed.info else ()
    ids = [(entry.id, story.place_of(entry, "id")) for _, entry, _ in story.parsed.entries]
    ids += [(gone.id, story.place_of(None, "moved", n, "id")) for n, gone in enumerate(retired)]
    for id_, place in ids:
        if id_ in RESERVED:
            yield Finding(place, f"`{id_}` is the name of the section's own page", "choose another id")
        elif not re.fullmatch(ID_PATTERN, id_):
            better = well_formed(id_)
            help_ = f"write `{better}`" if better else "use the letters a to z, digits and hyphens"
            yield Finding(place, f"{quoted(id_)} is not an id", help_, "it becomes part of an address")
        elif len(id_) > ID_LENGTH:
            yield Finding(
                place,
                f"the id has {len(id_)} characters",
                f"shorten it to {ID_LENGTH} or fewer",
                "it becomes part of an address",
            )


@rule("duplicate-id")
def ids_are_unique(story: Story) -> Iterator[Finding]:
    """An id belongs to one entry of the story."""
    for _, entry, _ in story.parsed.entries:
        first = story.by_id[entry.id]
        if first is not entry:
            yield Finding(
                story.place_of(entry, "id"),
                f"{quoted(entry.id)} is taken",
                "choose another id",
                f"the first is at {story.place_of(first, 'id')}",
            )
