"""Rules on quotes."""

from collections.abc import Iterator

from generator.checks.rule import Finding, rule
from generator.derive import Story
from generator.wording import CHARACTERS_A_WORD, count_unspaced, count_words, surely_fewer

MAX_QUOTE = 25


@rule("long-quote")
def quotes_are_short(story: Story) -> Iterator[Finding]:
    """A quote has at most 25 words, or 50 characters where no spaces divide words."""
    for claim in story.claims.values():
        for number, report in enumerate(claim.reports):
            if surely_fewer(report.quote or "", MAX_QUOTE):
                continue
            count = count_words(report.quote or "")
            if count > MAX_QUOTE:
                characters = count_unspaced(report.quote or "")
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
