"""MkDocs, loaded once and kept: it makes one page at a time, as a build would."""

import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from mkdocs.config.base import load_config
from mkdocs.exceptions import MkDocsException
from mkdocs.structure.files import File, Files, InclusionLevel, get_files, set_exclusions
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page

from generator.brought import SEARCH
from generator.configuration import PLUGIN
from generator.making import mkdocs_pages
from generator.plugin import ExplainerPlugin
from generator.render.draft import Draft
from generator.telling import Telling
from generator.write import manifest

NOT_FOUND = "404.html"


class EngineError(Exception):
    """MkDocs cannot load the project; the message says why."""


@contextmanager
def _told_by_mkdocs() -> Iterator[None]:
    """Turn into one error what MkDocs says in its log before it gives up."""
    said: list[str] = []
    handler = logging.Handler(logging.ERROR)
    handler.emit = lambda record: said.append(record.getMessage())  # type: ignore[method-assign]
    log = logging.getLogger("mkdocs")
    log.addHandler(handler)
    try:
        yield
    except MkDocsException as error:
        raise EngineError("\n".join(said) or str(error)) from None
    finally:
        log.removeHandler(handler)


@dataclass(frozen=True, slots=True)
class Told:
    """The story in one language, and the pages that it has there, by their paths, still to be written."""

    telling: Telling
    drafts: Mapping[str, Draft]


class Engine:
    """The site in one language, of which any page can be made at any time.

    `site_dir` is a folder for what is made; `address` is that of the whole site.
    """

    def __init__(
        self, file: Path, told: Told, languages: Sequence[Telling], site_dir: Path, address: str
    ) -> None:
        """Load the configuration and the theme; raise `EngineError` where MkDocs cannot."""
        self.told, self.languages, telling = told, languages, told.telling
        telling.docs.mkdir(parents=True, exist_ok=True)  # MkDocs asks for it
        with _told_by_mkdocs():
            self._load(file, telling, site_dir, address)
        self.gather()

    def _load(self, file: Path, telling: Telling, site_dir: Path, address: str) -> None:
        self.config = load_config(
            str(file),
            docs_dir=str(telling.docs),
            site_dir=str(site_dir / telling.folder),
            site_url=f"{address}{telling.folder}",
            strict=False,
        )
        self.config.plugins.on_startup(command="serve", dirty=False)
        with self._telling():
            self.config = self.config.plugins.on_config(self.config)
            self.config.plugins.on_pre_build(config=self.config)
        self.env = self.config.theme.get_env()
        theirs = Files([])
        theirs.add_files_from_theme(self.env, self.config)
        self._of_theme = list(theirs)

    @cached_property
    def _plugin(self) -> ExplainerPlugin:
        plugin = self.config.plugins[PLUGIN]
        assert isinstance(plugin, ExplainerPlugin)  # noqa: S101 - MkDocs has it by its name only
        return plugin

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """Have the plugin, which MkDocs keeps for all configurations, tell the story in this language."""
        plugin = self._plugin
        plugin.told = plugin.telling = self.told.telling
        plugin.languages = self.languages
        try:
            yield
        finally:
            plugin.told = None

    def tell(self, told: Told, languages: Sequence[Telling]) -> None:
        """Tell the story as it is now."""
        others = told.telling.pages != self.told.telling.pages
        self.told, self.languages = told, languages
        with self._telling():
            self._plugin.introduce(self.config)
            self._plugin.equip(self.env, self.config)
        if others:
            self.gather()

    def gather(self) -> None:
        """Gather the files, and the pages that the theme shows on every page, as MkDocs does."""
        with self._telling():
            self.files = self.config.plugins.on_files(self._gathered(), config=self.config)
            set_exclusions(self.files, self.config)
            nav = get_navigation(self.files, self.config)
            self.nav: Navigation = self.config.plugins.on_nav(nav, config=self.config, files=self.files)
            self.documents = self.files.documentation_pages(inclusion=InclusionLevel.is_in_serve)
            for file in self.documents:
                if file.page is None:
                    Page(None, file, self.config)
            for page in self.nav.pages:  # whose titles and marks stand on every page
                if page.title is None or page.file.src_uri not in self.told.drafts:
                    self._read(page)
            self.env = self.config.plugins.on_env(self.env, config=self.config, files=self.files)
        self.by_address: Mapping[str, File] = {
            file.dest_uri: file for file in self.files if file.inclusion.is_in_serve()
        }

    def _gathered(self) -> Files:
        """Return the files of docs/ and of the theme: pages that are not made yet, but none left over."""
        telling = self.told.telling
        files = get_files(self.config)
        for made in manifest((self.languages or (telling,))[0].docs):
            path = made.removeprefix(telling.folder)
            if path not in telling.pages and path.endswith(".md") and (old := files.get_file_from_path(path)):
                files.remove(old)
        for path in sorted(telling.pages):
            if files.get_file_from_path(path) is None:
                files.append(self._file(path))
        for file in self._of_theme:
            if files.get_file_from_path(file.src_uri) is None:
                files.append(file)
        return files

    def _file(self, path: str) -> File:
        config = self.config
        return File(path, config.docs_dir, config.site_dir, config.use_directory_urls)

    def _read(self, page: Page) -> None:
        """Have a page read its Markdown, which is made if it is one of the story, and convert it."""
        if draft := self.told.drafts.get(page.file.src_uri):
            page.file.content_string = draft.written().text
        mkdocs_pages.read(page, self.config, self.files)

    def page(self, file: File) -> bytes:
        """Return a page as `build` would make it."""
        page = file.page
        assert page is not None  # noqa: S101 - every document has one
        with self._telling():
            self._read(page)
            mkdocs_pages.build(page, self.config, self.documents, self.nav, self.env)
        # The search notes every page that is made, and here a page is made again and again.
        self.config.plugins[SEARCH].search_index.entries.clear()  # type: ignore[attr-defined]
        return Path(file.abs_dest_path).read_bytes()

    def not_found(self) -> bytes:
        """Return the page that stands where there is none."""
        with self._telling():
            mkdocs_pages.of_theme(NOT_FOUND, self.config, self.files, self.nav, self.env)
        return (Path(self.config.site_dir) / NOT_FOUND).read_bytes()
