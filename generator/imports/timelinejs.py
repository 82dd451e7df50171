"""Make events, and sources of their links, of a timeline of TimelineJS: its JSON, or its spreadsheet.

https://timeline.knightlab.com/docs/json-format.html. TimelineJS passes over slides without a date, counts a
month 13 on into the next year, and gives a doubled id a number; here each is an error with its line. An event
has a kind and sources that tell of it, which a slide has not: the kind is that of the whole import unless the
group of the slide is a kind, and the sources are made of its links, `not-seen`, as nobody has said to have
read them. A group, pictures, a background and eras have no place in a story, and are told one by one; `scale`
and `autolink` say how a timeline is drawn, and nothing of the events.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from generator.dates import edtf
from generator.derive import Story
from generator.desk.ids import free, made_of
from generator.exports.timeline import TITLE
from generator.imports import proposed, tables, timeline_dates, timeline_rows
from generator.imports.found import Found
from generator.imports.inputs import InputError, Located, located_json
from generator.imports.marked_up import MarkedUp
from generator.imports.numbers import WrongDateError
from generator.model import USUAL
from generator.problem import Place, quoted

_OF_A_SLIDE = {"unique_id", "start_date", "end_date", "display_date", "text", "media", "group", "autolink"}
_WEB = re.compile(r"https?://[^/\s]+\S*")
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|avif)(?:$|\?)|^data:", re.IGNORECASE)


def found(text: str, name: str, story: Story, kind: str) -> Found:
    """Return the events of a timeline, which are of a kind, and the sources that their links make.

    Raises `InputError` where the text is no timeline.
    """
    if text.lstrip()[:1] in ("{", "["):
        timeline = located_json(text, name)
    else:
        timeline = timeline_rows.timeline(tables.read(text, name))
    if not isinstance(timeline, Located) or not isinstance(timeline.get("events"), list):
        help_ = "it is a mapping with a list of `events`; its spreadsheet is taken, too, saved as CSV"
        raise InputError(Place(name), "this is no timeline of TimelineJS", help_)
    reader = _Reader(story, kind, timeline)
    reader.read(timeline)
    return reader.found


class _Reader:
    """Makes events of slides, and knows what is taken."""

    def __init__(self, story: Story, kind: str, timeline: Located) -> None:
        self.story, self.kind = story, kind
        self.found = Found()
        self.taken = set(story.by_id)
        self.by_url = {source.url: source.id for source in story.sources.values() if source.url}
        told = story.parsed.info.event_kinds if story.parsed.info else ()
        self.kinds = {id_: id_ for id_ in (*USUAL, *(kind_.id for kind_ in told))}
        self.kinds |= {kind_.name: kind_.id for kind_ in told}
        self.there: dict[tuple[str, str], list[str]] = {}
        for event in story.timeline:
            self.there.setdefault((event.title, event.date.text), []).append(event.id)
        title = timeline.get("title")
        self.root = _root(title) if isinstance(title, Mapping) else None
        before, _, after = story.catalogue.gettext("Sources: %(sources)s.", sources="\n").partition("\n")
        self.sources_line = re.compile(rf"{re.escape(before)}.*{re.escape(after)}")

    def read(self, timeline: Located) -> None:
        """Make events of all slides, and tell of the rest."""
        if title := timeline.get("title"):
            place = title.place if isinstance(title, Located) else timeline.place
            self.found.leave(place, "the title slide is no event", "write what it says into `story`")
        place = timeline.place
        given: dict[str, Place] = {}
        for number, slide in enumerate(timeline["events"], 1):
            if not isinstance(slide, Located):
                self.found.refuse(place, f"event {number} is {quoted(slide)}, and no mapping", "delete it")
                continue
            place = slide.place
            id_ = slide.get("unique_id")
            if id_ and str(id_) in given:
                first = given[str(id_)].line
                message = f"the `unique_id` {quoted(id_)} stands a second time; the first is in line {first}"
                self.found.refuse(place, message, "give one of them another one")
                continue
            if id_:
                given[str(id_)] = place
            self._event(slide)
        events = {
            (made.values.get("title", ""), made.values.get("date", ""))
            for made in self.found.made
            if made.kind == "events"
        }
        eras = timeline.get("eras") or []
        for era in eras if isinstance(eras, list) else [eras]:
            self._era(era, era.place if isinstance(era, Located) else place, events)
        for key in timeline:
            if key not in {"title", "events", "eras", "scale"}:
                self.found.leave(timeline.place, f"`{key}` has no place in a story")

    def _era(self, era: object, place: Place, events: set[tuple[str, str]]) -> None:
        text = era.get("text") if isinstance(era, Mapping) else None
        headline = MarkedUp(str(text.get("headline") or "")).text if isinstance(text, Mapping) else ""
        try:
            date, _ = timeline_dates.of(era) if isinstance(era, Mapping) else (None, [])
        except WrongDateError as error:
            self.found.refuse(place, f"an era: {error}", error.help)
            return
        if (headline, date) not in events:  # which our own export has as an event, too
            help_ = "if it is one of the events, add it below `events`, with the interval as its date"
            self.found.leave(place, f"a story has no eras, as {quoted(headline or date)} ({date})", help_)

    def _event(self, slide: Located) -> None:
        place, wrong, start = slide.place, len(self.found.wrong), len(self.found.left)
        title, summary = self._texts(slide)
        date = self._date(slide, title)
        media, sources = self._media(slide), []
        summary, told = self._own_sources(summary, place)
        if len(self.found.wrong) > wrong or date is None:
            return
        id_ = self._id(slide, title, date)
        if id_ in self.story.by_id:  # and its links are not looked at again
            del self.found.left[start:]
            self.found.make("events", {"id": id_}, place, start)
            return
        for url, words in (*self.links, *media):
            sources.append(self._source(url, words, place))
        values = {
            "id": id_,
            "date": date,
            "title": title,
            "summary": summary,
            "kind": self._kind(slide, place),
            "sources": list(dict.fromkeys((*told, *sources))),
        }
        if not summary:
            values["summary"] = title
            self.found.leave(place, f"{quoted(title)} has no text: its headline is its summary, too")
        rest = [key for key in slide if key not in _OF_A_SLIDE and slide[key] not in (None, "", {}, [])]
        for key in rest:
            self.found.leave(place, f"an event has no field for `{key}`, {quoted(slide[key])}")
        self.found.make("events", values, place, start)

    def _id(self, slide: Located, title: str, date: str) -> str:
        """Return the id of an event: its own, or one made of its headline or else of its date."""
        own = str(slide.get("unique_id") or "")
        made = own if proposed.is_id(own) else made_of(own)
        if made and made != own:
            self.found.leave(slide.place, f"{quoted(own)} cannot be an id: it is `{made}`")
        if not made:
            there = self.there.get((title, date))  # as from the same file before
            made = there.pop(0) if there else free(made_of(title) or made_of("event", date), self.taken)
        self.taken.add(made)
        return made

    def _texts(self, slide: Located) -> tuple[str, str]:
        """Return the headline as words, and the text in our markup; `links` has the addresses in both."""
        text = slide.get("text")
        self.links: list[tuple[str, str]] = []
        self.own_links: list[tuple[str, str, str]] = []
        if not isinstance(text, Mapping):
            text = {} if text in (None, "") else {"headline": text}
        for key, value in text.items():
            if not isinstance(value, str) or key not in {"headline", "text"}:
                self.found.refuse(
                    slide.place, f"`text.{key}` is {quoted(value)}, and no text", "write it in quotes"
                )
                return "", ""

        def link(url: str, words: str) -> str:
            return self._link(url, words, slide.place)

        headline = MarkedUp(text.get("headline", ""), lambda url, words: link(url, words) and words)
        self.own_links = []  # the headline leads to the event itself
        said = MarkedUp(text.get("text", ""), link, emphasis=True)
        for tag in sorted({*headline.lost, *said.lost}):
            self.found.leave(slide.place, f"the element `<{tag}>` of its text was left out")
        title = " ".join(headline.text.split())
        if not title:
            self.found.refuse(slide.place, "the slide has no headline", "give it one, as `text.headline`")
        return title, said.text

    def _link(self, url: str, words: str, place: Place) -> str:
        """Return what stands for a link in our texts."""
        if self.root is not None and url.startswith(self.root):
            return self._own_link(url.removeprefix(self.root), words)
        if not _WEB.fullmatch(url):
            message = (
                f"the link to {quoted(url)}, which is no address of a page, was left out; its words stay"
            )
            self.found.leave(place, message)
            return words
        self.links.append((url, words.replace("*", "")))  # a title has no markup
        if re.search(r"[\[\]]", words) or re.search(r"[()\s]", url):
            return words
        return f"[{words or url}]({url})"

    def _own_link(self, inside: str, words: str) -> str:
        """Return what stands for a link to a page of the site that we have exported the timeline from."""
        section, _, rest = inside.partition("/")
        id_ = rest.strip("/#")
        if not proposed.is_id(id_):
            return words
        self.own_links.append((section, id_, words))
        if id_ not in self.story.by_id:
            return words
        return f"[[{id_}]]" if re.search(r"[\[\]|]", words) else f"[[{id_}|{words}]]"

    def _own_sources(self, summary: str, place: Place) -> tuple[str, list[str]]:
        """Return a text without the line of sources of our own export, and these; tell of unknown entries."""
        told: list[str] = []
        above, _, last = summary.rpartition("\n")
        if self.own_links and self.sources_line.fullmatch(last):
            of_sources = ((id_, words) for section, id_, words in self.own_links if section == "sources")
            told = [id_ for id_, words in of_sources if words in last or f"[[{id_}" in last]
        unknown = dict.fromkeys(id_ for _, id_, _ in self.own_links if id_ not in self.story.by_id)
        if unknown:
            listed = ", ".join(f"`{id_}`" for id_ in unknown)
            self.found.leave(place, f"it refers to {listed}, which are no entries of this story")
        return above if told else summary, [id_ for id_ in told if id_ in self.story.sources]

    def _date(self, slide: Located, title: str) -> str | None:
        try:
            date, left = timeline_dates.of(slide)
        except WrongDateError as error:
            self.found.refuse(slide.place, str(error), error.help)
            return None
        if date is None:
            self.found.refuse(
                slide.place,
                f"{quoted(title)} has no date",
                "give it a `start_date` with a year, or delete it",
            )
            return None
        for what in left:
            self.found.leave(slide.place, f"left out: {what}")
        start = slide.get("start_date")
        shown = slide.get("display_date") or (start.get("display_date") if isinstance(start, Mapping) else "")
        if shown and shown not in {date, self.story.catalogue.date(edtf.parse(date))}:
            help_ = "if that says more, write it as `date`, as in 2024-10~ (about) or 2025-21 (spring)"
            self.found.leave(slide.place, f"`display_date` is {quoted(shown)}, and the date `{date}`", help_)
        if date.startswith("-") and not shown:
            self.found.leave(slide.place, f"the year of `{date}` counts from a year 0: -0043 is 44 BC")
        return date

    def _kind(self, slide: Located, place: Place) -> str:
        group = slide.get("group")
        if isinstance(group, str) and group.strip() in self.kinds:
            return self.kinds[group.strip()]
        if group:
            self.found.leave(
                place,
                f"an event is in no group, as {quoted(group)}",
                "if it is a kind of event, write it as `kind`",
            )
        return self.kind

    def _media(self, slide: Located) -> Iterator[tuple[str, str]]:
        """Yield the address of what is shown with a slide, if it is a page; tell of all else."""
        media, place = slide.get("media"), slide.place
        if media in (None, "", {}):
            return
        if not isinstance(media, Mapping):
            self.found.refuse(
                place, f"`media` is {quoted(media)}, and no mapping", "write its address as `url`"
            )
            return
        url, link = str(media.get("url") or "").strip(), str(media.get("link") or "").strip()
        caption = MarkedUp(str(media.get("caption") or "")).text
        for address in (url, link):
            if _WEB.fullmatch(address) and not _PICTURE.search(address):
                yield address, caption
            elif address:
                self.found.leave(place, f"an event shows no picture, as {quoted(address)}")
        for key in media:
            if key not in {"url", "link"} and media[key] not in (None, ""):
                self.found.leave(place, f"an event has no field for `media.{key}`, {quoted(media[key])}")

    def _source(self, url: str, words: str, place: Place) -> str:
        """Return the source with an address; a new one has no more than is known of it."""
        if url not in self.by_url:
            host = proposed.host(url)
            said = words if words and not _WEB.fullmatch(words) else host
            id_ = free(made_of(host, said) or "page", self.taken)
            self.taken.add(id_)
            self.by_url[url] = id_
            values = {
                "id": id_,
                "title": f"[{said}]",
                "type": "webpage",
                "language": "und",
                "url": url,
                "seen": "not-seen",
            }
            self.found.make("sources", values, place, len(self.found.left))
            help_ = "write its title and language, and `seen: full` with `accessed` if you have read it whole"
            self.found.leave(place, f"of {quoted(url)} nothing is known but the address: `{id_}`", help_)
        return self.by_url[url]


def _root(title: Mapping[str, Any]) -> str | None:
    """Return what the addresses of our own entries begin with, if we have exported the timeline."""
    if title.get("unique_id") != TITLE or not isinstance(title.get("text"), Mapping):
        return None
    match = re.match('<a href="([^"]*)"', str(title["text"].get("headline")))
    return match[1] if match else None
