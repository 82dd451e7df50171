"""What an editor writes: the kinds of entry and their fields, as frozen and strict types.

`kinds` is the table of all kinds of entry; `evidence` has those that carry evidence, `entries` the others
and the JSON Schema of all, `fields` what their fields are made of, `language_codes` the codes of languages.
"""

from generator.model.entries import (
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
from generator.model.kinds import KIND_OF
from generator.model.language_codes import is_code, meant_by

__all__ = [
    "ID_LENGTH",
    "ID_PATTERN",
    "KINDS",
    "KIND_OF",
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
    "is_code",
    "json_schema",
    "marked",
    "meant_by",
    "part_at",
    "words",
]
