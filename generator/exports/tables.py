r"""The story as tables: CSV, https://www.rfc-editor.org/rfc/rfc4180, in UTF-8 without a byte order mark.

There is a table for each kind of entry, `tables/claims.csv`, and one for the story itself, which has one
row, `tables/story.csv`. Each has a row for each entry, in the order of the data, and a column for each field
of the model, by its name. They hold what the editors wrote, in the language of the site, and nothing else,
so that the entries can be made of them again. Each shape of a field is written in one way:

- a text, a code, an id, an address or a date (EDTF) as it is, with its markup; a number as in JSON; a switch
  as `true` or `false`; what is not there as an empty cell: no field is there and empty;
- a list of texts in one cell, divided by `|`; in an item `|` is written `\|`, and `\` is written `\\`;
- texts by languages in a column for each language that the table has, in alphabetical order: `names.ru`;
- a part in a column for each of its fields: `assessment.verdict`; if all of them are empty it is not there;
- a list of parts in a table of its own, `tables/claims.reports.csv`, with a row for each, in their order.
  Its first column is the id of the entry, `claims.id` (the story has none); then come the fields of the
  part.

`tables/matrix.csv` follows from these: a row for each claim and source that reports it, with all that the
source does with it, and whom it names for that. `tables.zip` has all tables. It is not compressed, so that
its bytes do not depend on who compressed them.

Where a text could be taken for a formula it has an apostrophe before it, as OWASP advises
(https://owasp.org/www-community/attacks/CSV_Injection): at the beginning of a cell if it begins with = + -
@, one of these in full width, a tab or an end of line; and after each semicolon, tab or end of line in it if
one of the signs follows there, since a spreadsheet that divides cells by these begins a new one. Spaces,
quotation marks and apostrophes before the sign do not count. To have the text back, take one apostrophe away
at each spot of these that has one. Numbers are what they are: -3.25 has none.
"""

import csv
import io
import re
import zipfile
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, Literal, TypeAlias, get_origin

from generator.catalogue import gettext_noop
from generator.derive import Story, cells
from generator.exports.format import Format
from generator.model import KIND_OF, KINDS, Part, StoryInfo, part_of, published
from generator.render.names import name
from generator.site import Site

PATH = "tables.zip"
FOLDER = "tables"

Row: TypeAlias = dict[str, Any]
"""A row of a table, in terms of JSON: what stands in it by its column, in mappings where that has dots."""

Table: TypeAlias = tuple[list[str], list[Row]]
"""The columns of a table in their order, and its rows."""

_START_OF_TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip file can tell (https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT)."""

_MATRIX = ["claim", "claim_text", "source", "source_name", "source_seen", "verbs", "by", "by_names", "hedged"]

_FORMULA = re.compile(r"""\A(?=[ '"]*[=+\-@＝＋－＠\t\r\n])|(?<=[;\t\r\n])(?=[ '"]*[=+\-@＝＋－＠])""")


_APOSTROPHE = re.compile(r"""\A'(?=[ '"]*[=+\-@＝＋－＠\t\r\n])|(?<=[;\t\r\n])'(?=[ '"]*[=+\-@＝＋－＠])""")


def files(story: Story, site: Site) -> Mapping[str, bytes]:  # noqa: ARG001 - a table has no address of the site
    """Return all tables, and the zip file that has them."""
    found = {f"{FOLDER}/{name_}.csv": _csv(*table) for name_, table in tables(story)}
    return {PATH: _zip(found), **found}


def tables(story: Story) -> Iterator[tuple[str, Table]]:
    """Yield every table by its name."""
    yield from _tables("story", StoryInfo, [story.info])
    for kind in KINDS:
        entries = [entry for id_, entry in story.by_id.items() if story.kinds[id_] == kind]
        yield from _tables(kind, KIND_OF[kind].model, entries)
    yield "matrix", (_MATRIX, list(_matrix(story)))


Shape: TypeAlias = Literal["value", "list", "languages", "part", "parts"]


def shape(part: type[Part], field: str) -> Shape:
    """Return how the values of a field are written."""
    outer, inner = get_origin(part.model_fields[field].annotation), part_of(part, field)
    if outer is tuple:
        return "parts" if inner else "list"
    if outer is dict:
        return "languages"
    return "part" if inner else "value"


def _tables(name_: str, model: type[Part], entries: Iterable[Part]) -> Iterator[tuple[str, Table]]:
    """Yield the table of entries of one kind, and those of the lists of parts in them."""
    rows = [entry.model_dump(mode="json") for entry in entries]
    yield name_, (list(_columns(model, rows)), rows)
    for field in published(model):
        inner = part_of(model, field)
        if inner and shape(model, field) == "parts":
            of = [f"{name_}.id"] if "id" in model.model_fields else []
            parts = [{**dict.fromkeys(of, row.get("id")), **part} for row in rows for part in row[field]]
            yield f"{name_}.{field}", ([*of, *_columns(inner, parts)], parts)


def _columns(model: type[Part], rows: Collection[Row]) -> Iterator[str]:
    """Yield the columns of a table of parts, of which lists of parts have none."""
    for field in published(model):
        match shape(model, field):
            case "value" | "list":
                yield field
            case "languages":
                yield from (
                    f"{field}.{code}" for code in sorted({code for row in rows for code in row[field]})
                )
            case "part":
                inner = part_of(model, field) or Part
                there = [row[field] for row in rows if row[field]]
                yield from (f"{field}.{column}" for column in _columns(inner, there))
            case "parts":
                pass


def _matrix(story: Story) -> Iterator[Row]:
    for claim in story.claims.values():
        for id_ in dict.fromkeys(report.source for report in claim.reports):
            done = cells(story, claim, id_)
            by = [actor for actor in dict.fromkeys(cell.by for cell in done) if actor]
            yield {
                "claim": claim.id,
                "claim_text": claim.text,
                "source": id_,
                "source_name": name(story, story.sources[id_]),
                "source_seen": story.sources[id_].seen,
                "verbs": list(dict.fromkeys(cell.verb for cell in done)),
                "by": by,
                "by_names": [name(story, story.actors[actor]) for actor in by],
                "hedged": any(cell.hedged or cell.verb == "hedges" for cell in done),
            }


def _csv(columns: list[str], rows: Iterable[Row]) -> bytes:
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        flat = dict(_flat(row))
        writer.writerow([_cell(flat.get(column)) for column in columns])
    return file.getvalue().encode()


def _flat(row: Row) -> Iterator[tuple[str, object]]:
    """Yield what stands in a row by its column, which leads with dots into what has parts."""
    for key, value in row.items():
        if isinstance(value, dict):
            yield from ((f"{key}.{column}", inner) for column, inner in _flat(value))
        else:
            yield key, value


def _cell(value: object) -> str:
    """Return what stands in a cell for a value in terms of JSON."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return neutral("|".join(item.replace("\\", "\\\\").replace("|", "\\|") for item in value))
    return neutral(value) if isinstance(value, str) else str(value)


def neutral(text: str) -> str:
    """Return a text with an apostrophe wherever a spreadsheet could take what follows for a formula."""
    return _FORMULA.sub("'", text)


def as_was(cell: str) -> str:
    """Return the text of a cell: without the apostrophes of `neutral`."""
    return _APOSTROPHE.sub("", cell)


def divided(cell: str) -> list[str]:
    """Return the texts of a list that stands in a cell."""
    items = re.findall(r"((?:[^|\\]|\\.|\\\Z)*)(?:\||\Z)", cell, re.DOTALL)[:-1] if cell else []
    return [re.sub(r"\\(.)", r"\1", item, flags=re.DOTALL) for item in items]


def _zip(contents: Mapping[str, bytes]) -> bytes:
    """Return a zip file with the same bytes for the same contents, everywhere."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for path, content in sorted(contents.items()):
            info = zipfile.ZipInfo(path, _START_OF_TIME)
            info.create_system = 3  # Unix, whatever this one is
            info.external_attr = 0o100644 << 16
            archive.writestr(info, content)
    return file.getvalue()


FORMAT = Format(
    name="tables",
    path=PATH,
    title=gettext_noop("Spreadsheets"),
    said=gettext_noop(
        "A table for each kind of entry and one of who reports which claim, for spreadsheets and statistics "
        "(CSV). Lists in a cell are divided by vertical bars; an apostrophe stands before what a spreadsheet "
        "would run as a formula."
    ),
    example="curl -O %(address)s && unzip tables.zip",
    files=files,
)
