"""Who met whom: people, by whom they speak for, and an arc for every two who were recorded together."""

from itertools import combinations

from generator.derive import Story, top
from generator.model import TOGETHER, Actor, Event, Relation
from generator.render.pictures import svg
from generator.render.pictures.coordinates import number
from generator.render.prose import Markdown, Prose

ROW = 26.0
"""The distance of two names; a link has at least 24 (WCAG 2.2, 2.5.8)."""

NAMES = 205.0
"""How wide the names may be."""

Pair = tuple[str, str]


def meetings(prose: Prose) -> Markdown:
    """Return the figure of the people who were together, with the same as a list; nothing where none were."""
    story = prose.story
    pairs = _pairs(prose)
    if not 0 < len(pairs) <= svg.MOST:
        return Markdown("")
    met = [id_ for id_ in story.actors if any(id_ in pair for pair in pairs)]
    parties = dict.fromkeys(top(story, id_) for id_ in met)
    people = [id_ for party in parties for id_ in met if top(story, id_) == party]
    caption = prose.gettext(
        "An arc joins two people whom the story records together, as at a meeting, or of whom it says what "
        "one is to the other. It does not say that they spoke."
    )
    drawings = [_draw(prose, people, list(pairs), width) for width in (svg.WIDE, svg.NARROW)]
    return svg.figure(
        "meetings", drawings, caption, facts=[_fact(prose, pair, how) for pair, how in pairs.items()]
    )


def _pairs(prose: Prose) -> dict[Pair, list[str]]:
    """Return every two people who were together, in the order of the data, and how, as markup."""
    story = prose.story
    order = {id_: count for count, id_ in enumerate(story.actors)}
    by_pair: dict[Pair, list[str]] = {}

    def add(one: str, other: str, how: str) -> None:
        first, second = sorted((one, other), key=order.__getitem__)
        by_pair.setdefault((first, second), []).append(how)

    for actor in story.actors.values():
        for relation in actor.relations:
            if actor.kind == "person" and story.actors[relation.to].kind == "person":
                add(actor.id, relation.to, svg.said(_relation(story, actor, relation)))
    for event in story.timeline:
        if _is_together(story, event):
            people = [id_ for id_ in dict.fromkeys(event.actors) if story.actors[id_].kind == "person"]
            for one, other in combinations(people, 2):
                link = svg.element("a", svg.said(event.title), href=prose.href(event.id))
                add(one, other, story.catalogue.beside([link, svg.said(story.catalogue.date(event.date))]))
    return {
        pair: by_pair[pair] for pair in sorted(by_pair, key=lambda pair: (order[pair[0]], order[pair[1]]))
    }


def _is_together(story: Story, event: Event) -> bool:
    """Return whether the people who take part in an event are together there."""
    kind = story.event_kinds.get(event.kind)
    return kind.together if kind else event.kind in TOGETHER


def _relation(story: Story, actor: Actor, relation: Relation) -> str:
    """Return what an actor is to another, in words."""
    words = story.catalogue
    text = words.pgettext(
        "bond",
        "%(one)s %(relation)s %(other)s",
        one=actor.name,
        relation=relation.what,
        other=story.actors[relation.to].name,
    )
    if relation.since is None:
        return text
    return words.gettext("%(relation)s (since %(day)s)", relation=text, day=words.date(relation.since))


def _fact(prose: Prose, pair: Pair, how: list[str]) -> str:
    words = prose.catalogue
    people = words.listed(svg.said(prose.label(id_)) for id_ in pair)
    return words.pgettext("who met", "%(people)s: %(how)s", people=people, how=words.clauses(how))


def _draw(prose: Prose, people: list[str], pairs: list[Pair], width: float) -> str:
    """Return the names one below the other, with arcs at their right."""
    y, party, at, front = 4.0, "", {}, []
    for id_ in people:
        if top(prose.story, id_) != party:
            party = top(prose.story, id_)
            if party != id_:
                y += 8
                called = svg.wrap(prose.label(party), (NAMES - 16) / svg.BOLD, 1, svg.SMALL)[0]
                front.append(svg.text(NAMES - 14, y + 14, called, "small strong end"))
                y += 22
        at[id_] = y + ROW / 2
        front.append(_name(prose, id_, [two for two in pairs if id_ in two], y))
        y += ROW
    arcs = [_arc(prose.story, pair, at, width) for pair in pairs]
    return svg.drawing(prose, (width, y + 4), prose.gettext("Who met whom"), *arcs, *front)


def _name(prose: Prose, id_: str, pairs: list[Pair], y: float) -> str:
    words = prose.catalogue
    others = [prose.label(other) for pair in pairs for other in pair if other != id_]
    return svg.link(
        prose,
        id_,
        words.gettext(
            "%(person)s, joined to %(others)s", person=prose.label(id_), others=words.listed(others)
        ),
        svg.box(0, y, NAMES, ROW, "target", 3),
        svg.text(NAMES - 14, y + ROW / 2 + 4.5, svg.wrap(prose.label(id_), NAMES - 20, 1)[0], "end"),
        svg.circle(NAMES - 4, y + ROW / 2, 3.5, "mark"),
    )


def _arc(story: Story, pair: Pair, at: dict[str, float], width: float) -> str:
    """Return the arc of a pair: dotted where both speak for one party."""
    start, end = sorted(at[id_] for id_ in pair)
    high = (end - start) / 2
    wide = min(high, width - NAMES - 8)
    same = " same" if top(story, pair[0]) == top(story, pair[1]) else ""
    x = NAMES + 2
    return svg.path("M", x, start, f"A {number(wide)} {number(high)} 0 0 1", x, end, class_=f"arc{same}")
