"""The sources for reference managers and citation processors: CSL-JSON.

The form is that of the schema `csl-data.json` (https://github.com/citation-style-language/schema), and the
variables mean what CSL 1.0.2 says (https://docs.citationstyles.org/en/stable/specification.html, appendix
IV). `sources.json` has all sources, `bibliography/<id>.json` one; each file is a list, as the schema asks.

A medium that published an article, a post or a page is its `container-title`, any other publisher the
`publisher`. A stored copy is the `archive_location`. What CSL has no variable for stands in `custom`: how
much the editors saw, what the source is derived from, the translation of its title, the SHA-256 of its text,
and its date in EDTF where that says more than a date of CSL can.
"""

from collections.abc import Mapping
from typing import Any, TypeAlias

from generator.catalogue import Catalogue, gettext_noop
from generator.dates import SEASONS, Edtf, Part
from generator.derive import Story
from generator.exports.format import Format, as_json
from generator.model import Source
from generator.render.prose import Prose
from generator.site import Site

PATH = "sources.json"
FOLDER = "bibliography"

Item: TypeAlias = dict[str, Any]

_CONTAINED = frozenset(
    {"article", "article-journal", "article-magazine", "article-newspaper", "post", "post-weblog", "webpage"}
)
"""The types of works that stand in one that is called like the medium: a paper, a blog, a site."""


def files(story: Story, site: Site) -> Mapping[str, bytes]:  # noqa: ARG001 - a source has an address of its own
    """Return the file of all sources, and one for each."""
    items = {id_: item(story, source) for id_, source in story.sources.items()}
    alone = {f"{FOLDER}/{id_}.json": as_json([one]) for id_, one in items.items()}
    return {PATH: as_json(list(items.values())), **alone}


def _in_medium(story: Story, source: Source) -> bool:
    """Return whether a source stands in a work that is called like the medium that published it."""
    published_by_medium = source.publisher is not None and story.actors[source.publisher].kind == "media"
    return published_by_medium and source.type in _CONTAINED


def item(story: Story, source: Source) -> Item:
    """Return a source as an item of CSL-JSON, without what is not known of it."""
    publisher = story.actors[source.publisher].name if source.publisher else None
    found: Item = {
        "id": source.id,
        "type": source.type,
        "title": source.title,
        "title-short": source.label,
        "language": source.language,
        "author": [{"literal": source.author}] if source.author else None,
        "container-title" if _in_medium(story, source) else "publisher": publisher,
        "issued": date(source.published, story.catalogue) if source.published else None,
        "accessed": date(source.accessed, story.catalogue) if source.accessed else None,
        "URL": source.url,
        "archive_location": source.archived,
        "note": Prose(story, "").words(source.note) if source.note else None,
        "custom": _stated(
            {
                "seen": source.seen,
                "derived-from": list(source.derived_from),
                "title-translation": source.translation,
                "sha256": source.sha256,
                "issued-edtf": source.published.text
                if source.published and says_more(source.published)
                else None,
            }
        ),
    }
    return _stated(found)


def date(date_: Edtf, words: Catalogue) -> Item:
    """Return a date as CSL has it: one or two dates in numbers, maybe about, or a season; else in words.

    In words are years that are not stated or not whole, and intervals with a season or without an end.
    """
    ends = [date_.start, date_.end] if date_.is_interval else [date_.start]
    numbers = [_numbers(part) for part in ends if part]
    seasons = [SEASON[part.month] for part in ends if part and part.month in SEASON]
    if len(numbers) < len(ends) or not all(numbers) or (seasons and date_.is_interval):
        return {"literal": words.date(date_)}
    found: Item = {"date-parts": numbers}
    if seasons:
        found["season"] = seasons[0]
    if date_.is_marked:
        found["circa"] = True
    return found


def says_more(date_: Edtf) -> bool:
    """Return whether a date says more than the digits of a year, a month and a day."""
    part = date_.start
    return date_.is_interval or date_.is_marked or date_.has_time or not part or not is_digits(part)


def is_digits(part: Part) -> bool:
    """Return whether all that a date has are digits, and none of them a season."""
    pieces = [piece for piece in (part.year, part.month, part.day) if piece]
    return all(piece.isdigit() for piece in pieces) and part.month not in SEASONS


SEASON = {number: count for count, number in enumerate(SEASONS, 1)}
"""The seasons of CSL, spring first, by those of EDTF."""


def _numbers(part: Part) -> list[int]:
    """Return the year, the month and the day as far as they are known; nothing without a whole year."""
    if "X" in part.year:
        return []
    year = int(part.year)
    if year < 1:
        year -= 1  # EDTF has a year 0, which is 1 BC; CSL counts -1, 1 as people do
    found = [year]
    if part.month.isdigit() and part.month not in SEASONS:
        found.append(int(part.month))
        if part.day.isdigit():
            found.append(int(part.day))
    return found


def _stated(found: Item) -> Item:
    return {key: value for key, value in found.items() if value not in (None, [], {})}


FORMAT = Format(
    name="csl",
    path=PATH,
    title=gettext_noop("Bibliography"),
    said=gettext_noop(
        "The sources for reference managers such as Zotero, and for pandoc (CSL-JSON). Each source "
        "also has a file of its own in bibliography/, named as its page is."
    ),
    example="curl -O %(address)s && pandoc --citeproc --bibliography=sources.json paper.md",
    files=files,
)
