"""Writes the pages of the guide that are made from the model: a page for every kind of entry.

What a field means is said by the model, how it is written by `docs/guide/example.yml`, and which rules are
about a kind by the folders of `tests/problems/`: an error of a rule stands in an entry of that kind there.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from textwrap import dedent

from generator.desk.fields import Field, fields_of
from generator.model import KIND_OF, Part, StoryFile, StoryInfo
from generator.problem import RULES, Place
from generator.read.nodes import Node, compose
from tests.conftest import ROOT

GUIDE = ROOT / "docs/guide"
EXAMPLE = GUIDE / "example.yml"
PROBLEMS = ROOT / "tests/problems"

MODELS: dict[str, type[Part]] = {"story": StoryInfo, **{row.key: row.model for row in KIND_OF.values()}}
ORDER = tuple(StoryFile.model_fields)
"""The kinds as a data file lists them."""

GENERAL = (
    "unreadable-file", "file-too-large", "wrong-extension", "not-utf-8", "control-character", "syntax",
    "several-documents", "anchor", "tag", "merge-key", "non-string-key", "duplicate-key", "too-deep",
    "unknown-key", "missing-key", "empty-value", "wrong-type", "wrong-value",
)  # fmt: skip
"""Rules that hold in every file, for whatever kind of entry."""

ACCEPTED = "accept:\n  long-sentence: The sentence is the wording of the law."
"""How every kind of entry writes what it accepts; in the example nothing has to be."""

VALUES = {
    "words": "words",
    "text": "a text, in which `[[ids]]` refer to other entries and `*emphasis*` is markup",
    "id": "an id: lower-case words joined by hyphens",
    "date": "a [date](../index.md#dates), as exact as the sources are",
    "day": "a day, as in `2026-01-12`",
    "language": "the code of a language, as in `en`, `ru` or `zh-Hans`",
    "code": "a word in lower-case letters and hyphens",
    "address": "an address that begins with `https://`",
    "flag": "`true` or `false`",
    "number": "a number",
    "whole": "a whole number",
    "rule": "a [rule](../rules.md)",
}
"""What one value is, by what the field takes; a reference and a choice are told by their own."""

FRONT = """\
---
title: {title}
description: {description}
search:
  exclude: true
---

# {title}

{description}
"""


@cache
def example() -> tuple[Node, tuple[str, ...]]:
    """Return the example as values that know their place, and its lines."""
    text = EXAMPLE.read_text(encoding="utf-8")
    lines = tuple(text.splitlines())
    node, problems = compose(text, EXAMPLE.name, lines)
    assert node is not None
    assert not problems
    return node, lines


def snippet(kind: str, path: tuple[str, ...]) -> str:
    """Return how the example writes a field: the first time that it stands in an entry of the kind."""
    if path == ("accept",):
        return ACCEPTED
    node, lines = example()
    for entry in _items(node.at((kind,))):
        for holder in _holders(entry, path[:-1]):
            if path[-1] in holder.keys:
                key, value = holder.keys[path[-1]], holder.at((path[-1],)).place
                begin = " " * (key.column - 1) + lines[key.line - 1][key.column - 1 :]
                return dedent("\n".join((begin, *lines[key.line : _end(value)]))).rstrip()
    raise LookupError(f"docs/guide/example.yml has no `{'.'.join((kind, *path))}`")


def _end(place: Place) -> int:
    """Return the number of the last line of a place."""
    return max(place.line, place.end_line - (place.end_column == 1))


def _items(node: Node) -> tuple[Node, ...]:
    return node.value if isinstance(node.value, tuple) else (node,)


def _holders(entry: Node, path: tuple[str, ...]) -> Iterator[Node]:
    """Yield the mappings at a path of keys; a list on the way stands for all that is in it."""
    if not path:
        yield entry
    elif path[0] in entry.keys:
        for item in _items(entry.at((path[0],))):
            yield from _holders(item, path[1:])


def entry_of(kind: str) -> str:
    """Return the first entry of a kind in the example, with the heading that it stands below."""
    node, lines = example()
    first, head = _items(node.at((kind,)))[0], node.keys[kind].line
    return "\n".join(lines[head - 1 : _end(first.place)]).rstrip()


def takes(field: Field) -> str:
    """Return what a field takes, in words."""
    match field.takes:
        case "reference" if not field.kinds:
            value = "the id of any entry"
        case "reference":
            value = f"the id of one of the {' or '.join(f'`{kind}`' for kind in field.kinds)}"
        case "choice":
            value = f"one of {', '.join(f'`{choice}`' for choice in field.choices)}"
        case known:
            value = VALUES[known]
    match field.shape:
        case "names" if field.key == "accept":
            return "a reason for each [rule](../rules.md)"
        case "names":
            return "a name for each code of a language"
        case "part":
            return "what follows"
        case "parts":
            return "a list, of which each item has what follows"
        case "list":
            return f"a list; each item is {value}"
        case "one":
            return value


def told(kind: str, fields: tuple[Field, ...], above: tuple[str, ...] = ()) -> Iterator[str]:
    """Yield what a page says of fields, and of those inside."""
    for field in fields:
        path = (*above, field.key)
        yield f"##{'#' * len(path)} `{': '.join(path)}` {{ #{'-'.join(path).replace('_', '-')} }}"
        yield f"{field.help}\n\n**{'Required' if field.required else 'Optional'}:** {takes(field)}."
        yield f"```yaml\n{snippet(kind, path)}\n```"
        yield from told(kind, field.fields, path)


@cache
def rules() -> dict[str, tuple[str, ...]]:
    """Return the rules that are about the entries of each kind, by the kind."""
    found: dict[str, list[str]] = {kind: [] for kind in ORDER}
    for rule in [rule for rule in RULES if rule not in GENERAL]:
        for kind in kinds_in(PROBLEMS / rule):
            found[kind].append(rule)
    return {kind: tuple(names) for kind, names in found.items()}


def kinds_in(folder: Path) -> list[str]:
    """Return the kinds of the entries that the report on a folder of problems is about."""
    kinds = []
    report = (folder / "expected.txt").read_text(encoding="utf-8")
    for name, line in re.findall(r"^(data/[\w./-]+\.yml):(\d+):\d+: ", report, re.MULTILINE):
        path = folder / name
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines() if path.is_file() else []
        heads = [match[1] for text in lines[: int(line)] if (match := re.match(r"(\w+):", text))]
        kinds += [head for head in heads[-1:] if head in ORDER]
    return list(dict.fromkeys(kinds))


def page(kind: str) -> str:
    """Return the page about a kind of entry."""
    description = StoryFile.model_fields[kind].description or ""
    about = [f"- [`{rule}`](../rules.md#{rule}): {RULES[rule].text}" for rule in rules()[kind]]
    parts = [
        FRONT.format(title=f"{kind.capitalize()}, field by field", description=description),
        f"## An example\n\n```yaml\n{entry_of(kind)}\n```",
        "## Every field",
        *told(kind, fields_of(MODELS[kind])),
    ]
    about.append("- [Those for every file](../rules.md)")
    parts += ["## Rules about it", "\n".join(about)]
    return "\n\n".join(part.strip() for part in parts) + "\n"


def pages() -> dict[Path, str]:
    """Return the pages by their paths."""
    return {GUIDE / f"kinds/{kind}.md": page(kind) for kind in ORDER}
