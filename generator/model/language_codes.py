"""Codes of languages: which there are, and which one is meant by a text that is none.

They are those of BCP 47 (https://www.rfc-editor.org/info/bcp47).
"""

import re
from functools import cache, lru_cache

import langcodes
from langcodes.tag_parser import LanguageTagError

from generator.dates import LANGUAGES

PATTERN = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"

_LATIN = str.maketrans("абвгдезийклмнопрстуфхыэ", "abvgdeziiklmnoprstufhye")
"""The Latin letters of Cyrillic ones, where a keyboard was left in the wrong alphabet."""


@lru_cache(maxsize=1000)
def is_code(text: str) -> bool:
    """Return whether a text is the code of a language as IANA's registry has it.

    Of two codes for one language the shorter is the right one (RFC 5646, section 2.2.1): `ru`, not `rus`.
    """
    if not re.fullmatch(PATTERN, text) or not langcodes.tag_is_valid(text):
        return False
    language, *subtags = text.lower().split("-")
    if "uk" in subtags:  # no region: IANA has GB
        return False
    return len(langcodes.standardize_tag(language).split("-")[0]) >= len(language)


def meant_by(text: str) -> str | None:
    """Return the code that is probably meant by a text that is none: by `RU`, `rus`, `russian`, `en-UK`."""
    plain = text.strip().casefold().translate(_LATIN).replace("_", "-")
    if named := _by_name().get(text.strip().casefold()):
        return named
    try:
        code = langcodes.standardize_tag(re.sub(r"-uk\b", "-GB", plain))
    except LanguageTagError:
        return None
    return code if is_code(code) else _of_country(plain)


def _of_country(text: str) -> str | None:
    """Return the language of the country with a code, such as Korean for `kp`."""
    from babel.core import get_global  # noqa: PLC0415 - it is read only where a code is wrong

    tag = get_global("likely_subtags").get(f"und_{text.upper()}")
    return tag.split("_")[0] if tag else None


@cache
def _by_name() -> dict[str, str]:
    """Return the codes of languages by their names in several languages."""
    from babel import Locale  # noqa: PLC0415 - as above

    names: dict[str, str] = {}
    for language in LANGUAGES:
        for code, name in Locale(language).languages.items():
            if is_code(code):
                names.setdefault(name.casefold(), code)
    return names
