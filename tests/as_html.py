"""Reads generated Markdown as the site's engine does: front matter, HTML, and what a reader sees of it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
import markdown
import yaml

from generator.derive.story import Story
from generator.output import Output
from generator.render import render
from generator.settings import DEFAULTS
from generator.site import Site

ROOT = Path(__file__).parent.parent

BUILT_IN = ["toc", "tables", "fenced_code"]
"""The extensions that MkDocs always uses."""


def extensions() -> list[str]:
    """Return the extensions of Python-Markdown that the site uses."""
    listed = [
        next(iter(entry)) if isinstance(entry, dict) else entry for entry in DEFAULTS["markdown_extensions"]
    ]
    return [*BUILT_IN, *(name for name in listed if name not in BUILT_IN)]


EXTENSIONS = extensions()


def html_of(text: str) -> Element:
    """Return the elements that a browser makes of Markdown; the root has no meaning."""
    body = markdown.markdown(text, extensions=EXTENSIONS)
    root: Element = html5lib.parseFragment(body, namespaceHTMLElements=False)
    return root


def body_of(page: Output) -> str:
    """Return a page without its front matter."""
    return page.text.split("\n---\n", 1)[1]


def rendered(story: Story) -> dict[str, Output]:
    """Return the pages of a story; what is not Markdown has tests of its own."""
    return {output.path: output for output in render(story, Site()).pages if output.path.endswith(".md")}


def front_matter(page: Output) -> dict[str, Any]:
    """Return the front matter of a page as MkDocs reads it."""
    found: dict[str, Any] = yaml.safe_load(page.text.split("\n---\n", 1)[0])
    return found


def text_of(element: Element) -> str:
    """Return what is read of an element, with every run of white space as one space.

    The marks beside headings, by which readers copy the address of a section, are left out.
    """
    return fold("".join(_read(element)))


def _read(element: Element) -> Iterator[str]:
    yield element.text or ""
    for inner in element:
        if inner.get("class") != "headerlink":
            yield from _read(inner)
        yield inner.tail or ""


def fold(text: str) -> str:
    """Return a text with every run of white space as one space, and none at its ends."""
    return " ".join(text.split())


def shown(page: Output) -> str:
    """Return what is read of a page."""
    return text_of(html_of(body_of(page)))


def section(page: Output, heading: str) -> str:
    """Return what is read below a heading of a page, up to the next one of its level or the end."""
    said: list[str] | None = None
    for element in html_of(body_of(page)):
        if element.tag in ("h2", "nav"):
            if said is not None:
                break
            if text_of(element) == heading:
                said = []
        elif said is not None:
            said.append(text_of(element))
    assert said is not None, f"no heading {json.dumps(heading)} in\n{page.text}"
    return " ".join(said)
