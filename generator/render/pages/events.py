"""The timeline, and a page for every event."""

import json
import re
from collections.abc import Iterable, Iterator
from math import inf

from generator.dates import Edtf
from generator.derive import Story, backings_by
from generator.model import Event
from generator.output import Output
from generator.render import phrases, reports, side_marks
from generator.render.draft import Draft
from generator.render.filters import facts, filters
from generator.render.history import history
from generator.render.lists import PAGES, of_kind
from generator.render.mentions import few, mentions
from generator.render.page import files, page
from generator.render.pictures.timeline import timeline
from generator.render.pictures.timeline_counts import timeline_counts
from generator.render.previous_and_next import Around, around, neighbours
from generator.render.prose import Markdown, Prose
from generator.render.quotes import looked_up
from generator.render.shown import Shown, counted, drafts


def pages(story: Story) -> Iterator[Draft]:
    """Yield the timeline and the pages of the events."""
    yield from drafts(story, of_kind(story, "events"), _timeline)
    if of_kind(story, "events").parts:
        yield Draft(Prose(story, "timeline/events.json"), _choices)
    adjacent = around(event.id for event in story.timeline)
    for event in story.events.values():
        yield Draft(Prose(story, f"events/{event.id}.md"), _event, (event, adjacent[event.id]))


def _timeline(prose: Prose, shown: Shown) -> Output:
    story, title = prose.story, prose.gettext("Timeline")
    groups = [
        {"heading": Markdown(heading), "events": [_line(prose, event) for event in events]}
        for heading, events in _months(story, shown.of)
    ]
    return page(
        prose,
        "timeline",
        title=shown.title(prose, title),
        searched=shown.part is None,
        description=prose.ngettext(
            "%(num)s event in the order of time: %(title)s.",
            "%(num)s events in the order of time: %(title)s.",
            len(story.events),
            title=Markdown(story.info.title),
        ),
        places=files(story, "events"),
        filters=[] if shown.part else filters(prose),
        shown=prose.ngettext(
            "%(shown)s of %(num)s event",
            "%(shown)s of %(num)s events",
            len(story.events),
            shown=Markdown(f"<span data-shown>{len(story.events)}</span>"),
        ),
        choice=Markdown("<span data-words></span>"),
        choice_count=Markdown("<span data-count></span>"),
        inexact=not all(is_exact(event.date) for event in shown.of),
        picture=timeline_counts(prose, story.timeline) if shown.is_overview else timeline(prose, shown.of),
        events=Markdown("events.json" if shown.is_overview else ""),
        groups=groups,
        **shown.values(prose, title, counted("events")),
    )


def _choices(prose: Prose) -> Output:
    """Return the events of a timeline in parts, and what the script of the filters chooses them by."""
    story, list_ = prose.story, Prose(prose.story, PAGES["events"])
    events = [
        {
            "id": event.id,
            "date": story.catalogue.date(event.date),
            "css": "exact" if is_exact(event.date) else "inexact",
            "title": event.title,
            "address": list_.href(event.id),
            "values": {name: " ".join(values) for name, values in facts(story, event).items()},
        }
        for event in story.timeline
    ]
    lines = (json.dumps(event, ensure_ascii=False) for event in events)
    return Output(prose.path, "[\n" + ",\n".join(lines) + "\n]\n")


def _months(story: Story, events: Iterable[Event]) -> list[tuple[str, list[Event]]]:
    """Return the events by the month as written, which near its end may not be that of UTC, their order."""
    months: dict[str, list[Event]] = {}
    for event in events:
        months.setdefault(story.catalogue.heading(event.date), []).append(event)
    never = (inf,)
    return sorted(
        months.items(),
        key=lambda month: min(event.date.earliest or event.date.latest or never for event in month[1]),
    )


def _line(prose: Prose, event: Event) -> dict[str, object]:
    """Return what the timeline shows of an event, and by which choices of the filters."""
    by_filter = facts(prose.story, event)
    claims = (claim for claim, _ in backings_by(prose.story, "event").get(event.id, ()))
    labels = dict.fromkeys(side_marks.claim_mark(prose, claim) for claim in claims if claim.kind == "fact")
    return {
        "id": Markdown(event.id),
        "css": Markdown("exact" if is_exact(event.date) else "inexact"),
        "facts": [(Markdown(name), Markdown(" ".join(values))) for name, values in by_filter.items()],
        "date": prose.date(event.date),
        "link": prose.link(event.id),
        "summary": prose.text(event.summary),
        "kind": prose.plain(phrases.kind_of_event(prose.story, event.kind)),
        "place": [prose.link(event.place)] if event.place else [],
        "parties": prose.links(by_filter["party"]),
        "standings": Markdown(" ".join(labels)),
    }


def is_exact(date: Edtf) -> bool:
    """Return whether a date is stated to the day, at both ends if it is an interval, and as certain."""
    day = r"Y?-?\d{4,}-\d\d-\d\d(T[^?~%]+)?"
    return all(re.fullmatch(day, end) for end in date.text.split("/"))


def _event(prose: Prose, event: Event, adjacent: Around) -> Output:
    story = prose.story
    reported = backings_by(story, "event").get(event.id, ())
    said, all_reported = few(prose, event.id, "claims", reports.by_claim(prose, reported))
    date = prose.catalogue.date(event.date)
    return page(
        prose,
        "event",
        title=event.title,
        description=f"{prose.catalogue.sentence(date)} {prose.words(event.summary)}",
        places=[story.place_of(event)],
        heading=prose.plain(event.title),
        date=prose.date(event.date),
        kind=prose.plain(phrases.kind_of_event(prose.story, event.kind)),
        summary=prose.block(event.summary),
        facts=list(_facts(prose, event)),
        reported=said,
        all_reported=all_reported,
        looked_up=looked_up(prose, (backing.report for _, backing in reported)),
        sources=[
            {"link": prose.link(id_), "lineage": phrases.lineage_words(prose, id_)} for id_ in event.sources
        ],
        mentions=mentions(prose, event.id, without={claim.id for claim, _ in reported}),
        history=history(prose, event.id),
        neighbours=neighbours(prose, adjacent, prose.gettext("Previous event"), prose.gettext("Next event")),
    )


def _facts(prose: Prose, event: Event) -> Iterator[dict[str, Markdown]]:
    """Yield when and where it was, and who took part, as far as it is recorded."""
    yield phrases.fact(prose.gettext("Date"), prose.date(event.date))
    if event.place:
        yield phrases.fact(prose.gettext("Place"), prose.link(event.place))
    if event.actors:
        yield phrases.fact(prose.gettext("Who is involved"), prose.links(event.actors))
