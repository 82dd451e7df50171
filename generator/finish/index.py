"""The index of Material's search plugin, as our search reads it.

The plugin writes one document per section of every page. Most of them repeat what other entries say, so the
documents of entries are replaced by those that `render` has made of the story.
"""

import html
import re
from collections.abc import Iterator
from typing import Any

from generator.output import Document, Rendered

BETWEEN = " · "
"""Between the pieces of a text."""


def enriched(index: dict[str, Any], rendered: Rendered) -> dict[str, Any]:
    """Return the index with its documents made anew, and all else as it is.

    A document has a `location`, a `title` and a `text`, both plain text, and a `kind`; that of an entry
    may have other `names` and a `boost`.
    """
    return {**index, "docs": list(_documents(index["docs"], rendered))}


def _documents(docs: list[dict[str, Any]], rendered: Rendered) -> Iterator[dict[str, Any]]:
    entries = rendered.documents
    for doc in docs:
        location = doc["location"]
        page, _, section = location.partition("#")
        document = {"location": location, "title": _plain(doc["title"]), "text": _plain(doc["text"])}
        if location in entries:
            yield document | _of_entry(entries[location], document["title"])
        elif not section or (page not in entries and page not in rendered.lists):
            yield document | {"kind": rendered.other_pages}


_INLINE = re.compile(r"</?(?:code|sub|sup)>")
_BLOCK = re.compile(r"<[^>]*>")


def _plain(text: str) -> str:
    """Return the HTML of the plugin, which has few tags left, as plain text, a point between its blocks."""
    blocks = (" ".join(html.unescape(block).split()) for block in _BLOCK.split(_INLINE.sub("", text)))
    return BETWEEN.join(filter(None, blocks))


def _of_entry(entry: Document, title: str) -> dict[str, Any]:
    """Return what is found of an entry; what its page repeats of other entries is not in it."""
    names = [form for form in entry.names if form != title]
    return {
        "text": entry.text or title,
        "kind": entry.kind,
        **({"names": names} if names else {}),
        **({"boost": entry.boost} if entry.boost else {}),
    }
