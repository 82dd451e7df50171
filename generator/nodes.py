"""Turn the text of one YAML document into nodes: values that know their place.

YAML is read as YAML 1.2's core schema (https://yaml.org/spec/1.2.2/#103-core-schema): `no` and
`2025-07-12` are strings. PyYAML's C parser gives the events and the values are built from those:
its composer hides anchors and tags, and overflows the stack on a file of many brackets.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

import yaml

from generator.problem import Place, Problem

MAX_DEPTH = 20
MAX_DIGITS = 100
"""A longer row of digits is a text: nobody means it as a number, and Python refuses to read it."""

Scalar: TypeAlias = str | int | float | bool | None
Plain: TypeAlias = "Scalar | tuple[Plain, ...] | dict[str, Plain]"


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """A value, the place of it, and for a mapping the places of its keys.

    A `refused` value is None, and a problem has told why.
    """

    place: Place
    value: "Scalar | tuple[Node, ...] | dict[str, Node]"
    keys: dict[str, Place] = field(default_factory=dict)
    refused: bool = False

    def plain(self) -> Plain:
        """Return the value without its places: scalars, tuples and dicts."""
        match self.value:
            case dict():
                return {key: node.plain() for key, node in self.value.items()}
            case tuple():
                return tuple(node.plain() for node in self.value)
            case _:
                return self.value

    def at(self, path: tuple[str | int, ...]) -> "Node":
        """Return the node at `path`, or the last one on the way that exists."""
        node = self
        for step in path:
            match node.value, step:
                case dict() as mapping, str() if step in mapping:
                    node = mapping[step]
                case tuple() as items, int() if step < len(items):
                    node = items[step]
                case _:
                    return node
        return node


def compose(text: str, name: str, lines: tuple[str, ...]) -> tuple[Node | None, list[Problem]]:
    """Return the value of the document and what is refused in it; None where it is empty or not YAML.

    `name` is what problems call the file, and `lines` are the lines of the text.
    """
    builder = _Builder(name, text, lines)
    try:
        return builder.document(), builder.problems
    except yaml.MarkedYAMLError as error:
        return None, [_syntax_problem(name, lines, error)]


_SYNTAX_HELP = (
    (
        "mapping values are not allowed",
        "put the whole value in quotes if it has a colon; else see the indentation",
    ),
    ("cannot start any token", "indent with spaces, not tabs; put a value that begins with @ or ` in quotes"),
    ("while scanning a quoted scalar", "close the quotation mark"),
    ("unknown escape character", "use single quotes, or write the backslash twice"),
    ("while parsing a flow", "close the bracket, and put commas between the items"),
    ("block collection", "indent the items of a list alike, each after “- ”"),
    ("block mapping", "indent the keys of an entry alike"),
    ("simple key", "put a colon and a space after the key, or the whole text in quotes"),
)


def _syntax_problem(name: str, lines: tuple[str, ...], error: yaml.MarkedYAMLError) -> Problem:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    while line > 1 and (line > len(lines) or not lines[line - 1].strip()):  # the end of the file says little
        line -= 1
        column = len(lines[line - 1]) + 1
    said = f"{error.context or ''} {error.problem or ''}".strip()
    help_ = next(
        (help_ for words, help_ in _SYNTAX_HELP if words in said), "compare with the entries around it"
    )
    note = ""
    if error.context_mark and mark and error.context_mark.line != mark.line:
        note = f"it began in line {error.context_mark.line + 1}"
    return Problem(
        Place(name, line, column, line, column + 1), "syntax", f"not valid YAML: {said}", help_, note
    )


class _Builder:
    """Builds the nodes of one document from the parser's events, noting what is refused."""

    def __init__(self, name: str, text: str, lines: tuple[str, ...]) -> None:
        self.name = name
        self.lines = lines
        self.events = yaml.parse(text, Loader=yaml.CSafeLoader)
        self.problems: list[Problem] = []

    def document(self) -> Node | None:
        """Return the value of the first document, or None where there is none."""
        root = None
        documents = 0
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self.refuse(
                        self.place(event),
                        "several-documents",
                        "a second document begins here",
                        "delete the line `---`, or move what follows to a file of its own",
                    )
                    return root
                root = self.node(next(self.events), 1)
        return root

    def refuse(self, place: Place, rule: str, message: str, help_: str) -> None:
        self.problems.append(Problem(place, rule, message, help_))

    def place(self, event: yaml.Event) -> Place:
        return self.collection(event, event)

    def span(self, line: int, column: int, end_line: int, end_column: int) -> Place:
        """Return the place of marks that count from 0; a trailing line break is left out."""
        if end_column == 0 and end_line > line:
            end_line -= 1
            end_column = len(self.lines[end_line])
        return Place(self.name, line + 1, column + 1, end_line + 1, end_column + 1)

    def node(self, event: yaml.Event, depth: int) -> Node:
        place = self.place(event)
        if isinstance(event, yaml.AliasEvent):
            self.refuse(place, "anchor", f"`*{event.anchor}` is an alias", "write the value out")
            return Node(place, None, refused=True)
        assert isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent)  # noqa: S101 - by YAML's grammar
        if event.anchor:
            self.refuse(
                place,
                "anchor",
                f"`&{event.anchor}` is an anchor",
                "delete it, and write the value out where it is needed",
            )
        if event.tag:
            self.refuse(place, "tag", f"`{event.tag}` is a tag", "delete it; put a text in quotes instead")
        if isinstance(event, yaml.ScalarEvent):
            return Node(place, resolve(event.value) if event.implicit[0] else event.value)
        if depth > MAX_DEPTH:
            self.refuse(place, "too-deep", f"nested more than {MAX_DEPTH} levels deep", "see the indentation")
            self.skip()
            return Node(place, None, refused=True)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(event, depth)
        return self.mapping(event, depth)

    def skip(self) -> None:
        """Pass over the rest of the collection that has just begun."""
        depth = 1
        while depth:
            event = next(self.events)
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)

    def collection(self, start: yaml.Event, end: yaml.Event) -> Place:
        first, last = start.start_mark, end.end_mark
        assert first is not None  # noqa: S101 - only events made by hand have no marks
        assert last is not None  # noqa: S101
        return self.span(first.line, first.column, last.line, last.column)

    def sequence(self, start: yaml.Event, depth: int) -> Node:
        items = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self.node(event, depth + 1))
        return Node(self.collection(start, event), tuple(items))

    def mapping(self, start: yaml.Event, depth: int) -> Node:
        values: dict[str, Node] = {}
        keys: dict[str, Place] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self.node(event, depth + 1)
            value = self.node(next(self.events), depth + 1)
            if not isinstance(key.value, str):
                self.refuse(key.place, "non-string-key", "this key is not a word", "put the key in quotes")
            elif key.value == "<<":
                self.refuse(key.place, "merge-key", "`<<` is a merge key", "write the keys out")
            elif key.value in keys:
                first = keys[key.value].line
                self.refuse(
                    key.place,
                    "duplicate-key",
                    f"`{key.value}` stands here a second time",
                    f"delete one of the two; the first is in line {first}",
                )
            else:
                values[key.value] = value
                keys[key.value] = key.place
        return Node(self.collection(start, event), values, keys)


_NULL: Mapping[str, None] = dict.fromkeys(("", "~", "null", "Null", "NULL"))
_BOOL = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_INT = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_NOT_FINITE = re.compile(r"([-+]?)\.(inf|Inf|INF)|\.(nan|NaN|NAN)")


def resolve(text: str) -> Scalar:
    """Return the value of an unquoted scalar by the core schema (YAML 1.2.2, section 10.3.2)."""
    if text in _NULL:
        return None
    if text in _BOOL:
        return _BOOL[text]
    if len(text) < MAX_DIGITS and _INT.fullmatch(text):
        return int(text, 0) if text[:2] in {"0o", "0x"} else int(text)
    if _FLOAT.fullmatch(text):
        return float(text)
    if match := _NOT_FINITE.fullmatch(text):
        return float((match[1] or "") + (match[2] or "nan"))
    return text
