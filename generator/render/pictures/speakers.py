"""Who speaks for whom: people under their offices, offices under their states."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.catalogue import gettext_noop
from generator.derive import Story
from generator.model import Actor
from generator.render.pictures import svg
from generator.render.prose import Markdown, Prose

COLUMNS = 3
"""How many columns of offices a wide drawing has."""

GAP = 24

INDENT = 18
"""For every step down from the state."""

APART = 8
"""Between two names."""

SIGNS = {
    "person": gettext_noop("a person"),
    "organisation": gettext_noop("an office or organisation"),
    "media": gettext_noop("media"),
}


@dataclass(frozen=True)
class Row:
    """An actor in a column: its lines of text, and how far it is indented."""

    actor: Actor
    depth: int
    said: list[svg.Line]

    @property
    def height(self) -> float:
        """How much room it takes."""
        return svg.height(self.said) + APART


def speakers(prose: Prose) -> Markdown:
    """Return the figure of all who speak for another, by whom they speak for in the end."""
    parts = _parts(prose.story)
    ends = [id_ for id_ in parts if not _above(prose.story, id_)]
    if not 0 < sum(map(len, parts.values())) <= svg.MOST:
        return Markdown("")
    kinds = {prose.story.actors[id_].kind for below in parts.values() for id_ in below}
    signs = [(_sign(kind, 13, 7), prose.gettext(words)) for kind, words in SIGNS.items() if kind in kinds]
    drawings = [
        _draw(prose, parts, ends, width, columns) for width, columns in ((svg.WIDE, COLUMNS), (svg.NARROW, 1))
    ]
    caption = prose.gettext(
        "All stand under those whom they belong to or speak for. This explainer counts all under one heading "
        "as one party."
    )
    return svg.figure("speakers", drawings, caption, svg.legend(signs))


def _above(story: Story, id_: str) -> str | None:
    above = story.actors[id_].part_of
    return above if above in story.actors else None


def _parts(story: Story) -> dict[str, list[str]]:
    """Return for every actor that has some, those that belong to it, in the order of the data."""
    parts: dict[str, list[str]] = {}
    for id_ in story.actors:
        if above := _above(story, id_):
            parts.setdefault(above, []).append(id_)
    return {id_: parts[id_] for id_ in story.actors if id_ in parts}


def _rows(prose: Prose, parts: dict[str, list[str]], id_: str, depth: int, width: float) -> Iterator[Row]:
    """Yield an actor and all that belong to it."""
    actor = prose.story.actors[id_]
    room = width - (depth + 1) * INDENT
    name = "" if actor.kind == "person" else "medium" if actor.kind == "media" else "office"
    lines = [(line, name) for line in svg.wrap(actor.name, room / svg.BOLD, 2)]
    if actor.role:
        lines += [(line, "small") for line in svg.wrap(actor.role, room, 2, svg.SMALL)]
    yield Row(actor, depth, lines)
    for part in parts.get(id_, ()):
        yield from _rows(prose, parts, part, depth + 1, width)


def _draw(prose: Prose, parts: dict[str, list[str]], ends: list[str], width: float, columns: int) -> str:
    """Return the drawing: under the name of every end its branches, in columns of about the same height."""
    column = (width + GAP) / columns - GAP
    y, drawn = 4.0, []
    for end in ends:
        name = [(line, "heading") for line in svg.wrap(prose.label(end), width / svg.BOLD - 4, 2, svg.LARGE)]
        high = svg.height(name)
        drawn += [
            svg.path("M", 0, y, "H", width, class_="lane"),
            svg.link(
                prose,
                end,
                prose.label(end),
                svg.box(0, y + 2, width, high + 6, "target", 3),
                svg.lines(2, y + 21, name),
            ),
        ]
        bottoms = [y + high + 15] * columns
        for part in parts[end]:
            rows = list(_rows(prose, parts, part, 0, column))
            place = bottoms.index(min(bottoms))
            drawn += _branch(prose, rows, place * (column + GAP), bottoms[place], column)
            bottoms[place] += sum(row.height for row in rows) + APART / 2
        y = max(bottoms) + 8
    return svg.drawing(prose, (width, y), prose.gettext("Who speaks for whom"), *drawn)


def _branch(prose: Prose, rows: list[Row], x: float, y: float, width: float) -> Iterator[str]:
    """Yield the names of a branch, one below the other, and the lines that join them."""
    last: dict[int, float] = {}  # where the sign of the last name of a depth is
    for row in rows:
        left, middle = x + 5 + row.depth * INDENT, y + svg.SIZE / 2
        if row.depth:
            yield svg.path(
                "M", left - INDENT, last[row.depth - 1] + 6, "V", middle, "H", left - 6, class_="edge"
            )
        last[row.depth] = middle
        above = _above(prose.story, row.actor.id)
        yield svg.link(
            prose,
            row.actor.id,
            _called(prose, row.actor, above or ""),
            svg.box(left - 6, y - 3, width - row.depth * INDENT, row.height, "target", 3),
            _sign(row.actor.kind, left, middle),
            svg.lines(left + INDENT - 6, y + svg.SIZE - 2, row.said),
        )
        y += row.height


def _called(prose: Prose, actor: Actor, above: str) -> str:
    words = prose.catalogue
    name = words.beside([actor.name, actor.role]) if actor.role else actor.name
    return words.gettext("%(actor)s; speaks for %(other)s", actor=name, other=prose.label(above))


def _sign(kind: str, x: float, y: float) -> str:
    if kind == "person":
        return svg.circle(x, y, 3.5, "mark")
    if kind == "media":
        return svg.path("M", x - 4, y + 3.5, "L", x, y - 4, "L", x + 4, y + 3.5, "Z", class_="sign")
    return svg.box(x - 3.5, y - 3.5, 7, 7, "sign")
