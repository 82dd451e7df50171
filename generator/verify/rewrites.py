"""Texts that share more words than two people write by chance, though neither source goes back to the other.

Two reports of one event share names and what was said there. Who rewrites a text keeps more of it: several
runs of words, or a long one. Whoever sees them still has to decide which text was first, or whether both go
back to a third; so they are a warning, and settle nothing.

Words can only be compared within a language. That one text is a translation of another is not seen here.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from generator.derive import Story, roots
from generator.wording import Run, count_words, shared_runs, that_share

RUN = 6
"""So many words in a row that stand in two texts are a run. Names with a title have fewer."""

SEVERAL = 3
"""So many runs are more than chance."""

LONG = 12
"""One run of so many words is, too."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What the texts of two sources share: the runs, the longest first, and what part of the shorter text."""

    one: str
    other: str
    runs: tuple[str, ...]
    words: int
    longest: int
    part: float


def shared(story: Story, texts: Mapping[str, str]) -> Iterator[Shared]:
    """Yield what texts share, by the ids of their sources, where no source accounts for it.

    Sources that go back to one original are one family, and so is, from then on, every two that are yielded:
    of ten rewrites of one text nine pairs are told, those that share most, and not forty-five.
    """
    family = {id_: frozenset(roots(story, id_)) for id_ in texts}
    found = [
        _shared(one, other, texts, runs)
        for alike in _by_language(story, texts).values()
        if len(alike) > 1  # else there is nothing to compare, and a long text takes its time
        for one, other in that_share(alike, RUN)
        if family[one].isdisjoint(family[other])
        and (runs := shared_runs(texts[one], texts[other], RUN))
        and (len(runs) >= SEVERAL or max(run.words for run in runs) >= LONG)
    ]
    for pair in sorted(found, key=lambda pair: -pair.words):
        if family[pair.one].isdisjoint(family[pair.other]):
            joined = family[pair.one] | family[pair.other]
            family = {id_: joined if roots_ & joined else roots_ for id_, roots_ in family.items()}
            yield pair


def incomparable(story: Story, texts: Mapping[str, str]) -> int:
    """Return how many pairs of texts are in two languages, so that nobody has compared them."""
    return sum(len(one) * len(other) for one, other in combinations(_by_language(story, texts).values(), 2))


def _by_language(story: Story, texts: Mapping[str, str]) -> dict[str, dict[str, str]]:
    alike: dict[str, dict[str, str]] = {}
    for id_, text in texts.items():
        alike.setdefault(story.sources[id_].language.split("-")[0], {})[id_] = text
    return alike


def _shared(one: str, other: str, texts: Mapping[str, str], runs: tuple[Run, ...]) -> Shared:
    longest_first = sorted(runs, key=lambda run: -run.words)
    words = sum(run.words for run in runs)
    shorter = min(count_words(texts[one]), count_words(texts[other]))
    return Shared(
        one,
        other,
        tuple(" ".join(texts[one][run.one].split()) for run in longest_first),
        words,
        longest_first[0].words,
        min(1.0, words / shorter),
    )
