"""The claims by their standing, and a page for every claim."""

from collections.abc import Iterator

from generator.derive import STANDING_WORDS, Standing, Story, silent, standing
from generator.model import Claim
from generator.output import Output
from generator.render import phrases, reports, side_marks, sides
from generator.render.mentions import mentions
from generator.render.page import files, page
from generator.render.previous_and_next import Around, around, neighbours
from generator.render.prose import Markdown, Prose, escape
from generator.render.totals import tally

KINDS = {"fact": "a matter of fact", "opinion": "an opinion", "prediction": "a prediction"}

MEANINGS: dict[Standing, str] = {
    "corroborated": "Two or more parties say so at first hand, and none denies it.",
    "one-sided": "One party says so, and none denies it; or only rewrites and hearsay say so.",
    "contested": "At least one party says so, and at least one denies it.",
    "unsupported": "No party is on record as saying so.",
}

MOST_SILENT = 12
"""How many of the sources that do not carry a claim its page names."""


def pages(story: Story) -> Iterator[Output]:
    """Yield the list of claims and their pages."""
    yield _index(story)
    turn = around(story.claims)
    for claim in story.claims.values():
        yield _claim(story, claim, turn[claim.id])


def _index(story: Story) -> Output:
    prose = Prose(story, "claims/index.md")
    views = [_line(prose, claim) for claim in story.claims.values() if claim.kind != "fact"]
    return page(
        prose,
        "claims",
        title="Claims",
        description=f"What is said to be so, who says it and on which evidence: {len(story.claims)} claims.",
        places=files(story, "claims"),
        groups=[group for group in (_group(prose, found) for found in STANDING_WORDS) if group["sides"]],
        views=views,
        tally=tally(story),
    )


def _group(prose: Prose, found: Standing) -> dict[str, object]:
    """Return the claims of one standing, the one-sided by the side that makes them."""
    claims = [claim for claim in prose.story.claims.values() if standing(prose.story, claim) == found]
    one_sided = sides.by_side(prose.story, claims) if found == "one-sided" else []
    return {
        "id": Markdown(found),
        "heading": side_marks.standing_mark(found),
        "meaning": Markdown(MEANINGS[found]),
        "sides": [
            {
                "id": Markdown(side.anchor),
                "words": escape(side.words),
                "note": escape(side.note),
                "count": phrases.count(len(side.claims), "claim"),
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


def _line(prose: Prose, claim: Claim) -> dict[str, Markdown]:
    verdict = escape(claim.assessment.verdict) if claim.assessment else Markdown("")
    return {
        "link": prose.link(claim.id),
        "mark": side_marks.claim_mark(prose, claim),
        "beside": escape(sides.beside(prose.story, claim)),
        "sources": side_marks.source_count(prose, claim),
        "verdict": verdict,
    }


def _claim(story: Story, claim: Claim, turn: Around) -> Output:
    prose = Prose(story, f"claims/{claim.id}.md")
    assessment = claim.assessment
    # Nobody expects a source to carry what none is known to.
    named, number = silent(story, claim, MOST_SILENT) if claim.reports else ([], 0)
    more = number - len(named)
    return page(
        prose,
        "claim",
        title=prose.label(claim.id),
        description=f"{sides.label(story, claim)}: {claim.text}",
        places=[story.place_of(claim)],
        heading=escape(prose.label(claim.id)),
        kind=Markdown(KINDS[claim.kind]),
        css=Markdown(standing(story, claim) or "no-fact"),
        mark=side_marks.claim_mark(prose, claim),
        parties=side_marks.party_count(prose, claim),
        sources=side_marks.source_count(prose, claim),
        bonds=side_marks.bond_lines(prose, claim),
        rewritten=side_marks.only_rewritten(prose, claim),
        stances=reports.by_stance(prose, claim),
        assessment=[
            {
                "verdict": escape(assessment.verdict),
                "reason": prose.text(assessment.reason),
                "by": escape(assessment.by or "the editors"),
                "date": phrases.time(assessment.date) if assessment.date else Markdown(""),
            }
        ]
        if assessment
        else [],
        silent=prose.links(named),
        silent_more=phrases.count(more, "other") if more else Markdown(""),
        silent_count=phrases.count(number, "source"),
        reported=bool(claim.reports),
        about=[prose.link(id_) for id_ in claim.about],
        mentions=mentions(prose, claim.id, without=claim.about),
        neighbours=neighbours(prose, turn, "claim"),
    )
