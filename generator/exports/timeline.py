"""The events in the format of TimelineJS3: https://timeline.knightlab.com/docs/json-format.html.

TimelineJS puts the texts into a page as HTML, and so they are HTML here, with everything else escaped. The
name of a group it takes for HTML twice over, so that has nothing in it that could be any.
"""

import re
from collections.abc import Iterable, Mapping

from markdown import Markdown as Converter

from generator.catalogue import gettext_noop
from generator.dates import MONTHS_A_YEAR, SEASONS, Part
from generator.derive import Story
from generator.exports.format import Format, as_json
from generator.model import Event
from generator.output import Thing
from generator.render.names import served, served_address
from generator.render.pictures.moments import Moment, lane_name, moments
from generator.render.prose import INTRODUCED, Markdown, Prose, in_html, language_code
from generator.site import Site

PATH = "timeline.json"

TITLE = "_title"
"""The `unique_id` of the title slide; no entry has an id like it."""

YEARS = range(-271820, 275760)
"""The years that the scale `human` has."""


def files(story: Story, site: Site) -> Mapping[str, bytes]:
    """Return the timeline of the events with a year; the title slide says how many have none.

    An interval of more than a year is an era, too, behind what happened meanwhile.
    """
    prose = _Linking(story, site.root(0))
    found = moments(story, story.timeline)
    events = [_event(prose, moment) for moment in found]
    years = [event[end]["year"] for event in events for end in ("start_date", "end_date") if end in event]
    timeline = {
        "scale": "human" if all(year in YEARS for year in years) else "cosmological",
        "title": _title(prose, len(story.timeline) - len(found)),
        "events": events,
    }
    if eras := [
        {
            "start_date": event["start_date"],
            "end_date": event["end_date"],
            "text": {"headline": prose.html(prose.plain(moment.event.title))},
        }
        for moment, event in zip(found, events, strict=True)
        if _is_long(moment) and "end_date" in event
    ]:
        timeline["eras"] = eras
    return {PATH: as_json(timeline)}


class _Linking(Prose):
    """Writes HTML whose links begin with the address of the site or, where that is not known, with `./`."""

    def __init__(self, story: Story, root: str) -> None:
        """Keep the story and what its addresses begin with."""
        super().__init__(story, "")
        self.root = root
        # The pages escape what is markup in tables, too.
        self.converter = Converter(extensions=["tables"])
        code, direction = language_code(story.info.language), story.catalogue.direction
        self.attributes = f' lang="{code}" dir="{direction}"'

    def to(self, target: str) -> str:
        """Return the address of a page below docs/."""
        page, mark, anchor = target.partition("#")
        return f"{self.root}{served(page)}{mark}{anchor}"

    def html(self, said: Markdown) -> str:
        """Return one paragraph of Markdown as HTML, without the element of the paragraph."""
        return self.paragraphs([said]).removeprefix("<p>").removesuffix("</p>")

    def paragraphs(self, said: Iterable[Markdown]) -> str:
        """Return paragraphs of Markdown as HTML."""
        text = INTRODUCED.sub("", "\n\n".join(said))
        return self.converter.reset().convert(text)

    def headline(self, title: str, address: str) -> str:
        """Return the title of a slide, which leads to the page."""
        return f'<a href="{in_html(address)}"{self.attributes}>{self.html(self.plain(title))}</a>'

    def slide(self, headline: str, said: Iterable[Markdown]) -> Thing:
        """Return what is read on a slide. Its links are made, so TimelineJS need not look for any."""
        text = f"<div{self.attributes}>{self.paragraphs(said)}</div>"
        return {"text": {"headline": headline, "text": text}, "autolink": False}


def _title(prose: _Linking, left: int) -> Thing:
    """Return the slide before the first event."""
    info = prose.story.info
    said = [prose.block(info.summary)]
    if left:
        said.append(
            prose.ngettext(
                "%(num)s event is not in it, because its year is not known.",
                "%(num)s events are not in it, because their years are not known.",
                left,
            )
        )
    return {"unique_id": TITLE, **prose.slide(prose.headline(info.title, prose.root), said)}


def _event(prose: _Linking, moment: Moment) -> Thing:
    """Return the slide of an event.

    What is not known of a date is not in it; `display_date` says the date as exactly as it is stated. Where
    the beginning is not known, TimelineJS has the event where it ends.
    """
    event = moment.event
    dates = [date for date in _ends(event) if date]
    said = [prose.block(event.summary)]
    if event.sources:
        said.append(prose.gettext("Sources: %(sources)s.", sources=prose.links(event.sources)))
    headline = prose.headline(event.title, prose.root + served_address(prose.story, event.id))
    return {
        "unique_id": event.id,
        "start_date": dates[0],
        **({"end_date": dates[-1]} if dates[-1] != dates[0] else {}),
        "display_date": prose.catalogue.date(event.date),
        "group": _no_markup(lane_name(prose, moment.lanes[0])),
        **prose.slide(headline, said),
    }


def _ends(event: Event) -> list[Thing | None]:
    """Return the dates between which an event was: the same one twice for a day, a month or a year."""
    start, end = event.date.start, event.date.end
    return [_date(start), _date(end if event.date.is_interval else start, last=True)]


def _date(part: Part | None, *, last: bool = False) -> Thing | None:
    """Return the parts of a date that are known; None without a year.

    Of a season or a decade it is the first month or year, or the last one.
    """
    if part is None or part.known_year() is None:
        return None
    day = part.latest() if last else part.earliest()
    assert day is not None, part  # noqa: S101 - its year is known
    date: Thing = {"year": day[0]}
    if part.month.isdigit():
        date["month"] = day[1]
    if part.day.isdigit() and part.month not in SEASONS:
        date["day"] = day[2]
    if part.time and not part.time.startswith("24"):
        date |= zip(("hour", "minute", "second"), map(int, part.time[:8].split(":")), strict=True)
    return date


def _is_long(moment: Moment) -> bool:
    """Return whether an event went on for more than a year."""
    if moment.shape != "span" or moment.first is None or moment.last is None:
        return False
    return moment.last - moment.first > MONTHS_A_YEAR


def _no_markup(name: str) -> str:
    """Return a name in which nothing is markup, however often it is read as HTML."""
    return re.sub("&(?=#|[lg]t)", "＆", name.replace("<", "‹").replace(">", "›"), flags=re.IGNORECASE)


FORMAT = Format(
    name="timeline",
    path=PATH,
    title=gettext_noop("TimelineJS"),
    said=gettext_noop("The events with a year, for the timeline that many newsrooms use (TimelineJS)."),
    example='new TL.Timeline("timeline", "%(address)s")',
    files=files,
)
