"""The kinds of entry, one row for each: its model, its page, its names. A new kind is a new row.

The rows stand in the order in which a page lists the entries of all kinds that refer to its own.
"""

from dataclasses import dataclass

from generator.catalogue import gettext_noop, ngettext_noop
from generator.model.entries import Actor, Event, Question, StoryPlace, Term, Update
from generator.model.evidence import Claim, Difference, Source
from generator.model.fields import Entry, Kind


@dataclass(frozen=True, slots=True)
class KindOfEntry:
    """What holds for all entries of one kind."""

    key: Kind
    """The key of the data file that lists them."""
    model: type[Entry]
    """What an editor writes of one."""
    page: str
    """Where one is shown, below docs/: on a page of its own, or at an anchor of the section's page."""
    counted: tuple[str, str]
    """The message that counts one, and the one that counts several, in a list."""
    found_as: str
    """What a result of the search says that it is; a message."""
    called_by: str = ""
    """The field that it is called by where it is mentioned; none where its name is made of several."""
    boost: int = 0
    """How much more than others the search looks for it: who searches a name looks for its bearer first."""


TABLE: tuple[KindOfEntry, ...] = (
    KindOfEntry(
        "claims",
        Claim,
        "claims/{}.md",
        ngettext_noop("%(num)s claim", "%(num)s claims"),
        gettext_noop("Claim"),
    ),
    KindOfEntry(
        "events",
        Event,
        "events/{}.md",
        ngettext_noop("%(num)s event", "%(num)s events"),
        gettext_noop("Event"),
        "title",
    ),
    KindOfEntry(
        "questions",
        Question,
        "questions/{}.md",
        ngettext_noop("%(num)s question", "%(num)s questions"),
        gettext_noop("Question"),
        "question",
    ),
    KindOfEntry(
        "differences",
        Difference,
        "differences.md#{}",
        ngettext_noop("%(num)s difference", "%(num)s differences"),
        gettext_noop("Difference"),
        "point",
    ),
    KindOfEntry(
        "sources",
        Source,
        "sources/{}.md",
        ngettext_noop("%(num)s source", "%(num)s sources"),
        gettext_noop("Source"),
    ),
    KindOfEntry(
        "actors",
        Actor,
        "actors/{}.md",
        ngettext_noop("%(num)s actor", "%(num)s actors"),
        gettext_noop("Actor"),
        "name",
        boost=3,
    ),
    KindOfEntry(
        "places",
        StoryPlace,
        "places.md#{}",
        ngettext_noop("%(num)s place", "%(num)s places"),
        gettext_noop("Place"),
        "name",
        boost=3,
    ),
    KindOfEntry(
        "terms",
        Term,
        "glossary.md#{}",
        ngettext_noop("%(num)s word of the glossary", "%(num)s words of the glossary"),
        gettext_noop("Glossary"),
        "term",
    ),
    KindOfEntry(
        "updates",
        Update,
        "updates.md#{}",
        ngettext_noop("%(num)s update", "%(num)s updates"),
        gettext_noop("Update"),
    ),
)

KIND_OF: dict[Kind, KindOfEntry] = {row.key: row for row in TABLE}
"""The rows by their keys."""
