"""Look every quote of a story up in the text of its source, and every text up in the others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from generator.checks.acceptance import not_accepted
from generator.derive import Story, fingerprint
from generator.model import Claim, Report, Source
from generator.problem import HIDDEN, Problem, quoted
from generator.verify.files import WEB, File
from generator.verify.quotes import difference, missing, stands
from generator.verify.rewrites import Shared, incomparable, shared

Unchecked = Literal["no checksum", "no text", "unreadable"]
"""Why a quote cannot be looked up: its source names no text, or one that is not there or not to be read."""


MAX_RUN = 150
"""How many characters of a run of words a message shows."""


@dataclass(frozen=True, slots=True)
class Quote:
    """The quote of a report: the claim, the number of the report there, the words, and the source."""

    claim: Claim
    number: int
    words: str
    source: Source
    sha256: str
    """That of the text of the source; empty where none is named."""

    @property
    def report(self) -> Report:
        """The report that has it."""
        return self.claim.reports[self.number]

    @property
    def fingerprint(self) -> str:
        """What is written beside the day on which it is verified."""
        return fingerprint(self.words, self.sha256)

    @property
    def is_verified(self) -> bool:
        """Whether it was verified before, in the text that its source has now."""
        return bool(self.report.verified) and self.report.fingerprint == self.fingerprint


@dataclass(slots=True)
class Verification:
    """What came of it: quotes that stand, that do not, and that nobody could look up; texts of no source."""

    stand: list[Quote] = field(default_factory=list)
    wrong: list[Quote] = field(default_factory=list)
    unchecked: dict[Unchecked, list[Quote]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    texts: dict[str, File] = field(default_factory=dict)
    """The files by the ids of the sources whose texts they are."""
    strangers: dict[str, tuple[File, list[str]]] = field(default_factory=dict)
    """Files that are the text of no source, by their names; each with the sources that it may be of."""
    copies: list[tuple[File, File]] = field(default_factory=list)
    """Files that have the bytes of another one, each with that."""
    same_text: list[tuple[str, str]] = field(default_factory=list)
    """Sources that name the text of another one, each with that."""
    incomparable: int = 0
    """How many pairs of texts are in two languages."""


def verify(story: Story, files: Sequence[File], more: Mapping[str, str] | None = None) -> Verification:
    """Return which quotes of a story stand in the files.

    A file is the text of the source that names its SHA-256, in the data or among `more`, by the ids. The
    references of the story must be right.
    """
    named = {source.id: source.sha256 for source in story.sources.values() if source.sha256}
    named.update(more or {})
    found = Verification()
    by_sha256: dict[str, File] = {}
    for file in files:
        first = by_sha256.setdefault(file.sha256 or file.name, file)
        if first is not file:
            found.copies.append((file, first))
    first_named: dict[str, str] = {}
    for id_, sha256 in named.items():
        if first_named.setdefault(sha256, id_) != id_:
            found.same_text.append((id_, first_named[sha256]))
        if sha256 in by_sha256:
            found.texts[id_] = by_sha256[sha256]
    quotes = _quotes(story, named)
    _look_up(story, quotes, found)
    words = {id_: file.words for id_, file in found.texts.items() if file.words is not None}
    found.problems += not_accepted(story, [_rewrite(story, pair) for pair in shared(story, words)])
    found.incomparable = incomparable(story, words)
    for file in by_sha256.values():
        if file.sha256 not in first_named:
            found.strangers[file.name] = (file, _may_be_of(file, quotes))
    return found


def _quotes(story: Story, named: Mapping[str, str]) -> list[Quote]:
    return [
        Quote(claim, number, report.quote, story.sources[report.source], named.get(report.source, ""))
        for claim in story.claims.values()
        for number, report in enumerate(claim.reports)
        if report.quote is not None
    ]


def _look_up(story: Story, quotes: Sequence[Quote], found: Verification) -> None:
    for quote in quotes:
        file = found.texts.get(quote.source.id)
        if file is None or file.words is None:
            why: Unchecked = "unreadable" if file else "no text" if quote.sha256 else "no checksum"
            found.unchecked.setdefault(why, []).append(quote)
        elif (part := missing(quote.words, file.text)) is None:
            found.stand.append(quote)
        else:
            found.wrong.append(quote)
            found.problems.append(_misquoted(story, quote, part, file))


def _misquoted(story: Story, quote: Quote, part: str, file: File) -> Problem:
    place = story.place_of(quote.claim, "reports", quote.number, "quote")
    which = "the quote" if part == quote.words else quoted(part)
    if stands(part, file.text):
        message = f"{which} does not stand behind the words before it in {file.name}"
        return Problem(place, "misquoted", message, "put the parts into the order that the source has")
    passage = difference(part, file.text)
    if passage is None:
        note, help_ = (
            "no passage there is like it",
            "see whether the source is the right one, and what it says",
        )
    else:
        note = f"nearest there, with [-what only the quote has-] and {{+what only the text has+}}: {passage}"
        help_ = "quote what the text says; write `[…]` where you leave words out"
    if file.name.lower().endswith(WEB):
        help_ += "; what stands beside the article of a page is not read, so save that as .txt"
    return Problem(place, "misquoted", f"{which} does not stand word for word in {file.name}", help_, note)


def _rewrite(story: Story, pair: Shared) -> Problem:
    runs = f"{len(pair.runs)} runs of words" if len(pair.runs) > 1 else "a run of words"
    texts = f"the texts of {quoted(pair.other)} and {quoted(pair.one)}"
    percent = f"{max(1, round(100 * pair.part))} % of the shorter text"
    return Problem(
        story.place_of(story.sources[pair.other]),
        "shared-wording",
        f"{texts} share {runs}, and no `derived_from` says why",
        "if one rewrites the other, or both a third, say so by `derived_from`; "
        "two that quote the same speech are no rewrites",
        f"{pair.words} words in all, {percent}; the longest run, of {pair.longest}: “{_begin(pair.runs[0])}”",
        "warning",
    )


def _begin(words: str) -> str:
    """Return the first words of a run, with nothing that steers a terminal."""
    shown = HIDDEN.sub("\ufffd", words)
    return shown if len(shown) <= MAX_RUN else f"{shown[:MAX_RUN].rsplit(' ', 1)[0]} …"


def _may_be_of(file: File, quotes: Sequence[Quote]) -> list[str]:
    """Return the sources that name no text and have quotes that stand in a file, those with most first."""
    if file.words is None:
        return []
    there: dict[str, int] = {}
    for quote in quotes:
        if not quote.sha256 and stands(quote.words, file.text):
            there[quote.source.id] = there.get(quote.source.id, 0) + 1
    return sorted(there, key=lambda id_: -there[id_])
