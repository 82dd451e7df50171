"""The story as JSON, in files that other software reads like an API that never changes an answer's form.

    api/v1/story.json           everything
    api/v1/index.json           every entry by its id and its name, and where it is
    api/v1/<kind>.json          the same of one kind
    api/v1/<kind>/<id>.json     one entry, or what became of it
    api/v1/matrix.json          what each source does with each claim, where it does anything
    api/v1/schema.json          the JSON Schema (2020-12) of all these, https://json-schema.org

`shapes` says what names and types the files have, of which `schema` makes the JSON Schema; `fields` takes the
fields of an entry out of the model, whatever its kind; `derived` adds what follows from the whole story.

In a version are only additions: files, fields, values of a field that takes one of several. A field is always
there and always of one type, or `null` where there is nothing; a list is always a list. What would take one
away or change it is a new version, beside this one.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from generator.catalogue import gettext_noop
from generator.derive import Story, cells
from generator.exports.api.derived import derived
from generator.exports.api.fields import date, untranslated, values
from generator.exports.api.schema import schema
from generator.exports.api.shapes import VERSION, Cell
from generator.exports.format import Format
from generator.model import KINDS, Kind
from generator.render.names import served_address
from generator.render.prose import Prose
from generator.site import Site

FOLDER = f"api/v{VERSION}/"
PATH = f"{FOLDER}story.json"

Json = dict[str, Any]


def files(story: Story, site: Site) -> Mapping[str, bytes]:
    """Return the files by their paths in the site.

    Links begin with the address of the site or, where that is not known, at its root.
    """
    prose = Prose(story, "")
    envelope = {
        "schema_version": VERSION,
        "described_by": f"{site.address}{FOLDER}schema.json",
        "as_of": date(prose, story.info.as_of),
        "language": story.info.language,
    }
    entries = {kind: [_entry(prose, id_, site) for id_ in _ids(story, kind)] for kind in KINDS}
    made: dict[str, Json] = {PATH: {"story": _info(prose, site)}}
    for kind, same in entries.items():
        made[PATH][kind] = same
        made[f"{FOLDER}{kind}.json"] = {"entries": [_head(story, one["id"], site) for one in same]}
        made |= {f"{FOLDER}{kind}/{one['id']}.json": {"entry": one} for one in same}
    for one in made[PATH]["story"]["moved"]:
        made[f"{FOLDER}{one['kind']}/{one['id']}.json"] = {"moved": one}
    heads = [head for kind in KINDS for head in made[f"{FOLDER}{kind}.json"]["entries"]]
    made[f"{FOLDER}index.json"] = {"entries": heads}
    made[f"{FOLDER}matrix.json"] = {"cells": [cell.model_dump() for cell in _cells(story)]}
    said = {path: _bytes(envelope | content) for path, content in made.items()}
    return said | {f"{FOLDER}schema.json": _bytes(schema())}


def _bytes(content: Json) -> bytes:
    """Return JSON (RFC 8259) in UTF-8, in which nothing ends or begins a tag of HTML."""
    text = json.dumps(content, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return f"{text}\n".replace("<", "\\u003c").encode()


def _ids(story: Story, kind: Kind) -> Iterator[str]:
    """Yield the ids of a kind: events in the order of time, others in that of the data."""
    if kind == "events":
        return (event.id for event in story.timeline)
    return (id_ for id_, found in story.kinds.items() if found == kind)


def _head(story: Story, id_: str, site: Site) -> Json:
    """Return what is said of every entry, wherever it is named."""
    kind = story.kinds[id_]
    return {
        "id": id_,
        "kind": kind,
        "name": Prose(story, "").label(id_),
        "address": site.address + served_address(story, id_),
        "api": f"{site.address}{FOLDER}{kind}/{id_}.json",
    }


def _entry(prose: Prose, id_: str, site: Site) -> Json:
    entry = prose.story.by_id[id_]
    return {
        **_head(prose.story, id_, site),
        **values(prose, entry, prose.story.kinds[id_]),
        "untranslated": untranslated(prose.story, entry),
        "derived": derived(prose.story, entry).model_dump(),
    }


def _info(prose: Prose, site: Site) -> Json:
    info = prose.story.info
    return {
        **values(prose, info),
        "contact": info.address_for_errors,
        "address": site.root(0),
        "api": f"{site.address}{PATH}",
        "untranslated": untranslated(prose.story, info),
    }


def _cells(story: Story) -> Iterator[Cell]:
    """Yield the cells of the matrix in which a source does something, by claim."""
    for claim in story.claims.values():
        for source in dict.fromkeys(report.source for report in claim.reports):
            for cell in cells(story, claim, source):
                yield Cell(claim=claim.id, source=source, verb=cell.verb, by=cell.by, hedged=cell.hedged)


FORMAT = Format(
    name="api",
    path=PATH,
    title=gettext_noop("JSON"),
    said=gettext_noop(
        "Everything, with who stands behind each claim, in one file and in one for each entry, for programs."
    ),
    example="curl %(address)s | jq '.claims[] | [.name, .derived.label]'",
    files=files,
)
