"""Who stands behind a claim, and what that makes of it: parties, standing, the box, the matrix.

A party is whoever independently stands behind a claim. One party counts once, however many
officials, offices and sources carry its word, and a rewrite adds none.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from generator.evidence import Claim, Report
from generator.lineage import ancestors, kin, roots
from generator.model import Question
from generator.story import Story, kept

Standing = Literal["corroborated", "one-sided", "contested", "unsupported"]

STANDING_WORDS: dict[Standing, str] = {
    "corroborated": "Several sides say so",
    "one-sided": "Only one side says so",
    "contested": "Disputed",
    "unsupported": "Nobody on record says so",
}


IN_REWRITES = (
    "found in rewrites; the part of the original that was read does not have it",
    "found only in rewrites",
)
"""What is said of a speaker's words that no original which was read is known to have."""


@dataclass(frozen=True, slots=True)
class Party:
    """Whoever stands behind a claim: a state or other actor, a source without one, or rewrites of sources."""

    kind: Literal["actor", "source", "rewrites"]
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Backing:
    """What one report adds to its claim.

    `party` is None where it adds no party; `relayed` are then the sources to which it adds nothing,
    none where it only hedges. `caution` says what to keep in mind of a speaker's words that no
    original is known to have.
    """

    report: Report
    party: Party | None
    relayed: tuple[str, ...] = ()
    caution: str = ""


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
    alike = {report: [o for o in claim.reports if o.stance == report.stance] for report in claim.reports}
    relayed = {
        report: _carriers(story, others, report) or _attributing_kin(story, others, report)
        for report, others in alike.items()
    }
    found = [_backing(story, report, alike[report], relayed) for report in claim.reports]
    return tuple(_without_its_own_side(story, backing, found) for backing in found)


def _without_its_own_side(story: Story, backing: Backing, found: list[Backing]) -> Backing:
    """Return the backing, without its party where that rewrites an item of a side that says so anyway.

    The rewrites of a state agency's item are no second witness to what that state's officials say.
    """
    if backing.party is None or backing.party.kind != "rewrites":
        return backing
    publishers = [story.sources[id_].publisher for id_ in backing.party.ids]
    sides = {Party("actor", (top(story, id_),)) for id_ in publishers if id_ is not None}
    if any(other.party in sides and other.report.stance == backing.report.stance for other in found):
        return Backing(backing.report, None, caution="rewrites an item of the same side")
    return backing


def _backing(
    story: Story, report: Report, alike: list[Report], relayed: dict[Report, tuple[str, ...]]
) -> Backing:
    if relayed[report]:
        return Backing(report, None, relayed[report])
    if report.by is not None:
        return Backing(report, Party("actor", (top(story, report.by),)), caution=_caution(story, report))
    if report.hedged:  # who says “allegedly” does not stand behind it
        return Backing(report, None)
    source = story.sources[report.source]
    if source.derived_from:
        own = (o.source for o in alike if o.by is None and not o.hedged and not relayed[o])
        rewrites = (id_ for id_ in own if story.sources[id_].derived_from)
        return Backing(report, Party("rewrites", kin(story, dict.fromkeys(rewrites))[source.id]))
    if source.publisher is not None:
        return Backing(report, Party("actor", (top(story, source.publisher),)))
    return Backing(report, Party("source", (source.id,)))


def _carriers(story: Story, alike: list[Report], report: Report) -> tuple[str, ...]:
    """Return the ancestors of the report's source that the report repeats.

    That is what an ancestor says in its own voice or by the same speaker; and what it puts in
    anybody's mouth is also repeated by a rewrite that says it in its own voice.
    """
    if report.by is None:
        carried = {other.source for other in alike}
    else:  # a source that says “allegedly” itself does not stand behind what a speaker says plainly
        carried = {o.source for o in alike if o.by == report.by or (o.by is None and not o.hedged)}
    return tuple(id_ for id_ in ancestors(story, report.source) if id_ in carried)


def _attributing_kin(story: Story, alike: list[Report], report: Report) -> tuple[str, ...]:
    """Return the other rewrites of the same item that put in somebody's mouth what this one says itself."""
    if report.by is not None or not story.sources[report.source].derived_from:
        return ()
    of = set(roots(story, report.source))
    attributing = dict.fromkeys(o.source for o in alike if o.by is not None)
    return tuple(
        id_
        for id_ in attributing
        if of.intersection(roots(story, id_)) and report.source not in ancestors(story, id_)
    )


def _caution(story: Story, report: Report) -> str:
    line = [story.sources[id_].seen for id_ in ancestors(story, report.source)]
    if not line:
        return ""
    if "not-seen" in line:
        return "original not seen"
    return IN_REWRITES[0] if "excerpt" in line else IN_REWRITES[1]


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


def parties(story: Story, claim: Claim, stance: str = "asserts") -> tuple[Party, ...]:
    """Return the parties that assert the claim, or deny or doubt it, each once."""
    found = [b.party for b in backings(story, claim) if b.report.stance == stance and b.party is not None]
    return tuple(dict.fromkeys(found))


def only_in_rewrites(story: Story, claim: Claim, party: Party) -> bool:
    """Return whether nothing but rewrites puts the claim in this party's mouth."""
    return all(
        backing.caution in IN_REWRITES
        for backing in backings(story, claim)
        if backing.party == party and backing.report.stance == "asserts"
    )


def standing(story: Story, claim: Claim) -> Standing | None:
    """Return the standing of a factual claim; opinions and predictions have none."""
    if claim.kind != "fact":
        return None
    asserting = parties(story, claim)
    if not asserting:
        return "unsupported"
    if parties(story, claim, "denies"):
        return "contested"
    return "corroborated" if len(asserting) > 1 else "one-sided"


def origins(story: Story, claim: Claim) -> int:
    """Return how many independent origins the sources of the claim have: rewrites of one item are one."""
    first = [
        r.source
        for r in claim.reports
        if not set(ancestors(story, r.source)) & {o.source for o in claim.reports}
    ]
    return len(set(kin(story, dict.fromkeys(first)).values()))


@dataclass(frozen=True, slots=True)
class Box:
    """The front page's box: the claims of each standing, and the questions that are not answered."""

    corroborated: tuple[Claim, ...]
    one_sided: tuple[Claim, ...]
    contested: tuple[Claim, ...]
    unsupported: tuple[Claim, ...]
    open: tuple[Question, ...]


def box(story: Story) -> Box:
    """Return the box of the story, each part in the order of the data."""
    of: dict[Standing | None, list[Claim]] = {}
    for claim in story.claims.values():
        of.setdefault(standing(story, claim), []).append(claim)
    return Box(
        corroborated=tuple(of.get("corroborated", ())),
        one_sided=tuple(of.get("one-sided", ())),
        contested=tuple(of.get("contested", ())),
        unsupported=tuple(of.get("unsupported", ())),
        open=tuple(q for q in story.questions.values() if q.status != "answered"),
    )


Verb = Literal[
    "asserts", "attributes", "hedges", "denies", "doubts", "silent", "not in the part read", "not seen"
]


@dataclass(frozen=True, slots=True)
class Cell:
    """What a source does with a claim, and whom it names for it."""

    verb: Verb
    by: str | None = None
    hedged: bool = False


def matrix(story: Story) -> dict[str, dict[str, tuple[Cell, ...]]]:
    """Return for every claim and source what the source does with the claim.

    Only a source that was read whole can be called silent.
    """
    return {claim.id: dict(_row(story, claim)) for claim in story.claims.values()}


def _row(story: Story, claim: Claim) -> Iterator[tuple[str, tuple[Cell, ...]]]:
    unseen: dict[str, Verb] = {"full": "silent", "excerpt": "not in the part read", "not-seen": "not seen"}
    said: dict[str, dict[Cell, None]] = {}
    for report in claim.reports:
        said.setdefault(report.source, {})[_cell(report)] = None
    for id_, source in story.sources.items():
        yield id_, tuple(said.get(id_, ())) or (Cell(unseen[source.seen]),)


def _cell(report: Report) -> Cell:
    if report.stance != "asserts":
        return Cell(report.stance, report.by, report.hedged)
    if report.hedged:
        return Cell("hedges", report.by)
    return Cell("attributes" if report.by else "asserts", report.by)
