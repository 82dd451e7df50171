"""Who stands behind a claim and what that makes of it, sentence by sentence of the data model."""

from functools import cache

import pytest

from generator.evidence import Claim
from generator.standing import (
    IN_REWRITES,
    Backing,
    Box,
    Cell,
    Party,
    Standing,
    backings,
    backings_by,
    box,
    matrix,
    only_in_rewrites,
    origins,
    parties,
    standing,
    top,
)  # fmt: skip
from generator.story import Story
from tests.story_of import actor, source, story_of

ACTORS = [
    actor("east", kind="state"),
    actor("ministry", "east", "organisation"),
    actor("studio", "ministry", "organisation"),
    actor("sculptor", "studio"),
    actor("president", "east"),
    actor("agency", "east", "media"),
    actor("west", kind="state"),
    actor("general", "west"),
    actor("daily", kind="media"),
    actor("expert"),
]

SOURCES = [
    # originals
    source("wire", publisher="agency"),
    source("release", publisher="ministry"),
    source("paper", publisher="daily"),
    source("blog"),
    source("diary"),
    # rewrites of the wire, of one step and of two
    source("copy", "wire", publisher="daily"),
    source("echo", "wire"),
    source("echo-of-copy", "copy", publisher="daily"),
    # a rewrite of the paper, and one of both
    source("clipping", "paper"),
    source("digest", "wire", "paper"),
    # an original of which only a part was read, one that was not seen, and rewrites
    source("interview", publisher="agency", seen="excerpt"),
    source("summary", "interview"),
    source("broadcast", publisher="agency", seen="not-seen"),
    source("transcript", "broadcast"),
    source("transcript-again", "transcript"),
]


def report_line(said: str) -> str:
    """Return the YAML of a report written in short: `wire by sculptor denies hedged`."""
    id_, *words = said.split()
    keys = {"source": id_}
    if "by" in words:
        keys["by"] = words[words.index("by") + 1]
    keys["stance"] = next((word for word in words if word in ("denies", "doubts")), "asserts")
    if "hedged" in words:
        keys["hedged"] = "true"
    return f"{{{', '.join(f'{key}: {value}' for key, value in keys.items())}}}"


def claim_line(id_: str, *reports: str, kind: str = "fact") -> str:
    return (
        f"  - {{id: {id_}, text: It is so., kind: {kind}, "
        f"reports: [{', '.join(report_line(said) for said in reports)}]}}\n"
    )


@cache
def world(*claims: str, questions: str = "") -> Story:
    """Return the story of the actors and sources above, with claims."""
    return story_of(
        f"actors:\n{''.join(ACTORS)}sources:\n{''.join(SOURCES)}claims:\n{''.join(claims)}{questions}"
    )


def claimed(*reports: str, kind: str = "fact") -> tuple[Story, Claim]:
    story = world(claim_line("it", *reports, kind=kind))
    return story, story.claims["it"]


def behind(*reports: str, stance: str = "asserts") -> list[str]:
    """Return the parties behind a claim in short: `east`, `blog`, `rewrites of wire`."""
    return [short(party) for party in parties(*claimed(*reports), stance)]


def short(party: Party) -> str:
    ids = ", ".join(party.ids)
    return f"rewrites of {ids}" if party.kind == "rewrites" else ids


def in_short(value: object) -> str:
    """Return the name of a case: its reports, and what is expected of them."""
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value)) or "nothing"
    return str(value)


def backing(*reports: str) -> Backing:
    """Return what the last of the reports adds."""
    return backings(*claimed(*reports))[-1]


# Parties


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
    assert standing(*claimed(*reports)) == "one-sided"


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
        (["wire", "copy by sculptor"], ("wire",)),
        (["wire by sculptor", "copy by sculptor"], ("wire",)),
        (["wire by sculptor", "copy"], ("wire",)),
        (["wire", "echo-of-copy"], ("wire",)),
        (["wire by sculptor", "echo-of-copy by sculptor"], ("wire",)),
        (["wire", "copy", "echo-of-copy"], ("copy", "wire")),
        (["wire", "digest"], ("wire",)),
        (["wire", "paper", "digest"], ("wire", "paper")),
        (["wire denies", "copy denies"], ("wire",)),
        (["wire hedged", "copy"], ("wire",)),
    ],
    ids=in_short,
)
def test_a_rewrite_of_what_its_original_carries_is_a_relay_and_adds_no_party(
    reports: list[str], relayed: tuple[str, ...]
) -> None:
    last = backing(*reports)
    assert last.party is None
    assert last.relayed == relayed
    assert last.caution == ""


def test_the_order_of_the_reports_does_not_make_a_relay_a_witness() -> None:
    assert behind("copy", "wire") == ["east"]
    assert behind("echo-of-copy by sculptor", "copy", "wire by sculptor") == ["east"]


def test_a_relay_does_not_make_a_claim_corroborated() -> None:
    assert behind("wire", "copy", "echo", "echo-of-copy") == ["east"]
    assert behind("paper", "clipping", "digest") == ["daily"]


def test_what_another_speaker_says_in_a_rewrite_is_no_relay() -> None:
    assert behind("wire by sculptor", "copy by general") == ["east", "west"]


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
    ("reports", "caution"),
    [
        (["copy by sculptor"], "found only in rewrites"),
        (["echo-of-copy by sculptor"], "found only in rewrites"),
        (["digest by sculptor"], "found only in rewrites"),
        (["summary by sculptor"], IN_REWRITES[0]),
        (["transcript by sculptor"], "original not seen"),
        (["transcript-again by sculptor"], "original not seen"),
        (["wire by president", "copy by sculptor"], "found only in rewrites"),
        (["wire denies", "copy by sculptor"], "found only in rewrites"),
    ],
    ids=in_short,
)
def test_words_that_only_a_rewrite_has_stand_for_the_speaker_and_are_marked(
    reports: list[str], caution: str
) -> None:
    last = backing(*reports)
    assert last.party == Party("actor", ("east",))
    assert last.caution == caution


@pytest.mark.parametrize("said", ["wire by sculptor", "wire", "interview by sculptor", "copy", "summary"])
def test_words_of_an_original_and_what_a_source_says_itself_are_not_marked(said: str) -> None:
    assert backing(said).caution == ""


def test_what_a_rewrite_says_itself_stands_for_all_rewrites_of_the_item() -> None:
    assert backing("copy").party == Party("rewrites", ("wire",))


def test_rewrites_never_stand_for_the_publisher_of_the_root_or_for_their_own() -> None:
    assert behind("wire by general", "paper", "clipping by general") == ["west", "daily"]
    assert behind("copy", "paper") == ["rewrites of wire", "daily"]


def test_rewrites_are_no_second_witness_to_the_side_that_published_what_they_rewrite() -> None:
    assert behind("echo", "release") == ["east"]
    assert behind("echo", "release", "paper") == ["east", "daily"]
    assert standing(*claimed("echo", "release")) == "one-sided"
    assert backing("release", "echo").caution == "rewrites an item of the same side"


def test_rewrites_of_an_item_count_where_its_side_says_nothing_or_the_opposite() -> None:
    assert behind("echo", "paper by general") == ["rewrites of wire", "west"]
    assert standing(*claimed("echo", "release denies")) == "contested"


@pytest.mark.parametrize(
    "reports",
    [["copy", "echo"], ["copy", "echo-of-copy"], ["echo", "echo-of-copy"], ["copy", "echo", "echo-of-copy"]],
    ids=in_short,
)
def test_several_rewrites_of_one_item_are_one_party(reports: list[str]) -> None:
    assert behind(*reports) == ["rewrites of wire"]
    assert standing(*claimed(*reports)) == "one-sided"


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
    story = story_of("""
      actors:
        - {id: kim, name: Kim, kind: person, summary: Speaks.}
      sources:
        - {id: first, title: A, type: article, language: en, seen: full, accessed: 2025-01-01}
        - {id: second, title: B, type: article, language: en, seen: full, accessed: 2025-01-01,
           derived_from: [first]}
        - {id: third, title: C, type: article, language: en, seen: full, accessed: 2025-01-01,
           derived_from: [second]}
      claims:
        - {id: it, text: It is so., kind: fact, about: [kim], reports: [
            {source: second, stance: asserts}, {source: third, by: kim, stance: asserts}]}
    """)
    assert standing(story, story.claims["it"]) == "one-sided"


def test_a_rewrite_that_denies_what_its_original_asserts_is_a_party_of_its_own() -> None:
    assert behind("wire", "copy denies", stance="denies") == ["rewrites of wire"]
    assert standing(*claimed("wire", "copy denies")) == "contested"


def test_a_speaker_in_a_rewrite_who_denies_what_the_original_asserts_counts() -> None:
    assert behind("wire", "copy by general denies", stance="denies") == ["west"]
    assert standing(*claimed("wire", "copy by general denies")) == "contested"


# Standing


@pytest.mark.parametrize(
    ("reports", "found"),
    [
        (["wire", "paper"], "corroborated"),
        (["wire by sculptor", "wire by general"], "corroborated"),
        (["blog", "diary"], "corroborated"),
        (["wire", "blog", "paper hedged"], "corroborated"),
        (["wire"], "one-sided"),
        (["blog"], "one-sided"),
        (["copy"], "one-sided"),
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
    with_rewrites = ["echo", "clipping", "digest doubts", "digest by expert doubts"]
    assert standing(*claimed(*with_rewrites)) == "corroborated"


@pytest.mark.parametrize("kind", ["opinion", "prediction"])
@pytest.mark.parametrize("reports", [[], ["wire"], ["wire", "paper"], ["wire", "paper denies"]], ids=in_short)
def test_opinions_and_predictions_have_no_standing(kind: str, reports: list[str]) -> None:
    assert standing(*claimed(*reports, kind=kind)) is None


# Origins


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
        (["echo", "clipping", "digest"], 1),
        (["wire", "paper", "digest"], 2),
        (["wire", "digest"], 1),
        (["wire", "paper denies", "blog doubts"], 3),
    ],
    ids=in_short,
)
def test_rewrites_of_one_item_have_one_origin(reports: list[str], number: int) -> None:
    assert origins(*claimed(*reports)) == number


# The box and the matrix


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


def test_reports_are_found_by_source_by_speaker_and_by_event() -> None:
    story = world(
        claim_line("one", "wire by sculptor", "paper"), claim_line("two", "wire", "blog by sculptor")
    )
    by = {key: backings_by(story, key) for key in ("source", "by", "event")}
    found = {key: {id_: [claim.id for claim, _ in pairs] for id_, pairs in by[key].items()} for key in by}
    assert found["source"] == {"wire": ["one", "two"], "paper": ["one"], "blog": ["two"]}
    assert found["by"] == {"sculptor": ["one", "two"]}
    assert found["event"] == {}


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
    assert matrix(claimed(said)[0])["it"][said.split(maxsplit=1)[0]] == (cell,)


@pytest.mark.parametrize(
    ("source_id", "verb"),
    [
        ("wire", "silent"),
        ("copy", "silent"),
        ("interview", "not in the part read"),
        ("broadcast", "not seen"),
    ],
)
def test_only_a_source_that_was_seen_in_full_is_silent(source_id: str, verb: str) -> None:
    (cell,) = matrix(claimed("paper")[0])["it"][source_id]
    assert cell == Cell(verb)  # type: ignore[arg-type]


def test_the_matrix_has_every_source_for_every_claim_and_each_thing_it_does_once() -> None:
    story = world(claim_line("one", "wire", "wire by sculptor"), claim_line("view", "paper", kind="opinion"))
    table = matrix(story)
    assert list(table) == ["one", "view"]
    assert all(list(row) == list(story.sources) for row in table.values())
    assert table["one"]["wire"] == (Cell("asserts"), Cell("attributes", "sculptor"))
    assert table["view"]["wire"] == (Cell("silent"),)


def test_words_that_nothing_but_rewrites_put_in_a_mouth_are_told_from_an_originals() -> None:
    east = Party("actor", ("east",))
    assert only_in_rewrites(*claimed("summary by sculptor"), east)
    assert not only_in_rewrites(*claimed("summary by sculptor", "release"), east)
    assert not only_in_rewrites(*claimed("transcript by sculptor"), east)  # nobody read that original
