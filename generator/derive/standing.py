"""What the parties behind a claim make of it: its standing, the side of a one-sided one, the box.

Only firm parties settle a standing. What rewrites and hearsay say against it is shown beside it.
"""

from dataclasses import dataclass
from typing import Literal

from generator.derive.parties import firm, parties
from generator.derive.story import Story, kept
from generator.model import Claim, Question

Standing = Literal["corroborated", "one-sided", "contested", "unsupported"]

STANDINGS: tuple[Standing, ...] = ("corroborated", "one-sided", "contested", "unsupported")
"""The standings in the order in which pages show them."""


@kept
def standing(story: Story, claim: Claim) -> Standing | None:
    """Return the standing of a factual claim; opinions and predictions have none."""
    if claim.kind != "fact":
        return None
    asserting = firm(story, claim)
    if not asserting:
        return "one-sided" if parties(story, claim) else "unsupported"
    if firm(story, claim, "denies"):
        return "contested"
    return "corroborated" if len(asserting) > 1 else "one-sided"


@dataclass(frozen=True, slots=True)
class Box:
    """The front page's box: the claims of each standing, and the questions that are not answered."""

    corroborated: tuple[Claim, ...]
    one_sided: tuple[Claim, ...]
    contested: tuple[Claim, ...]
    unsupported: tuple[Claim, ...]
    open: tuple[Question, ...]


def box(story: Story) -> Box:
    """Return the box of the story, each part in the order of the data."""
    by_standing: dict[Standing | None, list[Claim]] = {}
    for claim in story.claims.values():
        by_standing.setdefault(standing(story, claim), []).append(claim)
    return Box(
        corroborated=tuple(by_standing.get("corroborated", ())),
        one_sided=tuple(by_standing.get("one-sided", ())),
        contested=tuple(by_standing.get("contested", ())),
        unsupported=tuple(by_standing.get("unsupported", ())),
        open=tuple(q for q in story.questions.values() if q.status != "answered"),
    )
