"""The page that says in which formats other software reads the story."""

from collections.abc import Iterable
from html import escape

from generator.derive import Story
from generator.exports.format import Format
from generator.output import Output
from generator.render.draft import Draft
from generator.render.page import page as rendered
from generator.render.prose import Markdown, Prose

PATH = "data.md"


def page(story: Story, formats: Iterable[Format]) -> Draft:
    """Return the page of the formats, each with its address and an example to copy."""
    return Draft(Prose(story, PATH), _page, (formats,))


def _page(prose: Prose, formats: Iterable[Format]) -> Output:
    return rendered(
        prose,
        "data",
        title=prose.gettext("Data"),
        description=prose.gettext("The story in formats that other software reads."),
        places=(),
        formats=[
            {
                "id": Markdown(one.name),
                "title": prose.gettext(one.title),
                "said": prose.gettext(one.said),
                # The pages are the same wherever the site is, so an example names the file from the page.
                "link": Markdown(_link(one.path)),
                "example": Markdown(
                    one.example
                    % {"address": f"https://…/{one.path}", "title": _quoted(prose.story.info.title)}
                ),
            }
            for one in formats
        ],
    )


def _quoted(title: str) -> str:
    return escape(title, quote=False).replace('"', "&quot;")


def _link(path: str) -> str:
    kind = "" if path.endswith("/") else " download"
    return f'<a href="../{path}"{kind}><code>{path}</code></a>'
