"""YAML is read as YAML 1.2's core schema, and everything that is read or refused has its place."""

import math
import time
from collections.abc import Iterator

import pytest

from generator.problem import Place, Problem
from generator.read.nodes import MAX_DEPTH, Node, Plain, compose


def read(text: str) -> tuple[Node | None, list[Problem]]:
    return compose(text, "a.yml", tuple(text.split("\n")))


def value(text: str) -> Plain:
    root, problems = read(f"key: {text}\n")
    assert problems == []
    assert root is not None
    plain = root.plain()
    assert isinstance(plain, dict)
    return plain["key"]


def marked(text: str, place: Place) -> str:
    """Return what of a text is at a place."""
    lines = text.split("\n")[place.line - 1 : place.end_line]
    lines[-1] = lines[-1][: place.end_column - 1]
    lines[0] = lines[0][place.column - 1 :]
    return "\n".join(lines)


def told(text: str) -> list[tuple[str, str]]:
    """Return the rule of every problem in a text, and what of the text it marks."""
    return [(problem.rule, marked(text, problem.place)) for problem in read(text)[1]]


@pytest.mark.parametrize(
    "text",
    [
        "no", "yes", "on", "off", "y", "N", "NO", "Yes", "2025-07-12", "2025-07", "2025-07-12T10:00:00Z",
        "1_000", "12:30", "1:2:3", "0o8", "0xG", "-0x1F", "+0o17", "0b1", "1e", "1.2.3", ".infinity", "+.nan",
        "-.NaN", "nULL", "tRUE", "~~", "..", "1-", "<<",
    ],
)  # fmt: skip
def test_an_unquoted_word_is_a_text_unless_the_core_schema_says_otherwise(text: str) -> None:
    assert value(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", None), ("~", None), ("null", None), ("Null", None), ("NULL", None),
        ("true", True), ("True", True), ("TRUE", True), ("false", False), ("False", False), ("FALSE", False),
        ("0", 0), ("-19", -19), ("+12", 12), ("0777", 777), ("0o17", 15), ("0x1F", 31), ("2025", 2025),
        ("1.5", 1.5), ("-.5", -0.5), ("1.", 1.0), ("+12e03", 12000.0), ("1e3", 1000.0), ("-2E+05", -200000.0),
        (".inf", math.inf), ("-.Inf", -math.inf), ("+.INF", math.inf),
    ],
)  # fmt: skip
def test_null_truth_and_numbers_are_those_of_the_core_schema(text: str, expected: object) -> None:
    found = value(text)
    assert (type(found), found) == (type(expected), expected)


@pytest.mark.parametrize("text", [".nan", ".NaN", ".NAN"])
def test_nan_is_a_number(text: str) -> None:
    found = value(text)
    assert isinstance(found, float)
    assert math.isnan(found)


@pytest.mark.parametrize("text", ["null", "true", "12", "0x1F", "1.5", ".inf", "~", ""])
def test_what_is_in_quotes_is_a_text(text: str) -> None:
    assert value(f"'{text}'") == text
    assert value(f'"{text}"') == text


@pytest.mark.parametrize("digits", [101, 5_000])
def test_a_very_long_row_of_digits_is_a_text(digits: int) -> None:
    assert value("1" * digits) == "1" * digits


TEXT = """\
claims:
  - id: 다리
    text: >-
      Folded
      text.

    about: [ a , "b" ]
    by:

# a comment

updates: {}
"""


def placed(node: Node) -> Iterator[tuple[str, str]]:
    """Yield every key and value of the text, and where they begin."""
    yield marked(TEXT, node.place), str(node.place)
    if isinstance(node.value, dict):
        for key, inner in node.value.items():
            yield marked(TEXT, node.keys[key]), str(node.keys[key])
            yield from placed(inner)
    elif isinstance(node.value, tuple):
        for inner in node.value:
            yield from placed(inner)


def test_every_key_and_every_value_has_its_place() -> None:
    root, problems = read(TEXT)
    assert problems == []
    assert root is not None
    item = TEXT[TEXT.index("id:") : TEXT.index("\n\n#")]
    assert list(placed(root)) == [
        (TEXT.rstrip("\n"), "a.yml:1:1"),
        ("claims", "a.yml:1:1"),
        (f"- {item}", "a.yml:2:3"),
        (item, "a.yml:2:5"),
        ("id", "a.yml:2:5"),
        ("다리", "a.yml:2:9"),
        ("text", "a.yml:3:5"),
        ("Folded\n      text.", "a.yml:4:7"),
        ("about", "a.yml:7:5"),
        ('[ a , "b" ]', "a.yml:7:12"),
        ("a", "a.yml:7:14"),
        ('"b"', "a.yml:7:18"),
        ("by", "a.yml:8:5"),
        ("", "a.yml:8:8"),
        ("updates", "a.yml:12:1"),
        ("{}", "a.yml:12:10"),
    ]


def test_a_path_that_does_not_exist_leads_to_the_last_value_that_does() -> None:
    root, _ = read(TEXT)
    assert root is not None
    assert str(root.at(("claims", 0, "about", 1)).place) == "a.yml:7:18"
    assert str(root.at(("claims", 0, "about", 2)).place) == "a.yml:7:12"
    assert str(root.at(("claims", 0, "missing", 2)).place) == "a.yml:2:5"


@pytest.mark.parametrize("text", ["", "# only a comment\n", "\n\n", "---\n", "--- # nothing\n"])
def test_an_empty_document_is_no_mistake(text: str) -> None:
    root, problems = read(text)
    assert problems == []
    assert root is None or root.value is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb: 2\na: 3\n", [("duplicate-key", "a")]),
        ("a: 1\n'a': 3\n", [("duplicate-key", "'a'")]),
        ("- id: x\n  a: 1\n  b: 1\n  a: 2\n  b: 2\n", [("duplicate-key", "a")]),
        ("a: 1\na: 2\nb: 1\na: 3\n", [("duplicate-key", "a"), ("duplicate-key", "a")]),
        ("{a: {b: 1, b: 2}}\n", [("duplicate-key", "b")]),
        ("a: &x 1\nb: *x\n", [("anchor", "&x"), ("anchor", "*x")]),
        ("&x a: 1\n*x : 2\n", [("anchor", "&x"), ("anchor", "*x")]),
        ("a: &x\n  - &y b\n", [("anchor", "&x"), ("anchor", "&y")]),
        ("a: *not-there\n", [("anchor", "*not-there")]),
        ("a: !!str 1\n", [("tag", "!!str")]),
        ("a: !<tag:example.org,2000:x> 1\n", [("tag", "!<tag:example.org,2000:x>")]),
        ("a: ! b\n", [("tag", "!")]),
        ("!x a: !y {b: !z [c]}\n", [("tag", "!x"), ("tag", "!y"), ("tag", "!z")]),
        ("a: !!python/object/apply:os.system [x]\n", [("tag", "!!python/object/apply:os.system")]),
        ("a: &x !!str b\n", [("anchor", "&x"), ("tag", "!!str")]),
        ("<<: {a: 1}\n", [("merge-key", "<<")]),
        ("a:\n  <<: *x\n  b: 1\n", [("merge-key", "<<")]),
        ("1: a\n", [("non-string-key", "1")]),
        ("true: a\n", [("non-string-key", "true")]),
        ("~: a\n", [("non-string-key", "~")]),
        ("? [a, b]\n: c\n", [("non-string-key", "[a, b]")]),
        ("{[a]: b, {c: d}: e}\n", [("non-string-key", "[a]"), ("non-string-key", "{c: d}")]),
        ("a: 1\n---\nb: 2\n", [("several-documents", "---")]),
        ("a: 1\n...\n---\nb: 2\n---\nc: 3\n", [("several-documents", "---")]),
        ('a: "\\u202Eb"\n', [("control-character", '"\\u202Eb"')]),
        ('a: "b\\0"\n', [("control-character", '"b\\0"')]),
    ],
)
def test_what_is_refused_is_told_once_with_its_rule_and_place(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert told(text) == expected


@pytest.mark.parametrize("text", ["2025-07-12: a", "no: a", "'1': a", '"": a', "'<<x': a"])
def test_a_key_that_the_core_schema_reads_as_text_is_fine(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: [b, c\nd: e\n", "["),
        ("a: {b: c\n", "{"),
        ("a: b]\nc: [d]]\n", "]"),
        ("a: 'b\nc: d\n", "'"),
        ('a: "b\n', '"'),
        ('a: "\\q"\n', "\\"),
        ("a: b: c\n", ":"),
        ("a: 1\nb\nc: 2\n", "b"),
        ("a:\n\tb: 1\n", "\t"),
        ("a: @b\n", "@"),
        ("a: `b`\n", "`"),
        ("a: %b\n", "%"),
        ("a: *b* c\n", "*"),
        ("a: - b\n", "-"),
        ("a: > b\n", "b"),
        ("a:\n  b: 1\n c: 2\n", "c"),
        ("- a\nb: 1\n", "b"),
        ('a: "b" c\n', "c"),
        ("a:\n  : b\n  c: d\n", ":"),
        ("a: b\n...\nc: d\n", "c"),
        ("%YAML 3.0\n---\na: b\n", "%"),
    ],
)
def test_a_syntax_error_is_where_the_mistake_is_and_says_what_to_do(text: str, expected: str) -> None:
    assert told(text) == [("syntax", expected)]
    (problem,) = read(text)[1]
    assert problem.help
    assert problem.message[0].islower() or problem.message.startswith("`")


def test_a_syntax_error_does_not_hide_what_was_found_before_it() -> None:
    assert told("a: 1\na: 2\nb: 'c\n") == [("duplicate-key", "a"), ("syntax", "'")]


def nested(levels: int) -> str:
    return "[" * levels + "]" * levels


def test_twenty_levels_are_read_and_one_more_is_refused() -> None:
    assert told(nested(MAX_DEPTH)) == []
    assert told(nested(MAX_DEPTH + 1)) == [("too-deep", "[")]
    (problem,) = read(nested(MAX_DEPTH + 1))[1]
    assert str(problem.place) == "a.yml:1:21"


@pytest.mark.parametrize("piece", ["[", "{a: ", "- ", "? ", "a: ["])
def test_a_hostile_file_of_200000_levels_is_refused_at_once(piece: str) -> None:
    start = time.perf_counter()
    problems = read(piece * 200_000)[1]
    assert [problem.rule for problem in problems] == ["too-deep"]
    assert time.perf_counter() - start < 5
