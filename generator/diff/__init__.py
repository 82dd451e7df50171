"""What has changed from one story to another, as stories and not as lines: entries, standings, fields.

In come two stories, each with what it is called, from wherever they were read; out comes a `Comparison`, and
of that a text, Markdown, JSON or a proposal for `updates`. `comparison` compares, `standings` finds what
changed the standing of a claim, `sections` says it in words, `forms` writes these down, `proposal` drafts the
updates.
"""

from generator.diff.comparison import Comparison, Side, compare
from generator.diff.forms import as_json, as_markdown, as_text
from generator.diff.proposal import as_updates

__all__ = ["Comparison", "Side", "as_json", "as_markdown", "as_text", "as_updates", "compare"]
