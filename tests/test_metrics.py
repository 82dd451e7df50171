"""Texts are measured rather too wide than too narrow, and broken into lines that fit."""

import struct
import unicodedata

import pytest

from generator import metrics
from generator.finish import share


def advances(font: bytes) -> dict[str, float]:
    """Return how far each letter of a TrueType font moves the pen, in heights of letters.

    https://learn.microsoft.com/en-us/typography/opentype/spec/ has the tables: `cmap`, of which format 4 is
    read, has the glyphs of the letters, and `hmtx` the advance of each glyph.
    """

    def numbers(form: str, at: int) -> tuple[int, ...]:
        return struct.unpack_from(f">{form}", font, at)

    tables = {
        font[at : at + 4].decode(): numbers("II", at + 8)[0]
        for at in range(12, 12 + 16 * numbers("H", 4)[0], 16)
    }
    (units,), (widths,) = numbers("H", tables["head"] + 18), numbers("H", tables["hhea"] + 34)
    starts = [numbers("I", tables["cmap"] + 8 + 8 * n)[0] for n in range(numbers("H", tables["cmap"] + 2)[0])]
    at = next(tables["cmap"] + start for start in starts if numbers("H", tables["cmap"] + start) == (4,))
    count = numbers("H", at + 6)[0] // 2
    last, first, delta = (
        numbers(f"{count}{form}", at + shift + 2 * count * n)
        for n, form, shift in ((0, "H", 14), (1, "H", 16), (2, "h", 16))
    )
    found = {}
    for n in range(count - 1):  # the last segment is no letter
        here = at + 16 + 6 * count + 2 * n
        (offset,) = numbers("H", here)
        for code in range(first[n], last[n] + 1):
            (glyph,) = numbers("H", here + offset + 2 * (code - first[n])) if offset else (code,)
            glyph = (glyph + delta[n]) % 0x10000
            found[chr(code)] = numbers("H", tables["hmtx"] + 4 * min(glyph, widths - 1))[0] / units
    return found


def test_no_letter_of_a_share_picture_is_wider_than_it_is_measured() -> None:
    font = advances(share.FONT.read_bytes())
    assert font["A"] > font["i"] > 0.2
    drawn = {
        letter: width
        for letter, width in font.items()
        if metrics.covers(letter) and not unicodedata.combining(letter)
    }
    assert len(drawn) > 1000
    assert {letter: width for letter, width in drawn.items() if width > metrics.measure(letter, 1)} == {}


def test_a_letter_with_marks_is_as_wide_as_one_without() -> None:
    assert metrics.measure("é", 1) == metrics.measure("e", 1) == metrics.measure("e\u0301", 1)
    assert metrics.measure("Ữ", 1) == metrics.measure("Ư", 1)


def test_a_letter_of_a_script_that_is_not_measured_is_as_wide_as_it_is_high() -> None:
    assert metrics.measure("한국中", 10) == 30


@pytest.mark.parametrize("text", ["word " * 60, "Ж" * 300, "a", "", "  two  words "])
@pytest.mark.parametrize("number", [1, 3])
def test_no_line_is_wider_than_asked_for_and_there_are_no_more_than_asked_for(text: str, number: int) -> None:
    found = metrics.wrap(text, 100, number, 12)
    assert 1 <= len(found) <= number
    assert all(metrics.measure(line, 12) <= 100 for line in found)


def test_what_is_cut_off_leaves_a_mark_and_what_fits_does_not() -> None:
    assert metrics.wrap("one two three four", 60, 2, 12) == ["one two", "three…"]
    assert metrics.wrap("one two three", 60, 2, 12) == ["one two", "three"]
    assert metrics.cut("one two, three", 70, 12) == "one two…"
