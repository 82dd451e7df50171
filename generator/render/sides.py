"""The words for who stands behind a claim: “Only Russia says so”, and what weighs beside it.

A label names the parties, up to three of them. It rests on the firm ones; what only rewrites and
hearsay say is told beside it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from generator.catalogue import gettext_noop
from generator.derive import (
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
from generator.render.names import name

SHAPES: dict[Standing, str] = {"corroborated": "●", "one-sided": "◐", "contested": "≠", "unsupported": "○"}
"""A shape beside each standing, for those who do not see its colour."""

STANDING_WORDS: dict[Standing, str] = {
    "corroborated": gettext_noop("Several sides say so"),
    "one-sided": gettext_noop("Only one side says so"),
    "contested": gettext_noop("Disputed"),
    "unsupported": gettext_noop("Nobody on record says so"),
}
"""What the claims of one standing are called together."""

KIND_WORDS = {"opinion": gettext_noop("An opinion"), "prediction": gettext_noop("A prediction")}

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
    words = story.catalogue
    if standing(story, claim) is None:
        return words.gettext(KIND_WORDS[claim.kind])
    asserting, denying = firm(story, claim), firm(story, claim, "denies")
    if not denying:
        return _side(story, claim, called)
    sayers, deniers = _few(story, asserting, called), _few(story, denying, called)
    if set(asserting) == set(denying):
        return words.ngettext(
            "%(parties)s says so and denies it",
            "%(parties)s say so and deny it",
            len(asserting),
            parties=sayers,
        )
    asserted = words.ngettext("%(parties)s says so", "%(parties)s say so", len(asserting), parties=sayers)
    denied = words.ngettext("%(parties)s denies it", "%(parties)s deny it", len(denying), parties=deniers)
    if not asserting:
        asserted = _side(story, claim, called)
    return words.pgettext("label", "%(said)s, %(denied)s", said=asserted, denied=denied)


def _side(story: Story, claim: Claim, called: Called) -> str:
    """Return who says so, whoever denies it."""
    words = story.catalogue
    asserting = firm(story, claim)
    if asserting:
        parties = _few(story, asserting, called)
        if len(asserting) == 1:
            return words.gettext("Only %(party)s says so", party=parties)
        return words.ngettext("%(parties)s says so", "%(parties)s say so", len(asserting), parties=parties)
    rewritten, at_a_distance = second_hand(story, claim, "asserts")
    retellers = _few_of(story, at_a_distance, called)
    if rewritten:
        originals = _originals(story, rewritten, called)
        if not at_a_distance:
            return words.gettext("Only rewrites of %(originals)s say so", originals=originals)
        return words.gettext(
            "Only rewrites of %(originals)s say so, and %(parties)s at second hand",
            originals=originals,
            parties=retellers,
        )
    if at_a_distance:
        return words.ngettext(
            "%(parties)s says so, but only at second hand",
            "%(parties)s say so, but only at second hand",
            len(at_a_distance),
            parties=retellers,
        )
    nobody: Standing = "unsupported"
    return words.gettext(STANDING_WORDS[nobody])


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
    return _few_of(story, dict.fromkeys(story.sources[id_].publisher or id_ for id_ in ids), called)


def _few(story: Story, parties: tuple[Party, ...], called: Called) -> str:
    return _few_of(story, [party.ids[0] for party in parties], called)


def _few_of(story: Story, ids: Iterable[str], called: Called) -> str:
    """Return the names as a list; of more than a few some, and how many more."""
    names = [called(id_) for id_ in ids]
    unnamed = len(names) - MOST_NAMED
    if unnamed > 0:
        names = [*names[:MOST_NAMED], story.catalogue.ngettext("%(num)s more", "%(num)s more", unnamed)]
    return story.catalogue.listed(names)


def at_second_hand(story: Story, claim: Claim) -> bool:
    """Return whether only rewrites and hearsay make a claim of fact."""
    return standing(story, claim) == "one-sided" and not firm(story, claim)


def by_side(story: Story, claims: Iterable[Claim]) -> list[Side]:
    """Return one-sided claims by the side that makes them, the side with the most claims first."""
    by_anchor: dict[str, list[Claim]] = {}
    for claim in claims:
        by_anchor.setdefault(_anchor(story, claim), []).append(claim)
    sides = [
        Side(
            anchor,
            _side(story, of_side[0], _names(story)),
            "" if firm(story, of_side[0]) else _at_second_hand(story),
            tuple(of_side),
        )
        for anchor, of_side in by_anchor.items()
    ]
    return sorted(sides, key=lambda side: -len(side.claims))


def _at_second_hand(story: Story) -> str:
    """Return what it means that a side is none but rewrites and hearsay."""
    return story.catalogue.gettext(
        "Nobody is known to say so at first hand: only sources that retell others, or quote at a distance."
    )


def _anchor(story: Story, claim: Claim) -> str:
    """Return the id of a side on the list of the claims; no entry has one with an underscore."""
    if asserting := firm(story, claim):
        return f"only_{asserting[0].ids[0]}"
    rewritten, at_a_distance = second_hand(story, claim, "asserts")
    publishers = {story.sources[id_].publisher or id_ for id_ in rewritten}
    return "_".join(["rewrites" if rewritten else "second_hand", *sorted(publishers), *sorted(at_a_distance)])


ASIDES: dict[tuple[Stance, bool], tuple[str, str]] = {
    ("asserts", True): (
        gettext_noop("also said in rewrites of %(originals)s"),
        gettext_noop("also said at second hand by %(parties)s"),
    ),
    ("denies", True): (
        gettext_noop("also denied in rewrites of %(originals)s"),
        gettext_noop("also denied at second hand by %(parties)s"),
    ),
    ("denies", False): (
        gettext_noop("denied only in rewrites of %(originals)s"),
        gettext_noop("denied only at second hand by %(parties)s"),
    ),
    ("doubts", False): (
        gettext_noop("doubted only in rewrites of %(originals)s"),
        gettext_noop("doubted only at second hand by %(parties)s"),
    ),
}
"""What rewrites and hearsay do with a claim, by whether a firm party does the same."""


def asides(story: Story, claim: Claim) -> list[str]:
    """Return what stands beside a label, in words: who else says so, denies it or doubts it."""
    remarks = _weakly(story, claim, "asserts") if firm(story, claim) else []
    remarks += _weakly(story, claim, "denies")
    if doubting := firm(story, claim, "doubts"):
        parties = _few(story, doubting, _names(story))
        return [*remarks, story.catalogue.gettext("doubted by %(parties)s", parties=parties)]
    return remarks + _weakly(story, claim, "doubts")


def _weakly(story: Story, claim: Claim, stance: Stance) -> list[str]:
    words, called = story.catalogue, _names(story)
    rewritten, at_a_distance = second_hand(story, claim, stance)
    of_rewrites, of_others = ASIDES[stance, bool(firm(story, claim, stance))]
    remarks = []
    if rewritten:
        remarks.append(words.gettext(of_rewrites, originals=_originals(story, rewritten, called)))
    if at_a_distance:
        remarks.append(words.gettext(of_others, parties=_few_of(story, at_a_distance, called)))
    return remarks


def together(story: Story, claim: Claim) -> str:
    """Return how many parties assert a claim, and whether they are strangers to each other."""
    words, number = story.catalogue, len(firm(story, claim))
    if number == 1:
        return words.ngettext("%(num)s party", "%(num)s parties", number)
    bond = _bound(story, claim) or words.gettext("with no bond on record")
    return words.ngettext("%(num)s party, %(bond)s", "%(num)s parties, %(bond)s", number, bond=bond)


def _bound(story: Story, claim: Claim) -> str:
    """Return that the parties which assert a claim are not independent of each other, if they are not."""
    if not bonds(story, claim):
        return ""
    if len(firm(story, claim)) > 2:  # noqa: PLR2004 - of two it is both
        return story.catalogue.gettext("not all independent of each other")
    return story.catalogue.gettext("not independent of each other")


def beside(story: Story, claim: Claim) -> str:
    """Return what stands beside a label in a list, as a sentence; nothing where nothing does."""
    remarks = filter(None, [_bound(story, claim), *asides(story, claim)])
    return story.catalogue.sentence(story.catalogue.clauses(remarks))
