"""The outlines of the countries: Natural Earth 1:110m, read from TopoJSON."""

import json
import pkgutil
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import Any

Point = tuple[float, float]
"""Degrees east and north, or where that is on a drawing."""

Line = list[Point]


@dataclass(frozen=True, slots=True)
class World:
    """The rings of every country by its name, and the lines that two countries share."""

    countries: dict[str, list[Line]]
    borders: list[Line]


@cache
def world() -> World:
    """Return the world as Natural Earth has it."""
    return decode(json.loads(pkgutil.get_data(__name__, "countries-110m.json") or b""), "countries")


def decode(topology: dict[str, Any], name: str) -> World:
    """Return the countries of an object of a topology, with names in their properties.

    https://github.com/topojson/topojson-specification: arcs are lines of differences, to be scaled; a ring is
    a list of arcs, each beginning where the one before ends, one that runs backwards as its complement.
    """
    arcs = [_arc(arc, topology["transform"]) for arc in topology["arcs"]]
    countries: dict[str, list[Line]] = {}
    used: Counter[int] = Counter()
    for geometry in topology["objects"][name]["geometries"]:
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        for ring in (ring for polygon in polygons for ring in polygon):
            countries.setdefault(geometry["properties"]["name"], []).append(_ring(ring, arcs))
            used.update(index if index >= 0 else ~index for index in ring)
    return World(countries, [arcs[index] for index in sorted(used) if used[index] > 1])


def _arc(differences: list[list[int]], transform: dict[str, list[float]]) -> Line:
    (scale_x, scale_y), (left, bottom) = transform["scale"], transform["translate"]
    x = y = 0
    line = []
    for step_x, step_y in differences:
        x, y = x + step_x, y + step_y
        line.append((x * scale_x + left, y * scale_y + bottom))
    return line


def _ring(indices: list[int], arcs: list[Line]) -> Line:
    ring: Line = []
    for index in indices:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring += arc[bool(ring) :]
    return ring
