"""A data file as a tree of spots: every key and item with its value, and the comments that belong to it.

YAML's parser passes comments over, so they are found here: a `#` that stands in no text begins one. One that
has a line of its own belongs to what comes next, or, where it is indented as far as what stands above it, to
the end of that; one behind a value belongs to the value.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.desk.spots import Text, is_flow
from generator.problem import Place
from generator.read import Node


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment from its `#` on, and whether an empty line stands above it."""

    words: str
    is_apart: bool = False


@dataclass(eq=False)
class Spot:
    """A key or an item of a list, or the whole file: where it begins, its value, and its comments."""

    node: Node
    start: int
    key: str = ""
    around: "Spot | None" = None
    in_brackets: bool = False
    """Whether its value is a list or a mapping in brackets."""
    column: int = 1
    """How far a comment has to be indented to belong to the end of its value, which is a collection."""
    sign: str = ""
    """The `|` or `>` above a text."""
    is_apart: bool = False
    """Whether an empty line stands above it."""
    inner: "list[Spot]" = field(default_factory=list)
    above: list[Comment] = field(default_factory=list)
    below: list[Comment] = field(default_factory=list)
    behind: str = ""

    def way(self) -> "list[Spot]":
        """Return it and all that it stands in, from the outside."""
        return [*(self.around.way() if self.around else []), self]

    def has_comments(self) -> bool:
        """Return whether there is a comment within its value."""
        return bool(self.below) or any(
            spot.above or spot.behind or spot.has_comments() for spot in self.inner
        )


def spots_of(text: Text, root: Node) -> Spot:
    """Return the whole of a data file, whose value is a mapping, as a spot."""
    top = Spot(root, -1, in_brackets=is_flow(text, root))
    anchors: list[Spot] = []
    _fill(text, top, anchors)
    anchors.sort(key=lambda spot: spot.start)
    starts = [spot.start for spot in anchors]
    for start, words in _comments(text, anchors):
        _attach(text, start, words, top, (anchors, starts))
    return top


def _fill(text: Text, spot: Spot, anchors: list[Spot]) -> None:
    node = spot.node
    match node.value:
        case dict():
            spot.inner = [
                Spot(value, text.at(node.keys[key].line, node.keys[key].column), key, spot)
                for key, value in node.value.items()
            ]
        case tuple():
            spot.inner = [
                Spot(value, _dash(text, node, value) if not spot.in_brackets else _at(text, value), "", spot)
                for value in node.value
            ]
    for inner in spot.inner:
        line = bisect_right(text.starts, inner.start)
        begins_line = not text.text[text.starts[line - 1] : inner.start].strip()
        inner.is_apart = begins_line and line > 1 and not text.line(line - 1).strip()
        value, is_item = inner.node, not inner.key
        if isinstance(value.value, dict | tuple):
            inner.in_brackets = is_flow(text, value)
            column = value.place.column
            if isinstance(value.value, dict) and not inner.in_brackets and is_item:
                column = inner.start - text.starts[line - 1] + 2  # one more than its dash
            elif isinstance(value.value, tuple) and inner.start - text.starts[line - 1] + 1 == column:
                column += 1  # a list that is not indented, and what stands above the next key
            inner.column = column
        between = text.text[text.end(node.keys[inner.key]) if inner.key else inner.start : _at(text, value)]
        sign = re.search(r"[|>]", re.sub(r"\s#.*", "", between))
        inner.sign = sign[0] if sign else ""
        anchors.append(inner)
        _fill(text, inner, anchors)


def _at(text: Text, node: Node) -> int:
    return text.at(node.place.line, node.place.column)


def _dash(text: Text, items: Node, item: Node) -> int:
    """Return where the dash of an item stands."""
    column = items.place.column
    for line in range(item.place.line, 0, -1):
        words = text.line(line)
        if words[column - 1 : column] == "-" and (
            line == items.place.line or not words[: column - 1].strip()
        ):
            return text.at(line, column)
    raise ValueError("an item without a dash")


def _comments(text: Text, anchors: list[Spot]) -> Iterator[tuple[int, str]]:
    """Yield where each comment begins, and its words: those stand in no key and no value."""
    keys = [spot.around.node.keys[spot.key] for spot in anchors if spot.key and spot.around]
    values = [spot.node.place for spot in anchors if not isinstance(spot.node.value, dict | tuple)]
    spans = sorted(_span(text, place) for place in (*keys, *values))
    last = 0
    for start, end in (*spans, (len(text.text), len(text.text))):
        for match in re.finditer(r"#[^\r\n]*", text.text[last:start]):
            yield last + match.start(), match[0].rstrip()
        last = max(last, end)


def _span(text: Text, place: Place) -> tuple[int, int]:
    return text.at(place.line, place.column), text.end(place)


def _attach(text: Text, start: int, words: str, top: Spot, order: tuple[list[Spot], list[int]]) -> None:
    """Give a comment to the spot that it belongs to."""
    anchors, starts = order
    number = bisect_right(starts, start)
    before = anchors[number - 1] if number else None
    after = anchors[number] if number < len(anchors) else None
    line = bisect_right(text.starts, start)
    alone = not text.text[text.starts[line - 1] : start].strip()
    if before and not alone:
        while before.around and _is_over(text, before.around, start):
            before = before.around
        if before is not top and not before.behind:
            before.behind = words
            return
    comment = Comment(words, line > 1 and not text.line(line - 1).strip())
    column = start - text.starts[line - 1] + 1
    if before and not isinstance(before.node.value, dict | tuple) and start < text.end(before.node.place):
        before.above.append(comment)  # between a key and its value
        return
    around = after.around if after else None
    way = before.way() if before else [top]
    inside = [
        spot
        for spot in (way[way.index(around) + 1 :] if around in way else way if after is None else [])
        if isinstance(spot.node.value, dict | tuple)
        and (not _is_over(text, spot, start) if spot.in_brackets else column >= spot.column)
    ]
    if inside:
        inside[-1].below.append(comment)
    elif after:
        after.above.append(comment)
    else:
        top.below.append(comment)


def _is_over(text: Text, spot: Spot, start: int) -> bool:
    """Return whether a list or a mapping in brackets ends above a place in the text."""
    return spot.in_brackets and text.end(spot.node.place) <= start
