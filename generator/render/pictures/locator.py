"""The map of the places: where they are, among the outlines of the countries."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from generator.catalogue import gettext_noop
from generator.derive import Story
from generator.render.pictures import svg
from generator.render.pictures.countries import names
from generator.render.pictures.free_space import Box, along, clear, free, nearest, square
from generator.render.pictures.projection import EARTH, Azimuthal, Equirectangular, Frame, middle, projection
from generator.render.pictures.world import Line, Point, World, world
from generator.render.prose import Markdown, Prose

SHAPES = ((svg.WIDE, 0.52), (svg.NARROW, 1.0))
"""The width of each drawing, and its height in widths."""

LEAST = 0.16
"""A map is at least so many radii of the globe wide, about 1,000 km: nearer, the outlines are too rough."""

NEAR = 11.0
"""Places that are as near as this, in units, share a mark."""

LABEL, LABEL_LINES = 170, 2

SMALLEST = 3.0
"""An island or a piece of land of fewer square units is not drawn."""

STEP = 2
"""A point of an outline that is not further from the last one, in units, is left out."""

CREDIT = gettext_noop(
    "Outlines: Natural Earth, 1:110 million, in the public domain. They show borders roughly, as they are "
    "controlled in fact; this explainer takes no position on any border."
)


@dataclass
class Spot:
    """One or more places at one point of the drawing, with the lines of their names."""

    point: Point
    names: list[tuple[str, list[str]]] = field(default_factory=list)

    @property
    def size(self) -> tuple[float, float]:
        """The width and height of the names."""
        lines = [line for _, block in self.names for line in block]
        return max(map(svg.measure, lines)), len(lines) * svg.SIZE * svg.LINE


def locator(prose: Prose) -> Markdown:
    """Return the figure of the places with coordinates; nothing where there are none."""
    located = _located(prose.story)
    if not 0 < len(located) <= svg.MOST:
        return Markdown("")
    return svg.figure(
        "locator",
        [_draw(prose, located, width, width * shape) for width, shape in SHAPES],
        prose.gettext(CREDIT),
    )


def _located(story: Story) -> dict[str, Point]:
    """Return where the places are; that of an event, if this is not recorded, where the one around it is."""
    of_events = {event.place for event in story.events.values()}
    points: dict[str, Point] = {}
    for id_ in story.places:
        around: str | None = id_
        tried: set[str] = set()
        while around in story.places and around not in tried:
            place = story.places[around]
            if place.latitude is not None and place.longitude is not None:
                points[id_] = (place.longitude, place.latitude)
                break
            tried.add(around)
            around = place.within if id_ in of_events else None
    return points


def _draw(prose: Prose, located: dict[str, Point], width: float, height: float) -> str:
    project = projection(list(located.values()))
    frame = Frame.around([project(point) for point in located.values()], width, height, LEAST)
    spots = _spots(prose, {id_: frame(project(point)) for id_, point in located.items()})
    land = _land(world(), project, frame)
    bar, taken = (
        _bar(prose, frame) if isinstance(project, Azimuthal) else ([], [])
    )  # the other has no one scale
    taken += [square(spot.point, 6) for spot in spots]
    marks: list[str] = []
    for spot in sorted(spots, key=lambda spot: len(spot.names)):
        marks += _mark(prose, spot, taken, frame)
    country_names = names(land, located, taken, frame, prose.catalogue.country)
    borders = [
        piece
        for border in world().borders
        for line in project.lines(border)
        for piece in frame.line([frame(point) for point in line])
    ]
    return svg.drawing(
        prose,
        (width, height),
        prose.gettext("Where the places are"),
        svg.box(0, 0, width, height, "sea"),
        svg.element(
            "path", d="".join(_steps(ring, "z") for rings in land.values() for ring in rings), class_="land"
        ),
        svg.element("path", d="".join(_steps(piece) for piece in borders), class_="border"),
        *country_names,
        *bar,
        *marks,
        is_map=True,
    )


def _land(outlines: World, project: Azimuthal | Equirectangular, frame: Frame) -> dict[str, list[Line]]:
    """Return what of every country is in the frame."""
    by_country: dict[str, list[Line]] = {}
    for name, rings in outlines.countries.items():
        for plane in (plane for ring in rings for plane in project.lines(ring)):
            inside = frame.area([frame(point) for point in plane])
            if inside and middle(inside)[0] >= SMALLEST:
                by_country.setdefault(name, []).append(inside)
    return by_country


def _steps(line: Line, end: str = "") -> str:
    """Return the commands of a path, in whole units and as differences, without points that are too near."""
    whole = [(round(x), round(y)) for x, y in line]
    kept = whole[:1]
    for point in whole[1:-1]:
        if abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) > STEP:
            kept.append(point)
    kept += whole[-1:]
    data = "".join(f" {bx - ax} {by - ay}" for (ax, ay), (bx, by) in pairwise(kept))
    return f"M{whole[0][0]} {whole[0][1]}l{data.replace(' -', '-').lstrip()}{end}"


def _spots(prose: Prose, points: dict[str, Point]) -> list[Spot]:
    """Return the places by where they are on the drawing."""
    spots: list[Spot] = []
    for id_, (x, y) in points.items():
        lines = svg.wrap(prose.label(id_), LABEL, LABEL_LINES)
        for spot in spots:
            if (spot.point[0] - x) ** 2 + (spot.point[1] - y) ** 2 < NEAR**2:
                spot.names.append((id_, lines))
                break
        else:
            spots.append(Spot((x, y), [(id_, lines)]))
    return spots


def _around(point: Point, size: tuple[float, float]) -> Iterator[tuple[Box, str]]:
    """Yield where a label may stand: right, left, above, below, at the corners; then so further off."""
    (x, y), (width, height) = point, size
    for far in (9, 20, 34, 50, 70, 95, 130):
        for across, down in ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (1, 1), (-1, -1), (-1, 1)):
            reach = far if not (across and down) else far * 0.7
            left = x - width / 2 + across * (width / 2 + reach)
            top = y - height / 2 + down * (height / 2 + reach)
            yield (
                (left, top, left + width, top + height),
                ("end" if across < 0 else "middle" if not across else ""),
            )


def _mark(prose: Prose, spot: Spot, taken: list[Box], frame: Frame) -> Iterator[str]:
    """Yield the mark of a spot and the names of its places, where nothing else is."""
    x, y = spot.point
    stands = (
        (box, anchor)
        for box, anchor in _around(spot.point, spot.size)
        if free(box, taken, frame) and clear(spot.point, box, taken)
    )
    box, anchor = next(stands, (None, ""))
    if box is not None:
        taken.append(box)
        at_x, at_y = nearest(box, spot.point)
        if (at_x - x) ** 2 + (at_y - y) ** 2 > NEAR**2:
            yield svg.path("M", x, y, "L", at_x, at_y, class_="leader")
            taken += along(spot.point, (at_x, at_y))
    yield svg.circle(x, y, 4, "mark")
    line = (box[1] if box else y) + svg.SIZE
    padding = 4 if len(spot.names) == 1 else 0  # a link of one line is high enough to be hit
    for id_, lines in spot.names:
        block = [(words, anchor) for words in lines] if box else []
        left, right = (box[0], box[2]) if box else (x - 6, x + 6)
        stand = {"end": right, "middle": (left + right) / 2}.get(anchor, left)
        high = len(block) * svg.SIZE * svg.LINE or 12
        yield svg.link(
            prose,
            id_,
            _called(prose, id_),
            svg.box(left - 2, line - svg.SIZE - padding, right - left + 4, high + 2 * padding, "target", 3),
            svg.lines(stand, line, block),
        )
        line += high


def _called(prose: Prose, id_: str) -> str:
    events = sum(event.place == id_ for event in prose.story.events.values())
    if not events:
        return prose.label(id_)
    return prose.catalogue.ngettext(
        "%(place)s: %(num)s event here", "%(place)s: %(num)s events here", events, place=prose.label(id_)
    )


def _bar(prose: Prose, frame: Frame) -> tuple[list[str], list[Box]]:
    """Return a bar of so many kilometres, a fifth of the map at most, and where it stands."""
    unit = frame.scale / EARTH
    most = frame.width / 5 / unit
    length = max(step * 10**power for power in range(5) for step in (1, 2, 5) if step * 10**power <= most)
    y, end = frame.height - 12, 12 + length * unit
    label = prose.gettext("%(num)s km", num=length)
    return (
        [
            svg.path("M", 12, y - 4, "V", y, "H", end, "V", y - 4, class_="scale"),
            svg.text(end + 6, y + 2, label, "small"),
        ],
        [(8, y - 14, end + 10 + svg.measure(label, svg.SMALL), y + 8)],
    )
