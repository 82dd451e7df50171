"""The list of the actors, and a page for every one of them with all forms of its name."""

from collections.abc import Iterator

from generator.catalogue import gettext_noop
from generator.dates import in_order
from generator.derive import Story, backings_by, top
from generator.model import Actor, Event, Source
from generator.output import Output
from generator.render import phrases, reports
from generator.render.draft import Draft
from generator.render.history import history
from generator.render.lists import of_kind
from generator.render.mentions import few, mentions
from generator.render.page import files, page
from generator.render.pictures.meetings import meetings
from generator.render.pictures.speakers import speakers
from generator.render.previous_and_next import Around, around, neighbours
from generator.render.prose import Markdown, Prose, escape, web_link
from generator.render.quotes import looked_up
from generator.render.shown import Shown, counted, drafts

KINDS = {
    "person": gettext_noop("People"),
    "organisation": gettext_noop("Offices and organisations"),
    "state": gettext_noop("States"),
    "media": gettext_noop("Media"),
}

ONE = {
    "person": gettext_noop("Person"),
    "organisation": gettext_noop("Office or organisation"),
    "state": gettext_noop("State"),
    "media": gettext_noop("Media outlet"),
}


def pages(story: Story) -> Iterator[Draft]:
    """Yield the list of actors and their pages."""
    yield from drafts(story, of_kind(story, "actors"), _index)
    adjacent = around(story.actors)
    for actor in story.actors.values():
        yield Draft(Prose(story, f"actors/{actor.id}.md"), _actor, (actor, adjacent[actor.id]))


def _index(prose: Prose, shown: Shown) -> Output:
    story, title = prose.story, prose.gettext("Actors")
    groups = [
        {
            "heading": prose.gettext(heading),
            "actors": [
                {
                    **phrases.actor_line(prose, actor),
                    "summary": prose.text(actor.summary),
                }
                for actor in shown.of
                if actor.kind == kind
            ],
        }
        for kind, heading in KINDS.items()
    ]
    return page(
        prose,
        "actors",
        title=shown.title(prose, title),
        searched=shown.part is None,
        description=prose.ngettext(
            "Who acts and who speaks: %(num)s actor of the story.",
            "Who acts and who speaks: %(num)s actors of the story.",
            len(story.actors),
        ),
        places=files(story, "actors"),
        speakers=Markdown("") if shown.part else speakers(prose),
        meetings=Markdown("") if shown.part else meetings(prose),
        groups=[group for group in groups if group["actors"]],
        **shown.values(prose, title, counted("actors")),
    )


def _actor(prose: Prose, actor: Actor, adjacent: Around) -> Output:
    story = prose.story
    spoken = [pair for pair in backings_by(story, "by").get(actor.id, ()) if not pair[1].relayed]
    referring = story.mentions[actor.id]
    events = [entry for entry in referring if isinstance(entry, Event) and actor.id in entry.actors]
    parts = [entry.id for entry in referring if isinstance(entry, Actor) and entry.part_of == actor.id]
    published = [entry.id for entry in referring if isinstance(entry, Source) and entry.publisher == actor.id]
    named = {*(claim.id for claim, _ in spoken), *(event.id for event in events), *parts, *published}
    events = in_order(events, lambda event: event.date)
    end = top(story, actor.id)
    says, all_says = few(prose, actor.id, "claims", reports.by_claim(prose, spoken))
    events, all_events = few(prose, actor.id, "events", events)
    parts, all_parts = few(prose, actor.id, "actors", parts)
    published, all_published = few(prose, actor.id, "sources", published)
    return page(
        prose,
        "actor",
        title=actor.name,
        description=" ".join(
            [story.catalogue.sentence(actor.role or actor.name), prose.words(actor.summary)]
        ),
        places=[story.place_of(actor)],
        kind=prose.gettext(ONE[actor.kind]),
        heading=prose.plain(actor.name),
        role=prose.plain(actor.role or ""),
        summary=prose.block(actor.summary),
        names=[phrases.named(prose, code, name) for code, name in actor.names.items()],
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
        all_parts=all_parts,
        relations=[
            {
                "what": prose.plain(relation.what),
                "to": prose.link(relation.to),
                "since": prose.date(relation.since) if relation.since else Markdown(""),
            }
            for relation in actor.relations
        ],
        says=says,
        all_says=all_says,
        looked_up=looked_up(prose, (backing.report for _, backing in spoken)),
        events=[{"date": prose.date(event.date), "link": prose.link(event.id)} for event in events],
        all_events=all_events,
        published=[prose.link(id_) for id_ in published],
        all_published=all_published,
        links=_links(actor),
        mentions=mentions(prose, actor.id, without=named),
        history=history(prose, actor.id),
        neighbours=neighbours(prose, adjacent, prose.gettext("Previous actor"), prose.gettext("Next actor")),
    )


def _links(actor: Actor) -> list[Markdown]:
    links = [web_link(link.title, link.url) for link in actor.links]
    if actor.wikidata:
        links.append(phrases.wikidata(actor.wikidata))
    return links
