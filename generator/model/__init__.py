"""What an editor writes: the kinds of entry and their fields, as frozen and strict types.

`evidence` has the kinds that carry evidence, `entries` the others and the JSON Schema of all, `fields` what
the fields of all kinds are made of, `language_codes` the codes of languages.
"""

from generator.model.entries import (
    MODELS,
    Actor,
    Event,
    Question,
    StoryFile,
    StoryInfo,
    StoryPlace,
    Term,
    Update,
    json_schema,
)
from generator.model.evidence import Claim, Difference, Report, Source
from generator.model.fields import (
    ID_LENGTH,
    ID_PATTERN,
    KINDS,
    Address,
    Entry,
    Kind,
    Markup,
    Part,
    Path,
    Ref,
    marked,
    part_at,
    words,
)

__all__ = [
    "ID_LENGTH",
    "ID_PATTERN",
    "KINDS",
    "MODELS",
    "Actor",
    "Address",
    "Claim",
    "Difference",
    "Entry",
    "Event",
    "Kind",
    "Markup",
    "Part",
    "Path",
    "Question",
    "Ref",
    "Report",
    "Source",
    "StoryFile",
    "StoryInfo",
    "StoryPlace",
    "Term",
    "Update",
    "json_schema",
    "marked",
    "part_at",
    "words",
]
