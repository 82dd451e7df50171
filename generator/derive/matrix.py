"""The matrix of claims and sources: what each source does with each claim, cell by cell.

It is asked for cell by cell, so that nothing grows with claims times sources.
"""

from dataclasses import dataclass
from itertools import islice
from typing import Literal

from generator.derive.story import Story, kept
from generator.model import Claim, Report

Verb = Literal[
    "asserts", "attributes", "hedges", "denies", "doubts", "silent", "not in the part read", "not seen"
]


@dataclass(frozen=True, slots=True)
class Cell:
    """What a source does with a claim, and whom it names for it."""

    verb: Verb
    by: str | None = None
    hedged: bool = False


UNSAID: dict[str, Verb] = {"full": "silent", "excerpt": "not in the part read", "not-seen": "not seen"}
"""What a source without a report does with a claim, by how much of it was read."""


def cells(story: Story, claim: Claim, source_id: str) -> tuple[Cell, ...]:
    """Return what the source does with the claim, each thing once.

    Only a source that was read whole can be called silent.
    """
    return _said(story, claim).get(source_id) or (Cell(UNSAID[story.sources[source_id].seen]),)


def silent(story: Story, claim: Claim, most: int) -> tuple[list[str], int]:
    """Return the first sources that were read whole and do not carry the claim, and how many do not."""
    carrying, whole = _said(story, claim), _read_whole(story)
    first = islice((id_ for id_ in whole if id_ not in carrying), most)
    return list(first), len(whole) - sum(story.sources[id_].seen == "full" for id_ in carrying)


@kept
def _read_whole(story: Story) -> tuple[str, ...]:
    return tuple(id_ for id_, source in story.sources.items() if source.seen == "full")


@kept
def _said(story: Story, claim: Claim) -> dict[str, tuple[Cell, ...]]:  # noqa: ARG001 - it is kept with the story
    by_source: dict[str, dict[Cell, None]] = {}
    for report in claim.reports:
        by_source.setdefault(report.source, {})[_cell(report)] = None
    return {id_: tuple(carried) for id_, carried in by_source.items()}


def _cell(report: Report) -> Cell:
    if report.stance != "asserts":
        return Cell(report.stance, report.by, report.hedged)
    if report.hedged:
        return Cell("hedges", report.by)
    return Cell("attributes" if report.by else "asserts", report.by)
