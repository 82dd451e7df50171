"""Rules on names: of actors, places and terms, and on other texts that are shown as they are written."""

import re
from collections.abc import Iterator
from html import unescape

from generator.checks.rule import Finding, rule
from generator.derive import Story
from generator.model import Entry, Path, Source
from generator.problem import quoted

_MARKUP = re.compile(
    r"(?<![\w*])(\*\*?)(?=[^\s*])[^*]*(?<=[^\s*])\1(?![\w*])"  # *emphasis*, **strong**
    r"|(?<!\w)__?(?=[^\s_])[^_]*(?<=[^\s_])__?(?!\w)"
    r"|(?<!\[)\[[^\[\]]+\]\([^()\s]+\)"
    r"|</?[A-Za-z][^<>]*>|&(?:[A-Za-z]+|#\d+);"
)

VERBATIM = {"quote", "form", "author"}
"""Texts that are copied letter by letter from a source; so is the title of one."""


@rule("misplaced-markup", "warning")
def names_have_no_markup(story: Story) -> Iterator[Finding]:
    """Markup stands in texts that take it, not in names, titles and claims: readers would see its signs."""
    for entry, path, text in story.words:
        match = next((m for m in _MARKUP.finditer(text) if not _is_plain(m[0])), None)
        if match and not _is_copied(entry, path) and not story.takes_markup(entry, path):
            place = story.place_of(entry, *path)
            yield Finding(
                place.narrow(story.lines(place), match[0], text[: match.start()]),
                f"{quoted(match[0])} stands where no markup is taken",
                "write the words alone",
            )


def _is_copied(entry: Entry | None, path: Path) -> bool:
    """Return whether a text is copied from a source."""
    return path[-1] in VERBATIM or (path[-1] == "title" and isinstance(entry, Source))


def _is_plain(text: str) -> bool:
    """Return whether a text only looks like the name of a character."""
    return text.startswith("&") and unescape(text) == text


@rule("duplicate-term")
def words_have_one_term(story: Story) -> Iterator[Finding]:
    """A word is explained by one term, and avoided by one."""
    seen: dict[tuple[str, str], str] = {}
    for term in story.terms.values():
        forms = (("term", term.term, ()), *(("avoid", form, (n,)) for n, form in enumerate(term.avoid)))
        for key, form, number in forms:
            first = seen.setdefault((key, " ".join(form.casefold().split())), term.id)
            if first == term.id:
                continue
            place = story.place_of(story.by_id[first], "id")
            verb = "explained" if key == "term" else "avoided"
            yield Finding(
                story.place_of(term, key, *number),
                f"{quoted(form)} is {verb} twice",
                f"put both into one entry; the first is {quoted(first)} ({place.file}:{place.line})",
            )
