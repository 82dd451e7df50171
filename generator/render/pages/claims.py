"""The claims by their standing, and a page for every claim."""

from collections.abc import Iterator

from generator.catalogue import gettext_noop
from generator.derive import STANDINGS, Standing, Story, kept, silent, standing
from generator.model import Claim
from generator.output import Output
from generator.render import phrases, reports, side_marks, sides
from generator.render.draft import Draft
from generator.render.history import history
from generator.render.mentions import mentions
from generator.render.page import files, page
from generator.render.parts import Item, Listing, by_letters, listing
from generator.render.previous_and_next import Around, around, neighbours
from generator.render.prose import Markdown, Prose, escape
from generator.render.quotes import looked_up
from generator.render.shown import Shown, counted, drafts, lines
from generator.render.totals import tally

KINDS = {
    "fact": gettext_noop("a matter of fact"),
    "opinion": gettext_noop("an opinion"),
    "prediction": gettext_noop("a prediction"),
}

MEANINGS: dict[Standing, str] = {
    "corroborated": gettext_noop("Two or more parties say so at first hand, and none denies it."),
    "one-sided": gettext_noop("One party says so, and none denies it; or only rewrites and hearsay say so."),
    "contested": gettext_noop("At least one party says so, and at least one denies it."),
    "unsupported": gettext_noop("No party is on record as saying so."),
}

LIST = "claims/index.md"

VIEWS = gettext_noop("Opinions and predictions")

MOST_SILENT = 12
"""How many of the sources that do not carry a claim its page names."""


def pages(story: Story) -> Iterator[Draft]:
    """Yield the list of claims and their pages."""
    yield from drafts(story, in_parts(story), _index)
    adjacent = around(story.claims)
    for claim in story.claims.values():
        yield Draft(Prose(story, f"claims/{claim.id}.md"), _claim, (claim, adjacent[claim.id]))


@kept
def in_parts(story: Story) -> Listing:
    """Return the list of the claims: those of one standing together, the one-sided by the side."""
    one_sided = [claim for claim in story.claims.values() if standing(story, claim) == "one-sided"]
    side_of = {claim.id: side for side in sides.by_side(story, one_sided) for claim in side.claims}
    return listing(LIST, [_item(story, claim, side_of.get(claim.id)) for claim in story.claims.values()])


def _item(story: Story, claim: Claim, side: sides.Side | None) -> Item:
    words = story.catalogue
    found = standing(story, claim)
    called = words.gettext(sides.STANDING_WORDS[found] if found else VIEWS)
    inner = by_letters(claim, side.words if side else claim.text, claim.id)
    return Item(
        claim,
        (found or "views", f"-{inner.key[0]}", *inner.key[1:]),
        lambda steps: (
            words.pgettext("part of a list", "%(list)s: %(part)s", list=called, part=inner.called(steps - 1))
            if steps > 1
            else called
        ),
    )


def address_of(story: Story, side: sides.Side) -> str:
    """Return where the claims of a side are listed; where they are on several pages, that of all of them."""
    of = in_parts(story)
    ids = {claim.id for claim in side.claims}
    pages = [part.path for part in of.parts if not ids.isdisjoint(claim.id for claim in part.of)]
    if len(pages) > 1:
        return f"{of.path}#one-sided"
    return f"{pages[0] if pages else of.path}#{side.anchor}"


def _index(prose: Prose, shown: Shown) -> Output:
    story, title = prose.story, prose.gettext("Claims")
    groups = [_group(prose, shown, name) for name in STANDINGS]
    views = [_line(prose, claim) for claim in shown.of if claim.kind != "fact"]
    return page(
        prose,
        "claims",
        title=shown.title(prose, title),
        searched=shown.part is None,
        description=prose.ngettext(
            "What is said to be so, who says it and on which evidence: %(num)s claim.",
            "What is said to be so, who says it and on which evidence: %(num)s claims.",
            len(story.claims),
        ),
        places=files(story, "claims"),
        groups=[group for group in groups if group["sides"] or group["parts"]],
        views=views,
        parts_of_views=_parts(prose, shown, "views"),
        tally={"total": 0} if shown.part else tally(prose),
        **{**shown.values(prose, title, counted("claims")), "parts": []},
    )


def _group(prose: Prose, shown: Shown, name: Standing) -> dict[str, object]:
    """Return the claims of one standing, the one-sided by the side that makes them."""
    claims = [claim for claim in shown.of if standing(prose.story, claim) == name]
    one_sided = sides.by_side(prose.story, claims) if name == "one-sided" else []
    return {
        "id": Markdown(name),
        "heading": side_marks.standing_mark(prose, name),
        "meaning": prose.gettext(MEANINGS[name]),
        "parts": _parts(prose, shown, name),
        "sides": [
            {
                "id": Markdown(side.anchor),
                "words": escape(side.words),
                "note": escape(side.note),
                "count": phrases.count_of_claims(prose, len(side.claims)),
                "claims": [_line(prose, claim) for claim in side.claims],
            }
            for side in one_sided
        ]
        or (
            [
                {
                    "words": Markdown(""),
                    "note": Markdown(""),
                    "claims": [_line(prose, claim) for claim in claims],
                }
            ]
            if claims
            else []
        ),
    }


def _parts(prose: Prose, shown: Shown, name: str) -> list[dict[str, Markdown]]:
    """Return links to the parts of the claims of one standing, or of the views, on the overview."""
    parts = shown.listing.parts if shown.is_overview else ()
    return lines(prose, (part for part in parts if part.key[0] == name), counted("claims"))


def _line(prose: Prose, claim: Claim) -> dict[str, Markdown]:
    verdict = prose.plain(claim.assessment.verdict) if claim.assessment else Markdown("")
    return {
        "link": prose.link(claim.id),
        "mark": side_marks.claim_mark(prose, claim),
        "beside": escape(sides.beside(prose.story, claim)),
        "sources": side_marks.source_count(prose, claim),
        "verdict": verdict,
    }


def _claim(prose: Prose, claim: Claim, adjacent: Around) -> Output:
    story = prose.story
    assessment = claim.assessment
    # Nobody expects a source to carry what none is known to.
    named, number = silent(story, claim, MOST_SILENT) if claim.reports else ([], 0)
    unnamed = number - len(named)
    rest = [prose.ngettext("%(num)s other", "%(num)s others", unnamed)] if unnamed else []
    return page(
        prose,
        "claim",
        title=prose.label(claim.id),
        description=story.catalogue.pgettext(
            "claim", "%(label)s: %(claim)s", label=sides.label(story, claim), claim=claim.text
        ),
        places=[story.place_of(claim)],
        heading=prose.foreign(claim.id),
        kind=prose.gettext(KINDS[claim.kind]),
        css=Markdown(standing(story, claim) or "no-fact"),
        mark=side_marks.claim_mark(prose, claim),
        parties=side_marks.party_count(prose, claim),
        sources=side_marks.source_count(prose, claim),
        bonds=prose.clauses(side_marks.bond_lines(prose, claim)),
        rewritten=side_marks.only_rewritten(prose, claim),
        stances=reports.by_stance(prose, claim),
        looked_up=looked_up(prose, claim.reports),
        assessment=[
            {
                "verdict": prose.plain(assessment.verdict),
                "reason": prose.text(assessment.reason),
                "by": prose.plain(assessment.by) if assessment.by else prose.gettext("the editors"),
                "date": prose.date(assessment.date) if assessment.date else Markdown(""),
            }
        ]
        if assessment
        else [],
        silent=prose.listed([*map(prose.link, named), *rest]),
        silent_count=number,
        reported=bool(claim.reports),
        about=[prose.link(id_) for id_ in claim.about],
        mentions=mentions(prose, claim.id, without=claim.about),
        history=history(prose, claim.id),
        neighbours=neighbours(prose, adjacent, prose.gettext("Previous claim"), prose.gettext("Next claim")),
    )
