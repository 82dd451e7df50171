"""The spreadsheet template of TimelineJS as slides, as TimelineJS itself reads it.

https://github.com/NUKnightLab/TimelineJS3/blob/master/src/js/core/ConfigFactory.js
"""

import re
from collections.abc import Iterator
from typing import Any

from generator.imports.inputs import InputError, Located
from generator.imports.tables import Table
from generator.problem import Place, quoted

_DATES = {
    "start_date": {"year": "Year", "month": "Month", "day": "Day"},
    "end_date": {"year": "End Year", "month": "End Month", "day": "End Day"},
}
_TIMES = {"start_date": "Time", "end_date": "End Time"}
_TEXT = {"headline": "Headline", "text": "Text"}
_MEDIA = {
    "url": "Media", "credit": "Media Credit", "caption": "Media Caption", "thumbnail": "Media Thumbnail",
    "alt": "Alt Text", "link": "Media Link",
}  # fmt: skip
_OTHERS = {
    "display_date": "Display Date",
    "group": "Group",
    "background": "Background",
    "unique_id": "Unique ID",
}
_TIME = re.compile(r"(\d{1,2})(?::(\d\d))?(?::(\d\d))?\s*([ap])?\.?(?:m\.?)?", re.IGNORECASE)
_KNOWN = {"Type", "Tag", *_OTHERS.values(), *_TIMES.values(), *_TEXT.values(), *_MEDIA.values()} | {
    column for columns in _DATES.values() for column in columns.values()
}


def timeline(table: Table) -> Located:
    """Return the timeline that a table has; raise `InputError` where it is not of the template."""
    if missing := next((column for column in ("Year", "Headline") if column not in table.columns), None):
        message = f"the column `{missing}` is missing, so this is no timeline of TimelineJS's template"
        raise InputError(
            Place(table.name), message, "its first row begins with Year, Month, Day, Time, End Year"
        )
    found = Located(title=None, events=[], eras=[])
    found.place = Place(table.name)
    for place, row in table.rows:
        slide = _slide(place, {column: cell.strip() for column, cell in row.items()})
        match row.get("Type", "").strip().lower():
            case "title":
                if found["title"] is not None:
                    raise InputError(place, "a second row has the type `title`", "delete one of the two")
                found["title"] = slide
            case "era":
                found["eras"].append(slide)
            case "":
                found["events"].append(slide)
            case other:
                raise InputError(
                    place, f"{quoted(other)} is no type of a row", "write `title`, `era` or nothing"
                )
    return found


def _slide(place: Place, row: dict[str, str]) -> Located:
    slide = Located(dict(_filled(row, _OTHERS)))
    slide.place = place
    if row.get("Tag"):
        slide.setdefault("group", row["Tag"])
    for key, columns in _DATES.items():
        date: dict[str, Any] = dict(_filled(row, columns))
        if time := row.get(_TIMES[key]):
            date |= _time(place, _TIMES[key], time)
        if date:
            slide[key] = date
    for key, columns in (("text", _TEXT), ("media", _MEDIA)):
        if filled := dict(_filled(row, columns)):
            slide[key] = filled
    slide |= {column: cell for column, cell in row.items() if cell and column not in _KNOWN}
    return slide


def _filled(row: dict[str, str], columns: dict[str, str]) -> Iterator[tuple[str, str]]:
    yield from ((key, row[column]) for key, column in columns.items() if row.get(column))


def _time(place: Place, column: str, cell: str) -> dict[str, int]:
    match = _TIME.fullmatch(cell)
    if not match:
        raise InputError(place, f"`{column}` is {quoted(cell)}, and no time of day", "write it as 16:30")
    hour = int(match[1])
    if match[4]:
        hour = hour % 12 + (12 if match[4].lower() == "p" else 0)
    pieces = (hour, *(int(piece) for piece in (match[2], match[3]) if piece))
    return dict(zip(("hour", "minute", "second"), pieces, strict=False))
