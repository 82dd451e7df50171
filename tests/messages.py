"""Write the messages that the program has for readers into its catalogues, `generator/locale/`.

`python -m tests.messages` brings all up to date: what is new has no translation yet, what is gone is left
out. `python -m tests.messages fr` begins the catalogue of a language.
"""

import sys
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir

from generator.catalogue.files import OURS, path_of, read
from generator.catalogue.for_translators import as_file, with_messages
from tests.conftest import ROOT

METHODS = [("**.py", "python"), ("**.jinja", "jinja2"), ("**.html", "jinja2")]
OPTIONS = {
    pattern: {"trimmed": "true", "silent": "false"} for pattern, method in METHODS if method == "jinja2"
}
KEYWORDS = {**DEFAULT_KEYWORDS, "gettext_noop": None, "ngettext_noop": (1, 2)}


def extracted() -> Catalog:
    """Return every message of the program, with the files that print it."""
    found = Catalog()
    folder = ROOT / "generator"
    for name, _, message, _, context in extract_from_dir(folder, METHODS, OPTIONS, keywords=KEYWORDS):
        found.add(message, locations=[(f"generator/{Path(name).as_posix()}", 1)], context=context)
    return found


def files() -> dict[str, Path]:
    """Return the catalogues by their languages."""
    return {path.parent.parent.name: path for path in sorted(OURS.glob("*/LC_MESSAGES/explainer.po"))}


def expected() -> dict[Path, bytes]:
    """Return what the template and the catalogues ought to be, by their paths."""
    messages = extracted()
    made = {OURS / "explainer.pot": as_file(messages)}
    for language, path in files().items():
        before = read(path, path.name)[0] if path.stat().st_size else Catalog(Locale.parse(language, sep="-"))
        made[path] = with_messages(messages, before)
    return made


def main() -> None:
    for language in sys.argv[1:]:
        path = path_of(language, OURS)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    for path, text in expected().items():
        path.write_bytes(text)


if __name__ == "__main__":
    main()
