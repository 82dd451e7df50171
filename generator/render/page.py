"""A page: its front matter, its body through a template, and the tooltips of the words it uses."""

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from generator.output import Output
from generator.problem import Place
from generator.render.prose import Markdown, Prose, escape_attribute
from generator.story import Story

MAX_DESCRIPTION = 160
"""How many characters of a description search engines show."""


def page(
    prose: Prose, template: str, *, title: str, description: str, places: Iterable[Place], **values: object
) -> Output:
    """Return the page at `prose.path`: `template` prints the `values`, which are Markdown.

    `title` and `description` are plain text; `places` are those of the data shown on the page.
    """
    body = _environment().get_template(f"{template}.md.jinja").render(values)
    body = re.sub(r"\n{3,}", "\n\n", body).strip()
    head = _front_matter(title, description, places)
    return Output(prose.path, f"{head}\n{body}\n{_abbreviations(prose, body)}")


def _front_matter(title: str, description: str, places: Iterable[Place]) -> str:
    """Return the front matter; Material prints title and description without escaping them."""
    origin = [f"{place.file}#L{place.line}" for place in places]
    lines = [
        "---",
        f"# Generated from {', '.join(origin) or 'the data'}. Edit that file, not this page.",
        f"title: {json.dumps(escape_attribute(title), ensure_ascii=False)}",
        f"description: {json.dumps(escape_attribute(shorten(description)), ensure_ascii=False)}",
        f"data: {json.dumps(origin, ensure_ascii=False)}",
        "---",
    ]
    return "\n".join(lines) + "\n"


def shorten(text: str) -> str:
    """Return at most 160 characters, cut after a word."""
    text = " ".join(text.split())
    if len(text) <= MAX_DESCRIPTION:
        return text
    return text[: MAX_DESCRIPTION - 1].rsplit(" ", 1)[0].rstrip(",;:–—- ") + "…"


def _abbreviations(prose: Prose, body: str) -> str:
    """Return the definitions of the glossary's words on the page (Python-Markdown's abbr extension)."""
    terms = (
        f"*[{term.term}]: {prose.words(term.meaning)}"
        for term in prose.story.terms.values()
        if re.search(rf"\b{re.escape(term.term)}\b", body) and not re.search(r"[\[\]\\]", term.term)
    )
    return "".join(f"\n{term}\n" for term in terms)


def files(story: Story, *kinds: str) -> Iterator[Place]:
    """Yield the places of the data files that hold entries of these kinds, each once."""
    seen = set()
    for kind, entry, node in story.parsed.entries:
        if kind in kinds and node.place.file not in seen:
            seen.add(node.place.file)
            yield story.place_of(entry)


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("generator"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_only_markdown,
        autoescape=False,  # noqa: S701 - it is Markdown that is printed, and prose.py escapes it
    )


def _only_markdown(value: object) -> str:
    """Refuse to print what has not been through `Prose`."""
    if not isinstance(value, Markdown | int):
        raise TypeError(f"a template prints {value!r}, which is not Markdown")
    return str(value)
