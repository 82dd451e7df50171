"""The rule on the scripts of a word: letters of two may look alike, and only a machine tells them apart."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from confusable_homoglyphs import categories  # type: ignore[import-untyped]

from generator.checks.rule import Finding, rule
from generator.derive import ADDRESS, REFERENCE, Story
from generator.problem import character, quoted

TOGETHER = (
    frozenset({"LATIN", "HAN", "HIRAGANA", "KATAKANA"}),
    frozenset({"LATIN", "HAN", "BOPOMOFO"}),
    frozenset({"LATIN", "HAN", "HANGUL"}),
)
"""Scripts that are written together: https://www.unicode.org/reports/tr39/#Restriction_Level_Detection."""

APART = frozenset({"CYRILLIC", "GREEK"})
"""Of the other scripts those that Latin letters do not stand beside, since many look the same."""

_LETTERS = re.compile(r"[^\W\d_]+")
_MASKED = re.compile(rf"\]\({ADDRESS}\)|https?://\S+|{REFERENCE.pattern}")


@rule("mixed-script", "warning")
def words_are_of_one_script(story: Story) -> Iterator[Finding]:
    """The letters of a word are of one script: two that look alike are not the same to a search."""
    recorded = _recorded(story)
    for entry, path, text in story.words:
        if text.isascii() or path[-1] == "form" or path[0] == "accept":
            continue
        for word in _LETTERS.findall(_MASKED.sub(_words_of, text)):
            if (odd := odd_letters(word)) and word not in recorded:
                place = story.place_of(entry, *path)
                named = ", ".join(f"`{char}` {character(char)}" for char in odd)
                yield Finding(
                    place.narrow(story.lines(place), word),
                    f"{quoted(word)} has letters of two scripts: {named}",
                    "write the word anew in one script; if a source has it so, record the form of a name in "
                    "`also_written`, or accept it here with the reason",
                    "who searches the word does not find it",
                )


def _words_of(match: re.Match[str]) -> str:
    """Return what readers read of a reference; nothing of an address."""
    return (match[2] or "") if match[0].startswith("[[") else " "


def _recorded(story: Story) -> frozenset[str]:
    """Return the words of the forms that sources are recorded to use, wrong ones included."""
    forms = (spelling.form for actor in story.actors.values() for spelling in actor.also_written)
    return frozenset(word for form in forms for word in _LETTERS.findall(form))


@lru_cache(maxsize=100_000)
def odd_letters(word: str) -> tuple[str, ...]:
    """Return the letters of a word that are of another script than the rest, each once.

    A word may be of scripts that are written together, and of Latin and one other that is not like it (level
    “moderately restrictive” of UTS 39). Greek letters that are like no Latin one are signs, as in `kΩ`.
    """
    if word.isascii():
        return ()
    scripts = {char: script for char in word if (script := _script(char)) not in {"COMMON", "INHERITED"}}
    found = frozenset(scripts.values())
    if len(found) <= 1 or any(found <= together for together in TOGETHER):
        return ()
    if "LATIN" in found and len(found) == 2 and not found & APART:  # noqa: PLR2004 - it and one other
        return ()
    if found == {"LATIN", "GREEK"} and not any(
        script == "GREEK" and _is_like_latin(char) for char, script in scripts.items()
    ):
        return ()
    counts = Counter(scripts[char] for char in word if char in scripts)
    main = max(counts, key=lambda script: counts[script])  # of two alike the one that the word begins with
    return tuple(char for char, script in scripts.items() if script != main)


@lru_cache(maxsize=10_000)
def _script(char: str) -> str:
    """Return the script of a character, as Unicode has it."""
    return str(categories.alias(char))


@lru_cache(maxsize=1_000)
def _is_like_latin(char: str) -> bool:
    """Return whether a character looks like a Latin letter, by the confusables of UTS 39."""
    from confusable_homoglyphs import confusables  # noqa: PLC0415 - large

    found = confusables.is_confusable(char, greedy=True) or ()
    return any(_script(alike["c"][0]) == "LATIN" for one in found for alike in one["homoglyphs"])
