"""The places of the story, and what happened there."""

from collections.abc import Iterator

from generator.derive import Story, kept
from generator.model import Event, StoryPlace
from generator.output import Output
from generator.render import phrases
from generator.render.draft import Draft
from generator.render.lists import of_kind
from generator.render.mentions import few, mentions
from generator.render.page import files, page
from generator.render.pictures.locator import locator
from generator.render.prose import Markdown, Prose, escape
from generator.render.shown import Shown, counted, drafts


def pages(story: Story) -> Iterator[Draft]:
    """Yield the page of the places."""
    yield from drafts(story, of_kind(story, "places"), _page)


def _page(prose: Prose, shown: Shown) -> Output:
    story, title = prose.story, prose.gettext("Places")
    return page(
        prose,
        "places",
        title=shown.title(prose, title),
        description=prose.ngettext(
            "Where it happens: %(num)s place of the story.",
            "Where it happens: %(num)s places of the story.",
            len(story.places),
        ),
        places=files(story, "places"),
        picture=Markdown("") if shown.part else locator(prose),
        entries=[_place(prose, place) for place in shown.of],
        **shown.values(prose, title, counted("places")),
    )


def _place(prose: Prose, place: StoryPlace) -> dict[str, object]:
    here = _events_at(prose.story).get(place.id, [])
    events, all_events = few(prose, place.id, "events", here)
    return {
        "id": Markdown(place.id),
        "name": prose.plain(place.name),
        "names": [phrases.named(prose, code, name) for code, name in place.names.items()],
        "within": [prose.link(place.within)] if place.within else [],
        "position": _position(prose, place),
        "wikidata": phrases.wikidata(place.wikidata) if place.wikidata else Markdown(""),
        "events": [{"date": prose.date(event.date), "link": prose.link(event.id)} for event in events],
        "all_events": all_events,
        "mentions": mentions(prose, place.id, without={event.id for event in here}),
    }


@kept
def _events_at(story: Story) -> dict[str, list[Event]]:
    """Return the events of each place in the order of time."""
    events: dict[str, list[Event]] = {}
    for event in story.timeline:
        if event.place:
            events.setdefault(event.place, []).append(event)
    return events


def _position(prose: Prose, place: StoryPlace) -> Markdown:
    """Return the coordinates as people read them."""
    if place.latitude is None or place.longitude is None:
        return Markdown("")
    north, east = (escape(prose.catalogue.degrees(abs(angle))) for angle in (place.latitude, place.longitude))
    return Markdown(
        prose.catalogue.beside(
            [
                prose.gettext("%(degrees)s° N", degrees=north)
                if place.latitude >= 0
                else prose.gettext("%(degrees)s° S", degrees=north),
                prose.gettext("%(degrees)s° E", degrees=east)
                if place.longitude >= 0
                else prose.gettext("%(degrees)s° W", degrees=east),
            ]
        )
    )
