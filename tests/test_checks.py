"""Every check is in the table, is told by its docstring, and finds its mistakes without follow-up errors."""

import inspect
import re
from collections.abc import Callable
from types import ModuleType

import pytest

from generator import build, checks
from generator.problem import RULES, Place, Problem
from tests.conftest import BRIDGE, ROOT, STORY, WriteStory

MODULES = [module for _, module in inspect.getmembers(checks, inspect.ismodule)]
CHECK = re.compile(r"^def (\w+)\(story: Story\) -> Iterator\[Finding\]:", re.MULTILINE)


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_every_check_of_a_module_is_run(module: ModuleType) -> None:
    found = CHECK.findall(inspect.getsource(module))
    run = [check.find for check in checks.CHECKS if check.find.__module__ == module.__name__]
    assert found == [find.__name__ for find in run]


def test_a_rule_of_a_check_is_told_by_its_function_alone() -> None:
    for check in checks.CHECKS:
        assert RULES[check.rule.id] is check.rule
        assert check.rule.text == " ".join((check.find.__doc__ or "").split())
    assert len({check.rule.id for check in checks.CHECKS}) == len(checks.CHECKS)


def sources() -> dict[str, str]:
    found = sorted((ROOT / "generator").rglob("*.py"))
    return {
        path.relative_to(ROOT / "generator").as_posix(): path.read_text(encoding="utf-8") for path in found
    }


def test_every_rule_is_emitted_somewhere() -> None:
    emitted = "\n".join(text for name, text in sources().items() if name != "problem.py")
    assert [rule for rule in RULES if f'"{rule}"' not in emitted] == []


def test_a_problem_has_a_rule_of_the_table() -> None:
    with pytest.raises(KeyError, match="no-such-rule"):
        Problem(Place("a.yml"), "no-such-rule", "this is wrong")


def test_the_rules_are_plain_sentences() -> None:
    texts = [rule.text for rule in RULES.values()]
    assert [text for text in texts if not re.fullmatch(r"[A-Z].*[.)]", text)] == []
    assert [rule for rule in RULES if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule)] == []


CLAIM = "claims:\n  - id: closed\n    text: It is closed.\n    kind: fact\n    about: [{}]\n"
CLAIM += "    reports: [{{source: letter, stance: asserts}}]\n"
CLAIM += "sources:\n  - {{id: letter, title: A letter, type: document, language: en, seen: excerpt}}\n"

Told = Callable[..., list[str]]


@pytest.fixture
def told(write_story: WriteStory) -> Told:
    """Return a function that checks data files and returns what is reported."""

    def read(*texts: str) -> list[str]:
        root = write_story(**{f"file-{number}": text for number, text in enumerate(texts)})
        (root / "data/story.yml").unlink()
        problems = build.read(root / "data", root).problems
        return [f"{problem.place.file[5:]}:{problem.place.line} {problem.rule}" for problem in problems]

    return read


def test_a_story_without_mistakes_has_no_problems(told: Told) -> None:
    assert told(STORY, BRIDGE, CLAIM.format("bridge")) == []


def test_a_story_without_events_and_claims_is_empty(told: Told) -> None:
    assert told(STORY, BRIDGE) == ["file-0.yml:2 empty-story"]
    assert told("", "") == ["file-0.yml:1 empty-story"]


@pytest.mark.parametrize(
    ("broken", "rule"),
    [
        (BRIDGE + "    colour: red\n", "unknown-key"),
        (BRIDGE.replace("id: bridge", "id: Bridge"), "bad-id"),
        (BRIDGE.replace("    name: The bridge\n", ""), "missing-key"),
        (BRIDGE.replace("- id: bridge\n    name", "- name"), "missing-key"),
        (BRIDGE.replace("places", "place"), "unknown-key"),
        (BRIDGE + "x: [\n", "syntax"),
        (BRIDGE + "---\na: b\n", "several-documents"),
        ("--- # above\n" + BRIDGE + "...\n---\n" + BRIDGE, "several-documents"),
        ("x:\n" + BRIDGE, "unknown-key"),
        ("places: []\n" + BRIDGE, "duplicate-key"),
        (BRIDGE + "    within: bridge\n", "cycle"),
        (BRIDGE.replace("id: bridge", "id: *bridge"), "anchor"),
        (BRIDGE.replace("id: bridge", "id: 12"), "wrong-type"),
        (BRIDGE.replace("The bridge", "The \u202ebridge"), "control-character"),
        (BRIDGE.replace("The bridge", '"The \\u202ebridge"'), "control-character"),
        ("places:\n  bridge:\n    name: The bridge\n", "wrong-type"),
    ],
)
def test_one_mistake_in_an_entry_is_one_problem_however_many_refer_to_it(
    told: Told, broken: str, rule: str
) -> None:
    (problem,) = told(STORY, broken, CLAIM.format("bridge"))
    assert problem.startswith("file-1.yml:")
    assert problem.endswith(f" {rule}")


def test_a_misspelt_reference_does_not_also_leave_its_entry_unreferenced(told: Told) -> None:
    story = STORY.replace("See [[bridge]]", "It is closed")
    assert told(story, BRIDGE, CLAIM.format("brigde")) == ["file-2.yml:5 unknown-reference"]
    assert told(story, BRIDGE, CLAIM.format("")) == ["file-1.yml:2 unreferenced"]


TERM = "terms:\n  - id: pier\n    term: pier\n    meaning: {}\n"


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("See [[brigde]] and [[brigde]].", [19, 34]),
        ("See [[bridge]] and [[bridge.", [34]),
        ("See [[bridge]] and bridge]].", [40]),
        ("See [w](w).", [23]),
        ("A <b>bold</b> <b>word</b>.", [17, 29]),
        ("&amp; and &amp;", [15, 25]),
    ],
)
def test_a_mistake_in_a_text_is_marked_where_it_is_and_not_where_the_same_stands_before(
    write_story: WriteStory, text: str, columns: list[int]
) -> None:
    root = write_story(STORY + BRIDGE + TERM.format(f"'{text}'"), claims=CLAIM.format("bridge"))
    problems = build.read(root / "data", root).problems
    assert [problem.place.column for problem in problems] == columns


@pytest.mark.parametrize(
    "text",
    ["1 < 2 & 3 > 2", "AT&T; or so", "[a](https://example.org/)", "[a](mailto:a@b.org)", "a | b", "[x]"],
)
def test_what_only_looks_like_markup_is_fine(told: Told, text: str) -> None:
    assert told(STORY, BRIDGE, CLAIM.format("bridge"), TERM.format(f"'{text}'")) == []


@pytest.mark.parametrize(
    "text",
    [
        "See [[closed]].",
        "See also [[closed]], [[closed]] and [[closed|this]].",
        "One says so, see [[closed]].",
        "It fell ([[closed]]) by night.",
        "Not known: [[closed]]",
        "It is said that “[[closed]]” is wrong.",
        "参见[[closed]]。",
    ],
)
def test_a_title_that_stands_alone_is_fine(told: Told, text: str) -> None:
    assert told(STORY, BRIDGE + TERM.format(f"'{text}'"), CLAIM.format("bridge")) == []


@pytest.mark.parametrize(
    "text",
    [
        "That [[closed]], for example, is said.",
        "It is named by [[closed]].",
        "After [[closed]] it fell.",
        "See [a](https://example.org/a.b) on [[closed]].",
        "Not [[bridge]] but [[closed]] is meant.",
    ],
)
def test_a_title_inside_another_sentence_is_not(told: Told, text: str) -> None:
    problems = told(STORY, BRIDGE + TERM.format(f"'{text}'"), CLAIM.format("bridge"))
    assert [problem.partition(" ")[2] for problem in problems] == ["title-in-sentence"]
