"""The claims whose standing has changed, and what did it: that without which it would be as it was."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from generator.compare import pairs_of
from generator.derive import Standing, Story, ancestors, standing
from generator.model import Actor, Claim, Entry, Kind, Report, Source
from generator.render.sides import label

Key = tuple[Kind, str]


@dataclass(frozen=True, slots=True)
class StandingChange:
    """A claim whose standing is another one; opinions and predictions have none.

    `causes` are the changes that did it, in words: without any of them, as it is now, the standing would be
    as it was. Where no single one did it, they are all that may have, and `sure` is False. The labels are
    what readers see.
    """

    id: str
    name: str
    old: Standing | None
    new: Standing | None
    old_label: str
    new_label: str
    causes: tuple[str, ...]
    sure: bool


Undoing = tuple[str, Entry]
"""A change in words, and the entry with only this change undone."""


def standing_changes(
    old: Story, new: Story, pairs: Mapping[Key, Key], name: Callable[[Story, str], str]
) -> Iterator[StandingChange]:
    """Yield the claims of two stories without errors whose standing has changed.

    `pairs` has the entries that both have, by their keys in the new one, and `name` is what one is called.
    """
    for claim in new.claims.values():
        before = old.claims.get(pairs.get(("claims", claim.id), ("claims", ""))[1])
        if before is None or standing(old, before) == standing(new, claim):
            continue
        undone = [*_of_claim(before, claim, new), *_around(old, new, claim)]
        causes = [
            words for words, entry in undone if _standing_with(new, claim.id, entry) == standing(old, before)
        ]
        yield StandingChange(
            claim.id,
            name(new, claim.id),
            standing(old, before),
            standing(new, claim),
            label(old, before),
            label(new, claim),
            tuple(causes or [words for words, _ in undone]),
            bool(causes),
        )


def _standing_with(story: Story, claim_id: str, entry: Entry) -> Standing | None:
    """Return the standing that a claim has in a story in which one entry is another."""
    other = replace(story, by_id={**story.by_id, entry.id: entry}, derived={})
    return standing(other, other.claims[claim_id])


def _of_claim(old: Claim, new: Claim, story: Story) -> Iterator[Undoing]:
    """Yield what has changed about the claim itself, each with the claim as it would be without it."""
    if old.kind != new.kind:
        yield f"its kind, `{new.kind}` after `{old.kind}`", new.model_copy(update={"kind": old.kind})
    before, after = ([report.model_dump() for report in claim.reports] for claim in (old, new))
    pairs = pairs_of("reports", before, after)
    for number, report in enumerate(new.reports):
        others = [other for other in new.reports if other is not report]
        if number not in pairs:
            yield f"the new report of {_said(report)}", _with(new, others)
        elif report != (was := old.reports[pairs[number]]):
            instead = [was if other is report else other for other in new.reports]
            if _fits(was, story):
                yield f"the report of {_said(report)}, which was that of {_said(was)}", _with(new, instead)
    for number, report in enumerate(old.reports):
        if number not in pairs.values() and _fits(report, story):
            yield f"the report of {_said(report)}, which is gone", _with(new, [*new.reports, report])


def _with(claim: Claim, reports: Iterable[Report]) -> Claim:
    return claim.model_copy(update={"reports": tuple(reports)})


def _fits(report: Report, story: Story) -> bool:
    """Return whether what a report names is in a story."""
    return report.source in story.sources and (report.by is None or report.by in story.actors)


def _said(report: Report) -> str:
    """Return who says what, in the words of the data."""
    speaker = f" by `{report.by}`" if report.by else ""
    return f"`{report.source}`{speaker} (`{report.stance}`{', hedged' if report.hedged else ''})"


def _around(old: Story, new: Story, claim: Claim) -> Iterator[Undoing]:
    """Yield what has changed about the sources and actors behind a claim, each as it was."""
    sources = dict.fromkeys(
        id_ for report in claim.reports for id_ in (report.source, *ancestors(new, report.source))
    )
    actors = dict.fromkeys(
        id_
        for id_ in (
            *(report.by for report in claim.reports),
            *(new.sources[id_].publisher for id_ in sources),
        )
        if id_
    )
    for id_ in list(actors):
        above = new.actors[id_].part_of
        while above and above not in actors:
            actors[above] = None
            above = new.actors[above].part_of
    for id_ in sources:
        source, was = new.sources[id_], old.sources.get(id_)
        fields = ("publisher", "derived_from", "seen")
        if was and _differ(source, was, fields) and _is_known(new, was):
            yield f"the source `{id_}`: {_fields(was, source, fields)}", was
    for id_ in actors:
        actor, before = new.actors[id_], old.actors.get(id_)
        if before and _differ(actor, before, ("part_of",)) and (before.part_of or id_) in new.actors:
            yield f"the actor `{id_}`: {_fields(before, actor, ('part_of',))}", before


def _differ(one: Source | Actor, other: Source | Actor, fields: tuple[str, ...]) -> bool:
    return any(getattr(one, field) != getattr(other, field) for field in fields)


def _is_known(story: Story, source: Source) -> bool:
    return set(source.derived_from) <= story.sources.keys() and (
        source.publisher is None or source.publisher in story.actors
    )


def _fields(was: Source | Actor, now: Source | Actor, fields: tuple[str, ...]) -> str:
    """Return the fields that differ, as they are and as they were."""
    return ", ".join(
        f"`{field}` {_value(getattr(now, field))} after {_value(getattr(was, field))}"
        for field in fields
        if getattr(was, field) != getattr(now, field)
    )


def _value(value: object) -> str:
    words = ", ".join(value) if isinstance(value, tuple) else str(value or "")
    return f"`{words}`" if words else "nothing"
