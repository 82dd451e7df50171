"""The map: TopoJSON is decoded, the globe is projected, and what lies outside the frame is cut off."""

import math
import re

import pytest

from generator.derive.story import Story
from generator.render.pictures.locator import locator
from generator.render.pictures.projection import (
    Azimuthal,
    Equirectangular,
    Frame,
    contains,
    middle,
    projection,
)
from generator.render.pictures.world import decode, world
from generator.render.prose import Prose
from tests.project import ROOT
from tests.story_of import story_of

TOPOLOGY = {
    "transform": {"scale": [2, 1], "translate": [10, 0]},
    "arcs": [
        [[1, 0], [0, 1]],
        [[1, 1], [-1, 0], [0, -1], [1, 0]],
        [[1, 0], [1, 0], [0, 1], [-1, 0]],
    ],
    "objects": {
        "countries": {
            "geometries": [
                {"type": "Polygon", "arcs": [[0, 1]], "properties": {"name": "West"}},
                {"type": "MultiPolygon", "arcs": [[[2, -1]]], "properties": {"name": "East"}},
            ]
        }
    },
}
"""Two squares side by side, with the arc between them shared: forwards in one, backwards in the other."""


def test_arcs_are_joined_to_rings_forwards_and_backwards() -> None:
    found = decode(TOPOLOGY, "countries")
    assert found.countries["West"] == [[(12, 0), (12, 1), (10, 1), (10, 0), (12, 0)]]
    assert found.countries["East"] == [[(12, 0), (14, 0), (14, 1), (12, 1), (12, 0)]]


def test_an_arc_of_two_countries_is_a_border() -> None:
    assert decode(TOPOLOGY, "countries").borders == [[(12, 0), (12, 1)]]


def test_the_world_has_its_countries_where_they_are() -> None:
    assert len(world().countries) == 177  # as many as Natural Earth has
    for name, point in {
        "Japan": (138.5, 36.0),
        "North Korea": (126.5, 40.0),
        "Brazil": (-50.0, -10.0),
    }.items():
        assert [c for c, rings in world().countries.items() if any(contains(r, point) for r in rings)] == [
            name
        ]


def test_the_outlines_come_with_their_licence() -> None:
    folder = ROOT / "generator/render/pictures/world"
    assert "Permission to use, copy, modify" in (folder / "LICENSE.world-atlas").read_text(encoding="utf-8")
    assert "public domain" in (folder / "README.md").read_text(encoding="utf-8")


def test_equal_areas_on_the_globe_are_equal_on_the_map() -> None:
    project = Azimuthal(80.0, 50.0)

    def cell(west: float, south: float) -> float:
        """Return the area of a cell of one degree by so many that it has one area at any latitude."""
        north = math.degrees(math.asin(math.sin(math.radians(south)) + 0.01))
        corners = [(west, south), (west + 1, south), (west + 1, north), (west, north)]
        return middle([project(corner) for corner in corners])[0]

    expected = math.radians(1) * 0.01
    for west, south in ((80, 50), (120, 30), (30, 60), (80, 0)):
        assert cell(west, south) == pytest.approx(expected, rel=0.01)


@pytest.mark.parametrize("longitudes", [(179.0, -179.0), (-179.0, 179.0), (179.5, -170.0)])
def test_places_at_both_sides_of_the_antimeridian_are_near_each_other(
    longitudes: tuple[float, float],
) -> None:
    points = [(longitude, 65.0) for longitude in longitudes]
    project = projection(points)
    (ax, _), (bx, _) = map(project, points)
    assert abs(ax - bx) < 0.1
    assert project((-170.0, 65.0))[0] > project((170.0, 65.0))[0]  # east is at the right


def test_places_all_over_the_world_are_on_a_map_with_north_up() -> None:
    points = [(-74.0, 40.7), (127.0, 39.0), (37.6, 55.8)]
    project = projection(points)
    assert isinstance(project, Equirectangular)
    new_york, wonsan, moscow = map(project, points)
    assert new_york[0] < moscow[0] < wonsan[0]
    assert moscow[1] < new_york[1]


def test_an_area_is_cut_at_the_frame() -> None:
    frame = Frame(0, 0, 1, 10, 10)
    cut = frame.area([(-5, -5), (5, -5), (5, 5), (-5, 5)])
    assert middle(cut) == (25.0, (2.5, 2.5))
    assert frame.area([(20, 20), (30, 20), (30, 30)]) == []
    assert middle(frame.area([(-5, -5), (15, -5), (15, 15), (-5, 15)]))[0] == 100


def test_a_line_is_cut_at_the_frame_into_what_is_inside() -> None:
    frame = Frame(0, 0, 1, 10, 10)
    assert list(frame.line([(-5, 5), (5, 5), (5, 15), (8, 15), (8, 5)])) == [
        [(0, 5), (5, 5), (5, 10)],
        [(8, 10), (8, 5)],
    ]
    assert list(frame.line([(-5, 1), (-5, 9)])) == []


def places(**coordinates: tuple[float, float]) -> Story:
    listed = "".join(
        f"  - {{id: {id_}, name: {id_.title()}, latitude: {north}, longitude: {east}}}\n"
        for id_, (north, east) in coordinates.items()
    )
    return story_of(f"places:\n{listed}")


def test_every_place_with_coordinates_is_a_link_to_its_heading() -> None:
    story = places(moscow=(55.75, 37.62), wonsan=(39.15, 127.44))
    markup = locator(Prose(story, "places.md"))
    assert re.findall(r'<a xlink:href="([^"]+)"><title>([^<]+)</title>', markup) == 2 * [
        ("#moscow", "Moscow"),
        ("#wonsan", "Wonsan"),
    ]
    assert ">Russia</text>" in markup


def test_the_place_of_an_event_stands_where_the_place_around_it_is() -> None:
    story = story_of(
        "places:\n"
        "  - {id: town, name: Town, latitude: 50, longitude: 30}\n"
        "  - {id: square, name: Square, within: town}\n"
        "  - {id: street, name: Street, within: town}\n"
        "events:\n"
        "  - {id: e, date: '2025', title: T, summary: S., kind: visit, place: square, sources: []}\n"
    )
    markup = locator(Prose(story, "places.md"))
    assert 'href="#square"><title>Square: 1 event here</title>' in markup
    assert "#street" not in markup


@pytest.mark.parametrize(
    "coordinates",
    [
        {"one": (51.5, -3.25)},
        {"pole": (90.0, 0.0), "other": (-90.0, 0.0)},
        {"east": (-17.0, 179.9), "west": (-17.0, -179.9)},
        {"a": (0.0, 0.0), "b": (0.0, 120.0), "c": (0.0, -120.0)},
        {"same": (10.0, 10.0), "twin": (10.0, 10.0)},
    ],
)
def test_a_map_can_be_drawn_of_any_places_and_stays_small(
    coordinates: dict[str, tuple[float, float]],
) -> None:
    markup = locator(Prose(places(**coordinates), "places.md"))
    assert len(markup.encode()) < 60_000
    for id_ in coordinates:
        assert markup.count(f'href="#{id_}"') == 2
    assert "nan" not in markup
    assert "inf" not in markup


def test_a_country_too_small_for_its_name_has_it_at_sea_with_a_line() -> None:
    markup = locator(Prose(places(moscow=(55.75, 37.62), wonsan=(39.15, 127.44)), "places.md"))
    for drawing in re.findall(r"<svg.*?</svg>", markup, re.DOTALL):
        names = re.findall(r'country middle small">([^<]+)<', drawing)
        assert " ".join(names) == "Russia North Korea"
        assert drawing.count('class="leader"') == 1


def test_nothing_of_the_map_is_outside_its_frame() -> None:
    markup = locator(Prose(places(moscow=(55.75, 37.62), wonsan=(39.15, 127.44)), "places.md"))
    for width, height, drawing in re.findall(r'viewBox="0 0 ([\d.]+) ([\d.]+)"(.*?)</svg>', markup):
        ends = 0
        for data in re.findall(r'<path d="(M[^"]*l[^"]*)"', drawing):
            for piece in filter(None, re.split(r"(?=M)", data)):
                x, y, *steps = map(int, re.findall(r"-?\d+", piece))
                for step_x, step_y in zip(steps[::2], steps[1::2], strict=True):
                    x, y = x + step_x, y + step_y
                    assert 0 <= x <= float(width) + 1
                    assert 0 <= y <= float(height) + 1
                    ends += 1
        assert ends > 300
