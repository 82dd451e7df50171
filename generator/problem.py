"""What is wrong with the data and where: a `Place`, a `Problem`, and the list of all rules."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

Level = Literal["error", "warning", "hint"]
"""An error stops the pages, a warning where the project says `strict`; a hint is shown on request."""


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

    def of(self, lines: tuple[str, ...]) -> str:
        """Return what stands here in its first line; `lines` are those of the whole file."""
        last = self.end_column - 1 if self.end_line == self.line else None
        return lines[self.line - 1][self.column - 1 : last]

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


# A joiner belongs behind a letter of a script that has it (https://www.unicode.org/reports/tr31/#Layout_and_Format_Control_Characters),
# and between the parts of an emoji (https://www.unicode.org/reports/tr51/#Emoji_ZWJ_Sequences).
_JOINED = (
    "\u0600-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u18af\u1900-\u1aff\u1b00-\u1c4f\ua800-\ua8ff\ua980-\uaaff"
    "\uabc0-\uabff\ufb50-\ufdcf\ufe70-\ufefc\U00010a00-\U00011fff\U0001e900-\U0001e95f"
)
_EMOJI = "\u00a9\u00ae\u2190-\u2bff\ufe0f\U0001f000-\U0001faff"
HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u115f\u1160\u17b4\u17b5\u200b\u2028-\u202e\u2060-\u206f\u3164\ue000-\uf8ff"
    "\ufdd0-\ufdef\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e00ff\U000f0000-\U0010ffff]"
    f"|(?<![{_JOINED}])\u200c|(?<![{_JOINED}{_EMOJI}])\u200d"
)
"""Characters that are not printable in YAML (https://yaml.org/spec/1.2.2/#51-character-set), drawn as
nothing, line breaks to some programs only, turning the direction of the text round them, or for private
use: the page would not say what the editor sees. The two joiners are fine where a script needs them."""


def character(char: str) -> str:
    """Return the code and the name of a character, as in `U+202E (right-to-left override)`."""
    return f"U+{ord(char):04X} ({unicodedata.name(char, 'control character').lower()})"


@dataclass(frozen=True, slots=True)
class Rule:
    """What the data is asked for in one sentence, `text`, and how bad it is to break it."""

    id: str
    text: str
    level: Level = "error"


RULES = {
    rule.id: rule
    for rule in (
        # reading a file
        Rule("unreadable-file", "A data file can be opened and read."),
        Rule("file-too-large", "A data file has at most 10 MB."),
        Rule("wrong-extension", "The name of a data file ends in `.yml`; of another file it warns."),
        Rule("not-utf-8", "A data file is UTF-8 text."),
        Rule("control-character", "A data file has no characters that control, hide or reorder text."),
        Rule("syntax", "A data file is valid YAML."),
        Rule("several-documents", "A data file is one YAML document."),
        Rule("anchor", "YAML anchors and aliases (`&name`, `*name`) are not used."),
        Rule("tag", "YAML tags (`!name`) are not used."),
        Rule("merge-key", "The YAML merge key (`<<`) is not used."),
        Rule("non-string-key", "Every key is a word."),
        Rule("duplicate-key", "A key stands once in its mapping."),
        Rule("too-deep", "Values are nested at most 20 levels deep."),
        # the shape of an entry
        Rule("unknown-key", "Every key is one that the model knows."),
        Rule("missing-key", "Every key that the model requires is there."),
        Rule("empty-value", "A key that is there has a value."),
        Rule("wrong-type", "Every value is of the type that its key takes."),
        Rule("wrong-value", "A value from a fixed list is one of that list."),
        Rule("bad-date", "A date is one that the calendar has, in EDTF."),
        Rule("reversed-interval", "An interval begins before it ends."),
        Rule("bad-language", "A language is given by a code of BCP 47, as in `en`, `ru` or `zh-Hans`."),
        Rule("no-stance", "A report says whether its source asserts, denies or doubts the claim."),
        Rule("first-language", "The first of `languages` is the `language` of the story."),
        Rule("bad-translation", "A text of the editors may have translations, into the story's languages."),
        Rule("no-reason", "An assessment gives its reason."),
        # the story as a whole
        Rule("duplicate-story", "There is one `story`."),
        Rule(
            "unneeded-acceptance",
            "What `accept` names is still there: what has been mended is taken out.",
            "warning",
        ),
        # the words for readers
        Rule(
            "bad-catalogue",
            "A catalogue is in gettext's form, and each translation has what its message has.",
        ),
        # the texts of sources, which `explainer verify` reads
        Rule("misquoted", "A quote stands word for word in the text of its source."),
        Rule(
            "shared-wording",
            "Sources whose texts share whole runs of words go back to one another, or to one original.",
            "warning",
        ),
        # writing the pages
        Rule("page-in-the-way", "No hand-written file stands where a generated page goes."),
    )
}
"""Every rule by its id: those of reading, verifying and writing, which are told here, and those of `checks`,
each told by its function, which are added when `checks` is imported. CONTRIBUTING.md lists all."""
