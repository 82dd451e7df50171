"""Rename an entry: its id, all that refers to it, and a note in `moved`: its old address leads on."""

import re
from collections.abc import Iterator

from generator.derive import Story
from generator.desk import as_yaml
from generator.desk.draft import Draft
from generator.model import Markup, Ref, marked
from generator.problem import Place


def rename(draft: Draft, old: str, new: str, *, moved: bool = True) -> list[Place]:
    """Change the id of an entry in a draft, wherever it stands, and return the places of what refers to it.

    Those are keys, references in texts of every language, and entries of `moved`. Unless `moved` is false,
    as for an entry that was never published, the old id is added to these. Raises `KeyError` where there is
    no entry `old`; whether `new` is a good id is for the check of the draft to say. The data must be free of
    errors: what does not fit the model is not looked through.
    """
    story = draft.before.story
    kind = story.kinds[old]
    editions = (story, *draft.before.others.values())
    places = sorted({place for edition in editions for place in _places(edition, old)})
    written = as_yaml.scalar(new, in_flow=True)
    draft.set(old, ("id",), new)
    for place in places:
        draft.replace(place, new if _is_in_text(story, place) else written)
    if moved:
        draft.append(None, ("moved",), {"kind": kind, "id": old, "to": new})
    return places


def _places(story: Story, id_: str) -> Iterator[Place]:
    """Yield where an id stands as a reference: the values of keys, and the ids in the brackets of texts."""
    for entry, part in story.parts():
        for path, _, words in marked(part, Ref):
            if words == id_:
                yield story.place_of(entry, *path)
        for path, _, words in marked(part, Markup):
            if f"[[{id_}" in words:
                yield from _in_text(story, story.place_of(entry, *path), id_)


def _in_text(story: Story, place: Place, id_: str) -> Iterator[Place]:
    pattern = re.compile(rf"\[\[({re.escape(id_)})(?=\||\]\])")
    lines = story.lines(place)
    for number in range(place.line, place.end_line + 1):
        start = place.column - 1 if number == place.line else 0
        end = place.end_column - 1 if number == place.end_line else len(lines[number - 1])
        for match in pattern.finditer(lines[number - 1], start, end):
            yield Place(place.file, number, match.start(1) + 1, number, match.end(1) + 1)


def _is_in_text(story: Story, place: Place) -> bool:
    return story.lines(place)[place.line - 1][: place.column - 1].endswith("[[")


def left_behind(draft: Draft, old: str) -> list[Place]:
    """Return where the old id still stands in the data as they would be, as a reference to nothing."""
    after = draft.after()
    return sorted({place for story in (after.story, *after.others.values()) for place in _places(story, old)})
