"""Who stands behind a claim, sentence by sentence of the data model."""

import pytest

from generator.derive.parties import (
    Backing,
    Bond,
    Party,
    Stance,
    backings,
    backings_by,
    bonds,
    firm,
    parties,
    top,
    weak,
)
from tests.claimed import backing, claim_line, claimed, in_short, short, world


def behind(*reports: str, stance: Stance = "asserts") -> list[str]:
    """Return the parties behind a claim in short: `east`, `blog`, `rewrites of wire`."""
    return [short(party) for party in parties(*claimed(*reports), stance)]


@pytest.mark.parametrize(
    ("actor_id", "end"),
    [
        ("sculptor", "east"),
        ("studio", "east"),
        ("president", "east"),
        ("agency", "east"),
        ("east", "east"),
        ("general", "west"),
        ("daily", "daily"),
        ("expert", "expert"),
    ],
)
def test_an_actor_is_followed_up_to_the_top(actor_id: str, end: str) -> None:
    assert top(world(), actor_id) == end


@pytest.mark.parametrize(
    ("reports", "found"),
    [
        (["paper by sculptor"], ["east"]),
        (["paper by expert"], ["expert"]),
        (["paper by daily"], ["daily"]),
        (["wire by general"], ["west"]),
        (["blog by general"], ["west"]),
    ],
    ids=in_short,
)
def test_a_speaker_stands_for_the_top_of_the_offices_they_belong_to(
    reports: list[str], found: list[str]
) -> None:
    assert behind(*reports) == found


@pytest.mark.parametrize(
    ("reports", "found"),
    [(["wire"], ["east"]), (["release"], ["east"]), (["paper"], ["daily"])],
    ids=["state media", "a ministry", "a paper"],
)
def test_a_source_in_its_own_voice_stands_for_the_top_of_its_publisher(
    reports: list[str], found: list[str]
) -> None:
    assert behind(*reports) == found


def test_a_source_without_a_publisher_stands_for_itself() -> None:
    assert backing("blog").party == Party("source", ("blog",))


def test_a_source_that_has_the_id_of_no_actor_is_another_party_than_an_actor() -> None:
    assert backing("paper").party == Party("actor", ("daily",))


@pytest.mark.parametrize(
    "reports",
    [
        ["wire by sculptor", "paper by president"],
        ["wire by sculptor", "blog by sculptor"],
        ["wire by sculptor", "wire by president"],
        ["wire", "paper by president"],
        ["wire", "wire by president"],
        ["wire", "release"],
        ["release", "paper by studio", "blog by agency"],
    ],
    ids=in_short,
)
def test_one_party_counts_once_however_many_officials_offices_and_sources_carry_its_word(
    reports: list[str],
) -> None:
    assert behind(*reports) == ["east"]


def test_parties_are_told_in_the_order_of_the_reports() -> None:
    assert behind("paper", "wire by general", "blog", "wire") == ["daily", "west", "blog", "east"]


def test_parties_are_told_apart_by_stance() -> None:
    reports = ["wire", "paper denies", "blog doubts"]
    assert behind(*reports) == ["east"]
    assert behind(*reports, stance="denies") == ["daily"]
    assert behind(*reports, stance="doubts") == ["blog"]


# Relays


@pytest.mark.parametrize(
    ("reports", "relayed"),
    [
        (["wire", "copy"], ("wire",)),
        (["wire by sculptor", "copy by sculptor"], ("wire",)),
        (["wire by sculptor", "copy"], ("wire",)),
        (["wire", "echo-of-copy"], ("wire",)),
        (["wire by sculptor", "echo-of-copy by sculptor"], ("wire",)),
        (["wire", "copy", "echo-of-copy"], ("copy", "wire")),
        (["wire", "digest"], ("wire",)),
        (["wire", "paper", "digest"], ("wire", "paper")),
        (["wire denies", "copy denies"], ("wire",)),
    ],
    ids=in_short,
)
def test_a_rewrite_of_what_its_original_carries_is_a_relay_and_adds_no_party(
    reports: list[str], relayed: tuple[str, ...]
) -> None:
    last = backing(*reports)
    assert last.party is None
    assert last.relayed == relayed
    assert last.caution is None


def test_the_order_of_the_reports_does_not_make_a_relay_a_witness() -> None:
    assert behind("copy", "wire") == ["east"]
    assert behind("echo-of-copy by sculptor", "copy", "wire by sculptor") == ["east"]


def test_a_relay_does_not_make_a_claim_corroborated() -> None:
    assert behind("wire", "copy", "echo", "echo-of-copy") == ["east"]
    assert behind("paper", "clipping", "digest") == ["daily"]


def test_what_another_speaker_says_in_a_rewrite_is_no_relay() -> None:
    assert behind("wire by sculptor", "copy by general") == ["east", "west"]


def test_a_rewrite_that_names_a_speaker_for_what_its_original_says_itself_is_no_relay() -> None:
    assert backing("wire", "copy by general").party == Party("actor", ("west",))
    assert behind("wire", "copy by general") == ["east", "west"]


def test_a_report_that_adds_no_party_absorbs_none() -> None:
    assert behind("wire hedged", "copy") == ["rewrites of wire"]
    assert behind("wire hedged", "copy hedged", "echo-of-copy") == ["rewrites of wire"]
    assert behind("copy hedged", "echo") == ["rewrites of wire"]


def test_another_speaker_of_the_same_state_is_no_relay_and_no_second_party() -> None:
    assert backing("wire by sculptor", "copy by president").party == Party("actor", ("east",))
    assert behind("wire by sculptor", "copy by president") == ["east"]


def test_a_rewrite_of_another_source_is_no_relay() -> None:
    assert behind("paper", "copy") == ["daily", "rewrites of wire"]


def test_a_rewrite_that_drops_who_said_it_adds_no_party() -> None:
    assert behind("wire by general", "copy") == ["west"]
    assert backing("wire by general", "copy").relayed == ("wire",)


def test_a_rewrite_that_says_itself_what_another_rewrite_attributes_adds_no_party() -> None:
    assert behind("copy by general", "echo") == ["west"]
    assert backing("copy by general", "echo").relayed == ("copy",)
    assert behind("echo", "copy by general") == ["west"]


def test_a_rewrite_that_says_itself_what_it_also_attributes_stands_for_the_speaker_alone() -> None:
    assert behind("copy", "copy by general") == ["west"]
    assert behind("wire", "wire by general") == ["east", "west"]


def test_a_rewrite_of_another_item_that_attributes_the_claim_changes_nothing() -> None:
    assert behind("clipping by general", "echo") == ["west", "rewrites of wire"]


def test_who_attributes_a_denial_does_not_take_an_assertion_away() -> None:
    assert behind("copy by general denies", "echo") == ["rewrites of wire"]


# What is found only in rewrites


@pytest.mark.parametrize(
    ("reports", "kind", "originals"),
    [
        (["copy by sculptor"], "only in rewrites", ["wire"]),
        (["echo-of-copy by sculptor"], "only in rewrites", ["wire"]),
        (["digest by sculptor"], "only in rewrites", ["wire", "paper"]),
        (["summary by sculptor"], "not in the part read", ["interview"]),
        (["transcript by sculptor"], "original not seen", ["broadcast"]),
        (["transcript-again by sculptor"], "original not seen", ["broadcast"]),
        (["wire by president", "copy by sculptor"], "only in rewrites", ["wire"]),
        (["wire denies", "copy by sculptor"], "only in rewrites", ["wire"]),
        (["wire", "copy by sculptor"], "only in rewrites", ["wire"]),
    ],
    ids=in_short,
)
def test_words_that_only_a_rewrite_has_stand_for_the_speaker_and_are_marked(
    reports: list[str], kind: str, originals: list[str]
) -> None:
    last = backing(*reports)
    assert last.party == Party("actor", ("east",))
    assert last.caution is not None
    assert (last.caution.kind, list(last.caution.originals)) == (kind, originals)


@pytest.mark.parametrize("said", ["wire by sculptor", "wire", "interview by sculptor", "copy", "summary"])
def test_words_of_an_original_and_what_a_source_says_itself_are_not_marked(said: str) -> None:
    assert backing(said).caution is None


@pytest.mark.parametrize(
    ("elsewhere", "kind", "originals"),
    [
        ("interview by sculptor", "not in the part read", ("interview",)),
        ("summary by sculptor", "original not seen", ("broadcast",)),
        ("broadcast by sculptor", "original not seen", ("broadcast",)),
        ("interview by general", "original not seen", ("broadcast",)),
        ("interview by general at talk", "not in the part read", ("interview",)),
    ],
)
def test_of_two_originals_that_counts_from_which_the_speaker_or_the_event_is_known(
    elsewhere: str, kind: str, originals: tuple[str, ...]
) -> None:
    story = world(claim_line("it", "medley by sculptor at talk"), claim_line("other", elsewhere))
    (last,) = backings(story, story.claims["it"])
    assert last.caution is not None
    assert (last.caution.kind, last.caution.originals) == (kind, originals)


def test_what_a_rewrite_says_itself_stands_for_all_rewrites_of_the_item() -> None:
    assert backing("copy").party == Party("rewrites", ("wire",))


def test_rewrites_never_stand_for_the_publisher_of_the_root_or_for_their_own() -> None:
    assert behind("copy") == ["rewrites of wire"]
    assert behind("copy", "paper") == ["rewrites of wire", "daily"]


@pytest.mark.parametrize(
    "reports",
    [["copy", "echo"], ["copy", "echo-of-copy"], ["echo", "echo-of-copy"], ["copy", "echo", "echo-of-copy"]],
    ids=in_short,
)
def test_several_rewrites_of_one_item_are_one_party(reports: list[str]) -> None:
    assert behind(*reports) == ["rewrites of wire"]


def test_rewrites_of_two_items_are_two_parties() -> None:
    assert behind("echo", "clipping") == ["rewrites of wire", "rewrites of paper"]


def test_a_rewrite_of_both_items_that_attributes_the_claim_adds_to_neither() -> None:
    assert behind("echo", "clipping", "digest by general") == ["west"]


def test_a_rewrite_of_both_items_makes_one_party_of_all() -> None:
    assert behind("echo", "clipping", "digest") == ["rewrites of paper, wire"]
    assert behind("digest") == ["rewrites of paper, wire"]


@pytest.mark.parametrize("other", ["digest doubts", "digest denies", "digest hedged"])
def test_a_rewrite_of_both_items_that_does_not_say_so_joins_nobody(other: str) -> None:
    assert behind("echo", "clipping", other) == ["rewrites of wire", "rewrites of paper"]


# Hedges and denials


@pytest.mark.parametrize("said", ["wire hedged", "blog hedged", "copy hedged", "wire denies hedged"])
def test_who_hedges_in_their_own_voice_does_not_stand_behind_it(said: str) -> None:
    assert backing(said) == Backing(backing(said).report, None)


def test_what_a_speaker_says_counts_even_where_the_source_keeps_its_distance() -> None:
    assert behind("paper by sculptor hedged") == ["east"]


def test_a_hedged_original_takes_nothing_from_whom_its_rewrite_names() -> None:
    assert behind("wire hedged", "copy by sculptor") == ["east"]


def test_two_rewrites_of_one_line_do_not_silence_each_other() -> None:
    assert behind("copy", "echo-of-copy by expert") == ["rewrites of wire", "expert"]


def test_a_rewrite_that_denies_what_its_original_asserts_is_a_party_of_its_own() -> None:
    assert behind("wire", "copy denies", stance="denies") == ["rewrites of wire"]


def test_a_speaker_in_a_rewrite_who_denies_what_the_original_asserts_counts() -> None:
    assert behind("wire", "copy by general denies", stance="denies") == ["west"]


def test_reports_are_found_by_source_by_speaker_and_by_event() -> None:
    story = world(
        claim_line("one", "wire by sculptor", "paper"), claim_line("two", "wire", "blog by sculptor")
    )
    by = {key: backings_by(story, key) for key in ("source", "by", "event")}
    found = {key: {id_: [claim.id for claim, _ in pairs] for id_, pairs in by[key].items()} for key in by}
    assert found["source"] == {"wire": ["one", "two"], "paper": ["one"], "blog": ["two"]}
    assert found["by"] == {"sculptor": ["one", "two"]}
    assert found["event"] == {}


# Firm and weak


def settled(*reports: str, stance: Stance = "asserts") -> tuple[list[str], list[str]]:
    """Return the firm and the weak parties behind a claim in short."""
    found = claimed(*reports)
    return [short(party) for party in firm(*found, stance)], [short(party) for party in weak(*found, stance)]


@pytest.mark.parametrize(
    ("reports", "firmly", "weakly"),
    [
        # An original in its own voice, and the words of a speaker in an original.
        (["wire"], ["east"], []),
        (["blog"], ["blog"], []),
        (["paper by general"], ["west"], []),
        (["interview by sculptor"], ["east"], []),
        # A source with a name relays the words of an original that nobody saw, or saw a part of.
        (["relay by general"], ["west"], []),
        (["excerpted by general"], ["west"], []),
        # Rewrites in their own voice, and words that only rewrites have.
        (["copy"], [], ["rewrites of wire"]),
        (["copy", "echo", "clipping"], [], ["rewrites of wire", "rewrites of paper"]),
        (["copy by general"], [], ["west"]),
        (["echo by general"], [], ["west"]),
        (["summary by general"], [], ["west"]),
        (["transcript by general"], [], ["west"]),
        (["relay by general hedged"], [], ["west"]),
        (["relay"], [], ["rewrites of broadcast"]),
        # Words that a source gives only at a distance.
        (["paper by general hedged"], [], ["west"]),
        (["blog by general hedged"], [], ["west"]),
        # One firm report makes the party firm, whatever else it is said to say.
        (["copy by general", "paper by general"], ["west"], []),
        (["paper by general hedged", "blog by general"], ["west"], []),
        (["echo", "release"], ["east"], ["rewrites of wire"]),
        (["wire by sculptor", "echo by general", "clipping"], ["east"], ["west", "rewrites of paper"]),
    ],
    ids=in_short,
)
def test_a_party_is_firm_if_its_word_rests_on_more_than_rewrites_and_hearsay(
    reports: list[str], firmly: list[str], weakly: list[str]
) -> None:
    assert settled(*reports) == (firmly, weakly)
    denying = [f"{said} denies" for said in reports]
    assert settled(*denying, stance="denies") == (firmly, weakly)


def test_a_party_that_is_firm_on_one_stance_may_be_weak_on_another() -> None:
    reports = ("wire by sculptor", "copy by president denies")
    assert settled(*reports) == (["east"], [])
    assert settled(*reports, stance="denies") == ([], ["east"])


@pytest.mark.parametrize(
    "more",
    [
        "bootleg by general",
        "bootleg",
        "bootleg by general hedged",
        "broadcast hedged",
        "copy by general",
        "blog",
    ],
)
def test_one_more_report_takes_no_firm_party_away(more: str) -> None:
    before = ["paper", "rerun by general"]
    assert settled(*before)[0] == ["daily", "west"]
    assert set(settled(*before)[0]) <= set(settled(*before, more)[0])


def test_what_an_original_says_besides_takes_no_speaker_away_from_a_relay() -> None:
    before = ["broadcast by general hedged", "relay by general"]
    assert settled(*before) == (["west"], [])
    assert settled("broadcast", *before) == (["east", "west"], [])
    assert settled("broadcast by sculptor", *before) == (["east", "west"], [])


def test_what_was_not_read_between_an_original_and_a_rewrite_is_named() -> None:
    last = backing("late by general")
    assert last.caution is not None
    assert (last.caution.kind, last.caution.originals) == ("original not seen", ("middle",))


# Bonds


def bound(*reports: str) -> list[Bond]:
    return list(bonds(*claimed(*reports)))


def test_parties_that_the_data_relates_are_bound() -> None:
    ally = Bond(("east", "north"), "is an ally of")
    assert bound("release", "paper by north") == [ally]
    assert bound("paper by north", "release") == [ally]


def test_members_of_two_parties_bind_them_only_where_the_data_says_so() -> None:
    assert bound("wire by president", "paper by general") == []
    assert bound("wire by president", "paper by militia") == [Bond(("president", "militia"), "commands")]


def test_a_party_that_is_heard_only_through_the_other_is_bound_to_it() -> None:
    assert bound("paper", "paper by general") == [Bond(("daily", "west"))]
    assert bound("blog", "blog by general") == [Bond(("blog", "west"))]
    assert bound("wire by general", "release") == [Bond(("agency", "west"))]
    assert bound("wire by general", "release by general", "wire") == [Bond(("east", "west"))]


@pytest.mark.parametrize(
    "reports",
    [
        ["paper", "paper by general", "blog by general"],
        ["paper by general", "blog"],
        ["paper", "blog"],
        ["paper"],
        ["paper by general", "paper by expert"],
        ["release", "echo by north"],
        ["release denies", "paper by north"],
        [],
    ],
    ids=in_short,
)
def test_parties_are_strangers_otherwise(reports: list[str]) -> None:
    assert bound(*reports) == []
