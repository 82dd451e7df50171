"""How to read the pages; and what the explainer is, where no editor has told it."""

from collections.abc import Iterator

from generator.derive import STANDINGS, Story
from generator.output import Output
from generator.render import phrases
from generator.render.draft import Draft
from generator.render.page import page
from generator.render.prose import Markdown, Prose, web_link
from generator.render.side_marks import standing_mark


def pages(story: Story) -> Iterator[Draft]:
    """Yield the page on how to read the others, and an about page, which yields to a hand-written one."""
    yield Draft(Prose(story, "reading.md"), _reading)
    yield Draft(Prose(story, "about.md"), _about, yields=True)


def _reading(prose: Prose) -> Output:
    return page(
        prose,
        "reading",
        title=prose.gettext("How to read this explainer"),
        description=prose.gettext(
            "What the labels mean, what counts as a party, and why a rewrite adds no witness."
        ),
        places=(),
        labels={name.replace("-", "_"): standing_mark(prose, name) for name in STANDINGS},
    )


def _about(prose: Prose) -> Output:
    story, info = prose.story, prose.story.info
    return page(
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
