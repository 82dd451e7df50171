"""The file that a translator fills in: all messages, with the translations that there are."""

from io import BytesIO

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

HEAD = "# The words of an explainer for its readers. Translate what follows `msgid` behind `msgstr`."

_OF_THE_DAY = (
    "POT-Creation-Date", "PO-Revision-Date", "Report-Msgid-Bugs-To", "Last-Translator", "Language-Team",
    "Generated-By",
)  # fmt: skip
"""What gettext writes into the head of a file and what would differ from run to run, or says nothing."""


def with_messages(messages: Catalog, before: Catalog) -> bytes:
    """Return the file of a language with exactly these messages, and the translations that there were before.

    A translation of a message that has changed is one of another message, so none is guessed.
    """
    before.update(messages, no_fuzzy_matching=True)
    return as_file(before)


def as_file(catalog: Catalog) -> bytes:
    """Return a catalogue as a file, the same for the same messages."""
    catalog.header_comment, catalog.fuzzy, catalog.charset = HEAD, False, "utf-8"
    catalog.project, catalog.version = "explainer", ""
    out = BytesIO()
    write_po(out, catalog, width=100, sort_by_file=True, ignore_obsolete=True, include_lineno=False)
    lines = out.getvalue().decode().splitlines(keepends=True)
    of_the_day = tuple(f'"{key}:' for key in _OF_THE_DAY)
    return "".join(line for line in lines if not line.startswith(of_the_day)).encode()
