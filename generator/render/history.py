"""What changed about an entry and when, for its page: by the commits of the repository, in words.

Names of those who made the changes are not told. Of a change of many words only the field is named: what it
says now stands on the page.
"""

from collections.abc import Iterator, Mapping

from generator.catalogue import gettext_noop
from generator.compare import Change, changes
from generator.dates import edtf
from generator.derive import Story, kept
from generator.history import Version
from generator.model import Kind, Source
from generator.read import Plain
from generator.render.phrases import STATUS
from generator.render.prose import Markdown, Prose, escape

MOST_SHOWN = 12
"""How many days with changes are shown, the newest."""

MOST_WORDS = 120
"""How many characters of a text are shown as they were and as they are."""

FIELDS = {
    "id": gettext_noop("Address of this page"),
    "about": gettext_noop("What it is about"),
    "accessed": gettext_noop("Read on"),
    "actors": gettext_noop("Who is involved"),
    "also_written": gettext_noop("Other forms of the name"),
    "answer": gettext_noop("Answer"),
    "archived": gettext_noop("Stored copy"),
    "asked": gettext_noop("Asked"),
    "assessment": gettext_noop("How the editors judge it"),
    "author": gettext_noop("Author"),
    "date": gettext_noop("Date"),
    "derived_from": gettext_noop("What it goes back to"),
    "kind": gettext_noop("Kind"),
    "known": gettext_noop("What is known"),
    "label": gettext_noop("Short name"),
    "language": gettext_noop("Language"),
    "links": gettext_noop("Links"),
    "name": gettext_noop("Name"),
    "names": gettext_noop("Names"),
    "note": gettext_noop("Note"),
    "part_of": gettext_noop("Belongs to"),
    "place": gettext_noop("Place"),
    "published": gettext_noop("Published"),
    "publisher": gettext_noop("Publisher"),
    "question": gettext_noop("Question"),
    "relations": gettext_noop("Relations"),
    "reports": gettext_noop("Reports"),
    "reviewed": gettext_noop("Last looked into"),
    "role": gettext_noop("Role"),
    "seen": gettext_noop("How much was read"),
    "sha256": gettext_noop("SHA-256 of the text"),
    "sources": gettext_noop("Sources"),
    "status": gettext_noop("Status"),
    "summary": gettext_noop("Summary"),
    "text": gettext_noop("Claim"),
    "title": gettext_noop("Title"),
    "translation": gettext_noop("Title, translated"),
    "type": gettext_noop("Kind"),
    "url": gettext_noop("Address"),
    "why": gettext_noop("Why it matters"),
    "would_settle": gettext_noop("What would settle it"),
}
"""What readers call the fields of entries that have a page; others are not told of."""

DATES = {"accessed", "asked", "date", "published", "reviewed"}
LISTS = {"about", "actors", "also_written", "derived_from", "links", "relations", "reports", "sources"}
ACTORS_AND_PLACES = {"part_of", "place", "publisher"}
SHORT = {"author", "id", "label", "name", "question", "role", "text", "title", "translation"}
"""Fields that are shown as they were and as they are; others are only said to have changed."""

COUNTS = {
    "added": gettext_noop("added: %(num)s"),
    "removed": gettext_noop("taken out: %(num)s"),
    "changed": gettext_noop("changed: %(num)s"),
}
SAID = {
    "added": gettext_noop("%(field)s: added"),
    "removed": gettext_noop("%(field)s: taken out"),
    "changed": gettext_noop("%(field)s: changed"),
    "reordered": gettext_noop("%(field)s: in another order"),
}


def history(prose: Prose, id_: str) -> list[Markdown]:
    """Return the changes of an entry as lines, a day each, the newest first; none without a history."""
    versions = _versions(prose.story, prose.story.kinds[id_], id_)
    lines = [line for line in _lines(prose, id_, versions) if line]
    shown = lines[: -MOST_SHOWN - 1 : -1]
    if len(shown) < len(lines) or (versions and not versions[0].day):
        shown.append(prose.gettext("Earlier changes are not shown."))
    return shown if versions and (lines or versions[0].day) else []


def _versions(story: Story, kind: Kind, id_: str) -> tuple[Version, ...]:
    """Return the versions of an entry, also those under a name that it had before."""
    versions, names = story.history.get((kind, id_), ()), [id_]
    while versions and versions[0].day:
        for old in _renamed(story).get((kind, names[-1]), ()):
            before = story.history.get((kind, old), ())
            if before and old not in names and before[-1].day <= versions[0].day:
                versions = (*before, *versions)
                names.append(old)
                break
        else:
            break
    return versions


@kept
def _renamed(story: Story) -> Mapping[tuple[Kind, str], list[str]]:
    """Return the former names of entries that were renamed, by their kinds and names of today."""
    found: dict[tuple[Kind, str], list[str]] = {}
    for moved in story.info.moved:
        if moved.to and moved.to != moved.id:
            found.setdefault((moved.kind, moved.to), []).append(moved.id)
    return found


def _lines(prose: Prose, id_: str, versions: tuple[Version, ...]) -> Iterator[Markdown]:
    before: dict[str, Plain] | None = None
    for version in versions:
        values = {key: _told(prose.story, key, value) for key, value in version.values.items()}
        if version.day:
            said = (
                [prose.gettext("First listed")] if before is None else list(_said(prose, id_, before, values))
            )
            day = prose.date(edtf.parse_day(version.day))
            yield (
                prose.gettext("%(day)s: %(changes)s", day=day, changes=prose.clauses(said))
                if said
                else Markdown("")
            )
        before = values


def _told(story: Story, key: str, value: Plain) -> Plain:
    """Return a value in the language of the story; other languages are told on other pages."""
    match value:
        case dict() if key != "names" and value and value.keys() <= set(story.info.languages):
            return value.get(story.info.language, value.get(story.info.languages[0]))
        case dict():
            return {inner: _told(story, inner, one) for inner, one in value.items()}
        case tuple():
            return tuple(_told(story, key, one) for one in value)
        case _:
            return value


def _said(prose: Prose, id_: str, old: Mapping[str, Plain], new: Mapping[str, Plain]) -> Iterator[Markdown]:
    """Yield what has changed between two versions, field by field."""
    by_field: dict[str, list[Change]] = {}
    for change in changes(old, new):
        by_field.setdefault(change.path[0], []).append(change)
    for field, message in FIELDS.items():
        if field in by_field:
            yield _of_field(prose, id_, prose.gettext(message), by_field[field])


def _of_field(prose: Prose, id_: str, field: Markdown, found: list[Change]) -> Markdown:
    first = found[0]
    if first.path[0] in LISTS and first.what != "reordered":
        counts = _counts(found)
        parts = [prose.gettext(COUNTS[what], num=number) for what, number in counts.items() if number]
        return prose.gettext("%(field)s (%(counts)s)", field=field, counts=prose.beside(parts))
    old, new = (_words(prose, id_, first.path, value) for value in (first.old, first.new))
    if len(found) == 1 and old and new:
        return prose.gettext("%(field)s: %(new)s (before: %(old)s)", field=field, new=new, old=old)
    what = first.what if len(found) == 1 and len(first.path) == 1 else "changed"
    return prose.gettext(SAID[what], field=field)


def _counts(found: list[Change]) -> dict[str, int]:
    """Return how many items of a list are new, gone and changed."""
    counts = dict.fromkeys(COUNTS, 0)
    changed = set()
    for change in found:
        if len(change.path) > 2:  # noqa: PLR2004 - a field of an item
            changed.add(change.path[1])
        elif len(change.path) == 2:  # noqa: PLR2004 - an item
            counts[change.what] += 1
        else:
            counts["added"] += len(change.new) if isinstance(change.new, tuple) else 0
            counts["removed"] += len(change.old) if isinstance(change.old, tuple) else 0
    counts["changed"] += len(changed)
    return counts


def _words(prose: Prose, id_: str, path: tuple[str, ...], value: Plain) -> Markdown:
    """Return a value as readers are told it; nothing where it is too long, or no words of the page."""
    story, text = prose.story, str(value) if isinstance(value, str | int) else ""
    if len(path) > 1 or not text or len(text) > MOST_WORDS:
        return Markdown("")
    field, entry = path[0], story.by_id[id_]
    words = Markdown("")
    if field in DATES:
        words = _date(prose, text)
    elif field == "status" and text in STATUS:
        words = prose.gettext(STATUS[text])
    elif field in ACTORS_AND_PLACES and text in story.by_id:
        words = escape(prose.label(text))
    elif field in SHORT:
        words = prose.gettext("“%(words)s”", words=escape(text))
        if field == "title" and isinstance(entry, Source):
            words = prose.title_language(words, entry)
    return words


def _date(prose: Prose, text: str) -> Markdown:
    try:
        return prose.date(edtf.parse(text))
    except edtf.DateError:  # older data may have had other dates
        return escape(text)
