"""A data file that is being changed: its text, the values in it with their places, and the changes."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from generator.desk import spots
from generator.desk.spots import Edit, Text
from generator.model import Kind
from generator.problem import Place
from generator.read import Node, Plain, load_file


class DataFile:
    """A data file, the changes of what is in it, and the new entries, which a `Shelf` finds places for."""

    def __init__(self, path: Path, name: str, text: str, root: Node | None) -> None:
        """Take the text without a byte order mark, and the values in it; None where it has none."""
        self.path, self.name, self.root = path, name, root or Node(Place(name), None)
        self.text = Text.of(text)
        self.style = spots.style(self.root)
        self.edits: list[Edit] = []
        self.new: dict[Kind, list[dict[str, Plain]]] = {}
        self.has_raw_edits = False
        self._expected: Any = _thawed(self.root.plain()) or {}

    @property
    def values(self) -> Mapping[str, Node]:
        """What stands below each key of the file."""
        return self.root.value if isinstance(self.root.value, dict) else {}

    @property
    def is_flow(self) -> bool:
        """Whether the whole file stands in brackets."""
        return bool(self.values) and spots.is_flow(self.text, self.root)

    @property
    def takes_keys(self) -> bool:
        """Whether another list can be put at its end."""
        return not self.is_flow if self.values else self.root.value is None

    def entries(self, kind: Kind) -> Sequence[Node]:
        """Return the entries of a kind."""
        node = self.values.get(kind)
        return node.value if node and isinstance(node.value, tuple) else ()

    def expect(self, path: tuple[str | int, ...], value: Plain) -> None:
        """Note that there is to be a value at a path, whose last step is a key."""
        at = self._expected
        for step in path[:-1]:
            at = at[step]
        at[path[-1]] = _thawed(value)

    def expect_item(self, path: tuple[str | int, ...], value: Plain) -> None:
        """Note that there is to be one more item in the list at a path."""
        at = self._expected
        for step in path:
            at = at[step]
        at.append(_thawed(value))

    def expect_gone(self, path: tuple[str | int, ...]) -> None:
        """Note that nothing is to be at a path; the numbers in all paths are those from before."""
        at = self._expected
        for step in path[:-1]:
            at = at[step]
        at[path[-1]] = _GONE

    def changed(self, edits: Sequence[Edit]) -> str:
        """Return the text with these changes and those noted.

        Raise `ValueError` where it would not say what was meant; that is a mistake of this program.
        """
        text = self.text.changed([*self.edits, *edits])
        file, problems = load_file(self.path, self.name, text.encode())
        if not problems and not self.has_raw_edits:
            found = _thawed(file.root.plain()) if file.root else {}
            if not _is_as_meant(
                found,
                _without_gone(self._expected),
                {kind: _thawed(tuple(new)) for kind, new in self.new.items()},
            ):
                raise ValueError(f"{self.name} would not say what was meant")
        return text


def _is_as_meant(found: dict[str, Any], was: dict[str, Any], new: Mapping[str, list[Any]]) -> bool:
    """Return whether a file holds what it did, in its order, and among that what is new."""
    if any(found.get(key) != value for key, value in was.items() if key not in new):
        return False
    for kind, entries in new.items():
        others = _without(was.get(kind) or (), found.get(kind, ()))
        if others is None or sorted(map(repr, others)) != sorted(map(repr, entries)):
            return False
    return set(found) == {*was, *new}


def _without(old: Sequence[Any], entries: Iterable[Any]) -> list[Any] | None:
    """Return the entries that are not among the old ones; None where these are not all there in order."""
    number, others = 0, []
    for entry in entries:
        if number < len(old) and entry == old[number]:
            number += 1
        else:
            others.append(entry)
    return others if number == len(old) else None


_GONE = object()
"""What is expected where something is taken away."""


def _without_gone(value: Any) -> Any:  # noqa: ANN401 - as below
    """Return what is expected without what is to be gone."""
    if isinstance(value, dict):
        return {key: _without_gone(inner) for key, inner in value.items() if inner is not _GONE}
    if isinstance(value, list):
        return [_without_gone(inner) for inner in value if inner is not _GONE]
    return value


def _thawed(value: Plain) -> Any:  # noqa: ANN401 - lists and dicts of any depth, to be changed and compared
    """Return a value of YAML in lists and dicts."""
    match value:
        case dict():
            return {key: _thawed(inner) for key, inner in value.items()}
        case tuple():
            return [_thawed(inner) for inner in value]
        case _:
            return value
