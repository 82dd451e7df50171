"""The kinds of entry, one row for each: its model, its page, its names. A new kind is a new row.

The rows stand in the order in which a page lists the entries of all kinds that refer to its own.
"""

from dataclasses import dataclass

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
    noun: str
    nouns: str
    """What one, and several, are called in a list."""
    found_as: str
    """What a result of the search says that it is."""
    called_by: str = ""
    """The field that it is called by where it is mentioned; none where its name is made of several."""
    boost: int = 0
    """How much more than others the search looks for it: who searches a name looks for its bearer first."""


TABLE: tuple[KindOfEntry, ...] = (
    KindOfEntry("claims", Claim, "claims/{}.md", "claim", "claims", "Claim"),
    KindOfEntry("events", Event, "events/{}.md", "event", "events", "Event", "title"),
    KindOfEntry("questions", Question, "questions/{}.md", "question", "questions", "Question", "question"),
    KindOfEntry(
        "differences", Difference, "differences.md#{}", "difference", "differences", "Difference", "point"
    ),
    KindOfEntry("sources", Source, "sources/{}.md", "source", "sources", "Source"),
    KindOfEntry("actors", Actor, "actors/{}.md", "actor", "actors", "Actor", "name", boost=3),
    KindOfEntry("places", StoryPlace, "places.md#{}", "place", "places", "Place", "name", boost=3),
    KindOfEntry(
        "terms", Term, "glossary.md#{}", "word of the glossary", "words of the glossary", "Glossary", "term"
    ),
    KindOfEntry("updates", Update, "updates.md#{}", "update", "updates", "Update"),
)

KIND_OF: dict[Kind, KindOfEntry] = {row.key: row for row in TABLE}
"""The rows by their keys."""
