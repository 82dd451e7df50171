"""What does not fit the model is told in our words, at the smallest place, and each mistake once."""

import pytest

from generator.problem import Problem
from generator.read.load import load
from generator.read.parse import Parsed, parse
from tests.conftest import WriteStory


@pytest.fixture
def read(write_story: WriteStory) -> "Read":
    """Return a function that parses data files."""
    return Read(write_story)


class Read:
    """Writes data files and parses them."""

    def __init__(self, write_story: WriteStory) -> None:
        self.write_story = write_story

    def __call__(self, text: str, **others: str) -> tuple[Parsed, list[Problem]]:
        root = self.write_story(text, **others)
        files, found = load(root / "data", root)
        parsed, problems = parse(files)
        return parsed, [*found, *problems]

    def told(self, text: str) -> list[str]:
        """Return the problems of the file, as its report names them."""
        places = [(problem, problem.place) for problem in self(text)[1]]
        return [f"{place.line}:{place.column} {problem.rule}: {problem.message}" for problem, place in places]


TERM = "terms:\n  - id: pier\n    term: pier\n    meaning: The foot of a bridge.\n"


def test_entries_are_kept_in_the_order_of_files_and_lines(read: Read) -> None:
    more = TERM.replace("pier", "deck") + "updates: []\n"
    parsed, problems = read(TERM, another=more)
    assert problems == []
    assert [(kind, entry.id, str(node.place)) for kind, entry, node in parsed.entries] == [
        ("terms", "deck", "data/another.yml:2:5"),
        ("terms", "pier", "data/story.yml:2:5"),
    ]
    assert parsed.whole


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "terms:\n", "terms: []\nclaims:\n", "---\n"])
def test_an_empty_file_and_an_empty_list_are_no_mistake(read: Read, text: str) -> None:
    parsed, problems = read(text)
    assert (problems, parsed.entries, parsed.whole) == ([], [], True)


@pytest.mark.parametrize(
    ("extra", "expected"),
    [
        ("    avoid: jetty\n", "5:12 wrong-type: `avoid` has to be a list, not the text `jetty`"),
        ("    avoid: [a, 12]\n", "5:16 wrong-type: an item of `avoid` has to be a text, not the number `12`"),
        ("    avoid: {a: b}\n", "5:13 wrong-type: `avoid` has to be a list, not a mapping"),
        ("    avoid: [[a]]\n", "5:13 wrong-type: an item of `avoid` has to be a text, not a list"),
        ("    avoid: [a, '']\n", "5:16 empty-value: an item of `avoid` has no value"),
        ("    avoid:\n", "5:11 empty-value: `avoid` has no value"),
        ("    avoided:\n", "5:5 unknown-key: `avoided` is not a key that is known here"),
        ("    colour: {a: , b: }\n", "5:5 unknown-key: `colour` is not a key that is known here"),
        ('    "a\\nb\\e[2J": 1\n', None),
    ],
)
def test_one_mistake_in_an_entry_is_one_problem(read: Read, extra: str, expected: str | None) -> None:
    told = read.told(TERM + extra)
    assert len(told) == 1
    assert told == [expected or told[0]]


def test_what_a_message_shows_of_a_value_is_one_line_and_not_long(read: Read) -> None:
    _, (problem,) = read(
        f"actors:\n  - id: a\n    name: A\n    summary: S.\n    kind: |\n      x\n      {'y' * 500}\n"
    )
    assert problem.message == f"`x {'y' * 78}…` is not a value of `kind`"
    assert (problem.place.line, problem.place.end_line) == (6, 7)


def test_a_required_key_without_a_value_is_to_be_filled_in_and_another_may_be_deleted(read: Read) -> None:
    _, problems = read("terms:\n  - id: pier\n    term:\n    meaning: A foot.\n    avoid:\n")
    assert [problem.help for problem in problems] == ["fill it in", "fill it in, or delete the line"]


def test_what_a_merge_key_or_an_alias_would_have_brought_is_not_missing(read: Read) -> None:
    assert read.told("terms:\n  - id: pier\n    <<: *base\n") == ["3:5 merge-key: `<<` is a merge key"]
    assert read.told("terms:\n  - id: pier\n    term: *x\n    meaning: A.\n") == [
        "3:11 anchor: `*x` is an alias"
    ]


def test_a_value_that_was_refused_is_not_also_of_the_wrong_type(read: Read) -> None:
    place = "places:\n  - id: town\n    name: Town\n    latitude: !!float 51\n"
    assert read.told(place) == ["4:15 tag: `!!float` is a tag"]


@pytest.mark.parametrize(
    "broken",
    [
        "terms:\n  - id: pier\n    colour: red\n    term: pier\n    meaning: A foot.\n",
        "terms:\n  - {id: pier, term: pier}\n",
        'terms:\n  - {"term": pier, "id": "pier"}\n',
        "term:\n  - id: pier\n    term: pier\n    meaning: A foot.\n",
        "- id: pier\n  term: pier\n",
        f"{TERM}x: [\n",
        f"terms: []\n{TERM}",
        f"claims: []\n---\n{TERM}",
        f"{TERM}x: \u202e\n",
    ],
)
def test_the_ids_of_what_is_broken_are_known(read: Read, broken: str) -> None:
    parsed, problems = read(broken)
    assert len(problems) == 1
    assert "pier" in parsed.broken
    assert not parsed.whole
    assert not parsed.nameless


@pytest.mark.parametrize(
    "broken",
    ["terms:\n  - term: pier\n    meaning: A foot.\n", "terms:\n  - pier\n", "terms:\n  pier: A foot.\n"],
)
def test_an_entry_without_an_id_may_be_the_one_that_any_reference_means(read: Read, broken: str) -> None:
    parsed, problems = read(broken)
    assert len(problems) == 1
    assert parsed.nameless


def test_only_the_first_of_two_stories_counts(read: Read) -> None:
    story = "story:\n  {title: A, question: B?, summary: C., language: en, as_of: 2025-06-01}\n"
    parsed, problems = read(story, another=story.replace("A", "First"))
    assert [(problem.rule, str(problem.place)) for problem in problems] == [
        ("duplicate-story", "data/story.yml:1:1")
    ]
    assert parsed.info is not None
    assert parsed.info.title == "First"
