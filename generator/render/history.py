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
from generator.model import KIND_OF, Kind, Source, text_at
from generator.read import Plain
from generator.render.phrases import STATUS
from generator.render.prose import Markdown, Prose, escape

MOST_SHOWN = 12
"""How many days with changes are shown, the newest."""

MOST_WORDS = 120
"""How many characters of a text are shown as they were and as they are."""

FIELDS = {
    "id": gettext_noop("Address of this page"),
    "title": gettext_noop("Title"),
    "text": gettext_noop("Claim"),
    "question": gettext_noop("Question"),
    "name": gettext_noop("Name"),
    "label": gettext_noop("Short name"),
    "translation": gettext_noop("Title, translated"),
    "date": gettext_noop("Date"),
    "published": gettext_noop("Published"),
    "status": gettext_noop("Status"),
    "answer": gettext_noop("Answer"),
    "kind": gettext_noop("Kind"),
    "type": gettext_noop("Kind"),
    "role": gettext_noop("Role"),
    "part_of": gettext_noop("Belongs to"),
    "publisher": gettext_noop("Publisher"),
    "author": gettext_noop("Author"),
    "place": gettext_noop("Place"),
    "actors": gettext_noop("Who is involved"),
    "reports": gettext_noop("Reports"),
    "sources": gettext_noop("Sources"),
    "derived_from": gettext_noop("What it goes back to"),
    "assessment": gettext_noop("How the editors judge it"),
    "summary": gettext_noop("Summary"),
    "known": gettext_noop("What is known"),
    "would_settle": gettext_noop("What would settle it"),
    "why": gettext_noop("Why it matters"),
    "note": gettext_noop("Note"),
    "about": gettext_noop("What it is about"),
    "also_written": gettext_noop("Other forms of the name"),
    "names": gettext_noop("Names"),
    "relations": gettext_noop("Relations"),
    "links": gettext_noop("Links"),
    "language": gettext_noop("Language"),
    "seen": gettext_noop("How much was read"),
    "url": gettext_noop("Address"),
    "archived": gettext_noop("Stored copy"),
    "accessed": gettext_noop("Read on"),
    "asked": gettext_noop("Asked"),
    "reviewed": gettext_noop("Last looked into"),
    "sha256": gettext_noop("SHA-256 of the text"),
}
"""What readers call the fields of entries that have a page, the weightiest first; others are not told of."""

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
    lines = list(_lines(prose, id_, versions))
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
    teller = _Teller(prose, id_)
    before: dict[str, Plain] | None = None
    for version in versions:
        values = {key: teller.told(key, value) for key, value in version.values.items()}
        said = [prose.gettext("First listed")] if before is None else list(teller.said(before, values))
        if version.day and said:
            day = prose.date(edtf.parse_day(version.day))
            yield prose.gettext("%(day)s: %(changes)s", day=day, changes=prose.clauses(said))
        before = values


class _Teller:
    """Tells what has changed between versions of an entry, in the language of a page."""

    def __init__(self, prose: Prose, id_: str) -> None:
        self.prose = prose
        self.entry = prose.story.by_id[id_]
        self.model = KIND_OF[prose.story.kinds[id_]].model
        self.languages = prose.story.info.languages or (prose.story.info.language,)
        self.translated: set[str] = set()
        """The texts that had a translation into the language of the page."""

    def told(self, key: str, value: Plain) -> Plain:
        """Return a value in the language of the page, or in the first one where it had no translation."""
        match value:
            case dict() if key != "names" and value and value.keys() <= set(self.languages):
                text = value.get(self.prose.story.info.language)
                self.translated.add(str(text))
                return value.get(self.languages[0]) if text is None else text
            case dict():
                return {inner: self.told(inner, one) for inner, one in value.items()}
            case tuple():
                return tuple(self.told(key, one) for one in value)
            case _:
                return value

    def said(self, old: Mapping[str, Plain], new: Mapping[str, Plain]) -> Iterator[Markdown]:
        """Yield what has changed between two versions, field by field."""
        by_field: dict[str, list[Change]] = {}
        for change in changes(old, new):
            by_field.setdefault(change.path[0], []).append(change)
        for field, message in FIELDS.items():
            if field in by_field:
                yield self._of_field(self.prose.gettext(message), by_field[field])

    def _of_field(self, field: Markdown, found: list[Change]) -> Markdown:
        gettext, first = self.prose.gettext, found[0]
        if first.path[0] in LISTS and first.what != "reordered":
            parts = [gettext(COUNTS[what], num=number) for what, number in _counts(found).items() if number]
            return gettext("%(field)s (%(counts)s)", field=field, counts=self.prose.beside(parts))
        old, new = (self._words(first.path, value) for value in (first.old, first.new))
        if len(found) == 1 and old and new:
            return gettext("%(field)s: %(new)s (before: %(old)s)", field=field, new=new, old=old)
        what = first.what if len(found) == 1 and len(first.path) == 1 else "changed"
        return gettext(SAID[what], field=field)

    def _words(self, path: tuple[str, ...], value: Plain) -> Markdown:
        """Return a value as readers are told it; nothing where it is too long, or no words of the page."""
        prose, text = self.prose, str(value) if isinstance(value, str | int) else ""
        if len(path) > 1 or not text or len(text) > MOST_WORDS:
            return Markdown("")
        field = path[0]
        words = Markdown("")
        if field in DATES:
            words = _date(prose, text)
        elif field == "status" and text in STATUS:
            words = prose.gettext(STATUS[text])
        elif field in ACTORS_AND_PLACES and text in prose.story.by_id:
            words = escape(prose.label(text))
        elif field in SHORT:
            words = prose.gettext("“%(words)s”", words=escape(text))
            if field == "title" and isinstance(self.entry, Source):
                words = prose.title_language(words, self.entry)
            elif text_at(self.model, field)[1] and text not in self.translated:
                words = prose.language(words, self.languages[0])
        return words


def _date(prose: Prose, text: str) -> Markdown:
    try:
        return prose.date(edtf.parse(text))
    except edtf.DateError:  # older data may have had other dates
        return escape(text)


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
