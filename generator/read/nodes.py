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

from generator.problem import HIDDEN, Place, Problem, character, quoted
from generator.read.syntax import syntax_problem

MAX_DEPTH = 20
MAX_DIGITS = 100
"""A longer row of digits is a text: nobody means it as a number, and Python refuses to read it."""

Scalar: TypeAlias = str | int | float | bool | None
Plain: TypeAlias = "Scalar | tuple[Plain, ...] | dict[str, Plain]"


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """A value, the place of it, and for a mapping the places of its keys.

    A `refused` value is None, or a mapping that lacks a key, and a problem has told why. `comment` is
    the place of what stands behind a value without quotes and is cut off from it by ` #`.
    """

    place: Place
    value: "Scalar | tuple[Node, ...] | dict[str, Node]"
    keys: dict[str, Place] = field(default_factory=dict)
    refused: bool = False
    comment: Place | None = None

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
    except _TooDeepError:
        return None, builder.problems
    except yaml.MarkedYAMLError as error:
        last = syntax_problem(name, lines, error)
        return None, [*(p for p in builder.problems if p.place.line < last.place.line), last]


class _TooDeepError(Exception):
    """Ends the reading of a file: libyaml takes a minute for 200,000 brackets."""


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
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if root is not None:
                    help_ = "delete the line `---`, or move what follows to a file of its own"
                    self.refuse(
                        self.place(event), "several-documents", "a second document begins here", help_
                    )
                    break
                root = self.node(next(self.events), 1)
        return root

    def refuse(self, place: Place, rule: str, message: str, help_: str) -> None:
        self.problems.append(Problem(place, rule, message, help_))

    def place(self, event: yaml.Event) -> Place:
        """Return the place of an event, without the empty space at its end."""
        first, last = event.start_mark, event.end_mark
        assert first is not None  # noqa: S101 - only events made by hand have no marks
        assert last is not None  # noqa: S101
        start, column = first.line, first.column
        end, end_column = last.line, last.column
        if end >= len(self.lines):  # what is left open ends below the last line
            end, end_column = len(self.lines) - 1, len(self.lines[-1])
            start, column = min((start, column), (end, end_column))
        while end > start and not self.lines[end][:end_column].strip():
            end -= 1
            end_column = len(self.lines[end])
        if end > start and isinstance(event, yaml.ScalarEvent) and event.style in ("|", ">"):
            start = next(n for n in range(start + 1, end + 1) if self.lines[n].strip())  # below the sign
            column = len(self.lines[start]) - len(self.lines[start].lstrip(" "))
        return Place(self.name, start + 1, column + 1, end + 1, end_column + 1)

    def around(self, start: yaml.CollectionStartEvent, inner: Place | None, end: yaml.Event) -> Place:
        """Return the place of a collection; one without brackets ends where its last value does."""
        first = self.place(start)
        last = self.place(end) if start.flow_style or inner is None else inner
        return Place(self.name, first.line, first.column, last.end_line, last.end_column)

    def node(self, event: yaml.Event, depth: int) -> Node:
        place = self.place(event)
        if isinstance(event, yaml.AliasEvent):
            self.refuse(place, "anchor", f"`*{event.anchor}` is an alias", "write the value out")
            return Node(place, None, refused=True)
        assert isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent)  # noqa: S101 - by YAML's grammar
        if event.anchor:
            word = f"&{event.anchor}"
            help_ = "delete it, and write the value out where it is needed"
            self.refuse(place.narrow(self.lines, word), "anchor", f"`{word}` is an anchor", help_)
        if event.tag:
            match = _TAG.search(self.lines[place.line - 1], place.column - 1)
            word = match[0] if match else event.tag
            help_ = "delete it; if the text begins with it, put the whole text in quotes"
            self.refuse(place.narrow(self.lines, word), "tag", f"`{word}` is a tag", help_)
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event, place)
        if depth > MAX_DEPTH:
            message = f"nested more than {MAX_DEPTH} levels deep"
            self.refuse(place, "too-deep", message, "take out brackets or indentation")
            raise _TooDeepError
        read = self.sequence if isinstance(event, yaml.SequenceStartEvent) else self.mapping
        return read(event, depth)

    def scalar(self, event: yaml.ScalarEvent, place: Place) -> Node:
        hidden = HIDDEN.search(event.value)
        if hidden:  # the text of the file has none, so this one is written as an escape
            message = f"an escape in this text stands for {character(hidden[0])}, which is not allowed"
            self.refuse(place, "control-character", message, "delete the backslash and what belongs to it")
        empty = event.style in ("|", ">") and not event.value.strip()
        if empty:
            help_ = "write the text in the lines below it, indented"
            self.refuse(place, "empty-value", "no text belongs to this sign", help_)
        if hidden or empty or event.tag:
            return Node(place, None, refused=True)
        comment = None
        line = self.lines[place.end_line - 1]
        if event.implicit[0] and (sign := _COMMENT.match(line, place.end_column - 1)):
            comment = Place(self.name, place.end_line, sign.end(), place.end_line, len(line.rstrip()) + 1)
        return Node(place, resolve(event.value) if event.implicit[0] else event.value, comment=comment)

    def sequence(self, start: yaml.CollectionStartEvent, depth: int) -> Node:
        items: list[Node] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self.node(event, depth + 1))
        return Node(self.around(start, items[-1].place if items else None, event), tuple(items))

    def mapping(self, start: yaml.CollectionStartEvent, depth: int) -> Node:
        values: dict[str, Node] = {}
        keys: dict[str, Place] = {}
        refused = again = False
        last = None
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self.node(event, depth + 1)
            before = len(self.problems)
            value = self.node(next(self.events), depth + 1)
            last = value.place
            if key.refused:
                refused = True
            elif not isinstance(key.value, str):
                self.refuse(key.place, "non-string-key", *_not_a_word(key))
                refused = True
            elif key.value == "<<":
                del self.problems[before:]  # what is merged goes with the key
                self.refuse(key.place, "merge-key", "`<<` is a merge key", "write the keys out")
                refused = True
            elif key.value in keys:
                if not again:  # those that follow at once are the rest of a second entry
                    help_ = f"delete one of the two (the first is in line {keys[key.value].line}), or "
                    help_ += "put all under the first" if depth == 1 else "begin a new entry with “- id: …”"
                    message = f"{quoted(key.value)} stands here a second time"
                    self.refuse(key.place, "duplicate-key", message, help_)
                again = True
                continue
            else:
                values[key.value] = value
                keys[key.value] = key.place
            again = False
        return Node(self.around(start, last, event), values, keys, refused)


_COMMENT = re.compile(r"\s+#")
_TAG = re.compile(r"!(<[^>]*>|[^\s,\[\]{}]*)")


def _not_a_word(key: Node) -> tuple[str, str]:
    """Return why a key is none, and what to do."""
    if key.value is None:
        return "the key is empty", "write a word before the colon; put `null` or `~` in quotes"
    if isinstance(key.value, tuple | dict):
        return "the key is a list or a mapping", "put a text that begins with a bracket in quotes"
    return f"the key `{str(key.value).lower()}` is not a word", "put it in quotes"


_WORDS: Mapping[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_INT = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_NOT_FINITE = re.compile(r"([-+]?)\.(inf|Inf|INF)|\.(nan|NaN|NAN)")


def resolve(text: str) -> Scalar:
    """Return the value of an unquoted scalar by the core schema (YAML 1.2.2, section 10.3.2)."""
    if text in _WORDS:
        return _WORDS[text]
    if len(text) > MAX_DIGITS:
        return text
    if _INT.fullmatch(text):
        return int(text, 0) if text[:2] in {"0o", "0x"} else int(text)
    if _FLOAT.fullmatch(text):
        return float(text)
    if match := _NOT_FINITE.fullmatch(text):
        return float((match[1] or "") + (match[2] or "nan"))
    return text
