"""Turn loaded values into entries of the model; what does not fit becomes a problem."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from generator.model import KIND_OF, KINDS, Entry, Kind, StoryInfo
from generator.problem import Place, Problem
from generator.read.fit import first_line, fit, listed, unknown_key
from generator.read.load import File
from generator.read.nodes import Node


@dataclass(slots=True)
class Parsed:
    """What the files hold, in the order of files and lines.

    `entries` are those that fit the model, each with its kind and its node. `broken` are the ids
    of those that do not, so that a reference to one of them is no second mistake. `whole` says
    that nothing is missing from `entries`, and `nameless` that the id of something missing is not
    known, so that any reference may be to it.
    """

    info: StoryInfo | None = None
    info_node: Node | None = None
    entries: list[tuple[Kind, Entry, Node]] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    whole: bool = True
    nameless: bool = False


def parse(files: Iterable[File]) -> tuple[Parsed, list[Problem]]:
    """Return the entries of all files, and the problems of those that do not fit the model."""
    parsed = Parsed()
    problems: list[Problem] = []
    for file in files:
        file_problems = [] if file.root is None else list(_parse_file(file.root, parsed))
        if file.broken or file_problems:
            parsed.whole = False
            parsed.broken.update(_ids_in(file.lines))
            parsed.nameless |= file.unread
        problems += file_problems
    return parsed, problems


_ID = re.compile(r"""(?:^[\s-]*|[{,]\s*)["']?id["']?\s*:\s*["']?([\w-]+)""")


def _ids_in(lines: Iterable[str]) -> Iterator[str]:
    """Yield what look like the ids of the entries of a file that could not be read whole."""
    for line in lines:
        for match in _ID.finditer(line):
            yield match[1]


def _parse_file(root: Node, parsed: Parsed) -> Iterator[Problem]:
    if root.value is None:  # nothing but comments
        return
    if not isinstance(root.value, dict):
        yield Problem(
            first_line(root),
            "wrong-type",
            "the file is not a mapping",
            f"begin with one of the keys {listed(('story', *KINDS))}, each followed by a colon",
        )
        return
    for key, node in root.value.items():
        if key == "story":
            yield from _parse_info(root.keys[key], node, parsed)
        elif key in KIND_OF:
            yield from _parse_list(next(kind for kind in KINDS if kind == key), node, parsed)
        else:
            yield unknown_key(root.keys[key], key, ("story", *KINDS), root.keys)


def _parse_info(key: Place, node: Node, parsed: Parsed) -> Iterator[Problem]:
    if parsed.info_node is not None:
        yield Problem(
            key,
            "duplicate-story",
            "a second `story` stands here",
            f"delete one of the two; the first is at {parsed.info_node.place}",
        )
        return
    parsed.info_node = node
    parsed.info, problems = fit(StoryInfo, node, "`story`")
    yield from problems


def _parse_list(kind: Kind, node: Node, parsed: Parsed) -> Iterator[Problem]:
    if node.value is None:  # a key with nothing under it yet
        return
    if not isinstance(node.value, tuple):
        yield Problem(
            first_line(node), "wrong-type", f"`{kind}` is not a list", "begin each entry with “- id: …”"
        )
        parsed.nameless = True
        return
    for item in node.value:
        entry, problems = fit(KIND_OF[kind].model, item, f"an entry of `{kind}`")
        yield from problems
        if entry is not None:
            parsed.entries.append((kind, entry, item))
            continue
        parsed.whole = False
        id_ = item.value["id"].value if isinstance(item.value, dict) and "id" in item.value else None
        if isinstance(id_, str) and id_:
            parsed.broken.add(id_)
        else:
            parsed.nameless = True
