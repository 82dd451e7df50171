"""Write down what has changed: as text for a terminal, Markdown for a pull request, JSON for programs."""

import json
import re
from collections.abc import Iterator
from dataclasses import asdict

from generator.diff.comparison import Comparison
from generator.diff.sections import Section, Value, Words, sections
from generator.problem import HIDDEN

MOST_ITEMS = 200
"""How many items of a section Markdown shows: the summary of a workflow has at most 1 MiB."""

NOTHING = "Nothing has changed in the story."


def as_text(comparison: Comparison) -> str:
    """Return what has changed for people at a terminal."""
    lines = [f"{comparison.old} → {comparison.new}"]
    lines += [f"note: {note}" for note in comparison.notes]
    for section in sections(comparison):
        lines += ["", _title(section)]
        for item in section.items:
            lines.append(f"  {_plain(item.words)}")
            lines += [f"      {_plain(line)}" for line in item.lines]
    if not comparison:
        lines.append(NOTHING)
    return "\n".join(lines)


def _title(section: Section) -> str:
    return f"{section.title} ({len(section.items)})"


def _plain(words: Words) -> str:
    return "".join(
        word if isinstance(word, str) else word.text if word.code else f"“{_visible(word.text)}”"
        for word in words
    )


def _visible(text: str) -> str:
    """Return words of the data without what steers a terminal."""
    return HIDDEN.sub("\ufffd", text)


def as_markdown(comparison: Comparison) -> str:
    """Return what has changed as Markdown, as GitHub and Python-Markdown read it alike."""
    lines = [
        "## What changes in the story",
        "",
        f"From {_code(comparison.old)} to {_code(comparison.new)}.",
        "",
    ]
    for note in comparison.notes:
        lines += [f"*Note:* {_escaped(note)}", ""]
    for section in sections(comparison):
        lines += [f"### {_title(section)}", "", *_items(section), ""]
    if not comparison:
        lines += [NOTHING, ""]
    return "\n".join(lines)


def _items(section: Section) -> Iterator[str]:
    for item in section.items[:MOST_ITEMS]:
        yield f"- {_marked_up(item.words)}"
        yield from (f"    - {_marked_up(line)}" for line in item.lines)
    if len(section.items) > MOST_ITEMS:
        yield f"- and {len(section.items) - MOST_ITEMS} more"


def _marked_up(words: Words) -> str:
    return "".join(word if isinstance(word, str) else _of_data(word) for word in words)


def _of_data(value: Value) -> str:
    return _code(value.text) if value.code else f"“{_escaped(value.text)}”"


def _code(text: str) -> str:
    """Return words of the data as code; a backtick among them would end it."""
    return f"`{text}`" if "`" not in text else _escaped(text)


def _escaped(text: str) -> str:
    """Return words of the data in which nothing is Markdown or HTML."""
    one_line = " ".join(_visible(text).split())
    return re.sub(r"([\\`*_{}\[\]()#+!|~-])", r"\\\1", one_line.replace("&", "&amp;").replace("<", "&lt;"))


def as_json(comparison: Comparison) -> str:
    """Return what has changed as JSON: the fields of `Comparison`, with the whole of old and new values."""
    return json.dumps(asdict(comparison), ensure_ascii=False, indent=2)
