"""The names and types in the files, but for those of the model, which `fields` takes from there.

What a docstring says of a field, the JSON Schema says to everybody.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from generator.derive import Stance, Standing, Verb
from generator.model import Kind

VERSION = 1
"""The version that the files are of."""

Day = Annotated[str, Field(pattern=r"^([0-9]{4}|[+-][0-9]{6,})-[0-9]{2}-[0-9]{2}$")]


class Shape(BaseModel):
    """An object in a file; every field is always there."""

    model_config = ConfigDict(frozen=True, use_attribute_docstrings=True)


class Date(Shape):
    """A date, as exact as it is known, and the days between which it lies."""

    edtf: str
    """The date in EDTF (ISO 8601-2); with `~` it is about that, with `?` not certain, with `%` both."""
    text: str
    """The date in words, in the language of the file."""
    earliest: Day | None
    """The first day that is meant; null where no first one is stated."""
    latest: Day | None
    """The last day that is meant; null where no last one is stated. Years beyond 9999 have a sign."""


class InLanguage(Shape):
    """Words in a language."""

    language: str
    """The language, as a BCP 47 code."""
    text: str
    """The words."""


class Untranslated(Shape):
    """A text that is not in the language of the file, because nobody has translated it."""

    path: str
    """Where the text is: a JSON Pointer (RFC 6901) from the object that this stands in."""
    language: str
    """The language that it is in, as a BCP 47 code."""


class Head(Shape):
    """An entry: what it is called, and where to find it."""

    id: str
    """The id, unique in the whole story. Fields that refer to entries do so by it."""
    kind: Kind
    """The kind of entry."""
    name: str
    """What the entry is called where it is mentioned."""
    address: str
    """The address of its page, or from the root of the site where the address of that is not known."""
    api: str
    """The address of its file, in the same way."""


class Derived(Shape):
    """What nobody wrote of the entry, but follows from the whole story."""

    mentioned_by: tuple[str, ...]
    """The ids of the entries that refer to this one."""


class Party(Shape):
    """Whoever independently stands behind a claim, counted once."""

    kind: Literal["actor", "source", "rewrites"]
    """An actor; a source that nobody is known to publish; or sources that only retell others."""
    ids: tuple[str, ...]
    """The id of the actor or of the source; or the ids of the originals that are retold."""


class Parties(Shape):
    """Those who do the same with a claim."""

    firm: tuple[Party, ...]
    """Those whose word rests on more than rewrites and hearsay; the standing rests on them."""
    weak: tuple[Party, ...]
    """The others, who settle nothing."""


class PartiesByStance(Shape):
    """Who stands where on a claim."""

    asserts: Parties
    """Those who say so."""
    denies: Parties
    """Those who deny it."""
    doubts: Parties
    """Those who doubt it."""


class Caution(Shape):
    """Why words that are quoted in a rewrite are not taken for an original's."""

    kind: Literal["original not seen", "not in the part read", "only in rewrites"]
    """What is missing."""
    originals: tuple[str, ...]
    """The ids of the sources that should have the words."""


class Backing(Shape):
    """What one report adds to its claim."""

    report: int
    """Which of `reports` it is, counted from 0."""
    source: str
    """The id of the source of the report."""
    stance: Stance
    """What is done with the claim."""
    party: Party | None
    """The party that the report puts there; null where it adds none."""
    firm: bool
    """Whether it makes the party firm."""
    relays: tuple[str, ...]
    """The ids of the sources that it only repeats."""
    caution: Caution | None
    """What to keep in mind of the words; null where nothing is."""
    roots: tuple[str, ...]
    """The ids of the originals that the source goes back to; its own where it goes back to none."""


class Bond(Shape):
    """Why two parties that say the same are less than two strangers."""

    actors: tuple[str, ...]
    """The ids of the two; the first may be a source that nobody is known to publish."""
    what: str | None
    """What the first is to the second; null where the word of the second was found only in the first's."""


class ClaimDerived(Derived):
    """What follows for a claim."""

    standing: Standing | None
    """How the firm parties stand; null for an opinion or a prediction."""
    label: str
    """The same in words: who says so and who denies it, or what it is instead of a fact."""
    beside: str | None
    """What else weighs, in words: bonds, rewrites, hearsay, doubt; null where nothing does."""
    at_second_hand: bool
    """Whether nobody is known to say so at first hand, though somebody says so."""
    parties: PartiesByStance
    """Who stands behind it and who against it."""
    bonds: tuple[Bond, ...]
    """What binds the firm parties that assert it to each other."""
    backings: tuple[Backing, ...]
    """What each of `reports` adds, in their order."""
    roots: tuple[str, ...]
    """The ids of the originals that all its reports go back to, each once."""


class SourceDerived(Derived):
    """What follows for a source."""

    roots: tuple[str, ...]
    """The ids of the originals that it goes back to; its own where it goes back to none."""
    descendants: tuple[str, ...]
    """The ids of the sources that go back to it."""
    claims: tuple[str, ...]
    """The ids of the claims that it reports on."""


class ActorDerived(Derived):
    """What follows for an actor."""

    top: str
    """The id of the actor that it is counted with as a party: for a minister, the state."""
    claims: tuple[str, ...]
    """The ids of the claims on which it is reported to have spoken."""


class EventDerived(Derived):
    """What follows for an event."""

    kind_name: str
    """What its kind is called, in the language of the file."""
    claims: tuple[str, ...]
    """The ids of the claims on which somebody spoke there."""


class Cell(Shape):
    """What a source does with a claim.

    A source that has no cell for a claim is silent on it if it was `seen` in full; else it is not known.
    """

    claim: str
    """The id of the claim."""
    source: str
    """The id of the source."""
    verb: Verb
    """What it does."""
    by: str | None
    """The id of whom it names for that; null where it speaks in its own voice."""
    hedged: bool
    """Whether it keeps its distance from a denial or a doubt."""


class File(Shape):
    """What every file has."""

    schema_version: Literal[1]
    """The version; in one there are only additions."""
    described_by: str
    """The address of the JSON Schema of the files."""
    as_of: Date
    """The day up to which the explainer knows."""
    language: str
    """The language of the file, as a BCP 47 code."""


class IndexFile(File):
    """The entries of the story, or of one kind."""

    entries: tuple[Head, ...]
    """The entries; events in the order of time."""


class MatrixFile(File):
    """What each source does with each claim, where it does anything."""

    cells: tuple[Cell, ...]
    """The cells of the matrix, by claim."""
