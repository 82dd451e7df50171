"""Which entry an editor means by a reference that leads nowhere: a misspelt id, or a name in any language."""

import difflib
import re
import unicodedata
from collections.abc import Collection, Iterator

from generator.checks.identity import well_formed
from generator.derive import Reference, Story, kept
from generator.model import Actor, Entry, Kind, StoryPlace

CLOSE = 0.75
"""How alike two ids are, from 0 to 1, for one to be suggested for the other."""

MOST = 50
"""To so many unknown ids one that is near is looked for: each is compared with all, which takes its time."""

_HEADLINES = ("name", "term", "title", "translation", "text", "question", "point")
"""The keys that say what an entry is called."""


@kept
def unknown(story: Story) -> tuple[tuple[Reference, str | None], ...]:
    """Return the references that lead to no entry, each with the id that is probably meant."""
    if story.parsed.nameless:
        return ()
    # An id that is not well formed is one mistake, however many entries refer to it.
    known = {*story.by_id, *story.parsed.broken, *map(well_formed, story.by_id)}
    lost = [reference for reference in story.references if reference.id not in known]
    meant: dict[tuple[str, tuple[Kind, ...]], str | None] = {}
    for reference in lost:
        asked = (reference.id, reference.mark.kinds)
        if asked not in meant:
            meant[asked] = _meant(story, *asked, near=len(meant) < MOST)
    return tuple((reference, meant[reference.id, reference.mark.kinds]) for reference in lost)


def _meant(story: Story, written: str, kinds: Collection[Kind], *, near: bool) -> str | None:
    """Return the id of one of these kinds that is probably meant: named so, near, or with it in its name."""
    wanted = well_formed(written)
    fitting = {id_ for id_, kind in story.kinds.items() if not kinds or kind in kinds}
    if wanted in fitting:
        return wanted
    by_name, parts = _names(story)
    exact = [id_ for id_ in by_name.get(_folded(written), ()) if id_ in fitting]
    if exact:
        return exact[0]
    if near and (nearest := _near(wanted, fitting)):
        return nearest
    part = [id_ for id_ in parts.get(_folded(written), ()) if id_ in fitting]
    if len(part) == 1:
        return part[0]
    close = (
        difflib.get_close_matches(_folded(written), by_name, 1, CLOSE) if near and _folded(written) else []
    )
    return next((id_ for name in close for id_ in by_name[name] if id_ in fitting), None)


def meant_by(story: Story, written: str, kinds: Collection[Kind] = ()) -> str | None:
    """Return the id of an entry, of one of these kinds, that is probably meant by what is written."""
    return _meant(story, written, kinds, near=True)


def _near(wanted: str, fitting: Collection[str]) -> str | None:
    """Return the id that is nearest, if it is near enough; its digits are the same."""
    digits = re.sub(r"\D", "", wanted)
    alike = [id_ for id_ in sorted(fitting) if re.sub(r"\D", "", id_) == digits]
    close = difflib.get_close_matches(wanted, alike, 1, CLOSE)
    return close[0] if close else None


@kept
def _names(story: Story) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Return the ids of the entries by what they are called, and by the words of their names."""
    whole: dict[str, list[str]] = {}
    parts: dict[str, list[str]] = {}
    for id_, entry in story.by_id.items():
        for name in dict.fromkeys(map(_folded, _called(entry))):
            whole.setdefault(name, []).append(id_)
        if isinstance(entry, Actor | StoryPlace):
            for word in dict.fromkeys(word for name in _called(entry) for word in _folded(name).split()):
                parts.setdefault(word, []).append(id_)
    return whole, parts


def _called(entry: Entry) -> Iterator[str]:
    """Yield what an entry is called, in every language and form."""
    yield from (value for key in _HEADLINES if isinstance(value := getattr(entry, key, None), str))
    if isinstance(entry, Actor | StoryPlace):
        yield from entry.names.values()
    if isinstance(entry, Actor):
        yield from (spelling.form for spelling in entry.also_written)


def _folded(text: str) -> str:
    """Return the words of a text without case, accents and punctuation."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFC", plain).casefold()))
