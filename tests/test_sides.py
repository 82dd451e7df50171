"""The words for who stands behind a claim: labels, what stands beside them, and the lists by side."""

import pytest

from generator.render import side_marks, sides
from generator.render.prose import Prose
from generator.render.sides import STANDING_WORDS
from tests.claimed import claim_line, claimed, in_short, world


@pytest.mark.parametrize(
    ("reports", "words"),
    [
        (["wire"], "Only east says so"),
        (["blog"], "Only About blog says so"),
        (["paper by general"], "Only west says so"),
        (["wire", "paper"], "east and daily say so"),
        (["wire", "paper", "blog by general"], "east, daily and west say so"),
        (["wire", "paper", "blog by general", "blog", "diary"], "east, daily, west and 2 more say so"),
        (["wire", "paper denies"], "east says so, daily denies it"),
        (["wire", "paper denies", "blog denies"], "east says so, daily and About blog deny it"),
        (["wire", "blog", "paper denies"], "east and About blog say so, daily denies it"),
        (["wire", "release denies"], "east says so and denies it"),
        (["wire", "paper", "release denies", "paper by daily denies"], "east and daily say so and deny it"),
        (["wire", "paper", "paper by daily denies", "release denies"], "east and daily say so and deny it"),
        ([], "Nobody on record says so"),
        (["paper hedged"], "Nobody on record says so"),
        (["paper denies"], "Nobody on record says so, daily denies it"),
        # Rewrites are called by whose item they rewrite.
        (["copy", "echo"], "Only rewrites of agency say so"),
        (["copy", "clipping"], "Only rewrites of agency and daily say so"),
        (["copy", "paper denies"], "Only rewrites of agency say so, daily denies it"),
        (["copy by general"], "Only rewrites of agency say so"),
        (["paper by general hedged"], "west says so, but only at second hand"),
        (["echo", "paper by general hedged"], "Only rewrites of agency say so, and west at second hand"),
    ],
    ids=in_short,
)
def test_a_label_names_the_parties(reports: list[str], words: str) -> None:
    assert sides.label(*claimed(*reports)) == words


@pytest.mark.parametrize("kind", ["opinion", "prediction"])
def test_what_is_no_fact_is_labelled_by_its_kind(kind: str) -> None:
    assert sides.label(*claimed("wire", kind=kind)) == sides.KIND_WORDS[kind]


@pytest.mark.parametrize(
    ("reports", "said"),
    [
        (["wire"], []),
        (["wire", "paper denies"], []),
        (["paper", "copy denies"], ["denied only in rewrites of agency"]),
        (["paper", "wire by general denies hedged"], ["denied only at second hand by west"]),
        (["paper", "copy"], ["also said in rewrites of agency"]),
        (["copy", "clipping"], []),
        (["wire", "paper doubts", "blog doubts"], ["doubted by daily and About blog"]),
        (["wire", "clipping doubts"], ["doubted only in rewrites of daily"]),
        (["paper", "blog denies", "copy denies"], ["also denied in rewrites of agency"]),
        (
            ["copy denies", "clipping doubts"],
            ["denied only in rewrites of agency", "doubted only in rewrites of daily"],
        ),
    ],
    ids=in_short,
)
def test_what_settles_nothing_stands_beside_the_label(reports: list[str], said: list[str]) -> None:
    assert sides.asides(*claimed(*reports)) == said


def test_the_count_of_parties_says_whether_they_are_strangers() -> None:
    def count(*reports: str) -> str:
        story, claim = claimed(*reports)
        return side_marks.party_count(Prose(story, "claims/it.md"), claim)

    assert count("wire", "blog").startswith("2 parties, with no bond on record: ")
    assert count("release", "paper by north").startswith("2 parties, not independent of each other: ")
    assert count("release", "paper by north", "blog").startswith(
        "3 parties, not all independent of each other: "
    )
    assert count("wire").startswith("1 party: ")
    assert count("copy").startswith("No party says so at first hand, only rewrites of ")
    assert count("copy by general").endswith("west](../actors/west.md), as rewrites have it")
    assert count() == "No party says so"


def test_what_it_means_that_only_rewrites_say_so_is_told_of_their_original() -> None:
    def told(*reports: str) -> str:
        story, claim = claimed(*reports)
        return side_marks.only_rewritten(Prose(story, "claims/it.md"), claim)

    assert "which was read whole, and does not say it. However" in told("copy", "echo")
    assert "which was read in part, and that part does not say it. Nobody" in told("summary")
    assert "which was not seen. Nobody" in told("transcript")
    assert "which says so only at a distance. However" in told("wire hedged", "copy")
    assert "which denies it. Nobody" in told("wire denies", "copy")
    assert not told("wire")
    assert not told("paper by general hedged")


def test_one_sided_claims_are_listed_by_side_the_largest_first() -> None:
    story = world(
        claim_line("one", "blog"),
        claim_line("two", "wire"),
        claim_line("three", "copy"),
        claim_line("four", "release", "echo"),
        claim_line("five", "paper by general hedged"),
        claim_line("six", "echo", "paper denies"),
    )
    found = [
        (side.anchor, side.words, [claim.id for claim in side.claims])
        for side in sides.by_side(story, story.claims.values())
    ]
    assert found == [
        ("only_east", "Only east says so", ["two", "four"]),
        ("rewrites_agency", "Only rewrites of agency say so", ["three", "six"]),
        ("only_blog", "Only About blog says so", ["one"]),
        ("second_hand_west", "west says so, but only at second hand", ["five"]),
    ]


def test_every_standing_has_a_shape_and_words() -> None:
    assert sides.SHAPES.keys() == STANDING_WORDS.keys()
    assert len(set(sides.SHAPES.values())) == len(STANDING_WORDS)
