"""The search index: every entry once, with all its names and the kind of entry it is.

Material's search plugin writes one document per section of every page. Most of them repeat what other
entries say, so here the documents of entries are made anew from the story. The folding of names is not
done here but in theme/assets/javascripts/search-words.js, which folds what readers type, too.
"""

import html
import re
from collections.abc import Iterable, Iterator
from typing import Any

from generator.evidence import Claim, Difference, Source
from generator.fields import Entry, Kind, Markup, Ref, marked
from generator.model import Actor, Event, StoryPlace, Term
from generator.render import sides
from generator.render.actors import ONE
from generator.render.prose import PAGES, name, served_address, words
from generator.story import Story

KINDS: dict[Kind, str] = {
    "sources": "Source",
    "places": "Place",
    "events": "Event",
    "claims": "Claim",
    "differences": "Difference",
    "questions": "Question",
    "terms": "Glossary",
    "updates": "Update",
}
"""What a result is called that is an entry; that of an actor depends on what sort of actor it is."""

PAGE = "Page"
"""What a result is called that is no entry."""

BOOSTS: dict[Kind, int] = {"actors": 3, "places": 3}
"""Who searches for a name looks for its bearer before the many pages that mention it."""

LISTS = {"", "timeline/", "matrix/", *(page.partition("{}")[0] for page in PAGES.values() if "{}.md" in page)}
"""The pages that say again, section by section, what the pages of the entries say."""

BETWEEN = " · "
"""Between the pieces of a text."""

INITIALS = 3
"""A name of so many words is also known by their initials."""


def enriched(index: dict[str, Any], story: Story) -> dict[str, Any]:
    """Return the index of Material's search plugin as our search reads it.

    A document has a `location`, a `title` and a `text`, both plain text, and a `kind`; that of an entry
    may have other `names` and a `boost`. The rest of the index stays as it is.
    """
    return {**index, "docs": list(_documents(index["docs"], story))}


def _documents(docs: Iterable[dict[str, Any]], story: Story) -> Iterator[dict[str, Any]]:
    entries = {served_address(story, id_): entry for id_, entry in story.by_id.items()}
    for doc in docs:
        location = doc["location"]
        page, _, section = location.partition("#")
        said = {"location": location, "title": _plain(doc["title"]), "text": _plain(doc["text"])}
        if location in entries:
            yield said | _of_entry(entries[location], said, story)
        elif not section or (page not in entries and page not in LISTS):
            yield said | {"kind": PAGE}


_INLINE = re.compile(r"</?(?:code|sub|sup)>")
_BLOCK = re.compile(r"<[^>]*>")


def _plain(text: str) -> str:
    """Return the HTML of the plugin, which has few tags left, as plain text, a point between its blocks."""
    said = (" ".join(html.unescape(block).split()) for block in _BLOCK.split(_INLINE.sub("", text)))
    return BETWEEN.join(filter(None, said))


def _of_entry(entry: Entry, said: dict[str, str], story: Story) -> dict[str, Any]:
    """Return what is found of an entry; what its page repeats of other entries is not in it."""
    kind = story.kinds[entry.id]
    text = BETWEEN.join(dict.fromkeys(filter(None, [_lead(entry, story), *_texts(entry, story)])))
    names = [form for form in dict.fromkeys(_names(entry, story)) if form != said["title"]]
    return {
        "text": text or said["title"],
        "kind": ONE[entry.kind] if isinstance(entry, Actor) else KINDS[kind],
        **({"names": names} if names else {}),
        **({"boost": BOOSTS[kind]} if kind in BOOSTS else {}),
    }


def _lead(entry: Entry, story: Story) -> str:
    """Return what is to be known of an entry first: an actor's role, a date, a claim's standing."""
    if isinstance(entry, Actor):
        return entry.role or ""
    if isinstance(entry, Event):
        return str(entry.date)
    if isinstance(entry, Claim):
        return sides.label(story, entry)
    return ""


def _texts(entry: Entry, story: Story) -> Iterator[str]:
    """Yield what an entry says, the summary first, then in the order of the model; and whom it names."""
    texts = [(path[0] != "summary", text) for path, _, text in marked(entry, Markup)]
    for _, text in sorted(texts, key=lambda pair: pair[0]):
        yield words(text, lambda id_: name(story, story.by_id[id_]))
    if isinstance(entry, Claim):
        yield from (report.quote for report in entry.reports if report.quote)
    if isinstance(entry, StoryPlace):
        yield f"In {name(story, story.by_id[entry.within])}" if entry.within else ""
        yield from (event.title for event in story.timeline if event.place == entry.id)
    elif isinstance(entry, Difference):
        yield from (variant.says for variant in entry.variants)
    for _, _, id_ in marked(entry, Ref):
        if isinstance(story.by_id[id_], Actor | StoryPlace):
            yield name(story, story.by_id[id_])


def _names(entry: Entry, story: Story) -> Iterator[str]:
    """Yield the names of an entry, in whatever language and form, and what they are shortened to."""
    if isinstance(entry, Actor | StoryPlace):
        spellings = entry.also_written if isinstance(entry, Actor) else ()
        forms = [entry.name, *entry.names.values(), *(spelling.form for spelling in spellings)]
        yield from forms
        if not (isinstance(entry, Actor) and entry.kind == "person"):
            yield from filter(None, map(_initials, forms))
    elif isinstance(entry, Source):
        yield from filter(None, [name(story, entry), entry.title, entry.translation])
    elif isinstance(entry, Term):
        yield from entry.avoid


def _initials(form: str) -> str:
    """Return the initials of a name of several words, but not of the small ones among them: KPA."""
    said = [word for word in re.findall(r"\w[\w’']*", form) if len(word) > INITIALS or word[0].isupper()]
    return "".join(word[0].upper() for word in said) if len(said) >= INITIALS else ""
