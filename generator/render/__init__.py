"""The pages of a story, as Markdown for MkDocs: one module per kind of page, all through templates."""

from generator.output import Output
from generator.render import (
    actors,
    changes,
    claims,
    events,
    front,
    glossary,
    matrix,
    places,
    questions,
    sources,
    updates,
    whole,
)
from generator.render.prose import Prose
from generator.story import Story


def render(story: Story) -> list[Output]:
    """Return every page of the story and the list of its entries, in the order of their paths."""
    modules = (
        front,
        events,
        actors,
        claims,
        matrix,
        sources,
        questions,
        places,
        glossary,
        updates,
        whole,
        changes,
    )
    pages = [output for module in modules for output in module.pages(story)]
    return sorted(pages, key=lambda output: output.path)


def description(story: Story) -> str:
    """Return the summary of the story as plain text."""
    return Prose(story, "index.md").words(story.info.summary)
