"""The list in a data file that takes the new entries of a kind: where each goes, and how it is written."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby

from generator.dates import edtf
from generator.desk import as_yaml, spots
from generator.desk.data_file import DataFile
from generator.desk.spots import Edit
from generator.model import KIND_OF, Kind
from generator.read import Plain

Values = dict[str, Plain]
Key = tuple[int, ...]

_NEW_ENTRY, _NEW_LIST = (1,), (2,)
"""The orders of what comes to one spot: what belongs to the entry above is before both."""


def edits(file: DataFile, kind: Kind) -> Iterator[Edit]:
    """Yield the changes that put the new entries of a kind into a file.

    A list in the order of its dates, or in the reverse order, stays so; to any other they are added at the
    end. Entries have an empty line between them unless those there have none. A comment that is indented
    deeper than the dash of the entry above it belongs to that one; any other stays above what it stood above.
    """
    new, there, node = file.new[kind], file.entries(kind), file.values.get(kind)
    if node is None:
        end = _end(file)
        blank = [""] if file.text.text[:end].strip() else []
        yield file.text.insert(end, [*blank, f"{kind}:", *_items(file, new, file.style.dash)], _NEW_LIST)
    elif not there and file.is_flow:
        yield spots.replaced(file.text, file.root, kind, tuple(new), file.style)
    elif not there:
        indent = file.root.keys[kind].column - 1 + file.style.dash
        start = spots.after_colon(file.text, file.root.keys[kind])
        yield spots.put(file.text, start, file.text.end(node.place), ["", *_items(file, new, indent)])
    elif spots.is_flow(file.text, node):
        end = file.text.end(there[-1].place)
        yield Edit(end, end, _NEW_ENTRY, "".join(f", {as_yaml.flow(values)}" for values in new))
    else:
        yield from _among(file, kind, new)


def _end(file: DataFile) -> int:
    """Return where a new list goes in a file: before the line `...`, if it has one, else at its end."""
    text = file.text.text
    match = re.search(r"(?m)^\.\.\.\s", text)
    return match.start() if match else len(text)


def _items(file: DataFile, new: Sequence[Values], indent: int) -> Iterator[str]:
    for number, values in enumerate(new):
        yield from [""] * bool(number)
        yield from as_yaml.item(values, indent, file.style)


def _among(file: DataFile, kind: Kind, new: Sequence[Values]) -> Iterator[Edit]:
    """Yield the changes that put new entries between those of a list, or below them."""
    text, there = file.text, file.entries(kind)
    indent = file.values[kind].place.column - 1
    last = there[-1]
    in_lines = spots.is_flow(text, last) and last.place.line == last.place.end_line
    blank = [""] if _is_spaced(file, kind, otherwise=not in_lines) else []
    dated_by = next((key for key in ("date", "published") if key in KIND_OF[kind].model.model_fields), "")
    gaps = _gaps([_date(entry.plain(), dated_by) for entry in there], [_date(v, dated_by) for v in new])
    for gap, group in groupby(sorted(range(len(new)), key=gaps.__getitem__), lambda number: gaps[number][0]):
        lines: list[str] = []
        for number in group:
            written = as_yaml.item(new[number], indent, file.style)
            one = f"{' ' * indent}- {as_yaml.flow(new[number])}"
            written = [one] if in_lines and len(one) <= as_yaml.WIDTH else written
            lines += [*blank, *written] if gap else [*written, *blank]
        place = there[gap - 1].place if gap else file.root.keys[kind]
        yield text.insert(text.line_after(place, indent if gap else None), lines, _NEW_ENTRY)


def _is_spaced(file: DataFile, kind: Kind, *, otherwise: bool) -> bool:
    """Return whether an empty line stands between the last two entries; `otherwise` where there is one."""
    there = file.entries(kind)
    return not file.text.line(there[-1].place.line - 1).strip() if len(there) > 1 else otherwise


def _date(values: object, key: str) -> Key | None:
    date = values.get(key) if isinstance(values, dict) else None
    try:
        return edtf.parse(str(date)).key if date is not None else None
    except edtf.DateError:
        return None


def _gaps(there: Sequence[Key | None], new: Sequence[Key | None]) -> list[tuple[int, Key]]:
    """Return for each new date how many of those there stand before it, and what orders those between two.

    Where a date is missing or they stand in no order, all go to the end in the order in which they come.
    """
    known = [date for date in there if date is not None]
    rises = known == sorted(known)
    if len(known) < len(there) or not (rises or known == sorted(known, reverse=True)):
        return [(len(there), ())] * len(new)
    found: list[tuple[int, Key]] = []
    for date in new:
        if date is None:
            found.append((len(there), (10**9,)))  # below those that have one
        elif rises:
            found.append((bisect_right(known, date), date))
        else:
            number = bisect_right([_negative(other) for other in known], _negative(date))
            found.append((number, _negative(date)))
    return found


def _negative(date: Key) -> Key:
    return tuple(-number for number in date)
