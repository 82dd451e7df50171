"""Rules on how what is written reads on a page."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from generator.checks.rule import Finding, rule
from generator.derive import REFERENCE, Story
from generator.model import Kind

SENTENCES: frozenset[Kind] = frozenset(("events", "claims", "differences", "questions"))
"""The kinds whose entries are called by a title that is a sentence or begins like one."""

LEAD = 2
"""So many words may lead to a title, as in “See also”."""

_REF = "\ufffc"
"""Stands for a reference, as often as that has characters."""

_END = re.compile(r"[.?!…:;()\n\"“”„«»。！？：；（）]|\s[–—-]\s")
"""Where a sentence or a part of one ends that can stand alone."""

_ADDRESS = re.compile(r"\]\([^)\s]*\)")

_WORDS = re.compile(rf"\w+|{_REF}+")
_ALONE = re.compile(rf"w{{0,{LEAD}}}r(?:w?r)*")
"""References (r) among words (w) that make no sentence: alone or in a list, after words that lead to them."""


@rule("title-in-sentence", "warning")
def titles_stand_in_no_sentence(story: Story) -> Iterator[Finding]:
    """A title that is a sentence stands inside no other sentence: there a reference has words of its own."""
    for place, text in story.texts:
        masked = _ADDRESS.sub(_blank, REFERENCE.sub(lambda match: _REF * len(match[0]), text))
        ends = [0, *(end.end() for end in _END.finditer(masked))]
        for match in REFERENCE.finditer(text):
            if (match[2] or "").strip() or story.kinds.get(match[1]) not in SENTENCES:
                continue
            number = bisect_right(ends, match.start())
            begin, end = ends[number - 1], next(iter(ends[number:]), None)
            comma = masked.rfind(",", begin, match.start())  # as in “Both say so, see …”
            if not _stand_alone(masked[begin if comma < 0 else comma : end]):
                yield Finding(
                    place.narrow(story.lines(place), match[0], text[: match.start()]),
                    f"the title of `{match[1]}` would stand inside another sentence",
                    f"write `[[{match[1]}|words]]`, with words that fit into the sentence",
                )


def _stand_alone(part: str) -> bool:
    """Return whether the references in this part of a text are in no sentence."""
    shape = "".join("r" if word.startswith(_REF) else "w" for word in _WORDS.findall(part))
    return _ALONE.fullmatch(shape) is not None


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])
