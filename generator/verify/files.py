"""Read the texts of sources, as editors keep them: plain text, pages of the web, PDF.

A page of the web is read by trafilatura (https://trafilatura.readthedocs.io), which finds its article and
leaves out menus, teasers and comments; its title and its summary are read, too. A PDF is read by pypdf
(https://pypdf.readthedocs.io), which gives the text in its layers; a scan of paper has none. Both are in the
extra `verify` of the package, since only this command needs them.
"""

import hashlib
import io
import logging
import re
import unicodedata
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from generator.verify.quotes import Text

PLAIN, WEB, PDF = (".txt",), (".html", ".htm", ".xhtml"), (".pdf",)

READ = (*PLAIN, *WEB, *PDF)
"""The endings of the names of files that are read."""

INSTALL = "it takes more to read it: run `pip install 'explainer[verify]'`"

_PRESENTATION = re.compile("[\ufb00-\ufdff\ufe70-\ufefc]+")
"""Letters in the shape that print gives them, such as `ﬁ` for `fi`, and those of Arabic; a PDF has them."""


@dataclass(frozen=True)
class File:
    """A file as it was found: its name, its SHA-256, and its words, or why there are none."""

    name: str
    sha256: str
    words: str | None = None
    unreadable: str = ""

    @cached_property
    def text(self) -> Text:
        """The words, to look quotes up in."""
        return Text(self.words or "")


class UnreadableError(ValueError):
    """A file whose words cannot be read; the message says why."""


def texts_in(path: Path) -> Iterator[Path]:
    """Yield the files in a folder and in those in it, in the order of their names, or the one file itself.

    Files and folders whose names begin with a dot are not editors' texts.
    """
    if path.is_file():
        yield path
        return
    for found in sorted(path.rglob("*")):
        if found.is_file() and not any(part.startswith(".") for part in found.relative_to(path).parts):
            yield found


def read(path: Path) -> File:
    """Return a file, of whatever kind and size it is; where it cannot be read, why."""
    name, digest = str(path), ""
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        return File(name, digest, _words_of(path))
    except OSError as error:
        return File(name, digest, unreadable=(error.strerror or str(error)).lower())
    except UnreadableError as error:
        return File(name, digest, unreadable=str(error))


def _words_of(path: Path) -> str:
    """Return the text of a file.

    Raise `UnreadableError` where it is of another kind, broken, or has no words, and where what reads
    it is not installed.
    """
    by_suffix = {**dict.fromkeys(PLAIN, _plain), **dict.fromkeys(WEB, _web), **dict.fromkeys(PDF, _pdf)}
    suffix = path.suffix.lower()
    if suffix not in by_suffix:
        raise UnreadableError(f"only {', '.join(READ)} are read; save its text as .txt")
    text = by_suffix[suffix](path.read_bytes())
    if not text.strip():
        raise UnreadableError("it has no words; a scan of paper is a picture to a program")
    return text


def _plain(content: bytes) -> str:
    encoding = "utf-16" if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise UnreadableError("it is not UTF-8; save it as UTF-8, which gives it another SHA-256") from None


@contextmanager
def _quietly() -> Iterator[None]:
    """Keep libraries from telling what they stumble over: what matters of it is told once, in our words."""
    logging.disable(logging.CRITICAL)
    try:
        yield
    finally:
        logging.disable(logging.NOTSET)


def _web(content: bytes) -> str:
    try:
        from trafilatura import bare_extraction  # noqa: PLC0415 - only who keeps such files needs it
    except ImportError:
        raise UnreadableError(INSTALL) from None
    with _quietly():
        article = bare_extraction(content, with_metadata=True, include_comments=False, favor_recall=True)
    if article is None or isinstance(article, dict):
        return ""
    text = article.text or ""
    heads = (article.title, article.description)  # which the text may begin with
    return "\n\n".join([*(head for head in heads if head and head not in text), text])


def _pdf(content: bytes) -> str:
    try:
        from pypdf import PdfReader  # noqa: PLC0415 - as above
    except ImportError:
        raise UnreadableError(INSTALL) from None
    try:
        with _quietly():
            text = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    except Exception as error:  # noqa: BLE001 - a broken PDF makes pypdf raise whatever it stumbles over
        raise UnreadableError(
            f"it is no PDF that can be read ({str(error) or type(error).__name__})"
        ) from None
    return _PRESENTATION.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
