"""Room on a drawing: boxes, and whether one is free."""

from generator.render.pictures.projection import Frame
from generator.render.pictures.world import Point

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


def square(point: Point, half: float) -> Box:
    """Return the box around a point."""
    return point[0] - half, point[1] - half, point[0] + half, point[1] + half


def free(box: Box, taken: list[Box], frame: Frame) -> bool:
    """Return whether a box is inside the frame and meets no other."""
    left, top, right, bottom = box
    if left < 2 or top < 2 or right > frame.width - 2 or bottom > frame.height - 2:  # noqa: PLR2004 - a margin
        return False
    return all(right < one[0] or left > one[2] or bottom < one[1] or top > one[3] for one in taken)


def nearest(box: Box, point: Point) -> Point:
    """Return the point of a box that is nearest to another."""
    return min(max(point[0], box[0]), box[2]), min(max(point[1], box[1]), box[3])
