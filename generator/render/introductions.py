"""Says who an actor is where a page first names them: “Sergei Lavrov (Russia's foreign minister)”."""

import re

from generator.derive import Story
from generator.render.prose import INTRODUCED, escape

_NEAR = 60
"""Within so many characters a text that tells the role itself needs no second telling."""

_HEADING_OR_CELL = re.compile(r"\s*(?:#|\||<t[hd]\b)")
"""The begin of a line where a name stands for what is told below it or beside it."""


def introduce(story: Story, body: str) -> str:
    """Return the Markdown of a page with the role of every actor at the first mention of the name.

    `Prose.link` leaves a mark behind a name. Nothing is said in headings and in the cells of tables, nor
    where the text around the name has the role in the same words.
    """
    introduced: set[str] = set()

    def role(mark: re.Match[str]) -> str:
        line = body[body.rfind("\n", 0, mark.start()) + 1 : mark.start()]
        if mark[1] in introduced or _HEADING_OR_CELL.match(line):
            return ""
        introduced.add(mark[1])
        words = escape(story.actors[mark[1]].role or "")
        near = line[-_NEAR - len(words) :] + body[mark.end() : mark.end() + _NEAR]
        return "" if words.casefold() in near.split("\n")[0].casefold() else f" ({words})"

    return INTRODUCED.sub(role, body)
