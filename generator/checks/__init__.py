"""The rules that need the whole story or an editor's eye: one small function each.

A check takes the story and yields what breaks its rule, which is its docstring.
"""

from collections.abc import Iterable

from generator.checks import (
    editorial,
    event_kinds,
    identity,
    moved,
    names,
    quotes,
    references,
    times,
    wording,
    words,
)
from generator.checks.rule import Check
from generator.derive import Story
from generator.problem import Problem

CHECKS = tuple(
    check
    for module in (identity, moved, references, event_kinds, names, words, wording, quotes, times, editorial)
    for check in vars(module).values()
    if isinstance(check, Check)
)
"""Every check of these modules, in the order in which they stand there."""


def check(story: Story, earlier: Iterable[Problem] = ()) -> list[Problem]:
    """Return all problems: those found before and those of every check, sorted, each once."""
    problems = set(earlier)
    for find in CHECKS:
        problems.update(find(story))
    return sorted(problems)
