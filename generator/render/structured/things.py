"""What the entries have in common as things of schema.org: an address, a type, a name, references, dates."""

import re
from collections.abc import Iterable

from generator.dates import SEASONS, Edtf
from generator.derive import Story
from generator.model import Actor, Claim, Entry, Event, Question, Source, StoryPlace
from generator.output import Thing
from generator.render import names, prose

_ACTORS = {
    "person": "Person",
    "organisation": "Organization",
    "state": "Country",
    "media": "NewsMediaOrganization",
}

_SOURCES = {
    "article": "Article",
    "article-journal": "ScholarlyArticle",
    "article-magazine": "Article",
    "article-newspaper": "NewsArticle",
    "book": "Book",
    "legislation": "Legislation",
    "motion_picture": "Movie",
    "post": "SocialMediaPosting",
    "post-weblog": "BlogPosting",
    "report": "Report",
    "webpage": "WebPage",
}
"""The types of schema.org by those of CSL; the others have none that fits better than CreativeWork."""


_OTHERS: dict[type[Entry], str] = {
    Event: "Event",
    StoryPlace: "Place",
    Claim: "Claim",
    Question: "Question",
}


def type_of(entry: Entry) -> str:
    """Return the type of schema.org that an entry is of."""
    if isinstance(entry, Actor):
        return _ACTORS[entry.kind]
    if isinstance(entry, Source):
        return _SOURCES.get(entry.type, "CreativeWork")
    return _OTHERS.get(type(entry), "Thing")


class Graph:
    """Names the entries of a story for machines; every address begins with the `root` of the site."""

    def __init__(self, story: Story, root: str) -> None:
        """Keep the story and the address of the site or, where that is not known, the way to its root."""
        self.story = story
        self.root = root

    def address(self, id_: str) -> str:
        """Return where an entry is shown: its page, or its place on the page of its kind."""
        return f"{self.root}{names.served_address(self.story, id_)}"

    def name(self, id_: str) -> str:
        """Return what an entry is called: a source by its whole title, all others as on the pages."""
        entry = self.story.by_id[id_]
        return entry.title if isinstance(entry, Source) else names.name(self.story, entry)

    def reference(self, id_: str) -> Thing:
        """Return an entry as another one names it: what it is, where it is told of, what it is called."""
        return {"@type": type_of(self.story.by_id[id_]), "@id": self.address(id_), "name": self.name(id_)}

    def references(self, ids: Iterable[str]) -> list[Thing]:
        """Return several of them, each once."""
        return [self.reference(id_) for id_ in dict.fromkeys(ids)]

    def words(self, text: str) -> str:
        """Return a text of the data without its markup."""
        return prose.Prose(self.story, "").words(text)


def wikidata(item: str | None) -> list[str]:
    """Return the address of an item of Wikidata."""
    return [f"https://www.wikidata.org/wiki/{item}"] if item else []


def stated(thing: Thing) -> Thing:
    """Return the thing without what is not known of it."""
    return {key: value for key, value in thing.items() if value not in (None, "", [], {})}


_ISO = re.compile(r"\d{4}(?:-(?P<month>\d\d)(?:-\d\d(?:T[\d:]{8}(?:Z|[-+]\d\d:\d\d)?)?)?)?")


def day(date: Edtf | None) -> str | None:
    """Return a date as ISO 8601, which is what https://schema.org/Date takes, if it is stated exactly.

    What EDTF has beyond that is not turned into something more certain than it is: a date that is uncertain,
    approximate, a season or an interval, or has a part not stated, is left out.
    """
    return _iso(date.text) if date else None


def span(date: Edtf) -> tuple[str | None, str | None]:
    """Return the first and the last day of an event; None for one that is not stated exactly."""
    if "/" not in date.text:
        return day(date), None
    start, _, end = date.text.partition("/")
    return _iso(start), _iso(end)


def _iso(text: str) -> str | None:
    match = _ISO.fullmatch(text)
    return text if match and match["month"] not in SEASONS else None
