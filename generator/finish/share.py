"""The pictures that a link to a page is shown with elsewhere: drawn as SVG, written as PNG.

They are 1200 by 630 pixels, the form that Open Graph's readers ask for (https://ogp.me). Nothing of the
machine goes into them: the font is the one in fonts/, and no other is looked for.
"""

from functools import cache
from html import escape
from pathlib import Path

from resvg_py import svg_to_bytes

from generator import metrics
from generator.output import Card, Rendered

WIDTH, HEIGHT = 1200, 630
MARGIN = 84
FONT = Path(__file__).parent / "fonts/NotoSerif-SemiBold.ttf"

PAPER, INK, QUIET = "#fbfaf7", "#1c1b19", "#55524c"
COLOURS = {"corroborated": "#1b5e20", "one-sided": "#7a4100", "contested": "#9b1c1c"}
"""The colours of the light pages; what has no standing is the colour of what is not known."""
UNKNOWN = "#3d4a5c"

SIZES = ((84, 1), (72, 1), (84, 2), (72, 3), (60, 4))
"""The sizes of the large words and their numbers of lines, the best first; there is room for each."""

SMALL = 32


def drawings(rendered: Rendered) -> dict[str, str]:
    """Return the share pictures of the story, as SVG, by their paths in the site."""
    return {path: picture(rendered.title, card) for path, card in rendered.cards.items()}


@cache
def png(svg: str) -> bytes:
    """Return a drawing as PNG; `mkdocs serve` and tests ask for the same one again."""
    return svg_to_bytes(svg_string=svg, skip_system_fonts=True, font_files=[str(FONT)])


def picture(title: str, card: Card) -> str:
    """Return the picture as SVG: the title of the story, the large words, and the line below.

    A title that the font cannot write is left out: it is printed beside the picture anyway.
    """
    colour = COLOURS.get(card.shape, UNKNOWN)
    head = title if metrics.covers(title) else ""
    left = MARGIN + (150 if card.shape else 0)
    size, lines = _fit(card.words, WIDTH - MARGIN - left)
    top = 330 - (len(lines) - 1) * size * 0.6
    parts = [
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{PAPER}"/>',
        f'<rect width="{WIDTH}" height="18" fill="{colour}"/>',
        _text(MARGIN, 112, SMALL, QUIET, metrics.cut(head, WIDTH - 2 * MARGIN, SMALL)),
        *(
            _text(left, round(top + number * size * 1.2), size, colour if card.shape else INK, line)
            for number, line in enumerate(lines)
        ),
        f'<rect x="{MARGIN}" y="500" width="120" height="4" fill="{colour}"/>',
        _text(MARGIN, 560, SMALL, QUIET, card.line),
    ]
    if card.shape:
        parts.append(_shape(card.shape, colour))
    box = f'width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box}>{"".join(parts)}</svg>'


def _text(left: int, base: int, size: int, colour: str, text: str) -> str:
    font = f'font-family="Noto Serif" font-weight="600" font-size="{size}"'
    return f'<text x="{left}" y="{base}" {font} fill="{colour}">{escape(text)}</text>'


def _fit(words: str, most: int) -> tuple[int, list[str]]:
    """Return the best size in which words fit, and their lines, of at most this width and about as long."""
    for size, room in SIZES:
        if _fits(words, most, size, room):
            number = len(metrics.lines(words, most, size))
            while number > 1 and _fits(words, most - size // 2, size, number):
                most -= size // 2
            return size, metrics.lines(words, most, size)
    size, room = SIZES[-1]
    return size, metrics.wrap(words, most, room, size)


def _fits(words: str, most: int, size: int, number: int) -> bool:
    lines = metrics.lines(words, most, size)
    return len(lines) <= number and all(metrics.measure(line, size) <= most for line in lines)


def _shape(shape: str, colour: str) -> str:
    """Return the shape of a standing, as in `SHAPES` of the pages, left of its words."""
    x, y, r = MARGIN + 56, 300, 52
    ring = f'<circle cx="{x}" cy="{y}" r="{r}" fill="none" stroke="{colour}" stroke-width="10"/>'
    if shape == "corroborated":
        return f'<circle cx="{x}" cy="{y}" r="{r + 5}" fill="{colour}"/>'
    if shape == "one-sided":
        return f'{ring}<path d="M{x} {y - r}a{r} {r} 0 0 0 0 {2 * r}z" fill="{colour}"/>'
    if shape == "contested":
        strokes = f"M{x - r} {y - 18}h{2 * r}M{x - r} {y + 18}h{2 * r}M{x - 30} {y + r}L{x + 30} {y - r}"
        return f'<path d="{strokes}" stroke="{colour}" stroke-width="12"/>'
    return ring
