"""The claims by their standing, and a page for every claim."""

from collections.abc import Iterator

from generator.evidence import Claim
from generator.output import Output
from generator.render import marks, onward
from generator.render.page import files, page
from generator.render.prose import Markdown, Prose, escape
from generator.render.tally import tally
from generator.standing import STANDING_WORDS, Cell, backings, matrix, parties, standing
from generator.story import Story

KINDS = {"fact": "a matter of fact", "opinion": "an opinion", "prediction": "a prediction"}

MEANINGS = {
    "corroborated": "Two or more independent parties say so, and none denies it.",
    "one-sided": "All who say so belong to one party, and none denies it.",
    "contested": "At least one party says so, and at least one denies it.",
    "unsupported": "No party is on record as saying so.",
}


def pages(story: Story) -> Iterator[Output]:
    """Yield the list of claims and their pages."""
    yield _index(story)
    table = matrix(story)
    turn = onward.around(story.claims)
    for claim in story.claims.values():
        yield _claim(story, claim, table[claim.id], turn[claim.id])


def _index(story: Story) -> Output:
    prose = Prose(story, "claims/index.md")
    groups = [
        {
            "id": Markdown(name),
            "heading": marks.standing_mark(name),
            "meaning": Markdown(MEANINGS[name]),
            "claims": [
                _line(prose, claim) for claim in story.claims.values() if standing(story, claim) == name
            ],
        }
        for name in STANDING_WORDS
    ]
    views = [_line(prose, claim) for claim in story.claims.values() if claim.kind != "fact"]
    return page(
        prose,
        "claims",
        title="Claims",
        description=f"What is said to be so, who says it and on which evidence: {len(story.claims)} claims.",
        places=files(story, "claims"),
        groups=[group for group in groups if group["claims"]],
        views=views,
        tally=tally(story),
    )


def _line(prose: Prose, claim: Claim) -> dict[str, Markdown]:
    verdict = escape(claim.assessment.verdict) if claim.assessment else Markdown("")
    return {
        "link": prose.link(claim.id),
        "kind": Markdown("" if claim.kind == "fact" else marks.KIND_WORDS[claim.kind]),
        "parties": marks.party_count(prose, claim),
        "sources": marks.source_count(prose, claim),
        "verdict": verdict,
    }


def _claim(story: Story, claim: Claim, row: dict[str, tuple[Cell, ...]], turn: onward.Around) -> Output:
    prose = Prose(story, f"claims/{claim.id}.md")
    assessment = claim.assessment
    row = row if claim.reports else {}  # nobody expects a source to carry what no source is known to
    silent = [id_ for id_, cells in row.items() if cells[0].verb == "silent"]
    unread = [id_ for id_, cells in row.items() if cells[0].verb == "not in the part read"]
    return page(
        prose,
        "claim",
        title=prose.label(claim.id),
        description=f"{marks.claim_words(prose, claim)}: {claim.text}",
        places=[story.place_of(claim)],
        heading=escape(prose.label(claim.id)),
        kind=Markdown(KINDS[claim.kind]),
        css=Markdown(standing(story, claim) or "no-fact"),
        mark=marks.claim_mark(prose, claim),
        parties=marks.party_count(prose, claim),
        sources=marks.source_count(prose, claim),
        stances=[
            stance for stance in (_stance(prose, claim, name) for name in marks.STANCES) if stance["reports"]
        ],
        assessment=[
            {
                "verdict": escape(assessment.verdict),
                "reason": prose.text(assessment.reason),
                "by": escape(assessment.by or "the editors"),
                "date": marks.time(assessment.date) if assessment.date else Markdown(""),
            }
        ]
        if assessment
        else [],
        silent=prose.links(silent),
        silent_count=marks.count(len(silent), "source"),
        unread=prose.links(unread),
        unread_count=marks.count(len(unread), "source"),
        about=[prose.link(id_) for id_ in claim.about],
        mentions=onward.mentions(prose, claim.id, without=claim.about),
        neighbours=onward.neighbours(prose, turn, "claim"),
    )


def _stance(prose: Prose, claim: Claim, stance: str) -> dict[str, object]:
    """Return the reports of one stance: by party, then those that add none."""
    found = [b for b in backings(prose.story, claim) if b.report.stance == stance]
    by_party = [
        {
            "party": _capital(marks.party(prose, party)),
            "reports": [marks.report_line(prose, backing) for backing in found if backing.party == party],
        }
        for party in parties(prose.story, claim, stance)
    ]
    adding_none = [marks.report_line(prose, backing) for backing in found if backing.party is None]
    return {
        "heading": Markdown(marks.STANCES[stance]),
        "reports": found,
        "parties": by_party,
        "adding_none": adding_none,
        "adding_none_count": marks.count(
            len(adding_none), "report that adds no party", "reports that add no party"
        ),
    }


def _capital(said: Markdown) -> Markdown:
    """Return a phrase as the beginning of a heading; a link is left as it is."""
    return Markdown(said[0].upper() + said[1:])
