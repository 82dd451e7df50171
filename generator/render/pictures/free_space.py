"""Room on a drawing: boxes, and whether one is free."""

from itertools import pairwise
from math import hypot

from generator.render.pictures.projection import Frame
from generator.render.pictures.world import Point

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""

CLOSE = 11.0
"""So near to its beginning, in units, a line may meet a mark: its own is there."""


def square(point: Point, half: float) -> Box:
    """Return the box around a point."""
    return point[0] - half, point[1] - half, point[0] + half, point[1] + half


def free(box: Box, taken: list[Box], frame: Frame) -> bool:
    """Return whether a box is inside the frame and meets no other."""
    left, top, right, bottom = box
    if left < 2 or top < 2 or right > frame.width - 2 or bottom > frame.height - 2:  # noqa: PLR2004 - a margin
        return False
    return all(
        right < obstacle[0] or left > obstacle[2] or bottom < obstacle[1] or top > obstacle[3]
        for obstacle in taken
    )


def nearest(box: Box, point: Point) -> Point:
    """Return the point of a box that is nearest to another."""
    return min(max(point[0], box[0]), box[2]), min(max(point[1], box[1]), box[3])


def clear(point: Point, box: Box, taken: list[Box]) -> bool:
    """Return whether the line from a point to a box meets no other box."""
    return not any(
        obstacle[0] <= x <= obstacle[2] and obstacle[1] <= y <= obstacle[3]
        for obstacle in taken
        for x, y in _steps(point, nearest(box, point), 20)
        if hypot(x - point[0], y - point[1]) > CLOSE
    )


def along(start: Point, end: Point) -> list[Box]:
    """Return the boxes that a line takes, together little more than its own room."""
    return [
        (min(x, to_x) - 1, min(y, to_y) - 1, max(x, to_x) + 1, max(y, to_y) + 1)
        for (x, y), (to_x, to_y) in pairwise(_steps(start, end, 6))
    ]


def _steps(start: Point, end: Point, number: int) -> list[Point]:
    (x, y), (to_x, to_y) = start, end
    return [(x + (to_x - x) * part / number, y + (to_y - y) * part / number) for part in range(number + 1)]
