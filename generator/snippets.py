"""Snippets for VS Code, one for each kind of entry and each part of one that stands in a list.

They are made from the model, so they never offer a field that it does not have. What an editor has to give
is in them, and of the rest what is nearly always given. The form is that of
https://code.visualstudio.com/docs/editing/userdefinedsnippets.
"""

import json
import re
from collections.abc import Iterator
from itertools import count
from typing import Any

from generator.model import (
    KINDS,
    Entry,
    Markup,
    Part,
    StoryFile,
    StoryInfo,
    json_schema,
    marks_of,
    part_of,
    parts,
)

FILE = "explainer.code-snippets"
"""The file in `.vscode/`."""

USUAL = {
    "Source": ("publisher", "published", "url", "accessed"),
    "Event": ("place", "actors"),
    "Claim": ("about",),
    "Report": ("by",),
    "Update": ("about",),
    "Moved": ("to",),
}
"""What is nearly always given besides what has to be."""

TODAY = "$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE"

Snippet = dict[str, Any]


def snippets() -> dict[str, Snippet]:
    """Return the snippets by their names."""
    made = {}
    for kind in KINDS:
        model = part_of(StoryFile, kind)
        assert model  # noqa: S101 - every kind is a field of a data file
        about = StoryFile.model_fields[kind].description or ""
        made[f"Entry: {kind}"] = _snippet(kind.removesuffix("s"), about, _body(model))
    for part in parts(StoryFile):
        if not issubclass(part, Entry) and part not in {StoryFile, StoryInfo} and _is_in_a_list(part):
            name = re.sub("(?<!^)(?=[A-Z])", "-", part.__name__).lower()
            made[f"Part: {name}"] = _snippet(name, (part.__doc__ or "").split("\n")[0], _body(part))
    made["Reference in a text"] = _snippet("ref", "Another entry, by its id.", ["[[${1:id}]]"])
    said = "Another entry, by its id, in other words."
    made["Reference in other words"] = _snippet("refw", said, ["[[${1:id}|${2:words}]]"])
    return made


def as_text() -> str:
    """Return the snippets as the text of their file."""
    return json.dumps(snippets(), ensure_ascii=False, indent=2) + "\n"


def _snippet(prefix: str, description: str, body: list[str]) -> Snippet:
    return {"scope": "yaml", "prefix": prefix, "description": description, "body": body}


def _is_in_a_list(part: type[Part]) -> bool:
    return any(
        part_of(outer, name) is part and "tuple" in str(field.annotation)
        for outer in parts(StoryFile)
        for name, field in outer.model_fields.items()
    )


def _body(part: type[Part]) -> list[str]:
    """Return the lines of an entry of a list; VS Code indents them as the first one is."""
    numbers = count(1)
    return list(_lines(part, numbers))


def _lines(part: type[Part], numbers: "count[int]") -> Iterator[str]:
    lead = "- "
    for name, field in part.model_fields.items():
        if field.is_required() or name in USUAL.get(part.__name__, ()):
            first, *others = _field(part, name, numbers)
            yield f"{lead}{first}"
            yield from (f"  {line}" for line in others)
            lead = "  "


def _field(part: type[Part], name: str, numbers: "count[int]") -> list[str]:
    """Return the lines of a field, with a place to fill in."""
    inner, schema = part_of(part, name), _schema(part, name)
    if inner:
        items = range(schema.get("minItems", 1))
        return [f"{name}:", *(f"  {line}" for _ in items for line in _lines(inner, numbers))]
    place = _place(schema, name, next(numbers))
    if "items" in schema:
        return [f"{name}: [{place}]"]
    if any(isinstance(mark, Markup) for mark in marks_of(part, name)):  # a colon in it does no harm there
        return [f"{name}: >-", f"  {place}"]
    return [f"{name}: {place}"]


def _schema(part: type[Part], name: str) -> Snippet:
    """Return what the schema says of a field, without that it may be left out."""
    schema: Snippet = json_schema()["$defs"][part.__name__]["properties"][name]
    return {**schema, **next((one for one in schema.get("anyOf", ()) if one.get("type") != "null"), {})}


def _place(schema: Snippet, name: str, number: int) -> str:
    """Return a place to fill in: a choice where there is one, else a hint."""
    kinds = schema.get("enum") or (schema.get("examples") if "pattern" in schema and name == "kind" else None)
    if kinds:
        return f"${{{number}|{','.join(map(str, kinds))}|}}"
    if schema.get("format") == "date":
        return f"${{{number}:{TODAY}}}"
    if "integer" in schema.get("type", ()):
        return f"${{{number}:YYYY-MM-DD}}"
    return f"${{{number}:{_hint(name, schema.get('description', ''))}}}"


def _hint(name: str, description: str) -> str:
    if name == "id":
        return "lower-case-words"
    if name == "url":
        return "https://"
    return re.split("[;:,.]", description)[0].replace("$", "").replace("}", "") or name
