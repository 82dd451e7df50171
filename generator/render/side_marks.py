"""The marks of standings and parties on a page: labels with a shape, counts, bonds, what second hand is."""

from generator.derive import (
    STANDING_WORDS,
    Bond,
    Party,
    Standing,
    Verb,
    backings,
    bonds,
    cells,
    firm,
    origins,
    standing,
    weak,
)
from generator.model import Claim
from generator.render import sides
from generator.render.prose import Markdown, Prose, escape, join


def standing_mark(found: Standing, words: str = "") -> Markdown:
    """Return the mark of a standing: its shape and its words, or others that are given as Markdown."""
    shape = f'<span aria-hidden="true">{sides.SHAPES[found]}</span>'
    return Markdown(f'<span class="standing {found}">{shape} {words or STANDING_WORDS[found]}</span>')


def claim_mark(prose: Prose, claim: Claim) -> Markdown:
    """Return the mark of a claim: who says so, or that it is no fact."""
    words = Markdown(sides.label_with(prose.story, claim, prose.foreign))
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
        said = f"{sides.together(prose.story, claim)}: {join([party(prose, one) for one in asserting])}"
    elif hearsay := [_weak(prose, claim, one) for one in weak(prose.story, claim)]:
        said = f"No party says so at first hand, only {join(hearsay)}"
    if denying:
        said += f"; denied by {join([party(prose, one) for one in denying])}"
    return Markdown("".join([said, *(f"; {escape(words)}" for words in sides.asides(prose.story, claim))]))


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
    how = (
        "as rewrites have it" if any(sides.originals_of(prose.story, b) for b in of) else "as others have it"
    )
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
    if not sides.at_second_hand(prose.story, claim):
        return Markdown("")
    rewritten, _ = sides.second_hand(prose.story, claim, "asserts")
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
