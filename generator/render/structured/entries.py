"""The entries that have a page of their own, as things of schema.org."""

from generator.model import Actor, Claim, Event, Question, Source, StoryPlace
from generator.output import Thing
from generator.render import sides
from generator.render.structured.things import Graph, day, span, stated, type_of, wikidata


def actor(graph: Graph, entry: Actor) -> Thing:
    """Return an actor: https://schema.org/Person, Organization, NewsMediaOrganization or Country.

    Other names are those in other languages. The forms that sources use are left out: some are mistakes,
    and a machine would take each for a name.
    """
    above = graph.story.actors.get(entry.part_of or "")
    belongs = graph.reference(above.id) if above and above.kind != "state" else None
    return stated(
        {
            "@type": type_of(entry),
            "@id": graph.address(entry.id),
            "url": graph.address(entry.id),
            "name": entry.name,
            "alternateName": list(dict.fromkeys(entry.names.values())),
            "description": graph.words(entry.summary),
            "jobTitle": entry.role if entry.kind == "person" else None,
            "affiliation" if entry.kind == "person" else "parentOrganization": belongs,
            "sameAs": [*wikidata(entry.wikidata), *(link.url for link in entry.links)],
        }
    )


def event(graph: Graph, entry: Event) -> Thing:
    """Return an event: https://schema.org/Event. It has a date only as far as that is stated exactly."""
    start, end = span(entry.date)
    attending = [id_ for id_ in entry.actors if graph.story.actors[id_].kind != "state"]
    states = [id_ for id_ in entry.actors if graph.story.actors[id_].kind == "state"]
    return stated(
        {
            "@type": "Event",
            "@id": graph.address(entry.id),
            "url": graph.address(entry.id),
            "name": entry.title,
            "description": graph.words(entry.summary),
            "startDate": start,
            "endDate": end,
            "location": place(graph, graph.story.places[entry.place]) if entry.place else None,
            "attendee": graph.references(attending),
            "about": graph.references(states),  # a country cannot attend in the terms of schema.org
            "subjectOf": graph.references(entry.sources),
        }
    )


def place(graph: Graph, entry: StoryPlace) -> Thing:
    """Return a place: https://schema.org/Place."""
    is_located = entry.latitude is not None and entry.longitude is not None
    position = {"@type": "GeoCoordinates", "latitude": entry.latitude, "longitude": entry.longitude}
    return stated(
        {
            **graph.reference(entry.id),
            "alternateName": list(dict.fromkeys(entry.names.values())),
            "geo": position if is_located else None,
            "containedInPlace": graph.reference(entry.within) if entry.within else None,
            "sameAs": wikidata(entry.wikidata),
        }
    )


def claim(graph: Graph, entry: Claim) -> list[Thing]:
    """Return a claim, https://schema.org/Claim, and what the editors think of it, where they say so.

    It appears in the sources that assert it, and its authors are the persons and organisations that they
    name for it. A source that denies a claim is not one in which it is made.
    """
    asserting = [report for report in entry.reports if report.stance == "asserts"]
    actors = graph.story.actors
    speakers = [report.by for report in asserting if report.by and actors[report.by].kind != "state"]
    thing = stated(
        {
            "@type": "Claim",
            "@id": graph.address(entry.id),
            "url": graph.address(entry.id),
            "name": graph.name(entry.id),
            "text": entry.text,
            "description": sides.label(graph.story, entry),
            "inLanguage": graph.story.info.language,
            "about": graph.references(entry.about),
            "author": graph.references(speakers),
            "appearance": graph.references([report.source for report in asserting]),
        }
    )
    return [thing, *_review(graph, entry)]


def _review(graph: Graph, entry: Claim) -> list[Thing]:
    """Return the editors' assessment: https://schema.org/ClaimReview.

    Its rating is in words, as the assessment is; a number would be invented.
    """
    judged = entry.assessment
    if judged is None:
        return []
    rating = {
        "@type": "Rating",
        "alternateName": judged.verdict,
        "ratingExplanation": graph.words(judged.reason),
    }
    review = {
        "@type": "ClaimReview",
        "url": graph.address(entry.id),
        "claimReviewed": entry.text,
        "itemReviewed": {"@id": graph.address(entry.id)},
        "reviewRating": rating,
        "author": _named(judged.by),
        "datePublished": day(judged.date),
    }
    return [stated(review)]


def _named(name: str | None) -> Thing | None:
    """Return an author with no type: the data does not tell a person from an organisation."""
    return {"name": name} if name else None


def source(graph: Graph, entry: Source) -> Thing:
    """Return a source: the https://schema.org/CreativeWork that it is. Its `@id` is its page here."""
    return stated(
        {
            **citation(graph, entry),
            "author": _named(entry.author),
            "archivedAt": entry.archived,
            "isBasedOn": graph.references(entry.derived_from),
            "mainEntityOfPage": graph.address(entry.id),
        }
    )


def citation(graph: Graph, entry: Source) -> Thing:
    """Return a source as another page cites it.

    A country cannot be a publisher in the terms of schema.org.
    """
    publisher = graph.story.actors.get(entry.publisher or "")
    return stated(
        {
            **graph.reference(entry.id),
            "url": entry.url,
            "inLanguage": entry.language,
            "datePublished": day(entry.published),
            "publisher": graph.reference(publisher.id) if publisher and publisher.kind != "state" else None,
        }
    )


def question(graph: Graph, entry: Question) -> Thing:
    """Return the page of a question: a https://schema.org/WebPage about a Question, with an answer if any."""
    asked = {
        "@type": "Question",
        "@id": f"{graph.address(entry.id)}#question",
        "name": entry.question,
        "text": entry.question,
        "about": graph.references(entry.about),
        "dateCreated": day(entry.asked),
        "acceptedAnswer": {"@type": "Answer", "text": graph.words(entry.answer)} if entry.answer else None,
    }
    return stated(
        {
            "@type": "WebPage",
            "@id": graph.address(entry.id),
            "url": graph.address(entry.id),
            "name": entry.question,
            "description": graph.words(entry.known),
            "inLanguage": graph.story.info.language,
            "lastReviewed": day(entry.reviewed),
            "mainEntity": stated(asked),
        }
    )
