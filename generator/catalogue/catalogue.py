"""The words of one language: messages with their values filled in, and what CLDR knows of the language."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, cached_property
from gettext import NullTranslations

from babel import Locale, UnknownLocaleError
from babel.lists import format_list
from babel.numbers import format_decimal

from generator.catalogue import days
from generator.dates import Edtf

SOURCE = "en"
"""The language of the messages themselves."""

ENDS = ("?", "!", "…", "؟", "？", "！")
"""Marks that end a sentence, beside the full stop."""


_TWO_STOPS = re.compile(r"(?<!\.)\.((?:</\w+>|\*)*)\.(?![./])")


def gettext_noop(message: str) -> str:
    """Return the message as it is: it is looked up where it is printed."""
    return message


def ngettext_noop(singular: str, plural: str) -> tuple[str, str]:
    """Return a message for one and for many as they are: they are looked up where they are printed."""
    return singular, plural


def ends_sentence(text: str) -> bool:
    """Return whether a text ends with a mark that takes the place of a full stop."""
    return text.endswith(ENDS)


@dataclass(frozen=True, eq=False)
class Catalogue:
    """The words of the language with the BCP 47 code `language`.

    `locale` is what CLDR has for it, `messages` the translations of ours. In a message stand the names of
    values, as in `%(num)s`; a number among the values is written as the language writes it.
    """

    language: str
    locale: Locale
    messages: NullTranslations
    dates: dict[str, str] = field(default_factory=dict, repr=False)
    """The dates that were put into words already, by what is written: a story says the same ones often."""
    _forms: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict, repr=False)
    """The forms that were looked up already, by their message: every page has the same ones."""

    def gettext(self, message: str, /, **values: str | int) -> str:
        """Return a message with its values."""
        return self._filled(self.messages.gettext(message), values)

    def pgettext(self, context: str, message: str, /, **values: str | int) -> str:
        """Return a message with its values; `context` tells apart what English says in the same words."""
        return self._filled(self.messages.pgettext(context, message), values)

    def ngettext(self, singular: str, plural: str, number: int, /, **values: str | int) -> str:
        """Return the message for a number, which is its value `num`."""
        return self._filled(self.messages.ngettext(singular, plural, number), {"num": number, **values})

    def _filled(self, message: str, values: dict[str, str | int]) -> str:
        """Return a message with its values; without any a `%` in it is written twice all the same.

        Where a value ends with a full stop, as an abbreviation does, the sentence needs none.
        """
        filled = message % {
            name: self.number(value) if isinstance(value, int) else value for name, value in values.items()
        }
        return _TWO_STOPS.sub(r".\1", filled) if filled.count(".") > 1 else filled

    def number(self, number: int) -> str:
        """Return a whole number with its digits in groups."""
        return _number(number, self.locale)

    def degrees(self, angle: float) -> str:
        """Return an angle with two decimals."""
        return str(format_decimal(angle, "0.00", locale=self.locale))

    def listed(self, parts: Iterable[str]) -> str:
        """Return the parts as a list in a sentence: “A, B and C”."""
        return str(format_list(list(parts), locale=self.locale))

    def beside(self, parts: Iterable[str]) -> str:
        """Return the parts beside each other: “A, B, C”."""
        return self.pgettext("between parts", ", ").join(parts)

    def clauses(self, parts: Iterable[str]) -> str:
        """Return the parts, of which each says a thing of its own, beside each other: “A; B”."""
        return self.pgettext("between clauses", "; ").join(parts)

    def sentence(self, phrase: str) -> str:
        """Return words as a sentence: with a capital letter, where there are such, and a full stop."""
        return (
            self.pgettext("sentence", "%(words)s.", words=phrase[:1].upper() + phrase[1:]) if phrase else ""
        )

    def forms(self, singular: str, plural: str) -> dict[str, str]:
        """Return the message for each plural category of CLDR that the language has, with its value `num`.

        What a script counts has its number from the script: `%(num)s` stands in the forms as it is.
        https://cldr.unicode.org/index/cldr-spec/plural-rules
        """
        if (singular, plural) not in self._forms:
            by_category: dict[str, str] = {}
            for number in range(_ENOUGH):
                by_category.setdefault(
                    self.locale.plural_form(number), self.messages.ngettext(singular, plural, number)
                )
            self._forms[singular, plural] = by_category
        return self._forms[singular, plural]

    def language_name(self, code: str) -> str:
        """Return the name of a language by its BCP 47 code, or the code where CLDR has no name for it."""
        try:
            return Locale.parse(code, sep="-").get_display_name(self.locale) or code
        except (UnknownLocaleError, ValueError):
            return code

    def short_month(self, month: int) -> str:
        """Return the name of a month, from 1 to 12, as short as the language has it beside an axis."""
        return str(self.locale.months["stand-alone"]["abbreviated"][month])

    def country(self, english: str) -> str:
        """Return the name of a country by its English one; nothing where CLDR has no such name."""
        if self.language.partition("-")[0] == SOURCE:
            return english
        return str(self.locale.territories.get(_countries().get(english, ""), ""))

    @property
    def is_translated(self) -> bool:
        """Whether there are messages in the language."""
        return self.language.partition("-")[0] == SOURCE or type(self.messages) is not NullTranslations

    def date(self, date: Edtf) -> str:
        """Return a date in words."""
        if date.text not in self.dates:
            self.dates[date.text] = days.date(self, date)
        return self.dates[date.text]

    def heading(self, date: Edtf) -> str:
        """Return the month, season or year that a list of dates shows a date under."""
        return days.heading(self, date)

    @cached_property
    def tag(self) -> str:
        """The BCP 47 code by which a browser writes dates and numbers as they are written here."""
        return str(self.locale).replace("_", "-")

    @cached_property
    def direction(self) -> str:
        """The direction of the language's script: `ltr` or `rtl`."""
        return direction_of(self.language)


@cache
def _number(number: int, locale: Locale) -> str:
    return str(format_decimal(number, locale=locale))


@cache
def direction_of(code: str) -> str:
    """Return the direction of a language's script by its BCP 47 code; `ltr` where CLDR does not know it."""
    try:
        return str(Locale.parse(code, sep="-").text_direction)
    except (UnknownLocaleError, ValueError):
        return "ltr"


@cache
def _countries() -> dict[str, str]:
    """Return the codes of countries by their names in English."""
    return {str(name): code for code, name in Locale("en").territories.items()}


_ENOUGH = 200
"""Below it every plural category of whole numbers occurs, but for those of millions."""
