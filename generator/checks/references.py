"""Rules on what refers to what."""

import difflib
import re
from collections.abc import Callable, Iterator, Mapping

from generator.checks.identity import well_formed
from generator.checks.meant import unknown
from generator.checks.rule import Finding, rule
from generator.derive import REFERENCE, Story
from generator.model import Kind
from generator.problem import quoted

SINGULAR: dict[Kind, str] = {
    "sources": "a source",
    "actors": "an actor",
    "places": "a place",
    "events": "an event",
    "claims": "a claim",
    "differences": "a difference",
    "questions": "a question",
    "terms": "a term",
    "updates": "an update",
}


@rule("unknown-reference")
def references_lead_somewhere(story: Story) -> Iterator[Finding]:
    """Every reference leads to an entry, and every `[[` in a text begins one."""
    for reference, meant in unknown(story):
        if meant:
            place = story.place_of(story.by_id[meant], "id")
            help_ = f"did you mean `{meant}` ({place.file}:{place.line})? else add an entry with this id"
        else:
            help_ = "name an entry that is there, or add one with this id"
            if well_formed(reference.id) != reference.id:
                help_ = "name an entry by its `id`, or add one"
        message = f"{quoted(reference.id)} is not an entry of this story"
        yield Finding(reference.place, message, help_)
    for place, text in story.texts:
        rest = REFERENCE.sub(lambda match: " " * len(match[0]), text)
        if match := re.search(r"\[\[|\]\]", rest):
            brackets = match[0]
            yield Finding(
                place.narrow(story.lines(place), brackets, text[: match.start()]),
                f"`{brackets}` is not part of a whole reference",
                "write a reference as `[[id]]` or `[[id|words]]`",
            )


@rule("wrong-kind")
def references_lead_to_the_right_kind(story: Story) -> Iterator[Finding]:
    """Every reference leads to an entry of the kind that its key takes."""
    for reference in story.references:
        kind = story.kinds.get(reference.id)
        if kind is None or not reference.mark.kinds or kind in reference.mark.kinds:
            continue
        wanted = " or ".join(SINGULAR[allowed] for allowed in reference.mark.kinds)
        of_kind = [id_ for id_, its_kind in story.kinds.items() if its_kind in reference.mark.kinds]
        close = difflib.get_close_matches(reference.id, of_kind, 1)
        yield Finding(
            reference.place,
            f"{quoted(reference.id)} is {SINGULAR[kind]}, not {wanted}",
            f"did you mean `{close[0]}`?" if close else f"name {wanted}",
        )


@rule("misplaced-reference")
def references_stand_in_texts(story: Story) -> Iterator[Finding]:
    """References stand in texts that take markup; elsewhere readers would see the brackets."""
    for entry, path, text in story.words:
        match = REFERENCE.search(text)
        if match and not story.takes_markup(entry, path):
            place = story.place_of(entry, *path)
            message = f"{quoted(match[0])} stands where no references are taken"
            help_ = "write the name itself, and refer to the entry from a text such as a summary"
            yield Finding(place.narrow(story.lines(place), match[0]), message, help_)


@rule("cycle")
def nothing_is_part_of_itself(story: Story) -> Iterator[Finding]:
    """Nothing is part of itself, or derived from itself, by whatever detour."""
    yield from _cycles(story, "part_of", story.actors, lambda id_: _one(story.actors[id_].part_of))
    yield from _cycles(story, "within", story.places, lambda id_: _one(story.places[id_].within))
    yield from _cycles(story, "derived_from", story.sources, lambda id_: story.sources[id_].derived_from)


def _one(id_: str | None) -> tuple[str, ...]:
    return () if id_ is None else (id_,)


def _cycles(
    story: Story,
    key: str,
    ids: Mapping[str, object],
    above: Callable[[str], tuple[str, ...]],
) -> Iterator[Finding]:
    """Yield a problem for every cycle, at its entry that stands first in the data."""
    done: set[str] = set()
    for start in ids:
        path: list[str] = []
        todo: list[tuple[str, int]] = [(start, 0)]
        while todo:  # depth first, without recursion: a chain may be long
            id_, depth = todo.pop()
            del path[depth:]
            if id_ in path:
                cycle = path[path.index(id_) :]
                first = min(cycle, key=list(ids).index)
                turned = cycle[cycle.index(first) :] + cycle[: cycle.index(first)]
                chain = " → ".join(f"`{name}`" for name in (*turned, first))
                yield Finding(
                    story.place_of(story.by_id[first], key, above(first).index((*turned, first)[1])),
                    f"`{key}` comes back to itself: {chain}",
                    f"take one of these `{key}` out",
                )
            elif id_ not in done and id_ in ids:
                done.add(id_)
                path.append(id_)
                todo += [(name, depth + 1) for name in reversed(above(id_))]


@rule("unreferenced", "warning")
def entries_are_referred_to(story: Story) -> Iterator[Finding]:
    """Every source, actor and place is referred to by another entry, or by a text."""
    if not story.parsed.whole:
        return  # what could not be read may refer to it
    meant = {id_ for _, id_ in unknown(story)}
    in_story = {reference.id for reference in story.references if reference.entry is None}
    for id_, entry in story.by_id.items():
        if (
            story.kinds[id_] in ("sources", "actors", "places")
            and not story.mentions[id_]
            and id_ == well_formed(id_)
            and id_ not in in_story | meant
        ):
            yield Finding(
                story.place_of(entry, "id"),
                f"nothing refers to `{id_}`",
                f"refer to it, as in `[[{id_}]]`, or delete the entry",
            )
