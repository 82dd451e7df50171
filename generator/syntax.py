"""Turn what libyaml says of a text that is not YAML into a problem that an editor understands."""

import yaml

from generator.problem import Place, Problem

_QUOTE_IT = "put the whole text in quotes"

# A part of what libyaml says, the same in plain words, and what to do.
_SYNTAX = (
    ("<document start>", "the line `...` ends the file, and this follows it", "delete that line"),
    ("tab character", "a tab stands in the indentation", "indent with spaces"),
    ("parsing a quoted scalar", "this is not one of YAML's escapes",
     "in double quotes write the backslash twice, or use single quotes"),
    ("scanning a block scalar", "a text cannot stand in the line of its `|` or `>`",
     "begin it in the next line, indented"),
    ("mapping values are not allowed", "a colon is not expected here",
     "put the value in quotes if it has a colon and a space; else see the indentation"),
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
    said = f"{error.context or ''} {error.problem or ''}"
    mark = error.problem_mark or error.context_mark
    known = next((words for part, *words in _SYNTAX if part in said), None)
    if known is None and (known := next((words for part, *words in _SYNTAX_BEFORE if part in said), None)):
        mark = error.context_mark or mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    while line > 1 and (line > len(lines) or not lines[line - 1].strip()):  # the end of the file says little
        line -= 1
        column = len(lines[line - 1]) + 1
    place = Place(name, line, column, line, min(column + 1, len(lines[line - 1]) + 1))
    words = known or _unexpected(lines[line - 1], column - 1, error.problem or "")
    return Problem(place, "syntax", *words)


def _unexpected(line: str, column: int, said: str) -> tuple[str, str]:
    """Return what is wrong where the parser met what it did not expect, and what to do."""
    before, char = line[:column].strip(), line[column : column + 1]
    if "cannot start any token" in said and char == "\t":
        return "a tab stands where spaces are expected", "indent with spaces"
    if "cannot start any token" in said:
        return f"a text cannot begin with {'a backtick' if char == '`' else f'`{char}`'}", _QUOTE_IT
    if char in ("]", "}"):
        return f"this `{char}` closes nothing", "delete it, or put the whole text in quotes"
    if said != "did not find expected key" and "'-' indicator" not in said:
        return f"not valid YAML: {said}", "compare with the entries around it"
    if before:
        return "the value has ended before this", _QUOTE_IT
    message = "there is no key before the colon" if char == ":" else "this line does not fit those above it"
    return message, "indent the keys of an entry alike, and begin each item of a list with “- ”"
