"""The pages that MkDocs has prepared, made by several processes."""

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation

from generator.making import mkdocs_pages
from generator.processes import shared_out


class _Left(File):
    """The file of a page that MkDocs leaves to us."""

    def is_modified(self) -> bool:
        """Say that MkDocs has nothing to do."""
        return False


@dataclass(frozen=True, slots=True)
class Made:
    """What a page leaves behind besides its file in the site: for its links to be checked, and for search."""

    anchors: set[str]
    links: dict[str, dict[str, str]]
    """The anchors that it leads to, by the path of the page that has to have them, each with its link."""
    sections: list[Any]
    """What the search of the theme notes of it."""
    said: list[tuple[str, int, str]] = field(default_factory=list)
    """What MkDocs has said of it: the logger, the level and the message."""


@dataclass(slots=True)
class Ahead:
    """Makes the pages of one site, from `leave` to `make`, by some `processes`."""

    config: MkDocsConfig
    sections: list[Any]
    """The list in which the search of the theme notes the sections of pages."""
    generated: frozenset[str]
    """The pages that are made of the story, by their paths."""
    processes: int
    files: Files = field(init=False)
    documents: Sequence[File] = field(init=False)
    nav: Navigation = field(init=False)
    env: Environment = field(init=False)

    def leave(self, files: Files) -> None:
        """Have MkDocs leave the pages to us."""
        for file in files:
            if file.is_documentation_page():
                file.__class__ = _Left

    def make(self, files: Files, nav: Navigation, env: Environment) -> None:
        """Make all pages, as MkDocs would."""
        self.files, self.nav, self.env = files, nav, env
        for page in nav.pages:  # whose titles and marks may stand on every page
            if page.title is None or page.file.src_uri not in self.generated:
                mkdocs_pages.read(page, self.config, files)
        self.documents = files.documentation_pages(inclusion=InclusionLevel.is_included)
        made = shared_out(self._tried, self.documents, self.processes, _weight)
        for file, one in zip(self.documents, made, strict=True):
            # What went wrong elsewhere goes wrong here once more, and is told as MkDocs tells it.
            self._take(file, one or self._made(file))

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
        made = Made(page.present_anchor_ids or set(), links, self.sections[before:])
        del self.sections[before:]
        return made

    def _take(self, file: File, made: Made) -> None:
        page = file.page
        assert page is not None  # noqa: S101 - as above
        page.present_anchor_ids = made.anchors
        links = ((self.files.get_file_from_path(path), found) for path, found in made.links.items())
        page.links_to_anchors = {target: found for target, found in links if target}
        self.sections.extend(made.sections)
        for name, level, message in made.said:
            logging.getLogger(name).log(level, "%s", message)


def _weight(file: File) -> float:
    """Return about how long it takes to make a page: with the frame around it, as long as its text is."""
    path = Path(file.abs_src_path or "")
    return 4_000 + (path.stat().st_size if path.is_file() else 0)


@contextmanager
def _listening() -> Iterator[list[tuple[str, int, str]]]:
    """Keep what MkDocs says, which is then said by nobody."""
    said: list[tuple[str, int, str]] = []
    log = logging.getLogger("mkdocs")
    handlers, propagate = log.handlers, log.propagate
    handler = logging.Handler(logging.INFO)
    handler.emit = lambda record: said.append((record.name, record.levelno, record.getMessage()))  # type: ignore[method-assign]
    log.handlers, log.propagate = [handler], False
    try:
        yield said
    finally:
        log.handlers, log.propagate = handlers, propagate
