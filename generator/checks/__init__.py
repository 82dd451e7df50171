"""The rules that need the whole story or an editor's eye: one small function each.

A check takes the story and yields what breaks its rule, which is its docstring.
"""

from collections.abc import Iterable

from generator.checks import (
    acceptance,
    alike,
    editorial,
    event_kinds,
    evidence,
    identity,
    length,
    moved,
    names,
    quotes,
    references,
    scripts,
    spelling,
    times,
    wording,
    words,
)
from generator.checks.acceptance import together
from generator.checks.rule import Check
from generator.derive import Story
from generator.problem import Problem

__all__ = ["CHECKS", "check", "together"]

CHECKS = tuple(
    check
    for module in (
        identity,
        moved,
        references,
        event_kinds,
        names,
        spelling,
        scripts,
        words,
        wording,
        length,
        quotes,
        evidence,
        alike,
        times,
        editorial,
        acceptance,
    )
    for check in vars(module).values()
    if isinstance(check, Check)
)
"""Every check of these modules, in the order in which they stand there."""


def check(story: Story, earlier: Iterable[Problem] = ()) -> list[Problem]:
    """Return all problems: those found before, and of every check those that nobody accepts; sorted."""
    found = {problem for find in CHECKS for problem in find(story)}
    return sorted({*earlier, *acceptance.applied(story, found)})
