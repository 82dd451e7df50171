"""Who stands behind a claim: the parties, what each report adds to them, and which of them are firm.

A party is whoever independently stands behind a claim. One party counts once, however many
officials, offices and sources carry its word, and a rewrite adds no witness. A party is firm on a
claim if its word rests on more than rewrites and hearsay; the others are weak: they are shown, and
settle nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from generator.derive.lineage import ancestors, kin, lines_to, roots
from generator.derive.story import Story, kept
from generator.model import Claim, Report

Stance = Literal["asserts", "denies", "doubts"]


@dataclass(frozen=True, slots=True)
class Party:
    """Whoever stands behind a claim: a state or other actor, a source without one, or rewrites of sources."""

    kind: Literal["actor", "source", "rewrites"]
    ids: tuple[str, ...]


Doubt = Literal["original not seen", "not in the part read", "only in rewrites"]

UNREAD: dict[str, Doubt] = {
    "not-seen": "original not seen",
    "excerpt": "not in the part read",
    "full": "only in rewrites",
}
"""What to keep in mind of words that an original is not known to have, by how much of it was read."""


@dataclass(frozen=True, slots=True)
class Caution:
    """Why a speaker's words in a rewrite are no original's, and which originals should have them."""

    kind: Doubt
    originals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Backing:
    """What one report adds to its claim.

    `party` is None where it adds no party; `relayed` are then the sources to which it adds nothing,
    none where it only hedges. `firm` tells whether it makes the party firm.
    """

    report: Report
    party: Party | None
    firm: bool = False
    relayed: tuple[str, ...] = ()
    caution: Caution | None = None


@dataclass(frozen=True, slots=True)
class Bond:
    """Why two parties that say the same are less than two strangers.

    `actors` have a relation, `what`; or, where `what` is empty, the word of the second was found only
    in what the first publishes, who belongs to another party that says so.
    """

    actors: tuple[str, str]
    what: str = ""


@kept
def top(story: Story, actor_id: str) -> str:
    """Return the actor at the end of the `part_of` chain: for a minister, the state."""
    seen = {actor_id}
    while (above := story.actors[actor_id].part_of) and above in story.actors and above not in seen:
        seen.add(above)
        actor_id = above
    return actor_id


@kept
def backings(story: Story, claim: Claim) -> tuple[Backing, ...]:
    """Return what each report of the claim adds to it, in the order of the data."""
    found = []
    for report in claim.reports:
        alike = [other for other in claim.reports if other.stance == report.stance and _has_party(other)]
        relayed = _relayed(story, report, alike)
        if relayed or not _has_party(report):
            found.append(Backing(report, None, relayed=relayed))
        elif report.by is not None:
            found.append(_of_speaker(story, report, report.by))
        else:
            found.append(_of_own_voice(story, report, alike))
    return tuple(found)


def _has_party(report: Report) -> bool:
    """Return whether somebody stands behind the report: not who says “allegedly” in their own voice."""
    return report.by is not None or not report.hedged


def _relayed(story: Story, report: Report, alike: list[Report]) -> tuple[str, ...]:
    return _carriers(story, report, alike) or _attributing_kin(story, report, alike)


def _carriers(story: Story, report: Report, alike: list[Report]) -> tuple[str, ...]:
    """Return the ancestors of the report's source that the report repeats.

    What a rewrite says in its own voice it has from its original, whoever says it there. Words that it puts
    in somebody's mouth repeat only an original in which the same speaker says so.
    """
    carrying = {other.source for other in alike if report.by is None or other.by == report.by}
    return tuple(id_ for id_ in ancestors(story, report.source) if id_ in carrying)


def _attributing_kin(story: Story, report: Report, alike: list[Report]) -> tuple[str, ...]:
    """Return the other rewrites of the same item that put in somebody's mouth what this one says itself."""
    if report.by is not None or not story.sources[report.source].derived_from:
        return ()
    own = set(roots(story, report.source))
    attributing = dict.fromkeys(other.source for other in alike if other.by is not None)
    return tuple(
        id_
        for id_ in attributing
        if own.intersection(roots(story, id_)) and report.source not in ancestors(story, id_)
    )


def _of_speaker(story: Story, report: Report, speaker: str) -> Backing:
    caution = _caution(story, report)
    # Who publishes under a name is believed to have found the words where nobody could look; no one else is.
    named = story.sources[report.source].publisher is not None
    credible = caution is None or (caution.kind != "only in rewrites" and named)
    party = Party("actor", (top(story, speaker),))
    return Backing(report, party, firm=credible and not report.hedged, caution=caution)


def _of_own_voice(story: Story, report: Report, alike: list[Report]) -> Backing:
    source = story.sources[report.source]
    if source.derived_from:
        own = [other.source for other in alike if other.by is None and not _relayed(story, other, alike)]
        rewrites = dict.fromkeys(id_ for id_ in own if story.sources[id_].derived_from)
        return Backing(report, Party("rewrites", kin(story, rewrites)[source.id]))
    if source.publisher is not None:
        return Backing(report, Party("actor", (top(story, source.publisher),)), firm=True)
    return Backing(report, Party("source", (source.id,)), firm=True)


def _caution(story: Story, report: Report) -> Caution | None:
    """Return what to keep in mind of a speaker's words that no original is known to have.

    Of several originals those count from which the speaker, or the event, is otherwise known.
    """
    lines = lines_to(story, report.source)
    known = _known_from(story)
    wanted = {report.by, report.event} - {None}
    fitting = {
        root: line for root, line in lines.items() if any(wanted & known.get(id_, set()) for id_ in line)
    }
    lines = fitting or lines
    for how, kind in UNREAD.items():
        ends = tuple(
            end for end, line in lines.items() if any(story.sources[id_].seen == how for id_ in line)
        )
        if ends:
            return Caution(kind, ends)
    return None


@kept
def _known_from(story: Story) -> dict[str, set[str | None]]:
    """Return for each source the speakers and events that it is recorded to report on."""
    found: dict[str, set[str | None]] = {}
    for claim in story.claims.values():
        for report in claim.reports:
            found.setdefault(report.source, set()).update((report.by, report.event))
    return found


@kept
def backings_by(
    story: Story, key: Literal["source", "by", "event"]
) -> dict[str, tuple[tuple[Claim, Backing], ...]]:
    """Return for every source, speaker or event the reports that name it, each with its claim."""
    found: dict[str, list[tuple[Claim, Backing]]] = {}
    for claim in story.claims.values():
        for backing in backings(story, claim):
            id_ = getattr(backing.report, key)
            if id_ is not None:
                found.setdefault(id_, []).append((claim, backing))
    return {id_: tuple(pairs) for id_, pairs in found.items()}


def parties(story: Story, claim: Claim, stance: Stance = "asserts") -> tuple[Party, ...]:
    """Return the parties that assert the claim, or deny or doubt it, each once; firm and weak."""
    return tuple(
        dict.fromkeys(b.party for b in backings(story, claim) if b.report.stance == stance and b.party)
    )


def firm(story: Story, claim: Claim, stance: Stance = "asserts") -> tuple[Party, ...]:
    """Return the parties that the claim's standing rests on, each once, in the order of the reports."""
    found = (b.party for b in backings(story, claim) if b.report.stance == stance and b.firm and b.party)
    return tuple(dict.fromkeys(found))


def weak(story: Story, claim: Claim, stance: Stance = "asserts") -> tuple[Party, ...]:
    """Return the parties that only rewrites and hearsay put behind the claim, each once."""
    settled = set(firm(story, claim, stance))
    return tuple(party for party in parties(story, claim, stance) if party not in settled)


def bonds(story: Story, claim: Claim) -> tuple[Bond, ...]:
    """Return what binds the firm parties that assert the claim to each other.

    That is a relation between two of them, or one between their members that is recorded to bind
    (`binds`); and that the word of one was found only in what the other publishes.
    """
    asserting = firm(story, claim)
    actors = {party.ids[0] for party in asserting if party.kind == "actor"}
    if len(asserting) < 2:  # noqa: PLR2004 - one is bound to nobody
        return ()
    related = _relations(story)
    found = [bond for pair in combinations(sorted(actors), 2) for bond in related.get(frozenset(pair), ())]
    return (*found, *_heard_through(story, claim, asserting))


@kept
def _relations(story: Story) -> dict[frozenset[str], tuple[Bond, ...]]:
    """Return the relations that bind two parties, by the actors at their tops."""
    found: dict[frozenset[str], tuple[Bond, ...]] = {}
    for actor in story.actors.values():
        for relation in actor.relations:
            ends = frozenset((top(story, actor.id), top(story, relation.to)))
            if len(ends) == 2 and (relation.binds or ends == {actor.id, relation.to}):  # noqa: PLR2004
                found[ends] = (*found.get(ends, ()), Bond((actor.id, relation.to), relation.what))
    return found


def _heard_through(story: Story, claim: Claim, asserting: tuple[Party, ...]) -> Iterator[Bond]:
    """Yield a bond for each party whose word was found only in what another one publishes."""
    for party in asserting:
        publishers = dict.fromkeys(
            story.sources[backing.report.source].publisher
            for backing in backings(story, claim)
            if backing.party == party and backing.firm and backing.report.stance == "asserts"
        )
        first = next(iter(publishers))
        through = {top(story, id_) if id_ else None for id_ in publishers}
        others = {other.ids[0] for other in asserting if other.kind == "actor" and other != party}
        if party.kind == "actor" and first and len(through) == 1 and through <= others:
            yield Bond((first if len(publishers) == 1 else top(story, first), party.ids[0]))
