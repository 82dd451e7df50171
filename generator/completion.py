"""The schema of the data files with the ids of a story, for editors that complete as you type.

In comes the story; out comes what `generator.model.json_schema` gives, and where a field takes the id of an
entry, it offers those of the kinds that it takes, each with what the entry is called. Any other id is let
pass: it may be that of an entry yet to be written, and `explainer check` judges.
"""

import json
from collections.abc import Iterable
from typing import Any

from generator.derive import Story
from generator.model import (
    KIND_OF,
    KINDS,
    Claim,
    Entry,
    Kind,
    Part,
    Ref,
    Source,
    StoryFile,
    Update,
    json_schema,
    marks_of,
    parts,
)

FILE = "schema.json"
"""The file beside the data, which every data file names in its first line."""

MAX_WORDS = 100
"""How many characters of what an entry is called are shown beside its id."""

Schema = dict[str, Any]


def ids_schema(story: Story) -> Schema:
    """Return the JSON Schema of the data files, with the ids of a story where fields take them.

    `enumDescriptions` is what the YAML language server shows beside a value that it offers
    (https://code.visualstudio.com/docs/languages/json#_define-a-json-schema); JSON Schema itself ignores it.
    """
    schema = json_schema()
    definitions: dict[str, Schema] = schema["$defs"]
    for part in parts(StoryFile):
        properties = schema["properties"] if part is StoryFile else definitions[part.__name__]["properties"]
        for name, ref in _refs(part):
            properties[name] = _offering(properties[name], ref)
    for kind in KINDS:
        definitions[f"ids-of-{kind}"] = _ids(story, kind)
    return schema


def as_text(schema: Schema) -> str:
    """Return a schema as the text of its file."""
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def _refs(part: type[Part]) -> Iterable[tuple[str, Ref]]:
    for name in part.model_fields:
        yield from ((name, mark) for mark in marks_of(part, name) if isinstance(mark, Ref))


def _offering(field: Schema, ref: Ref) -> Schema:
    """Return the schema of a field that takes an id, or a list of them, with a choice of those there are.

    Anything else passes, too: of a value that is none of its choice, the language server would list all.
    """
    if "items" in field:
        return {**field, "items": _offering(field["items"], ref)}
    choices = [{"$ref": f"#/$defs/ids-of-{kind}"} for kind in ref.kinds or KINDS]
    kept = {key: value for key, value in field.items() if key not in {"type", "anyOf", "default"}}
    return {**kept, "anyOf": [*choices, {}]}


def _ids(story: Story, kind: Kind) -> Schema:
    entries = {id_: entry for id_, entry in story.by_id.items() if story.kinds[id_] == kind}
    if not entries:
        return {"not": {}}
    return {"enum": list(entries), "enumDescriptions": [_called(entry) for entry in entries.values()]}


def _called(entry: Entry) -> str:
    """Return what an editor knows an entry by; nothing has to be right in the entries that it names."""
    match entry:
        case Source():
            words = entry.title
        case Claim() | Update():
            words = entry.text
        case _:
            words = str(getattr(entry, _CALLED_BY[type(entry)]))
    return words if len(words) <= MAX_WORDS else f"{words[: MAX_WORDS - 1]}…"


_CALLED_BY = {row.model: row.called_by for row in KIND_OF.values()}
