"""Take tables back that `generator.exports.tables` describes: each row becomes an entry, each cell a field.

Tables of parts, as `claims.reports.csv`, come together with the table of the entries. What spreadsheets do to
a table on the way is put up with: a byte order mark, semicolons or tabs between cells, `TRUE`, empty rows. A
table that somebody wrote by hand may have fewer columns than the exported one, in any order.
"""

import csv
import difflib
import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any, get_args

from generator.exports.tables import as_was, divided, shape
from generator.imports.found import Found, Made
from generator.imports.inputs import InputError
from generator.model import KIND_OF, KINDS, Kind, Part, is_code, part_of
from generator.problem import Place, quoted
from generator.read import MAX_BYTES, resolve

Rows = list[tuple[Place, dict[str, str]]]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: what it is called, its columns, and its rows with their places."""

    name: str
    columns: tuple[str, ...]
    rows: Rows


def read(text: str, name: str) -> Table:
    """Return a table, or raise `InputError` where it is none."""
    first = text.split("\n", 1)[0]
    sign = max(",;\t", key=first.count)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True)
    columns: tuple[str, ...] = ()
    rows: Rows = []
    line = 1
    try:
        for cells in lines:
            place, line = Place(name, line), lines.line_num + 1
            if not any(cells):
                continue
            if not columns:
                columns = tuple(cell.strip() for cell in cells)
                continue
            if len(cells) != len(columns):
                message = f"the row has {len(cells)} cells, and the first one {len(columns)}"
                raise InputError(place, message, "put a text that has a comma in double quotes")
            rows.append((place, dict(zip(columns, cells, strict=True))))
    except csv.Error as error:
        help_ = "put a text with a comma or a quotation mark in double quotes, and double those in it"
        raise InputError(Place(name, line), f"this is no CSV: {error}", help_) from None
    if doubled := next((column for column in columns if columns.count(column) > 1), None):
        raise InputError(Place(name), f"the column {quoted(doubled)} stands twice", "delete one of the two")
    return Table(name, columns, rows)


def unzipped(raw: bytes, name: str) -> Iterator[tuple[str, bytes]]:
    """Yield the tables of a zip file, as our own `tables.zip`; raise `InputError` where it cannot be read."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            for info in archive.infolist():
                if info.filename.endswith(".csv"):
                    whole = info.file_size <= MAX_BYTES
                    yield f"{name}/{info.filename}", archive.read(info) if whole else bytes(MAX_BYTES + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as error:
        message = f"the zip file cannot be read: {str(error).lower()}"
        raise InputError(Place(name), message, "unpack it, and give the tables") from None


def by_names(tables: Sequence[Table]) -> Found:
    """Return the entries of tables of several kinds, which the names of the files tell: `claims.csv`."""
    result = Found()
    kinds: dict[str, list[Table]] = {}
    for table in tables:
        kinds.setdefault(PurePath(table.name).name.partition(".")[0], []).append(table)
    for kind in KINDS:
        if kind in kinds:
            one = found(kinds.pop(kind), kind)
            result.made += one.made
            result.wrong += one.wrong
    for name, others in kinds.items():
        for table in others:
            if name == "story":
                result.leave(
                    Place(table.name), "the story is there already: what this says of it was left out"
                )
            elif name == "matrix":
                result.leave(Place(table.name), "the matrix follows from the claims, and was left out")
            else:
                message = "the name of the file tells no kind of entry"
                result.refuse(
                    Place(table.name), message, f"say it by `--kind`; the kinds are {', '.join(KINDS)}"
                )
    return result


def found(tables: Sequence[Table], kind: Kind) -> Found:
    """Return the entries of a kind that tables have: one of entries, and any of the lists of parts in them.

    A table of parts is known by its first column, `claims.id`.
    """
    result = Found()
    model, key = KIND_OF[kind].model, f"{kind}.id"
    of_parts = [table for table in tables if key in table.columns]
    of_entries = [table for table in tables if key not in table.columns]
    if len(of_entries) != 1:
        names = ", ".join(table.name for table in of_entries[1:]) or "the table of the entries"
        message = f"two tables of {kind}: {names} is the second" if of_entries else f"{names} is missing"
        result.refuse(Place(tables[0].name), message, f"give one table of {kind}, and those of their parts")
        return result
    (entries,) = of_entries
    parts = _parts(of_parts, kind, result)
    _check_columns(entries, model, result, parts)
    if not result.wrong:
        result.made += _made(entries, parts, kind, result)
    return result


def _parts(of_parts: Sequence[Table], kind: Kind, result: Found) -> dict[str, Table]:
    """Return the tables of parts by the fields that they are for; refuse those that are for none."""
    model = KIND_OF[kind].model
    fields = {field for field in model.model_fields if shape(model, field) == "parts"}
    parts: dict[str, Table] = {}
    for table in of_parts:
        field = _field_of(table, model, fields, f"{kind}.id")
        if field is None or field in parts:
            wrong = f"is a second table of `{field}`" if field else f"is no table of parts of {kind}"
            help_ = f"there are {_listed(f'{kind}.{each}.csv' for each in sorted(fields))}"
            result.refuse(Place(table.name), f"this {wrong}", help_)
        else:
            parts[field] = table
    return parts


def _made(entries: Table, parts: Mapping[str, Table], kind: Kind, result: Found) -> Iterator[Made]:
    """Yield the entries of a table with their parts; refuse parts of entries that are not in it."""
    model = KIND_OF[kind].model
    own: dict[str, dict[str, list[dict[str, Any]]]] = {}
    ids = {row.get("id", "") for _, row in entries.rows}
    for field, table in parts.items():
        inner = part_of(model, field) or Part
        for place, row in table.rows:
            id_ = row[f"{kind}.id"]
            own.setdefault(id_, {}).setdefault(field, []).append(_values(inner, row, ""))
            if id_ not in ids:
                result.refuse(
                    place, f"{quoted(id_)} is no entry of {entries.name}", "write an `id` that it has"
                )
    required: dict[str, list[Any]] = {field: [] for field in parts if model.model_fields[field].is_required()}
    for place, row in entries.rows:
        values = {**_values(model, row, ""), **required, **own.get(row.get("id", ""), {})}
        if not values.get("id"):
            result.refuse(
                place, "the row has no `id`", "write one: words in small letters, joined by hyphens"
            )
        yield Made(kind, values, place)


def _listed(words: Iterator[str]) -> str:
    return ", ".join(f"`{word}`" for word in words) or "none"


def _field_of(table: Table, model: type[Part], fields: set[str], key: str) -> str | None:
    """Return the field whose parts are in a table: the one that its name names, or else its columns."""
    columns = set(table.columns) - {key}

    def fits(field: str) -> bool:
        inner = part_of(model, field)
        return inner is not None and columns <= set(inner.model_fields)

    named = [field for field in fields if f".{field}." in table.name]
    return next((field for field in (*named, *sorted(fields)) if fits(field)), None)


def _check_columns(table: Table, model: type[Part], result: Found, parts: Mapping[str, Table]) -> None:
    """Note columns that a table should not have, and those that it lacks."""
    place = Place(table.name)
    known = dict(_columns(model, ""))
    for column in table.columns:
        languages = column.partition(".")
        if column in known or (known.get(languages[0]) == "languages" and is_code(languages[2])):
            continue
        close = difflib.get_close_matches(column, known, 1)
        help_ = f"did you mean `{close[0]}`?" if close else f"the columns are {_listed(iter(known))}"
        result.refuse(
            place, f"there is no column {quoted(column)}" if column else "a column has no name", help_
        )
    for field, info in model.model_fields.items():
        if not info.is_required():
            continue
        if shape(model, field) == "parts" and field not in parts:
            name = f"{table.name.removesuffix('.csv')}.{field}.csv"
            result.refuse(place, f"the table of `{field}` is missing", f"give it, too, as in `{name}`")
        elif shape(model, field) != "parts" and field not in table.columns:
            result.refuse(place, f"the column `{field}` is missing", "add it to the first row")


def _columns(model: type[Part], before: str) -> Iterator[tuple[str, str]]:
    """Yield the columns that a table may have, each with the shape of its field."""
    for field in model.model_fields:
        kind, inner = shape(model, field), part_of(model, field)
        if kind == "part" and inner:
            yield from _columns(inner, f"{field}.")
        elif kind != "parts":
            yield before + field, kind


def _values(model: type[Part], row: Mapping[str, str], before: str) -> dict[str, Any]:
    """Return what a row has, in terms of YAML."""
    values: dict[str, Any] = {}
    for field, info in model.model_fields.items():
        column, inner = before + field, part_of(model, field)
        cell = as_was(row.get(column, ""))
        match shape(model, field):
            case "value" if cell:
                value = _scalar(cell, info.annotation)
                if value != info.default:  # nobody writes `hedged: false`
                    values[field] = value
            case "list" if cell or info.is_required():
                values[field] = divided(cell)
            case "languages":
                start = f"{column}."
                texts = {
                    key.removeprefix(start): row[key] for key in row if key.startswith(start) and row[key]
                }
                if texts:
                    values[field] = {code: as_was(text) for code, text in texts.items()}
            case "part" if inner:
                if part := _values(inner, row, f"{column}."):
                    values[field] = part
            case _:
                pass
    return values


def _scalar(cell: str, type_: object) -> str | float | bool:
    """Return the value of a cell: a switch or a number where the field is one, else the text."""
    types = {type_, *get_args(type_)}
    if bool in types and cell.lower() in {"true", "false"}:  # Excel writes TRUE
        return cell.lower() == "true"
    if float in types and isinstance(number := resolve(cell), int | float):
        return number
    return cell
