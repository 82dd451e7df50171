"""What changed in the explainer, corrections included."""

from collections.abc import Iterator

from generator.derive import Story
from generator.output import Output
from generator.render import phrases
from generator.render.page import files, page
from generator.render.prose import Markdown, Prose


def pages(story: Story) -> Iterator[Output]:
    """Yield the page of updates, the newest first."""
    prose = Prose(story, "updates.md")
    yield page(
        prose,
        "updates",
        title="Updates",
        description="What changed in this explainer, corrections included.",
        places=files(story, "updates"),
        as_of=phrases.time(story.info.as_of),
        errors=phrases.where_to_report_errors(story),
        updates=[
            {
                "id": Markdown(update.id),
                "date": phrases.time(update.date),
                "kind": Markdown(update.kind.capitalize()),
                "text": prose.text(update.text),
                "about": [prose.link(id_) for id_ in update.about],
            }
            for update in story.news
        ],
    )
