"""Propose the id of a new entry from what is known of it."""

from collections.abc import Collection, Mapping
from typing import Any

from generator.checks.identity import RESERVED, well_formed
from generator.model import ID_LENGTH, KIND_OF, Kind

MAX_WORDS = 6
"""How many words of a title make an id: it is a part of an address, which people read and pass on."""


def propose(kind: Kind, values: Mapping[str, Any], taken: Collection[str]) -> str:
    """Return an id for an entry of a kind that none of those `taken` is, or nothing where no word gives one.

    A source is called by its publisher and its day, an update by its kind and its day, all else by the words
    that it is called by where it is mentioned. Letters that are not Latin give no id.
    """
    called = KIND_OF[kind].called_by
    if kind == "sources":
        words = [values.get("publisher") or values.get("title"), values.get("published")]
    elif kind == "updates":
        words = [values.get("kind"), values.get("date")]
    else:
        words = [values.get(called or "text")]
    return free(made_of(*words), taken)


def made_of(*words: object) -> str:
    """Return the id that texts make, or nothing where they have no Latin letter and no digit."""
    return "-".join(filter(None, map(_words, words)))[: ID_LENGTH - len("-999")].rstrip("-")


def free(wanted: str, taken: Collection[str]) -> str:
    """Return an id, or where it is taken the first of `id-2`, `id-3`, … that is not; nothing for nothing."""
    number, id_ = 1, wanted
    while wanted and (id_ in taken or id_ in RESERVED):
        number += 1
        id_ = f"{wanted}-{number}"
    return id_


def _words(value: object) -> str:
    """Return the first words of a text, of one in several languages those of the first, joined by hyphens."""
    if isinstance(value, Mapping):
        value = next(iter(value.values()), "")
    return "-".join(well_formed(str(value or "")).split("-")[:MAX_WORDS])
