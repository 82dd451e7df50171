"""Where in the text of a data file a change goes: what is put there, and where what was read ends."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from generator.desk import as_yaml
from generator.desk.as_yaml import Style
from generator.problem import Place
from generator.read import LINE_BREAK, Node, Plain


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """What is put in place of a part of a text; `order` tells what comes first of what is put at one spot."""

    start: int
    end: int
    order: tuple[object, ...]
    words: str = field(compare=False)


@dataclass(frozen=True, slots=True)
class Text:
    """The text of a data file, without a byte order mark, and where its lines begin."""

    text: str
    starts: Sequence[int]
    newline: str

    @classmethod
    def of(cls, text: str) -> "Text":
        """Return a text; its lines end as its first one does."""
        breaks = list(LINE_BREAK.finditer(text))
        return cls(text, (0, *(match.end() for match in breaks)), breaks[0][0] if breaks else "\n")

    def at(self, line: int, column: int) -> int:
        """Return where a line and column, which count from 1, are in the text."""
        return self.starts[line - 1] + column - 1

    def end(self, place: Place) -> int:
        """Return where a place ends."""
        return self.at(place.end_line, place.end_column)

    def line_after(self, place: Place, indent: int | None = None) -> int:
        """Return where the line after a place begins, or after the comments there that are deeper."""
        line = place.end_line
        while (
            indent is not None and line < len(self.starts) and _comment_indent(self.line(line + 1)) > indent
        ):
            line += 1
        return self.starts[line] if line < len(self.starts) else len(self.text)

    def line(self, number: int) -> str:
        """Return a line; the first has number 1."""
        end = self.starts[number] if number < len(self.starts) else len(self.text)
        return self.text[self.starts[number - 1] : end]

    def changed(self, edits: Iterable[Edit]) -> str:
        """Return the text with all edits; raise `ValueError` where two change the same part.

        Two may take the same part away, as neighbours in brackets do with the comma between them.
        """
        ordered = _merged(sorted(edits))
        if any(second.start < first.end for first, second in pairwise(ordered)):
            raise ValueError("two changes of the same words")
        pieces, last = [], 0
        for edit in ordered:
            pieces += [self.text[last : edit.start], edit.words]
            last = edit.end
        return "".join((*pieces, self.text[last:]))

    def insert(self, at: int, lines: Sequence[str], order: tuple[object, ...] = ()) -> Edit:
        """Return the edit that puts whole lines where a line begins, or at the end of the text."""
        words = self.newline.join((*lines, ""))
        if at == len(self.text) and self.text and not self.text.endswith(("\n", "\r")):
            words = self.newline + words.removesuffix(self.newline)
        return Edit(at, at, order, words)


def _merged(edits: Iterable[Edit]) -> list[Edit]:
    """Return edits in their order, those that take parts of the text away and overlap as one."""
    merged: list[Edit] = []
    for edit in edits:
        last = merged[-1] if merged else None
        if last and edit.start < last.end and not edit.words and not last.words:
            merged[-1] = Edit(last.start, max(last.end, edit.end), (), "")
        else:
            merged.append(edit)
    return merged


def _comment_indent(line: str) -> int:
    """Return how far the comment of a line is indented; -1 where it has something else."""
    match = re.match(r"( *)#", line)
    return len(match[1]) if match else -1


def is_flow(text: Text, node: Node) -> bool:
    """Return whether a list or mapping stands in brackets."""
    at = text.at(node.place.line, node.place.column)
    return text.text[at : at + 1] in ("[", "{")


def style(root: Node) -> Style:
    """Return how a file is indented, as far as its first entries tell."""
    for key, entries in _mapping(root).items():
        dash = entries.place.column - root.keys[key].column
        for entry in entries.value[:10] if isinstance(entries.value, tuple) else ():
            if dash < 0 or entry.place.line == entries.place.line - 1:
                continue
            item = entry.place.column - entries.place.column
            deeper = [
                _first_key(value).column - place.column
                for name, place in entry.keys.items()
                if (value := _mapping(entry)[name]).keys and value.place.line > place.line
            ]
            return Style(next((step for step in deeper if step > 0), 2), dash, max(item, 2))
    return Style()


def _mapping(node: Node) -> dict[str, Node]:
    return node.value if isinstance(node.value, dict) else {}


def _first_key(node: Node) -> Place:
    return next(iter(node.keys.values()))


def after_colon(text: Text, key: Place) -> int:
    """Return where the colon behind a key ends."""
    match = re.compile(r"\s*:").match(text.text, text.end(key))
    assert match, "a key has a colon"  # noqa: S101 - by YAML's grammar, and keys without one are no words
    return match.end()


def replaced(text: Text, around: Node, key: str, value: Plain, style: Style) -> Edit:
    """Return the edit that gives a key of a mapping another value; a comment behind it stays."""
    start, end = after_colon(text, around.keys[key]), text.end(_mapping(around)[key].place)
    if is_flow(text, around):
        return put(text, start, end, [" " + as_yaml.flow(value)])
    return put(text, start, end, as_yaml.after_key(value, _first_key(around).column - 1, style, len(key)))


def put(text: Text, start: int, end: int, lines: Sequence[str]) -> Edit:
    """Return the edit that puts lines in place of what ends at `end`; a comment stays behind the first."""
    end = max(start, end)
    if len(lines) > 1:
        next_line = text.starts[bisect_right(text.starts, end)] if end < text.starts[-1] else len(text.text)
        behind = text.text[end:next_line].rstrip("\r\n")
        lines = [lines[0] + behind, *lines[1:]]
        end += len(behind)
    return Edit(start, end, (), text.newline.join(lines))


def added(text: Text, around: Node, new: Mapping[str, Plain], places: Sequence[str], style: Style) -> Edit:
    """Return the edit that gives a mapping one more key, where it is in `places`, but never as the first."""
    ((key, value),) = new.items()
    rank, there = len(places), list(around.keys)
    if key in places:
        rank = places.index(key)
        before = [name for name in there if name in places[:rank]] or there[:1]
    else:
        before = there
    last = max(before, key=there.index)
    end = max(text.end(_mapping(around)[last].place), after_colon(text, around.keys[last]))
    if is_flow(text, around):
        return Edit(end, end, (0, 0, rank), f", {as_yaml.scalar(key, in_flow=True)}: {as_yaml.flow(value)}")
    indent = _first_key(around).column - 1
    line = bisect_right(text.starts, end)
    at = text.line_after(Place("", line, 1, line, 1), indent)
    return text.insert(at, as_yaml.mapping(new, indent, style), (0, -indent, rank))


def appended(text: Text, items: Node, last: Node, value: Plain, style: Style) -> Edit:
    """Return the edit that puts a value behind the last of the items of a list."""
    end = text.end(last.place)
    if is_flow(text, items):
        return Edit(end, end, (0, 0, 0), f", {as_yaml.flow(value)}")
    indent = items.place.column - 1
    one = f"{' ' * indent}- {as_yaml.flow(value)}"
    in_line = is_flow(text, last) and len(one) <= as_yaml.WIDTH
    lines = [one] if in_line else as_yaml.item(value, indent, style)
    return text.insert(text.line_after(last.place, indent), lines, (0, -indent, 0))


def removed(text: Text, around: Node, step: str | int) -> Edit:
    """Return the edit that takes a key of a mapping, or an item of a list, away with what belongs to it."""
    starts = list(around.keys.values()) or [item.place for item in _items(around)]
    ends = [value.place for value in _mapping(around).values()] or starts
    number = list(around.keys).index(step) if isinstance(step, str) else step
    first = starts[number]
    start, end = text.at(first.line, first.column), text.end(ends[number])
    if isinstance(step, str):
        end = max(end, after_colon(text, first))
    after = starts[number + 1] if number + 1 < len(starts) else None
    following = text.at(after.line, after.column) if after else end
    if is_flow(text, around):
        return Edit(start if after or not number else text.end(ends[number - 1]), following, (), "")
    line_start = text.starts[first.line - 1]
    if isinstance(step, str) and after and "-" in text.text[line_start:start]:  # the dash of an item stays
        return Edit(start, following, (), "")
    line = bisect_right(text.starts, end)
    return Edit(line_start, text.line_after(Place("", line, 1, line, 1), around.place.column - 1), (), "")


def _items(node: Node) -> tuple[Node, ...]:
    return node.value if isinstance(node.value, tuple) else ()
