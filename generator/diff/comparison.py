"""Compare two stories entry by entry."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace

from generator.compare import Change, changes, plain
from generator.derive import Story
from generator.diff.standings import StandingChange, standing_changes
from generator.model import KINDS, Entry, Kind, Markup, Moved, Part, Path, Ref, marked
from generator.read import Plain
from generator.render.names import name

Key = tuple[Kind, str]


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two that are compared: a story in all its languages, and what it is called.

    `sound` is whether it has no errors; `notes` say what of it could not be read.
    """

    called: str
    story: Story
    others: Mapping[str, Story] = field(default_factory=dict)
    sound: bool = True
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """An entry, with what it is called; `reason` says why it is gone, where the story says so."""

    kind: Kind
    id: str
    name: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Renamed:
    """An entry that is now told under another id, or as another kind of entry, by `story.moved`."""

    kind: Kind
    id: str
    to_kind: Kind
    to: str
    name: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Changed:
    """An entry, with what has changed about it."""

    kind: Kind
    id: str
    name: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What has changed from the `old` to the `new`, each in the order of the kinds and of the data.

    `story` are the changes of what stands in `story` itself, and `notes` say what could not be compared.
    """

    old: str
    new: str
    as_of: str
    added: tuple[Named, ...] = ()
    removed: tuple[Named, ...] = ()
    moved: tuple[Renamed, ...] = ()
    standings: tuple[StandingChange, ...] = ()
    changed: tuple[Changed, ...] = ()
    story: tuple[Change, ...] = ()
    notes: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Return whether anything has changed."""
        return any((self.added, self.removed, self.moved, self.standings, self.changed, self.story))


def compare(old: Side, new: Side) -> Comparison:
    """Return what has changed from one story to another.

    An entry that does not fit the model on one of the sides is not compared, and said not to be. Standings
    follow from the whole story, so they are compared where both have no errors.
    """
    before, after = _entries(old.story), _entries(new.story)
    moved = {(one.kind, one.id): one for one in _moved(new.story) if (one.kind, one.id) in before}
    moved = {key: one for key, one in moved.items() if key not in after}
    unread = {
        *(key for key in after if key not in before and key[1] in old.story.parsed.broken),
        *(key for key in before if key not in after and key[1] in new.story.parsed.broken),
    }
    renamed = dict(_renamed(moved, before, after))
    pairs = {key: key for key in after if key in before} | renamed
    ids = {was[1]: now[1] for now, was in renamed.items()}
    changed = [_changed(old, new, pairs[key], key, ids) for key in after if key in pairs]
    sound = old.sound and new.sound
    notes = [*old.notes, *new.notes]
    if unread:
        listed = ", ".join(f"`{id_}`" for id_ in sorted(id_ for _, id_ in unread))
        notes.append(f"not compared, as they cannot be read on both sides: {listed}")
    if not sound:
        notes.append("standings are not compared, as they follow from a story without errors")
    notes += [f"{code} is new among the languages" for code in new.others if code not in old.others]
    return Comparison(
        old=old.called,
        new=new.called,
        as_of=new.story.parsed.info.as_of.text if new.story.parsed.info else "",
        added=tuple(_named(new, key) for key in after if key not in pairs and key not in unread),
        removed=tuple(
            replace(_named(old, key), reason=(moved[key].reason or "") if key in moved else "")
            for key in before
            if key not in after and key not in unread and not (key in moved and _leads_on(new, moved[key]))
        ),
        moved=tuple(_moving(new, one) for one in moved.values() if _leads_on(new, one)),
        standings=tuple(standing_changes(old.story, new.story, pairs, _called)) if sound else (),
        changed=tuple(one for one in changed if one.changes),
        story=tuple(_of_story(old, new, ids)),
        notes=tuple(dict.fromkeys(notes)),
    )


def _entries(story: Story) -> dict[Key, Entry]:
    found = {(story.kinds[id_], id_): entry for id_, entry in story.by_id.items()}
    return dict(sorted(found.items(), key=lambda pair: KINDS.index(pair[0][0])))


def _moved(story: Story) -> tuple[Moved, ...]:
    return story.parsed.info.moved if story.parsed.info else ()


def _leads_on(new: Side, one: Moved) -> bool:
    return one.to is not None and one.to in new.story.by_id


def _renamed(
    moved: Mapping[Key, Moved], before: Mapping[Key, Entry], after: Mapping[Key, Entry]
) -> Iterator[tuple[Key, Key]]:
    """Yield the entries that are new under their id, with those that they were before."""
    for key, one in moved.items():
        target = (one.kind, one.to or "")
        if target in after and target not in before:
            yield target, key


def _moving(new: Side, one: Moved) -> Renamed:
    to = one.to or ""
    name = _called(new.story, to)
    return Renamed(one.kind, one.id, new.story.kinds[to], to, name, one.reason or "")


def _named(side: Side, key: Key) -> Named:
    return Named(*key, _called(side.story, key[1]))


def _called(story: Story, id_: str) -> str:
    """Return what an entry is called; by its id where that takes another one that is not there."""
    try:
        return name(story, story.by_id[id_])
    except KeyError:
        return id_


def _changed(old: Side, new: Side, before: Key, after: Key, ids: Mapping[str, str]) -> Changed:
    """Return what has changed about an entry, in every language that both sides have.

    A reference that follows an entry to its new id, one of `ids`, is no change.
    """
    first = changes(_followed(old.story.by_id[before[1]], ids), _values(new.story.by_id[after[1]]))
    new_languages = new.others.keys() - old.others.keys()
    found = [change for change in first if change.path != ("id",) and not _of_language(change, new_languages)]
    for code, story in new.others.items():
        was = old.others[code].by_id.get(before[1]) if code in old.others else None
        now = story.by_id.get(after[1])
        if was and now:
            texts = old.others[code].untranslated, story.untranslated
            found += _only_in(code, first, changes(_followed(was, ids), _values(now)), texts)
    return Changed(*after, _called(new.story, after[1]), tuple(found))


def _of_language(change: Change, codes: Collection[str]) -> bool:
    """Return whether a change is a name in a language that is new as a whole, which is told once."""
    names = change.path[1:] or (change.new if isinstance(change.new, dict) else ())
    return change.path[0] == "names" and change.old is None and set(names) <= set(codes)


def _only_in(
    code: str,
    first: tuple[Change, ...],
    translated: tuple[Change, ...],
    texts: tuple[Mapping[str, str], Mapping[str, str]],
) -> Iterator[Change]:
    """Yield the changes in another language that are none of the first, with its code at the end of the path.

    A text that stands in the first language for want of a translation is no translation.
    """
    known = {(change.path, str(plain(change.old)), str(plain(change.new))) for change in first}
    named = any(change.path[:2] == ("names", code) for change in first)
    for change in translated:
        if change.path[0] in ("names", "id") or (change.path == ("name",) and named):
            continue
        if (change.path, str(plain(change.old)), str(plain(change.new))) in known:
            continue
        old = None if str(change.old) in texts[0] else change.old
        new = None if str(change.new) in texts[1] else change.new
        if old is not None or new is not None:
            what = "added" if old is None else "removed" if new is None else change.what
            yield Change((*change.path, code), what, old, new)


def _of_story(old: Side, new: Side, ids: Mapping[str, str]) -> Iterator[Change]:
    before, after = old.story.parsed.info, new.story.parsed.info
    if before and after:
        yield from (
            change for change in changes(_followed(before, ids), _values(after)) if change.path[0] != "moved"
        )


def _values(part: Part) -> dict[str, Plain]:
    values: dict[str, Plain] = part.model_dump(mode="python", exclude_defaults=True)
    return values


_LINK = re.compile(r"(?<=\[\[)[a-z0-9-]+(?=\]\]|\|)")
"""The id in a reference of a text."""


def _followed(part: Part, ids: Mapping[str, str]) -> dict[str, Plain]:
    """Return the values of an entry with its references to the keys of `ids` led to what these became."""
    led = {path: ids[text] for path, _, text in marked(part, Ref) if text in ids}
    if ids:
        for path, _, text in marked(part, Markup):
            led[path] = _LINK.sub(lambda found: ids.get(found[0], found[0]), text)
    values = _values(part)
    return {key: _led(value, led, (key,)) for key, value in values.items()} if led else values


def _led(value: Plain, led: Mapping[Path, str], path: Path) -> Plain:
    """Return a value with what `led` has for the paths in it."""
    match value:
        case dict():
            return {key: _led(one, led, (*path, key)) for key, one in value.items()}
        case tuple():
            return tuple(_led(one, led, (*path, number)) for number, one in enumerate(value))
        case _:
            return led.get(path, value)
