"""Rules on texts, links and quotes."""

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import urlsplit

from generator.checks.rule import Finding, rule
from generator.derive import ADDRESS, Story
from generator.problem import Place, quoted
from generator.wording import UNSPACED

HEADLINES = {"events": "title", "claims": "text", "differences": "point", "questions": "question"}
"""Where the explainer speaks in its own voice, beside the texts that take markup."""

_QUOTED = re.compile(
    r'"[^"]*"|“[^”]*”|„[^“”]*[“”]|«[^»]*»|»[^«]*«|「[^」]*」|『[^』]*』|《[^》]*》|\[\[[^\[\]|]*|\]\([^)]*\)'
)
"""Words that are somebody's own, and ids and addresses, which nobody reads."""

_HTML = re.compile(
    r"<(/?[A-Za-z][A-Za-z0-9]*|[/!?])[^<>]*>?|&(?:[A-Za-z][A-Za-z0-9]*|#\d+|#[xX][0-9a-fA-F]+);"
)
_LINK = re.compile(r"\]\(\s*([^)\s]*)")
_WHOLE_LINK = re.compile(rf"\]\({ADDRESS}\)")
_SCRIPT = re.compile(r"\b(?:(?:java|vb)script:|data:\w+/)\S+", re.IGNORECASE)


@rule("cut-text", "warning")
def texts_are_not_cut(story: Story) -> Iterator[Finding]:
    """No text without quotes is followed by ` #`: from there on it is a note, which is not published."""
    for entry, path, _ in story.words:
        if comment := story.comment_at(entry, *path):
            cut = comment.of(story.lines(comment))
            yield Finding(
                comment,
                f"{quoted(cut)} is not part of the text",
                "put the whole text in single quotes; move a note of yours to a line of its own",
                "a space and a `#` begin a note, which nobody sees",
            )


@rule("raw-html")
def texts_have_no_html(story: Story) -> Iterator[Finding]:
    """Texts have no HTML: a text is read on many pages and by many programs."""
    for place, text in story.texts:
        opened = set()
        for match in _HTML.finditer(text):
            name = (match[1] or "").lower()
            if name[:1] == "/" and name[1:] in opened:
                continue  # it goes with the tag that it closes
            if not name and unescape(match[0]) == match[0]:
                continue  # no character has this name
            opened.add(name)
            if match[0].startswith("&"):
                help_ = "write the character itself"
            elif re.match(r"<(https?:|mailto:)", match[0]):
                help_ = "write the link as `[words](address)`"
            else:
                help_ = "delete it; write `*emphasis*`, `**strong**` or `[words](address)`"
            spot = place.narrow(story.lines(place), match[0], text[: match.start()])
            yield Finding(spot, f"{quoted(match[0])} is HTML", help_)


@rule("unsafe-link")
def links_are_safe(story: Story) -> Iterator[Finding]:
    """Links in texts hold an address that begins with https:, http: or mailto:, and nothing else."""
    for place, text in story.texts:
        for match in _LINK.finditer(text):
            if wrong := _wrong_with_link(match):
                words, message, help_ = wrong
                spot = place.narrow(story.lines(place), words, text[: text.index(words, match.start())])
                yield Finding(spot, message, help_)
        rest = _HTML.sub(_blank, _LINK.sub(_blank, text))  # of which a problem has told
        for match in _SCRIPT.finditer(rest):
            spot = place.narrow(story.lines(place), match[0], text[: match.start()])
            yield Finding(spot, f"{quoted(match[0])} can run code", "delete it")


def _wrong_with_link(match: re.Match[str]) -> tuple[str, str, str] | None:
    """Return the words that are wrong with a link, why, and what to do; None for a whole and safe one."""
    address = match[1]
    begin = "begin it with https://, or refer to an entry as `[[id|words]]`"
    if not address:
        return match[0], "a link has no address", begin
    if not re.match(r"https?://[^/]|mailto:.", address, re.IGNORECASE):
        return address, f"{quoted(address)} is not the address of a web page", begin
    if not _WHOLE_LINK.match(match.string, match.start()):
        return address, "this link does not end where its address does", "write it as `[words](https://…)`"
    return None


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


@rule("bad-address")
def addresses_are_web_addresses(story: Story) -> Iterator[Finding]:
    """Addresses begin with https:// or http:// and name a host."""
    for place, url in story.addresses():
        if not _is_web_address(url):
            help_ = "copy the whole address from the browser; it begins with https://"
            yield Finding(place, f"{quoted(url)} is not the address of a page", help_)
    contact = story.parsed.info.address_for_errors if story.parsed.info else None
    if contact is not None and not re.fullmatch(r"https?://[^\s/]\S*|mailto:[^\s@]+@[^\s@]+", contact):
        help_ = "write it as `mailto:name@example.org` or `https://…`, or write `contact: none`"
        if re.fullmatch(r"[^\s@:]+@[^\s@]+", contact):
            help_ = f"write `mailto:{contact}`"
        yield Finding(story.place_of(None, "contact"), f"{quoted(contact)} is not an address", help_)


def _is_web_address(url: str) -> bool:
    if re.search(r"[\s<>\"\\^`{|}]", url):
        return False
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        return parts.scheme in {"http", "https"} and "." in host.strip(".") and parts.username is None
    except ValueError:  # brackets that hold no IPv6 address
        return False


@rule("avoided-word", "warning")
def avoided_words_are_quoted(story: Story) -> Iterator[Finding]:
    """A word that a term avoids stands in quotation marks: it is somebody's own, not the explainer's."""
    terms = sorted(
        ((form, term) for term in story.terms.values() for form in term.avoid),
        key=lambda pair: -len(pair[0]),
    )
    if not terms:
        return
    pattern = re.compile("|".join(f"({as_word(form)})" for form, _ in terms), re.IGNORECASE)
    for place, text in (*story.texts, *headlines(story)):
        for match in pattern.finditer(own_words(text)):
            _, term = terms[(match.lastindex or 1) - 1]
            yield Finding(
                place.narrow(story.lines(place), match[0], text[: match.start()]),
                f"{quoted(match[0])} is a word that the glossary avoids",
                f"write it as the term {quoted(term.id)} says, or in quotation marks as somebody's own",
            )


def own_words(text: str) -> str:
    """Return a text with blanks for what is no word of the editors': quotes, ids and addresses."""
    return _QUOTED.sub(_blank, text)


def as_word(form: str, pattern: str = "") -> str:
    """Return the pattern of a form that is no part of a longer word; particles follow a Korean one.

    Another `pattern` may stand for the form, which says what is a word at its ends.
    """
    before = r"(?<!\w)" if re.match(rf"(?![{UNSPACED}])\w", form) else ""
    after = r"(?!\w)" if re.search(rf"(?![{UNSPACED}\uac00-\ud7a3])\w$", form) else ""
    return f"{before}{pattern or re.escape(form)}{after}"


def headlines(story: Story) -> Iterator[tuple[Place, str]]:
    """Yield the headlines in which the explainer speaks in its own voice, each with its place."""
    for kind, name in HEADLINES.items():
        for entry in getattr(story, kind).values():
            yield story.place_of(entry, name), getattr(entry, name)
