"""What readers are told in the words of their language: in go messages in English, out come those of a story.

The messages are those of gettext (https://www.gnu.org/software/gettext/manual/): the English sentence is the
key, and `locale/` has a file for each other language. Dates, numbers, lists, plurals and the names of
languages are those of CLDR, by Babel (https://babel.pocoo.org).

The functions whose names end with `_noop` return what they are given. They mark a message that stands in a
table and is looked up where it is printed, so that `make messages` finds it.
"""

from generator.catalogue.catalogue import (
    SOURCE,
    Catalogue,
    direction_of,
    ends_sentence,
    gettext_noop,
    ngettext_noop,
)
from generator.catalogue.files import FOLDER, catalogue_of, known_languages, load, to_translate

__all__ = [
    "FOLDER",
    "SOURCE",
    "Catalogue",
    "catalogue_of",
    "direction_of",
    "ends_sentence",
    "gettext_noop",
    "known_languages",
    "load",
    "ngettext_noop",
    "to_translate",
]
