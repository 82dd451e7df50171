"""The marks of standings and parties on a page: labels with a shape, counts, bonds, what second hand is."""

from generator.catalogue import gettext_noop
from generator.derive import (
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
from generator.render.prose import Markdown, Prose, escape


def standing_mark(prose: Prose, name: Standing, words: str = "") -> Markdown:
    """Return the mark of a standing: its shape and its words, or others that are given as Markdown."""
    shape = f'<span aria-hidden="true">{sides.SHAPES[name]}</span>'
    label = words or prose.gettext(sides.STANDING_WORDS[name])
    return Markdown(f'<span class="standing {name}">{shape} {label}</span>')


def claim_mark(prose: Prose, claim: Claim) -> Markdown:
    """Return the mark of a claim: who says so, or that it is no fact."""
    words = Markdown(sides.label_with(prose.story, claim, prose.foreign))
    claim_standing = standing(prose.story, claim)
    if claim_standing is None:
        return Markdown(f'<span class="standing no-fact">{words}</span>')
    return standing_mark(prose, claim_standing, words)


def party(prose: Prose, who: Party) -> Markdown:
    """Return the name of a party, with links."""
    if who.kind == "rewrites":
        return prose.gettext("rewrites of %(sources)s", sources=prose.links(who.ids))
    return prose.links(who.ids)


def party_count(prose: Prose, claim: Claim) -> Markdown:
    """Return how many parties assert the claim and which, who denies it, and what weighs beside that."""
    asserting, denying = firm(prose.story, claim), firm(prose.story, claim, "denies")
    if asserting:
        count = escape(sides.together(prose.story, claim))
        parties = prose.listed(party(prose, sayer) for sayer in asserting)
        asserted = prose.pgettext("parties", "%(count)s: %(parties)s", count=count, parties=parties)
    elif hearsay := [_weak(prose, claim, backer) for backer in weak(prose.story, claim)]:
        asserted = prose.gettext(
            "No party says so at first hand, only %(parties)s", parties=prose.listed(hearsay)
        )
    else:
        asserted = prose.gettext("No party says so")
    denied = prose.listed(party(prose, denier) for denier in denying)
    return prose.clauses(
        [
            asserted,
            *([prose.gettext("denied by %(parties)s", parties=denied)] if denying else []),
            *map(escape, sides.asides(prose.story, claim)),
        ]
    )


def bond_lines(prose: Prose, claim: Claim) -> list[Markdown]:
    """Return what binds the parties that assert the claim: why they are less than so many strangers."""
    return [_bond(prose, bond) for bond in bonds(prose.story, claim)]


def _bond(prose: Prose, bond: Bond) -> Markdown:
    one, other = map(prose.link, bond.actors)
    if bond.what:
        return prose.pgettext(
            "bond", "%(one)s %(relation)s %(other)s", one=one, relation=prose.plain(bond.what), other=other
        )
    return prose.gettext(
        "the word of %(speaker)s was found only in what %(publisher)s publishes", speaker=other, publisher=one
    )


def _weak(prose: Prose, claim: Claim, backer: Party) -> Markdown:
    """Return a weak party, with what puts it behind the claim."""
    if backer.kind == "rewrites":
        return party(prose, backer)
    asserting = [
        b for b in backings(prose.story, claim) if b.party == backer and b.report.stance == "asserts"
    ]
    if any(sides.originals_of(prose.story, backing) for backing in asserting):
        return prose.gettext("%(party)s, as rewrites have it", party=party(prose, backer))
    return prose.gettext("%(party)s, as others have it", party=party(prose, backer))


IN_ORIGINAL: dict[Verb, str] = {
    "asserts": gettext_noop("%(source)s, which says so itself"),
    "attributes": gettext_noop("%(source)s, which names another speaker for it"),
    "hedges": gettext_noop("%(source)s, which says so only at a distance"),
    "denies": gettext_noop("%(source)s, which denies it"),
    "doubts": gettext_noop("%(source)s, which doubts it"),
    "silent": gettext_noop("%(source)s, which was read whole, and does not say it"),
    "not in the part read": gettext_noop("%(source)s, which was read in part, and that part does not say it"),
    "not seen": gettext_noop("%(source)s, which was not seen"),
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
        prose.gettext(IN_ORIGINAL[cells(prose.story, claim, id_)[0].verb], source=prose.link(id_))
        for id_ in rewritten
    ]
    saying = {report.source for report in claim.reports if report.stance == "asserts"}
    if len(saying) == 1:
        return prose.gettext(
            "The one source that says so retells %(originals)s. Nobody is known to say so at first hand.",
            originals=prose.clauses(ends),
        )
    return prose.gettext(
        "Those who say so retell %(originals)s. "
        "However many they are, nobody is known to say so at first hand.",
        originals=prose.clauses(ends),
    )


def source_count(prose: Prose, claim: Claim) -> Markdown:
    """Return how many sources report on the claim, and how many originals these go back to."""
    sources = dict.fromkeys(report.source for report in claim.reports)
    if not sources:
        return prose.gettext("No source that was read says so")
    ends = len(origins(prose.story, sources))
    reporting = prose.ngettext("%(num)s source reports on it", "%(num)s sources report on it", len(sources))
    if len(sources) == ends == 1 and not prose.story.sources[next(iter(sources))].derived_from:
        return reporting
    return prose.ngettext(
        "%(reporting)s, going back to %(num)s original",
        "%(reporting)s, going back to %(num)s originals",
        ends,
        reporting=reporting,
    )
