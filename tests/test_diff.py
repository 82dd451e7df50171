"""`explainer diff` tells what has changed in a story, entry by entry, and what changed a standing."""

import json
from pathlib import Path

import html5lib
import markdown
import pytest
from click.testing import CliRunner, Result

from generator import build
from generator.cli import main
from generator.diff import Comparison, Side, as_markdown, as_text, as_updates, compare
from generator.diff.sections import excerpts
from tests.as_html import text_of
from tests.project import SMALL
from tests.repository import commit
from tests.story_of import actor, source, story_of

STORY = SMALL.format(title="A bridge for the town")

PAPERS = f"""\
actors:
{actor("north", kind="state")}{actor("south", kind="state")}{actor("envoy", "south")}\
{actor("daily", kind="media")}
sources:
{source("a", publisher="north")}{source("b", publisher="south")}{source("c", publisher="daily")}
claims:
  - id: built
    text: It was built.
    kind: fact
    reports:
      - {{source: a, stance: asserts}}
"""
B = "      - {source: b, stance: asserts}\n"
C = "      - {source: c, by: envoy, stance: asserts}\n"


def between(old: str, new: str) -> Comparison:
    """Return what has changed from one text to another."""
    return compare(Side("old", story_of(old)), Side("new", story_of(new)))


def replaced(old: str, new: str) -> Comparison:
    """Return what has changed in the small story where some words are others."""
    assert old in STORY
    return between(STORY, STORY.replace(old, new))


# entries


def test_a_story_in_other_lines_has_not_changed() -> None:
    text = STORY.replace("actors: [mayor]", "actors:\n      - mayor # who spoke").replace(
        "[[mayor]] says", "[[mayor]]\n    says"
    )
    assert not between(STORY, text)
    assert "Nothing has changed in the story." in as_text(between(STORY, text))


def test_entries_that_are_new_or_gone_are_named() -> None:
    old = f"{STORY}  - id: ferry\n    term: ferry\n    meaning: A boat.\n"
    (gone,) = between(old, STORY).removed
    (new,) = between(STORY, old).added
    assert (gone.kind, gone.id, gone.name) == (new.kind, new.id, new.name) == ("terms", "ferry", "ferry")


def test_an_entry_that_was_renamed_is_told_as_moved_and_compared_with_what_it_was() -> None:
    new = STORY.replace("id: bridge-planned", "id: bridge-decided").replace(
        "text: The town plans a bridge.", "text: The town has decided on a bridge."
    )
    moved = "  contact: none\n  moved: [{kind: claims, id: bridge-planned, to: bridge-decided, reason: Why.}]"
    found = between(STORY, new.replace("  contact: none", moved))
    (one,) = found.moved
    (changed,) = found.changed
    assert (one.id, one.to, one.reason) == ("bridge-planned", "bridge-decided", "Why.")
    assert [change.path for change in changed.changes] == [("text",)]
    assert (found.added, found.removed) == ((), ())


def test_references_that_follow_an_entry_to_its_new_id_are_no_change() -> None:
    new = STORY.replace("[[mayor]]", "[[moor]]").replace("[mayor]", "[moor]").replace("id: mayor", "id: moor")
    new = new.replace("by: mayor", "by: moor")
    moved = "  contact: none\n  moved: [{kind: actors, id: mayor, to: moor}]"
    found = between(STORY, new.replace("  contact: none", moved))
    assert [(one.id, one.to) for one in found.moved] == [("mayor", "moor")]
    assert (found.changed, found.story, found.standings) == ((), (), ())
    assert "kind: update" in as_updates(found, ())


def test_a_changed_item_among_others_of_one_source_is_in_no_other_order() -> None:
    old = PAPERS + B + C.replace("source: c", "source: b") + C
    (changed,) = between(old, old.replace(C, C.replace("stance: asserts", "stance: doubts"))).changed
    assert [change.what for change in changed.changes] == ["changed"]
    first, second = B, C.replace("source: c", "source: b")
    (changed,) = between(PAPERS + first + second, PAPERS + second + first).changed
    assert [change.what for change in changed.changes] == ["reordered"]
    quoted = first.replace("asserts", "asserts, quote: It was")
    (changed,) = between(PAPERS + first + second, PAPERS + quoted + second).changed
    assert [change.what for change in changed.changes] == ["added"]


def test_an_entry_that_was_taken_out_with_a_reason_says_it() -> None:
    old = f"{STORY}  - id: ferry\n    term: ferry\n    meaning: A boat.\n"
    moved = "  contact: none\n  moved: [{kind: terms, id: ferry, reason: Nobody says it.}]"
    (gone,) = between(old, STORY.replace("  contact: none", moved)).removed
    assert gone.reason == "Nobody says it."


# fields


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("date: 2026-01-09", "date: 2026-01", "date: 2026-01-09 → 2026-01"),
        ("name: Ada Moor", "name: Ada Moore", "name: “Ada Moor” → “Ada Moore”"),
        ("    kind: person", "    kind: person\n    role: mayor", "role is new: mayor"),
        ("sources: [gazette]", "sources: []", "sources: gone: gazette"),
        ("stance: asserts", "stance: doubts", "reports › gazette, mayor, speech › stance: asserts → doubts"),
        ("        event: speech\n", "        event: speech\n      - {source: gazette, stance: denies}\n",
         "reports › gazette is new: source gazette, stance denies"),
        ("    kind: person", "    also_written: [{form: A. Moor, sources: [gazette]}]\n    kind: person",
         "also_written › A. Moor is new: form “A. Moor”, sources gazette"),
        ("question: Is a bridge to be built?", "question: Is one to be built?",
         "question: “Is a bridge to be built?” → “Is one to be built?”"),
    ],
)  # fmt: skip
def test_a_field_is_told_with_what_it_was_and_what_it_is(old: str, new: str, line: str) -> None:
    assert line in as_text(replaced(old, new))


def test_of_a_long_text_only_the_words_that_differ_are_shown_with_some_beside_them() -> None:
    words = " ".join(f"w{number}" for number in range(40))
    old, new = excerpts(words, words.replace("w9 ", "x ").replace(" w30", ""))
    assert old == "… w5 w6 w7 w8 w9 w10 w11 w12 w13 … w26 w27 w28 w29 w30 w31 w32 w33 w34 …"
    assert new == "… w5 w6 w7 w8 x w10 w11 w12 w13 … w26 w27 w28 w29 w31 w32 w33 w34 …"


def test_a_translation_is_told_with_its_language(tmp_path: Path) -> None:
    text = STORY.replace("  contact: none", "  contact: none\n  languages: [en, de]")
    old = text.replace("title: The mayor speaks of a bridge", "title: {en: She speaks, de: Sie redet}")
    found = []
    for name, one in (("old", text), ("mid", old), ("new", old.replace("Sie redet", "Sie spricht"))):
        folder = tmp_path / name / "data"
        folder.mkdir(parents=True)
        (folder / "story.yml").write_text(one, encoding="utf-8")
        checked = build.read(folder, folder.parent)
        found.append(Side(name, checked.story, checked.others))
    assert "title › de: “Sie redet” → “Sie spricht”" in as_text(compare(found[1], found[2]))
    said = as_text(compare(found[0], found[1]))
    assert "title › de is new: “Sie redet”" in said
    assert said.count("title") == 2


# standings


def test_the_report_that_changed_a_standing_is_named() -> None:
    (change,) = between(PAPERS, PAPERS + B).standings
    assert (change.old, change.new) == ("one-sided", "corroborated")
    assert change.causes == ("the new report of `b` (`asserts`)",)
    assert change.sure


def test_of_two_new_reports_the_one_without_which_it_would_be_as_it_was_did_it() -> None:
    (change,) = between(PAPERS, PAPERS + B + "      - {source: c, stance: asserts, hedged: true}\n").standings
    assert change.causes == ("the new report of `b` (`asserts`)",)


def test_where_either_of_two_reports_would_do_neither_is_said_to_have_done_it() -> None:
    found = between(PAPERS, PAPERS + B + C)
    (change,) = found.standings
    assert not change.sure
    assert len(change.causes) == 2
    assert "no single change did it; what has changed: the new report of b (asserts); " in as_text(found)


def test_a_report_that_is_gone_or_now_says_otherwise_is_named() -> None:
    (gone,) = between(PAPERS + B, PAPERS).standings
    assert gone.causes == ("the report of `b` (`asserts`), which is gone",)
    (turned,) = between(PAPERS + B, PAPERS + B.replace("asserts", "denies")).standings
    assert turned.new == "contested"
    assert turned.causes == ("the report of `b` (`denies`), which was that of `b` (`asserts`)",)


def test_an_actor_or_a_source_that_changed_a_standing_is_named() -> None:
    joined = PAPERS.replace("summary: An actor., part_of: south", "summary: An actor., part_of: north")
    (change,) = between(PAPERS + C, joined + C).standings
    assert change.causes == ("the actor `envoy`: `part_of` `north` after `south`",)
    derived = PAPERS.replace("publisher: south", "publisher: south, derived_from: [a]")
    (change,) = between(PAPERS + B, derived + B).standings
    assert change.causes == ("the source `b`: `derived_from` `a` after nothing",)


def test_a_claim_that_is_no_fact_any_longer_has_no_standing() -> None:
    found = between(PAPERS, PAPERS.replace("kind: fact", "kind: opinion"))
    (change,) = found.standings
    assert (change.new, change.causes) == (None, ("its kind, `opinion` after `fact`",))


# the command


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("diff")
    commit(
        root, {"mkdocs.yml": "plugins: [explainer]\n", "data/story.yml": STORY, "name/data/story.yml": STORY}
    )
    broken = STORY.replace("    meaning: A way over water.\n", "").replace("2026-01-09", "2026-01-08")
    commit(root, {"data/story.yml": broken})
    commit(
        root,
        {"data/story.yml": STORY.replace("2026-01-09", "2026-01-07").replace("Ada Moor", "Ada <Moor> *x*")},
    )
    return root


def diff(*arguments: str) -> Result:
    result = CliRunner().invoke(main, ["diff", *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def test_revisions_folders_and_the_data_as_they_are_now_can_be_compared(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root / "data")
    line = "date: 2026-01-09 → 2026-01-07"
    for arguments in (
        ["HEAD~2", "HEAD"],
        ["HEAD~2"],
        ["../name"],
        ["../name/data", "."],
        ["../name", "HEAD"],
    ):
        result = diff(*arguments)
        assert result.exit_code == 0
        assert line in result.output, arguments


def test_a_revision_with_errors_is_compared_as_far_as_it_can_be_read_and_that_is_said(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    said = diff("HEAD~1").output
    assert "note: HEAD~1: compared as far as it can be read. data/story.yml:" in said
    assert "`meaning` is missing" in said
    assert "date: 2026-01-08 → 2026-01-07" in said
    assert "note: not compared, as they cannot be read on both sides: `bridge`" in said
    assert "Added" not in said


def test_json_has_the_whole_of_it(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    found = json.loads(diff("HEAD~2", "--format", "json").output)
    assert {one["id"]: one["changes"] for one in found["changed"]}["speech"] == [
        {"path": ["date"], "what": "changed", "old": "2026-01-09", "new": "2026-01-07"}
    ]


def test_markdown_says_it_in_lists_and_shows_the_words_of_the_data_as_they_are(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    body = html5lib.parseFragment(
        markdown.markdown(diff("HEAD~2", "--format", "markdown").output), namespaceHTMLElements=False
    )
    assert [text_of(heading) for heading in body.iter("h3")] == ["Changed (2)"]
    assert [text_of(item) for item in body.findall("ul/li/ul/li")] == [
        "name: “Ada Moor” → “Ada <Moor> *x*”",
        "date: 2026-01-09 → 2026-01-07",
    ]


@pytest.mark.parametrize("arguments", [["nowhere"], ["empty"], ["HEAD", "--as-updates", "--format", "json"]])
def test_what_cannot_be_compared_is_wrong_usage(
    root: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.chdir(root)
    (root / "empty").mkdir(exist_ok=True)
    result = diff(*arguments)
    assert result.exit_code == 2
    assert "Error: " in result.stderr
    assert result.stdout == ""


# updates


def test_proposed_updates_can_be_pasted_and_are_about_what_is_there(tmp_path: Path) -> None:
    old = f"{STORY}  - id: ferry\n    term: ferry\n    meaning: A boat.\n"
    new = (
        STORY.replace("2026-01-09", "2026-01-07")
        + "  - id: weir\n    term: we*ir* [x]\n    meaning: A dam.\n"
    )
    new = new.replace("She spoke in", "She said so in").replace(
        "summary: The mayor of the town.", "summary: A mayor."
    )
    story = story_of(new)
    drafted = as_updates(compare(Side("old", story_of(old)), Side("new", story)), ["update-2026-01-31"])
    data = tmp_path / "data"
    data.mkdir()
    (data / "story.yml").write_text(new, encoding="utf-8")
    (data / "updates.yml").write_text(drafted, encoding="utf-8")
    checked = build.read(data, tmp_path)
    assert not checked.failed(), checked.report()
    assert {update.kind: (update.id, update.about) for update in checked.story.updates.values()} == {
        "update": ("update-2026-01-31-again", ("weir",)),
        "correction": ("correction-2026-01-31", ("speech",)),
        "clarification": ("clarification-2026-01-31", ("mayor",)),
    }
    assert (
        "(date was 9 January 2026, is 7 January 2026)" in checked.story.updates["correction-2026-01-31"].text
    )


def test_without_a_change_nothing_is_proposed() -> None:
    assert as_updates(between(STORY, STORY), []) == "# Nothing has changed that an update would tell."


def test_a_pull_request_with_very_many_changes_still_has_a_summary() -> None:
    new = STORY + "".join(f"  - {{id: t{n}, term: word{n}, meaning: It.}}\n" for n in range(300))
    said = as_markdown(between(STORY, new))
    assert "### Added (300)" in said
    assert "- and 100 more" in said
