"""The rule on how names are spelt in texts: in a form that is recorded, which readers and search know."""

import re
from collections.abc import Iterator

from generator.checks.rule import Finding, rule
from generator.checks.words import headlines, own_words
from generator.derive import Story
from generator.model import words
from generator.problem import quoted

SHORTEST = 6
"""Shorter words are too often like each other by chance."""

ENDING = 2
"""So many last letters are the same: many languages say by the ending how a name stands in the sentence."""

_WORDS = re.compile(r"[^\W\d_]+")


@rule("unrecorded-name", "warning")
def names_are_spelt_as_recorded(story: Story) -> Iterator[Finding]:
    """A name of a person stands in texts as recorded: one letter more, less or other is told."""
    near = {short: name for name in _of_persons(story) for short in _shortened(name)}
    if not near:
        return
    texts = (*story.texts, *headlines(story))
    known = _known(story, (text for _, text in texts))
    for place, text in texts:
        own = own_words(text)
        for match in _WORDS.finditer(own):
            word = match[0]
            if len(word) < SHORTEST or not word[0].isupper() or word.casefold() in known:
                continue
            found = (near[short] for short in _shortened(word.casefold()) if short in near)
            if name := next((name for name in found if _is_slip(word.casefold(), name)), None):
                yield Finding(
                    place.narrow(story.lines(place), word, text[: match.start()]),
                    f"{quoted(word)} is almost {quoted(name.title())}, and no name has this form",
                    f"write {quoted(name.title())}; a form that a source uses is recorded in `also_written`",
                    "who searches the name does not find this place",
                )


def _of_persons(story: Story) -> Iterator[str]:
    """Yield the long words of the names of persons, in small letters."""
    for actor in story.actors.values():
        if actor.kind == "person":
            for form in (actor.name, *actor.names.values()):
                for word in _WORDS.findall(form):
                    if len(word) >= SHORTEST and word[0].isupper():
                        yield word.casefold()


def _known(story: Story, texts: Iterator[str]) -> frozenset[str]:
    """Return the words that are no slip: of a name, title, form or quote, or written small in some text."""
    recorded = (text for _, part in story.parts() for path, text in words(part) if path[0] in _NAMING)
    named = {word.casefold() for text in recorded for word in _WORDS.findall(text)}
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
