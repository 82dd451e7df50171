"""Tell ids that somebody chose from those of a database, and what a site is called from its address."""

import re
from urllib.parse import urlsplit

from generator.model import ID_PATTERN


def is_id(text: object) -> bool:
    """Return whether a text is an id that somebody chose: words, and not a number of a database."""
    return isinstance(text, str) and bool(re.fullmatch(ID_PATTERN, text) and re.search("[a-z]", text))


def host(url: str) -> str:
    """Return what a site is called in its address: `ria` for `https://www.ria.ru/…`."""
    try:
        name = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    parts = name.removeprefix("www.").split(".")
    return parts[0] if len(parts) < 3 else "-".join(parts[:-1])  # noqa: PLR2004 - with a name below the site's
