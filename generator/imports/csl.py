"""Make sources of a bibliography in CSL-JSON, as Zotero and other reference managers export it.

The variables are those of CSL 1.0.2 (https://docs.citationstyles.org/en/stable/specification.html, appendix
IV), and the form is that of https://github.com/citation-style-language/schema, with what Zotero writes beside
it: `citation-key`, dates as text, years as strings. What our own export keeps in `custom` is taken back.

CSL does not know how much of a source the editors have read, and `seen` decides who is counted as silent. So
nothing becomes `full` but what our own export says is: a source with a day of access was open in front of
somebody, which is an `excerpt` for sure, and any other is `not-seen`. A language that is not stated is `und`,
the code of BCP 47 for that.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, get_args

from generator.derive import Story
from generator.desk.ids import free, made_of
from generator.imports import csl_dates, proposed
from generator.imports.found import Found
from generator.imports.inputs import InputError, Located, located_json
from generator.imports.marked_up import MarkedUp
from generator.imports.numbers import WrongDateError
from generator.model import Actor, Source, is_code, meant_by
from generator.problem import Place, quoted

TYPES = get_args(Source.model_fields["type"].annotation)

_TAKEN = {
    "id", "citation-key", "type", "title", "title-short", "language", "author", "container-title",
    "publisher", "issued", "accessed", "URL", "DOI", "archive_location", "note", "custom",
}  # fmt: skip
_OUR_OWN = {"seen", "derived-from", "title-translation", "sha256", "issued-edtf"}
_RICH = re.compile(r"</?(?:i|b|sub|sup|sc|span)\b[^>]*>")
"""The markup that Zotero takes in titles."""
_SHOWN = 40
"""How much of a value is shown: enough to know it by."""


def found(text: str, name: str, story: Story) -> Found:
    """Return a source for each item of a bibliography; `story` knows its publishers, and what ids are taken.

    Raises `InputError` where the text is no list of items.
    """
    items = located_json(text, name)
    if isinstance(items, Located) and isinstance(items.get("items"), list):  # as Zotero's web API gives them
        items = items["items"]
    if not isinstance(items, list):
        message = "this is no list of items, which CSL-JSON is"
        raise InputError(Place(name), message, "in Zotero choose “Export Library”, and the format “CSL JSON”")
    reader = _Reader(story)
    last = Place(name)
    for number, item in enumerate(items, 1):
        if isinstance(item, Located):
            last = item.place
            reader.item(item)
        else:
            reader.found.refuse(last, f"item {number} is {quoted(item)}, and no mapping", "export it again")
    return reader.found


class _Reader:
    """Makes sources of items, and knows which ids and addresses are taken."""

    def __init__(self, story: Story) -> None:
        self.found = Found()
        self.taken = set(story.by_id)
        sources = story.sources.values()
        self.by_url = {source.url: source.id for source in sources if source.url}
        self.by_title = {(source.title, str(source.published)): source.id for source in sources}
        actors = story.actors.values()
        self.actors = {name.casefold(): actor.id for actor in actors for name in _names_of(actor)}

    def item(self, item: Located) -> None:
        """Make a source of an item."""
        place, wrong, start = item.place, len(self.found.wrong), len(self.found.left)
        values = {key: value for key, value in self._values(item) if value is not None}
        if len(self.found.wrong) > wrong:
            return
        called = values["title"], str(values.get("published"))
        url = values.get("url", "")
        chosen = next(filter(None, (_chosen(item.get(key)) for key in ("citation-key", "id"))), "")
        same = self.by_url.get(url) or self.by_title.get(called)
        if same and not chosen:
            del self.found.left[start:]
            self.found.leave(place, f"{quoted(values['title'])} is there already, as `{same}`")
            return
        id_ = chosen or free(_id(item, values), self.taken)
        self.taken.add(id_)
        self.by_title.setdefault(called, id_)
        if url:
            self.by_url.setdefault(url, id_)
        self._leave_rest(item)
        self.found.make("sources", {"id": id_, **values}, place, start)

    def _values(self, item: Located) -> Iterator[tuple[str, Any]]:
        """Yield the fields of the source, but for its id; what an item has not is None."""
        own = _own(item)
        yield "title", self._title(item)
        yield "translation", own.get("title-translation")
        yield "label", self._text(item, "title-short")
        yield "publisher", self._publisher(item)
        yield "author", self._names(item)
        yield "type", self._type(item)
        yield "language", self._language(item)
        yield "published", own.get("issued-edtf") or self._date(item, "issued")
        yield from self._addresses(item)
        accessed = self._day(item)
        yield "accessed", accessed
        yield "derived_from", own.get("derived-from")
        yield "seen", own.get("seen") or self._seen(item, accessed)
        yield "sha256", own.get("sha256")
        yield "note", self._text(item, "note")

    def _text(self, item: Located, key: str) -> str | None:
        value = item.get(key)
        if value is None:
            return None
        if not isinstance(value, str | int | float) or isinstance(value, bool):
            self.found.refuse(item.place, f"`{key}` is {quoted(value)}, and no text", "write it in quotes")
            return None
        return str(value).strip() or None

    def _title(self, item: Located) -> str:
        title = self._text(item, "title") or ""
        plain = MarkedUp(title).text if _RICH.search(title) else title
        if not plain and not self.found.wrong_at(item.place):
            help_ = "give it one; where it has none, write what it is in [brackets]"
            self.found.refuse(item.place, "the item has no `title`", help_)
        return plain

    def _publisher(self, item: Located) -> str | None:
        """Return the actor that published an item; tell of one that the story does not know."""
        names = [name for key in ("container-title", "publisher") if (name := self._text(item, key))]
        known = [self.actors[name.casefold()] for name in names if name.casefold() in self.actors]
        for name in names:
            if self.actors.get(name.casefold(), "") not in known[:1]:
                help_ = "add an entry below `actors`, and its id as `publisher` of the source"
                message = f"{quoted(name)}, who published it, is no actor of this story"
                if known:
                    help_, message = "", f"{quoted(name)} published it, too; a source has one publisher"
                self.found.leave(item.place, message, help_)
        return known[0] if known else None

    def _names(self, item: Located) -> str | None:
        """Return the authors, in the order and the form of the item."""
        value = item.get("author")
        if value is None:
            return None
        names = [_name(name) for name in value] if isinstance(value, list) else [""]
        if not all(names):
            self.found.refuse(item.place, "`author` is no list of names", "export the item again")
        return ", ".join(names) or None

    def _type(self, item: Located) -> str:
        type_ = item.get("type")
        if type_ not in TYPES:
            message = f"{quoted(type_)} is no type of CSL" if type_ else "the item has no `type`"
            help_ = "write one of CSL 1.0.2, as `webpage` or `article-newspaper`"
            self.found.refuse(item.place, message, help_)
        return str(type_)

    def _language(self, item: Located) -> str:
        said = self._text(item, "language") or ""
        code = said.replace("_", "-")
        language = code if code and is_code(code) else meant_by(code) if code else None
        if language is None:
            message = f"{quoted(said)} is no code of a language" if said else "the language is not stated"
            help_ = "write it as `language` of the source, as in `en`"
            self.found.leave(item.place, f"{message}: `language: und`, which says that", help_)
        return language or "und"

    def _date(self, item: Located, key: str) -> str | None:
        try:
            date, left = csl_dates.edtf(item.get(key))
        except WrongDateError as error:
            self.found.refuse(item.place, f"`{key}`: {error}", error.help)
            return None
        if left:
            self.found.leave(item.place, f"`{key}`: {left}")
        return date

    def _day(self, item: Located) -> str | None:
        """Return the day of access, if it is a whole one."""
        date = self._date(item, "accessed") or ""
        day = date.partition("T")[0]
        if date and not re.fullmatch(r"\d{4}-\d\d-\d\d", day):
            self.found.leave(item.place, f"`accessed` is {quoted(date)}, and no whole day")
            return None
        return day or None

    def _addresses(self, item: Located) -> Iterator[tuple[str, str | None]]:
        doi = self._text(item, "DOI")
        by_doi = f"https://doi.org/{doi.removeprefix('https://doi.org/')}" if doi else None
        yield "url", self._text(item, "URL") or by_doi
        archived = self._text(item, "archive_location")
        if archived and not re.match(r"https?://", archived):
            self.found.leave(item.place, f"`archive_location` is {quoted(archived)}, and no address")
            archived = None
        yield "archived", archived

    def _seen(self, item: Located, accessed: str | None) -> str:
        seen = "excerpt" if accessed else "not-seen"
        message = f"CSL does not say what was read of it: `seen: {seen}`"
        self.found.leave(item.place, message, "set `seen: full` if the editors have read it whole")
        return seen

    def _leave_rest(self, item: Located) -> None:
        """Tell of what a source has no field for."""
        rest = {key: item[key] for key in item if key not in _TAKEN and item[key] not in ("", None, [], {})}
        if item.get("DOI") and item.get("URL"):
            rest["DOI"] = item["DOI"]
        if isinstance(custom := item.get("custom"), Mapping):
            rest |= {f"custom.{key}": custom[key] for key in custom if key not in _OUR_OWN}
        if rest:
            listed = ", ".join(f"{key} {_shown(value)}" for key, value in rest.items())
            self.found.leave(item.place, f"a source has no field for {listed}")


def _own(item: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what our own export has kept for us."""
    custom = item.get("custom")
    return {key: custom[key] for key in custom if key in _OUR_OWN} if isinstance(custom, Mapping) else {}


def _names_of(actor: Actor) -> Iterator[str]:
    """Yield all forms of a name, the one that the story uses at the end."""
    yield from (spelling.form for spelling in actor.also_written)
    yield from actor.names.values()
    yield actor.name


def _name(name: object) -> str:
    """Return a name as people write it; none where it is no name of CSL."""
    if not isinstance(name, Mapping):
        return ""
    keys = ("literal", "given", "dropping-particle", "non-dropping-particle", "family", "suffix")
    return " ".join(" ".join(part for key in keys if isinstance(part := name.get(key), str)).split())


def _shown(value: object) -> str:
    text = str(value)
    return quoted(text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…")


def _chosen(key: object) -> str:
    """Return the id that a key of an item is or makes; none for one that a database has given."""
    if not isinstance(key, str) or re.search(r"[/:]|^\d*$", key):
        return ""
    return key if proposed.is_id(key) else made_of(re.sub(r"(?<=[a-z])(?=[A-Z0-9])", "-", key))


def _id(item: Mapping[str, Any], values: Mapping[str, Any]) -> str:
    """Return an id made of who published or wrote a source, or where it is, and when: `ria-2025-12-10`."""
    authors = item.get("author")
    first = authors[0] if isinstance(authors, list) and authors and isinstance(authors[0], Mapping) else {}
    names = (
        values.get("publisher"),
        item.get("container-title"),
        first.get("family") or first.get("literal"),
        item.get("publisher"),
    )
    texts = (made_of(name) for name in names if isinstance(name, str))
    of_whom = next(filter(None, texts), proposed.host(values.get("url", "")))
    day = re.match(r"-?\d{4}(-\d\d){0,2}", str(values.get("published") or ""))
    made = (
        made_of(of_whom, day[0] if day and of_whom else ""),
        made_of(values["title"]),
        made_of(values["type"]),
    )
    return next(filter(None, made), "source")
