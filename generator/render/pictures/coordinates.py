"""The numbers in a drawing, and its mirror image for those who read from right to left.

In come elements of SVG as `svg` makes them, with absolute commands in their paths; out come the same with
every x at the other side, so that time goes to the left. Words stay words: where a line of text began at
the left, it begins at the right.
"""

import re
from collections.abc import Iterator

_ELEMENT = re.compile(r"<(?:rect|circle|text|path)\b[^>]*>")
_ATTRIBUTE = re.compile(r'(?<= )(x|cx|d)="([^"]*)"')
_WIDTH = re.compile(r' width="([^"]*)"')

_NUMBERS = {"M": "xy", "L": "xy", "H": "x", "V": "y", "C": "xyxyxy", "A": "rr-0sxy", "Z": ""}
"""What the numbers after a command of a path are (https://www.w3.org/TR/SVG2/paths.html): `s` is the sweep
flag of an arc, whose direction turns round."""


def number(value: float) -> str:
    """Return a number with at most one decimal."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def mirrored(drawn: str, width: float) -> str:
    """Return the elements as a mirror in the middle of a drawing of this width shows them."""

    def element(match: re.Match[str]) -> str:
        tag = match[0]
        stated_width = _WIDTH.search(tag)
        wide = float(stated_width[1]) if stated_width and tag.startswith("<rect") else 0.0
        return _ATTRIBUTE.sub(
            lambda attribute: (
                f'd="{_path(attribute[2], width)}"'
                if attribute[1] == "d"
                else f'{attribute[1]}="{number(width - wide - float(attribute[2]))}"'
            ),
            tag,
        )

    return _ELEMENT.sub(element, drawn)


def _path(steps: str, width: float) -> str:
    return " ".join(_steps(steps.split(), width))


def _steps(steps: list[str], width: float) -> Iterator[str]:
    meant = ""
    for step in steps:
        if step in _NUMBERS:
            meant = _NUMBERS[step]
            yield step
            continue
        match meant[0]:
            case "x":
                yield number(width - float(step))
            case "s":
                yield "0" if step == "1" else "1"
            case _:
                yield step
        meant = meant[1:]
