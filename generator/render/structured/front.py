"""The front page as a thing of schema.org: an article that explains the background of the news."""

from generator.model import Update
from generator.render.structured.entries import citation
from generator.render.structured.things import SITE, Thing, address, references, stated, words
from generator.story import REFERENCE, Story


def article(story: Story) -> Thing:
    """Return the story: https://schema.org/BackgroundNewsArticle.

    It was published on the day of its first update, and changed last on the day up to which it knows, or
    with a later update.
    """
    info = story.info
    days = [update.date.text for update in story.updates.values()]
    named = [match[1] for match in REFERENCE.finditer(info.summary)]
    return stated(
        {
            "@type": "BackgroundNewsArticle",
            "@id": SITE,
            "url": SITE,
            "mainEntityOfPage": SITE,
            "headline": info.question,
            "name": info.title,
            "description": words(story, info.summary),
            "inLanguage": info.language,
            "datePublished": min(days, default=None),
            "dateModified": max([info.as_of.text, *days]),
            "about": references(story, named),
            "citation": [citation(story, source) for source in story.sources.values()],
            "correction": [_correction(story, u) for u in story.news if u.kind == "correction"],
            "publishingPrinciples": [policy.url for policy in info.policies],
        }
    )


def _correction(story: Story, update: Update) -> Thing:
    """Return a correction: https://schema.org/CorrectionComment."""
    return {
        "@type": "CorrectionComment",
        "url": address(story, update.id),
        "text": words(story, update.text),
        "datePublished": update.date.text,
        "about": references(story, update.about),
    }
