"""The files of messages, `locale/<language>/LC_MESSAGES/explainer.po`: ours, and those that a project brings.

A file of a project comes before ours of the same language. What it does not translate is said in English, as
all is in a language that has no file.
"""

import re
from functools import cache
from gettext import NullTranslations, c2py
from io import BytesIO, StringIO
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from babel.support import Translations

from generator.catalogue.catalogue import SOURCE, Catalogue
from generator.catalogue.for_translators import with_messages
from generator.catalogue.translations import forms, wrong_translations
from generator.problem import Place, Problem

FOLDER = "locale"
"""The folder of the catalogues, in the program and in a project."""
OURS = Path(__file__).parent.parent / FOLDER
INTERNATIONAL = Locale("en", "001")
"""English without a country writes dates and lists as most of the world does: 24 November 2026."""


def known_languages(theirs: Path | None = None) -> list[str]:
    """Return the languages that have a catalogue, by their codes; `theirs` is the folder of a project."""
    folders = [folder for folder in (OURS, theirs) if folder is not None]
    codes = {file.parent.parent.name for folder in folders for file in folder.glob("*/LC_MESSAGES/*.po")}
    return sorted({SOURCE, *codes})


def load(language: str, folder: Path, root: Path) -> tuple[Catalogue, list[Problem]]:
    """Return the catalogue of a language, and what is wrong with a file of the project.

    `folder` is that of the project's files, and `root` the one from which they are named. What a file of the
    project does not translate is taken from ours.
    """
    ours, path = catalogue_of(language), _file(language, folder)
    if path is None:
        return ours, []
    catalog, problems = read(path, path.relative_to(root).as_posix())
    messages = _compiled(catalog)
    done = sum(bool(message.id and not message.fuzzy and all(forms(message.string))) for message in catalog)
    if not done and not problems:
        return ours, []
    messages.add_fallback(ours.messages)
    return Catalogue(language, locale_of(language), messages), problems


@cache
def catalogue_of(language: str) -> Catalogue:
    """Return our catalogue of a language with a BCP 47 code; where there is none, all is in English."""
    if _base(language) == SOURCE:
        return Catalogue(language, locale_of(language), NullTranslations())
    path = _file(language, OURS)
    if path is None:
        return Catalogue(language, INTERNATIONAL, NullTranslations())
    return Catalogue(language, locale_of(language), _compiled(read(path, path.name)[0]))


def locale_of(language: str) -> Locale:
    """Return what CLDR knows of a language, or of that which it is a form of; else of English."""
    if language == SOURCE:
        return INTERNATIONAL
    for code in (language, _base(language)):
        try:
            return Locale.parse(code, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return INTERNATIONAL


def _base(language: str) -> str:
    return language.partition("-")[0]


def path_of(language: str, folder: Path) -> Path:
    """Return where in a folder of catalogues the one of a language lies."""
    return folder / language / "LC_MESSAGES" / "explainer.po"


def _file(language: str, folder: Path) -> Path | None:
    """Return the file of a language, or of that which it is a form of."""
    parts = language.split("-")
    paths = (path_of("-".join(parts[:number]), folder) for number in range(len(parts), 0, -1))
    return next((path for path in paths if path.is_file()), None)


def to_translate(language: str, folder: Path) -> tuple[Path, bytes]:
    """Return where in a project's folder of catalogues that of a language lies, and what it ought to be.

    The translations that it has are kept; one that is begun has ours. Raise `ValueError`, which says why,
    where it cannot be read.
    """
    path = path_of(language, folder)
    existing = path if path.is_file() else _file(language, OURS)
    catalog, problems = (
        read(existing, existing.as_posix()) if existing else (Catalog(locale_of(language)), [])
    )
    if problems:
        raise ValueError(f"{problems[0].place}: {problems[0].message}")
    return path, with_messages(read(OURS / "explainer.pot", "explainer.pot")[0], catalog)


def read(path: Path, name: str) -> tuple[Catalog, list[Problem]]:
    """Return the messages of a file, and what is wrong with them; `name` is what the file is called."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        if number := _unquoted(text):
            return Catalog(), [_wrong(name, number, "this text is not in double quotes")]
        catalog = read_po(StringIO(text), abort_invalid=True)
        catalog.charset = "utf-8"
        _try_plurals(catalog)
    except PoFileError as error:
        return Catalog(), [_wrong(name, error.lineno + 1, f"this is not a line of a catalogue: {error}")]
    except UnicodeDecodeError:
        return Catalog(), [_wrong(name, 1, "the catalogue is not UTF-8 text", "save the file as UTF-8")]
    except OSError as error:
        return Catalog(), [_wrong(name, 1, f"the catalogue cannot be read: {error.strerror}")]
    except (ValueError, ArithmeticError, LookupError) as error:
        return Catalog(), [_wrong(name, 1, f"the head of the catalogue cannot be read: {error}")]
    return catalog, sorted(wrong_translations(catalog, name))


def _try_plurals(catalog: Catalog) -> None:
    """Raise what the expression for plural forms raises, if it cannot be used."""
    form = c2py(catalog.plural_expr)
    for number in range(200):
        if not 0 <= form(number) < catalog.num_plurals:
            raise ValueError(f"`Plural-Forms` gives {number} a form that there is not")


_QUOTED = re.compile(r'\s*(?:$|#|(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?)?\s*"(?:[^"\\]|\\.)*"\s*$)')
"""A line of a catalogue: empty, a comment, or a text in quotes, with or without a keyword before it."""


def _unquoted(text: str) -> int:
    """Return the number of the first line that is none of a catalogue; Babel passes over some of these."""
    return next((n for n, line in enumerate(text.splitlines(), 1) if not _QUOTED.match(line)), 0)


_FORMAT = "see https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html"


def _wrong(name: str, line: int, message: str, help_: str = _FORMAT) -> Problem:
    return Problem(Place(name, line, 1, line, 1), "bad-catalogue", message, help_)


def _compiled(catalog: Catalog) -> Translations:
    """Return messages as gettext looks them up; those that are not yet translated, or fuzzy, are left out."""
    compiled = BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return Translations(compiled)
