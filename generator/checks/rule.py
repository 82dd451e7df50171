"""What makes a function a check: its rule, told once, and the problems that it finds."""

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.derive import Story
from generator.problem import RULES, Level, Place, Problem, Rule


@dataclass(frozen=True, slots=True)
class Finding:
    """One mistake against a rule: `message` says what, `help` what to do, `note` why it matters."""

    place: Place
    message: str
    help: str
    note: str = ""


Find = Callable[[Story], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Check:
    """A rule and the function that finds what breaks it in a story."""

    rule: Rule
    find: Find

    def __call__(self, story: Story) -> Iterator[Problem]:
        """Yield what breaks the rule in a story."""
        for finding in self.find(story):
            yield Problem(
                finding.place, self.rule.id, finding.message, finding.help, finding.note, self.rule.level
            )


def rule(id_: str, level: Level = "error") -> Callable[[Find], Check]:
    """Return what turns a function into the check of a rule, whose sentence is the function's docstring.

    The rule is listed in `RULES`, and so in CONTRIBUTING.md.
    """

    def check_of(find: Find) -> Check:
        text = " ".join((inspect.getdoc(find) or "").split())
        RULES[id_] = Rule(id_, text, level)
        return Check(RULES[id_], find)

    return check_of
