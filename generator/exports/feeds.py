"""The updates and corrections as feeds: in Atom, and in JSON Feed 1.1, https://www.jsonfeed.org/version/1.1/.

Both tell all updates. A claim, question or actor that an update is about has an Atom feed of its own, too.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any

import markdown

from generator.catalogue import gettext_noop
from generator.dates import Edtf
from generator.derive import Story
from generator.exports.atom import Feed, Item, atom
from generator.exports.format import Format, as_json
from generator.model import KIND_OF, Kind, Moved, Update
from generator.render.names import name, served, served_address
from generator.render.pages.updates import KINDS
from generator.render.prose import Markdown, Prose, escape, escape_address, language_code
from generator.site import Site

PATH = "feed.xml"
JSON_PATH = "feed.json"

FOLLOWED: tuple[Kind, ...] = ("claims", "questions", "actors")
"""The kinds of which an entry has a feed of its own, at `feeds/<kind>/<id>.xml`; the theme links to it."""

NOWHERE = "explainer.invalid"
"""Who gives the ids of a site whose address is not known: a name that nobody can own.

https://www.rfc-editor.org/rfc/rfc2606#section-2
"""


def paths(story: Story) -> Iterator[str]:
    """Yield where the feeds are."""
    yield from (PATH, JSON_PATH, *(_path_of(story, id_) for id_ in _about(story)))


def _path_of(story: Story, id_: str) -> str:
    return f"feeds/{story.kinds[id_]}/{id_}.xml"


def files(story: Story, site: Site) -> Mapping[str, bytes]:
    """Return the feeds by their paths, the newest update first in each.

    The id of an update is its address in the site: the same in every feed, whatever its title. Where the
    address of the site is not known, ids are `tag:` URIs and there are no links, which both formats allow.
    """
    prose = _Linked(story, site)
    items = {update.id: _item(prose, update) for update in story.news}
    whole = _whole(prose, tuple(items.values()))
    found = {PATH: atom(whole), JSON_PATH: _json(whole, prose.address(JSON_PATH))}
    for id_, updates in _about(story).items():
        path = _path_of(story, id_)
        told = tuple(items[update.id] for update in updates)
        page, title = served_address(story, id_), name(story, story.by_id[id_])
        found[path] = atom(_own(prose, path, page, title, told))
    return found | {f"feeds/{one.kind}/{one.id}.xml": _gone(prose, one) for one in _moved(story)}


def _moved(story: Story) -> Iterator[Moved]:
    """Yield what had a feed of its own, or may have had one, and is no longer there."""
    return (one for one in story.info.moved if one.kind in FOLLOWED)


def _about(story: Story) -> dict[str, list[Update]]:
    """Return for every entry that has a feed the updates about it, the newest first."""
    found: dict[str, list[Update]] = {}
    for update in story.news:
        for id_ in dict.fromkeys(update.about):
            if story.kinds[id_] in FOLLOWED:
                found.setdefault(id_, []).append(update)
    return found


class _Linked(Prose):
    """Writes texts that are read outside the site: their links have whole addresses, or there are none."""

    def __init__(self, story: Story, site: Site) -> None:
        """Keep the story and where the site is."""
        super().__init__(story, "")
        self.site = site
        self.code = language_code(story.info.language)

    def address(self, path: str) -> str:
        """Return the address of what is at a path of the site, or "" where that is not known."""
        return self.site.address and self.site.address + path

    def id(self, path: str) -> str:
        """Return what tells a feed or an update from all others: https://www.rfc-editor.org/rfc/rfc4151."""
        return self.address(path) or f"tag:{NOWHERE},2026:{self.code}/{path}"

    def link(self, id_: str, label: str | None = None) -> Markdown:
        """Return a link to an entry, or the words for it alone."""
        said = self.foreign(id_) if label is None else escape(label)
        address = self.address(served_address(self.story, id_))
        return Markdown(f"[{said}](<{escape_address(address)}>)") if address else said

    def html(self, *blocks: str) -> str:
        """Return Markdown as HTML that says what language it is in, for it stands in no page that does."""
        # Without the extension a bar would keep the backslash before it.
        body = markdown.markdown("\n\n".join(blocks), extensions=["tables"])
        return f'<div lang="{self.code}" dir="{self.catalogue.direction}">\n{body}\n</div>'


def _item(prose: _Linked, update: Update) -> Item:
    """Return an update as all feeds tell it: its text, and a list of what it is about."""
    words, path = prose.catalogue, served_address(prose.story, update.id)
    about = tuple(dict.fromkeys(update.about))
    kind = words.gettext(KINDS[update.kind])
    return Item(
        id=prose.id(path),
        address=prose.address(path),
        title=words.gettext("%(day)s: %(kind)s", day=words.date(update.date), kind=kind),
        html=prose.html(prose.text(update.text), "\n".join(f"- {prose.link(id_)}" for id_ in about)),
        words="\n".join([prose.words(update.text), *(f"– {prose.label(id_)}" for id_ in about)]),
        when=_moment(update.date),
        kind=update.kind,
    )


def _moment(day: Edtf) -> datetime:
    """Return the beginning of a day: a feed asks for a moment, and the data tells none."""
    return datetime.combine(date.fromisoformat(day.text), datetime.min.time(), UTC)


def _whole(prose: _Linked, items: tuple[Item, ...]) -> Feed:
    """Return the feed of all updates."""
    info = prose.story.info
    return Feed(
        id=prose.id(PATH),
        address=prose.address(PATH),
        page=prose.address("updates/"),
        title=info.title,
        said=prose.catalogue.gettext("What changed in this explainer, corrections included."),
        language=prose.code,
        author=info.title,  # the data names none of the editors
        home=prose.site.address,
        updated=_moment(info.as_of),
        items=items,
    )


def _own(prose: _Linked, path: str, page: str, title: str, items: tuple[Item, ...]) -> Feed:
    """Return the feed of what is, or was, at a page. It stays as it is until something changes about that."""
    return Feed(
        id=prose.id(path),
        address=prose.address(path),
        page=prose.address(page),
        title=f"{title} – {prose.story.info.title}",
        said=prose.catalogue.gettext("What changed, corrections included"),
        language=prose.code,
        author=prose.story.info.title,
        home=prose.site.address,
        updated=items[0].when,
        items=items,
    )


def _gone(prose: _Linked, one: Moved) -> bytes:
    """Return the feed of an entry that is no longer there: what became of it, as the last news."""
    path, words, when = f"feeds/{one.kind}/{one.id}.xml", prose.catalogue, _moment(prose.story.info.as_of)
    page = served(KIND_OF[one.kind].page.format(one.id))
    title = words.gettext("This page has moved") if one.to else words.gettext("This page is gone")
    said = gettext_noop("What stood here is now told on this page: %(link)s")
    texts = [prose.text(one.reason)] if one.reason else []
    plain = [prose.words(one.reason)] if one.reason else []
    if one.to:
        texts.append(prose.gettext(said, link=prose.link(one.to)))
        plain.append(words.gettext(said, link=prose.label(one.to)))
    item = Item(
        id=prose.id(page),
        address=prose.address(page),
        title=title,
        html=prose.html(*texts),
        words="\n".join(plain),
        when=when,
        kind="update",
    )
    return atom(_own(prose, path, page, title, (item,)))


def _json(feed: Feed, address: str) -> bytes:
    """Return a feed as the JSON Feed at an address."""
    said = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": address,
        "description": feed.said,
        "authors": [_known({"name": feed.author, "url": feed.home})],
        "language": feed.language,
        "items": [
            _known(
                {
                    "id": item.id,
                    "url": item.address,
                    "title": item.title,
                    "content_html": item.html,
                    "content_text": item.words,
                    "date_published": item.when.isoformat(),
                    "date_modified": item.when.isoformat(),
                    "tags": [item.kind],
                }
            )
            for item in feed.items
        ],
    }
    return as_json(_known(said))


def _known(said: dict[str, Any]) -> dict[str, Any]:
    """Return what is said without the addresses that are not known."""
    return {key: value for key, value in said.items() if value != ""}


FORMAT = Format(
    name="feeds",
    path=PATH,
    title=gettext_noop("Feeds"),
    said=gettext_noop(
        "Updates and corrections, for feed readers (Atom; feed.json is a JSON Feed of the same). A claim, a "
        "question or an actor that an update is about has a feed of its own, to which its page leads."
    ),
    example='feedparser.parse("%(address)s").entries[0].title',
    files=files,
    named=paths,
)
