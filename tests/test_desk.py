"""A draft changes data files where it is told to, byte for byte nothing else, and saves all or none."""

import errno
from pathlib import Path
from typing import Any

import pytest

from generator import build
from generator.desk import ChangedError, Draft, UnreadableError
from tests import project
from tests.conftest import BRIDGE, STORY, WriteStory

ROOT = Path(__file__).parent.parent
PLACE = {"id": "town", "name": "The town"}
EVENTS = """\
# What happened.

events:
  # The beginning

  - id: first   # the one that counts
    date: 2025-01-09
    title: {en: "One",   ru:  Раз}
    # a note about the first

  # The end

  - id: third
    date: 2025-03
    title: >-
      Three
    sources: []
# the last line"""


def draft_of(root: Path) -> Draft:
    return Draft(root / "data", root)


def after(root: Path, draft: Draft, name: str) -> str:
    return draft.texts()[root / "data" / f"{name}.yml"]


def inserted(before: str, now: str) -> str:
    """Return what stands in a text that did not before; the rest is as it was."""
    start = next((n for n, (a, b) in enumerate(zip(before, now, strict=False)) if a != b), len(before))
    end = len(before) - start
    assert now[:start] == before[:start]
    assert now.endswith(before[start:] if end else "")
    return now[start : len(now) - end]


def event(id_: str, date: str | None, **more: object) -> dict[str, Any]:
    return {"id": id_, "date": date, "title": "It happens", **more}


# Where a new entry goes


def test_an_entry_goes_to_the_end_of_the_list_with_the_keys_in_the_order_of_the_model(
    write_story: WriteStory,
) -> None:
    root = write_story(STORY + BRIDGE + "# notes\n")
    draft = draft_of(root)
    name = draft.add(
        "places", {"within": "town", "latitude": 51.5, "name": "A: b", "id": "b", "wikidata": None}
    )
    assert name == "data/story.yml"
    assert after(root, draft, "story") == (
        f"{STORY}{BRIDGE}\n  - id: b\n    name: 'A: b'\n    within: town\n    latitude: 51.5\n# notes\n"
    )


@pytest.mark.parametrize(
    ("date", "above", "below"),
    [
        ("2024", "events:\n", "\n  # The beginning\n"),
        ("2025-02-10", "    # a note about the first\n\n", "\n  # The end\n"),
        ("2025-04-01", "    sources: []\n\n", "# the last line"),
        (None, "    sources: []\n\n", "# the last line"),
    ],
)
def test_in_a_list_in_the_order_of_dates_it_goes_to_its_place(
    write_story: WriteStory, date: str | None, above: str, below: str
) -> None:
    root = write_story(STORY, events=EVENTS)
    draft = draft_of(root)
    draft.add("events", event("new", date))
    now = after(root, draft, "events")
    before, _, behind = now.partition("  - id: new\n")
    assert before.endswith(above)
    assert behind.partition("It happens\n")[2].startswith(below)
    assert "- id: new" in inserted(EVENTS, now)


def test_several_new_entries_stand_in_the_order_of_their_dates_too(write_story: WriteStory) -> None:
    root = write_story(STORY, events=EVENTS)
    draft = draft_of(root)
    for id_, date in (
        ("d", "2026"),
        ("b", "2025-02-02"),
        ("a", "2025-02-01"),
        ("c", "2025-05"),
        ("b2", "2025-02-02"),
    ):
        draft.add("events", event(id_, date))
    ids = [
        line.split("id: ")[1].split()[0]
        for line in after(root, draft, "events").splitlines()
        if "- id:" in line
    ]
    assert ids == ["first", "a", "b", "b2", "third", "c", "d"]


def test_a_list_with_the_newest_first_stays_so_and_one_in_no_order_is_added_to(
    write_story: WriteStory,
) -> None:
    falling = "updates:\n- {id: b, date: 2025-02-01}\n- {id: a, date: 2025-01-01}\n"
    mixed = "events:\n- {id: f, date: 2025}\n- {id: g, date: 2023}\n- {id: h, date: 2024}\n"
    root = write_story(STORY, updates=falling, events=mixed)
    draft = draft_of(root)
    draft.add("updates", {"id": "c", "date": "2025-03-01"})
    draft.add("updates", {"id": "ab", "date": "2025-01-15"})
    draft.add("events", {"id": "new", "date": "2022"})
    assert after(root, draft, "updates") == (
        "updates:\n- {id: c, date: 2025-03-01}\n- {id: b, date: 2025-02-01}\n- {id: ab, date: 2025-01-15}\n"
        "- {id: a, date: 2025-01-01}\n"
    )
    assert after(root, draft, "events") == f"{mixed}- {{id: new, date: 2022}}\n"


def test_the_file_with_most_of_a_kind_takes_it_and_else_a_new_file_of_its_name(
    write_story: WriteStory,
) -> None:
    more = "places:\n  - {id: a, name: A}\n  - {id: b, name: B}\n"
    root = write_story(STORY + BRIDGE, more=more)
    (root / "data/schema.json").write_text("{}", encoding="utf-8")
    draft = draft_of(root)
    assert draft.add("places", PLACE) == "data/more.yml"
    assert draft.add("terms", {"id": "x", "term": "X", "meaning": "An x."}) == "data/terms.yml"
    assert draft.add("terms", {"id": "y", "term": "Y", "meaning": "A y."}) == "data/terms.yml"
    assert after(root, draft, "terms") == (
        "# yaml-language-server: $schema=schema.json\n\nterms:\n  - id: x\n    term: X\n    meaning: An x.\n"
        "\n  - id: y\n    term: Y\n    meaning: A y.\n"
    )


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("places:\n", "places:\n  - id: town\n    name: The town\n"),
        ("places: [] # none yet\nterms:\n", "places: # none yet\n  - id: town\n    name: The town\nterms:\n"),
        ("{places: [], terms: []}", "{places: [{id: town, name: The town}], terms: []}"),
        ("places: [{id: a, name: A}]\n", "places: [{id: a, name: A}, {id: town, name: The town}]\n"),
        ("# later\n", "# later\n\nplaces:\n  - id: town\n    name: The town\n"),
        (
            "places:\n- id: a\n  name: A\n",
            "places:\n- id: a\n  name: A\n\n- id: town\n  name: The town\n",
        ),
        (
            "places:\n    -   id: a\n        name: A",
            "places:\n    -   id: a\n        name: A\n\n    -   id: town\n        name: The town",
        ),
        (
            "places:\r\n  - id: a\r\n    name: A\r\n",
            "places:\r\n  - id: a\r\n    name: A\r\n\r\n  - id: town\r\n    name: The town\r\n",
        ),
        ("terms:\n...\n", "terms:\n\nplaces:\n  - id: town\n    name: The town\n...\n"),
    ],
)  # fmt: skip
def test_a_list_is_added_to_in_the_form_it_has(write_story: WriteStory, before: str, now: str) -> None:
    root = write_story(STORY, places=before)
    draft = draft_of(root)
    draft.add("places", PLACE)
    assert after(root, draft, "places") == now


def test_a_byte_order_mark_stays(write_story: WriteStory) -> None:
    root = write_story(STORY, places=b"\xef\xbb\xbf" + BRIDGE.encode())
    draft = draft_of(root)
    draft.add("places", PLACE)
    draft.save()
    assert (root / "data/places.yml").read_bytes().startswith(b"\xef\xbb\xbfplaces:\n")


# How it is written


TEXTS = (
    *("a", "12", "no", "true", "~", "null", "=", "<<", "2025-01-09", "0x1f", "1e3", "#a", "'a'", "[a]"),
    *(
        "{a}",
        "@a",
        "`a",
        "%a",
        "&a",
        "*a",
        "!a",
        "|",
        ">",
        "?",
        "---",
        "...",
        "😀",
        "a,b",
        "a]",
        "- a",
        "a: b",
    ),
    *(" a", "a ", "", '"a"', "? a", "я: ю", "a\tb", "\ta", "a\\b", "a\r\nb", "a\nb", "a\n\nb\n"),
    *("  a\nb", "a #b", "word " * 40, ("word " * 40).strip(), "a  b " * 30 + "c", "- " * 90 + "a"),
    ("one two " * 20).strip() + "\n\n\n" + "x" * 200 + "\nlast line",
)


def test_every_text_is_read_back_as_it_was(write_story: WriteStory) -> None:
    draft = draft_of(write_story(STORY))
    for number, text in enumerate(TEXTS):
        draft.add("terms", {"id": f"t-{number}", "term": text, "meaning": text, "avoid": [text, "b"]})
        draft.add("claims", {"id": f"c-{number}", "text": text, "reports": [{"source": text, "quote": text}]})
        draft.add("actors", {"id": f"a-{number}", "names": {"ru": text}, "also_written": [{"form": text}]})
    assert len(draft.texts()) == 3  # which are read and compared before they are given out


def test_a_long_text_stands_below_its_key_and_lists_of_ids_in_brackets(write_story: WriteStory) -> None:
    root = write_story(STORY)
    draft = draft_of(root)
    draft.add(
        "events",
        event("x", "2025", actors=["a", "b"], sources=[], summary="Long words. " * 10 + "End.\n\nMore."),
    )
    draft.add("claims", {"id": "y", "reports": [{"stance": "asserts", "source": "s"}, {"source": "t"}]})
    assert after(root, draft, "events") == (
        "events:\n  - id: x\n    date: 2025\n    title: It happens\n    summary: >-\n"
        f"      {'Long words. ' * 7}Long\n      words. {'Long words. ' * 2}End.\n\n\n      More.\n"
        "    actors: [a, b]\n    sources: []\n"
    )
    assert after(root, draft, "claims") == (
        "claims:\n  - id: y\n    reports:\n      - source: s\n        stance: asserts\n      - source: t\n"
    )


# Setting a key


@pytest.mark.parametrize(
    ("path", "value", "old", "new"),
    [
        (("first", "date"), "2024", "date: 2025-01-09", "date: 2024"),
        (("first", "id"), "begin", "id: first   # the", "id: begin   # the"),
        (("first", "title", "ru"), "Два, три", "ru:  Раз", "ru: 'Два, три'"),
        (("first", "title", "ko"), "하나", "Раз}", "Раз, ko: 하나}"),
        (("first", "kind"), "visit", "    # a note", "    kind: visit\n    # a note"),
        (
            ("first", "id"),
            "one " * 40 + "x",
            "first   # the one that counts\n",
            ">-   # the one that counts\n",
        ),
        (("third", "title"), "Three: a tale", ">-\n      Three", "'Three: a tale'"),
        (("third", "title"), {"en": "Three"}, "title: >-\n      Three", "title:\n      en: Three"),
        (("third", "sources"), ["a"], "sources: []", "sources: [a]"),
        (("third", "kind"), "visit", "      Three\n", "      Three\n    kind: visit\n"),
    ],
)
def test_a_key_is_set_where_it_stands_or_where_the_model_has_it(
    write_story: WriteStory, path: tuple[str, ...], value: object, old: str, new: str
) -> None:
    root = write_story(STORY, events=EVENTS)
    draft = draft_of(root)
    draft.set(path[0], path[1:], value)
    before, behind = EVENTS.split(old)
    now = after(root, draft, "events")
    assert now.startswith(before + new)
    assert now.endswith(behind)


def test_a_key_of_a_report_is_set_and_what_is_not_there_cannot_be(write_story: WriteStory) -> None:
    claims = "claims:\n  - id: x\n    reports:\n      - source: a\n      - {source: b, stance: asserts}\n"
    root = write_story(STORY, claims=claims)
    draft = draft_of(root)
    draft.set("x", ("reports", 0, "quote"), "so")
    draft.set("x", ("reports", 0, "by"), "mayor")
    draft.set("x", ("reports", 1, "by"), "mayor")
    draft.set("x", ("kind",), "fact")
    draft.add("claims", {"id": "y", "reports": []})
    assert after(root, draft, "claims") == (
        "claims:\n  - id: x\n    kind: fact\n"
        "    reports:\n      - source: a\n        by: mayor\n        quote: so\n"
        "      - {source: b, by: mayor, stance: asserts}\n\n  - id: y\n    reports: []\n"
    )
    for id_, path in (("z", ("kind",)), ("x", ("reports", 2, "by")), ("x", ("id", "a")), ("x", ("about", 0))):
        with pytest.raises((KeyError, IndexError)):
            draft.set(id_, path, "a")


def test_the_story_itself_and_lists_in_entries_are_changed_too(write_story: WriteStory) -> None:
    claims = "claims:\n  - id: x\n    about: [a]\n    reports:\n      - {source: a}   # first\n"
    story = STORY.replace("  contact", "  moved:\n  # long ago\n  - kind: claims\n    id: y\n  contact")
    root = write_story(story, claims=claims)
    draft = draft_of(root)
    draft.append(None, ("moved",), {"id": "z", "kind": "claims", "to": "x"})
    draft.set(None, ("as_of",), "2025-07-01")
    draft.append("x", ("about",), "b")
    draft.append("x", ("reports",), {"source": "b"})
    assert after(root, draft, "story") == story.replace("2025-06-01", "2025-07-01").replace(
        "id: y\n", "id: y\n  - kind: claims\n    id: z\n    to: x\n"
    )
    assert after(root, draft, "claims") == claims.replace("[a]", "[a, b]") + "      - {source: b}\n"
    draft = draft_of(write_story(STORY, claims="claims:\n  - id: x\n"))
    draft.append("x", ("reports",), {"source": "b"})
    assert after(root, draft, "claims") == "claims:\n  - id: x\n    reports:\n      - source: b\n"


def test_an_id_is_renamed_in_place_wherever_a_place_says_that_it_stands(write_story: WriteStory) -> None:
    root = write_story(STORY + BRIDGE)
    draft = draft_of(root)
    draft.set("bridge", ("id",), "crossing")
    place = draft.before.story.nodes["bridge"].place
    assert draft.place("bridge") == place
    info = draft.before.story.parsed.info_node
    assert info
    summary = info.at(("summary",)).place
    draft.replace(summary.narrow(draft.before.files["data/story.yml"].lines, "[[bridge]]"), "[[crossing]]")
    assert after(root, draft, "story") == (STORY + BRIDGE).replace("[[bridge", "[[crossing").replace(
        "id: bridge", "id: crossing"
    )
    assert draft.problems() == []


def test_the_data_of_this_project_are_changed_in_the_lines_that_are_meant_only(tmp_path: Path) -> None:
    root = project.copy(tmp_path)
    draft = draft_of(root)
    before = {path: path.read_text(encoding="utf-8") for path in (root / "data").glob("*.yml")}
    source = {"id": "x-1", "title": "A title", "type": "article", "language": "en", "seen": "excerpt"}
    draft.add("sources", source)
    draft.add("places", {"id": "x-2", "name": "A place"})
    draft.add("terms", {"id": "x-3", "term": "A word", "meaning": "It says nothing."})
    draft.add("events", event("x-4", "2025-07-11", summary="S.", kind="visit", sources=["x-1"]))
    assert len(draft.texts()) == 4
    for path, text in draft.texts().items():
        assert "- id: x-" in inserted(before[path], text)


# What the check would say, and saving


def test_a_broken_file_gives_the_ordinary_problems(write_story: WriteStory) -> None:
    root = write_story(STORY, events="events: [\n", terms=b"\xff")
    with pytest.raises(UnreadableError) as raised:
        draft_of(root)
    assert raised.value.checked.problems == build.read(root / "data", root).problems


def test_only_what_would_be_new_is_a_problem_before_anything_is_written(write_story: WriteStory) -> None:
    root = write_story(STORY + BRIDGE, terms="terms:\n  - {id: bridge, term: B, meaning: M}\n")
    assert build.read(root / "data", root).failed()
    draft = draft_of(root)
    draft.add("places", {"id": "town", "name": "The town", "within": "land"})
    assert [(p.rule, p.place.file) for p in draft.problems() if p.level == "error"] == [
        ("unknown-reference", "data/story.yml")
    ]
    assert (root / "data/story.yml").read_text(encoding="utf-8") == STORY + BRIDGE


def changed_in_two_files(root: Path) -> Draft:
    draft = draft_of(root)
    draft.add("places", PLACE)
    draft.add("terms", {"id": "x", "term": "X", "meaning": "An x."})
    return draft


def test_what_is_saved_is_what_was_shown_and_nothing_is_left_over(write_story: WriteStory) -> None:
    root = write_story(STORY, places=BRIDGE)
    (root / "data/places.yml").chmod(0o640)
    draft = changed_in_two_files(root)
    texts = draft.texts()
    assert draft.save() == ["data/places.yml", "data/terms.yml"]
    assert {path: path.read_text(encoding="utf-8") for path in texts} == texts
    assert (root / "data/places.yml").stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in (root / "data").iterdir()) == ["places.yml", "story.yml", "terms.yml"]


def test_a_file_that_was_changed_meanwhile_is_not_written_over(write_story: WriteStory) -> None:
    root = write_story(STORY, places=BRIDGE)
    draft = changed_in_two_files(root)
    (root / "data/terms.yml").write_text("terms:\n", encoding="utf-8")
    with pytest.raises(ChangedError, match=r"terms\.yml"):
        draft.save()
    assert project.tree(root / "data") == {
        "story.yml": STORY.encode(), "places.yml": BRIDGE.encode(), "terms.yml": b"terms:\n"
    }  # fmt: skip


@pytest.mark.parametrize("fails_at", [1, 2])
@pytest.mark.parametrize("operation", ["replace", "chmod"])
def test_where_one_file_cannot_be_written_none_is(
    write_story: WriteStory, monkeypatch: pytest.MonkeyPatch, operation: str, fails_at: int
) -> None:
    root = write_story(STORY, places=BRIDGE, terms="terms:\n")
    before = project.tree(root)
    draft = changed_in_two_files(root)
    real, calls = getattr(Path, operation), []

    def failing(path: Path, *arguments: object) -> object:
        calls.append(path)
        if len(calls) == fails_at:
            raise OSError(errno.ENOSPC, "No space left on device", str(path))
        return real(path, *arguments)

    monkeypatch.setattr(Path, operation, failing)
    with pytest.raises(OSError, match="No space left"):
        draft.save()
    assert project.tree(root) == before


def test_a_file_that_is_read_only_stays_as_it_is(write_story: WriteStory) -> None:
    root = write_story(STORY, places=BRIDGE)
    (root / "data/places.yml").chmod(0o444)
    before = project.tree(root)
    with pytest.raises(PermissionError):
        changed_in_two_files(root).save()
    assert project.tree(root) == before


# What is taken away or put below


ENTRY = """\
claims:
  - id: shut
    text: It is shut.   # so they say
    # why it matters
    kind: fact
    about: [town, moor, bridge]
    reports:
      # the first
      - source: letter
        stance: asserts
        quote: >-
          It is
          shut
        # about the quote
      # the second
      - by: moor
        source: paper
        stance: doubts

      - {source: radio, by: moor, stance: denies}
    assessment:
      verdict: so it is
"""


@pytest.mark.parametrize(
    ("path", "gone"),
    [
        (("text",), "    text: It is shut.   # so they say\n"),
        (("about",), "    about: [town, moor, bridge]\n"),
        (("about", 0), "town, "),
        (("about", 2), ", bridge"),
        (("assessment",), "    assessment:\n      verdict: so it is\n"),
        (("reports", 0, "stance"), "        stance: asserts\n"),
        (("reports", 1, "by"), "by: moor\n        "),
        (("reports", 2, "by"), "by: moor, "),
        (("reports", 2, "stance"), ", stance: denies"),
        (("reports", 2), "      - {source: radio, by: moor, stance: denies}\n"),
        (("reports", 1), "      - by: moor\n        source: paper\n        stance: doubts\n"),
        (
            ("reports", 0),
            ENTRY.partition("      # the first\n")[2].partition("      # the second\n")[0],
        ),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_what_is_removed_is_gone_and_the_rest_is_as_it_was(
    write_story: WriteStory, path: tuple[str | int, ...], gone: str, newline: str
) -> None:
    root = write_story(STORY, claims=ENTRY.replace("\n", newline))
    draft = draft_of(root)
    draft.remove("shut", path)
    assert after(root, draft, "claims") == ENTRY.replace(gone, "", 1).replace("\n", newline)


def test_neighbours_are_removed_together_and_something_is_put_below_them(write_story: WriteStory) -> None:
    root = write_story(STORY, claims=ENTRY)
    draft = draft_of(root)
    draft.remove("shut", ("reports", 1))
    draft.remove("shut", ("reports", 2))
    draft.set("shut", ("reports", 0, "by"), "moor")
    draft.append("shut", ("reports",), {"stance": "denies", "source": "paper"})
    draft.append("shut", ("about",), "river")
    start, _, end = ENTRY.partition("      - by: moor\n")
    expected = start.replace("letter\n", "letter\n        by: moor\n").replace("bridge]", "bridge, river]")
    expected += "\n      - {source: paper, stance: denies}\n" + end[end.index("    assessment:") :]
    assert after(root, draft, "claims") == expected


def test_the_last_items_in_brackets_are_removed_with_their_commas(write_story: WriteStory) -> None:
    root = write_story(STORY, claims=ENTRY)
    draft = draft_of(root)
    draft.remove("shut", ("about", 1))
    draft.remove("shut", ("about", 2))
    assert "about: [town, ]\n" in after(root, draft, "claims")


def test_what_the_story_says_of_itself_is_changed_in_the_same_way(write_story: WriteStory) -> None:
    root = write_story(STORY.replace("contact: none", "contact: none # for now"))
    draft = draft_of(root)
    draft.set(None, ("as_of",), "2025-06-02")
    draft.set(None, ("lanes",), "kinds")
    assert after(root, draft, "story") == STORY.replace("06-01", "06-02").replace(
        "contact: none", "contact: none # for now\n  lanes: kinds"
    )


def test_what_is_not_there_cannot_be_removed(write_story: WriteStory) -> None:
    draft = draft_of(write_story(STORY, claims=ENTRY))
    with pytest.raises(KeyError):
        draft.remove("shut", ("quote",))
    with pytest.raises(KeyError):
        draft.remove("shut", ("reports", 3))
