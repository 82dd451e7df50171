"""What `render` makes of a story, as `write` and `finish` take it: files, and data beside them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal, TypeAlias

Thing: TypeAlias = dict[str, Any]
"""A thing in the terms of schema.org, or a whole document of them, as JSON has it."""

Shape = Literal["corroborated", "one-sided", "contested", "unsupported", ""]


@dataclass(frozen=True, slots=True)
class Output:
    """A file to be written: `path` below the folder of the pages, with `/` between its parts.

    One that `yields` is left out where somebody has written that page by hand.
    """

    path: str
    text: str
    yields: bool = False

    def below(self, folder: str) -> "Output":
        """Return the same file in a folder."""
        return replace(self, path=f"{folder}/{self.path}")


@dataclass(frozen=True, slots=True)
class Card:
    """What a share picture says: a few large words, a line below, and the shape of a standing."""

    words: str
    line: str
    shape: Shape = ""


@dataclass(frozen=True, slots=True)
class Document:
    """What the search finds an entry by: its text, its names, and what it weighs more than others."""

    text: str
    kind: str
    names: tuple[str, ...] = ()
    boost: int = 0


@dataclass(frozen=True, slots=True)
class Rendered:
    """What is made of a story.

    Nothing in `pages` depends on where the site is, so they are the same wherever they are made.
    """

    title: str = ""
    pages: tuple[Output, ...] = ()
    """The files for MkDocs."""
    structured: Mapping[str, Thing] = field(default_factory=dict)
    """What a page says to machines, as JSON-LD, by the path of the page."""
    terms: Mapping[str, str] = field(default_factory=dict)
    """Where the meaning of each word of the glossary is, below the root of the site."""
    documents: Mapping[str, Document] = field(default_factory=dict)
    """What the search finds, by its address below the root of the site."""
    other_pages: str = ""
    """What the search calls a page that is no entry."""
    lists: frozenset[str] = frozenset()
    """The addresses of the pages whose sections say again what the documents say."""
    cards: Mapping[str, Card] = field(default_factory=dict)
    """The share pictures, by their paths in the site."""
