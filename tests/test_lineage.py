"""What a source goes back to: ancestors, roots, descendants, families and kin."""

import pytest

from generator.derive.lineage import ancestors, descendants, families, kin, roots
from generator.derive.story import Story
from tests.story_of import source, story_of


def story(**derived_from: str) -> Story:
    """Return a story of sources, each given with the sources that it is derived from."""
    return story_of("sources:\n" + "".join(source(id_, *said.split()) for id_, said in derived_from.items()))


CHAIN = story(c="b", b="a", a="")
DIAMOND = story(first="", left="first", right="first", last="left right")
TWO_ROOTS = story(one="", two="", both="one two", after="both")
MIXED_STEPS = story(root="", middle="root", last="root middle")


def test_an_original_has_no_ancestors_and_is_its_own_root() -> None:
    alone = story(a="")
    assert ancestors(alone, "a") == ()
    assert roots(alone, "a") == ("a",)
    assert descendants(alone, "a") == ()


def test_ancestors_are_followed_to_the_end_the_nearest_first() -> None:
    assert ancestors(CHAIN, "c") == ("b", "a")
    assert ancestors(CHAIN, "b") == ("a",)


def test_the_root_is_the_last_ancestor_however_many_steps_away() -> None:
    assert [roots(CHAIN, id_) for id_ in "abc"] == [("a",), ("a",), ("a",)]


def test_an_ancestor_that_is_reached_by_two_ways_is_one() -> None:
    assert ancestors(DIAMOND, "last") == ("left", "right", "first")
    assert roots(DIAMOND, "last") == ("first",)


def test_an_ancestor_that_is_reached_directly_and_by_a_detour_is_one() -> None:
    assert ancestors(MIXED_STEPS, "last") == ("root", "middle")
    assert roots(MIXED_STEPS, "last") == ("root",)


def test_a_source_may_have_two_roots() -> None:
    assert roots(TWO_ROOTS, "both") == ("one", "two")
    assert roots(TWO_ROOTS, "after") == ("one", "two")


def test_a_mistaken_circle_of_sources_ends() -> None:
    lines = source("a", "c") + source("b", "a") + source("c", "b") + source("d", "a")
    circle = story_of(f"sources:\n{lines}", allowed=("empty-story", "cycle"))
    assert ancestors(circle, "a") == ("c", "b")
    assert ancestors(circle, "d") == ("a", "c", "b")
    assert descendants(circle, "a") == ("b", "c", "d")


def test_descendants_are_all_that_go_back_to_a_source_in_the_order_of_the_data() -> None:
    assert descendants(CHAIN, "a") == ("c", "b")
    assert descendants(DIAMOND, "first") == ("left", "right", "last")
    assert descendants(DIAMOND, "left") == ("last",)
    assert descendants(TWO_ROOTS, "two") == ("both", "after")


def test_a_family_is_a_root_with_all_that_goes_back_to_it() -> None:
    assert families(DIAMOND) == {"first": ("left", "right", "last")}
    assert families(CHAIN) == {"a": ("c", "b")}


def test_a_source_with_two_roots_is_in_both_families() -> None:
    assert families(TWO_ROOTS) == {"one": ("both", "after"), "two": ("both", "after")}


def test_a_source_that_nobody_rewrote_has_no_family() -> None:
    assert families(story(a="", b="", c="b")) == {"b": ("c",)}


def test_families_are_in_the_order_of_their_roots_in_the_data() -> None:
    assert list(families(story(y="b", x="a", b="", a=""))) == ["b", "a"]


@pytest.mark.parametrize(
    ("ids", "groups"),
    [
        ("left right", {"left": ("first",), "right": ("first",)}),
        ("first last", {"first": ("first",), "last": ("first",)}),
        ("", {}),
    ],
)
def test_sources_that_share_a_root_are_kin(ids: str, groups: dict[str, tuple[str, ...]]) -> None:
    assert kin(DIAMOND, ids.split()) == groups


def test_sources_of_different_roots_are_not_kin() -> None:
    assert kin(TWO_ROOTS, ["one", "two"]) == {"one": ("one",), "two": ("two",)}


@pytest.mark.parametrize("ids", ["one two both", "both one two", "one both two", "two after one"])
def test_a_source_with_two_roots_makes_kin_of_what_goes_back_to_either(ids: str) -> None:
    assert set(kin(TWO_ROOTS, ids.split()).values()) == {("one", "two")}


def test_a_source_between_is_no_kin_of_those_it_is_not_asked_with() -> None:
    assert kin(TWO_ROOTS, ["two", "one"])["one"] == ("one",)
    assert kin(TWO_ROOTS, ["both"]) == {"both": ("one", "two")}
