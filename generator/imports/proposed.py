"""Think of ids for entries that come without one, in the form that editors give them: `ria-2025-12-10`."""

import re
from collections.abc import Container
from urllib.parse import urlsplit

from generator.checks.identity import well_formed
from generator.model import ID_PATTERN

LENGTH = 60
"""How long an id may become; those that editors write are shorter."""


def is_id(text: object) -> bool:
    """Return whether a text is an id that somebody chose: words, and not a number of a database."""
    return isinstance(text, str) and bool(re.fullmatch(ID_PATTERN, text) and re.search("[a-z]", text))


def made_of(*words: str) -> str:
    """Return the id that words make, as far as they have letters of the Latin alphabet or digits."""
    id_ = well_formed(" ".join(words))
    if len(id_) <= LENGTH:
        return id_
    return id_[: LENGTH + 1].rpartition("-")[0] or id_[:LENGTH]


def host(url: str) -> str:
    """Return what a site is called in its address: `ria` for `https://www.ria.ru/…`."""
    try:
        name = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    parts = name.removeprefix("www.").split(".")
    return parts[0] if len(parts) < 3 else "-".join(parts[:-1])  # noqa: PLR2004 - with a name below the site's


def free(id_: str, taken: Container[str]) -> str:
    """Return an id, or where it is taken the first of `id-2`, `id-3`, … that is not."""
    number, found = 1, id_
    while found in taken:
        number += 1
        found = f"{id_}-{number}"
    return found
