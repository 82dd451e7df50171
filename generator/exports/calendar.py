"""The events as a calendar: iCalendar, https://www.rfc-editor.org/rfc/rfc5545."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, vDDDTypes
from icalendar import Event as Entry

from generator.catalogue import gettext_noop
from generator.dates import Edtf
from generator.derive import Story
from generator.exports.format import Format
from generator.model import Event
from generator.render.names import served_address
from generator.render.prose import Prose
from generator.site import Site

PATH = "timeline.ics"


def files(story: Story, site: Site) -> Mapping[str, bytes]:
    """Return the calendar of the events that are on certain days.

    An event is a whole day or several. One whose date is a month, a year, about or uncertain is left out, and
    the description of the calendar says how many are.
    """
    words, prose = story.catalogue, Prose(story, "")
    exact = [event for event in story.timeline if days(event.date)]
    calendar = Calendar()
    calendar.add("prodid", "-//explainer//timeline//EN")
    calendar.add("version", "2.0")
    calendar.add("name", story.info.title)
    calendar.add("x-wr-calname", story.info.title)
    if left := len(story.timeline) - len(exact):
        calendar.add(
            "description",
            words.ngettext(
                "%(num)s event is not in it, because its day is not known.",
                "%(num)s events are not in it, because their days are not known.",
                left,
            ),
        )
    for event in exact:
        calendar.add_component(_entry(story, event, prose, site))
    return {PATH: calendar.to_ical()}


def days(date_: Edtf) -> tuple[date, date] | None:
    """Return the first day of a date and the day after its last one; None where these are not certain."""
    ends = [part for part in (date_.start, date_.end) if part]
    if date_.is_marked or not ends or (date_.is_interval and not (date_.start and date_.end)):
        return None
    if (
        not all(part.day.isdigit() and part.year.isdigit() for part in ends)
        or not date_.earliest
        or not date_.latest
    ):
        return None
    return date(*date_.earliest), date(*date_.latest) + timedelta(1)


def _entry(story: Story, event: Event, prose: Prose, site: Site) -> Entry:
    first, after = days(event.date) or (date.min, date.min)
    entry = Entry()
    entry.add("uid", f"{event.id}@{site.address or 'explainer'}")
    # When the explainer last told of it: a calendar asks for a moment, and a build knows none of its own.
    known = datetime.combine(date.fromisoformat(story.info.as_of.text), datetime.min.time(), UTC)
    entry["dtstamp"] = vDDDTypes(known)
    entry.add("dtstart", first)
    entry.add("dtend", after)
    entry.add("summary", event.title)
    entry.add("description", prose.words(event.summary))
    if event.place:
        entry.add("location", prose.label(event.place))
    if site.address:
        entry.add("url", site.address + served_address(story, event.id))
    return entry


FORMAT = Format(
    name="calendar",
    path=PATH,
    title=gettext_noop("Calendar"),
    said=gettext_noop("The events on certain days, for the calendar of a phone or a computer (iCalendar)."),
    example="curl -O %(address)s",
    files=files,
)
