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
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import escape, unescape

from generator.finish.policy import policy

Attributes = list[tuple[str, str | None]]

AROUND = frozenset({"a", "button", "h1", "h2", "h3", "h4", "h5", "h6", "label", "summary"})
"""Where a link may not stand, or would stand in the way: a word of the glossary is left as it is."""

RUN = frozenset({"", "module", "text/javascript", "application/javascript"})
"""The types of a script that a browser runs; what has another type is data.

https://html.spec.whatwg.org/multipage/scripting.html#attr-script-type
"""

_ATTRIBUTE = r"""(?P<key>[^\s/>][^\s/>=]*+)(?:\s*+=\s*+(?P<value>"[^"]*+"|'[^']*+'|(?!["'])[^\s>]*+))?+"""
_ANY_ATTRIBUTE = re.sub(r"\?P<\w+>", "?:", _ATTRIBUTE)

_TAG = re.compile(
    rf"""
      <!--.*?-->
    | <(?P<raw>script|style|textarea|title)(?P<its>(?:[\s/]++(?:{_ANY_ATTRIBUTE})?+)*+)>
      (?P<text>.*?)</(?P=raw)(?=[\s/>])
    | <(?P<end>/?)(?P<name>[a-z][^\s/>]*+)(?P<attributes>(?:[\s/]++(?:{_ANY_ATTRIBUTE})?+)*+)>
    """,
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
"""A comment, an element whose content has no tags, or a tag that an element begins or ends with.

No part of it is tried twice: the time for a page grows with its length.
https://html.spec.whatwg.org/multipage/parsing.html#tokenization
"""

_OUT = re.compile(r"(?:https?:)?//", re.IGNORECASE)


def finished(html: str, terms: Mapping[str, str], root: str, scripts: frozenset[str] | None) -> str:
    """Return a page of the site as readers get it.

    `terms` has the address of the meaning of every word below the `root` of the site. `scripts` are those of
    the theme, which may run; with None the page has no policy.
    """
    page = _Page(html, terms, root)
    for tag in _TAG.finditer(html):
        page.look_at(tag)
    if scripts is not None and page.charset is not None:
        content = policy(page.scripts, scripts)
        page.put(page.charset, f'<meta http-equiv="Content-Security-Policy" content="{content}">')
    return page.text()


@dataclass(slots=True)
class _Page:
    """Looks at the tags of a page, one after the other, and notes what is to be changed in it."""

    html: str
    terms: Mapping[str, str]
    root: str
    charset: int | None = None
    """Where the tag ends that tells the charset."""
    scripts: list[str] = field(default_factory=list)
    """The scripts that stand in the page and that a browser runs."""
    _edits: list[tuple[int, int, str]] = field(default_factory=list)
    _around: str = ""
    """The element that no link may stand in, while inside of one."""
    _word: re.Match[str] | None = None
    """The tag before a word, while inside of one."""
    _linked: set[str] = field(default_factory=set)

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

    def look_at(self, tag: re.Match[str]) -> None:
        """Look at a tag, or at an element whose content has none."""
        name = tag["name"]
        if name is None:
            if tag["raw"] and tag["raw"].lower() == "script":
                self._script(tag)
        elif not tag["end"]:
            self._begin(name.lower(), tag)
        elif (name := name.lower()) == self._around:
            self._around = ""
        elif name == "abbr" and self._word is not None:
            self._term(self._word, tag)
            self._word = None

    def _begin(self, name: str, tag: re.Match[str]) -> None:
        match name:
            case "a":
                self._link(tag)
            case "abbr":
                self._word = tag
            case "input":
                self._field(tag)
            case "meta" if self.charset is None and "charset" in dict(_attributes(tag["attributes"])):
                self.charset = tag.end()
        if not self._around and name in AROUND and not tag["attributes"].endswith("/"):
            self._around = name

    def _script(self, tag: re.Match[str]) -> None:
        by_name = dict(_attributes(tag["its"]))
        if "src" not in by_name and (by_name.get("type") or "").strip().lower() in RUN:
            self.scripts.append(tag["text"])

    def _link(self, tag: re.Match[str]) -> None:
        if (
            "//" not in tag["attributes"] and "&" not in tag["attributes"]
        ):  # as most are: they lead into the site
            return
        attrs = list(_attributes(tag["attributes"]))
        by_name = dict(reversed(attrs))  # of two attributes of one name the first counts
        if not _OUT.match((by_name.get("href") or "").strip()):
            return
        words = dict.fromkeys([*(by_name.get("rel") or "").split(), "noopener"])
        if "rel" in by_name:
            changed = [(key, " ".join(words) if key == "rel" else value) for key, value in attrs]
            self.put(tag.start(), _tag("a", changed), tag.end())
        else:
            self.put(tag.end() - 1, ' rel="noopener"')

    def _field(self, tag: re.Match[str]) -> None:
        attrs = list(_attributes(tag["attributes"]))
        by_name = dict(attrs)
        if "autocomplete" in by_name and by_name.get("type") in {"checkbox", "radio"}:
            kept = [(key, value) for key, value in attrs if key != "autocomplete"]
            self.put(tag.start(), _tag("input", kept), tag.end())

    def _term(self, begin: re.Match[str], end: re.Match[str]) -> None:
        """Make a link of the word between two tags."""
        word = self.html[begin.end() : end.start()]
        address = None if self._around else self.terms.get(unescape(word))
        first = address is not None and address not in self._linked
        attributes = f"{begin['attributes']}>"
        self.put(
            begin.start(),
            f'<a class="term" href="{self.root}{address}"{attributes}' if first else "",
            begin.end(),
        )
        self.put(end.start(), "</a>" if first else "", end.end())
        if address is not None:
            self._linked.add(address)


_ATTRIBUTES = re.compile(_ATTRIBUTE, re.DOTALL)


def _attributes(text: str) -> Iterator[tuple[str, str | None]]:
    """Yield the attributes of a tag, each with its value, or with None where it has none."""
    for found in _ATTRIBUTES.finditer(text):
        value = found["value"]
        if value and value[0] in "\"'":
            value = value[1:-1]
        yield found["key"].lower(), value if value is None else unescape(value)


def _tag(name: str, attrs: Attributes) -> str:
    parts = [key if value is None else f'{key}="{escape(value)}"' for key, value in attrs]
    return f"<{' '.join([name, *parts])}>"
