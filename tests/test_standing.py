"""What the parties behind a claim make of it, sentence by sentence of the data model."""

import pytest

from generator.derive.standing import Box, Standing, box, standing
from tests.claimed import claim_line, claimed, in_short, world


@pytest.mark.parametrize(
    ("reports", "found"),
    [
        (["wire", "paper"], "corroborated"),
        (["wire by sculptor", "wire by general"], "corroborated"),
        (["blog", "diary"], "corroborated"),
        (["wire", "blog", "paper hedged"], "corroborated"),
        (["wire"], "one-sided"),
        (["blog"], "one-sided"),
        (["wire", "paper hedged"], "one-sided"),
        (["wire", "paper denies"], "contested"),
        (["wire", "wire by president denies"], "contested"),
        (["wire", "blog", "paper denies"], "contested"),
        (["wire", "paper by general denies"], "contested"),
        (["wire", "paper denies hedged"], "one-sided"),
        ([], "unsupported"),
        (["paper denies"], "unsupported"),
        (["paper doubts"], "unsupported"),
        (["paper hedged"], "unsupported"),
        (["paper hedged", "blog denies"], "unsupported"),
        # Rewrites and hearsay settle nothing: each of these would be false balance.
        (["wire", "copy by general"], "one-sided"),
        (["wire by sculptor", "copy by general"], "one-sided"),
        (["wire by sculptor", "paper by general hedged"], "one-sided"),
        (["copy", "clipping"], "one-sided"),
        (["copy", "blog"], "one-sided"),
        (["blog", "echo"], "one-sided"),
        (["paper", "copy denies"], "one-sided"),
        (["paper", "blog", "copy denies"], "corroborated"),
        (["wire", "copy by general denies"], "one-sided"),
        (["wire", "paper by general denies hedged"], "one-sided"),
        (["copy", "echo denies"], "one-sided"),
        (["copy", "copy denies"], "one-sided"),
        (["copy", "paper denies"], "one-sided"),
        (["copy denies"], "unsupported"),
        # Where only these say so, it is still somebody's word.
        (["copy"], "one-sided"),
        (["copy by general"], "one-sided"),
        (["paper by general hedged"], "one-sided"),
        (["wire hedged", "copy"], "one-sided"),
    ],
    ids=in_short,
)
def test_the_standing_of_a_fact(reports: list[str], found: Standing) -> None:
    assert standing(*claimed(*reports)) == found


@pytest.mark.parametrize("reports", [[], ["wire"], ["wire", "paper"], ["wire", "paper denies"]], ids=in_short)
def test_doubts_change_no_standing(reports: list[str]) -> None:
    without = standing(*claimed(*reports))
    for doubt in ("blog doubts", "diary by general doubts", "wire doubts", "digest doubts"):
        assert standing(*claimed(*reports, doubt)) == without


@pytest.mark.parametrize("kind", ["opinion", "prediction"])
@pytest.mark.parametrize("reports", [[], ["wire"], ["wire", "paper"], ["wire", "paper denies"]], ids=in_short)
def test_opinions_and_predictions_have_no_standing(kind: str, reports: list[str]) -> None:
    assert standing(*claimed(*reports, kind=kind)) is None


def question(id_: str, status: str) -> str:
    return (
        f"  - {{id: {id_}, question: What?, why: So., known: Little., would_settle: More., "
        f"status: {status}, answer: Yes.}}\n"
    )


def test_the_box_has_the_facts_of_each_standing_and_the_questions_not_answered() -> None:
    story = world(
        claim_line("lonely", "wire"),
        claim_line("shared", "wire", "paper"),
        claim_line("disputed", "wire", "paper denies"),
        claim_line("rumour", "blog hedged"),
        claim_line("also-lonely", "paper"),
        claim_line("view", "wire", "paper", kind="opinion"),
        claim_line("outlook", kind="prediction"),
        questions="questions:\n"
        + question("open-one", "open")
        + question("done", "answered")
        + question("half", "partly-answered"),
    )
    assert box(story) == Box(
        corroborated=(story.claims["shared"],),
        one_sided=(story.claims["lonely"], story.claims["also-lonely"]),
        contested=(story.claims["disputed"],),
        unsupported=(story.claims["rumour"],),
        open=(story.questions["open-one"], story.questions["half"]),
    )
