"""The MkDocs plugin `explainer`: it generates before the build and has `mkdocs serve` watch the data."""

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, Literal, cast

from jinja2 import Environment
from markupsafe import escape
from mkdocs.config.base import Config
from mkdocs.config.config_options import Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext
from watchdog.observers.polling import PollingObserverVFS

from generator import build, finish, render, report, settings, write
from generator.catalogue import Catalogue
from generator.configuration import DATA_DIR, ConfigurationError, load
from generator.finish.page import finished
from generator.finish.policy import of_theme
from generator.output import Rendered
from generator.site import Site

log = get_plugin_logger("explainer")

FIRST = 100
"""The priority of what is done before all other plugins, which may then change it."""

LAST = -100
"""The priority of what is done after all other plugins."""

SEARCH = "material/search"
"""The name of Material's search among the plugins."""

INTERVAL = 0.5
"""Seconds between two looks at the files, as in MkDocs's own server."""


class ExplainerConfig(Config):
    """The options of the plugin in mkdocs.yml."""

    data_dir = Type(str, default=DATA_DIR)
    """The folder of the data, from that of mkdocs.yml."""


class ExplainerPlugin(BasePlugin[ExplainerConfig]):
    """Hooks of MkDocs (https://www.mkdocs.org/dev-guide/plugins/#events) over `generator.build`."""

    rendered: Rendered
    """What the running build has made of the story, from `on_config` on."""
    catalogue: Catalogue
    """The words of the story's language, from `on_config` on."""
    as_of: str
    """The day up to which the explainer knows, in words, from `on_config` on."""
    scripts: frozenset[str] | None = None
    """The scripts of the theme, from `on_env` on; None where pages have no policy."""
    command: Literal["build", "gh-deploy", "serve"] = "build"
    """What MkDocs was asked for."""

    @property
    def serving(self) -> bool:
        """Whether `mkdocs serve` shows the site to its editors."""
        return self.command == "serve"

    def on_startup(
        self,
        *,
        command: Literal["build", "gh-deploy", "serve"],
        dirty: bool,  # noqa: ARG002 - MkDocs gives it by name
    ) -> None:
        """Note what MkDocs was asked for; having this hook keeps this object over the rebuilds."""
        self.command = command

    @event_priority(FIRST)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Write the pages and bring our settings, before MkDocs looks for them and empties site/."""
        said = self._settings(config)
        root = Path(config.config_file_path).parent
        strict = bool(config.strict)
        site = Site(config.site_url or "", config.extra.get("repository") or "")
        made = build.generate(root / self.config.data_dir, Path(config.docs_dir), root, site, strict=strict)
        if made.checked.failed(strict=strict):
            raise PluginError(
                f"the data has problems, so the site stays as it was\n\n{made.checked.report(strict=strict)}"
            )
        for problem in made.checked.problems:
            log.warning("%s", report.block(problem, made.checked.files))
        self.rendered = made.rendered
        self.catalogue = made.checked.story.catalogue
        self._bring_settings(config, said)
        info = made.checked.story.info
        self.as_of = self.catalogue.date(info.as_of)
        # Material's templates escape these in some places only; what is escaped here is not escaped again.
        config.site_name = escape(info.title)
        config.site_description = escape(render.description(made.checked.story))
        config.theme["language"] = _language_of_theme(config, info.language)
        # What MkDocs takes for the time of the build: https://reproducible-builds.org/specs/source-date-epoch/
        day = datetime.fromisoformat(info.as_of.text).replace(tzinfo=UTC)
        os.environ["SOURCE_DATE_EPOCH"] = str(int(day.timestamp()))
        return config

    def _settings(self, config: MkDocsConfig) -> dict[str, Any]:
        """Return the settings of the project; raise `PluginError` where one of them would break the pages."""
        try:
            said = load(Path(config.config_file_path), config)
        except ConfigurationError as error:
            raise PluginError(str(error)) from None
        said["use_directory_urls"] = config.use_directory_urls  # which the command line may set, too
        if reasons := [*settings.refused(said), *_other_search(config)]:
            raise PluginError("\n".join(f"mkdocs.yml: {reason}" for reason in reasons))
        return said

    def _bring_settings(self, config: MkDocsConfig, said: dict[str, Any]) -> None:
        """Put our settings below those of the project, and Material's search among the plugins."""
        full = MkDocsConfig(config.config_file_path)
        full.load_dict({**settings.with_defaults(said, self.catalogue), "plugins": ["search"]})
        errors, _ = full.validate()  # its warnings MkDocs has given already
        if errors:
            raise PluginError("\n".join(f"mkdocs.yml: `{key}`: {error}" for key, error in errors))
        for key in (*settings.DEFAULTS, "mdx_configs"):
            config[key] = full[key]
        config.theme.dirs.insert(int(config.theme.custom_dir is not None), str(settings.THEME))
        if SEARCH not in config.plugins:
            search: Any = full.plugins[SEARCH]
            search.on_startup(command=self.command, dirty=False)
            config.plugins[SEARCH] = search  # whose `on_config` follows this one

    @event_priority(LAST)
    def on_env(
        self,
        env: Environment,
        *,
        config: MkDocsConfig,  # noqa: ARG002
        files: Files,  # noqa: ARG002
    ) -> None:
        """Give the theme its words; read its scripts, with those of templates that other plugins have added.

        `mkdocs serve` writes a script of its own into every page as it sends it, which a policy would stop.
        """
        words = self.catalogue
        env.globals.update(
            {"_": words.gettext, "ngettext": words.ngettext, "catalogue": words, "as_of": self.as_of}
        )
        self.scripts = None if self.serving else of_theme(_templates(env))

    def on_page_context(
        self,
        context: TemplateContext,
        *,
        page: Page,
        config: MkDocsConfig,  # noqa: ARG002
        nav: Navigation,  # noqa: ARG002
    ) -> TemplateContext:
        """Give the theme what the page says to machines."""
        structured = self.rendered.structured.get(page.file.src_uri)
        return cast("TemplateContext", {**context, "structured": structured})

    @event_priority(LAST)
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Finish a page as MkDocs and the other plugins have rendered it."""
        root = "../" * page.file.dest_uri.count("/")
        return finished(output, self.rendered.terms, root, self.scripts)

    @event_priority(LAST)
    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Finish a page that the theme has and no Markdown file: 404.html."""
        if template_name in config.theme.static_templates and template_name.endswith(".html"):
            return finished(output_content, {}, "", self.scripts)
        return output_content

    @event_priority(LAST)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Finish the folder that MkDocs and the other plugins, of which the search is one, have filled."""
        finish.finish(self.rendered, Path(config.site_dir), serving=self.serving)

    def on_serve(
        self,
        server: LiveReloadServer,
        *,
        config: MkDocsConfig,
        **others: object,  # noqa: ARG002
    ) -> LiveReloadServer:
        """Watch the data and the templates, but not the pages that are made from them.

        After a build that failed the last site is served on.

        MkDocs watches all of docs/, so an edit of the data would cause two rebuilds: one by the
        edit, one by the pages it changes. The observer is replaced by one that sees no generated
        page.
        """
        docs = Path(config.docs_dir)
        watched = list(server._watched_paths)  # noqa: SLF001 - the observer names the folder of a file instead
        for name in watched:
            server.unwatch(name)
        # MkDocs's own observer is this class, with these two functions as they come.
        observer = PollingObserverVFS(os.stat, partial(_list_but_generated, docs), polling_interval=INTERVAL)
        server.observer = observer  # type: ignore[assignment]
        package = Path(__file__).parent
        data = Path(config.config_file_path).parent / self.config.data_dir
        for path in (*watched, data, package / "templates", package / "theme"):
            server.watch(str(path))
        server.builder = partial(_build_or_keep, server.builder)
        return server


def _other_search(config: MkDocsConfig) -> Iterator[str]:
    """Yield why the search of MkDocs itself cannot stand beside Material's."""
    if "search" in config.plugins:
        yield "`plugins`: `search` is MkDocs's own here; delete it, since `explainer` brings Material's"


def _templates(env: Environment) -> Iterator[str]:
    """Yield the text of every HTML template that pages can be made by."""
    if env.loader is not None:
        for name in env.list_templates(extensions=("html",)):
            yield env.loader.get_source(env, name)[0]


def _language_of_theme(config: MkDocsConfig, language: str) -> str:
    """Return the language of Material's own words: the story's, or the nearest that Material has."""
    for known in (language, language.partition("-")[0]):
        if any((Path(folder) / f"partials/languages/{known}.html").is_file() for folder in config.theme.dirs):
            return known
    return "en"


def _build_or_keep(build_site: Callable[[], None]) -> None:
    """Build the site; after a failure, which is printed, return all the same.

    MkDocs would let every reader wait for the next build that succeeds.
    """
    try:
        build_site()
    except MkDocsException as error:
        log.error("%s", error)  # noqa: TRY400 - what went wrong has been printed, and a traceback tells nothing


def _list_but_generated(docs: Path, folder: str | None) -> Iterator[os.DirEntry[str]]:
    """Yield the entries of a folder; of one in `docs`, no generated file and no dot file."""
    path = Path(folder or ".")
    in_docs = path.is_relative_to(docs)
    before = write.manifest(docs) if in_docs else frozenset[str]()
    with os.scandir(path) as scanned:
        entries = list(scanned)
    generated = before | write.manifest(docs) if in_docs else before  # pages may have been made meanwhile
    for entry in entries:
        if not (in_docs and (entry.name.startswith(".") or _below(docs, entry.path) in generated)):
            yield entry


def _below(docs: Path, path: str) -> str:
    return Path(path).relative_to(docs).as_posix()
