"""The pages of entries that are no longer there: each says what happened, and points on."""

from collections.abc import Iterator

from generator.derive import Story
from generator.model import KIND_OF, Moved
from generator.output import Output
from generator.render.draft import Draft
from generator.render.page import page
from generator.render.prose import Markdown, Prose


def pages(story: Story) -> Iterator[Draft]:
    """Yield a page for every entry in `story.moved` that had one of its own."""
    for number, retired in enumerate(story.info.moved):
        path = KIND_OF[retired.kind].page.format(retired.id)
        if "#" not in path:
            yield Draft(Prose(story, path), _page, (retired, number))


def _page(prose: Prose, retired: Moved, number: int) -> Output:
    if retired.to:
        title = prose.gettext("This page has moved")
        description = prose.gettext("What stood here is now told elsewhere.")
    else:
        title = prose.gettext("This page is gone")
        description = prose.gettext("What stood here was taken out.")
    return page(
        prose,
        "moved",
        title=f"{title} ({retired.id})",
        description=description,
        places=[prose.story.place_of(None, "moved", number)],
        searched=False,
        heading=title,
        to=[prose.link(retired.to)] if retired.to else [],
        reason=prose.block(retired.reason) if retired.reason else Markdown(""),
    )
