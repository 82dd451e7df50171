"""Problems as text for people, as GitHub annotations, or as JSON."""

import json
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict

from generator.problem import HIDDEN, Place, Problem
from generator.read import Edition, File

MAX_FRAME = 100
"""How many characters of a line are shown."""


def text(
    problems: Sequence[Problem],
    files: Mapping[str, File],
    seconds: float,
    *,
    strict: bool = False,
    left_out: int = 0,
) -> str:
    """Return the problems with the lines that they are about, and a last line that counts them."""
    blocks = [block(problem, files) for problem in problems]
    return "\n".join([*blocks, summary(problems, len(files), seconds, strict=strict, left_out=left_out)])


def summary(
    problems: Sequence[Problem], files: int, seconds: float, *, strict: bool = False, left_out: int = 0
) -> str:
    """Return one line: how many errors, warnings and hints in how many files, and whether warnings fail.

    Of hints that are `left_out` it says, where nothing is wrong, how many there are and how to see them.
    """
    levels = Counter(problem.level for problem in problems)
    errors, warnings = levels["error"], levels["warning"]
    counts = [_count(errors, "error")] if errors or not warnings else []
    counts += [_count(number, level) for level in ("warning", "hint") if (number := levels[level])]
    fail = "; warnings fail here, too" if strict and warnings and not errors else ""
    more = f"; {_count(left_out, 'hint')}: `explainer check --hints`" if left_out and not problems else ""
    return f"{', '.join(counts)} in {_count(files, 'file')} ({seconds:.1f} s){fail}{more}"


def translations(editions: Sequence[Edition], *, missing: bool = False) -> str:
    """Return how much of the story is told in its other languages; with `missing`, where it is not."""
    lines = []
    for edition in editions:
        done = len(edition.translated)
        every = done + len(edition.missing)
        lines.append(f"{edition.language}: {done} of {_count(every, 'text')} translated")
        if missing:
            lines += [f"{place}: not translated into {edition.language}" for place in sorted(edition.missing)]
    if lines and not missing and any(edition.missing for edition in editions):
        lines.append("  help: `explainer check --missing` tells where translations are missing")
    return "\n".join(lines)


def _count(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"


def block(problem: Problem, files: Mapping[str, File]) -> str:
    """Return a problem with the line that it is about."""
    lines = [f"{problem.place}: {problem.level}[{problem.rule}] {problem.message}", *frame(problem, files)]
    if problem.note:
        lines.append(f"  note: {problem.note}")
    if problem.help:
        lines.append(f"  help: {problem.help}")
    return "\n".join(lines) + "\n"


def frame(problem: Problem, files: Mapping[str, File]) -> list[str]:
    """Return the line that a problem is about and a second one that marks the span; nothing where none is."""
    place = problem.place
    file = files.get(place.file)
    if file is None or place.line > len(file.lines) or place == Place(place.file):
        return []
    return _frame(place, file.lines[place.line - 1])


def _frame(place: Place, line: str) -> list[str]:
    """Return the line and a second one that marks the span, or what of it is in this line."""
    line = HIDDEN.sub("\ufffd", line)  # what steers a terminal stays out of it
    first = place.column - 1
    last = place.end_column - 1 if place.end_line == place.line else len(line)
    start = max(0, first - MAX_FRAME // 2) if len(line) > MAX_FRAME else 0
    stop = start + MAX_FRAME
    lead, rest = ("…" if start else ""), ("…" if stop < len(line) else "")
    indent = "".join(char if char == "\t" else " " * _width(char) for char in lead + line[start:first])
    marks = "".join(char if char == "\t" else "^" * _width(char) for char in line[first : min(last, stop)])
    number = f"{place.line:>4} | "
    bar = " " * (len(number) - 2) + "| "
    return [f"{number}{lead}{line[start:stop]}{rest}", f"{bar}{indent}{marks.rstrip() or '^'}"]


_NO_WIDTH = {"Mn", "Me", "Cf"}
"""The categories of characters that are drawn onto others or not at all: accents, joiners."""


def _width(char: str) -> int:
    """Return how many columns a terminal gives the character (Unicode Annex 11)."""
    if "\u1160" <= char <= "\u11ff" or unicodedata.category(char) in _NO_WIDTH:  # the first: Hangul in pieces
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def github(problems: Sequence[Problem]) -> str:
    """Return workflow commands, which GitHub shows beside the changed lines.

    https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
    """
    return "\n".join(_annotation(problem) for problem in problems)


def _annotation(problem: Problem) -> str:
    place = problem.place
    fields = {"file": place.file, "line": place.line, "endLine": place.end_line, "col": place.column}
    if place.line == place.end_line:  # GitHub takes columns only within one line
        fields["endColumn"] = place.end_column
    fields["title"] = problem.rule
    head = ",".join(f"{name}={_escape(str(value), ',:')}" for name, value in fields.items())
    text = "\n".join(filter(None, (problem.message, problem.note, problem.help)))
    level = "notice" if problem.level == "hint" else problem.level
    return f"::{level} {head}::{_escape(text)}"


def _escape(value: str, also: str = "") -> str:
    for char in "%\r\n" + also:
        value = value.replace(char, f"%{ord(char):02X}")
    return value


def as_json(problems: Sequence[Problem]) -> str:
    """Return the problems as a JSON list; lines and columns count from 1."""
    return json.dumps([asdict(problem) for problem in problems], ensure_ascii=False, indent=2)
