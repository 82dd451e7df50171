"""What is said of an entry that nobody wrote: its standing, its roots, who refers to it."""

from collections.abc import Iterable
from typing import Literal

from generator import derive
from generator.derive import Story
from generator.exports.api.shapes import (
    ActorDerived,
    Backing,
    Bond,
    Caution,
    ClaimDerived,
    Derived,
    EventDerived,
    Parties,
    PartiesByStance,
    Party,
    SourceDerived,
)
from generator.model import Actor, Claim, Entry, Event, Source
from generator.render import sides
from generator.render.phrases import kind_of_event


def derived(story: Story, entry: Entry) -> Derived:
    """Return what follows from the whole story for an entry."""
    by = tuple(other.id for other in story.mentions[entry.id])
    match entry:
        case Claim():
            return _claim(story, entry, by)
        case Source(id=id_):
            return SourceDerived(
                mentioned_by=by,
                roots=derive.roots(story, id_),
                descendants=derive.descendants(story, id_),
                claims=_claims(story, "source", id_),
            )
        case Actor(id=id_):
            return ActorDerived(mentioned_by=by, top=derive.top(story, id_), claims=_claims(story, "by", id_))
        case Event(id=id_, kind=kind):
            name = kind_of_event(story, kind)
            return EventDerived(mentioned_by=by, kind_name=name, claims=_claims(story, "event", id_))
    return Derived(mentioned_by=by)


def _claims(story: Story, key: Literal["source", "by", "event"], id_: str) -> tuple[str, ...]:
    """Return the claims whose reports name the entry there."""
    return tuple(dict.fromkeys(claim.id for claim, _ in derive.backings_by(story, key).get(id_, ())))


def _claim(story: Story, claim: Claim, by: tuple[str, ...]) -> ClaimDerived:
    return ClaimDerived(
        mentioned_by=by,
        standing=derive.standing(story, claim),
        label=sides.label(story, claim),
        beside=sides.beside(story, claim) or None,
        at_second_hand=sides.at_second_hand(story, claim),
        parties=PartiesByStance(
            asserts=_parties_of(story, claim, "asserts"),
            denies=_parties_of(story, claim, "denies"),
            doubts=_parties_of(story, claim, "doubts"),
        ),
        bonds=tuple(Bond(actors=one.actors, what=one.what or None) for one in derive.bonds(story, claim)),
        backings=tuple(
            _backing(story, number, backing) for number, backing in enumerate(derive.backings(story, claim))
        ),
        roots=derive.origins(story, (report.source for report in claim.reports)),
    )


def _parties_of(story: Story, claim: Claim, stance: derive.Stance) -> Parties:
    return Parties(
        firm=_parties(derive.firm(story, claim, stance)), weak=_parties(derive.weak(story, claim, stance))
    )


def _parties(found: Iterable[derive.Party]) -> tuple[Party, ...]:
    return tuple(_party(one) for one in found)


def _party(one: derive.Party) -> Party:
    return Party(kind=one.kind, ids=one.ids)


def _backing(story: Story, number: int, one: derive.Backing) -> Backing:
    caution = one.caution
    return Backing(
        report=number,
        source=one.report.source,
        stance=one.report.stance,
        party=_party(one.party) if one.party else None,
        firm=one.firm,
        relays=one.relayed,
        caution=Caution(kind=caution.kind, originals=caution.originals) if caution else None,
        roots=derive.roots(story, one.report.source),
    )
