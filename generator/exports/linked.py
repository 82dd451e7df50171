"""The whole story as linked data: JSON-LD 1.1 in the terms of schema.org, with PROV-O for lineage.

https://www.w3.org/TR/json-ld11/ has the form, https://schema.org/docs/documents.html the terms, and
https://www.w3.org/TR/prov-o/#wasDerivedFrom the one that says which source goes back to which.
"""

from collections.abc import Collection, Iterator, Mapping

from generator.catalogue import gettext_noop
from generator.derive import Story
from generator.exports.format import Format, as_json
from generator.model import Actor, Claim, Difference, Entry, Event, Question, Source, StoryPlace, Term, Update
from generator.output import Thing
from generator.render.structured import entries
from generator.render.structured.front import article
from generator.render.structured.things import Graph, stated
from generator.site import Site

PATH = "story.jsonld"

ADDRESSES = ("archivedAt", "mainEntityOfPage", "publishingPrinciples", "sameAs", "url")
"""The properties whose values are addresses and no texts."""

DATES = ("dateCreated", "dateModified", "datePublished", "endDate", "lastReviewed", "startDate")
"""The properties whose values are dates."""

CONTEXT: Mapping[str, object] = {
    "@vocab": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    **{name: {"@type": "@id"} for name in ADDRESSES},
    **{name: {"@type": "Date"} for name in DATES},
}
"""What the keys mean, as the context of schema.org has it; it stands here, so that nothing is fetched."""


def files(story: Story, site: Site) -> Mapping[str, bytes]:
    """Return the graph of the story: the article, and every entry once.

    The things are those of the pages; where one names another, it does so by its address. Addresses are
    relative to the file where that of the site is not known.
    """
    graph = Graph(story, site.root(0))
    known = {graph.address(id_) for id_ in story.by_id}
    things = [_inside(thing, known) for thing in _things(graph)]
    document = {"@context": CONTEXT, "@graph": things}
    return {PATH: as_json(document)}


def _things(graph: Graph) -> Iterator[Thing]:
    """Yield the article and all entries, in the order of the data."""
    front = article(graph)
    corrections = {thing["url"]: {**thing, "@id": thing["url"]} for thing in front.get("correction", ())}
    others = [
        address for update in graph.story.news if (address := graph.address(update.id)) not in corrections
    ]
    yield stated(
        {**front, "correction": [*corrections.values()], "comment": [{"@id": address} for address in others]}
    )
    for entry in graph.story.by_id.values():
        for thing in _entry(graph, entry):
            yield {**thing, **corrections.get(thing.get("@id"), {})}


def _entry(graph: Graph, entry: Entry) -> Iterator[Thing]:
    """Yield what an entry is, as its page says it; those without a page of their own are made here."""
    match entry:
        case Actor():
            yield entries.actor(graph, entry)
        case StoryPlace():
            yield entries.place(graph, entry)
        case Event():
            yield entries.event(graph, entry)
        case Claim():
            yield from entries.claim(graph, entry)
        case Question():
            yield entries.question(graph, entry)
        case Source():
            derived = graph.references(entry.derived_from)
            yield stated({**entries.source(graph, entry), "prov:wasDerivedFrom": derived})
        case Difference():
            yield _difference(graph, entry)
        case Term():
            yield {**graph.reference(entry.id), "description": graph.words(entry.meaning)}
        case Update():
            yield _update(graph, entry)
        case _:
            raise TypeError(f"{entry!r} is of no kind")


def _difference(graph: Graph, entry: Difference) -> Thing:
    """Return the point that sources disagree about; what they say of it are claims, with their sources."""
    variants = [
        {"@type": "Claim", "text": variant.says, "appearance": graph.references(variant.sources)}
        for variant in entry.variants
    ]
    return stated(
        {
            **graph.reference(entry.id),
            "description": graph.words(entry.note or ""),
            "subjectOf": [stated(variant) for variant in variants],
        }
    )


def _update(graph: Graph, entry: Update) -> Thing:
    """Return a change of the explainer, https://schema.org/Comment; a correction is told by the article."""
    return stated(
        {
            "@type": "Comment",
            "@id": graph.address(entry.id),
            "url": graph.address(entry.id),
            "name": graph.name(entry.id),
            "text": graph.words(entry.text),
            "datePublished": entry.date.text,
            "about": graph.references(entry.about),
        }
    )


def _inside(thing: Thing, known: Collection[str]) -> Thing:
    """Return a thing in which those that the graph tells of elsewhere are named by their addresses alone."""
    return {key: _by_address(value, known) for key, value in thing.items()}


def _by_address(value: object, known: Collection[str]) -> object:
    if isinstance(value, list):
        return [_by_address(one, known) for one in value]
    if isinstance(value, dict):
        return {"@id": value["@id"]} if value.get("@id") in known else _inside(value, known)
    return value


FORMAT = Format(
    name="linked",
    path=PATH,
    title=gettext_noop("Linked data"),
    said=gettext_noop(
        "All entries as one graph in the terms of schema.org and PROV-O, for programs (JSON-LD)."
    ),
    example="riot --count %(address)s",
    files=files,
)
