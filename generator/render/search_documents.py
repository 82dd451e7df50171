"""What the search finds: every entry once, with all its names and the kind of entry it is.

`finish` puts it into the index that Material's search plugin writes. The folding of names is not done here
but in theme/assets/javascripts/search-words.js, which folds what readers type, too.
"""

import re
from collections.abc import Iterator

from generator.derive import Story
from generator.model import (
    KIND_OF,
    Actor,
    Claim,
    Difference,
    Entry,
    Event,
    Markup,
    Ref,
    Source,
    StoryPlace,
    Term,
    marked,
)
from generator.output import Document
from generator.render import sides
from generator.render.names import name, served_address
from generator.render.pages.actors import ONE
from generator.render.prose import words

LISTS = frozenset(
    {"", "timeline/", "matrix/"}
    | {row.page.partition("{}")[0] for row in KIND_OF.values() if row.page.endswith("{}.md")}
)
"""The pages that say again, section by section, what the pages of the entries say."""

BETWEEN = " · "
"""Between the pieces of a text."""

INITIALS = 3
"""A name of so many words is also known by their initials."""


def documents(story: Story) -> dict[str, Document]:
    """Return what every entry is found by, by its address below the root of the site."""
    return {served_address(story, id_): _document(entry, story) for id_, entry in story.by_id.items()}


def _document(entry: Entry, story: Story) -> Document:
    """Return what is found of an entry; what its page repeats of other entries is not in it."""
    kind = story.kinds[entry.id]
    return Document(
        text=BETWEEN.join(dict.fromkeys(filter(None, [_lead(entry, story), *_texts(entry, story)]))),
        kind=story.catalogue.gettext(ONE[entry.kind] if isinstance(entry, Actor) else KIND_OF[kind].found_as),
        names=tuple(dict.fromkeys(_names(entry, story))),
        boost=KIND_OF[kind].boost,
    )


def _lead(entry: Entry, story: Story) -> str:
    """Return what is to be known of an entry first: an actor's role, a date, a claim's standing."""
    if isinstance(entry, Actor):
        return entry.role or ""
    if isinstance(entry, Event):
        return story.catalogue.date(entry.date)
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
        if entry.within:
            yield story.catalogue.gettext("In %(place)s", place=name(story, story.by_id[entry.within]))
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
    words = [word for word in re.findall(r"\w[\w’']*", form) if len(word) > INITIALS or word[0].isupper()]
    return "".join(word[0].upper() for word in words) if len(words) >= INITIALS else ""
