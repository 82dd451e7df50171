"""What the dates of all formats are made of: whole numbers, and EDTF that the calendar has."""

from collections.abc import Sequence

from generator.dates import edtf
from generator.problem import quoted

_YEAR_DIGITS = 4


class WrongDateError(ValueError):
    """A date that cannot be one; `help` says what to do."""

    def __init__(self, message: str, help_: str) -> None:
        """Keep what the note will say."""
        super().__init__(message)
        self.help = help_


def whole(value: object, called: str) -> int:
    """Return a number that stands in digits, in quotes or not; raise `WrongDateError` for any other value."""
    number = None
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        try:
            number = float(value)
        except ValueError:
            number = None
    if number is None or not number.is_integer():
        raise WrongDateError(f"{called} is {quoted(value)}, and no number", "write it in digits")
    return int(number)


def edtf_of(numbers: Sequence[int]) -> str:
    """Return the EDTF of a year, a month and a day, as far as they are given."""
    year, *rest = numbers
    sign, digits = ("-" if year < 0 else ""), f"{abs(year):0{_YEAR_DIGITS}}"
    text = f"{sign}{digits}" if len(digits) == _YEAR_DIGITS else f"Y{sign}{digits}"
    return text + "".join(f"-{number:02}" for number in rest[:2])


def in_calendar(date: str) -> str:
    """Return a date that the calendar has; raise `WrongDateError` for another one."""
    try:
        return edtf.parse(date).text
    except edtf.DateError as error:
        raise WrongDateError(error.message, error.help) from None
