"""The kinds of entry of a story, but for those that carry evidence, and the JSON Schema of all.

The types say the shape: frozen, strict, no unknown keys. What takes the whole story to see, or an
editor's eye, is in `checks`.
"""

from typing import Annotated, Any, Literal

from pydantic import Field

from generator.model.evidence import Claim, Difference, Source
from generator.model.fields import (
    ID_PATTERN,
    Accepted,
    ActorId,
    AnyId,
    Code,
    Date,
    Day,
    Entry,
    EventKindCode,
    Kind,
    Language,
    Link,
    Names,
    Part,
    PlaceId,
    SourceId,
    Text,
    Words,
)

NO_CONTACT = "none"
"""What the editors write where readers have no address for errors."""


class EventKind(Part):
    """What the story says of a kind of event: one of its own, or one of the usual."""

    id: EventKindCode
    """The word that stands behind `kind`, in small letters and hyphens."""
    name: Words
    """What readers read."""
    together: bool = False
    """Whether the people who take part meet: they are then joined in the picture of who met whom."""
    colour: Literal["blue", "green", "red", "violet", "yellow"] | None = None
    """The colour of the mark in the picture of the timeline, if not that of the text."""


class Moved(Part):
    """An entry that is no longer there: readers still follow its address."""

    kind: Kind
    """The kind that it was listed under."""
    id: Annotated[str, Code(), Field(json_schema_extra={"pattern": ID_PATTERN})]
    """The id that it had."""
    to: AnyId | None = None
    """The entry that took its place."""
    reason: Text | None = None
    """Why it is gone, or what became of it."""


class StoryInfo(Part):
    """What the explainer is about."""

    title: Words
    """The title of the site, short."""
    question: Words
    """The headline question that the explainer answers."""
    summary: Text
    """The answer in under 120 words: what is known, who says so, what is not known."""
    language: Language
    """The language of the explainer, as a BCP 47 code such as `en`."""
    languages: tuple[Language, ...] = ()
    """All languages that the explainer is told in, where there are several; `language` is the first."""
    as_of: Day
    """The day up to which the explainer knows."""
    contact: str | None = None
    """Where readers report errors: an https or mailto address, or `none`."""
    event_kinds: tuple[EventKind, ...] = ()
    """Kinds of event of this story, beside the usual ones or in place of them."""
    lanes: Literal["parties", "kinds", "places"] = "parties"
    """What the lanes of the timeline's picture are."""
    moved: tuple[Moved, ...] = ()
    """Entries that were renamed or taken out, whose addresses readers may have."""
    policies: tuple[Link, ...] = ()
    """Pages that tell how the editors work: corrections, sources, ownership."""
    review_after: Annotated[int, Field(ge=1)] | None = Field(default=None, exclude=True)
    """After how many days the editors look at an open question again."""
    accept: Accepted = Field(default_factory=dict)
    """The warnings and hints about the story itself that are right as they are, each with the reason."""

    @property
    def address_for_errors(self) -> str | None:
        """Where readers report errors; None where they cannot."""
        return None if self.contact == NO_CONTACT else self.contact


class Spelling(Part):
    """A form of a name that sources use."""

    form: str
    """The form, letter by letter."""
    sources: tuple[SourceId, ...]
    """The sources that use it."""
    note: Text | None = None
    """What is odd about it."""


class Relation(Part):
    """What one actor is to another."""

    to: ActorId
    """The other actor."""
    what: Words
    """The relation, as in “met”, “commands”."""
    since: Date | None = None
    """Since when, in EDTF."""
    binds: bool = False
    """Whether the two are no strangers when they say the same: allies, one commands or pays the other."""


class Actor(Entry):
    """Who acts or speaks."""

    name: Words
    """The name in the explainer's language."""
    kind: Literal["person", "organisation", "state", "media"]
    """What sort of actor."""
    names: Names = Field(default_factory=dict)
    """The name in other languages, by BCP 47 code."""
    also_written: tuple[Spelling, ...] = ()
    """Other forms of the name that sources use, wrong ones included."""
    role: Words | None = None
    """The office or function, in a few words."""
    part_of: ActorId | None = None
    """The actor that this one belongs to or speaks for: a person an office, an office a state."""
    summary: Text
    """Who this is, in a sentence or two."""
    relations: tuple[Relation, ...] = ()
    """What this actor is to others."""
    wikidata: str | None = Field(default=None, pattern="^Q[1-9][0-9]*$")
    """The item of Wikidata, as in Q42."""
    links: tuple[Link, ...] = ()
    """Pages about the actor."""


class StoryPlace(Entry):
    """Where things happen."""

    name: Words
    """The name in the explainer's language."""
    names: Names = Field(default_factory=dict)
    """The name in other languages, by BCP 47 code."""
    within: PlaceId | None = None
    """The place that this one lies in."""
    latitude: float | None = Field(default=None, ge=-90, le=90)
    """Degrees north of the equator."""
    longitude: float | None = Field(default=None, ge=-180, le=180)
    """Degrees east of Greenwich."""
    wikidata: str | None = Field(default=None, pattern="^Q[1-9][0-9]*$")
    """The item of Wikidata, as in Q42."""


class Event(Entry):
    """When something happened."""

    date: Date
    """When, in EDTF, no more exact than the sources are."""
    title: Words
    """What happened, as a headline."""
    summary: Text
    """What happened, in a few sentences."""
    kind: EventKindCode
    """What sort of event: a usual one, or a word of the story's own, which `event_kinds` may tell more of."""
    place: PlaceId | None = None
    """Where it happened."""
    actors: tuple[ActorId, ...] = ()
    """Who took part."""
    sources: tuple[SourceId, ...]
    """The sources that tell of it."""


class Question(Entry):
    """What is not known."""

    question: Words
    """The question."""
    why: Text
    """Why it matters."""
    known: Text
    """What is known towards an answer."""
    would_settle: Text
    """What would settle it."""
    status: Literal["open", "partly-answered", "answered"]
    """How far it is answered."""
    answer: Text | None = None
    """The answer, once there is one."""
    about: tuple[AnyId, ...] = ()
    """The entries that the question is about."""
    asked: Day | None = None
    """When the editors first asked it."""
    reviewed: Day | None = None
    """When they last looked for an answer."""


class Term(Entry):
    """A word that needs explaining or neutral wording."""

    term: Words
    """The word as the explainer uses it."""
    meaning: Text
    """What it means here."""
    avoid: tuple[str, ...] = ()
    """Forms that the explainer does not use in its own voice."""


class Update(Entry):
    """What changed in this explainer."""

    date: Day
    """When."""
    kind: Literal["update", "clarification", "correction"]
    """Whether something was added, made clearer or wrong."""
    text: Text
    """What changed."""
    about: tuple[AnyId, ...] = ()
    """The entries that changed."""


class StoryFile(Part):
    """A data file: one or more of these keys. All files of the folder make one story."""

    story: StoryInfo | None = None
    """What the explainer is about; in one file only."""
    sources: tuple[Source, ...] = ()
    """What was read."""
    actors: tuple[Actor, ...] = ()
    """Who acts or speaks."""
    places: tuple[StoryPlace, ...] = ()
    """Where things happen."""
    events: tuple[Event, ...] = ()
    """When things happened."""
    claims: tuple[Claim, ...] = ()
    """What is said to be so, and who says it."""
    differences: tuple[Difference, ...] = ()
    """Where the sources disagree with each other."""
    questions: tuple[Question, ...] = ()
    """What is not known."""
    terms: tuple[Term, ...] = ()
    """Words that need explaining or neutral wording."""
    updates: tuple[Update, ...] = ()
    """What changed in this explainer, corrections included."""


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a data file."""
    schema = StoryFile.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
