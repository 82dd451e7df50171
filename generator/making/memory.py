"""What the last build left behind: which of its pages are still right, and so need not be made again.

A page stays as it is where all that it is made of is the same: its Markdown, what it says to machines, and
what is the same on every page (settings, theme, versions, the words of the interface). What it left behind
for search and for the check of links is kept in a file of the project's cache; its HTML is taken from the
last site, if it is still what was written there. So a cache that is lost, old or damaged costs time only.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any

from generator import write

FORM = 1
"""The form of the file: another one is not read."""

Said = tuple[str, int, str]


@dataclass(frozen=True, slots=True)
class Made:
    """What a page leaves behind besides its file in the site: for its links to be checked, and for search."""

    anchors: list[str]
    links: dict[str, dict[str, str]]
    """The anchors that it leads to, by the path of the page that has to have them, each with its link."""
    sections: list[Any]
    """What the search of the theme notes of it."""
    said: list[Said] = field(default_factory=list)
    """What MkDocs has said of it: the logger, the level and the message."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A page of the last build: digests of what it is made of and of what was written, and what it left."""

    of: str
    written: str
    made: Made


def digest(parts: Iterable[bytes]) -> str:
    """Return a digest of some bytes, each apart from the others."""
    found = blake2b(digest_size=16)
    for part in parts:
        found.update(b"%d:" % len(part))
        found.update(part)
    return found.hexdigest()


def remembered(file: Path) -> dict[str, Kept]:
    """Return the pages that the last build kept in a file, by their paths; none where it cannot be read."""
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
        if found["form"] != FORM:
            return {}
        return {
            path: Kept(one["of"], one["written"], Made(**one["made"])) for path, one in found["pages"].items()
        }
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}


def remember(file: Path, pages: Mapping[str, Kept]) -> None:
    """Keep pages for the next build; where that cannot be done it makes them all."""
    text = json.dumps(
        {"form": FORM, "pages": {path: asdict(one) for path, one in sorted(pages.items())}},
        ensure_ascii=False,
        separators=(",", ":"),
    )
    try:
        write.replace(file, text)
    except OSError:
        file.unlink(missing_ok=True)
