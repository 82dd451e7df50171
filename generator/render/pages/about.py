"""How to read the pages; and what the explainer is, where no editor has told it."""

from collections.abc import Iterator
from dataclasses import replace

from generator.derive import Story
from generator.output import Output
from generator.render import phrases
from generator.render.page import page
from generator.render.prose import Prose, escape, web_link


def pages(story: Story) -> Iterator[Output]:
    """Yield the page on how to read the others, and an about page, which yields to a hand-written one."""
    yield page(
        Prose(story, "reading.md"),
        "reading",
        title="How to read this explainer",
        description="What the labels mean, what counts as a party, and why a rewrite adds no witness.",
        places=(),
    )
    prose = Prose(story, "about.md")
    info = story.info
    about = page(
        prose,
        "about",
        title="About this explainer",
        description=f"What this explainer is, and how to report an error: {info.title}.",
        places=[story.place_of(None, "question")],
        question=escape(info.question),
        as_of=phrases.time(info.as_of),
        policies=[web_link(link.title, link.url) for link in info.policies],
        errors=phrases.where_to_report_errors(story),
    )
    yield replace(about, yields=True)
