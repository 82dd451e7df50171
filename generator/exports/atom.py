"""A feed as Atom, https://www.rfc-editor.org/rfc/rfc4287: in goes what it tells, out come its bytes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from feedgenerator import Atom1Feed  # type: ignore[import-untyped]
from feedgenerator.django.utils.xmlutils import SimplerXMLGenerator  # type: ignore[import-untyped]


@dataclass(frozen=True, slots=True)
class Item:
    """What is told: `html` and `words` are one content, with its markup and without; `kind` is a category."""

    id: str
    address: str
    title: str
    html: str
    words: str
    when: datetime
    kind: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed of `items`, the newest first; an address is "" where it is not known.

    `address` is its own, `page` that of the page that tells the same; `author` and `home` are who made both.
    """

    id: str
    address: str
    page: str
    title: str
    said: str
    language: str
    author: str
    home: str
    updated: datetime
    items: tuple[Item, ...]


def atom(feed: Feed) -> bytes:
    """Return the feed as Atom; an entry has its content, and no summary to say it again (section 4.2.13)."""
    made = _Atom(
        feed.title,
        feed.page,
        None,
        subtitle=feed.said,
        language=feed.language,
        author_name=feed.author,  # which a feed must have (section 4.1.1)
        author_link=feed.home or None,
        feed_url=feed.address,
        feed_guid=feed.id,
        updated=feed.updated,
    )
    for item in feed.items:
        made.add_item(
            item.title,
            item.address,
            None,
            content=item.html,
            unique_id=item.id,
            pubdate=item.when,
            updateddate=item.when,
            categories=[item.kind],
        )
    file = BytesIO()
    made.write(file, "utf-8")
    return file.getvalue() + b"\n"


class _Atom(Atom1Feed):  # type: ignore[misc]
    """A feed that was updated when it is told, and not when its newest entry was, or now."""

    def latest_post_date(self) -> datetime:
        """Return when the feed was updated."""
        when: datetime = self.feed["updated"]
        return when

    def write(self, outfile: BytesIO, encoding: str) -> None:
        """Write it as `Atom1Feed` does, but with our own elements."""
        xml = _Xml(outfile, encoding, short_empty_elements=True)
        xml.startDocument()
        xml.startElement("feed", self.root_attributes())
        self.add_root_elements(xml)
        self.write_items(xml)
        xml.endElement("feed")


class _Xml(SimplerXMLGenerator):  # type: ignore[misc]
    """Writes XML without links that lead nowhere."""

    def addQuickElement(  # noqa: N802 - the name that feedgenerator calls
        self, name: str, contents: str | None = None, attrs: Mapping[str, str] | None = None
    ) -> None:
        """Write an element without children; a link needs an address."""
        if name != "link" or (attrs and attrs["href"]):
            super().addQuickElement(name, contents, attrs)
