"""What editors accept, with the reason, and whether each acceptance is right and still needed."""

import difflib
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator

from generator.checks.rule import Finding, rule
from generator.derive import Story
from generator.model import Entry
from generator.problem import RULES, Place, Problem, quoted

UNNEEDED = "unneeded-acceptance"

ELSEWHERE = frozenset({"shared-wording"})
"""What is not told by a check: whether its acceptance is needed still, only the texts of the sources tell."""

_Key = tuple[str | None, str]
"""The id of an entry, None for the story's own texts, and that of a rule."""


@rule("bad-acceptance")
def only_warnings_and_hints_are_accepted(story: Story) -> Iterator[Finding]:
    """What an entry accepts is a warning or a hint, by the name of its rule; an error has to be mended."""
    for (_, id_), place in _accepted(story).items():
        if id_ not in RULES:
            close = difflib.get_close_matches(id_, _acceptable(), 1)
            help_ = f"did you mean `{close[0]}`?" if close else "`explainer rules` lists all"
            yield Finding(place, f"{quoted(id_)} is no rule", help_)
        elif id_ not in _acceptable():
            help_ = "mend what it tells, and delete this line"
            yield Finding(place, f"{quoted(id_)} cannot be accepted", help_)


def applied(story: Story, found: Iterable[Problem]) -> Iterator[Problem]:
    """Yield the problems that no entry accepts, and the acceptances that are not needed any more."""
    left, needed = _divided(story, found)
    yield from left
    for (entry, id_), place in _accepted(story).items():
        needless = (entry, id_) not in needed and id_ in _acceptable() and id_ not in ELSEWHERE
        if needless and story.parsed.whole:
            yield Problem(
                place,
                UNNEEDED,
                f"there is no {quoted(id_)} here that was to be accepted",
                "delete this line",
                "it would hide what goes wrong later",
                RULES[UNNEEDED].level,
            )


def not_accepted(story: Story, found: Iterable[Problem]) -> list[Problem]:
    """Return the problems that no entry accepts."""
    return _divided(story, found)[0]


def _divided(story: Story, found: Iterable[Problem]) -> tuple[list[Problem], set[_Key]]:
    """Return the problems that no entry accepts, and which acceptances are needed for the others."""
    accepted = _accepted(story)
    entries = _Entries(story) if accepted else None
    left, needed = [], set()
    for problem in found:
        key = (entries.at(problem.place), problem.rule) if entries else None
        if key in accepted and problem.rule in _acceptable():
            needed.add(key)
        else:
            left.append(problem)
    return left, needed


def together(editions: Collection[Collection[Problem]]) -> list[Problem]:
    """Return the problems of a story in all its languages, sorted: one language may need an acceptance."""
    everywhere = set.intersection(*map(set, editions)) if editions else set()
    every = {problem for edition in editions for problem in edition}
    return sorted(problem for problem in every if problem.rule != UNNEEDED or problem in everywhere)


def _acceptable() -> list[str]:
    """Return the rules that can be accepted."""
    return [rule.id for rule in RULES.values() if rule.level != "error" and rule.id != UNNEEDED]


def _accepted(story: Story) -> dict[_Key, Place]:
    """Return what is accepted, with the place of each."""
    return {
        (entry.id if entry else None, id_): story.place_of_key(entry, "accept", id_)
        for entry, part in story.parts()
        for id_ in getattr(part, "accept", {})
    }


class _Entries:
    """Finds the entry that a place is in."""

    def __init__(self, story: Story) -> None:
        starts: list[tuple[str, int, int, Entry | None]] = [
            (node.place.file, node.place.line, node.place.column, entry)
            for _, entry, node in story.parsed.entries
        ]
        if story.parsed.info_node:
            place = story.parsed.info_node.place
            starts.append((place.file, place.line, place.column, None))
        starts.sort(key=lambda start: start[:3])
        self.starts = [start[:3] for start in starts]
        self.ids = [entry.id if entry else None for *_, entry in starts]

    def at(self, place: Place) -> str | None:
        """Return the id of the entry, or None for `story`."""
        number = bisect_right(self.starts, (place.file, place.line, place.column)) - 1
        return self.ids[number] if number >= 0 else None
