"""Draft entries for `updates` of what has changed, for an editor to read, mend and paste."""

import re
import textwrap
from collections.abc import Iterable, Iterator

from generator.catalogue import SOURCE, catalogue_of
from generator.compare import Change
from generator.dates import edtf
from generator.diff.comparison import Changed, Comparison
from generator.model import ID_LENGTH
from generator.read import Plain

HEAD = "# A draft: say it in your own words, in the story's language, and leave out what no reader needs."

FACTS = {
    "date", "published", "name", "names", "also_written", "reports", "variants", "sources", "derived_from",
    "publisher", "author", "part_of", "place", "actors", "since",
}  # fmt: skip
"""Fields that tell facts: where one is another, an earlier reader may have been told something wrong."""

DATES = {"date", "published", "since"}
CALLED = {
    "also_written": "other forms of the name",
    "derived_from": "what it goes back to",
    "reports": "who reports it",
    "variants": "what the sources say",
}
WORDS = {"note", "summary", "translation"}
"""Fields inside those above that tell no fact but what the editors say of it."""

KEPT_FOR_EDITORS = {"accessed", "archived", "label", "language", "links", "reviewed", "sha256", "wikidata"}
"""Fields of which no reader needs to be told that they have changed."""

WIDTH = 100
INDENT = " " * 6


def as_updates(comparison: Comparison, ids: Iterable[str]) -> str:
    """Return entries for `updates` as YAML, none of them with one of the ids that the story has.

    What is new or has moved is an update; a fact that is another one is a correction, and so is what is
    gone; a text in other words is a clarification. Where there is nothing to tell it is a comment.
    """
    taken = set(ids)
    drafts = [_draft(comparison, kind, said, about, taken) for kind, said, about in _told(comparison) if said]
    if not drafts:
        return "# Nothing has changed that an update would tell."
    return "\n".join([HEAD, "updates:", "\n\n".join(drafts)])


def _told(comparison: Comparison) -> Iterator[tuple[str, list[str], list[str]]]:
    """Yield the kinds of update, each with its sentences and with the entries that it is about."""
    groups = _groups(comparison)
    added = {one.id: one.name for one in comparison.added if one.kind != "updates"}
    standing = {one.id: one.name for one in comparison.standings}
    news = (
        ("New", added),
        ("Looked into again", groups["answered"]),
        ("More is reported on", groups["reported"]),
        ("Now backed otherwise", standing),
    )
    said = [_sentence(lead, (_link(*one) for one in named.items())) for lead, named in news if named]
    moved = [f"“{one.id}” is now told at {_link(one.to, one.name)}" for one in comparison.moved]
    said += [_sentence("Moved", moved)] if moved else []
    yield (
        "update",
        said,
        [*(id_ for _, named in news for id_ in named), *(one.to for one in comparison.moved)],
    )
    mended = [one for one in comparison.changed if one.id in groups["corrected"]]
    gone = [
        f"“{_tame(one.name)}”{f' ({_tame(one.reason)})' if one.reason else ''}"
        for one in comparison.removed
        if one.kind != "updates"
    ]
    lists = (("Corrected", map(_correction, mended)), ("Taken out", gone))
    said = [sentence for lead, parts in lists if (sentence := _sentence(lead, parts))]
    yield "correction", said, list(groups["corrected"])
    clearer = groups["clearer"]
    said = [_sentence("Said more clearly", (_link(*one) for one in clearer.items()))] if clearer else []
    yield "clarification", said, list(clearer)


def _groups(comparison: Comparison) -> dict[str, dict[str, str]]:
    """Return the names of the entries that have changed, by what an update would say of them."""
    groups: dict[str, dict[str, str]] = {"corrected": {}, "answered": {}, "reported": {}, "clearer": {}}
    for one in comparison.changed:
        fields = {change.path[0] for change in one.changes}
        if one.kind == "updates" or fields <= KEPT_FOR_EDITORS:
            continue
        if any(_is_correction(change) for change in one.changes):
            group = "corrected"
        elif one.kind == "questions" and fields & {"answer", "status"}:
            group = "answered"
        elif fields & {"reports", "sources"}:
            group = "reported"
        elif fields <= {*KEPT_FOR_EDITORS, "names"}:
            continue
        else:
            group = "clearer"
        groups[group][one.id] = one.name
    return groups


def _is_correction(change: Change) -> bool:
    return (
        change.path[0] in FACTS
        and change.path[-1] not in WORDS
        and change.what in ("changed", "removed")
        and change.old is not None
    )


def _correction(one: Changed) -> str:
    """Return what was wrong about an entry, with the values where they are short."""
    parts = []
    for change in filter(_is_correction, one.changes):
        field = CALLED.get(change.path[0], change.path[0].replace("_", " "))
        old, new = (_shown(change.path, value) for value in (change.old, change.new))
        parts.append(f"{field} was {old}, is {new}" if old and new else field)
    return f"{_link(one.id, one.name)} ({', '.join(dict.fromkeys(parts))})"


def _shown(path: tuple[str, ...], value: Plain) -> str:
    """Return a value in words of English; nothing where it is no single one of the entry itself."""
    if not isinstance(value, str) or len(path) > 1:
        return ""
    if path[0] in DATES:
        return catalogue_of(SOURCE).date(edtf.parse(value))
    return f"“{_tame(value)}”"


def _sentence(lead: str, parts: Iterable[str]) -> str:
    listed = "; ".join(parts)
    return f"{lead}: {listed}." if listed else ""


def _link(id_: str, name: str) -> str:
    return f"[[{id_}|{_tame(name)}]]"


def _tame(words: str) -> str:
    """Return words of the data in which nothing is markup."""
    plain = re.sub(r"\[\[([^\[\]|]*)(?:\|([^\[\]|]*))?\]\]", lambda match: match[2] or match[1], words)
    return " ".join(re.sub(r"[\[\]|<>*`]", "", plain).split()).removesuffix(".")


def _draft(comparison: Comparison, kind: str, said: list[str], about: list[str], taken: set[str]) -> str:
    """Return an update as YAML; its day is that up to which the story now knows."""
    id_ = f"{kind}-{comparison.as_of}"[:ID_LENGTH]
    while id_ in taken:
        id_ = f"{id_}-again"
    taken.add(id_)
    text = textwrap.fill(
        " ".join(said),
        WIDTH,
        initial_indent=INDENT,
        subsequent_indent=INDENT,
        break_long_words=False,
        break_on_hyphens=False,
    )
    lines = [f"  - id: {id_}", f"    date: {comparison.as_of}", f"    kind: {kind}", "    text: >-", text]
    if about:
        lines += ["    about:", *(f"      - {one}" for one in dict.fromkeys(about))]
    return "\n".join(lines)
