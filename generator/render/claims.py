"""The claims by their standing, the matrix of claims and sources, and a page for every claim."""

from collections.abc import Iterator

from generator.evidence import Claim
from generator.output import Output
from generator.render import marks
from generator.render.page import files, page
from generator.render.prose import Markdown, Prose, escape
from generator.standing import STANDING_WORDS, Cell, backings, matrix, parties, standing
from generator.story import Story

MEANINGS = {
    "corroborated": "Two or more independent parties say so, and none denies it.",
    "one-sided": "All who say so belong to one party, and none denies it.",
    "contested": "At least one party says so, and at least one denies it.",
    "unsupported": "No party is on record as saying so.",
}


def pages(story: Story) -> Iterator[Output]:
    """Yield the list of claims and their pages."""
    table = matrix(story)
    yield _index(story, table)
    for claim in story.claims.values():
        yield _claim(story, claim, table[claim.id])


def _index(story: Story, table: dict[str, dict[str, tuple[Cell, ...]]]) -> Output:
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
    reporting = {report.source for claim in story.claims.values() for report in claim.reports}
    columns = [id_ for id_ in story.sources if id_ in reporting]
    return page(
        prose,
        "claims",
        title="Claims",
        description=f"What is said to be so, who says it and on which evidence: {len(story.claims)} claims.",
        places=files(story, "claims"),
        groups=[group for group in groups if group["claims"]],
        views=views,
        columns=[{"link": prose.link(id_), "lineage": marks.lineage_words(prose, id_)} for id_ in columns],
        rows=[
            {"claim": prose.link(id_), "cells": [_cell_words(prose, row[source]) for source in columns]}
            for id_, row in table.items()
        ],
    )


def _line(prose: Prose, claim: Claim) -> dict[str, Markdown]:
    verdict = escape(claim.assessment.verdict) if claim.assessment else Markdown("")
    return {
        "link": prose.link(claim.id),
        "kind": Markdown(claim.kind),
        "parties": marks.party_count(prose, claim),
        "sources": marks.source_count(prose, claim),
        "verdict": verdict,
    }


def _cell_words(prose: Prose, cells: tuple[Cell, ...]) -> Markdown:
    """Return what a source does with a claim; only a source that was read whole is silent."""
    said = []
    for cell in cells:
        if cell.verb == "attributes":
            said.append(f"attributes to {prose.link(cell.by or '')}")
        else:
            by = f", by {prose.link(cell.by)}" if cell.by else ""
            said.append(f"{cell.verb}{by}{', hedged' * cell.hedged}")
    return Markdown("; ".join(said))


def _claim(story: Story, claim: Claim, row: dict[str, tuple[Cell, ...]]) -> Output:
    prose = Prose(story, f"claims/{claim.id}.md")
    assessment = claim.assessment
    return page(
        prose,
        "claim",
        title=prose.label(claim.id),
        description=f"{marks.claim_words(prose, claim)}: {claim.text}",
        places=[story.place_of(claim)],
        heading=escape(prose.label(claim.id)),
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
        silent=prose.links([id_ for id_, cells in row.items() if cells[0].verb == "silent"]),
        unread=prose.links([id_ for id_, cells in row.items() if cells[0].verb == "not in the part read"]),
        about=[prose.link(id_) for id_ in claim.about],
        mentions=marks.mentions(prose, claim.id, without=claim.about),
    )


def _stance(prose: Prose, claim: Claim, stance: str) -> dict[str, object]:
    """Return the reports of one stance: by party, then those that add none."""
    found = [b for b in backings(prose.story, claim) if b.report.stance == stance]
    by_party = [
        {
            "party": marks.party(prose, party),
            "reports": [marks.report_line(prose, backing) for backing in found if backing.party == party],
        }
        for party in parties(prose.story, claim, stance)
    ]
    return {
        "heading": Markdown(marks.STANCES[stance]),
        "reports": found,
        "parties": by_party,
        "adding_none": [marks.report_line(prose, backing) for backing in found if backing.party is None],
    }
