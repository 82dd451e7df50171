"""The words for who stands behind a claim: “Only Russia says so”, and what weighs beside it.

A label names the parties, up to three of them. It rests on the firm ones; what only rewrites and
hearsay say is told beside it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from generator.derive import (
    STANDING_WORDS,
    Backing,
    Party,
    Stance,
    Standing,
    Story,
    backings,
    bonds,
    firm,
    roots,
    standing,
    weak,
)
from generator.model import Claim
from generator.render.prose import Markdown, join, name

SHAPES: dict[Standing, str] = {"corroborated": "●", "one-sided": "◐", "contested": "≠", "unsupported": "○"}
"""A shape beside each standing, for those who do not see its colour."""

KIND_WORDS = {"opinion": "An opinion", "prediction": "A prediction"}

SECOND_HAND = (
    "Nobody is known to say so at first hand: only sources that retell others, or quote at a distance."
)
"""What it means that a side is none but rewrites and hearsay."""

MOST_NAMED = 3
"""How many parties a label names; the others are counted."""

Called = Callable[[str], str]
"""What an actor or a source is called, by its id."""


@dataclass(frozen=True, slots=True)
class Side:
    """The claims that the same side alone makes; `anchor` is its id on the list of the claims."""

    anchor: str
    words: str
    note: str
    claims: tuple[Claim, ...]


def label(story: Story, claim: Claim) -> str:
    """Return who says so, in words: the label of a claim of fact; of another claim, its kind."""
    return label_with(story, claim, _names(story))


def _names(story: Story) -> Called:
    return lambda id_: name(story, story.by_id[id_])


def label_with(story: Story, claim: Claim, called: Called) -> str:
    """Return the label of a claim, in which `called` says what actors and sources are called."""
    found = standing(story, claim)
    if found is None:
        return KIND_WORDS[claim.kind]
    asserting, denying = firm(story, claim), firm(story, claim, "denies")
    if asserting and set(asserting) == set(denying):
        both = ("say", "deny") if len(asserting) > 1 else ("says", "denies")
        return f"{_few(asserting, called)} {both[0]} so and {both[1]} it"
    if not denying:
        return _side(story, claim, called)
    denied = f"{_few(denying, called)} {'deny' if len(denying) > 1 else 'denies'} it"
    said = f"{_few(asserting, called)} {'say' if len(asserting) > 1 else 'says'} so"
    return f"{said if asserting else _side(story, claim, called)}, {denied}"


def _side(story: Story, claim: Claim, called: Called) -> str:
    """Return who says so, whoever denies it."""
    asserting = firm(story, claim)
    if len(asserting) > 1:
        return f"{_few(asserting, called)} say so"
    if asserting:
        return f"Only {_few(asserting, called)} says so"
    rewritten, at_a_distance = second_hand(story, claim, "asserts")
    if rewritten:
        besides = f", and {_few_of(at_a_distance, called)} at second hand" if at_a_distance else ""
        return f"Only rewrites of {_originals(story, rewritten, called)} say so{besides}"
    if at_a_distance:
        say = "say" if len(at_a_distance) > 1 else "says"
        return f"{_few_of(at_a_distance, called)} {say} so, but only at second hand"
    return STANDING_WORDS["unsupported"]


def second_hand(story: Story, claim: Claim, stance: Stance) -> tuple[list[str], list[str]]:
    """Return the originals whose rewrites alone say so, and the actors that are quoted only at a distance."""
    parties = weak(story, claim, stance)
    rewritten: dict[str, None] = {}
    at_a_distance: dict[str, None] = {}
    for backing in backings(story, claim):
        if backing.party in parties and backing.report.stance == stance:
            ends = originals_of(story, backing)
            rewritten.update(dict.fromkeys(ends))
            at_a_distance.update(dict.fromkeys(() if ends else backing.party.ids))
    return list(rewritten), list(at_a_distance)


def originals_of(story: Story, backing: Backing) -> tuple[str, ...]:
    """Return the originals that a report of a weak party goes back to; none where it is an original's."""
    if backing.caution:
        return backing.caution.originals
    if backing.party and backing.party.kind == "rewrites":
        return backing.party.ids
    return roots(story, backing.report.source) if story.sources[backing.report.source].derived_from else ()


def _originals(story: Story, ids: Iterable[str], called: Called) -> str:
    """Return what originals are called in a label: by those who published them, where these are known."""
    return _few_of(dict.fromkeys(story.sources[id_].publisher or id_ for id_ in ids), called)


def _few(parties: tuple[Party, ...], called: Called) -> str:
    return _few_of([party.ids[0] for party in parties], called)


def _few_of(ids: Iterable[str], called: Called) -> str:
    """Return the names, with “and” before the last; of more than a few some, and how many more."""
    names = [called(id_) for id_ in ids]
    more = len(names) - MOST_NAMED
    said = names if more <= 0 else [*names[:MOST_NAMED], f"{more} more"]
    return join([Markdown(one) for one in said])


def at_second_hand(story: Story, claim: Claim) -> bool:
    """Return whether only rewrites and hearsay make a claim of fact."""
    return standing(story, claim) == "one-sided" and not firm(story, claim)


def by_side(story: Story, claims: Iterable[Claim]) -> list[Side]:
    """Return one-sided claims by the side that makes them, the side with the most claims first."""
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        found.setdefault(_anchor(story, claim), []).append(claim)
    sides = [
        Side(
            anchor,
            _side(story, same[0], _names(story)),
            "" if firm(story, same[0]) else SECOND_HAND,
            tuple(same),
        )
        for anchor, same in found.items()
    ]
    return sorted(sides, key=lambda side: -len(side.claims))


def _anchor(story: Story, claim: Claim) -> str:
    """Return the id of a side on the list of the claims; no entry has one with an underscore."""
    if asserting := firm(story, claim):
        return f"only_{asserting[0].ids[0]}"
    rewritten, at_a_distance = second_hand(story, claim, "asserts")
    publishers = {story.sources[id_].publisher or id_ for id_ in rewritten}
    return "_".join(["rewrites" if rewritten else "second_hand", *sorted(publishers), *sorted(at_a_distance)])


def asides(story: Story, claim: Claim) -> list[str]:
    """Return what stands beside a label, in words: who else says so, denies it or doubts it."""
    found = []
    if firm(story, claim):
        found += _weakly(story, claim, "asserts", "also said")
    found += _weakly(story, claim, "denies", "denied")
    if doubting := firm(story, claim, "doubts"):
        found.append(f"doubted by {_few(doubting, _names(story))}")
    else:
        found += _weakly(story, claim, "doubts", "doubted")
    return found


def _weakly(story: Story, claim: Claim, stance: Stance, verb: str) -> list[str]:
    called = _names(story)
    rewritten, at_a_distance = second_hand(story, claim, stance)
    firmly = stance == "asserts" or bool(firm(story, claim, stance))
    how = verb if stance == "asserts" else f"also {verb}" if firmly else f"{verb} only"
    said = [f"{how} in rewrites of {_originals(story, rewritten, called)}"] if rewritten else []
    if at_a_distance:
        said.append(f"{how} at second hand by {_few_of(at_a_distance, called)}")
    return said


def together(story: Story, claim: Claim) -> str:
    """Return how many parties assert a claim, and whether they are strangers to each other."""
    number = len(firm(story, claim))
    if number == 1:
        return "1 party"
    return f"{number} parties, {_bound(story, claim) or 'with no bond on record'}"


def _bound(story: Story, claim: Claim) -> str:
    """Return that the parties which assert a claim are not independent of each other, if they are not."""
    if not bonds(story, claim):
        return ""
    return f"not {'all ' if len(firm(story, claim)) > 2 else ''}independent of each other"  # noqa: PLR2004 - of two it is both


def beside(story: Story, claim: Claim) -> str:
    """Return what stands beside a label in a list, as a sentence; nothing where nothing does."""
    said = "; ".join(filter(None, [_bound(story, claim), *asides(story, claim)]))
    return f"{said[0].upper()}{said[1:]}." if said else ""
