"""The timeline, and a page for every event."""

from collections.abc import Iterator
from itertools import groupby

from generator.model import Event
from generator.output import Output
from generator.render import marks
from generator.render.page import files, page
from generator.render.prose import Markdown, Prose, escape
from generator.standing import backings_by
from generator.story import Story


def pages(story: Story) -> Iterator[Output]:
    """Yield the timeline and the pages of the events."""
    yield _timeline(story)
    for event in story.events.values():
        yield _event(story, event)


def _timeline(story: Story) -> Output:
    prose = Prose(story, "timeline.md")
    groups = [
        {
            "heading": Markdown(heading),
            "events": [
                {
                    "id": Markdown(event.id),
                    "date": marks.time(event.date),
                    "link": prose.link(event.id),
                    "summary": prose.text(event.summary),
                }
                for event in events
            ],
        }
        for heading, events in groupby(story.timeline, lambda event: event.date.heading)
    ]
    return page(
        prose,
        "timeline",
        title="Timeline",
        description=f"{marks.count(len(story.events), 'event')} in the order of time: {story.info.title}.",
        places=files(story, "events"),
        groups=groups,
    )


def _event(story: Story, event: Event) -> Output:
    prose = Prose(story, f"events/{event.id}.md")
    said = backings_by(story, "event").get(event.id, ())
    return page(
        prose,
        "event",
        title=event.title,
        description=f"{event.date}. {prose.words(event.summary)}",
        places=[story.place_of(event)],
        heading=escape(event.title),
        date=marks.time(event.date),
        kind=Markdown(event.kind),
        place=[prose.link(event.place)] if event.place else [],
        summary=prose.block(event.summary),
        actors=[prose.link(id_) for id_ in event.actors],
        said=marks.by_claim(prose, said),
        sources=[
            {"link": prose.link(id_), "lineage": marks.lineage_words(prose, id_)} for id_ in event.sources
        ],
        mentions=marks.mentions(prose, event.id, without={claim.id for claim, _ in said}),
    )
