"""What is known of a source before anybody is asked: from its file, and from others of the same address.

The metadata of a page of the web are read by trafilatura (https://trafilatura.readthedocs.io), those of a PDF
by pypdf (https://pypdf.readthedocs.io); where they are not installed, or a file has none, it is asked for.
"""

import hashlib
import io
import logging
import re
from collections import Counter
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from generator.checks.meant import meant_by
from generator.derive import Story
from generator.model import Kind, is_code

PAGES, PDF, PLAIN = (".html", ".htm", ".xhtml"), (".pdf",), (".txt",)

INSTALL = "to have its title, date and language read, run `pip install 'explainer[verify]'`"

TOLD = {"title", "author", "published", "language", "url"}
"""The keys of what a file says of itself."""

_ACTORS: tuple[Kind, ...] = ("actors",)


@dataclass
class Known:
    """What is known of a source: its values, what is only likely, and what an editor should be told."""

    values: dict[str, str] = field(default_factory=dict)
    likely: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def of_file(content: bytes, suffix: str, story: Story) -> Known:
    """Return what a file says of itself, by the ending of its name, with the SHA-256 by which it is found."""
    digest = hashlib.sha256(content).hexdigest()
    known = Known({"seen": "full", "sha256": digest})
    found, site = dict[str, str | None](), ""
    try:
        if suffix in PAGES:
            found, site = _page(content)
        elif suffix in PDF:
            found = _pdf(content)
        elif suffix in PLAIN:
            found = {"title": _first_line(content)}
        else:
            known.notes.append(
                f"only {', '.join((*PLAIN, *PAGES, *PDF))} are read; its text is not looked at"
            )
    except ImportError:
        known.notes.append(INSTALL)
    except Exception as error:  # noqa: BLE001 - a broken file makes those libraries raise whatever they stumble over
        known.notes.append(f"its metadata cannot be read ({str(error) or type(error).__name__})")
    known.values |= {key: " ".join(value.split()) for key, value in found.items() if value and value.strip()}
    if language := known.values.pop("language", ""):
        code = re.sub(r"[-_][A-Za-z]{2}$", "", language)  # `en-GB` says no more of the words than `en`
        known.values |= {"language": code} if is_code(code) else {}
    if day := known.values.pop("published", ""):
        known.values["published"] = day[:10]
    if site and (publisher := meant_by(story, site, _ACTORS)):
        known.likely["publisher"] = publisher
    known.notes += [
        f"the text of `{source.id}` is the same, byte for byte ({story.place_of(source, 'id')})"
        for source in story.sources.values()
        if source.sha256 == digest
    ]
    return known


def of_address(url: str, story: Story) -> Known:
    """Return what is known by an address: what other sources of its host have in common."""
    known = Known({"url": url})
    host = _host(url)
    alike = [source for source in story.sources.values() if source.url and _host(source.url) == host]
    for key in ("publisher", "type", "language"):
        values = Counter(value for source in alike if (value := getattr(source, key)))
        if host and values:
            known.likely[key] = values.most_common(1)[0][0]
    known.notes += [
        f"`{source.id}` has this address already ({story.place_of(source, 'url')})"
        for source in alike
        if source.url and source.url.rstrip("/") == url.rstrip("/")
    ]
    return known


def likely(kind: str, story: Story, today: str) -> dict[str, str]:
    """Return what is likely of any entry: the day, and for a source the type that most of the story have."""
    types = Counter(source.type for source in story.sources.values())
    of_kind = {
        "sources": {"accessed": today, "seen": "full", "type": types.most_common(1)[0][0] if types else ""},
        "updates": {"date": today},
        "questions": {"asked": today, "status": "open"},
        "claims": {"kind": "fact"},
    }
    return of_kind.get(kind, {})


def taken(story: Story) -> Collection[str]:
    """Return the ids that no new entry can have: those of the entries, and those that were given up."""
    moved = story.parsed.info.moved if story.parsed.info else ()
    return {*story.by_id, *story.parsed.broken, *(gone.id for gone in moved)}


def _host(url: str) -> str:
    with suppress(ValueError):
        return (urlsplit(url).hostname or "").removeprefix("www.")
    return ""


def _first_line(content: bytes) -> str | None:
    lines = content.decode("utf-8-sig", "replace").splitlines()
    first = next((line.strip() for line in lines if line.strip()), "")
    return first if len(first) <= 200 else None  # noqa: PLR2004 - longer ones are paragraphs


@contextmanager
def _quietly() -> Iterator[None]:
    """Keep libraries from telling what they stumble over."""
    logging.disable(logging.CRITICAL)
    try:
        yield
    finally:
        logging.disable(logging.NOTSET)


def _page(content: bytes) -> tuple[dict[str, str | None], str]:
    """Return the metadata of a page of the web, and what its site is called."""
    from trafilatura import extract_metadata  # noqa: PLC0415 - only who keeps such files needs it

    with _quietly():
        told = extract_metadata(content, extensive=False)
    if told is None:
        return {}, ""
    found = {"title": told.title, "author": told.author, "published": told.date, "url": told.url}
    language = re.search(rb"""<html\b[^>]*\slang=["']?([A-Za-z-]+)""", content)
    return {
        **found,
        "language": language[1].decode() if language else None,
    }, told.sitename or told.hostname or ""


def _pdf(content: bytes) -> dict[str, str | None]:
    from pypdf import PdfReader  # noqa: PLC0415 - as above

    with _quietly():
        reader = PdfReader(io.BytesIO(content))
        told, language = reader.metadata, reader.root_object.get("/Lang")
    if told is None:
        return {"language": language}
    day = told.creation_date.date().isoformat() if told.creation_date else None
    return {"title": told.title, "author": told.author, "published": day, "language": language}
