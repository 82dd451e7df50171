"""Problems are shown to people with the line that they are about, and to programs as they read them."""

import json

import pytest

from generator import report
from generator.problem import Level, Place, Problem
from generator.read.load import File


def problem(line: int, first: int, last: int, level: Level = "error") -> Problem:
    return Problem(Place("a.yml", line, first, line, last), "syntax", "it is wrong", level=level)


def frame(line: str, marked: str) -> list[str]:
    """Return the frame of a problem that marks a part of a line, without the line numbers."""
    start = line.index(marked) + 1
    files = {"a.yml": File("a.yml", (line,))}
    text = report.text([problem(1, start, start + len(marked))], files, 0.0)
    return [shown.partition(" | ")[2] for shown in text.splitlines() if " | " in shown]


def test_a_report_has_the_place_the_frame_the_note_the_help_and_a_last_line() -> None:
    first = Problem(Place("a.yml", 2, 5, 2, 8), "syntax", "it is wrong", "mend it", "it matters")
    second = Problem(Place("b.yml", 1, 1, 1, 2), "tag", "it is odd", level="warning")
    files = {"a.yml": File("a.yml", ("one", "two three")), "b.yml": File("b.yml", ("x",))}
    assert report.text([first, second], files, 0.24) == (
        "a.yml:2:5: error[syntax] it is wrong\n"
        "   2 | two three\n"
        "     |     ^^^\n"
        "  note: it matters\n"
        "  help: mend it\n"
        "\n"
        "b.yml:1:1: warning[tag] it is odd\n"
        "   1 | x\n"
        "     | ^\n"
        "\n"
        "1 error, 1 warning in 2 files (0.2 s)"
    )


@pytest.mark.parametrize(
    ("levels", "files", "expected"),
    [
        ("", 9, "no errors in 9 files"),
        ("e", 1, "1 error in 1 file"),
        ("ee", 0, "2 errors in no files"),
        ("w", 2, "1 warning in 2 files"),
        ("eeww", 2, "2 errors, 2 warnings in 2 files"),
    ],
)
def test_the_last_line_counts(levels: str, files: int, expected: str) -> None:
    problems = [problem(1, 1, 1, level="error" if level == "e" else "warning") for level in levels]
    assert report.summary(problems, files, 1.26) == f"{expected} (1.3 s)"


@pytest.mark.parametrize(
    ("line", "marked", "marks"),
    [
        ("by: lavrof", "lavrof", "    ^^^^^^"),
        ("이름: 라브로프 씨", "라브로프", "      ^^^^^^^^"),
        ("text: 동상 [[lavrof]]", "[[lavrof]]", "           ^^^^^^^^^^"),
        ("e\u0301te\u0301: x", "x", "     ^"),
        ("\u1112\u1161\u11ab: x", "x", "    ^"),
        ("\u1112\u1161\u11ab: x", "\u1112\u1161\u11ab", "^^"),
        ("क\u200dष: x", "x", "    ^"),
        ("\tby: x", "x", "\t    ^"),
        ("by:\tx\ty", "x\ty", "   \t^\t^"),
        ("ｂｙ: x", "x", "      ^"),
    ],
)
def test_the_marks_stand_under_what_they_mark(line: str, marked: str, marks: str) -> None:
    assert frame(line, marked) == [line, marks]


@pytest.mark.parametrize(
    ("before", "after", "cut"),
    [(0, 300, (False, True)), (300, 0, (True, False)), (150, 150, (True, True)), (96, 0, (False, False))],
)
def test_a_long_line_is_cut_round_what_is_marked(before: int, after: int, cut: tuple[bool, bool]) -> None:
    shown, marks = frame("x" * before + "MARK" + "x" * after, "MARK")
    assert len(shown) <= report.MAX_FRAME + 2
    assert shown[marks.index("^") : marks.rindex("^") + 1] == "MARK"
    assert (shown[0] == "…", shown[-1] == "…") == cut


def test_a_mark_longer_than_the_frame_ends_with_it() -> None:
    shown, marks = frame("y" * 10 + "x" * 300, "x" * 300)
    assert len(marks) == len(shown) - 1


def test_a_span_of_several_lines_is_marked_to_the_end_of_the_first() -> None:
    place = Place("a.yml", 1, 3, 2, 2)
    files = {"a.yml": File("a.yml", ("a: 'b", "c'"))}
    shown = report.text([Problem(place, "syntax", "it is wrong")], files, 0.0)
    assert "   1 | a: 'b\n     |   ^^^\n" in shown


def test_a_place_without_width_has_one_mark() -> None:
    files = {"a.yml": File("a.yml", ("by:",))}
    assert "   1 | by:\n     |    ^\n" in report.text([problem(1, 4, 4)], files, 0.0)


def test_a_problem_of_a_whole_file_has_no_frame() -> None:
    files = {"a.yml": File("a.yml", ("by: x",))}
    assert "|" not in report.text([Problem(Place("a.yml"), "syntax", "it is wrong")], files, 0.0)
    assert "|" not in report.text([problem(7, 1, 2)], {}, 0.0)


def test_what_steers_a_terminal_does_not_get_there() -> None:
    shown, marks = frame("a: \x1b[2J\u202ex", "x")
    assert (shown, marks) == ("a: \ufffd[2J\ufffdx", "        ^")


def test_github_annotations_escape_what_would_end_them() -> None:
    odd = Problem(
        Place("a,b:c%.yml", 2, 5, 2, 8), "syntax", "100 % wrong:\r\nsee a,b", "mend it", "it matters"
    )
    assert report.github([odd]) == (
        "::error file=a%2Cb%3Ac%25.yml,line=2,endLine=2,col=5,endColumn=8,title=syntax"
        "::100 %25 wrong:%0D%0Asee a,b%0Ait matters%0Amend it"
    )


def test_github_annotations_of_several_lines_have_no_end_column() -> None:
    wide = Problem(Place("a.yml", 2, 5, 3, 8), "syntax", "it is wrong", level="warning")
    assert report.github([wide, wide]).splitlines() == [
        "::warning file=a.yml,line=2,endLine=3,col=5,title=syntax::it is wrong"
    ] * 2  # fmt: skip


def test_json_is_read_back_as_it_was() -> None:
    odd = Problem(Place("a.yml", 2, 5, 2, 8), "syntax", 'a "quoted"\n다리 \u2028', "mend it", "", "warning")
    assert json.loads(report.as_json([odd])) == [
        {
            "place": {"file": "a.yml", "line": 2, "column": 5, "end_line": 2, "end_column": 8},
            "rule": "syntax",
            "message": 'a "quoted"\n다리 \u2028',
            "help": "mend it",
            "note": "",
            "level": "warning",
        }
    ]
    assert json.loads(report.as_json([])) == []
