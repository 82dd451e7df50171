"""What an editor writes: the kinds of entry and their fields, as frozen and strict types.

`kinds` is the table of all kinds of entry; `evidence` has those that carry evidence, `entries` the others and
the JSON Schema of all, `event_kinds` the usual kinds of event, `fields` what fields are made of,
`language_codes` the codes of languages.
"""

from generator.model.entries import (
    Actor,
    Event,
    EventKind,
    Moved,
    Question,
    Relation,
    StoryFile,
    StoryInfo,
    StoryPlace,
    Term,
    Update,
    json_schema,
)
from generator.model.event_kinds import TOGETHER, USUAL
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
    part_of,
    text_at,
    words,
)
from generator.model.kinds import KIND_OF
from generator.model.language_codes import is_code, meant_by

__all__ = [
    "ID_LENGTH",
    "ID_PATTERN",
    "KINDS",
    "KIND_OF",
    "TOGETHER",
    "USUAL",
    "Actor",
    "Address",
    "Claim",
    "Difference",
    "Entry",
    "Event",
    "EventKind",
    "Kind",
    "Markup",
    "Moved",
    "Part",
    "Path",
    "Question",
    "Ref",
    "Relation",
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
    "part_of",
    "text_at",
    "words",
]
