"""Dates as EDTF (https://www.loc.gov/standards/datetime/): from what an editor wrote to an `Edtf`.

`edtf` reads a date, `parts` knows the years, months and days in it, `chronology` what came before
what, `other_forms` what to write instead of a date that is not EDTF.
"""

from generator.dates.chronology import in_order, surely_before
from generator.dates.edtf import Edtf
from generator.dates.other_forms import LANGUAGES
from generator.dates.parts import MONTHS_A_YEAR, SEASONS, Part

__all__ = [
    "LANGUAGES",
    "MONTHS_A_YEAR",
    "SEASONS",
    "Edtf",
    "Part",
    "in_order",
    "surely_before",
]
