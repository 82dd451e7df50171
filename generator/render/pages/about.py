"""How to read the pages; and what the explainer is, where no editor has told it."""

from collections.abc import Iterator
from dataclasses import replace

from generator.derive import STANDINGS, Story
from generator.output import Output
from generator.render import phrases
from generator.render.page import page
from generator.render.prose import Markdown, Prose, web_link
from generator.render.side_marks import standing_mark


def pages(story: Story) -> Iterator[Output]:
    """Yield the page on how to read the others, and an about page, which yields to a hand-written one."""
    prose = Prose(story, "reading.md")
    yield page(
        prose,
        "reading",
        title=prose.gettext("How to read this explainer"),
        description=prose.gettext(
            "What the labels mean, what counts as a party, and why a rewrite adds no witness."
        ),
        places=(),
        labels={name.replace("-", "_"): standing_mark(prose, name) for name in STANDINGS},
    )
    prose = Prose(story, "about.md")
    info = story.info
    about = page(
        prose,
        "about",
        title=prose.gettext("About this explainer"),
        description=prose.gettext(
            "What this explainer is, and how to report an error: %(title)s.", title=Markdown(info.title)
        ),
        places=[story.place_of(None, "question")],
        question=prose.plain(info.question),
        as_of=prose.date(info.as_of),
        policies=[web_link(link.title, link.url) for link in info.policies],
        errors=phrases.where_to_report_errors(prose),
    )
    yield replace(about, yields=True)
