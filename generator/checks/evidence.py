"""Rules on what the evidence behind a claim rests on."""

from collections.abc import Iterator
from itertools import combinations

from generator.checks.rule import Finding, rule
from generator.derive import Story, ancestors, origins, roots
from generator.model import Report
from generator.problem import quoted
from generator.wording import shared_runs, that_share

SHARED = 5
"""So many words in a row that two sources have alike are no chance."""


@rule("one-origin", "hint")
def claims_rest_on_several_origins(story: Story) -> Iterator[Finding]:
    """A claim of fact has sources of more than one origin: rewrites of one item are one witness."""
    for claim in story.claims.values():
        asserting = [report.source for report in claim.reports if report.stance == "asserts"]
        known = dict.fromkeys(id_ for id_ in asserting if id_ in story.sources)
        if claim.kind != "fact" or not known:
            continue
        if len(found := origins(story, known)) == 1:
            sources = f"{len(known)} sources that go back to" if len(known) > 1 else "one source,"
            yield Finding(
                story.place_of(claim, "id"),
                f"the claim rests on {sources} {quoted(found[0])}",
                "look for a source of another origin; readers are told already who alone says so",
            )


@rule("no-part-of", "warning")
def speakers_belong_somewhere(story: Story) -> Iterator[Finding]:
    """A person who speaks in a claim is part of something: of an office, a body, a state."""
    speaking = {report.by for claim in story.claims.values() for report in claim.reports}
    for actor in story.actors.values():
        if actor.kind == "person" and actor.part_of is None and actor.id in speaking:
            yield Finding(
                story.place_of(actor, "id"),
                f"`{actor.id}` speaks in claims, and is part of nothing",
                "add `part_of:` with the actor that this one speaks for; a private person is accepted with "
                "the reason",
                "each of several officials of one state would be counted as a side of its own",
            )


@rule("undeclared-rewrite", "warning")
def sources_with_the_same_words_are_related(story: Story) -> Iterator[Finding]:
    """Two sources with the same words go back to one, or both heard the same speech, as `event` says."""
    quotes: dict[tuple[str, int], Report] = {
        (claim.id, number): report
        for claim in story.claims.values()
        for number, report in enumerate(claim.reports)
        if report.quote and report.source in story.sources
    }
    told: set[frozenset[tuple[str, ...]]] = set()
    texts = {key: report.quote or "" for key, report in quotes.items()}
    for first, second in that_share(texts, SHARED):
        one, other = quotes[first], quotes[second]
        if _heard_the_same(one, other) or related(story, one.source, other.source):
            continue
        pair = frozenset({roots(story, one.source), roots(story, other.source)})
        if pair in told:
            continue
        for run in shared_runs(texts[first], texts[second], SHARED)[:1]:
            told.add(pair)
            claim = story.claims[second[0]]
            place = story.place_of(claim, "reports", second[1], "quote")
            words = texts[second][run.other]
            yield Finding(
                place.narrow(story.lines(place), words),
                f"{quoted(one.source)} and {quoted(other.source)} have the same words: {quoted(words)}",
                "add `derived_from:` to the one that rewrites; if both heard one speech, name the speaker "
                "(`by`) and the `event` in both reports",
                "a rewrite that nobody declares looks like a second witness",
            )


def _heard_the_same(one: Report, other: Report) -> bool:
    """Return whether both quote one speaker at one event: who was there wrote down the same words."""
    return one.by is not None and one.by == other.by and one.event is not None and one.event == other.event


def related(story: Story, one: str, other: str) -> bool:
    """Return whether one source goes back to another, or both go back to a third."""
    lines = ({source, *ancestors(story, source), *roots(story, source)} for source in (one, other))
    return all(line & also for line, also in combinations(lines, 2))
