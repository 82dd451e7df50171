"""What entries are called where they are mentioned, and where their pages are; no markup."""

import re

from generator.catalogue import Catalogue
from generator.derive import Story, kept
from generator.model import KIND_OF, Claim, Entry, Source, Update
from generator.render.lists import page_of

MAX_NAME = 48
"""How many characters of its title a source is called by where nothing shorter is known."""


def shorten(text: str, most: int) -> str:
    """Return at most so many characters of a text, cut after a word."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    return text[: most - 1].rsplit(" ", 1)[0].rstrip(",;:–—- ") + "…"


def is_described(source: Source) -> bool:
    """Return whether the title is the editors' description, in brackets, and not the source's own."""
    return bool(re.fullmatch(r"\[[^\[\]]*\]", source.title))


def called_by_title(source: Source) -> bool:
    """Return whether a source is mentioned by its title alone: it has neither a label nor a publisher."""
    return source.label is None and source.publisher is None


def name(story: Story, entry: Entry) -> str:
    """Return what an entry is called where it is mentioned."""
    if isinstance(entry, Update):
        return _update_name(story.catalogue, entry)
    if isinstance(entry, Source):
        return entry.label or _source_name(story, entry)
    if isinstance(entry, Claim):
        return entry.text.removesuffix(".")
    return str(getattr(entry, KIND_OF[story.kinds[entry.id]].called_by))


@kept
def _source_name(story: Story, source: Source) -> str:
    """Return what a source is called by its publisher, with its date or else its title."""
    words = story.catalogue
    title = shorten(source.title[1:-1] if is_described(source) else source.title, MAX_NAME)
    if not source.publisher:
        return title
    publisher = story.actors[source.publisher].name
    if source.published:
        date = words.date(source.published)
        return words.pgettext("source", "%(publisher)s, %(date)s", publisher=publisher, date=date)
    return words.pgettext("source", "%(publisher)s: %(title)s", publisher=publisher, title=title)


def _update_name(words: Catalogue, update: Update) -> str:
    date = words.date(update.date)
    match update.kind:
        case "update":
            return words.gettext("update of %(date)s", date=date)
        case "clarification":
            return words.gettext("clarification of %(date)s", date=date)
        case "correction":
            return words.gettext("correction of %(date)s", date=date)


def address(story: Story, id_: str) -> str:
    """Return the page of an entry below docs/, with the anchor where it is one of several on a page."""
    page = KIND_OF[story.kinds[id_]].page
    return page.format(id_) if "#" not in page else f"{page_of(story, id_)}#{id_}"


def served_address(story: Story, id_: str) -> str:
    """Return where the site shows an entry, below its root: `actors/lavrov/` or `places/#moscow`."""
    page, mark, anchor = address(story, id_).partition("#")
    return f"{served(page)}{mark}{anchor}"


def served(path: str) -> str:
    """Return the address at which MkDocs serves a page (`use_directory_urls`): `a/` for `a.md`."""
    return re.sub(r"(^|/)index/$", r"\1", f"{path.removesuffix('.md')}/")
