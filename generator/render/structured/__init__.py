"""What a page says to machines: its entry in the terms of schema.org, as JSON-LD.

https://schema.org/docs/documents.html has the terms, https://www.w3.org/TR/json-ld11/ the form. Nothing is
said that the page does not say to people. Every address begins with `SITE`, a name that is none: the theme
puts the address of the site in its place, or, where that is not known, the way to the site's root.
"""

from generator.evidence import Claim, Source
from generator.model import Actor, Event, Question
from generator.render.prose import Prose
from generator.render.structured.entries import actor, claim, event, question, source
from generator.render.structured.front import article
from generator.render.structured.things import SITE, Thing, address
from generator.story import Story

__all__ = ["SITE", "structured"]

SECTIONS = {
    "sources": ("Sources", "sources/"),
    "actors": ("Actors", "actors/"),
    "events": ("Timeline", "timeline/"),
    "claims": ("Claims", "claims/"),
    "questions": ("Open questions", "questions/"),
}
"""The section that the page of an entry belongs to, by the kind of the entry: its title and its address."""


def structured(story: Story, path: str) -> Thing:
    """Return the JSON-LD of the page at `path` below docs/; nothing for a page of many entries."""
    folder, _, name = path.removesuffix(".md").rpartition("/")
    if path == "index.md":
        things = [article(story)]
    elif folder in SECTIONS and name in story.by_id:
        things = [*_entry(story, name), _breadcrumbs(story, folder, name)]
    else:
        return {}
    return {"@context": "https://schema.org", "@graph": things}


def _entry(story: Story, id_: str) -> list[Thing]:
    """Return what an entry with a page of its own is."""
    match story.by_id[id_]:
        case Actor() as entry:
            return [actor(story, entry)]
        case Event() as entry:
            return [event(story, entry)]
        case Claim() as entry:
            return claim(story, entry)
        case Source() as entry:
            return [source(story, entry)]
        case Question() as entry:
            return [question(story, entry)]
        case entry:
            raise TypeError(f"{entry!r} has no page of its own")


def _breadcrumbs(story: Story, folder: str, id_: str) -> Thing:
    """Return the way from the front page to the entry: https://schema.org/BreadcrumbList."""
    section, below = SECTIONS[folder]
    steps = [
        (story.info.title, SITE),
        (section, SITE + below),
        (Prose(story, "").label(id_), address(story, id_)),
    ]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": name, "item": {"@id": url}}
            for number, (name, url) in enumerate(steps, start=1)
        ],
    }
