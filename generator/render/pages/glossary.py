"""The words that need explaining or neutral wording."""

from collections.abc import Iterator

from generator.derive import Story
from generator.output import Output
from generator.render.draft import Draft
from generator.render.page import files, page
from generator.render.prose import Markdown, Prose, escape


def pages(story: Story) -> Iterator[Draft]:
    """Yield the glossary, in alphabetical order."""
    yield Draft(Prose(story, "glossary.md"), _page)


def _page(prose: Prose) -> Output:
    story = prose.story
    terms = sorted(story.terms.values(), key=lambda term: term.term.casefold())
    return page(
        prose,
        "glossary",
        title=prose.gettext("Glossary"),
        description=prose.gettext(
            "What words mean here, and which words the explainer does not use in its own voice."
        ),
        places=files(story, "terms"),
        terms=[
            {
                "id": Markdown(term.id),
                "term": prose.plain(term.term),
                "meaning": prose.text(term.meaning),
                "avoid": [escape(form) for form in term.avoid],
            }
            for term in terms
        ],
    )
