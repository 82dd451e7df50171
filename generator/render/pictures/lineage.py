"""The lineage of the sources: which item each goes back to, the originals first."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.catalogue import gettext_noop
from generator.derive import Story, ancestors, descendants, kept
from generator.model import Source
from generator.render.names import called_by_title, is_described
from generator.render.pictures import svg
from generator.render.prose import Markdown, Prose

SEEN = {
    "full": gettext_noop("read whole"),
    "excerpt": gettext_noop("read in part"),
    "not-seen": gettext_noop("not seen"),
}

COLUMNS = 4
"""A wide drawing has room for so many columns of boxes; families of fewer stand beside each other.

With more, boxes would be too narrow, and it is like the narrow one.
"""

GAP = 30
"""Between two columns."""

APART = 12
"""Between two boxes, or twice between two families."""

INDENT = 26
"""In a narrow drawing, for every step away from the original."""

WIDEST = 480
"""A box in it is at most so wide."""

PAD = 8


@dataclass(frozen=True)
class Family:
    """Sources joined by lineage, in the order of drawing, each with how far it is from an original."""

    layers: dict[str, int]
    tree: dict[str, list[str]]
    """Under every source, those drawn beside it: every source is drawn beside one of its parents."""

    @property
    def depth(self) -> int:
        """How many layers there are."""
        return max(self.layers.values()) + 1


def lineage(prose: Prose, source_id: str | None = None) -> Markdown:
    """Return the figure of all families, or only of what a source goes back to and what goes back to it."""
    story = prose.story
    ids: Iterable[str] = story.sources
    if source_id is not None:
        related = {source_id, *ancestors(story, source_id), *descendants(story, source_id)}
        ids = sorted(related, key=_order(story).__getitem__)
    families = list(_families(story, list(ids)))
    if not 0 < sum(len(family.layers) for family in families) <= svg.MOST:
        return Markdown("")
    caption = prose.gettext("A line leads from an item to those that rewrite, relay or translate it.")
    drawn = {story.sources[id_].seen for family in families for id_ in family.layers}
    signs = [
        (svg.box(1, 2, 24, 10, f"source {seen}"), prose.gettext(words))
        for seen, words in SEEN.items()
        if seen in drawn
    ]
    return svg.figure(
        "lineage",
        [_wide(prose, families), _indented(prose, families, svg.NARROW)],
        caption,
        svg.legend(signs),
    )


@kept
def _order(story: Story) -> dict[str, int]:
    """Return the place that each source has in the data."""
    return {id_: place for place, id_ in enumerate(story.sources)}


def _families(story: Story, ids: Sequence[str]) -> Iterator[Family]:
    """Yield the families of two or more, in the order of the data."""
    shown = set(ids)
    parents = {
        id_: [parent for parent in dict.fromkeys(story.sources[id_].derived_from) if parent in shown]
        for id_ in ids
    }
    layers: dict[str, int] = {}
    children: dict[str, list[str]] = {id_: [] for id_ in ids}
    for id_ in sorted(ids, key=lambda id_: len(ancestors(story, id_))):  # a parent has fewer than its child
        layers[id_] = max((layers[parent] + 1 for parent in parents[id_]), default=0)
        for parent in parents[id_]:
            children[parent].append(id_)
    place = {id_: count for count, id_ in enumerate(ids)}
    seen: set[str] = set()
    for start in ids:
        members, step = set(), [] if start in seen else [start]
        while step:
            id_ = step.pop()
            if id_ not in members:
                members.add(id_)
                step += [*parents[id_], *children[id_]]
        seen |= members
        if len(members) > 1:
            yield _family({id_: layers[id_] for id_ in sorted(members, key=place.__getitem__)}, parents)


def _family(layers: dict[str, int], parents: dict[str, list[str]]) -> Family:
    tree: dict[str, list[str]] = {id_: [] for id_ in layers}
    place = {id_: (layer, count) for count, (id_, layer) in enumerate(layers.items())}
    for id_ in sorted(layers, key=lambda id_: -len(parents[id_])):
        if parents[id_]:  # beside the last of them, and above its other children: near the others
            tree[max(parents[id_], key=lambda parent: place[parent])].append(id_)
    order: dict[str, int] = {}
    for root in (id_ for id_ in layers if not parents[id_]):
        _visit(root, tree, layers, order)
    return Family(order, tree)


def _visit(id_: str, tree: dict[str, list[str]], layers: dict[str, int], order: dict[str, int]) -> None:
    order[id_] = layers[id_]
    for child in tree[id_]:
        _visit(child, tree, layers, order)


@dataclass(frozen=True)
class Box:
    """Where a source is drawn."""

    x: float
    y: float
    width: float
    said: list[svg.Line]

    @property
    def height(self) -> float:
        """How high it is."""
        return svg.height(self.said) + PAD + 3


def _said(prose: Prose, id_: str, width: float) -> list[svg.Line]:
    """Return the lines of a box: what it is called or who published it, when, and how much of it was seen."""
    source = prose.story.sources[id_]
    title = source.title[1:-1] if is_described(source) else source.title
    name = source.label or (prose.label(source.publisher) if source.publisher else title)
    room = width - 2 * PAD
    seen = prose.gettext(SEEN[source.seen])
    details = [prose.catalogue.date(source.published), seen] if source.published else [seen]
    if svg.measure(" · ".join(details), svg.SMALL) <= room:
        details = [" · ".join(details)]
    return [
        *((line, "strong") for line in svg.wrap(name, room / svg.BOLD, 3)),
        *((line, "small") for part in details for line in svg.wrap(part, room, 2, svg.SMALL)),
    ]


def _wide(prose: Prose, families: list[Family]) -> str:
    """Return the families side by side where they fit, in each the originals at the left."""
    if max(family.depth for family in families) > COLUMNS:
        return _indented(prose, families, svg.WIDE)
    columns = min(COLUMNS, sum(family.depth for family in families))
    width = (svg.WIDE - 2 + GAP) / columns - GAP
    bottoms = [2.0] * columns
    boxes: dict[str, Box] = {}
    for family in families:
        tops = [max(bottoms[first : first + family.depth]) for first in range(columns - family.depth + 1)]
        end, column = min(tops), tops.index(min(tops))
        for id_ in (root for root, layer in family.layers.items() if not _is_child(family, root)):
            end = _spread(prose, family, id_, (1 + column * (width + GAP), end, width), boxes)
        bottoms[column : column + family.depth] = [end + APART] * family.depth
    return svg.drawing(
        prose,
        (svg.WIDE, max(bottoms) - APART),
        prose.gettext("Which source goes back to which"),
        *(_edge(boxes[parent], boxes[id_]) for parent, id_ in _edges(prose.story, boxes)),
        *(_box(prose, id_, box) for id_, box in boxes.items()),
    )


def _is_child(family: Family, id_: str) -> bool:
    return any(id_ in children for children in family.tree.values())


def _spread(
    prose: Prose, family: Family, id_: str, room: tuple[float, float, float], boxes: dict[str, Box]
) -> float:
    """Place a source in the middle of those beside it, which begin at `room`; return where these end."""
    left, top, width = room
    box = Box(left + family.layers[id_] * (width + GAP), top, width, _said(prose, id_, width))
    boxes[id_] = box
    end = top
    for child in family.tree[id_]:
        end = _spread(prose, family, child, (left, end, width), boxes)
    children = [boxes[child] for child in family.tree[id_]]
    if children:
        middle = (children[0].y + children[-1].y + children[-1].height) / 2
        boxes[id_] = Box(box.x, max(top, middle - box.height / 2), width, box.said)
    return max(end, boxes[id_].y + box.height + APART)


def _edges(story: Story, boxes: dict[str, Box]) -> Iterator[tuple[str, str]]:
    for id_ in boxes:
        for parent in dict.fromkeys(story.sources[id_].derived_from):
            if parent in boxes:
                yield parent, id_


def _edge(parent: Box, child: Box) -> str:
    x, y = parent.x + parent.width, parent.y + parent.height / 2
    to_x, to_y = child.x, child.y + child.height / 2
    bend = to_x - GAP / 2
    return svg.path("M", x, y, "C", bend, y, bend, to_y, to_x, to_y, class_="edge")


def _indented(prose: Prose, families: list[Family], across: float) -> str:
    """Return the families one below the other, in each the rewrites below their original and further in."""
    boxes: dict[str, Box] = {}
    shifts: dict[str, float] = {}
    y = 2.0
    for family in families:
        for id_, layer in family.layers.items():
            x = 1 + min(layer * INDENT, across / 2)
            width = min(across - x - 1, WIDEST)
            boxes[id_] = Box(x, y, width, _said(prose, id_, width))
            y += boxes[id_].height + APART
            shifts[id_] = 0.3 + 0.2 * (
                list(family.layers).index(id_) % 3
            )  # so that the lines of two do not meet
        y += APART
    edges = []
    for parent, id_ in _edges(prose.story, boxes):
        above, box = boxes[parent], boxes[id_]
        line = above.x + INDENT * shifts[parent]
        middle = box.y + box.height / 2
        edges.append(svg.path("M", line, above.y + above.height / 2, "V", middle, "H", box.x, class_="edge"))
    return svg.drawing(
        prose,
        (across, y - 2 * APART + 2),
        prose.gettext("Which source goes back to which"),
        *edges,
        *(_box(prose, id_, box) for id_, box in boxes.items()),
    )


def _called(prose: Prose, source: Source) -> str:
    """Return all that a box tells of a source."""
    words = prose.catalogue
    if source.derived_from:
        parents = words.listed(map(prose.label, source.derived_from))
        origin = words.gettext("goes back to %(sources)s", sources=parents)
    else:
        origin = words.gettext("not known to go back to another")
    return words.pgettext(
        "source in the picture",
        "%(source)s: %(seen)s; %(origin)s",
        source=prose.label(source.id),
        seen=words.gettext(SEEN[source.seen]),
        origin=origin,
    )


def _box(prose: Prose, id_: str, box: Box) -> str:
    source = prose.story.sources[id_]
    here = " here" if prose.is_on(id_) else ""
    by_title = called_by_title(source) and not is_described(source)
    return svg.link(
        prose,
        id_,
        _called(prose, source),
        svg.box(box.x - 3, box.y - 3, box.width + 6, box.height + 6, "target", 4),
        svg.box(box.x, box.y, box.width, box.height, f"source {source.seen}{here}", 2),
        svg.lines(
            box.x + PAD,
            box.y + PAD + svg.SIZE - 3,
            box.said,
            svg.language(prose, source.language) if by_title else "",
        ),
    )
