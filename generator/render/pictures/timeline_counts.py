"""The picture of a timeline of so many events that their marks would collide: how many each month has."""

from collections import Counter
from collections.abc import Sequence

from generator.dates import MONTHS_A_YEAR, Edtf
from generator.model import Event
from generator.render.pictures import svg
from generator.render.pictures.axis import Axis, months
from generator.render.prose import Markdown, Prose

HIGH, FOOT = 90, 26
"""How high the bar of the month with most events is, and the room for the years below the bars."""

EDGE = 2


def timeline_counts(prose: Prose, events: Sequence[Event]) -> Markdown:
    """Return the figure of how many of the events each month has; nothing where no month is known."""
    counts = Counter(month for event in events if (month := _month(event.date)) is not None)
    if not counts:
        return Markdown("")
    caption = prose.gettext(
        "How many events there are in each month, as far as the month is known; at most %(num)s.",
        num=max(counts.values()),
    )
    return svg.figure("timeline", [_draw(prose, counts, width) for width in (svg.WIDE, svg.NARROW)], caption)


def _month(date: Edtf) -> int | None:
    """Return the month in which an event is or begins, in months since the year 0."""
    first, stated = date.earliest, date.start
    if first is None or stated is None or not stated.month.isdigit() or int(stated.month) > MONTHS_A_YEAR:
        return None
    return int(months((first[0], first[1], 1)))


def _draw(prose: Prose, counts: Counter[int], width: float) -> str:
    """Return a bar for every month on an axis that is broken where for long nothing happened."""
    axis = Axis.of([(month, month + 1) for month in counts], EDGE, width - 2 * EDGE)
    unit = HIGH / max(counts.values())
    thick = max(axis.month - 1, 1)
    bars = [
        svg.box(axis.at(month), HIGH - count * unit, thick, count * unit, "mark")
        for month, count in sorted(counts.items())
    ]
    return svg.drawing(
        prose,
        (width, HIGH + FOOT),
        prose.gettext("The events on an axis of time"),
        svg.path("M", 0, HIGH, "H", width, class_="lane"),
        *_years(axis, width),
        *bars,
        *(svg.path("M", x - 3, HIGH + 6, "L", x + 3, HIGH - 6, class_="slash") for x in axis.breaks()),
    )


def _years(axis: Axis, width: float) -> list[str]:
    """Return the names of the years, as far as there is room for them."""
    drawn, free = [], 0.0
    for first, end in axis.runs:
        for month in range(first, end):
            year = str(month // MONTHS_A_YEAR).replace("-", "\N{MINUS SIGN}")
            x, room = axis.at(month), svg.measure(year) + 6
            if (month == first or month % MONTHS_A_YEAR == 0) and x >= free and x + room <= width:
                drawn += [
                    svg.path("M", x, HIGH, "V", HIGH + 6, class_="tick"),
                    svg.text(x + 2, HIGH + 20, year),
                ]
                free = x + room
    return drawn
