"""The names of countries on a map: on their land, or where that is too small at sea, with a thin line."""

from collections.abc import Callable, Iterator
from itertools import product
from math import cos, pi, sin

from generator.render.pictures import svg
from generator.render.pictures.free_space import Box, along, clear, free, nearest
from generator.render.pictures.projection import Frame, contains, middle
from generator.render.pictures.world import Line, Point, world

LETTERSPACED = 1.2
"""How much wider the names of countries are by the space between their letters."""


def names(
    land: dict[str, list[Line]],
    located: dict[str, Point],
    taken: list[Box],
    frame: Frame,
    called: Callable[[str], str],
) -> list[str]:
    """Return the names of the countries in which the places lie, on land or else at sea.

    `called` gives the name of a country for its English one; one without a name is left out.
    """
    drawn = []
    for english, rings in land.items():
        outlines = world().countries[english]
        name = called(english)
        if name and any(contains(ring, point) for point in located.values() for ring in outlines):
            _, centre, ring = max((*middle(ring), ring) for ring in rings)
            coasts = [coast for coastal in land.values() for coast in coastal]
            stands = (
                (box, block)
                for block in ([name], name.split())
                for box in _stands(centre, block)
                if free(box, taken, frame)
                and (_is_on(box, ring) or (clear(centre, box, taken) and _is_at_sea(box, coasts)))
            )
            box, block = next(stands, (None, []))
            if box is None:
                continue
            taken.append(box)
            if not _is_on(box, ring):
                drawn.append(svg.path("M", *centre, "L", *nearest(box, centre), class_="leader"))
                taken += along(centre, nearest(box, centre))
            lines = [(line, "country middle small") for line in block]
            drawn.append(svg.lines((box[0] + box[2]) / 2, box[1] + svg.SMALL, lines))
    return drawn


def _stands(centre: Point, block: list[str]) -> Iterator[Box]:
    """Yield where the name of a country may stand: in its middle, above or below, or round it, near first."""
    width = max(svg.measure(line, svg.SMALL) for line in block) * LETTERSPACED
    height = len(block) * svg.SMALL * svg.LINE
    moves = [(0.0, float(down)) for down in (0, -18, 18, -36, 36)]
    for far, direction in product(range(16, 120, 8), range(16)):
        across, down = cos(direction * pi / 8), sin(direction * pi / 8)
        moves.append((across * (far + width / 2), down * (far + height / 2)))
    for across, down in moves:
        x, y = centre[0] + across - width / 2, centre[1] + down - height / 2
        yield x, y, x + width, y + height


def _is_on(box: Box, ring: Line) -> bool:
    """Return whether a name is on its country."""
    left, top, right, bottom = box
    return all(contains(ring, (x, (top + bottom) / 2)) for x in (left, (left + right) / 2, right))


def _is_at_sea(box: Box, coasts: list[Line]) -> bool:
    """Return whether a name is on no land."""
    left, top, right, bottom = box
    points = [(left + (right - left) * part / 4, y) for part in range(5) for y in (top, bottom)]
    return not any(contains(coast, point) for coast in coasts for point in points)
