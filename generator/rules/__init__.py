"""What every rule asks for and why, for people: in a terminal, as JSON, and as a page of the guide.

The sentence and the level of a rule stand where it is checked, in `problem` and `checks`; why it is asked,
and its examples, in examples.yml. Nothing else tells of a rule.
"""

import json
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass

import generator.checks  # noqa: F401 - it lists its rules
from generator.problem import HIDDEN, RULES, Level
from generator.rules.files import examples

PAGE = "guide/rules.md"
"""Where the page of the rules is, below docs/ of the generator's own site."""

WIDTH = 100


@dataclass(frozen=True, slots=True)
class Explained:
    """A rule, with why it is asked for, what breaks it and how that is right; `prose` is no YAML."""

    id: str
    level: Level
    text: str
    why: str
    wrong: str
    right: str
    prose: bool = False


def explained() -> dict[str, Explained]:
    """Return every rule with its explanation, by its id, in the order of the page."""
    return {rule.id: rule for _, rules in _groups() for rule in rules}


def _groups() -> Iterator[tuple[str, Sequence[Explained]]]:
    """Yield the groups of rules that belong together, each with its title."""
    for title, rules in examples().items():
        yield (
            title,
            [Explained(id_, RULES[id_].level, RULES[id_].text, **said) for id_, said in rules.items()],
        )


def listed() -> str:
    """Return all rules, for a terminal: in groups, each in a line or two."""
    lines = []
    for title, rules in _groups():
        lines += ["", title, ""]
        for rule in rules:
            head = f"  {rule.id} ({rule.level})"
            lines += [
                head,
                textwrap.fill(rule.text, WIDTH, initial_indent=" " * 6, subsequent_indent=" " * 6),
            ]
    return "\n".join([*lines[1:], "", "`explainer rules RULE` explains one, with an example."])


def told(rule: Explained) -> str:
    """Return all that is known of a rule, for a terminal."""
    lines = [f"{rule.level}[{rule.id}]", rule.text, "", *textwrap.wrap(rule.why, WIDTH), ""]
    lines += [
        "wrong:",
        _indented(rule.wrong),
        "",
        "right:",
        _indented(rule.right) if rule.right else "  (nothing)",
    ]
    if rule.level != "error" and rule.id != "unneeded-acceptance":
        lines += ["", "to accept it in one entry, with your reason:", f"  accept:\n    {rule.id}: …"]
    return "\n".join(lines)


def _indented(text: str) -> str:
    return textwrap.indent(_visible(text), "  ")


def _visible(text: str) -> str:
    """Return a text with a mark in place of characters that would steer a terminal or hide themselves."""
    return "\n".join(HIDDEN.sub("\ufffd", line) for line in text.splitlines())


def as_json(ids: Iterable[str]) -> str:
    """Return the rules with these ids as a JSON list."""
    return json.dumps([asdict(explained()[id_]) for id_ in ids], ensure_ascii=False, indent=2)


HEAD = """\
---
title: The rules
description: What the checks ask of the data, and why, with an example of each.
search:
  exclude: true
---

<!-- Made from the rules themselves, by `make bless`; do not edit it. -->

# The rules

`explainer check` tells what is wrong with the data, each time with the name of a rule. `explainer rules RULE`
explains one in the terminal.

An **error** stops the pages. A **warning** stops them where `mkdocs.yml` says `strict: true`. A **hint**
stops nothing: `explainer check --hints` shows what is worth a look.

A warning or a hint that is right as it is, is accepted at the entry, with the reason. It is then told no
more; what is accepted and no longer there is told.

```yaml
accept:
  mixed-script: The Gazette writes the first letter so.
```
"""


def page() -> str:
    """Return the page of the guide that has all rules."""
    parts = [HEAD]
    for title, rules in _groups():
        parts.append(f"## {title}\n")
        parts += [_section(rule) for rule in rules]
    return "\n".join(parts)


def _section(rule: Explained) -> str:
    lines = [f"### `{rule.id}` ({rule.level}) {{ #{rule.id} }}", "", rule.text, "", rule.why, ""]
    for called, example in (("Wrong", rule.wrong), ("Right", rule.right)):
        if rule.prose:
            lines += [f"{called}: {example}.", ""]
        elif example:
            lines += [f"{called}:", "", "```yaml", _visible(example), "```", ""]
        else:
            lines += [f"{called}: without these lines.", ""]
    return "\n".join(lines)
