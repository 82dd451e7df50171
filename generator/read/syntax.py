"""Turn what libyaml says of a text that is not YAML into a problem that an editor understands."""

import re
from typing import TypeAlias

import yaml

from generator.problem import Place, Problem

_QUOTE_IT = "put the whole text in single quotes, and write ’ for an apostrophe in it"

# A part of what libyaml says, the same in plain words, and what to do.
_SYNTAX = (
    ("<document start>", "the line `...` ends the file, and this follows it", "delete that line"),
    ("tab character", "a tab stands in the indentation", "indent with spaces"),
    ("parsing a quoted scalar", "this is not one of YAML's escapes",
     "in double quotes write the backslash twice, or use single quotes"),
    ("scanning a block scalar", "a text cannot stand in the line of its `|` or `>`",
     "begin it in the next line, indented"),
    ("mapping values are not allowed", "a colon is not expected here",
     "if it is part of the text, put the whole text in single quotes; else see the indentation"),
    ("block sequence entries are not allowed", "a list cannot begin here",
     "begin it in a line of its own, or put a text that begins with “- ” in quotes"),
    ("mapping keys are not allowed", "a text cannot begin with `?` and a space", _QUOTE_IT),
    ("parsing a flow node", "an item is missing here, or a bracket is not closed",
     "write `[one, two]`, with a bracket at both ends"),
)  # fmt: skip

# The same for mistakes that are where the broken value begins, not where the parser gives up.
_SYNTAX_BEFORE = (
    ("scanning a quoted scalar", "the quotation mark is not closed", "close it"),
    ("scanning an alias", "a text cannot begin with `*`", _QUOTE_IT),
    ("scanning an anchor", "a text cannot begin with `&`", _QUOTE_IT),
    ("tag", "a text cannot begin with `!`", _QUOTE_IT),
    ("could not find expected ':'", "there is no colon after this key",
     "put a colon and a space after it; if it belongs to the text above, indent it"),
    ("parsing a flow sequence", "the bracket is not closed, or a comma is missing",
     "write the list as `[one, two]`"),
    ("parsing a flow mapping", "the brace is not closed, or a comma is missing",
     "write the mapping as `{key: value, key: value}`"),
)  # fmt: skip


def syntax_problem(name: str, lines: tuple[str, ...], error: yaml.MarkedYAMLError) -> Problem:
    """Return the parser's error as a problem of the file `name`, whose lines are `lines`.

    libyaml has some forty messages (scanner.c and parser.c of https://github.com/yaml/libyaml); the
    rarest are shown as they are.
    """
    error_text = f"{error.context or ''} {error.problem or ''}"
    mark = error.problem_mark or error.context_mark
    explanation = next((words for part, *words in _SYNTAX if part in error_text), None)
    if explanation is None and (
        explanation := next((words for part, *words in _SYNTAX_BEFORE if part in error_text), None)
    ):
        mark = error.context_mark or mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    while line > 1 and (line > len(lines) or not lines[line - 1].strip()):  # the end of the file says little
        line -= 1
        column = len(lines[line - 1]) + 1
    mistake = _from_above(lines, line, column, error_text)
    if mistake:
        line, column, *explanation = mistake
    place = Place(name, line, column, line, min(column + 1, len(lines[line - 1]) + 1))
    words = explanation or _unexpected(lines[line - 1], column - 1, error.problem or "")
    message, help_ = words
    return Problem(place, "syntax", message, help_, "the rest of this file is checked once this is mended")


_Found: TypeAlias = tuple[int, int, str, str]
"""The line and the column of a mistake, what it is, and what to do."""


def _from_above(lines: tuple[str, ...], line: int, column: int, error_text: str) -> _Found | None:
    """Return the mistake of an earlier line that the parser met only in the line with this number, if so."""
    above = [number for number in range(1, line) if lines[number - 1].strip()]
    for number in (line, *above[-1:]):
        space = _indent(lines[number - 1]).find("\u00a0") + 1
        if space:
            return number, space, "a no-break space stands in the indentation", "type the spaces anew"
    if above and "mapping values are not allowed" in error_text:
        return _unspaced(lines, above) or _misplaced(lines, line, column, above[-1])
    if "could not find expected ':'" in error_text:
        return _unspaced(lines, [*above, line])
    if "expected key" in error_text or "'-' indicator" in error_text:
        return _unclosed(lines, above)
    return None


_NO_SPACE = re.compile(r"\s*(?:- +)?([a-z_]+[0-9]*):(?=[^\s/])(?P<value>.*)")


def _unspaced(lines: tuple[str, ...], above: list[int]) -> _Found | None:
    """Return the first of the last lines in which no space follows the colon of the key."""
    mistake = None
    for number in reversed(above):
        if not (match := _NO_SPACE.fullmatch(lines[number - 1])):
            break
        help_ = f"write `{match[1]}: {match['value'].strip()[:MAX_SHOWN]}`"
        mistake = number, match.start("value"), "there is no space after this colon", help_
    return mistake


MAX_SHOWN = 20
"""How many characters of a value a help repeats."""


def _indent(line: str) -> str:
    """Return the white space, and the dash of an item, that a line begins with."""
    match = re.match(r"\s*(?:- +)?", line)
    return match[0] if match else ""


def _misplaced(lines: tuple[str, ...], line: int, column: int, before: int) -> _Found | None:
    """Return what is wrong with a dash or an indentation, where a key and its colon are in a text."""
    dash = re.match(r"\s*(?=-\w|[–—])", lines[before - 1])
    if dash:
        return before, dash.end() + 1, "this dash begins no entry", "write a hyphen and a space: “- id: …”"
    indent = len(_indent(lines[line - 1]))
    key = re.match(r"\s*[\w-]+:", lines[line - 1])
    if key and key.end() == column and indent > len(_indent(lines[before - 1])):
        message = "this line is indented deeper than the one above it"
        return line, indent + 1, message, "begin it below the key above it"
    return None


_OPENED = re.compile(r"""[\s-]*[\w-]+:\s+(?=(["']))""")


def _unclosed(lines: tuple[str, ...], above: list[int]) -> _Found | None:
    """Return the nearest quotation mark above that is not closed in its line."""
    for number in reversed(above):
        if opened := _OPENED.match(lines[number - 1]):
            column, mark = opened.end() + 1, opened[1]
            if mark in lines[number - 1][column:]:
                return None
            return number, column, "the quotation mark is not closed", f"write {mark} where the text ends"
    return None


def _unexpected(line: str, column: int, error_text: str) -> tuple[str, str]:
    """Return what is wrong where the parser met what it did not expect, and what to do."""
    before, char = line[:column].strip(), line[column : column + 1]
    if "cannot start any token" in error_text and char == "\t":
        return "a tab stands where spaces are expected", "indent with spaces"
    if "cannot start any token" in error_text:
        return f"a text cannot begin with {'a backtick' if char == '`' else f'`{char}`'}", _QUOTE_IT
    if char in ("]", "}"):
        return f"this `{char}` closes nothing", "delete it, or put the whole text in quotes"
    if error_text != "did not find expected key" and "'-' indicator" not in error_text:
        return f"not valid YAML: {error_text}", "compare with the entries around it"
    if before:
        return "the value has ended before this", _QUOTE_IT
    message = "there is no key before the colon" if char == ":" else "this line does not fit those above it"
    return message, "indent the keys of an entry alike, and begin each item of a list with “- ”"
