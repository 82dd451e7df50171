"""The JSON Schema (2020-12) of the files, made of their shapes: https://json-schema.org."""

from functools import cache
from types import GenericAlias
from typing import Any, Literal, get_args

from pydantic import Field, create_model
from pydantic.json_schema import models_json_schema

from generator.exports.api.fields import types
from generator.exports.api.shapes import (
    VERSION,
    ActorDerived,
    ClaimDerived,
    Derived,
    EventDerived,
    File,
    Head,
    IndexFile,
    MatrixFile,
    Shape,
    SourceDerived,
    Untranslated,
)
from generator.model import KIND_OF, KINDS, Kind, StoryFile, StoryInfo

DERIVED: dict[Kind, type[Derived]] = {
    "actors": ActorDerived,
    "claims": ClaimDerived,
    "events": EventDerived,
    "sources": SourceDerived,
}
"""What follows for an entry of a kind, where it is more than for every other one."""

_UNTRANSLATED = (
    tuple[Untranslated, ...],
    Field(description="The texts that are not in the language of the file."),
)


@cache
def schema() -> dict[str, Any]:
    """Return the schema of any of the files; objects may have more fields than it names."""
    entries = {kind: _entry(kind) for kind in KINDS}
    one_each = [_entry_file(entry) for entry in entries.values()]
    files: list[type[File]] = [_story(entries), IndexFile, MatrixFile, _moved_file(), *one_each]
    _, found = models_json_schema([(file, "serialization") for file in files])
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"A story in JSON, version {VERSION}",
        "description": "Any of the files below `api/`. In a version are only additions.",
        "anyOf": [{"$ref": f"#/$defs/{file.__name__}"} for file in files],
        **found,
    }


def _entry(kind: Kind) -> type[Shape]:
    """Return the shape of an entry of a kind."""
    model = KIND_OF[kind].model
    described = {name: info.description for name, info in Head.model_fields.items()}
    fields = types(model, kind) | {
        "kind": (Literal[kind], Field(description=described["kind"])),
        "name": (str, Field(description=described["name"])),
        "untranslated": _UNTRANSLATED,
        "derived": (DERIVED.get(kind, Derived), Field(description=Derived.__doc__)),
    }
    return create_model(model.__name__, __base__=Head, __doc__=model.__doc__, **fields)


def _entry_file(entry: type[Shape]) -> type[File]:
    described = Field(description="The entry.")
    return create_model(
        f"{entry.__name__}File", __base__=File, __doc__="The file of one entry.", entry=(entry, described)
    )


def _moved_file() -> type[File]:
    type_, _ = types(StoryInfo)["moved"]
    (moved, _) = get_args(type_)
    described = Field(description="What became of it.")
    said = "The file of an entry that is no longer there."
    return create_model("MovedFile", __base__=File, __doc__=said, moved=(moved, described))


def _story(entries: dict[Kind, type[Shape]]) -> type[File]:
    """Return the shape of the file that has everything."""
    own = types(StoryInfo) | {
        "contact": (str | None, Field(description="Where readers report errors; null where they cannot.")),
        "address": (str, Field(description="The address of the site, or the way to its root.")),
        "api": (str, Field(description="The address of this file, in the same way.")),
        "untranslated": _UNTRANSLATED,
    }
    info = create_model("Story", __base__=Shape, __doc__=StoryInfo.__doc__, **own)
    fields: dict[str, Any] = {"story": (info, Field(description="What the explainer is about."))}
    for kind, entry in entries.items():
        described = Field(description=StoryFile.model_fields[kind].description)
        fields[kind] = (GenericAlias(tuple, (entry, ...)), described)
    return create_model("StoryFile", __base__=File, __doc__="Everything.", **fields)
