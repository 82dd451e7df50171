"""The words that need explaining or neutral wording."""

from collections.abc import Iterator

from generator.derive import Story
from generator.output import Output
from generator.render.draft import Draft
from generator.render.lists import of_kind
from generator.render.page import files, page
from generator.render.prose import Markdown, Prose, escape
from generator.render.shown import Shown, counted, drafts


def pages(story: Story) -> Iterator[Draft]:
    """Yield the glossary, in alphabetical order."""
    yield from drafts(story, of_kind(story, "terms"), _page)


def _page(prose: Prose, shown: Shown) -> Output:
    title = prose.gettext("Glossary")
    return page(
        prose,
        "glossary",
        title=shown.title(prose, title),
        description=prose.gettext(
            "What words mean here, and which words the explainer does not use in its own voice."
        ),
        places=files(prose.story, "terms"),
        terms=[
            {
                "id": Markdown(term.id),
                "term": prose.plain(term.term),
                "meaning": prose.text(term.meaning),
                "avoid": [escape(form) for form in term.avoid],
            }
            for term in shown.of
        ],
        **shown.values(prose, title, counted("terms")),
    )
