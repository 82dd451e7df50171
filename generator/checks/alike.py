"""Rules on entries that are probably one, written twice."""

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from generator.checks.rule import Finding, rule
from generator.derive import Story
from generator.model import Actor
from generator.problem import quoted
from generator.wording import words_in

STEM = 5
"""So many letters of a word count: its ending says how it stands in the sentence."""

SHORT = 3
"""A word of so many letters or fewer may be one that says nothing of what a claim is about."""

COMMON = 0.05
"""It says nothing if it stands in such a part of the claims."""

_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|yclid|msclkid|mc_[ce]id|igshid|ref_src")
"""Parts of an address that say by what way a reader came: they make no other page."""


_ASCII = re.compile(r"\w+")


@rule("same-address", "warning")
def addresses_stand_once(story: Story) -> Iterator[Finding]:
    """An address belongs to one source, however it is written: with `www.`, or with what tracks readers."""
    for key in ("url", "archived"):
        first: dict[str, str] = {}
        for source in story.sources.values():
            url = getattr(source, key)
            if url and (other := first.setdefault(page(url), source.id)) != source.id:
                yield Finding(
                    story.place_of(source, key),
                    f"this is the page of {quoted(other)}",
                    "make one source of the two; if the page itself has changed, accept this with the reason",
                    "one page that is listed twice looks like two witnesses",
                )


def page(url: str) -> str:
    """Return what is the same in all ways to write the address of a page."""
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.")
        port = "" if parts.port in {None, 80, 443} else f":{parts.port}"
    except ValueError:  # of which another rule tells
        return url
    query = sorted(pair for pair in parse_qsl(parts.query, True) if not _TRACKING.fullmatch(pair[0]))  # noqa: FBT003
    return f"{host}{port}{unquote(parts.path).rstrip('/')}?{urlencode(query)}"


@rule("near-duplicate", "warning")
def entries_are_no_copies(story: Story) -> Iterator[Finding]:
    """No two claims say the same in almost the same words, and no two actors have one name."""
    claims: dict[frozenset[str], str] = {}
    for claim, content in zip(story.claims.values(), _contents(story), strict=True):
        first = claims.setdefault(content, claim.id)
        if first != claim.id:
            yield Finding(
                story.place_of(claim, "id"),
                f"the claim says almost the same as {quoted(first)}",
                "put the reports of both into one claim; who denies or doubts it has a `stance` of that",
                "sides that are listed apart are counted apart",
            )
    actors: dict[tuple[str, tuple[str, ...]], str] = {}
    for actor in story.actors.values():
        for first in dict.fromkeys(actors.setdefault((actor.kind, form), actor.id) for form in _forms(actor)):
            if first != actor.id:
                yield Finding(
                    story.place_of(actor, "id"),
                    f"the actor has a name of {quoted(first)}",
                    "make one actor of the two; if they are two, accept this with the reason",
                )


def _contents(story: Story) -> Iterator[frozenset[str]]:
    """Yield for every claim the words that say what it is about, without their endings, in no order."""
    claims = [_words(claim.text) for claim in story.claims.values()]
    counts = Counter(word for words in claims for word in words if word.isalpha() and len(word) <= SHORT)
    common = {word for word, count in counts.items() if count > 1 and count >= COMMON * len(claims)}
    for words in claims:
        said = words - common
        yield frozenset(word[:STEM] if word.isalpha() else word for word in said or words)


def _words(text: str) -> set[str]:
    return set(_ASCII.findall(text.lower())) if text.isascii() else {word.folded for word in words_in(text)}


def _forms(actor: Actor) -> Iterator[tuple[str, ...]]:
    """Yield the words of every form of a name, in no order: the family name stands first here, last there."""
    for form in (actor.name, *actor.names.values(), *(spelling.form for spelling in actor.also_written)):
        if words := tuple(sorted(_words(form))):
            yield words
