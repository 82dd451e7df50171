"""Dates of CSL-JSON as EDTF: numbers or strings in `date-parts`, seasons, about, and dates in words."""

from collections.abc import Mapping, Sequence
from typing import Any

from generator.dates import edtf as dates
from generator.dates import other_forms
from generator.imports.numbers import WrongDateError, edtf_of, in_calendar, whole
from generator.problem import quoted


def edtf(value: object) -> tuple[str | None, str]:
    """Return a date of CSL as EDTF, None where it has none, and what of it was left, in words.

    Raises `WrongDateError` where it is no date: a month 13, an end before the beginning.
    """
    if value is None:
        return None, ""
    if isinstance(value, str):
        return _in_words(value)
    if not isinstance(value, Mapping):
        raise WrongDateError(f"{quoted(value)} is no date of CSL", "export the item again")
    parts = value.get("date-parts")
    if parts:
        date = _in_numbers(parts, value.get("season"))
        if date:
            about = value.get("circa") not in (None, False, 0, "", "0", "false")
            return in_calendar("/".join(f"{end}~" for end in date.split("/")) if about else date), ""
    for key in ("raw", "literal"):
        if isinstance(value.get(key), str) and value[key].strip():
            return _in_words(value[key])
    return None, ""


def _in_words(text: str) -> tuple[str | None, str]:
    """Return the date that a text says, if it says one only."""
    plain = text.strip()
    forms = []
    for form in (plain, *other_forms.edtf_for(plain)):
        try:
            forms.append(dates.parse(form).text)
        except dates.DateError as error:
            if form != plain:
                raise WrongDateError(error.message, error.help) from None
        else:
            if form == plain:
                break
    if len(forms) == 1:
        return forms[0], ""
    return None, f"{quoted(text)} {'may be several dates' if forms else 'is no date that can be read'}"


def _in_numbers(parts: Any, season: object) -> str | None:  # noqa: ANN401 - whatever stands there
    """Return the EDTF of one or two dates in numbers."""
    given = [_one(part) for part in parts] if isinstance(parts, list) else []
    ends = [end for end in given if end]
    if not ends:
        return None
    if season not in (None, "") and len(ends) == 1 and "-" not in ends[0].lstrip("-"):
        number = whole(season, "`season`")
        ends[0] += f"-{number + 20 if number <= 4 else number}"  # noqa: PLR2004 - 1 is spring, in EDTF 21
    return ends[0] if len(set(ends)) == 1 else "/".join(ends)


def _one(part: object) -> str | None:
    """Return one date in numbers; those that are missing or 0 end it."""
    if not isinstance(part, Sequence) or isinstance(part, str):
        raise WrongDateError(f"{quoted(part)} is no date of CSL", "write it as `[2025, 12, 10]`")
    numbers = [whole(piece, "a part of it") for piece in part if piece not in (None, "")]
    if not numbers:
        return None
    year, *rest = numbers
    if year < 0:
        year += 1  # CSL has no year 0: -1 is 1 BC, which is 0000 in EDTF
    known = rest.index(0) if 0 in rest else len(rest)
    return edtf_of((year, *rest[:known]))
