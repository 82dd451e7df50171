"""Rules on quotes."""

import re
from collections.abc import Iterator

from generator.checks.rule import Finding, rule
from generator.checks.words import UNSPACED
from generator.derive import Story

MAX_QUOTE = 25

CHARACTERS_A_WORD = 2
"""How many characters count as one word where no spaces divide words."""


def count_words(text: str) -> int:
    """Return how many words a text has, those of scripts without spaces by their characters."""
    spaced = _UNSPACED.sub(" ", text).split()
    return sum(any(char.isalnum() for char in word) for word in spaced) + -(
        -_unspaced(text) // CHARACTERS_A_WORD
    )


def _unspaced(text: str) -> int:
    return len(_UNSPACED.findall(text))


_UNSPACED = re.compile(f"[{UNSPACED}]")


@rule("long-quote")
def quotes_are_short(story: Story) -> Iterator[Finding]:
    """A quote has at most 25 words, or 50 characters where no spaces divide words."""
    for claim in story.claims.values():
        for number, report in enumerate(claim.reports):
            count = count_words(report.quote or "")
            if count > MAX_QUOTE:
                characters = _unspaced(report.quote or "")
                many, most = (
                    (characters, MAX_QUOTE * CHARACTERS_A_WORD) if characters > count else (count, MAX_QUOTE)
                )
                unit = "characters" if characters > count else "words"
                yield Finding(
                    story.place_of(claim, "reports", number, "quote"),
                    f"the quote has {many} {unit}",
                    f"cut it to {most} {unit} or fewer",
                    "the words of a source are its author's",
                )


@rule("translation-alone")
def translations_have_quotes(story: Story) -> Iterator[Finding]:
    """A translation of a quote stands beside the quote: alone it would be nobody's words."""
    for claim in story.claims.values():
        for number, report in enumerate(claim.reports):
            if report.translation is not None and report.quote is None:
                yield Finding(
                    story.place_of(claim, "reports", number, "translation"),
                    "a translation of no quote",
                    "add `quote:` with the words of the source, or delete this line",
                )
