"""The data as forms show them: every entry as it stands in its file, and what is wrong with it now."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import quote

from generator import build
from generator.build import Checked
from generator.desk.files import contents
from generator.model import KIND_OF, KINDS, Kind
from generator.problem import Place
from generator.read import File, Node, load

_CALLED: Mapping[Kind, tuple[str, ...]] = {
    "sources": ("label", "title"),
    "claims": ("text",),
    "updates": ("text",),
}
"""The fields that an entry is called by where its kind has no one field for it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as it stands in a file, all its languages in it, whether it fits the model or not."""

    kind: str
    id: str
    called: str
    node: Node

    @property
    def address(self) -> str:
        """Where its form is."""
        return address_of(self.kind, self.id)

    @property
    def digest(self) -> str:
        """What tells whether it has been changed since: a hash of what it says."""
        return digest_of(self.node)


def address_of(section: str, id_: str) -> str:
    """Return where the form of an entry is; an id that is none may have any letters."""
    return f"/{section}/{quote(id_, safe='')}"


def digest_of(node: Node) -> str:
    """Return a hash of what an entry says; notes beside it and the form of its lines do not count."""
    return sha256(repr(node.plain()).encode()).hexdigest()


class Reading:
    """The data files at one moment. They are checked when somebody asks what is wrong: that takes longest."""

    def __init__(self, data: Path, root: Path, was: Mapping[Path, bytes] | None = None) -> None:
        """Read the files in the folder `data`, or what they are to hold; `root` is the project's folder."""
        self.data, self.root = data, root
        self.was = contents(data) if was is None else was
        self.files: list[File] = load(data, root, self.was)[0]

    def is_now(self) -> bool:
        """Return whether the files still hold what was read."""
        return contents(self.data) == self.was

    @cached_property
    def checked(self) -> Checked:
        """What `explainer check` says of them."""
        return build.read(self.data, self.root, self.was)

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages of the story, the first one first; none where it is told in one."""
        listed = _keys(self.about.node if self.about else None).get("languages")
        codes = listed.value if listed and isinstance(listed.value, tuple) else ()
        known = tuple(node.value for node in codes if isinstance(node.value, str))
        return known if len(known) > 1 else ()

    @property
    def first(self) -> str:
        """The first of several languages."""
        return self.languages[0] if self.languages else ""

    @cached_property
    def about(self) -> Entry | None:
        """What the story says of itself."""
        node = next(self._values("story"), None)
        return Entry("story", "", _text(_keys(node).get("title")), node) if node else None

    @cached_property
    def entries(self) -> Mapping[Kind, Mapping[str, Entry]]:
        """The entries of each kind by their ids, in the order of the files; of two with one id the first."""
        found: dict[Kind, dict[str, Entry]] = {kind: {} for kind in KINDS}
        for kind in KINDS:
            for listed in self._values(kind):
                for node in listed.value if isinstance(listed.value, tuple) else ():
                    id_ = _text(_keys(node).get("id"))
                    if id_:
                        found[kind].setdefault(id_, Entry(kind, id_, _called(kind, node), node))
        return found

    @cached_property
    def by_id(self) -> Mapping[str, Entry]:
        """Every entry by its id."""
        return {id_: entry for entries in [*self.entries.values()][::-1] for id_, entry in entries.items()}

    @property
    def title(self) -> str:
        """The title of the story."""
        return self.about.called if self.about else ""

    def entry_with(self, place: Place) -> Entry | None:
        """Return the entry that a place is in."""
        starts, entries = self._by_place.get(place.file, ([], []))
        number = bisect_right(starts, (place.line, place.column)) - 1
        return entries[number] if number >= 0 and is_in(entries[number].node.place, place) else None

    @cached_property
    def _by_place(self) -> Mapping[str, tuple[list[tuple[int, int]], list[Entry]]]:
        found: dict[str, list[Entry]] = {}
        for entries in self.entries.values():
            for entry in entries.values():
                found.setdefault(entry.node.place.file, []).append(entry)
        for several in found.values():
            several.sort(key=lambda entry: _start(entry.node.place))
        return {
            name: ([_start(entry.node.place) for entry in several], several)
            for name, several in found.items()
        }

    def _values(self, key: str) -> Iterator[Node]:
        return (_keys(file.root)[key] for file in self.files if key in _keys(file.root))

    @cached_property
    def _words(self) -> Mapping[tuple[str, str], str]:
        every = (entry for entries in self.entries.values() for entry in entries.values())
        return {(entry.kind, entry.id): _folded(_strings(entry.node.plain())) for entry in every}

    def found(self, words: str, kind: Kind | None = None) -> list[Entry]:
        """Return the entries, of one kind or all, in which each of the words stands somewhere."""
        wanted = words.casefold().split()
        entries = self.entries[kind].values() if kind else self.by_id.values()
        return [
            entry for entry in entries if all(word in self._words[entry.kind, entry.id] for word in wanted)
        ]


def _called(kind: Kind, node: Node) -> str:
    keys = _keys(node)
    for key in (KIND_OF[kind].called_by, *_CALLED.get(kind, ())):
        if text := _text(keys.get(key)):
            return text
    return _text(keys.get("id"))


def _text(node: Node | None) -> str:
    """Return a text in one line, that of the first language where there are several; `` for another value."""
    value = node.value if node else ""
    if isinstance(value, dict):
        return _text(next(iter(value.values()), None))
    return "" if value is None or isinstance(value, tuple) else " ".join(str(value).split())


def _keys(node: Node | None) -> Mapping[str, Node]:
    return node.value if node is not None and isinstance(node.value, dict) else {}


def _strings(value: Any) -> Iterator[str]:  # noqa: ANN401 - any value of YAML
    if isinstance(value, Mapping):
        value = tuple(value.values())
    if isinstance(value, tuple):
        for inner in value:
            yield from _strings(inner)
    elif value is not None:
        yield str(value)


def _folded(words: Iterable[str]) -> str:
    return "\n".join(words).casefold()


def path_at(node: Node, place: Place) -> tuple[str | int, ...]:
    """Return the path of the smallest value of an entry that a place is in; of a key that of its value."""
    at = (place.line, place.column)
    items: Iterable[tuple[str | int, Node]] = ()
    if isinstance(node.value, dict):
        key = next((key for key, where in node.keys.items() if _start(where) <= at < _end(where)), None)
        if key is not None:
            return (key,)
        items = node.value.items()
    elif isinstance(node.value, tuple):
        items = enumerate(node.value)
    for step, inner in items:
        if is_in(inner.place, place):
            return (step, *path_at(inner, place))
    return ()


def is_in(around: Place, place: Place) -> bool:
    """Return whether a place begins in another one."""
    return around.file == place.file and _start(around) <= _start(place) <= _end(around)


def _start(place: Place) -> tuple[int, int]:
    return place.line, place.column


def _end(place: Place) -> tuple[int, int]:
    return place.end_line, place.end_column
