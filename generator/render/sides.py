"""The words for who stands behind a claim: “Only Russia says so”, and what weighs beside it.

A label names the parties, up to three of them. It rests on the firm ones; what only rewrites and
hearsay say is told beside it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from generator.derive import (
    STANDING_WORDS,
    Backing,
    Bond,
    Party,
    Stance,
    Standing,
    Story,
    Verb,
    backings,
    bonds,
    cells,
    firm,
    origins,
    roots,
    standing,
    weak,
)
from generator.model import Claim
from generator.render.prose import Markdown, Prose, escape, join, name

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
    return _label(story, claim, _names(story))


def _names(story: Story) -> Called:
    return lambda id_: name(story, story.by_id[id_])


def _label(story: Story, claim: Claim, called: Called) -> str:
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
    rewritten, at_a_distance = _at_second_hand(story, claim, "asserts")
    if rewritten:
        besides = f", and {_few_of(at_a_distance, called)} at second hand" if at_a_distance else ""
        return f"Only rewrites of {_originals(story, rewritten, called)} say so{besides}"
    if at_a_distance:
        say = "say" if len(at_a_distance) > 1 else "says"
        return f"{_few_of(at_a_distance, called)} {say} so, but only at second hand"
    return STANDING_WORDS["unsupported"]


def _at_second_hand(story: Story, claim: Claim, stance: Stance) -> tuple[list[str], list[str]]:
    """Return the originals whose rewrites alone say so, and the actors that are quoted only at a distance."""
    parties = weak(story, claim, stance)
    rewritten: dict[str, None] = {}
    at_a_distance: dict[str, None] = {}
    for backing in backings(story, claim):
        if backing.party in parties and backing.report.stance == stance:
            ends = _ends(story, backing)
            rewritten.update(dict.fromkeys(ends))
            at_a_distance.update(dict.fromkeys(() if ends else backing.party.ids))
    return list(rewritten), list(at_a_distance)


def _ends(story: Story, backing: Backing) -> tuple[str, ...]:
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
    rewritten, at_a_distance = _at_second_hand(story, claim, "asserts")
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
    rewritten, at_a_distance = _at_second_hand(story, claim, stance)
    firmly = stance == "asserts" or bool(firm(story, claim, stance))
    how = verb if stance == "asserts" else f"also {verb}" if firmly else f"{verb} only"
    said = [f"{how} in rewrites of {_originals(story, rewritten, called)}"] if rewritten else []
    if at_a_distance:
        said.append(f"{how} at second hand by {_few_of(at_a_distance, called)}")
    return said


# As marks on a page


def standing_mark(found: Standing, words: str = "") -> Markdown:
    """Return the mark of a standing: its shape and its words, or others that are given as Markdown."""
    shape = f'<span aria-hidden="true">{SHAPES[found]}</span>'
    return Markdown(f'<span class="standing {found}">{shape} {words or STANDING_WORDS[found]}</span>')


def claim_mark(prose: Prose, claim: Claim) -> Markdown:
    """Return the mark of a claim: who says so, or that it is no fact."""
    words = Markdown(_label(prose.story, claim, prose.foreign))
    found = standing(prose.story, claim)
    if found is None:
        return Markdown(f'<span class="standing no-fact">{words}</span>')
    return standing_mark(found, words)


def party(prose: Prose, one: Party) -> Markdown:
    """Return the name of a party, with links."""
    if one.kind == "rewrites":
        return Markdown(f"rewrites of {prose.links(one.ids)}")
    return prose.links(one.ids)


def party_count(prose: Prose, claim: Claim) -> Markdown:
    """Return how many parties assert the claim and which, who denies it, and what weighs beside that."""
    asserting, denying = firm(prose.story, claim), firm(prose.story, claim, "denies")
    said = "No party says so"
    if asserting:
        said = f"{_together(prose.story, claim)}: {join([party(prose, one) for one in asserting])}"
    elif hearsay := [_weak(prose, claim, one) for one in weak(prose.story, claim)]:
        said = f"No party says so at first hand, only {join(hearsay)}"
    if denying:
        said += f"; denied by {join([party(prose, one) for one in denying])}"
    return Markdown("".join([said, *(f"; {escape(words)}" for words in asides(prose.story, claim))]))


def _together(story: Story, claim: Claim) -> str:
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


def bond_lines(prose: Prose, claim: Claim) -> list[Markdown]:
    """Return what binds the parties that assert the claim: why they are less than so many strangers."""
    return [_bond(prose, bond) for bond in bonds(prose.story, claim)]


def _bond(prose: Prose, bond: Bond) -> Markdown:
    one, other = map(prose.link, bond.actors)
    if bond.what:
        return Markdown(f"{one} {escape(bond.what)} {other}")
    return Markdown(f"the word of {other} was found only in what {one} publishes")


def _weak(prose: Prose, claim: Claim, one: Party) -> Markdown:
    """Return a weak party, with what puts it behind the claim."""
    if one.kind == "rewrites":
        return party(prose, one)
    of = [b for b in backings(prose.story, claim) if b.party == one and b.report.stance == "asserts"]
    how = "as rewrites have it" if any(_ends(prose.story, b) for b in of) else "as others have it"
    return Markdown(f"{party(prose, one)}, {how}")


IN_ORIGINAL: dict[Verb, str] = {
    "asserts": "says so itself",
    "attributes": "names another speaker for it",
    "hedges": "says so only at a distance",
    "denies": "denies it",
    "doubts": "doubts it",
    "silent": "was read whole, and does not say it",
    "not in the part read": "was read in part, and that part does not say it",
    "not seen": "was not seen",
}
"""What an original does with a claim that only its rewrites make."""


def only_rewritten(prose: Prose, claim: Claim) -> Markdown:
    """Return what it means that only rewrites say so, if that is how the claim stands."""
    if not at_second_hand(prose.story, claim):
        return Markdown("")
    rewritten, _ = _at_second_hand(prose.story, claim, "asserts")
    if not rewritten:
        return Markdown("")
    ends = [
        f"{prose.link(id_)}, which {IN_ORIGINAL[cells(prose.story, claim, id_)[0].verb]}" for id_ in rewritten
    ]
    saying = {report.source for report in claim.reports if report.stance == "asserts"}
    those = "Those who say so retell" if len(saying) > 1 else "The one source that says so retells"
    many = "However many they are, nobody" if len(saying) > 1 else "Nobody"
    return Markdown(f"{those} {'; and '.join(ends)}. {many} is known to say so at first hand.")


def source_count(prose: Prose, claim: Claim) -> Markdown:
    """Return how many sources report on the claim, and how many originals these go back to."""
    sources = dict.fromkeys(report.source for report in claim.reports)
    if not sources:
        return Markdown("No source that was read says so")
    ends = len(origins(prose.story, sources))
    reporting = "1 source reports" if len(sources) == 1 else f"{len(sources)} sources report"
    if len(sources) == ends == 1 and not prose.story.sources[next(iter(sources))].derived_from:
        return Markdown(f"{reporting} on it")
    return Markdown(f"{reporting} on it, going back to {ends} original{'s' * (ends > 1)}")
