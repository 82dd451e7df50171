"""The pages that MkDocs has prepared, made by several processes, but for those that are still right."""

import logging
import os
import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from generator.making import mkdocs_pages
from generator.making.memory import Kept, Made, Said, digest, remember, remembered
from generator.processes import shared_out


class _Left(File):
    """The file of a page that MkDocs leaves to us."""

    def is_modified(self) -> bool:
        """Say that MkDocs has nothing to do."""
        return False


@dataclass(frozen=True, slots=True)
class Generated:
    """What is known of the pages that are made of the story."""

    paths: frozenset[str]
    """Where they are below the folder of the pages. Any other page is written by hand."""
    common: str
    """A digest of what is the same on all pages."""
    own: Callable[[Page], Iterable[str]]
    """What a page is made of besides its text."""
    terms: Mapping[str, str]
    """Where the meaning of each word of the glossary is."""


@dataclass(frozen=True, slots=True)
class Before:
    """What the last build left: its `site`, in this language, and the `memory` of its pages."""

    site: Path
    memory: Path


@dataclass(slots=True)
class Ahead:
    """Makes the pages of one site, from `leave` to `make`, by some `processes`."""

    config: MkDocsConfig
    sections: list[Any]
    """The list in which the search of the theme notes the sections of pages."""
    processes: int
    before: Before
    files: Files = field(init=False)
    documents: Sequence[File] = field(init=False)
    nav: Navigation = field(init=False)
    env: Environment = field(init=False)

    def leave(self, files: Files) -> None:
        """Have MkDocs leave the pages to us."""
        for file in files:
            if file.is_documentation_page():
                file.__class__ = _Left

    def make(self, files: Files, nav: Navigation, env: Environment, generated: Generated) -> None:
        """Put all pages into the folder of the site, as MkDocs would."""
        self.files, self.nav, self.env = files, nav, env
        self.documents = files.documentation_pages(inclusion=InclusionLevel.is_included)
        for page in nav.pages:  # whose titles and marks may stand on every page
            if page.title is None or page.file.src_uri not in generated.paths:
                mkdocs_pages.read(page, self.config, files)
        of = {
            file.src_uri: _made_of(file, generated)
            for file in self.documents
            if file.src_uri in generated.paths
        }
        kept = self._kept(of)
        others = [file for file in self.documents if file.src_uri not in kept]
        made = dict(zip(others, shared_out(self._tried, others, self.processes, _weight), strict=True))
        for file in self.documents:
            # What went wrong elsewhere goes wrong here once more, and is told as MkDocs tells it.
            one = kept[file.src_uri].made if file.src_uri in kept else made[file] or self._made(file)
            self._take(file, one)
            if file in made and file.src_uri in of and not one.said:
                kept[file.src_uri] = Kept(of[file.src_uri], _written(Path(file.abs_dest_path)), one)
        remember(self.before.memory, kept)

    def _kept(self, of: Mapping[str, str]) -> dict[str, Kept]:
        """Return the pages of the last build that are right; they are in the folder of the site then."""
        kept: dict[str, Kept] = {}
        last = remembered(self.before.memory)
        for file in self.documents:
            one = last.get(file.src_uri)
            if one and one.of == of.get(file.src_uri) and self._linked(file, one.written):
                kept[file.src_uri] = one
        return kept

    def _linked(self, file: File, written: str) -> bool:
        """Put the file of the last site into this one, if it holds what was written there."""
        last, new = self.before.site / file.dest_uri, Path(file.abs_dest_path)
        if _written(last) != written:
            return False
        new.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(last, new)
        except OSError:  # as between two disks
            shutil.copyfile(last, new)
        return True

    def _tried(self, file: File) -> Made | None:
        """Return what a page leaves behind; None where it cannot be made."""
        with _listening() as said:
            try:
                made = self._made(file)
            except Exception:  # noqa: BLE001 - whatever it is
                return None
        made.said.extend(said)
        return made

    def _made(self, file: File) -> Made:
        page = file.page
        assert page is not None  # noqa: S101 - every document has one
        if page.content is None:
            mkdocs_pages.read(page, self.config, self.files)
        before = len(self.sections)
        mkdocs_pages.build(page, self.config, self.documents, self.nav, self.env)
        page.content = page.markdown = None  # which need much memory, and nobody asks for them again
        links = {target.src_uri: found for target, found in (page.links_to_anchors or {}).items()}
        made = Made(sorted(page.present_anchor_ids or ()), links, self.sections[before:])
        del self.sections[before:]
        return made

    def _take(self, file: File, made: Made) -> None:
        page = file.page
        assert page is not None  # noqa: S101 - as above
        page.present_anchor_ids = set(made.anchors)
        links = ((self.files.get_file_from_path(path), found) for path, found in made.links.items())
        page.links_to_anchors = {target: found for target, found in links if target}
        self.sections.extend(made.sections)
        for name, level, message in made.said:
            logging.getLogger(name).log(level, "%s", message)


_DEFINED = re.compile(r"^\*\[(.+?)\]:", re.MULTILINE)
"""A word of the glossary, of which Python-Markdown is told the meaning (its abbr extension)."""


def _made_of(file: File, generated: Generated) -> str:
    """Return a digest of all that a page is made of."""
    assert file.page is not None  # noqa: S101 - every document has one
    text = file.content_bytes
    words = (generated.terms.get(word, "") for word in _DEFINED.findall(text.decode(errors="replace")))
    parts = (part.encode() for part in (generated.common, *words, *generated.own(file.page)))
    return digest((text, *parts))


def _written(path: Path) -> str:
    """Return a digest of what a file holds; nothing where it cannot be read."""
    try:
        return digest((path.read_bytes(),))
    except OSError:
        return ""


def _weight(file: File) -> float:
    """Return about how long it takes to make a page: with the frame around it, as long as its text is."""
    path = Path(file.abs_src_path or "")
    return 4_000 + (path.stat().st_size if path.is_file() else 0)


@contextmanager
def _listening() -> Iterator[list[Said]]:
    """Keep what MkDocs says, which is then said by nobody."""
    said: list[Said] = []
    log = logging.getLogger("mkdocs")
    handlers, propagate = log.handlers, log.propagate
    handler = logging.Handler(logging.INFO)
    handler.emit = lambda record: said.append((record.name, record.levelno, record.getMessage()))  # type: ignore[method-assign]
    log.handlers, log.propagate = [handler], False
    try:
        yield said
    finally:
        log.handlers, log.propagate = handlers, propagate
