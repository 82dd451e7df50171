"""The narrow drawing of the timeline: time goes down, every party has a line, labels stand beside them."""

from collections.abc import Sequence

from generator.render.pictures import svg
from generator.render.pictures.moments import RADIUS, Moment, called, lane_name, lanes, mark
from generator.render.prose import Prose

STEP = 16.0
"""The distance of two lines of parties, where there is room for it."""

ROOM = 96.0
"""The room for all of them."""

APART = 12


def draw(prose: Prose, dated: Sequence[Moment]) -> str:
    """Return the narrow drawing of the moments; one below the other, so not to a scale of time."""
    parties = lanes(dated)
    step = min(STEP, ROOM / len(parties))
    at = {party: 8 + step * count for count, party in enumerate(parties)}
    x = 8 + step * (len(parties) - 1) + 16
    top, key = _key(prose, at, x)
    y, heading, back, front = top + 10, "", [], []
    for moment in dated:
        month = prose.catalogue.heading(moment.event.date)
        if month != heading:
            heading = month
            y += 18
            back += [
                svg.path("M", x, y + 6, "H", svg.NARROW, class_="tick"),
                svg.text(x, y, heading, "strong"),
            ]
            y += 12
        lines = _said(prose, moment, svg.NARROW - x)
        height = svg.height(lines)
        lane = at[moment.lanes[0]]
        line = y + RADIUS + 3
        for party in moment.lanes[1:]:
            back += [
                svg.path("M", lane, line, "H", at[party], class_="connector", data_event=moment.event.id),
                svg.circle(at[party], line, 3, "ring", data_event=moment.event.id),
            ]
        start, end = (line, line) if moment.shape == "day" else (y + 3, y + height - 3)
        front.append(
            svg.link(
                prose,
                moment.event.id,
                called(prose, moment),
                svg.box(x - 4, y - 2, svg.NARROW - x + 4, height + 5, "target", 3),
                mark(moment, start, end, lane, "down"),
                svg.lines(x, y + svg.SMALL, lines),
                data_event=moment.event.id,
            )
        )
        y += height + APART
    stems = [svg.path("M", line, start, "V", y, class_="lane") for line, start in key.items()]
    return svg.drawing(
        prose,
        (svg.NARROW, y + 4),
        prose.gettext("The events in the order of time"),
        *stems,
        *_names(prose, at, key, x),
        *back,
        *front,
    )


def _key(prose: Prose, at: dict[str, float], x: float) -> tuple[float, dict[float, float]]:
    """Return where the key ends, and where in it the line of each party begins."""
    starts, y = {}, 12.0
    for party, line in at.items():
        starts[line] = y
        y += len(svg.wrap(lane_name(prose, party), svg.NARROW - x - 8, 2)) * svg.SIZE * svg.LINE + 4
    return y, starts


def _names(prose: Prose, at: dict[str, float], starts: dict[float, float], x: float) -> list[str]:
    names = []
    for party, line in at.items():
        y = starts[line]
        name = svg.wrap(lane_name(prose, party), svg.NARROW - x - 8, 2)
        names += [
            svg.path("M", line, y, "H", x, class_="lane"),
            svg.lines(x + 6, y + 4, [(words, "") for words in name]),
        ]
    return names


def _said(prose: Prose, moment: Moment, width: float) -> list[svg.Line]:
    """Return the lines of a label: the date and the party, and the title."""
    heading = f"{prose.catalogue.date(moment.event.date)} · {lane_name(prose, moment.lanes[0])}"
    date = svg.wrap(heading, width, 2, svg.SMALL)
    title = svg.wrap(moment.event.title, width, 3)
    return [*((line, "small") for line in date), *((line, "") for line in title)]
