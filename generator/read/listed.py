"""The entries that files list, also those that do not fit the model: what an older file has is no mistake."""

from collections.abc import Iterable, Iterator

from generator.model import KINDS, Kind
from generator.read.load import File
from generator.read.nodes import Node


def listed_entries(files: Iterable[File]) -> Iterator[tuple[Kind, str, Node]]:
    """Yield each item with an id, with the kind that it is listed under."""
    for file in files:
        value = file.root.value if file.root else None
        for kind in KINDS:
            items = value[kind].value if isinstance(value, dict) and kind in value else None
            for item in items if isinstance(items, tuple) else ():
                if id_ := text_of(item, "id"):
                    yield kind, id_, item


def moved_entries(files: Iterable[File]) -> Iterator[tuple[str, str, Node]]:
    """Yield each item of `moved` in `story` that has a kind and an id, with these."""
    for file in files:
        moved = file.root.at(("story", "moved")) if file.root else None
        for item in moved.value if moved and isinstance(moved.value, tuple) else ():
            kind, id_ = text_of(item, "kind"), text_of(item, "id")
            if kind and id_:
                yield kind, id_, item


def text_of(node: Node, key: str) -> str:
    """Return the text behind a key of a mapping; nothing where there is none."""
    value = node.value[key].value if isinstance(node.value, dict) and key in node.value else None
    return value if isinstance(value, str) else ""
