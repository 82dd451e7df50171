"""A page: its front matter, its body through a template, and the meanings of the words it uses."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from generator.derive import Story, kept
from generator.model import Term
from generator.output import Output
from generator.problem import Place
from generator.render import foreign_scripts
from generator.render.introductions import introduce
from generator.render.names import served_address, shorten
from generator.render.prose import Markdown, Prose, escape_attribute
from generator.render.share_cards import share

GLOSSARY = ("glossary.md", "glossary/")
"""What the paths begin with of pages that explain the words: they need no other explanation of them."""

MAX_DESCRIPTION = 160
"""How many characters of a description search engines show."""

MANY_SECTIONS = 6
"""From how many sections on a section's page has a list of them beside it."""


def page(  # noqa: PLR0913 - each is a line of the front matter
    prose: Prose,
    template: str,
    *,
    title: str,
    description: str,
    places: Iterable[Place],
    searched: bool = True,
    wide: bool = False,
    **values: object,
) -> Output:
    """Return the page at `prose.path`: `template` prints the `values`, which are Markdown.

    `title` and `description` are plain text; `places` are those of the data shown on the page; a page
    that is not `searched` is left out of the search, and a `wide` one needs the room beside it.
    """
    functions = {"gettext": prose.gettext, "_": prose.gettext, "ngettext": prose.ngettext}
    body = _environment().get_template(f"{template}.md.jinja").render({**functions, **values})
    body = introduce(prose.story, re.sub(r"\n{3,}", "\n\n", body).strip())
    body = foreign_scripts.mark(prose.story, body)
    head = _front_matter(
        places,
        title=escape_attribute(title),
        description=escape_attribute(shorten(description, MAX_DESCRIPTION)),
        cite=_citation(prose.story, title),
        share={key: escape_attribute(text) for key, text in share(prose.story, prose.path).items()},
        search={} if searched else {"exclude": True},
        hide=[] if not wide and _has_contents(prose.path, body) else ["toc"],
    )
    return Output(prose.path, f"{head}\n{body}\n{_abbreviations(prose, body)}")


def _has_contents(path: str, body: str) -> bool:
    """Return whether a page has a list of its sections beside it: not that of an entry, nor a short one."""
    of_entry = "/" in path and not path.endswith("/index.md")
    return not of_entry and len(re.findall("^## ", body, re.MULTILINE)) >= MANY_SECTIONS


def _front_matter(places: Iterable[Place], **meta: object) -> str:
    """Return the front matter: what MkDocs, Material and main.html read; what is empty is left out.

    Material prints title and description without escaping them.
    """
    origin = [f"{place.file}#L{place.line}" for place in places]
    lines = [
        "---",
        f"# Generated from {', '.join(origin)}. Edit that file, not this page."
        if origin
        else "# Generated, and the same for every story.",
        *(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in meta.items() if value),
        f"data: {json.dumps(origin, ensure_ascii=False)}",
        "---",
    ]
    return "\n".join(lines) + "\n"


def _citation(story: Story, title: str) -> str:
    """Return how to cite a page, as HTML without its address: title, site, the day up to which it knows."""
    words, site = story.catalogue, story.info.title
    day = words.date(story.info.as_of)
    if title == site:
        citation = words.gettext("%(site)s, as of %(day)s", site=site, day=day)
    else:
        citation = words.gettext("“%(page)s”, %(site)s, as of %(day)s", page=title, site=site, day=day)
    return foreign_scripts.mark(story, escape_attribute(citation))


_UNREAD = re.compile(r"<[^>]*>|\]\([^)]*\)")
"""Tags and the addresses of links: what stands there is no word of the page."""


def _abbreviations(prose: Prose, body: str) -> str:
    """Return the definitions of the glossary's words on the page (Python-Markdown's abbr extension)."""
    by_word, by_beginning = _terms(prose.story)
    if not by_word or prose.path.startswith(GLOSSARY):
        return ""
    used = set(_used(_UNREAD.sub(" ", body), by_beginning))
    return "".join(f"\n*[{word}]: {_meaning(prose.story, by_word[word])}\n" for word in sorted(used))


@kept
def _meaning(story: Story, term: Term) -> str:
    """Return the meaning of a word of the glossary as the text of an attribute."""
    return escape_attribute(Prose(story, GLOSSARY[0]).words(term.meaning))


def terms(story: Story) -> dict[str, str]:
    """Return where below the site's root the meaning of each word of the glossary is, by the word."""
    return {word: served_address(story, term.id) for word, term in _terms(story)[0].items()}


_WORD = re.compile(r"\w+")


def _used(text: str, by_beginning: Mapping[str, re.Pattern[str]]) -> Iterator[str]:
    """Yield the words of the glossary that stand in a text."""
    if by_beginning.keys().isdisjoint(_WORD.findall(text)):
        return
    at = 0
    for beginning in _WORD.finditer(text):
        pattern = by_beginning.get(beginning[0])
        if pattern and beginning.start() >= at and (found := pattern.match(text, beginning.start())):
            yield found[0]
            at = found.end()


@kept
def _terms(story: Story) -> tuple[dict[str, Term], dict[str, re.Pattern[str]]]:
    """Return the terms by the word that a definition can name, and what finds these words by how they begin.

    So a text is read once, however many words the glossary has.
    """
    by_word = {
        word: term
        for term in story.terms.values()
        if re.fullmatch(r"\w(?:[^\[\]\\]*\w)?", term.term)  # what Python-Markdown can find
        for word in (term.term, term.term[0].upper() + term.term[1:])
    }
    by_beginning: dict[str, list[str]] = {}
    for word in sorted(by_word, key=len, reverse=True):  # of two words at one place the longer one is meant
        by_beginning.setdefault(re.findall(r"\w+", word)[0], []).append(re.escape(word))
    patterns = {
        beginning: re.compile(rf"(?:{'|'.join(words)})\b") for beginning, words in by_beginning.items()
    }
    return by_word, patterns


def files(story: Story, *kinds: str) -> Iterator[Place]:
    """Yield the places of the data files that hold entries of these kinds, each once."""
    seen = set()
    for kind, entry, node in story.parsed.entries:
        if kind in kinds and node.place.file not in seen:
            seen.add(node.place.file)
            yield story.place_of(entry)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("generator"),
        extensions=["jinja2.ext.i18n"],
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_only_markdown,
        autoescape=False,  # noqa: S701 - it is Markdown that is printed, and prose.py escapes it
    )
    # The functions of gettext come with the values of a page, which is in one language, and fill messages
    # themselves. https://jinja.palletsprojects.com/en/stable/extensions/#new-style-gettext
    environment.newstyle_gettext = True  # type: ignore[attr-defined]
    environment.policies["ext.i18n.trimmed"] = True
    return environment


def _only_markdown(value: object) -> str:
    """Refuse to print what has not been through `Prose`."""
    if not isinstance(value, Markdown | int):
        raise TypeError(f"a template prints {value!r}, which is not Markdown")
    return str(value)
