"""The front page as a thing of schema.org: an article that explains the background of the news."""

from generator.derive import REFERENCE
from generator.model import Update
from generator.output import Thing
from generator.render import parts
from generator.render.structured.entries import citation
from generator.render.structured.things import Graph, stated


def article(graph: Graph) -> Thing:
    """Return the story: https://schema.org/BackgroundNewsArticle.

    It was published on the day of its first update, and changed last on the day up to which it knows, or
    with a later update. Of very many sources it names the first, and of corrections the newest: each source
    has a page that tells of it.
    """
    info = graph.story.info
    days = [update.date.text for update in graph.story.updates.values()]
    corrections = [update for update in graph.story.news if update.kind == "correction"]
    mentioned = [match[1] for match in REFERENCE.finditer(info.summary)]
    return stated(
        {
            "@type": "BackgroundNewsArticle",
            "@id": graph.root,
            "url": graph.root,
            "mainEntityOfPage": graph.root,
            "headline": info.question,
            "name": info.title,
            "description": graph.words(info.summary),
            "inLanguage": info.language,
            "datePublished": min(days, default=None),
            "dateModified": max([info.as_of.text, *days]),
            "about": graph.references(mentioned),
            "citation": [
                citation(graph, source) for source in list(graph.story.sources.values())[: parts.MOST]
            ],
            "correction": [_correction(graph, update) for update in corrections[: parts.MOST]],
            "publishingPrinciples": [policy.url for policy in info.policies],
        }
    )


def _correction(graph: Graph, update: Update) -> Thing:
    """Return a correction: https://schema.org/CorrectionComment."""
    return {
        "@type": "CorrectionComment",
        "url": graph.address(update.id),
        "text": graph.words(update.text),
        "datePublished": update.date.text,
        "about": graph.references(update.about),
    }
