"""Put a data file into the usual form: the one in which new entries are written, and all files of a project.

Keys stand in the order of the model, two spaces deeper than what they belong to, and a list two deeper than
its key, ids in brackets; a text has quotes only if it needs them, and stands below `>-` if it is long.
Between entries there is one empty line, elsewhere at most one; no line ends in spaces, and lines end as on
Unix.
What an editor has chosen stays where it does no harm: the lines of a text below `>-` that are not too long,
a short mapping in braces, `|`, numbers as they are typed. Nothing is said that was not said before, and that
is checked: the values and comments of the new text are compared with those of the old.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import yaml

from generator.desk import as_yaml
from generator.desk.as_yaml import WIDTH, Style
from generator.desk.spans import Comment, Spot, spots_of
from generator.desk.spots import Text
from generator.model import Part, StoryFile, part_of
from generator.read import Node, Plain, load_file

STYLE = Style()

LONGEST = 110
"""How long a line of a text may be that an editor has broken; new lines have at most `WIDTH`."""


class LeftError(Exception):
    """A file cannot be put into the usual form without a change of what it says, so it stays as it is."""


def formatted(text: str) -> str:
    """Return the text of a data file in the usual form; one without a list of entries stays as it is.

    It has to be one that can be read. Raises `LeftError` where the form would change what it says.
    """
    last = None
    while text != last:  # a comment that has found its place may let a list stand in one line
        last, text = text, _formatted(text)
    return text


def _formatted(text: str) -> str:
    node = _read(text)
    if node is None or not isinstance(node.value, dict) or not node.value:
        return text
    source = Text.of(text.removeprefix("\ufeff"))
    top = spots_of(source, node)
    comments = sorted(_words(top))
    new = "\n".join((*_Writer(source).file(top), "")).lstrip("\n")
    read = _read(new)
    if read is None or not is_same(node.plain(), read.plain()):
        raise LeftError("its values would change")
    if comments != sorted(_words(spots_of(Text.of(new), read))):
        raise LeftError("a comment stands where it cannot be kept")
    return new


def _read(text: str) -> Node | None:
    return load_file(Path(), "", text.encode())[0].root


def is_same(one: Plain, other: Plain) -> bool:
    """Return whether two values of YAML are the same, of the same types; the order of keys does not count."""
    match one, other:
        case dict(), dict():
            return one.keys() == other.keys() and all(is_same(one[key], other[key]) for key in one)
        case tuple(), tuple():
            return len(one) == len(other) and all(map(is_same, one, other))
        case _:
            return type(one) is type(other) and repr(one) == repr(other)


def _words(spot: Spot) -> Iterator[str]:
    yield from (comment.words for comment in (*spot.above, *spot.below))
    yield from filter(None, [spot.behind])
    for inner in spot.inner:
        yield from _words(inner)


class _Writer:
    """Writes the spots of one text."""

    def __init__(self, text: Text) -> None:
        self.text = text

    def file(self, top: Spot) -> list[str]:
        lines: list[str] = []
        for spot in top.inner:
            model = part_of(StoryFile, spot.key)
            written = as_yaml.scalar(spot.key)
            first, *rest = self.after(spot, 0, len(written), model, is_list=model is not None)
            lines += [*_above(spot, 0, apart=bool(lines)), f"{written}:{first}{_behind(spot)}", *rest]
        return lines + _comments(top.below, 0)

    def mapping(self, around: Spot, indent: int, model: type[Part] | None) -> list[str]:
        """Return the lines of a mapping, without those above its first key."""
        lines: list[str] = []
        for number, spot in enumerate(_in_order(around, model)):
            written = as_yaml.scalar(spot.key)
            inner = part_of(model, spot.key) if model else None
            first, *rest = self.after(spot, indent, len(written), inner)
            lines += _above(spot, indent) if number else []
            lines += [f"{' ' * indent}{written}:{first}{_behind(spot)}", *rest]
        return lines + _comments(around.below, indent)

    def items(self, around: Spot, dash: int, model: type[Part] | None, *, is_list: bool) -> list[str]:
        """Return the lines of a list whose dashes are indented so far; `is_list` if it is one of entries."""
        lines: list[str] = []
        was_short = False
        for spot in around.inner:
            inner = self.item(spot, dash, model)
            is_short = len(inner) == 1
            apart = is_list and bool(lines) and not (is_short and was_short)
            lines += [*_above(spot, dash, apart=apart, first=not lines), *inner]
            was_short = is_short
        return lines + _comments(around.below, dash)

    def item(self, spot: Spot, dash: int, model: type[Part] | None) -> list[str]:
        indent, value = dash + STYLE.item, spot.node.value
        if not isinstance(value, dict) or not value or self.in_one_line(spot, dash, 0, model):
            first, *rest = self.after(spot, dash, 0, model)
            if first or not rest:
                return [f"{' ' * dash}-{first}{_behind(spot)}", *rest]
            spot.above += [Comment(spot.behind)] if spot.behind else []
            while rest[0].lstrip().startswith("#"):
                spot.above.append(Comment(rest.pop(0).lstrip()))
            return [f"{' ' * dash}- {rest[0].lstrip()}", *rest[1:]]
        lines = self.mapping(spot, indent, model)
        lines[0] = f"{' ' * dash}-{lines[0][dash + 1 :]}"
        first_key = _in_order(spot, model)[0]
        spot.above += [*([Comment(spot.behind)] if spot.behind else []), *first_key.above]
        return lines

    def after(
        self, spot: Spot, indent: int, key: int, model: type[Part] | None, *, is_list: bool = False
    ) -> list[str]:
        """Return what stands behind a colon or a dash, and the lines below it."""
        value = spot.node.value
        if one := self.in_one_line(spot, indent, key, model):
            return [f" {one}"]
        match value:
            case dict() if value:
                deeper = indent + STYLE.mapping
                first = _in_order(spot, model)[0]
                return ["", *_above(first, deeper, first=True), *self.mapping(spot, deeper, model)]
            case tuple() if value:
                return ["", *self.items(spot, indent + STYLE.dash, model, is_list=is_list)]
            case str():
                return self.words(spot, indent, key)
            case _:
                return [f" {self.source(spot.node)}".rstrip()]

    def in_one_line(self, spot: Spot, indent: int, key: int, model: type[Part] | None) -> str:
        """Return a list of values, or a mapping that stands in braces, in one line; nothing if it is none."""
        value, top = spot.node.value, not spot.around or not spot.around.around
        if not isinstance(value, dict | tuple) or spot.has_comments():
            return ""
        if isinstance(value, dict) and not spot.in_brackets:
            return ""
        inner = [part.node.value for part in spot.inner]
        if isinstance(value, tuple) and inner and any(isinstance(v, dict | tuple) for v in inner):
            return ""
        if top and inner:
            return ""
        line = self.flow(spot, model)
        return line if indent + key + len(": ") + len(line) <= WIDTH else ""

    def flow(self, spot: Spot, model: type[Part] | None) -> str:
        match spot.node.value:
            case dict():
                pairs = (
                    f"{as_yaml.scalar(inner.key, in_flow=True)}: "
                    f"{self.flow(inner, part_of(model, inner.key) if model else None)}"
                    for inner in _in_order(spot, model)
                )
                return "{" + ", ".join(pairs) + "}"
            case tuple():
                return "[" + ", ".join(self.flow(inner, model) for inner in spot.inner) + "]"
            case str():
                return self.quoted(spot, in_flow=True)
            case _:
                return self.source(spot.node) or "null"

    def source(self, node: Node) -> str:
        """Return a value as it is typed."""
        place = node.place
        return self.text.text[self.text.at(place.line, place.column) : self.text.end(place)]

    def quoted(self, spot: Spot, *, in_flow: bool = False) -> str:
        """Return a text in one line; the quotes of one that needs some stay, and where other programs would
        read something else without them, as of `'no'` and `'2025-01-09'`.
        """  # noqa: D205 - one sentence
        words, place = str(spot.node.value), spot.node.place
        line, typed = as_yaml.scalar(words, in_flow=in_flow), self.source(spot.node)
        is_quoted = typed[:1] in ("'", '"') and not spot.sign and place.line == place.end_line
        return typed if is_quoted and (line != words or _is_more_to_others(words)) else line

    def words(self, spot: Spot, indent: int, key: int) -> list[str]:
        """Return a text, behind its key or below it."""
        words, deeper = str(spot.node.value), indent + STYLE.mapping
        body, end = words.removesuffix("\n"), "" if words.endswith("\n") else "-"
        lines = self.source(spot.node).splitlines()
        is_long = spot.sign and (len(lines) > 1 or as_yaml.scalar(words) != words)  # no quotes below a sign
        if spot.sign == "|" and _KEEPS_LINES.match(body):
            return [f" |{end}", *(" " * deeper + line if line else "" for line in body.split("\n"))]
        line = self.quoted(spot)
        fits = indent + key + len(": ") + len(line) <= WIDTH
        if not as_yaml.folds(body) or not (is_long or not fits or "\n" in words):
            return [f" {line}"]
        column = spot.node.place.column - 1
        kept = [lines[0], *(line[column:] for line in lines[1:])]
        if is_long and all(line == line.rstrip() and deeper + len(line) <= LONGEST for line in kept):
            return [f" >{end}", *(" " * deeper + line if line else "" for line in kept)]
        return [f" >{end}", *as_yaml.folded(body, deeper)]


def _is_more_to_others(words: str) -> bool:
    """Return whether programs that read YAML 1.1 take a text without quotes for something else."""
    resolvers = yaml.SafeLoader.yaml_implicit_resolvers
    return any(pattern.match(words) for _, pattern in resolvers.get(words[:1], ()))


_KEEPS_LINES = re.compile(r"(?!\s)(?![\s\S]*\n\Z)(?=[\s\S])")
"""A text that can stand below `|`: its first line is neither empty nor indented, its last one not empty."""


def _in_order(spot: Spot, model: type[Part] | None) -> list[Spot]:
    """Return what is in a mapping, in the order of the model; what that does not know comes last."""
    places = list(model.model_fields) if model else []
    return sorted(
        spot.inner, key=lambda inner: places.index(inner.key) if inner.key in places else len(places)
    )


def _behind(spot: Spot) -> str:
    return f" {spot.behind}" if spot.behind else ""


def _above(spot: Spot, indent: int, *, apart: bool = False, first: bool = False) -> list[str]:
    """Return the comments above a spot, and an empty line where there was one, or is one to be: `apart`.

    None stands above the `first` of a collection.
    """
    lines = _comments(spot.above, indent)
    if (spot.is_apart and (lines or not first)) or (apart and not lines):
        lines.append("")
    if apart and lines[0]:
        lines.insert(0, "")
    return lines[1:] if first and lines[:1] == [""] else lines


def _comments(comments: Sequence[Comment], indent: int) -> list[str]:
    return [
        line for comment in comments for line in ([""] * comment.is_apart + [" " * indent + comment.words])
    ]
