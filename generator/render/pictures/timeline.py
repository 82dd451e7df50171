"""The picture of the timeline: events on lanes by party, and in words those whose year is not stated."""

from collections.abc import Sequence
from dataclasses import replace

from generator.model import Event
from generator.render.phrases import kind_of_event
from generator.render.pictures import svg, timeline_narrow, timeline_wide
from generator.render.pictures.axis import Axis
from generator.render.pictures.moments import RADIUS, Moment, mark, moments
from generator.render.prose import Markdown, Prose


def timeline(prose: Prose, of: Sequence[Event] | None = None) -> Markdown:
    """Return the figure of all events that have a year, or only of some; nothing where there is none."""
    events = prose.story.timeline if of is None else of
    dated = moments(prose.story, events)
    if not 0 < len(dated) <= svg.MOST:
        return Markdown("")
    axis = timeline_wide.axis_of(dated)
    return svg.figure(
        "timeline",
        [timeline_wide.draw(prose, dated, axis), timeline_narrow.draw(prose, dated)],
        _key(prose, dated, axis),
        *_undated(prose, events, dated),
    )


def _key(prose: Prose, dated: list[Moment], axis: Axis) -> str:
    """Return what the marks mean, of those that are there."""
    words = {
        "day": prose.gettext("a day"),
        "span": prose.gettext("from, to"),
        "within": prose.gettext("at some time in it"),
        "vague": prose.gettext("about then, or uncertain"),
        "open": prose.gettext("an end that is open or not known"),
        "ring": prose.gettext("another party took part"),
        "break": prose.gettext("a long time without events, left out"),
    }
    drawn: dict[str, str] = {}
    kinds = {kind.id: kind for kind in prose.story.info.event_kinds if kind.colour}
    colours = {moment.event.kind for moment in dated} & kinds.keys()
    for moment in dated:
        plain = replace(moment, colour="")
        start, end = (13, 13) if moment.shape == "day" else (4, 22)
        bare = mark(plain, start, end, 7, "across")
        is_open = moment.first is None or moment.last is None
        drawn.setdefault("open" if is_open else "vague" if moment.vague else moment.shape, bare)
        if len(moment.lanes) > 1:
            drawn["ring"] = svg.circle(13, 7, 3, "ring")
    if axis.breaks():
        drawn["break"] = timeline_wide.cut(13, 7, "slash")
    signs: list[tuple[str, str]] = [(drawn[sign], words[sign]) for sign in words if sign in drawn]
    signs += [
        (svg.circle(13, 7, RADIUS, f"mark {kind.colour}"), svg.said(kind_of_event(prose.story, id_)))
        for id_, kind in kinds.items()
        if id_ in colours
    ]
    return svg.legend(signs)


def _undated(prose: Prose, events: Sequence[Event], dated: list[Moment]) -> list[str]:
    """Return the events whose year is not stated, in a sentence."""
    placed = {moment.event.id for moment in dated}
    undated = [
        prose.pgettext(
            "event in brackets",
            "%(event)s (%(date)s)",
            event=Markdown(svg.element("a", svg.said(event.title), href=prose.href(event.id))),
            date=Markdown(svg.said(prose.catalogue.date(event.date))),
        )
        for event in events
        if event.id not in placed
    ]
    if not undated:
        return []
    return [
        prose.gettext(
            "Not on the axis, because their year is not stated: %(events)s.", events=prose.clauses(undated)
        )
    ]
