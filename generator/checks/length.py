"""Rules on texts that are too long to be read on a phone, or aloud."""

import re
from collections.abc import Iterator

from generator.checks.rule import Finding, rule
from generator.derive import ADDRESS, REFERENCE, Story
from generator.wording import CHARACTERS_A_WORD, count_unspaced, count_words, surely_fewer

MAX_SENTENCE = 40

MAX_ANSWER = 120
"""How many words the answer of the story has, `summary` in `story`."""

MAX_SUMMARY = 80
"""How many words the summary of an entry has."""

_END = re.compile(r"(?<=[.!?…])[”’»\")\]]*\s+|(?<=[。！？])[」』”’]*|\n+|\s[-–—]\s(?=\n)")
_SIGNS = re.compile(rf"\]\({ADDRESS}\)|[*_]")


@rule("long-sentence", "warning")
def sentences_are_short(story: Story) -> Iterator[Finding]:
    """A sentence of the editors has at most 40 words, or 80 characters where no spaces divide words."""
    for place, text in story.texts:
        if surely_fewer(text, MAX_SENTENCE):
            continue
        for sentence in _END.split(text):
            if count_words(read(sentence)) > MAX_SENTENCE:
                yield Finding(
                    place.narrow(story.lines(place), sentence.split("\n")[0][:20]),
                    f"the sentence has {_size(read(sentence), MAX_SENTENCE)}",
                    "make two of it, or a list",
                    "who hears it read aloud cannot look back",
                )


@rule("long-summary", "warning")
def summaries_are_short(story: Story) -> Iterator[Finding]:
    """A summary has at most 80 words, that of the story 120; of characters without spaces twice as many."""
    for entry, part in story.parts():
        summary = getattr(part, "summary", None)
        most = MAX_ANSWER if entry is None else MAX_SUMMARY
        if summary and not surely_fewer(summary, most) and count_words(read(summary)) > most:
            yield Finding(
                story.place_of(entry, "summary"),
                f"the summary has {_size(read(summary), most)}",
                "leave to the claims and events what they say in full",
                "it is read first, on a phone",
            )


def read(text: str) -> str:
    """Return what readers read of a text: no ids, no addresses, no signs of markup."""
    return _SIGNS.sub("", REFERENCE.sub(lambda match: match[2] or "x", text))


def _size(text: str, most: int) -> str:
    """Return how long a text is, and how long it may be."""
    words, characters = count_words(text), count_unspaced(text)
    if characters > words:
        return f"{characters} characters; at most {most * CHARACTERS_A_WORD} are easy to follow"
    return f"{words} words; at most {most} are easy to follow"
