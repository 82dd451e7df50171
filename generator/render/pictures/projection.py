"""From the globe to the plane of a drawing: a projection, a frame, and what of lines and areas lies in it."""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.render.pictures.world import Line, Point

FAR = 1.93
"""150 degrees from the centre, in radii of the globe: beyond it, shapes turn inside out."""

WIDE_APART = 1.0
"""60 degrees from the centre, in radii of the globe."""

ASIDE = 75.0
"""So many degrees east or west of the middle meridian, north is no longer about up."""

POLAR_CIRCLE = 66.5

EARTH = 6371.0
"""The radius of the globe in kilometres."""


@dataclass(frozen=True, slots=True)
class Azimuthal:
    """Lambert's azimuthal equal-area projection (Snyder, Map Projections, USGS 1987, p. 185).

    It has no seam, so that a map may lie across the antimeridian or a pole.
    """

    longitude: float
    latitude: float

    @classmethod
    def amid(cls, points: Sequence[Point]) -> "Azimuthal":
        """Return the projection whose centre is amid the points."""
        x = y = z = 0.0
        for longitude, latitude in points:
            east, north = math.radians(longitude), math.radians(latitude)
            x += math.cos(north) * math.cos(east)
            y += math.cos(north) * math.sin(east)
            z += math.sin(north)
        return cls(math.degrees(math.atan2(y, x)), math.degrees(math.atan2(z, math.hypot(x, y))))

    def __call__(self, point: Point) -> Point:
        """Return where a point is, in radii of the globe right of and below the centre."""
        east, north = math.radians(point[0] - self.longitude), math.radians(point[1])
        middle = math.radians(self.latitude)
        across = math.cos(north) * math.cos(east)
        near = 1 + math.sin(middle) * math.sin(north) + math.cos(middle) * across
        factor = math.sqrt(2 / max(near, 1e-9))
        up = math.cos(middle) * math.sin(north) - math.sin(middle) * across
        return factor * math.cos(north) * math.sin(east), -factor * up

    def has_north_up(self, point: Point) -> bool:
        """Return whether north is about up at a point; at the poles nobody expects that."""
        aside = abs((point[0] - self.longitude + 180) % 360 - 180)
        return aside <= ASIDE or abs(point[1]) > POLAR_CIRCLE

    def lines(self, line: Line) -> list[Line]:
        """Return where a line is; nothing where part of it is so far off that it would be torn."""
        plane = [self(point) for point in line]
        return [plane] if all(x * x + y * y < FAR * FAR for x, y in plane) else []


@dataclass(frozen=True, slots=True)
class Equirectangular:
    """Degrees as they are, true to scale at one latitude (Snyder, p. 90): for places all over the world."""

    longitude: float
    latitude: float

    def __call__(self, point: Point) -> Point:
        """Return where a point is, in radii of the globe right of and below the centre."""
        east = (point[0] - self.longitude + 180) % 360 - 180
        return math.radians(east) * math.cos(math.radians(self.latitude)), -math.radians(point[1])

    def lines(self, line: Line) -> list[Line]:
        """Return where a line is, also once around the globe at either side."""
        circumference = math.tau * math.cos(math.radians(self.latitude))
        plane: Line = []
        for x, y in map(self, line):
            shift = round((plane[-1][0] - x) / circumference) * circumference if plane else 0.0
            plane.append((x + shift, y))
        return [[(x + by, y) for x, y in plane] for by in (-circumference, 0, circumference)]


def projection(points: Sequence[Point]) -> "Azimuthal | Equirectangular":
    """Return the projection for a map of these points, which depends on how far apart they are."""
    near = Azimuthal.amid(points)
    if all(math.hypot(*near(point)) <= WIDE_APART and near.has_north_up(point) for point in points):
        return near
    latitudes = [latitude for _, latitude in points]
    return Equirectangular(near.longitude, (max(latitudes) + min(latitudes)) / 2)


@dataclass(frozen=True, slots=True)
class Frame:
    """What of the plane a drawing shows: where it begins, how many units a radius has, its size in units."""

    left: float
    top: float
    scale: float
    width: float
    height: float

    @classmethod
    def around(cls, points: Sequence[Point], width: float, height: float, least: float) -> "Frame":
        """Return the frame of this size around points on the plane, with a margin and `least` radii wide."""
        xs, ys = [x for x, _ in points], [y for _, y in points]
        across = max((max(xs) - min(xs)) * MARGIN, least)
        down = max((max(ys) - min(ys)) * MARGIN, least * height / width)
        scale = min(width / across, height / down)
        left = (max(xs) + min(xs) - width / scale) / 2
        return cls(left, (max(ys) + min(ys) - height / scale) / 2, scale, width, height)

    def __call__(self, point: Point) -> Point:
        """Return where a point of the plane is on the drawing."""
        return (point[0] - self.left) * self.scale, (point[1] - self.top) * self.scale

    def area(self, ring: Line) -> Line:
        """Return the part of an area inside the frame (Sutherland and Hodgman, 1974)."""
        for inside, cut in self._sides():
            ring = list(_clip(ring, inside, cut))
        return ring

    def line(self, line: Line) -> Iterator[Line]:
        """Yield the pieces of a line that touch the frame, cut at its sides (Liang and Barsky, 1984)."""
        piece: Line = []
        for start, end in pairwise(line):
            part = self._segment(start, end)
            if part is None:
                continue
            if piece and piece[-1] == part[0]:
                piece.append(part[1])
            else:
                if piece:
                    yield piece
                piece = [*part]
        if piece:
            yield piece

    def _segment(self, start: Point, end: Point) -> tuple[Point, Point] | None:
        across, down = end[0] - start[0], end[1] - start[1]
        first, last = 0.0, 1.0
        for step, room in (
            (-across, start[0]),
            (across, self.width - start[0]),
            (-down, start[1]),
            (down, self.height - start[1]),
        ):
            if step == 0:
                if room < 0:
                    return None
            elif step < 0:
                first = max(first, room / step)
            else:
                last = min(last, room / step)
        if first >= last:
            return None
        return (
            (start[0] + first * across, start[1] + first * down) if first else start,
            (start[0] + last * across, start[1] + last * down) if last < 1 else end,
        )

    def _sides(self) -> list[tuple[Callable[[Point], bool], Callable[[Point, Point], Point]]]:
        return [
            (lambda p: p[0] >= 0, lambda a, b: (0.0, _at(a, b, 0, 0.0))),
            (lambda p: p[0] <= self.width, lambda a, b: (self.width, _at(a, b, 0, self.width))),
            (lambda p: p[1] >= 0, lambda a, b: (_at(a, b, 1, 0.0), 0.0)),
            (lambda p: p[1] <= self.height, lambda a, b: (_at(a, b, 1, self.height), self.height)),
        ]


MARGIN = 1.35
"""How much wider a map is than its places are apart."""


def _at(start: Point, end: Point, axis: int, value: float) -> float:
    """Return the other coordinate where a line from start to end has this one."""
    part = (value - start[axis]) / (end[axis] - start[axis])
    return start[1 - axis] + part * (end[1 - axis] - start[1 - axis])


def _clip(
    ring: Line, inside: Callable[[Point], bool], cut: Callable[[Point, Point], Point]
) -> Iterator[Point]:
    for previous, point in zip([*ring[-1:], *ring[:-1]], ring, strict=True):
        if inside(point) != inside(previous):
            yield cut(previous, point)
        if inside(point):
            yield point


def contains(ring: Line, point: Point) -> bool:
    """Return whether a point lies in an area."""
    x, y = point
    inside = False
    for (ax, ay), (bx, by) in zip(ring, [*ring[1:], *ring[:1]], strict=True):
        if (ay > y) != (by > y) and x < ax + (y - ay) / (by - ay) * (bx - ax):
            inside = not inside
    return inside


def middle(ring: Line) -> tuple[float, Point]:
    """Return how large an area is, and its centre of gravity."""
    twice = x = y = 0.0
    for (ax, ay), (bx, by) in zip(ring, [*ring[1:], *ring[:1]], strict=True):
        cross = ax * by - bx * ay
        twice += cross
        x += (ax + bx) * cross
        y += (ay + by) * cross
    return (abs(twice) / 2, (x / (3 * twice), y / (3 * twice))) if twice else (0.0, (0.0, 0.0))
