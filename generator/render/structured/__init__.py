"""What a page says to machines: its entry in the terms of schema.org, as JSON-LD.

https://schema.org/docs/documents.html has the terms, https://www.w3.org/TR/json-ld11/ the form. Nothing is
said that the page does not say to people. It stands beside the page and not in it: every address begins
with that of the site or, where that is not known, with the way to the site's root.
"""

from generator.catalogue import gettext_noop
from generator.derive import Story
from generator.model import Actor, Claim, Event, Question, Source
from generator.output import Thing
from generator.render.names import served
from generator.render.prose import Prose
from generator.render.structured.entries import actor, claim, event, question, source
from generator.render.structured.front import article
from generator.render.structured.things import Graph
from generator.site import Site

SECTIONS = {
    "sources": (gettext_noop("Sources"), "sources/"),
    "actors": (gettext_noop("Actors"), "actors/"),
    "events": (gettext_noop("Timeline"), "timeline/"),
    "claims": (gettext_noop("Claims"), "claims/"),
    "questions": (gettext_noop("Open questions"), "questions/"),
}
"""The section that the page of an entry belongs to, by the kind of the entry: its title and its address."""


def structured(story: Story, path: str, site: Site) -> Thing:
    """Return the JSON-LD of the page at `path` below docs/; nothing for a page of many entries."""
    graph = Graph(story, site.root(served(path).count("/")))
    folder, _, name = path.removesuffix(".md").rpartition("/")
    if path == "index.md":
        things = [article(graph)]
    elif folder in SECTIONS and story.kinds.get(name) == folder:
        things = [*_entry(graph, name), _breadcrumbs(graph, folder, name)]
    else:
        return {}
    return {"@context": "https://schema.org", "@graph": things}


def _entry(graph: Graph, id_: str) -> list[Thing]:
    """Return what an entry with a page of its own is."""
    match graph.story.by_id[id_]:
        case Actor() as entry:
            return [actor(graph, entry)]
        case Event() as entry:
            return [event(graph, entry)]
        case Claim() as entry:
            return claim(graph, entry)
        case Source() as entry:
            return [source(graph, entry)]
        case Question() as entry:
            return [question(graph, entry)]
        case entry:
            raise TypeError(f"{entry!r} has no page of its own")


def _breadcrumbs(graph: Graph, folder: str, id_: str) -> Thing:
    """Return the way from the front page to the entry: https://schema.org/BreadcrumbList."""
    section, below = SECTIONS[folder]
    steps = [
        (graph.story.info.title, graph.root),
        (graph.story.catalogue.gettext(section), graph.root + below),
        (Prose(graph.story, "").label(id_), graph.address(id_)),
    ]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": name, "item": {"@id": url}}
            for number, (name, url) in enumerate(steps, start=1)
        ],
    }
