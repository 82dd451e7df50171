"""The pages of a list: the list itself or, where that has parts, an overview and a page for each of them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from generator.derive import Story
from generator.model import KIND_OF, Kind
from generator.output import Output
from generator.render.draft import Draft
from generator.render.parts import Listing, Part
from generator.render.prose import Markdown, Prose, escape

Count = Callable[[Prose, Sequence[Any]], Markdown]
"""Says how many entries there are."""


def counted(kind: Kind) -> Count:
    """Return what counts entries of a kind."""
    return lambda prose, of: prose.ngettext(*KIND_OF[kind].counted, len(of))


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page of a list shows: all of it or, where it has parts, these; or the part of that number."""

    listing: Listing
    number: int | None = None

    @property
    def part(self) -> Part | None:
        """The part that is shown."""
        return None if self.number is None else self.listing.parts[self.number]

    @property
    def is_overview(self) -> bool:
        """Whether the page shows the parts of the list in place of its entries."""
        return self.number is None and bool(self.listing.parts)

    @property
    def of(self) -> tuple[Any, ...]:
        """What stands on the page."""
        if self.part:
            return self.part.of
        return () if self.is_overview else self.listing.of

    def title(self, prose: Prose, title: Markdown) -> Markdown:
        """Return the title of the page as plain text; `title` is that of the list."""
        return _named(prose, title, Markdown(self.part.name)) if self.part else title

    def values(self, prose: Prose, title: Markdown, count: Count) -> dict[str, Any]:
        """Return what templates print of it: the ways to the parts, or those from one."""
        part = self.part
        return {
            "parts": lines(prose, self.listing.parts, count) if self.is_overview else [],
            "part": [
                {
                    "list": Markdown(f"[{title}]({prose.to(self.listing.path)})"),
                    "heading": _named(prose, title, escape(part.name)),
                    "count": count(prose, part.of),
                }
            ]
            if part
            else [],
            "neighbours": list(self._neighbours(prose)),
        }

    def _neighbours(self, prose: Prose) -> Iterator[dict[str, Markdown]]:
        if self.number is None:
            return
        for rel, number, words in (
            ("prev", self.number - 1, prose.gettext("Previous part")),
            ("next", self.number + 1, prose.gettext("Next part")),
        ):
            if 0 <= number < len(self.listing.parts):
                link = Markdown(f"{_link(prose, self.listing.parts[number])}{{ rel={rel} }}")
                yield {"rel": Markdown(rel), "words": words, "link": link}


def drafts(story: Story, listing: Listing, write: Callable[[Prose, Shown], Output]) -> Iterator[Draft]:
    """Yield the pages of a list, each written by `write`."""
    yield Draft(Prose(story, listing.path), write, (Shown(listing),))
    for number, part in enumerate(listing.parts):
        yield Draft(Prose(story, part.path), write, (Shown(listing, number),))


def lines(prose: Prose, parts: Iterable[Part], count: Count) -> list[dict[str, Markdown]]:
    """Return links to parts, each with how many entries are in it."""
    return [{"link": _link(prose, part), "count": count(prose, part.of)} for part in parts]


def _link(prose: Prose, part: Part) -> Markdown:
    return Markdown(f"[{escape(part.name)}]({prose.to(part.path)})")


def _named(prose: Prose, title: Markdown, part: Markdown) -> Markdown:
    return prose.pgettext("part of a list", "%(list)s: %(part)s", list=title, part=part)
