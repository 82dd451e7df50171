"""What is done to the HTML of a page: one pass over its tags, and all between them stays as it is.

- A word of the glossary is a link to its meaning where it is used first, and nothing but a word elsewhere.
  Python-Markdown's `abbr` extension finds the words, whatever markup they stand in, and gives each its
  meaning as a `title`. That alone is shown to a mouse only: no finger and no keyboard reaches it.
  https://html.spec.whatwg.org/multipage/dom.html#the-title-attribute
- A link out of the site gives the page that it opens no hold of ours, by `rel="noopener"`. That no address
  of a page is sent along is said once for the whole page, by `<meta name="referrer">`.
  https://html.spec.whatwg.org/multipage/links.html#link-type-noopener
- A checkbox has no `autocomplete`, as HTML has it. Material's two stand where no template of ours reaches.
  https://html.spec.whatwg.org/multipage/input.html#input-type-attr-summary
- The policy of the page stands right after its charset, before anything that it is about.
"""

import re
from collections.abc import Mapping
from html import escape, unescape
from html.parser import HTMLParser
from itertools import accumulate

from generator.finish.policy import policy

Attributes = list[tuple[str, str | None]]

AROUND = frozenset({"a", "button", "h1", "h2", "h3", "h4", "h5", "h6", "label", "summary"})
"""Where a link may not stand, or would stand in the way: a word of the glossary is left as it is."""

RUN = frozenset({"", "module", "text/javascript", "application/javascript"})
"""The types of a script that a browser runs; what has another type is data.

https://html.spec.whatwg.org/multipage/scripting.html#attr-script-type
"""

_OUT = re.compile(r"(?:https?:)?//", re.IGNORECASE)


def finished(html: str, terms: Mapping[str, str], root: str, scripts: frozenset[str] | None) -> str:
    """Return a page of the site as readers get it.

    `terms` has the address of the meaning of every word below the `root` of the site. `scripts` are those of
    the theme, which may run; with None the page has no policy.
    """
    page = _Page(html, terms, root)
    page.feed(html)
    page.close()
    if scripts is not None and page.charset is not None:
        content = policy(page.scripts, scripts)
        page.put(page.charset, f'<meta http-equiv="Content-Security-Policy" content="{content}">')
    return page.text()


class _Page(HTMLParser):
    """Reads a page and notes what is to be changed in it."""

    def __init__(self, html: str, terms: Mapping[str, str], root: str) -> None:
        super().__init__()
        self.html = html
        self.terms = terms
        self.root = root
        self.charset: int | None = None
        """Where the tag ends that tells the charset."""
        self.scripts: list[str] = []
        """The scripts that stand in the page and that a browser runs."""
        self._lines = list(
            accumulate(map(len, html.split("\n")), lambda at, length: at + length + 1, initial=0)
        )
        self._edits: list[tuple[int, int, str]] = []
        self._around = ""  # the element that no link may stand in, while inside of one
        self._script: int | None = None  # where the text of a script begins, while inside of one
        self._word: tuple[int, int] | None = None  # where the tag before a word begins and ends
        self._linked: set[str] = set()

    def put(self, start: int, text: str, end: int | None = None) -> None:
        """Note that a text is to stand at `start`, in place of all up to `end`."""
        self._edits.append((start, start if end is None else end, text))

    def text(self) -> str:
        """Return the page with all that was noted."""
        parts, at = [], 0
        for start, end, text in sorted(self._edits):
            parts += [self.html[at:start], text]
            at = end
        return "".join([*parts, self.html[at:]])

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        """Look at the tag that an element begins with."""
        match tag:
            case "a":
                self._link(attrs)
            case "abbr":
                self._word = self._place()
            case "input":
                self._field(attrs)
            case "meta" if self.charset is None and any(name == "charset" for name, _ in attrs):
                self.charset = self._place()[1]
            case "script":
                by_name = dict(attrs)
                if "src" not in by_name and (by_name.get("type") or "").strip().lower() in RUN:
                    self._script = self._place()[1]
        if tag in AROUND and not self._around:
            self._around = tag

    def handle_endtag(self, tag: str) -> None:
        """Look at the tag that an element ends with."""
        if tag == self._around:
            self._around = ""
        elif tag == "script" and self._script is not None:
            self.scripts.append(self.html[self._script : self._here()])
            self._script = None
        elif tag == "abbr" and self._word is not None:
            self._term(*self._word)
            self._word = None

    def _here(self) -> int:
        """Return where in the page the tag begins that is being looked at."""
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def _place(self) -> tuple[int, int]:
        """Return where the tag that an element begins with begins and ends."""
        start = self._here()
        return start, start + len(self.get_starttag_text() or "")

    def _link(self, attrs: Attributes) -> None:
        by_name = dict(reversed(attrs))  # of two attributes of one name the first counts
        if not _OUT.match((by_name.get("href") or "").strip()):
            return
        words = dict.fromkeys([*(by_name.get("rel") or "").split(), "noopener"])
        start, end = self._place()
        if "rel" in by_name:
            self.put(start, _tag("a", [(k, " ".join(words) if k == "rel" else v) for k, v in attrs]), end)
        else:
            self.put(end - 1, ' rel="noopener"')

    def _field(self, attrs: Attributes) -> None:
        by_name = dict(attrs)
        if "autocomplete" in by_name and by_name.get("type") in {"checkbox", "radio"}:
            start, end = self._place()
            self.put(start, _tag("input", [(k, v) for k, v in attrs if k != "autocomplete"]), end)

    def _term(self, start: int, begin: int) -> None:
        """Make a link of the word whose tag begins at `start` and which itself begins at `begin`."""
        end = self._here()
        address = None if self._around else self.terms.get(unescape(self.html[begin:end]))
        first = address is not None and address not in self._linked
        attributes = self.html[start + len("<abbr") : begin]
        self.put(start, f'<a class="term" href="{self.root}{address}"{attributes}' if first else "", begin)
        self.put(end, "</a>" if first else "", self.html.index(">", end) + 1)
        if address is not None:
            self._linked.add(address)


def _tag(name: str, attrs: Attributes) -> str:
    parts = [key if value is None else f'{key}="{escape(value)}"' for key, value in attrs]
    return f"<{' '.join([name, *parts])}>"
