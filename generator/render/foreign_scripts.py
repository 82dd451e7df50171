"""Marks words in a foreign script with their language, so that they are read aloud and broken as such.

WCAG 2.2, 3.1.2 (Language of Parts). Quotes, titles and names come with their language from the data. What
editors write within their own sentences does not, so it is told by its script: a run of words takes the
language in which, of those written in its script, the story has most sources and names. Where it has none,
or two equally often, the language is left open and the script is named (`und-Cyrl`, BCP 47). A word of
letters of two scripts is in no language and left alone.
"""

import re
from collections import Counter
from collections.abc import Iterator

from generator.catalogue import direction_of
from generator.derive import Story, kept
from generator.render.prose import language_code

_LETTERS = {
    "Cyrl": "\u0400-\u052f\u1c80-\u1c8f\ua640-\ua69f",
    "Hang": "\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff",
    "Hani": "\u3040-\u30ff\u3400-\u9fff",
    "Arab": "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff",
    "Hebr": "\u0590-\u05ff",
    "Grek": "\u0370-\u03ff\u1f00-\u1fff",
    "Latn": "A-Za-z\u00c0-\u024f\u1e00-\u1eff",
}
"""The letters of each script, by its ISO 15924 code; Japanese is put with Chinese."""

_WRITTEN_IN = {
    **dict.fromkeys(("be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "uk"), "Cyrl"),
    **dict.fromkeys(("ko",), "Hang"),
    **dict.fromkeys(("ja", "zh"), "Hani"),
    **dict.fromkeys(("ar", "fa", "ps", "ur"), "Arab"),
    **dict.fromkeys(("he", "yi"), "Hebr"),
    **dict.fromkeys(("el",), "Grek"),
}
"""The script of a language; all others are written in Latin letters."""

_WITHIN = "\u0300-\u036f"
"""Accents, which are marks and no letters."""

_BETWEEN = r"[ \u00a0\d,;:.!?«»„“”‘’'\"/–—-]+"
"""What stands between the words of one run; it ends with the line, where another block may begin."""

_NUMBERED = {"Latn": r"(?:[+:./_-]*\d+)*"}
"""What goes on from a word without a space, as in the name of a thing or the hour of a zone."""

_RUNS = {
    script: rf"(?<![\w&#])[{letters}][{letters}{_WITHIN}]*(?:{_BETWEEN}[{letters}{_WITHIN}]+)*"
    rf"{_NUMBERED.get(script, '')}(?!\w)"
    for script, letters in _LETTERS.items()
}

_PIECES = re.compile(
    r"(<(?P<end>/?)(?P<tag>[A-Za-z][\w-]*)(?:[^<>\"]|\"[^\"]*\")*>|<[^<>]*>|\]\([^()]*\)|(?<!\\)`[^`]*`"
    r"|(?<!\\)\{[^{}]*\})"
)
"""What is no text: tags, addresses, code and attributes."""

_VOID = frozenset(("br", "hr", "img", "input", "wbr"))
_NO_MARKUP = frozenset(("title", "option", "textarea"))
"""Elements that have text only. https://html.spec.whatwg.org/multipage/syntax.html#escapable-raw-text-elements"""


def mark(story: Story, body: str) -> str:
    """Return the Markdown of a page with the language of every word in a foreign script."""
    letters = _foreign_letters(story)  # looked for first: most pages have none
    return "".join(_marked(story, body)) if letters and letters.search(body) else body


def _marked(story: Story, body: str) -> Iterator[str]:
    """Yield the pieces of a page, those without a language of their own with their words marked."""
    inside: list[tuple[str, bool]] = []
    position = 0
    for piece in _PIECES.finditer(body):
        yield _mark_text(story, body[position : piece.start()], inside)
        yield piece[0]
        position = piece.end()
        tag = piece["tag"]
        if tag is None or tag in _VOID or piece[0].endswith("/>"):
            continue
        if not piece["end"]:
            inside.append((tag, " lang=" in piece[0] or tag in _NO_MARKUP))
        elif tag in {name for name, _ in inside}:
            while inside.pop()[0] != tag:
                pass
    yield _mark_text(story, body[position:], inside)


def _mark_text(story: Story, text: str, inside: list[tuple[str, bool]]) -> str:
    if any(has_language for _, has_language in inside):
        return text
    in_picture = any(tag == "svg" for tag, _ in inside)
    attributes, runs = _foreign(story, in_picture=in_picture)
    letters = _foreign_letters(story)
    if runs is None or letters is None or not letters.search(text):
        return text

    def marked(match: re.Match[str]) -> str:
        marking = attributes[match.lastgroup or ""]
        element = "tspan" if in_picture else "span" if marking else "bdi"
        return f"<{element}{marking}>{match[0]}</{element}>"

    return runs.sub(marked, text)


@kept
def _foreign(story: Story, *, in_picture: bool) -> tuple[dict[str, str], re.Pattern[str] | None]:
    """Return the scripts that are marked: the attributes of their words, and what finds these.

    Words in Latin letters, which are mostly names, are told apart only where they read the other way; in a
    picture every line stands by itself.
    """
    script_of_story = _script(story.info.language)
    attributes = {}
    for script in _RUNS:
        language = _languages(story).get(script, "" if script == "Latn" else f"und-{script}")
        turned = direction_of(language) != story.catalogue.direction
        if script != script_of_story and (script != "Latn" or (turned and not in_picture)):
            direction = f' dir="{direction_of(language)}"' if turned and language else ""
            attributes[script] = f' lang="{language}"{direction}' if language else ""
    runs = "|".join(f"(?P<{script}>{_RUNS[script]})" for script in attributes)
    return attributes, re.compile(runs) if runs else None


@kept
def _foreign_letters(story: Story) -> re.Pattern[str] | None:
    """Return what finds a letter of the scripts that are marked, in a picture or not."""
    scripts = {**_foreign(story, in_picture=True)[0], **_foreign(story, in_picture=False)[0]}
    return re.compile(f"[{''.join(_LETTERS[script] for script in scripts)}]") if scripts else None


def _script(language: str) -> str:
    return _WRITTEN_IN.get(language.partition("-")[0], "Latn")


@kept
def _languages(story: Story) -> dict[str, str]:
    """Return the language of each script: that of most sources and names, if there is one."""
    used = Counter(
        language_code(code)
        for codes in (
            [source.language for source in story.sources.values()],
            *(actor.names for actor in story.actors.values()),
            *(place.names for place in story.places.values()),
        )
        for code in codes
    )
    by_script: dict[str, list[str]] = {}
    for code, _ in used.most_common():
        by_script.setdefault(_script(code), []).append(code)
    return {
        script: codes[0]
        for script, codes in by_script.items()
        if len(codes) == 1 or used[codes[0]] > used[codes[1]]
    }
