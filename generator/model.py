"""The kinds of entry of a story: frozen, strict types that also give the JSON Schema of the data.

The types say the shape. What takes the whole story to see, or an editor's eye, is in `checks`.
"""

from typing import Any, Literal

from pydantic import Field

from generator.fields import (
    ActorId,
    AnyId,
    Date,
    Day,
    EventId,
    Id,
    Kind,
    Part,
    PlaceId,
    SourceId,
    Text,
    Url,
)  # fmt: skip


class Entry(Part):
    """What every entry has: an id."""

    id: Id
    """Lower-case words joined by hyphens, unique in the whole story; part of the page's address."""


class Link(Part):
    """A page elsewhere."""

    title: str
    """The words of the link."""
    url: Url
    """The address of the page."""


class StoryInfo(Part):
    """What the explainer is about."""

    title: str
    """The title of the site, short."""
    question: str
    """The headline question that the explainer answers."""
    summary: Text
    """The answer in under 120 words: what is known, who says so, what is not known."""
    language: str
    """The language of the explainer, as a BCP 47 code."""
    as_of: Day
    """The day up to which the explainer knows."""
    contact: str | None = None
    """Where readers report errors: an https or mailto address."""
    policies: tuple[Link, ...] = ()
    """Pages that tell how the editors work: corrections, sources, ownership."""


class Source(Entry):
    """What was read. The fields are those of CSL-JSON (https://citeproc-js.readthedocs.io)."""

    title: str
    """The title as printed, in the source's language; in [brackets] if it is the editors' description."""
    publisher: ActorId | None = None
    """The actor that published it."""
    author: str | None = None
    """The author as named by the source."""
    type: Literal[
        "article", "article-journal", "article-magazine", "article-newspaper", "book", "broadcast",
        "document", "interview", "legislation", "motion_picture", "post", "post-weblog", "report", "speech",
        "webpage",
    ]  # fmt: skip
    """The CSL type of the item."""
    language: str
    """The language of the source, as a BCP 47 code."""
    published: Date | None = None
    """The date of publication, in EDTF."""
    url: Url | None = None
    """The address of the source."""
    archived: Url | None = None
    """The address of a stored copy."""
    accessed: Day | None = None
    """The day on which the editors read it."""
    derived_from: tuple[SourceId, ...] = ()
    """The sources that this one rewrites, relays or translates."""
    seen: Literal["full", "excerpt", "not-seen"]
    """What the editors had before them: all of it, a part of it, or only what others say of it."""
    sha256: str | None = Field(default=None, pattern="^[0-9a-f]{64}$")
    """The SHA-256 of the text that was used: 64 of the digits 0 to 9 and a to f."""
    note: Text | None = None
    """What a reader should know of this source."""


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
    what: str
    """The relation, as in “met”, “commands”."""
    since: Date | None = None
    """Since when, in EDTF."""


class Actor(Entry):
    """Who acts or speaks."""

    name: str
    """The name in the explainer's language."""
    kind: Literal["person", "organisation", "state", "media"]
    """What sort of actor."""
    names: dict[str, str] = Field(default_factory=dict)
    """The name in other languages, by BCP 47 code."""
    also_written: tuple[Spelling, ...] = ()
    """Other forms of the name that sources use, wrong ones included."""
    role: str | None = None
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

    name: str
    """The name in the explainer's language."""
    names: dict[str, str] = Field(default_factory=dict)
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
    title: str
    """What happened, as a headline."""
    summary: Text
    """What happened, in a few sentences."""
    kind: Literal[
        "announcement",
        "ceremony",
        "decision",
        "interview",
        "meeting",
        "military",
        "publication",
        "statement",
        "visit",
    ]
    """What sort of event."""
    place: PlaceId | None = None
    """Where it happened."""
    actors: tuple[ActorId, ...] = ()
    """Who took part."""
    sources: tuple[SourceId, ...]
    """The sources that tell of it."""


class Report(Part):
    """One source carrying the claim."""

    source: SourceId
    """The source."""
    by: ActorId | None = None
    """Who says it in the source; left out when the source says it in its own voice."""
    stance: Literal["asserts", "denies", "doubts"]
    """What the source, or the speaker in it, does with the claim."""
    hedged: bool = False
    """Whether the source keeps its distance: “allegedly”, “reportedly”."""
    quote: str | None = None
    """The words, short and verbatim, in the source's language."""
    event: EventId | None = None
    """The event at which it was said."""


class Assessment(Part):
    """The editors' own judgement of a claim."""

    verdict: str
    """The judgement in a few words."""
    reason: Text
    """What it rests on."""
    by: str | None = None
    """Who judged; the editors where it is left out."""
    date: Day | None = None
    """When."""


class Claim(Entry):
    """What is said to be so, and who says it."""

    text: str
    """The claim as one plain sentence."""
    kind: Literal["fact", "opinion", "prediction"]
    """Whether it can be true or false now, is a view, or is about the future."""
    about: tuple[AnyId, ...] = ()
    """The entries that the claim is about."""
    reports: tuple[Report, ...]
    """Which sources carry it; an empty list where none does."""
    assessment: Assessment | None = None
    """The editors' own judgement, always with its reason."""


class Variant(Part):
    """One of the ways in which sources tell a point."""

    says: str
    """What these sources say."""
    sources: tuple[SourceId, ...]
    """The sources that say so."""


class Difference(Entry):
    """Where sources disagree with each other."""

    point: str
    """What they disagree about."""
    variants: tuple[Variant, ...] = Field(min_length=2)
    """The ways in which they tell it, two or more."""
    note: Text | None = None
    """What a reader should make of it."""


class Question(Entry):
    """What is not known."""

    question: str
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

    term: str
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


MODELS: dict[Kind, type[Entry]] = {
    "sources": Source,
    "actors": Actor,
    "places": StoryPlace,
    "events": Event,
    "claims": Claim,
    "differences": Difference,
    "questions": Question,
    "terms": Term,
    "updates": Update,
}


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a data file."""
    schema = StoryFile.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
