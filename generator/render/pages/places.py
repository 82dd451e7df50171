"""The places of the story, and what happened there."""

from collections.abc import Iterator

from generator.derive import Story
from generator.model import StoryPlace
from generator.output import Output
from generator.render import phrases
from generator.render.mentions import mentions
from generator.render.page import files, page
from generator.render.pictures.locator import locator
from generator.render.prose import Markdown, Prose, escape


def pages(story: Story) -> Iterator[Output]:
    """Yield the page of the places."""
    prose = Prose(story, "places.md")
    yield page(
        prose,
        "places",
        title="Places",
        description=f"Where it happens: {phrases.count(len(story.places), 'place')} of the story.",
        places=files(story, "places"),
        picture=locator(prose),
        entries=[_place(prose, place) for place in story.places.values()],
    )


def _place(prose: Prose, place: StoryPlace) -> dict[str, object]:
    events = [event for event in prose.story.timeline if event.place == place.id]
    return {
        "id": Markdown(place.id),
        "name": escape(place.name),
        "names": [phrases.named(code, said) for code, said in place.names.items()],
        "within": [prose.link(place.within)] if place.within else [],
        "position": _position(place),
        "wikidata": phrases.wikidata(place.wikidata) if place.wikidata else Markdown(""),
        "events": [{"date": phrases.time(event.date), "link": prose.link(event.id)} for event in events],
        "mentions": mentions(prose, place.id, without={event.id for event in events}),
    }


def _position(place: StoryPlace) -> Markdown:
    """Return the coordinates as people read them."""
    if place.latitude is None or place.longitude is None:
        return Markdown("")
    north = "N" if place.latitude >= 0 else "S"
    east = "E" if place.longitude >= 0 else "W"
    return escape(f"{abs(place.latitude):.2f}° {north}, {abs(place.longitude):.2f}° {east}")
