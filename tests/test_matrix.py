"""What each source does with each claim, cell by cell."""

import pytest

from generator.derive.lineage import origins
from generator.derive.matrix import Cell, Verb, cells, silent
from tests.claimed import claimed, in_short


@pytest.mark.parametrize(
    ("reports", "number"),
    [
        ([], 0),
        (["wire"], 1),
        (["wire by sculptor", "wire by president"], 1),
        (["wire", "copy", "echo-of-copy"], 1),
        (["copy", "echo"], 1),
        (["echo-of-copy"], 1),
        (["wire", "paper"], 2),
        (["wire", "release"], 2),
        (["echo", "clipping"], 2),
        (["echo", "clipping", "digest"], 2),
        (["wire", "paper", "digest"], 2),
        (["wire", "digest"], 1),
        (["digest"], 2),
        (["digest", "echo"], 2),
        (["wire", "paper denies", "blog doubts"], 3),
    ],
    ids=in_short,
)
def test_rewrites_of_one_item_have_one_origin(reports: list[str], number: int) -> None:
    story, claim = claimed(*reports)
    assert len(origins(story, [report.source for report in claim.reports])) == number


@pytest.mark.parametrize(
    ("said", "cell"),
    [
        ("wire", Cell("asserts")),
        ("wire by sculptor", Cell("attributes", "sculptor")),
        ("wire hedged", Cell("hedges")),
        ("wire by sculptor hedged", Cell("hedges", "sculptor")),
        ("wire denies", Cell("denies")),
        ("wire by sculptor denies", Cell("denies", "sculptor")),
        ("wire doubts", Cell("doubts")),
        ("wire by sculptor doubts", Cell("doubts", "sculptor")),
        ("wire denies hedged", Cell("denies", hedged=True)),
        ("copy", Cell("asserts")),
    ],
)
def test_the_matrix_tells_what_a_source_does_with_a_claim(said: str, cell: Cell) -> None:
    assert cells(*claimed(said), said.split(maxsplit=1)[0]) == (cell,)


@pytest.mark.parametrize(
    ("source_id", "verb"),
    [
        ("wire", "silent"),
        ("copy", "silent"),
        ("interview", "not in the part read"),
        ("broadcast", "not seen"),
    ],
)
def test_only_a_source_that_was_seen_in_full_is_silent(source_id: str, verb: Verb) -> None:
    assert cells(*claimed("paper"), source_id) == (Cell(verb),)


def test_a_source_that_does_two_things_with_a_claim_does_each_once() -> None:
    story, claim = claimed("wire", "wire by sculptor", "paper", "wire by president hedged")
    assert cells(story, claim, "wire") == (
        Cell("asserts"),
        Cell("attributes", "sculptor"),
        Cell("hedges", "president"),
    )


def test_silent_are_the_sources_that_were_read_whole_and_do_not_carry_the_claim() -> None:
    story, claim = claimed("wire", "paper denies", "interview")
    found, number = silent(story, claim, 100)
    assert found[:3] == ["release", "blog", "diary"]
    assert number == len(found)
    assert silent(story, claim, 2) == (found[:2], number)
    assert not {"wire", "paper", "interview", "broadcast"} & set(found)
