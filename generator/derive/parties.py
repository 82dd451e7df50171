"""Who stands behind a claim: the parties, what each report adds to them, and which of them are firm.

A party is whoever independently stands behind a claim. One party counts once, however many
officials, offices and sources carry its word, and a rewrite adds no witness. A party is firm on a
claim if its word rests on more than rewrites and hearsay; the others are weak: they are shown, and
settle nothing.
"""

from collections.abc import Iterator, Sequence
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

    The two `actors` have a relation, `what`; or, where `what` is empty, the word of the second was found
    only in what the first publishes, or in the first itself where it is a source without a publisher.
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
    by_report: dict[Report, Backing] = {}
    for stance in dict.fromkeys(report.stance for report in claim.reports):
        by_report |= _of_stance(story, [report for report in claim.reports if report.stance == stance])
    return tuple(by_report[report] for report in claim.reports)


def _of_stance(story: Story, reports: Sequence[Report]) -> dict[Report, Backing]:
    """Return what each of the reports, which all do the same with the claim, adds to it.

    A report that repeats another adds no party, but for the words of a speaker that it alone makes firm.
    """
    relayed = _relayed(story, [report for report in reports if _has_party(report)], reports)
    in_own_voice = [
        report.source
        for report in reports
        if report.by is None and _has_party(report) and not relayed[report]
    ]
    related = kin(story, dict.fromkeys(id_ for id_ in in_own_voice if story.sources[id_].derived_from))
    alone = {report: _alone(story, report, related) for report in reports}
    firm_words = {(report.source, report.by) for report, backing in alone.items() if backing.firm}
    return {
        report: Backing(report, None, relayed=relayed[report])
        if relayed[report]
        and (not alone[report].firm or any((id_, report.by) in firm_words for id_ in relayed[report]))
        else alone[report]
        for report in reports
    }


def _has_party(report: Report) -> bool:
    """Return whether somebody stands behind the report: not who says “allegedly” in their own voice."""
    return report.by is not None or not report.hedged


def _relayed(
    story: Story, standing: Sequence[Report], reports: Sequence[Report]
) -> dict[Report, tuple[str, ...]]:
    """Return for each of the reports the sources that it repeats, of those in which a party stands behind it.

    What a rewrite says in its own voice it has from its original, whoever says it there, or from what another
    rewrite of the same item puts in somebody's mouth. Words that it puts in somebody's mouth itself repeat
    only an original in which the same speaker says so.
    """
    carrying: dict[str | None, dict[str, None]] = {None: dict.fromkeys(report.source for report in standing)}
    attributing: dict[str, dict[str, None]] = {}
    for report in standing:
        if report.by is not None:
            carrying.setdefault(report.by, {})[report.source] = None
            for root in roots(story, report.source):
                attributing.setdefault(root, {})[report.source] = None

    def repeated(report: Report) -> tuple[str, ...]:
        candidates = carrying.get(report.by, {})
        if originals := tuple(id_ for id_ in ancestors(story, report.source) if id_ in candidates):
            return originals
        if report.by is not None or not story.sources[report.source].derived_from:
            return ()
        rewrites = dict.fromkeys(
            id_ for root in roots(story, report.source) for id_ in attributing.get(root, ())
        )
        return tuple(id_ for id_ in rewrites if report.source not in ancestors(story, id_))

    return {report: repeated(report) for report in reports}


def _alone(story: Story, report: Report, related: dict[str, tuple[str, ...]]) -> Backing:
    """Return what a report adds where it repeats no other; `related` has the roots of kindred rewrites."""
    source = story.sources[report.source]
    if report.by is not None:
        return _of_speaker(story, report, report.by)
    if report.hedged:
        return Backing(report, None)
    if source.derived_from:
        ends = related.get(source.id)
        return Backing(report, Party("rewrites", ends) if ends else None)
    if source.publisher is not None:
        return Backing(report, Party("actor", (top(story, source.publisher),)), firm=True)
    return Backing(report, Party("source", (source.id,)), firm=True)


def _of_speaker(story: Story, report: Report, speaker: str) -> Backing:
    caution = _caution(story, report)
    # Who publishes under a name is believed to have found the words where nobody could look; no one else is.
    is_named = story.sources[report.source].publisher is not None
    credible = caution is None or (caution.kind != "only in rewrites" and is_named)
    party = Party("actor", (top(story, speaker),))
    return Backing(report, party, firm=credible and not report.hedged, caution=caution)


def _caution(story: Story, report: Report) -> Caution | None:
    """Return what to keep in mind of a speaker's words that no original is known to have.

    Of several originals those count from which the speaker, or the event, is otherwise known. Named is what
    was not read: the original, or a source between it and this one.
    """
    lines = lines_to(story, report.source)
    known_from = _known_from(story)
    wanted = {report.by, report.event} - {None}
    fitting = {
        root: line for root, line in lines.items() if any(wanted & known_from.get(id_, set()) for id_ in line)
    }
    lines = fitting or lines
    unread = dict.fromkeys(id_ for line in lines.values() for id_ in line)
    for seen, kind in UNREAD.items():
        if matching := tuple(id_ for id_ in unread if story.sources[id_].seen == seen):
            return Caution(kind, tuple(lines) if seen == "full" else matching)
    return None


@kept
def _known_from(story: Story) -> dict[str, set[str | None]]:
    """Return for each source the speakers and events that it is recorded to report on."""
    by_source: dict[str, set[str | None]] = {}
    for claim in story.claims.values():
        for report in claim.reports:
            by_source.setdefault(report.source, set()).update((report.by, report.event))
    return by_source


@kept
def backings_by(
    story: Story, key: Literal["source", "by", "event"]
) -> dict[str, tuple[tuple[Claim, Backing], ...]]:
    """Return for every source, speaker or event the reports that name it, each with its claim."""
    by_id: dict[str, list[tuple[Claim, Backing]]] = {}
    for claim in story.claims.values():
        for backing in backings(story, claim):
            id_ = getattr(backing.report, key)
            if id_ is not None:
                by_id.setdefault(id_, []).append((claim, backing))
    return {id_: tuple(pairs) for id_, pairs in by_id.items()}


def parties(story: Story, claim: Claim, stance: Stance = "asserts") -> tuple[Party, ...]:
    """Return the parties that assert the claim, or deny or doubt it, each once; firm and weak."""
    return tuple(
        dict.fromkeys(b.party for b in backings(story, claim) if b.report.stance == stance and b.party)
    )


def firm(story: Story, claim: Claim, stance: Stance = "asserts") -> tuple[Party, ...]:
    """Return the parties that the claim's standing rests on, each once, in the order of the reports."""
    parties = (b.party for b in backings(story, claim) if b.report.stance == stance and b.firm and b.party)
    return tuple(dict.fromkeys(parties))


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
    recorded = [bond for pair in combinations(sorted(actors), 2) for bond in related.get(frozenset(pair), ())]
    return (*recorded, *_heard_through(story, claim, asserting))


@kept
def _relations(story: Story) -> dict[frozenset[str], tuple[Bond, ...]]:
    """Return the relations that bind two parties, by the actors at their tops."""
    by_ends: dict[frozenset[str], tuple[Bond, ...]] = {}
    for actor in story.actors.values():
        for relation in actor.relations:
            ends = frozenset((top(story, actor.id), top(story, relation.to)))
            if len(ends) == 2 and (relation.binds or ends == {actor.id, relation.to}):  # noqa: PLR2004
                by_ends[ends] = (*by_ends.get(ends, ()), Bond((actor.id, relation.to), relation.what))
    return by_ends


def _heard_through(story: Story, claim: Claim, asserting: tuple[Party, ...]) -> Iterator[Bond]:
    """Yield a bond for each party whose word was found only in what another one publishes."""
    for party in asserting:
        sources = [
            story.sources[backing.report.source]
            for backing in backings(story, claim)
            if backing.party == party and backing.firm and backing.report.stance == "asserts"
        ]
        through = {
            Party("actor", (top(story, source.publisher),))
            if source.publisher
            else Party("source", (source.id,))
            for source in sources
        }
        carrier = through.pop()
        if not through and carrier != party and carrier in asserting:
            publishers = {source.publisher or source.id for source in sources}
            yield Bond((publishers.pop() if len(publishers) == 1 else carrier.ids[0], party.ids[0]))
