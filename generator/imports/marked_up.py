"""Read HTML that other software writes into texts, as words with the markup that our texts take."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser

_PARAGRAPHS = frozenset(
    {"p", "div", "br", "li", "ul", "ol", "h1", "h2", "h3", "h4", "blockquote", "tr", "table"}
)
_MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*"}
_NOTHING_LOST = frozenset(
    {"span", "small", "sup", "sub", "u", "font", "tbody", "td", "a", "html", "body", "wbr"}
)
_NOT_READ = frozenset({"script", "style"})


@dataclass
class MarkedUp(HTMLParser):
    """The words of an HTML text, its links, and the elements that could not be carried over."""

    source: str
    link: Callable[[str, str], str] | None = None
    """What to write for a link, of which it is given the address and the words; without it the words."""
    emphasis: bool = False
    """Whether to write emphasis as our markup."""
    lost: list[str] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Read the source."""
        super().__init__(convert_charrefs=True)
        self._open: list[tuple[str, int]] = []
        self._silent = 0
        self.feed(self.source)
        self.close()
        self.lost += ["a" for opened, _ in self._open if opened not in _MARKS]
        self.lost += ["script"] * bool(self._silent)

    @property
    def text(self) -> str:
        """The words, each paragraph in a line."""
        paragraphs = re.split(r"\n\s*\n", "".join(self.pieces))
        return "\n".join(words for paragraph in paragraphs if (words := " ".join(paragraph.split())))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a paragraph, a link or an emphasis, or note that an element is lost."""
        if tag in _NOT_READ:
            self._silent += 1
        if tag in _PARAGRAPHS:
            self.pieces.append("\n\n")
        elif tag == "a":
            self._open.append((dict(attrs).get("href") or "", len(self.pieces)))
        elif tag in _MARKS:
            self._open.append((tag, len(self.pieces)))
        elif tag not in _NOTHING_LOST:
            self.lost.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """End what was begun, and write it as markup where our texts have it."""
        if tag in _NOT_READ:
            self._silent = max(0, self._silent - 1)  # one that was never begun ends nothing
        if tag in _PARAGRAPHS:
            self.pieces.append("\n\n")
        if (tag != "a" and tag not in _MARKS) or not self._open:
            return
        opened, start = self._open.pop()
        words = " ".join("".join(self.pieces[start:]).split())
        del self.pieces[start:]
        if tag == "a" and self.link:
            words = self.link(opened, words)
        elif self.emphasis and tag != "a" and words and "*" not in words:
            words = f"{_MARKS[tag]}{words}{_MARKS[tag]}"
        self.pieces.append(words)

    def handle_data(self, data: str) -> None:
        """Take the words."""
        if not self._silent:
            self.pieces.append(data)
