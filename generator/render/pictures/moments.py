"""The events as the timeline draws them: when, on whose lane, and in which shape."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from generator.derive import Story, top
from generator.model import Event
from generator.render.phrases import kind_of_event
from generator.render.pictures import svg
from generator.render.pictures.axis import months
from generator.render.prose import Prose

FADE = 2.0
"""How many months an open end fades over."""

NOBODY = ""
"""The lane of the events that name no actor, or no place."""

DASHES = (0.0, 0.26, 0.36, 0.56, 0.65, 0.8, 0.87, 0.96)
"""Where the dashes of an open end begin and end: ever shorter, so that it also fades in print."""

Along = Literal["across", "down"]
"""Whether time goes to the right or down."""


@dataclass(frozen=True)
class Moment:
    """An event that the timeline can place: `first` and `last` are months, None where that end is open.

    `lanes` are its own and those of the others that took part; `colour` is that of its kind, if it has one.
    """

    event: Event
    first: float | None
    last: float | None
    lanes: tuple[str, ...]
    colour: str

    @cached_property
    def span(self) -> tuple[float, float]:
        """From when to when it is drawn, in months."""
        first = self.first if self.first is not None else (self.last or 0) - FADE
        return first, self.last if self.last is not None else first + FADE

    @cached_property
    def shape(self) -> str:
        """`day`; `span`, from a day to another; or `within`, at some time in a month or a year."""
        date = self.event.date
        if date.is_interval:
            return "span"
        return "day" if date.earliest == date.latest else "within"

    @cached_property
    def vague(self) -> str:
        """The class of a date that is approximate or uncertain."""
        return "vague" if self.event.date.is_marked else ""


def moments(story: Story, events: Iterable[Event]) -> list[Moment]:
    """Return those of the events, which are in the order of time, that have a year."""
    dated = []
    for event in events:
        first, last = event.date.earliest, event.date.latest
        if first is not None or last is not None:
            kind = story.event_kinds.get(event.kind)
            dated.append(
                Moment(
                    event,
                    months(first) if first else None,
                    months(last, after=True) if last else None,
                    _lanes(story, event),
                    (kind.colour if kind else None) or "",
                )
            )
    return dated


def _lanes(story: Story, event: Event) -> tuple[str, ...]:
    """Return the lanes that an event is on: those of the parties of its actors, or as the story has it."""
    match story.info.lanes:
        case "kinds":
            return (event.kind,)
        case "places":
            return (event.place or NOBODY,)
        case "parties":
            return tuple(dict.fromkeys(top(story, id_) for id_ in event.actors)) or (NOBODY,)


def lanes(dated: Sequence[Moment]) -> list[str]:
    """Return the lanes, those with most events first; the one of nobody last."""
    count = Counter(moment.lanes[0] for moment in dated)
    every = dict.fromkeys(lane for moment in dated for lane in moment.lanes)
    return sorted(every, key=lambda lane: (lane == NOBODY, -count[lane]))


def lane_name(prose: Prose, lane: str) -> str:
    """Return what a lane is called."""
    match prose.story.info.lanes:
        case "kinds":
            return kind_of_event(prose.story, lane)
        case "places" if not lane:
            return prose.gettext("No place named")
        case "parties" if not lane:
            return prose.gettext("No actor named")
    return prose.label(lane)


def called(prose: Prose, moment: Moment) -> str:
    """Return all that the drawing tells of an event."""
    words = prose.catalogue
    first, *others = (lane_name(prose, lane) for lane in moment.lanes)
    parties = (
        words.gettext("%(party)s, with %(others)s", party=first, others=words.listed(others))
        if others
        else first
    )
    return words.pgettext(
        "event in the picture",
        "%(date)s: %(event)s (%(parties)s)",
        date=words.date(moment.event.date),
        event=moment.event.title,
        parties=parties,
    )


RADIUS = 4.5
THICK = 9.0


def mark(moment: Moment, start: float, end: float, line: float, along: Along) -> str:
    """Return the mark of an event from `start` to `end` on a line, the open ends fading."""
    if moment.shape == "day":
        x, y = (start, line) if along == "across" else (line, start)
        return svg.circle(x, y, RADIUS, " ".join(f"mark {moment.vague} {moment.colour}".split()))
    pieces = []
    solid_from, solid_to = start, end
    if moment.first is None:
        pieces += _fade(end, start, line, along)
        solid_from = solid_to = end
    if moment.last is None:
        pieces += _fade(start, end, line, along)
        solid_from = solid_to = start
    if solid_from == solid_to:
        solid_from, solid_to = solid_from - 2, solid_to + 2
    class_ = f"mark {'within' if moment.shape == 'within' else ''} {moment.vague} {moment.colour}"
    return _bar(solid_from, solid_to, line, along, " ".join(class_.split())) + "".join(pieces)


def _fade(solid: float, open_: float, line: float, along: Along) -> list[str]:
    bars = []
    for count, (near, far) in enumerate(zip(DASHES[::2], DASHES[1::2], strict=True), 1):
        start, end = sorted(solid + (open_ - solid) * part for part in (near, far))
        bars.append(_bar(start, end, line, along, f"fade fade-{count}"))
    return bars


def _bar(start: float, end: float, line: float, along: Along, class_: str) -> str:
    length = max(end - start, 1)
    if along == "across":
        return svg.box(start, line - THICK / 2, length, THICK, class_)
    return svg.box(line - THICK / 2, start, THICK, length, class_)
