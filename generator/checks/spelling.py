"""The rule on how names are spelt in texts: in a form that is recorded, which readers and search know."""

import re
from collections.abc import Iterator, Mapping

from generator.checks.rule import Finding, rule
from generator.checks.words import headlines, own_words
from generator.derive import Story
from generator.problem import quoted

SHORTEST = 6
"""Shorter words are too often like each other by chance."""

ENDING = 2
"""So many last letters are the same: many languages say by the ending how a name stands in the sentence."""

_WORDS = re.compile(r"[^\W\d_]+")
_LONG = re.compile(rf"[^\W\d_]{{{SHORTEST},}}")


@rule("unrecorded-name", "warning")
def names_are_spelt_as_recorded(story: Story) -> Iterator[Finding]:
    """A name of a person stands in texts as recorded: one letter more, less or other is told."""
    near = {short: name for name in _of_persons(story) for short in _shortened(name)}
    known: frozenset[str] | None = None
    for place, text in (*story.texts, *headlines(story)) if near else ():
        suspects = {word for word in _LONG.findall(text) if word[0].isupper() and _meant(word, near)}
        if not suspects:
            continue
        known = _known(story) if known is None else known
        for match in _LONG.finditer(own_words(text)):
            word = match[0]
            if word in suspects and word.casefold() not in known:
                name = quoted((_meant(word, near) or "").title())
                yield Finding(
                    place.narrow(story.lines(place), word, text[: match.start()]),
                    f"{quoted(word)} is almost {name}, and no name has this form",
                    f"write {name}; a form that a source uses is recorded in `also_written`",
                    "who searches the name does not find this place",
                )


def _meant(word: str, near: Mapping[str, str]) -> str | None:
    """Return the name that a word is a slip of."""
    found = (near[short] for short in _shortened(word.casefold()) if short in near)
    return next((name for name in found if _is_slip(word.casefold(), name)), None)


def _of_persons(story: Story) -> Iterator[str]:
    """Yield the long words of the names of persons, in small letters."""
    for actor in story.actors.values():
        if actor.kind == "person":
            for form in (actor.name, *actor.names.values()):
                for word in _WORDS.findall(form):
                    if len(word) >= SHORTEST and word[0].isupper():
                        yield word.casefold()


def _known(story: Story) -> frozenset[str]:
    """Return the words that are no slip: of a name, title, form or quote, or written small in some text."""
    recorded = (text for _, path, text in story.words if path[0] in _NAMING)
    named = {word.casefold() for text in recorded for word in _WORDS.findall(text)}
    texts = (text for _, text in (*story.texts, *headlines(story)))
    return frozenset(named | {word for text in texts for word in _WORDS.findall(text) if word.islower()})


_NAMING = frozenset({"name", "names", "also_written", "term", "author"})
"""The fields whose words are meant as they are written."""


def _shortened(word: str) -> Iterator[str]:
    """Yield a word, and what is left of it without each of its letters: two that are near have one alike."""
    yield word
    for place in range(len(word)):
        yield word[:place] + word[place + 1 :]


def _is_slip(word: str, name: str) -> bool:
    """Return whether a word is a name with one slip: one letter too many, missing, wrong, or two exchanged.

    The first letter is right, and so are the last ones.
    """
    if word == name or word[0] != name[0] or word[-ENDING:] != name[-ENDING:]:
        return False
    if abs(len(word) - len(name)) > 1:
        return False
    same = next(
        number for number in range(len(word)) if word[number : number + 1] != name[number : number + 1]
    )
    one, other = word[same:], name[same:]
    return (
        one[1:] == other
        or one == other[1:]
        or one[1:] == other[1:]
        or (one[:2] == other[1::-1] and one[2:] == other[2:])
    )
