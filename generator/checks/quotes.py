"""Rules on quotes."""

from collections.abc import Iterator

from generator.checks.rule import Finding, rule
from generator.derive import Story, fingerprint
from generator.model import Report
from generator.problem import quoted
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


@rule("stale-verification")
def verified_quotes_are_unchanged(story: Story) -> Iterator[Finding]:
    """A quote that is marked as verified is the one that was found, and its source has the same text still.

    `explainer verify` writes the day with a fingerprint of both, which no other quote fits.
    """
    for claim in story.claims.values():
        for number, report in enumerate(claim.reports):
            if (report.verified or report.fingerprint) and (why := _stale(story, report)):
                key = "verified" if report.verified else "fingerprint"
                yield Finding(
                    story.place_of(claim, "reports", number, key),
                    why,
                    "run `explainer verify FOLDER --write` on a folder that has the text, "
                    "or delete `verified` and `fingerprint` here",
                    "readers are told on which day these very words were found in the source",
                )


def _stale(story: Story, report: Report) -> str:
    """Return why the day of a verification does not count; nothing where it does."""
    source = story.sources.get(report.source)
    if report.quote is None:
        return "there is no quote that was verified"
    if not report.verified or not report.fingerprint:
        return "`verified` and `fingerprint` stand together: `explainer verify` writes both"
    if source is None:
        return ""  # of which another problem tells
    if source.sha256 is None:
        return f"{quoted(source.id)} has no `sha256` of a text in which the quote was found"
    if report.fingerprint != fingerprint(report.quote, source.sha256):
        return f"the quote, or the `sha256` of {quoted(source.id)}, has changed since it was verified"
    return ""
