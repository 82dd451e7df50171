"""What is wrong with translations: a message's values, addresses and tags stand in each of them, too."""

import re
from collections.abc import Iterator

from babel.messages.catalog import Catalog, Message

from generator.problem import Place, Problem, quoted

_MARK = re.compile(r"%\(\w+\)s|\]\([^)]*\)|</?\w[^>]*>|\{ ?[.#:][^}]*\}|\*\*")
"""A name of a value, an address, a tag of HTML, an attribute of Markdown, bold."""

_STRAY = re.compile(r"%(?!%|\(\w+\)s)")


def wrong_translations(catalog: Catalog, name: str) -> Iterator[Problem]:
    """Yield what would break a page, or a run, in the messages of a file called `name`."""
    for message in catalog:
        if message.id and not message.fuzzy:
            line = message.lineno or 1
            for translation in filter(None, forms(message.string)):
                if text := _differs(message, translation):
                    help_ = "write these marks as they stand in the message"
                    yield Problem(Place(name, line, 1, line, 1), "bad-catalogue", text, help_)


def forms(text: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    """Return a message or its translation as its plural forms, one where it has none."""
    return (text,) if isinstance(text, str) else tuple(text or ())


def _differs(message: Message, translation: str) -> str:
    """Return what a translation lacks of its message, or has beyond it; nothing where all is right."""
    if _STRAY.search(translation.replace("%%", "")):
        return (
            f"{quoted(translation)} has a `%` that begins no name of a value; in a text it is written twice"
        )
    originals = forms(message.id)
    if "\n" in translation and not any("\n" in original for original in originals):
        return f"the translation of {quoted(originals[0])} has a line break, and the message has none"
    marks = [_MARK.findall(original) for original in originals]
    used = _MARK.findall(translation)
    if unknown := [mark for mark in used if not any(mark in form for form in marks)]:
        return f"the translation has {quoted(unknown[0])}, which is not in the message {quoted(originals[0])}"
    # A form for one number may leave it out, as “a claim” does.
    needed = [mark for mark in marks[-1] if not (message.pluralizable and mark == "%(num)s")]
    if missing := [mark for mark in needed if used.count(mark) < marks[-1].count(mark)]:
        return f"the translation lacks {quoted(missing[0])}, which is in the message {quoted(originals[0])}"
    return ""
