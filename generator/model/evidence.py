"""The kinds of entry that carry evidence: sources, claims with their reports, and differences."""

from typing import Annotated, Literal

from pydantic import Field

from generator.model.fields import (
    ActorId,
    AnyId,
    Date,
    Day,
    Entry,
    EventId,
    Language,
    Made,
    Part,
    SourceId,
    Text,
    Url,
    Words,
)


class Source(Entry):
    """What was read. The fields are those of CSL-JSON (https://citeproc-js.readthedocs.io)."""

    title: str
    """The title as printed, in the source's language; in [brackets] if it is the editors' description."""
    translation: Words | None = None
    """The title in the explainer's language, by the editors."""
    label: Words | None = None
    """A short name for it, used wherever it is mentioned; else its publisher and date, or its title."""
    publisher: ActorId | None = None
    """The actor that published it."""
    author: str | None = None
    """The author as named by the source."""
    type: Literal[
        "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book",
        "broadcast", "chapter", "classic", "collection", "dataset", "document", "entry",
        "entry-dictionary", "entry-encyclopedia", "event", "figure", "graphic", "hearing", "interview",
        "legal_case", "legislation", "manuscript", "map", "motion_picture", "musical_score", "pamphlet",
        "paper-conference", "patent", "performance", "periodical", "personal_communication", "post",
        "post-weblog", "regulation", "report", "review", "review-book", "software", "song", "speech",
        "standard", "thesis", "treaty", "webpage",
    ]  # fmt: skip
    """The type of the item, one of those of CSL 1.0.2 (https://docs.citationstyles.org)."""
    language: Language
    """The language of the source, as a BCP 47 code such as `en`, `ru`, `ko`."""
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
    translation: Words | None = None
    """The quote in the explainer's language, by the editors."""
    event: EventId | None = None
    """The event at which it was said."""
    verified: Annotated[Day | None, Made()] = None
    """The day on which `explainer verify` found the quote word for word in the text of the source."""
    fingerprint: Annotated[str | None, Made()] = Field(default=None, pattern="^[0-9a-f]{12}$")
    """What `explainer verify` makes of the quote and of that text, so that a later change is seen."""


class Assessment(Part):
    """The editors' own judgement of a claim."""

    verdict: Words
    """The judgement in a few words."""
    reason: Text
    """What it rests on."""
    by: Words | None = None
    """Who judged; the editors where it is left out."""
    date: Day | None = None
    """When."""


class Claim(Entry):
    """What is said to be so, and who says it."""

    text: Words
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

    says: Words
    """What these sources say."""
    sources: tuple[SourceId, ...]
    """The sources that say so."""


class Difference(Entry):
    """Where sources disagree with each other."""

    point: Words
    """What they disagree about."""
    variants: tuple[Variant, ...] = Field(min_length=2)
    """The ways in which they tell it, two or more."""
    note: Text | None = None
    """What a reader should make of it."""
