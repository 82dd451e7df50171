"""What is wrong with the data and where: a `Place`, a `Problem`, and the list of all rules."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

Level = Literal["error", "warning"]


@dataclass(frozen=True, order=True, slots=True)
class Place:
    """A span of a file; lines and columns count characters from 1, the end is exclusive."""

    file: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1

    def __str__(self) -> str:
        """Return `file:line:column`, the form that terminals and editors make clickable."""
        return f"{self.file}:{self.line}:{self.column}"

    def narrow(self, lines: tuple[str, ...], words: str, after: str = "") -> "Place":
        """Return the place of `words` inside this one, or this one if they are not found.

        `lines` are the lines of the whole file, and `after` is the text before the words: where they
        stand in it, too, those places are passed over. Words that a folded text spreads over two
        lines are not found.
        """
        passed = after.count(words)
        for line in range(self.line, self.end_line + 1):
            text = lines[line - 1]
            first = self.column - 1 if line == self.line else 0
            last = self.end_column - 1 if line == self.end_line else len(text)
            while words and (column := text.find(words, first, last)) >= 0:
                first = column + len(words)
                if not passed:
                    return Place(self.file, line, column + 1, line, first + 1)
                passed -= 1
        return self


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One mistake: `message` says what, `note` why it matters, `help` what to do."""

    place: Place
    rule: str
    message: str
    help: str = ""
    note: str = ""
    level: Level = "error"

    def __post_init__(self) -> None:
        """Refuse a rule that is not in `RULES`."""
        if self.rule not in RULES:
            raise KeyError(self.rule)


MAX_QUOTED = 80
"""How many characters of a value a message shows."""


def quoted(words: object) -> str:
    """Return words of the data in backticks: in one line, not too long, with nothing invisible."""
    shown = "".join(char if char.isprintable() else " " for char in str(words))
    return f"`{shown if len(shown) <= MAX_QUOTED else shown[:MAX_QUOTED] + '…'}`"


HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060\u2066-\u2069\ue000-\uf8ff\ufeff\ufffe\uffff]"
)
"""Characters that are not printable in YAML (https://yaml.org/spec/1.2.2/#51-character-set), drawn as
nothing, line breaks to some programs only, turning the direction of the text round them, or for private
use: the page would not say what the editor sees."""


def character(char: str) -> str:
    """Return the code and the name of a character, as in `U+202E (right-to-left override)`."""
    return f"U+{ord(char):04X} ({unicodedata.name(char, 'control character').lower()})"


RULES = {
    # reading a file
    "unreadable-file": "A data file can be opened and read.",
    "file-too-large": "A data file has at most 10 MB.",
    "wrong-extension": "The name of a data file ends in `.yml`.",
    "not-utf-8": "A data file is UTF-8 text.",
    "control-character": "A data file has no control characters and none that hide or reorder text.",
    "syntax": "A data file is valid YAML.",
    "several-documents": "A data file is one YAML document.",
    "anchor": "YAML anchors and aliases (`&name`, `*name`) are not used.",
    "tag": "YAML tags (`!name`) are not used.",
    "merge-key": "The YAML merge key (`<<`) is not used.",
    "non-string-key": "Every key is a word.",
    "duplicate-key": "A key stands once in its mapping.",
    "too-deep": "Values are nested at most 20 levels deep.",
    # the shape of an entry
    "unknown-key": "Every key is one that the model knows.",
    "missing-key": "Every key that the model requires is there.",
    "empty-value": "A key that is there has a value.",
    "wrong-type": "Every value is of the type that its key takes.",
    "wrong-value": "A value from a fixed list is one of that list.",
    "bad-date": "A date is one that the calendar has, in EDTF.",
    "reversed-interval": "An interval begins before it ends.",
    "no-stance": "A report says whether its source asserts, denies or doubts the claim.",
    "no-reason": "An assessment gives its reason.",
    # the story as a whole
    "empty-story": "There is a story, with at least one event or claim.",
    "duplicate-story": "There is one `story`.",
    "bad-id": "An id is lower-case words and digits joined by hyphens, at most 80 characters.",
    "duplicate-id": "An id belongs to one entry of the story.",
    "unknown-reference": "Every reference leads to an entry.",
    "wrong-kind": "Every reference leads to an entry of the kind that its key takes.",
    "cycle": "Nothing is part of itself, or derived from itself, by whatever detour.",
    "unreferenced": "Every entry is referred to by another, or by a text.",
    # words
    "misplaced-reference": "References stand in texts that take markup, not in names, titles and claims.",
    "raw-html": "Texts have no HTML.",
    "unsafe-link": "Links in texts are whole, with an address of https:, http: or mailto:.",
    "bad-address": "Addresses begin with https:// or http:// and name a host.",
    "long-quote": "A quote has at most 25 words.",
    "translation-alone": "A translation of a quote stands beside the quote.",
    "avoided-word": "A word that the glossary avoids stands in quotation marks.",
    "title-in-sentence": "A title that is a sentence stands inside no other sentence.",
    # writing the pages
    "page-in-the-way": "No hand-written file stands where a generated page goes.",
    # editorial
    "no-answer": "An answered question has an answer.",
    "no-report": "A claim has a report; what nobody is known to say is a question.",
    "duplicate-report": "A source says one thing of a claim, by one speaker, once.",
    "no-access-date": "A source that was seen in full has the date of access.",
}
"""Every rule and what it asks for. `error[rule]` names them; CONTRIBUTING.md lists them."""
