"""What a browser sends of a form: names such as `reports.0.by`, each with a text, and the rows to be added.

A name is a path in what is typed: keys, and numbers for the rows of a list.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from generator.desk.entry import Path, Typed
from generator.desk.fields import Field

MAX_DEPTH = 6
"""How many steps a name has at most; no model is as deep."""

_NUMBER = re.compile("[0-9]{1,4}")

BLANK: dict[str, Typed] = {}
"""A part in which nothing is typed yet."""


def name_of(path: Path) -> str:
    """Return the name of the field at a path."""
    return ".".join(map(str, path))


def typed_from(pairs: Iterable[tuple[str, str]]) -> dict[str, Typed]:
    """Return what is typed in the fields of these names; the rows of a list are in the order of the numbers.

    A name that makes no sense beside the others is left out: no form of ours has one.
    """
    tree: dict[str, Any] = {}
    for name, text in pairs:
        *way, last = name.split(".")[:MAX_DEPTH]
        at = tree
        for step in way:
            inner = at.setdefault(step, {})
            if not isinstance(inner, dict):
                break
            at = inner
        else:
            at.setdefault(last, text)
    return {key: _listed(value) for key, value in tree.items()}


def _listed(tree: Any) -> Typed:  # noqa: ANN401 - texts and mappings of such
    if not isinstance(tree, dict):
        return str(tree)
    if tree and all(map(_NUMBER.fullmatch, tree)):
        return [_listed(tree[key]) for key in sorted(tree, key=int)]
    return {key: _listed(value) for key, value in tree.items()}


def is_blank(typed: Typed) -> bool:
    """Return whether nothing is typed here."""
    if isinstance(typed, str):
        return not typed.strip()
    return all(map(is_blank, typed.values() if isinstance(typed, Mapping) else typed))


def without_blank_rows(typed: Typed) -> Typed:
    """Return what is typed without the rows in which nothing stands."""
    if isinstance(typed, Mapping):
        return {key: without_blank_rows(inner) for key, inner in typed.items()}
    if isinstance(typed, str):
        return typed
    return [without_blank_rows(row) for row in typed if not is_blank(row)]


def with_row(
    fields: Sequence[Field], typed: Mapping[str, Typed], path: Path
) -> tuple[dict[str, Typed], Path]:
    """Return what is typed with one more blank row in the list at a path, and the path of its first field.

    Where no field of the form is such a list, all is as it was.
    """
    field, rows = _list_at(fields, typed, path)
    if field is None:
        return dict(typed), path
    row = (*path, len(rows))
    if field.shape == "list":
        return _put_in(typed, path, [*rows, ""]), row
    first = "code" if field.shape == "names" else field.fields[0].key
    return _put_in(typed, path, [*rows, BLANK]), (*row, first)


def without_row(fields: Sequence[Field], typed: Mapping[str, Typed], path: Path) -> dict[str, Typed]:
    """Return what is typed without the row at a path; where there is none, all is as it was."""
    *above, number = path
    field, rows = _list_at(fields, typed, tuple(above))
    if field is None or not isinstance(number, int):
        return dict(typed)
    return _put_in(typed, tuple(above), [row for index, row in enumerate(rows) if index != number])


def path_of(name: str) -> Path:
    """Return the path of the field with a name."""
    return tuple(int(step) if _NUMBER.fullmatch(step) else step for step in name.split("."))


def _list_at(fields: Sequence[Field], typed: Typed, path: Path) -> tuple[Field | None, Sequence[Typed]]:
    """Return the field of the list at a path, and its rows as they are shown: at least one."""
    found: Field | None = None
    for step in path:
        if isinstance(step, str):
            found = next((field for field in fields if field.key == step), None)
            if found is None:
                return None, ()
            fields = found.fields
            typed = typed.get(step, "") if isinstance(typed, Mapping) else ""
        elif isinstance(typed, Sequence) and not isinstance(typed, str) and step < len(typed):
            typed = typed[step]
    if found is None or found.shape not in ("list", "parts", "names") or isinstance(path[-1], int):
        return None, ()
    return found, shown_rows(found, typed)


def shown_rows(field: Field, typed: Typed) -> Sequence[Typed]:
    """Return the rows that a form shows of a list: of one that takes values at least one, to type in."""
    rows = list(typed) if isinstance(typed, Sequence) and not isinstance(typed, str) else []
    if rows or (field.shape != "list" and not field.required):
        return rows
    return ["" if field.shape == "list" else BLANK]


def _put_in(typed: Mapping[str, Typed], path: Path, rows: Typed) -> dict[str, Typed]:
    first, *rest = path
    return {**typed, str(first): _put(typed.get(str(first), ""), tuple(rest), rows)}


def _put(typed: Typed, path: Path, rows: Typed) -> Typed:
    if not path:
        return rows
    first, *rest = path
    if isinstance(first, str):
        return _put_in(typed if isinstance(typed, Mapping) else {}, path, rows)
    items = typed if isinstance(typed, Sequence) and not isinstance(typed, str) else ()
    return [_put(item, tuple(rest), rows) if number == first else item for number, item in enumerate(items)]
