"""The picture of the timeline: events on lanes by party, and in words those whose year is not stated."""

from generator.render.pictures import svg, timeline_narrow, timeline_wide
from generator.render.pictures.axis import Axis
from generator.render.pictures.moments import Moment, mark, moments
from generator.render.prose import Markdown, Prose


def timeline(prose: Prose) -> Markdown:
    """Return the figure of all events that have a year; nothing where there is none."""
    found = moments(prose.story)
    if not 0 < len(found) <= svg.MOST:
        return Markdown("")
    axis = timeline_wide.axis_of(found)
    return svg.figure(
        "timeline",
        [timeline_wide.draw(prose, found, axis), timeline_narrow.draw(prose, found)],
        _key(found, axis),
        *_undated(prose, found),
    )


def _key(found: list[Moment], axis: Axis) -> str:
    """Return what the marks mean, of those that are there."""
    words = {
        "day": "a day",
        "span": "from, to",
        "within": "at some time in it",
        "vague": "about then, or uncertain",
        "open": "an end that is open or not known",
        "ring": "another party took part",
        "break": "a long time without events, left out",
    }
    drawn: dict[str, str] = {}
    for moment in found:
        bare = (
            mark(moment, 4, 22, 7, "across") if moment.shape != "day" else mark(moment, 13, 13, 7, "across")
        )
        is_open = moment.first is None or moment.last is None
        drawn.setdefault("open" if is_open else "vague" if moment.vague else moment.shape, bare)
        if len(moment.parties) > 1:
            drawn["ring"] = svg.circle(13, 7, 3, "ring")
    if axis.breaks():
        drawn["break"] = timeline_wide.cut(13, 7, "slash")
    return svg.legend((drawn[kind], words[kind]) for kind in words if kind in drawn)


def _undated(prose: Prose, found: list[Moment]) -> list[str]:
    """Return the events whose year is not stated, in a sentence."""
    placed = {moment.event.id for moment in found}
    left = [
        svg.element("a", svg.said(event.title), href=prose.href(event.id)) + f" ({event.date})"
        for event in prose.story.timeline
        if event.id not in placed
    ]
    return [f"Not on the axis, because their year is not stated: {'; '.join(left)}."] if left else []
