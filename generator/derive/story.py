"""The story: every entry by its id, the place of every value, the order of events, who refers to whom."""

import re
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from generator.catalogue import Catalogue, catalogue_of
from generator.dates import in_order
from generator.history import Key, Version
from generator.model import (
    Actor,
    Address,
    Claim,
    Difference,
    Entry,
    Event,
    EventKind,
    Kind,
    Markup,
    Part,
    Path,
    Question,
    Ref,
    Source,
    StoryInfo,
    StoryPlace,
    Term,
    Texts,
    Update,
    marked,
    texts,
    words,
)
from generator.problem import Place
from generator.read import File, Node, Parsed

REFERENCE = re.compile(r"\[\[([^\[\]|]*)(?:\|([^\[\]|]*))?\]\]")
"""A reference in a text: `[[id]]` or `[[id|words]]`."""


ADDRESS = r"[^()\s]+(?:\([^()\s]*\)[^()\s]*)*"
"""What stands in the round brackets of a link in a text; it may have brackets itself, in pairs."""


@dataclass(frozen=True, slots=True)
class Reference:
    """One entry naming another: `path` is where in `entry` (None: in the story's own texts)."""

    entry: Entry | None
    path: Path
    id: str
    mark: Ref
    place: Place


@dataclass(eq=False)
class Story:
    """All entries of the story that fit the model. Nothing of them changes once it is made.

    `catalogue` has the words for its readers, `untranslated` the languages of texts that are not in the
    story's, and `history` what the entries were before, where that is known; `derived` keeps what functions
    marked `kept` have found out about the story.
    """

    parsed: Parsed
    files: dict[str, File]
    catalogue: Catalogue
    untranslated: Mapping[str, str] = field(default_factory=dict)
    history: Mapping[Key, tuple[Version, ...]] = field(default_factory=dict)
    kinds: dict[str, Kind] = field(default_factory=dict)
    by_id: dict[str, Entry] = field(default_factory=dict)
    nodes: dict[str, Node] = field(default_factory=dict)
    derived: dict[Hashable, Any] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        parsed: Parsed,
        files: list[File],
        catalogue: Catalogue | None = None,
        untranslated: Mapping[str, str] | None = None,
    ) -> "Story":
        """Return the story of the parsed entries; of two with one id, the first counts.

        Without a catalogue it has the one that comes with the program for its language.
        """
        language = parsed.info.language if parsed.info else ""
        words = catalogue or catalogue_of(language)
        story = cls(parsed, {file.name: file for file in files}, words, untranslated or {})
        for kind, entry, node in parsed.entries:
            if entry.id not in story.by_id:
                story.kinds[entry.id] = kind
                story.by_id[entry.id] = entry
                story.nodes[entry.id] = node
        return story

    @property
    def info(self) -> StoryInfo:
        """What the story is about. Only a story without errors is sure to have it."""
        assert self.parsed.info is not None, "the story has errors"  # noqa: S101
        return self.parsed.info

    def _all(self, kind: Kind) -> dict[str, Any]:
        return {id_: entry for id_, entry in self.by_id.items() if self.kinds[id_] == kind}

    @cached_property
    def sources(self) -> dict[str, Source]:
        """The sources by id, in the order of the data; so for the kinds below."""
        return self._all("sources")

    @cached_property
    def actors(self) -> dict[str, Actor]:
        """The actors."""
        return self._all("actors")

    @cached_property
    def places(self) -> dict[str, StoryPlace]:
        """The places."""
        return self._all("places")

    @cached_property
    def events(self) -> dict[str, Event]:
        """The events; `timeline` has them in the order of time."""
        return self._all("events")

    @cached_property
    def claims(self) -> dict[str, Claim]:
        """The claims."""
        return self._all("claims")

    @cached_property
    def differences(self) -> dict[str, Difference]:
        """The differences."""
        return self._all("differences")

    @cached_property
    def questions(self) -> dict[str, Question]:
        """The questions."""
        return self._all("questions")

    @cached_property
    def terms(self) -> dict[str, Term]:
        """The terms."""
        return self._all("terms")

    @cached_property
    def updates(self) -> dict[str, Update]:
        """The updates."""
        return self._all("updates")

    @cached_property
    def event_kinds(self) -> dict[str, EventKind]:
        """What the story says of kinds of event, by their words."""
        return {kind.id: kind for kind in reversed(self.info.event_kinds)}

    @cached_property
    def timeline(self) -> tuple[Event, ...]:
        """The events in the order of time; those of one date in the order of the data."""
        return tuple(in_order(self.events.values(), lambda event: event.date))

    @cached_property
    def news(self) -> tuple[Update, ...]:
        """The updates, the newest first; of one day the last of the data first."""
        return tuple(sorted(self.updates.values(), key=lambda update: update.date.key)[::-1])

    def place_of(self, entry: Entry | None, *path: str | int) -> Place:
        """Return the place of a value inside an entry, or inside `story` where `entry` is None."""
        node = self._node(entry).at(path)
        if isinstance(node.value, dict) and node.keys:  # the first line says which one is meant
            return next(iter(node.keys.values()))
        return node.place

    def place_of_key(self, entry: Entry | None, *path: str | int) -> Place:
        """Return the place of the key that the path ends with."""
        above = self._node(entry).at(path[:-1])
        return above.keys.get(str(path[-1]), above.place)

    def comment_at(self, entry: Entry | None, *path: str | int) -> Place | None:
        """Return the place of the note that cuts a text off, where one does."""
        return self._node(entry).at(path).comment

    def lines(self, place: Place) -> tuple[str, ...]:
        """Return the lines of the file that `place` is in."""
        return self.files[place.file].lines

    def _node(self, entry: Entry | None) -> Node:
        if entry is None:
            assert self.parsed.info_node is not None  # noqa: S101 - its texts were found in it
            return self.parsed.info_node
        node = self.nodes[entry.id]
        if self.by_id[entry.id] is entry:
            return node
        return next(node for _, candidate, node in self.parsed.entries if candidate is entry)

    def parts(self) -> Iterator[tuple[Entry | None, Part]]:
        """Yield the story's own texts (with None) and every entry, in the order of the data."""
        if self.parsed.info is not None:
            yield None, self.parsed.info
        for _, entry, _ in self.parsed.entries:
            yield entry, entry

    @cached_property
    def _found(self) -> tuple[tuple[Entry | None, Texts], ...]:
        """All texts of every part, of which the checks ask again and again."""
        return tuple((entry, texts(part)) for entry, part in self.parts())

    @cached_property
    def texts(self) -> tuple[tuple[Place, str], ...]:
        """Every text that takes markup, with its place."""
        return tuple(
            (self.place_of(entry, *path), text)
            for entry, found in self._found
            for path, _, text in marked(found, Markup)
        )

    @cached_property
    def words(self) -> tuple[tuple[Entry | None, Path, str], ...]:
        """Every text that is words, with its entry (None: the story's own) and where it is in that."""
        return tuple((entry, path, text) for entry, found in self._found for path, text in words(found))

    def takes_markup(self, entry: Entry | None, path: Path) -> bool:
        """Return whether the text at `path` takes inline Markdown and references."""
        part = self.info if entry is None else entry
        return any(found == path for found, _, _ in marked(part, Markup))

    def addresses(self) -> Iterator[tuple[Place, str]]:
        """Yield every address of a page, with its place."""
        for entry, found in self._found:
            for path, _, url in marked(found, Address):
                yield self.place_of(entry, *path), url

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """Every reference by a key or in a text, in the order of the data."""
        return tuple(self._references())

    def _references(self) -> Iterator[Reference]:
        for entry, found in self._found:
            for path, mark, id_ in marked(found, Ref):
                yield Reference(entry, path, id_, cast("Ref", mark), self.place_of(entry, *path))
            for path, _, text in marked(found, Markup):
                place = self.place_of(entry, *path)
                for match in REFERENCE.finditer(text):
                    spot = place.narrow(self.lines(place), match[0], text[: match.start()])
                    yield Reference(entry, path, match[1], Ref(), spot)

    @cached_property
    def mentions(self) -> dict[str, tuple[Entry, ...]]:
        """For every id the other entries that refer to it, each once, in the order of the data."""
        by_id: dict[str, dict[str, Entry]] = {id_: {} for id_ in self.by_id}
        for reference in self.references:
            if reference.entry is not None and reference.id in by_id and reference.entry.id != reference.id:
                by_id[reference.id][reference.entry.id] = reference.entry
        return {id_: tuple(entries.values()) for id_, entries in by_id.items()}


P = ParamSpec("P")
R = TypeVar("R")


def kept(function: Callable[Concatenate[Story, P], R]) -> Callable[Concatenate[Story, P], R]:
    """Have what the function returns kept with the story: it is the same at every call, and goes with it.

    An entry among the arguments counts by its id.
    """

    @wraps(function)
    def keeping(story: Story, /, *args: P.args, **kwargs: P.kwargs) -> R:
        arguments = (*args, *kwargs.values()) if kwargs else args
        key = (function, *[arg if isinstance(arg, str) else getattr(arg, "id", arg) for arg in arguments])
        try:
            return cast("R", story.derived[key])
        except KeyError:
            pass
        story.derived[key] = result = function(story, *args, **kwargs)
        return result

    return keeping
