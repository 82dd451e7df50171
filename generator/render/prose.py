"""Texts of the data as Markdown for one page: the one place where markup is read and the rest is escaped."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from urllib.parse import quote

from generator.catalogue import direction_of, ends_sentence
from generator.dates import Edtf
from generator.derive import ADDRESS, REFERENCE, Story, kept
from generator.model import KIND_OF, Source
from generator.render.names import address, called_by_title, is_described, name, served


class Markdown(str):
    """A text that is Markdown: templates print nothing else."""

    __slots__ = ()


INTRODUCED = re.compile("<!--([a-z0-9-]*)-->")
"""The mark behind a name, for `introductions`: a comment of HTML. No text holds one: its `<` is escaped."""

_TOKEN = re.compile(
    REFERENCE.pattern
    + rf"|\[(?P<label>[^\[\]]+)\]\((?P<url>{ADDRESS})\)"
    # Not beside another asterisk: Python-Markdown loses text where two of these touch.
    + r"|(?<!\*)\*\*(?P<strong>[^\s*](?:[^*]*[^\s*])?)\*\*(?!\*)"
    + r"|(?<!\*)\*(?P<emphasis>[^\s*](?:[^*]*[^\s*])?)\*(?!\*)"
)
# `!` before a link makes an image of it, and `#` at the end of a heading is left out.
_SPECIAL = re.compile(r"[\\`*_{}\[\]|]|[!#](?=\s*$)")
_SPACE = re.compile(r"\s+")
_BLOCK_START = re.compile(r"(?P<number>\d+)(?=[.)](?:\s|$))|(?=[#>+:!?=~-])")


@lru_cache(maxsize=32_768)
def escape(text: str) -> Markdown:
    """Return a text in which nothing is markup, on one line; the same names are asked for again and again."""
    return _begin(_escape(text).strip())


def _escape(text: str) -> str:
    """Return a text in which nothing is inline markup, with every run of white space as one space."""
    escaped = _SPACE.sub(" ", text).replace("&", "&amp;").replace("<", "&lt;")
    # In a link's label it would make a definition of the whole line.
    escaped = escaped.replace("]:", "]&#58;")
    return _SPECIAL.sub(r"\\\g<0>", escaped)


def _begin(escaped: str) -> Markdown:
    """Return escaped text that begins no list, heading or other block where it begins a line."""
    start = _BLOCK_START.match(escaped)
    if start is None:
        return Markdown(escaped)
    number = start["number"] or ""
    mark = escaped[len(number)]
    return Markdown(f"{number}&#{ord(mark)};{escaped[len(number) + 1 :]}")


def words(text: str, label: Callable[[str], str]) -> str:
    """Return a text without its markup, on one line; `label` gives the words for an id."""
    parts, title = list[str](), ""
    for plain, token in _tokens(text):
        parts.append(_after(title, plain))
        if token:
            inner = token["label"] or token["strong"] or token["emphasis"]
            title = "" if inner else (token[2] or "").strip() or label(token[1])
            parts.append(title or words(inner, label))
    return " ".join("".join(parts).split())


def _after(title: str, plain: str) -> str:
    """Return the text behind a reference, without its full stop where that ends with a mark of its own."""
    return plain[1:] if ends_sentence(title) and plain.startswith(".") else plain


def _tokens(text: str) -> Iterator[tuple[str, re.Match[str] | None]]:
    """Yield the text in pieces: plain text, and the markup that follows it."""
    position = 0
    for match in _TOKEN.finditer(text):
        yield text[position : match.start()], match
        position = match.end()
    yield text[position:], None


class Prose:
    """Writes the texts of a story for the page at `path`, from which its links are relative."""

    def __init__(self, story: Story, path: str) -> None:
        """Keep the story and the path of the page below docs/."""
        self.story = story
        self.catalogue = story.catalogue
        self.path = path

    def gettext(self, message: str, /, **values: Markdown | int) -> Markdown:
        """Return a message of the catalogue, with its values, in the language of the explainer."""
        return Markdown(self.catalogue.gettext(message, **values))

    def pgettext(self, context: str, message: str, /, **values: Markdown | int) -> Markdown:
        """Return a message whose `context` tells it from another one in the same English words."""
        return Markdown(self.catalogue.pgettext(context, message, **values))

    def ngettext(self, singular: str, plural: str, number: int, /, **values: Markdown | int) -> Markdown:
        """Return the message for a number of things, which is its value `num`."""
        return Markdown(self.catalogue.ngettext(singular, plural, number, **values))

    def date(self, date: Edtf) -> Markdown:
        """Return a date in words; an exact one is marked with `<time>`.

        https://html.spec.whatwg.org/multipage/text-level-semantics.html#the-time-element
        """
        text = escape(self.catalogue.date(date))
        if date.earliest is None or date.earliest != date.latest or date.is_marked:
            return text
        year, month, day = date.earliest
        if year < 1:
            return text
        return Markdown(f'<time datetime="{year:04}-{month:02}-{day:02}">{text}</time>')

    def label(self, id_: str) -> str:
        """Return what the entry with this id is called."""
        return name(self.story, self.story.by_id[id_])

    def words(self, text: str) -> str:
        """Return a text of the data without its markup."""
        return words(text, self.label)

    def to(self, target: str) -> str:
        """Return the relative address of another page below docs/."""
        folder = self.path.rpartition("/")[0]
        if folder and target.startswith(f"{folder}/"):
            return target[len(folder) + 1 :]
        return "../" * self.path.count("/") + target

    def href(self, id_: str) -> str:
        """Return the relative address at which an entry is served, for HTML that MkDocs does not convert."""
        page, _, anchor = address(self.story, id_).partition("#")
        there = "" if page == self.path else "../" * served(self.path).count("/") + served(page)
        return f"{there}#{anchor}" if anchor else there or "./"

    def link(self, id_: str, label: str | None = None) -> Markdown:
        """Return a link to an entry, or its name alone on its own page; `label` is other words for it.

        Behind the name of an actor who has a role stands the mark `INTRODUCED`.
        """
        text = self.foreign(id_) if label is None else label if isinstance(label, Markdown) else escape(label)
        if self.is_on(id_):
            return text
        actor = self.story.actors.get(id_) if label is None else None
        mark = f"<!--{id_}-->" if actor and actor.role else ""
        return Markdown(f"[{text}]({self.to(address(self.story, id_))}){mark}")

    def is_on(self, id_: str) -> bool:
        """Return whether this is the entry's own page."""
        return address(self.story, id_) == self.path

    def links(self, ids: Iterable[str]) -> Markdown:
        """Return links to entries, as a list in a sentence."""
        return self.listed(self.link(id_) for id_ in ids)

    def listed(self, parts: Iterable[Markdown]) -> Markdown:
        """Return the parts as a list in a sentence: with commas, and “and” before the last."""
        return Markdown(self.catalogue.listed(parts))

    def beside(self, parts: Iterable[Markdown]) -> Markdown:
        """Return the parts beside each other, with commas."""
        return Markdown(self.catalogue.beside(parts))

    def clauses(self, parts: Iterable[Markdown]) -> Markdown:
        """Return the parts, of which each says a thing of its own, beside each other."""
        return Markdown(self.catalogue.clauses(parts))

    def foreign(self, id_: str) -> Markdown:
        """Return the name of an entry, marked with its language if that is not the explainer's."""
        return _called(self.story, id_)

    def plain(self, text: str) -> Markdown:
        """Return a text of the data that takes no markup, with its language if it lacks a translation."""
        return self.in_its_language(escape(text), text)

    def in_its_language(self, markdown: Markdown, text: str) -> Markdown:
        """Return Markdown made of a text of the data, marked with its language if it lacks a translation."""
        language = self.story.untranslated.get(text)
        return self.language(markdown, language) if language and markdown else markdown

    def reads(self, language: str) -> bool:
        """Return whether who reads the explainer reads the language, too: it is its own."""
        return language.partition("-")[0] == self.story.info.language.partition("-")[0]

    def title(self, source: Source) -> Markdown:
        """Return the whole title of a source, marked with its language."""
        return self.title_language(escape(source.title), source)

    def title_language(self, title: Markdown, source: Source) -> Markdown:
        """Return a title marked with its language; one in brackets is the editors' own description."""
        return title if is_described(source) else self.language(title, source.language)

    def language(self, markdown: Markdown, language: str) -> Markdown:
        """Return Markdown marked as being in a language, where that is not the explainer's."""
        if language == self.story.info.language:
            return markdown
        return Markdown(f"<span{self.language_attributes(language)}>{markdown}</span>")

    def language_attributes(self, code: str) -> Markdown:
        """Return the attributes of an element whose words are in a language, by its BCP 47 code.

        One that reads the other way than the page is kept apart from the words round it, as `dir` does.
        https://html.spec.whatwg.org/multipage/dom.html#the-dir-attribute
        """
        direction = direction_of(code)
        direction_attribute = f' dir="{direction}"' if direction != self.catalogue.direction else ""
        return Markdown(f' lang="{language_code(code)}"{direction_attribute}')

    def text(self, text: str) -> Markdown:
        """Return a text of the data, with its markup and references, as one paragraph."""
        return self.in_its_language(self._marked_up(text), text)

    def _marked_up(self, text: str) -> Markdown:
        parts, title = list[str](), ""
        for plain, token in _tokens(text):
            parts.append(_escape(_after(title, plain)))
            if token:
                parts.append(self._token(token))
                title = ((token[2] or "").strip() or self.label(token[1])) if token[1] else ""
        first = "".join(parts).strip()
        return _begin(first) if parts[0].strip() else Markdown(first)

    def _token(self, token: re.Match[str]) -> str:
        if token["label"]:
            return f"[{self._marked_up(token['label'])}](<{escape_address(token['url'])}>)"
        if token["strong"]:
            return f"**{self._marked_up(token['strong'])}**"
        if token["emphasis"]:
            return f"*{self._marked_up(token['emphasis'])}*"
        return self.link(token[1], (token[2] or "").strip() or None)

    def block(self, text: str) -> Markdown:
        """Return a text of the data as paragraphs; a blank line in the data separates them."""
        parts = (self._marked_up(part) for part in text.split("\n") if part.strip())
        return Markdown("\n\n".join(self.in_its_language(part, text) for part in parts))


def web_link(label: str, url: str) -> Markdown:
    """Return a link to a page elsewhere; one that is called by its address is not printed twice."""
    attributes = "{ .address }" if label == url else ""
    return Markdown(f"[{escape(label)}](<{escape_address(url)}>){attributes}")


def escape_address(url: str) -> str:
    """Return an address that can stand between `<` and `>`, whatever is in it."""
    return re.sub(r"[\s<>\\`|\"{}]", lambda match: quote(match[0]), url).replace("&", "&amp;")


def language_code(code: str) -> str:
    """Return the code of a language for an attribute: BCP 47 has letters, digits and hyphens only."""
    return re.sub(r"[^A-Za-z0-9-]", "", code)


def in_html(text: str) -> Markdown:
    """Return a text for HTML in which Markdown is not read: an attribute, an option, a cell."""
    # The `attr_list` extension reads a `{ … }` at the end of a cell all the same.
    return Markdown(escape_attribute(text).replace("{", "&#123;"))


def escape_attribute(text: str) -> str:
    """Return a text for HTML, also for a quoted attribute."""
    return text.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;").replace(">", "&gt;")


@kept
def _called(story: Story, id_: str) -> Markdown:
    """Return the name of an entry, marked with its language, which is the same on every page."""
    prose, entry = Prose(story, ""), story.by_id[id_]
    name = escape(prose.label(id_))
    if isinstance(entry, Source) and called_by_title(entry):
        return prose.title_language(name, entry)
    field = KIND_OF[story.kinds[id_]].called_by or ("label" if isinstance(entry, Source) else "text")
    return prose.in_its_language(name, getattr(entry, field, None) or "")
