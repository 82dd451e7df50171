"""The wide drawing of the timeline: time goes to the right, every party has a lane, lanes grow as needed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import inf

from generator.dates import MONTHS_A_YEAR
from generator.render.pictures import svg
from generator.render.pictures.axis import Axis
from generator.render.pictures.free_space import Box
from generator.render.pictures.moments import THICK, Moment, called, lane_name, lanes, mark
from generator.render.prose import Prose

LEFT = 8
"""Where the axis begins."""

NAME, NAME_LINES = 150, 2
"""How wide the name of a lane may be; labels begin at the right of it, or below it."""

HEAD = 40
"""The room for the months and years."""

LABEL = 162
"""How wide a label may be, in at most so many lines for its date and its title."""

DATE_LINES, TITLE_LINES = 2, 4

NAME_TOP = svg.SIZE + 5
"""How far below the line of its lane the name of it stands."""

APART = 8
"""The least distance of two labels, and of a mark from its label."""

CLEAR, CRUMB = 2, 6
"""How far a line stays away from words, and how long a piece of it between words is at least."""

LONG = 60
"""A bar that is longer has its label below it."""

HIGH = 600
"""A drawing that is higher has its months and years at the bottom, too."""

STEPS = (1, 3, 6)
"""Every which month is named, as there is room."""

ROOM_OF_A_MONTH = 34


@dataclass
class Label:
    """A moment in its row: its lines, its mark from `start` to `end`, all of it from `left` to `right`."""

    moment: Moment
    said: list[svg.Line]
    start: float
    end: float
    left: float
    right: float
    x: float
    below: bool = False

    @property
    def height(self) -> float:
        """How much room it takes, from top to bottom."""
        return svg.height(self.said) + (THICK + 4) * self.below


@dataclass
class Row:
    """Labels beside each other, in a lane's first row at the right of its name."""

    least: float = 0
    """How high it is at least: as high as the name."""
    labels: list[Label] = field(default_factory=list)

    @property
    def height(self) -> float:
        """The height of its highest label."""
        return max([self.least, *(label.height for label in self.labels)]) + APART + 2


def axis_of(dated: Sequence[Moment]) -> Axis:
    """Return the axis of the wide drawing."""
    return Axis.of([moment.span for moment in dated], LEFT, svg.WIDE - LEFT - 12)


def draw(prose: Prose, dated: Sequence[Moment], axis: Axis) -> str:
    """Return the wide drawing of the moments on an axis."""
    tops, y = {}, float(HEAD)
    names = {party: svg.wrap(lane_name(prose, party), NAME, NAME_LINES) for party in lanes(dated)}
    rows = {
        party: _rows([_labels(prose, moment, axis) for moment in dated if moment.lanes[0] == party], name)
        for party, name in names.items()
    }
    placed: list[tuple[Label, float]] = []
    for party, lane in rows.items():
        tops[party] = y
        y += 14
        for row in lane:
            placed += [(label, y) for label in row.labels]
            y += row.height
        y += 4
    words = [box for label, top in placed for box in _words(label, top)]
    for party, name in names.items():
        words += _boxes(0, tops[party] + NAME_TOP, [(line, "strong") for line in name])
    back = [*_lines(axis, tops, y, words), *_axis(prose, axis, y)]
    front = [*_names(tops, names)]
    for label, top in placed:
        back += _connectors(label, top + THICK / 2 + 1, tops, words)
        front.append(_link(prose, label, top, axis))
    return svg.drawing(
        prose,
        (svg.WIDE, y + (HEAD if y > HIGH else 4)),
        prose.gettext("The events on an axis of time"),
        *back,
        *front,
    )


def _labels(prose: Prose, moment: Moment, axis: Axis) -> list[Label]:
    """Return the label at the right and at the left of its mark, as they fit, or below a long one."""
    start, end = (axis.at(month) for month in moment.span)
    end = max(end, start + 4)
    if moment.shape == "day":
        start = end = (start + end) / 2
    date = svg.wrap(prose.catalogue.date(moment.event.date), LABEL, DATE_LINES, svg.SMALL)
    title = svg.wrap(moment.event.title, LABEL, TITLE_LINES)
    lines = [*((line, "small") for line in date), *((line, "") for line in title)]
    width = max(svg.measure(line, svg.size_of(class_)) for line, class_ in lines)
    near, far = start - THICK / 2, end + THICK / 2
    if end - start > LONG:
        x = min(start, svg.WIDE - width - 2)
        return [Label(moment, lines, start, end, x, max(far, x + width), x, below=True)]
    labels = []
    if far + APART + width <= svg.WIDE:
        labels.append(Label(moment, lines, start, end, near, far + APART + width, far + APART))
    if near - APART - width >= 0:
        to_left = [(line, f"{class_} end".strip()) for line, class_ in lines]
        labels.append(Label(moment, to_left, start, end, near - APART - width, far, near - APART))
    return labels


def _rows(labels: list[list[Label]], name: list[str]) -> list[Row]:
    """Return the rows of a lane, each with as many labels as fit, at either side of their marks.

    Of all that fit, the one that ends first comes next, which leaves the most room for others.
    """
    row = Row(len(name) * svg.SIZE * svg.LINE)
    edge = max(map(svg.measure, name)) * svg.BOLD + APART
    rows: list[Row] = []
    rest = labels
    while rest or not rows:
        while fitting := [label for either in rest for label in either if label.left > edge]:
            label = min(fitting, key=lambda label: label.right)
            row.labels.append(label)
            rest = [either for either in rest if label not in either]
            edge = label.right + APART
        rows.append(row)
        row, edge = Row(), -inf
    return [rows[0], *sorted(rows[1:], key=lambda row: row.labels[0].start)]


def _first(label: Label, top: float) -> float:
    """Return on what height the first line of a label stands."""
    return top + svg.SMALL + (THICK + 4) * label.below - 1


def _words(label: Label, top: float) -> Iterator[Box]:
    """Yield where the lines of a label are."""
    return _boxes(label.x, _first(label, top), label.said)


def _boxes(x: float, y: float, block: list[svg.Line]) -> Iterator[Box]:
    """Yield where lines of text are, the first standing on `y`, in the widest of fonts."""
    for count, (words, class_) in enumerate(block):
        size, classes = svg.size_of(class_), class_.split()
        width = svg.measure(words, size) * (svg.BOLD if "strong" in classes else 1)
        y += size * svg.LINE if count else 0
        left = x - width if "end" in classes else x
        yield left - CLEAR, y - size - CLEAR, left + width + CLEAR, y + size / 4 + CLEAR


def _behind(x: float, ends: tuple[float, float], words: Sequence[Box], class_: str, event: str = "") -> str:
    """Return a line from one height to another that stops where words are, without crumbs between these."""
    y, bottom = sorted(ends)
    steps: list[str | float] = []
    for _, top, _, below in sorted((box for box in words if box[0] < x < box[2]), key=lambda box: box[1]):
        if min(top, bottom) > y + CRUMB:
            steps += ["M", x, y, "V", min(top, bottom)]
        y = max(y, below)
    if y < bottom:
        steps += ["M", x, y, "V", bottom]
    return svg.path(*steps, class_=class_, data_event=event) if steps else ""


def _link(prose: Prose, label: Label, top: float, axis: Axis) -> str:
    line = top + THICK / 2 + 1
    first = _first(label, top)
    return svg.link(
        prose,
        label.moment.event.id,
        called(prose, label.moment),
        svg.box(label.left - 3, top - 3, label.right - label.left + 6, label.height + 5, "target", 3),
        mark(label.moment, label.start, label.end, line, "across"),
        *(cut(x, line, "cut") for x in axis.breaks() if label.start < x < label.end),
        svg.lines(label.x, first, label.said),
        data_event=label.moment.event.id,
    )


def _connectors(label: Label, y: float, tops: dict[str, float], words: Sequence[Box]) -> Iterator[str]:
    """Yield a thin line from the mark, behind all words, to a ring on the lane of every other party."""
    x = (label.start + label.end) / 2 if label.moment.shape != "within" else label.start
    for party in label.moment.lanes[1:]:
        yield _behind(x, (y, tops[party]), words, "connector", label.moment.event.id)
        yield svg.circle(x, tops[party], 3, "ring", data_event=label.moment.event.id)


def cut(x: float, y: float, class_: str) -> str:
    """Return two strokes across a line or a bar, where the axis is broken."""
    return "".join(svg.path("M", x + at - 3, y + 6, "L", x + at + 3, y - 6, class_=class_) for at in (-3, 3))


def _names(tops: dict[str, float], names: dict[str, list[str]]) -> Iterator[str]:
    for party, y in tops.items():
        yield svg.lines(0, y + NAME_TOP, [(line, "strong") for line in names[party]])


def _lines(axis: Axis, tops: dict[str, float], bottom: float, words: Sequence[Box]) -> Iterator[str]:
    """Yield the lines of the lanes and, behind all words, the years; they stop where the axis is broken."""
    for y in (*tops.values(), *([bottom] if bottom > HIGH else [])):
        yield svg.path("M", 0, y, "H", svg.WIDE, class_="lane")
    for x in (axis.at(month) for month in _years(axis)):
        yield _behind(x, (HEAD - 30, bottom), words, "year")
    for x in axis.breaks():
        yield svg.box(x - axis.gap / 2 + 1, HEAD - 6, axis.gap - 2, bottom - HEAD + 12, "break")


def _axis(prose: Prose, axis: Axis, bottom: float) -> Iterator[str]:
    """Yield the months and years, also at the bottom of a high drawing, and where the axis is broken."""
    yield from _months(prose, axis, HEAD, -1)
    if bottom > HIGH:
        yield from _months(prose, axis, bottom, 1)
    for x in axis.breaks():
        yield cut(x, HEAD, "slash")
        yield cut(x, bottom, "slash") if bottom > HIGH else ""


def _years(axis: Axis) -> Iterator[int]:
    """Yield the months that are named with their year: the first of a year, and the first after a break."""
    for first, end in axis.runs:
        yield from (month for month in range(first, end) if month == first or month % MONTHS_A_YEAR == 0)


def _months(prose: Prose, axis: Axis, y: float, away: int) -> Iterator[str]:
    """Yield the months and years along a line, above it (-1) or below it (1)."""
    step = next((step for step in STEPS if step * axis.month >= ROOM_OF_A_MONTH), MONTHS_A_YEAR)
    line, far = (y - 9, y - 26) if away < 0 else (y + 16, y + 33)
    free = 0.0
    for month in (month for first, end in axis.runs for month in range(first, end)):
        x, of_year = axis.at(month), month % MONTHS_A_YEAR
        if step < MONTHS_A_YEAR or of_year == 0:
            yield svg.path("M", x, y, "V", y + 5 * away, class_="tick")
        short = prose.catalogue.short_month(of_year + 1)
        if of_year % step == 0 and step < MONTHS_A_YEAR and x > free:
            yield svg.text(x + 2, line, short, "small")
            free = x + svg.measure(short, svg.SMALL) + 2
    free = 0.0
    for month in _years(axis):
        x = axis.at(month)
        if x > free:
            year = str(month // MONTHS_A_YEAR).replace("-", "\N{MINUS SIGN}")
            yield svg.text(x + 2, far, year, "strong")
            free = x + svg.measure(year) * svg.BOLD + 4
