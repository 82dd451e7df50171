"""What changed in the explainer, corrections included."""

from collections.abc import Iterator

from generator.catalogue import gettext_noop
from generator.derive import Story
from generator.model import Update
from generator.output import Output
from generator.render import phrases
from generator.render.draft import Draft
from generator.render.lists import of_kind
from generator.render.page import files, page
from generator.render.prose import Markdown, Prose
from generator.render.shown import Shown, counted, drafts

KINDS = {
    "update": gettext_noop("update"),
    "clarification": gettext_noop("clarification"),
    "correction": gettext_noop("correction"),
}


def kind_of_update(prose: Prose, update: Update) -> Markdown:
    """Return what sort of update it is, in a word."""
    return prose.gettext(KINDS[update.kind])


def pages(story: Story) -> Iterator[Draft]:
    """Yield the page of updates, the newest first."""
    yield from drafts(story, of_kind(story, "updates"), _page)


def _page(prose: Prose, shown: Shown) -> Output:
    story, title = prose.story, prose.gettext("Updates")
    return page(
        prose,
        "updates",
        title=shown.title(prose, title),
        description=prose.gettext("What changed in this explainer, corrections included."),
        places=files(story, "updates"),
        as_of=prose.date(story.info.as_of),
        errors=phrases.where_to_report_errors(prose),
        updates=[
            {
                "id": Markdown(update.id),
                "date": prose.date(update.date),
                "kind": kind_of_update(prose, update),
                "text": prose.text(update.text),
                "about": [prose.link(id_) for id_ in update.about],
            }
            for update in shown.of
        ],
        **shown.values(prose, title, counted("updates")),
    )
