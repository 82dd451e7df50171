"""What other software reads of a story: files that go into the site beside the pages.

In come the story and where the site is; out come files by their paths in the site. There is one module per
format, each with a `Format`; the page `data/` of the site is made of these.
"""

from collections.abc import Collection, Iterator

from generator.derive import Story
from generator.exports import api, bibtex, calendar, csl, embed, feeds, linked, tables, timeline
from generator.exports.format import Format
from generator.exports.page import page
from generator.processes import shared_out
from generator.render.draft import Draft
from generator.site import Site

FORMATS: tuple[Format, ...] = (
    feeds.FORMAT,
    calendar.FORMAT,
    timeline.FORMAT,
    tables.FORMAT,
    csl.FORMAT,
    bibtex.FORMAT,
    api.FORMAT,
    linked.FORMAT,
    embed.FORMAT,
)
"""The formats in the order in which the page shows them. A new one is a new module, and a name here."""

MANY = 2_000
"""Of so many entries the formats are made sooner by several processes."""

NAMES = tuple(format_.name for format_ in FORMATS)
"""Their names, by which a project leaves one out."""


def files(story: Story, site: Site, left_out: Collection[str] = (), processes: int = 1) -> dict[str, bytes]:
    """Return the files of all formats but those that are left out, by their paths in the site.

    Of a large story so many `processes` make them.
    """
    chosen = _chosen(left_out)
    made = shared_out(
        lambda one: one.files(story, site), chosen, processes if len(story.by_id) >= MANY else 1, worth=2
    )
    return {path: content for contents in made for path, content in sorted(contents.items())}


def linked_from_pages(story: Story, left_out: Collection[str] = ()) -> frozenset[str]:
    """Return the paths of the files that pages name, without making them."""
    return frozenset(path for one in _chosen(left_out) for path in (one.path, *one.named(story)))


def pages(story: Story, left_out: Collection[str] = ()) -> Iterator[Draft]:
    """Yield the page that says what there is, if there is anything."""
    if chosen := _chosen(left_out):
        yield page(story, chosen)


def _chosen(left_out: Collection[str]) -> tuple[Format, ...]:
    return tuple(one for one in FORMATS if one.name not in left_out)
