"""The list of the actors, and a page for every one of them with all forms of its name."""

from collections.abc import Iterator

from generator.chronology import in_order
from generator.evidence import Source
from generator.model import Actor, Event
from generator.output import Output
from generator.parties import backings_by, top
from generator.render import marks, onward, reports
from generator.render.page import files, page
from generator.render.pictures.meetings import meetings
from generator.render.pictures.speakers import speakers
from generator.render.prose import Markdown, Prose, escape, web_link
from generator.story import Story

KINDS = {"person": "People", "organisation": "Offices and organisations", "state": "States", "media": "Media"}

ONE = {
    "person": "Person",
    "organisation": "Office or organisation",
    "state": "State",
    "media": "Media outlet",
}


def pages(story: Story) -> Iterator[Output]:
    """Yield the list of actors and their pages."""
    prose = Prose(story, "actors/index.md")
    groups = [
        {
            "heading": Markdown(heading),
            "actors": [
                {
                    **marks.actor_line(prose, actor),
                    "summary": prose.text(actor.summary),
                }
                for actor in story.actors.values()
                if actor.kind == kind
            ],
        }
        for kind, heading in KINDS.items()
    ]
    yield page(
        prose,
        "actors",
        title="Actors",
        description=f"Who acts and who speaks: {marks.count(len(story.actors), 'actor')} of the story.",
        places=files(story, "actors"),
        speakers=speakers(prose),
        meetings=meetings(prose),
        groups=[group for group in groups if group["actors"]],
    )
    turn = onward.around(story.actors)
    for actor in story.actors.values():
        yield _actor(story, actor, turn[actor.id])


def _actor(story: Story, actor: Actor, turn: onward.Around) -> Output:
    prose = Prose(story, f"actors/{actor.id}.md")
    said = [pair for pair in backings_by(story, "by").get(actor.id, ()) if not pair[1].relayed]
    mentions = story.mentions[actor.id]
    events = [entry for entry in mentions if isinstance(entry, Event) and actor.id in entry.actors]
    parts = [entry.id for entry in mentions if isinstance(entry, Actor) and entry.part_of == actor.id]
    published = [entry.id for entry in mentions if isinstance(entry, Source) and entry.publisher == actor.id]
    named = {*(claim.id for claim, _ in said), *(event.id for event in events), *parts, *published}
    end = top(story, actor.id)
    return page(
        prose,
        "actor",
        title=actor.name,
        description=prose.words(f"{actor.role or actor.name}. {actor.summary}"),
        places=[story.place_of(actor)],
        kind=Markdown(ONE[actor.kind]),
        heading=escape(actor.name),
        role=escape(actor.role or ""),
        summary=prose.block(actor.summary),
        names=[marks.named(code, said) for code, said in actor.names.items()],
        also_written=[
            {
                "form": escape(spelling.form),
                "sources": prose.links(spelling.sources),
                "note": prose.text(spelling.note) if spelling.note else Markdown(""),
            }
            for spelling in actor.also_written
        ],
        part_of=[prose.link(actor.part_of)] if actor.part_of else [],
        speaks_for=[prose.link(end)] if end not in (actor.id, actor.part_of) else [],
        parts=[prose.link(id_) for id_ in parts],
        relations=[
            {
                "what": escape(relation.what),
                "to": prose.link(relation.to),
                "since": marks.time(relation.since) if relation.since else Markdown(""),
            }
            for relation in actor.relations
        ],
        says=reports.by_claim(prose, said),
        events=[
            {"date": marks.time(event.date), "link": prose.link(event.id)}
            for event in in_order(events, lambda event: event.date)
        ],
        published=[prose.link(id_) for id_ in published],
        links=_links(actor),
        mentions=onward.mentions(prose, actor.id, without=named),
        neighbours=onward.neighbours(prose, turn, "actor"),
    )


def _links(actor: Actor) -> list[Markdown]:
    links = [web_link(link.title, link.url) for link in actor.links]
    if actor.wikidata:
        links.append(marks.wikidata(actor.wikidata))
    return links
