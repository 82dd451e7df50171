"""The MkDocs plugin `explainer`: it generates before the build and has `mkdocs serve` watch the data."""

import os
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, cast

from jinja2 import Environment
from markupsafe import escape
from mkdocs.commands import build as mkdocs_build
from mkdocs.config.base import Config, load_config
from mkdocs.config.config_options import Choice, ListOfItems, Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from generator import beside, brought, build, exports, finish, making, render, report
from generator.brought import SEARCH, note
from generator.catalogue import FOLDER
from generator.configuration import (
    DATA_DIR,
    PLUGIN,
    ends_for_warnings,
    repository_of,
    theme_language,
)
from generator.finish.page import finished
from generator.finish.policy import of_theme
from generator.making import told
from generator.site import Site
from generator.telling import Telling
from generator.theming import bundle, squeeze
from generator.watching.mkdocs_serve import watch

log = get_plugin_logger("explainer")

FIRST = 100
"""The priority of what is done before all other plugins, which may then change it."""

LAST = -100
"""The priority of what is done after all other plugins."""

STORY_PICTURE = "assets/share/story.png"
"""The share picture of pages that are not made from the data."""


class ExplainerConfig(Config):
    """The options of the plugin in mkdocs.yml."""

    data_dir = Type(str, default=DATA_DIR)
    """The folder of the data, from that of mkdocs.yml."""
    left_out = ListOfItems(Choice(exports.NAMES), default=[])
    """The formats for other software that are not made, by their names."""
    history = Type(bool, default=True)
    """Whether the pages of entries tell what changed about these, by the commits of the repository."""


class ExplainerPlugin(BasePlugin[ExplainerConfig]):
    """Hooks of MkDocs (https://www.mkdocs.org/dev-guide/plugins/#events) over `generator.build`."""

    told: Telling | None = None
    """The language that this build tells the story in, where another build has begun it."""
    telling: Telling
    """What the running build tells, from `on_config` on."""
    languages: Sequence[Telling] = ()
    """All languages that the story is told in, where there are several, from `on_config` on."""
    scripts: frozenset[str] | None = None
    """The scripts of the theme, from `on_env` on; None where pages have no policy."""
    command: Literal["build", "gh-deploy", "serve"] = "build"
    """What MkDocs was asked for."""
    dirty: bool = False
    """Whether only pages that have changed are built, into the site that is there."""
    run: beside.Run | None = None
    """The running build of all languages, from `on_config` to its end."""
    ahead: making.Ahead | None = None
    """What makes the pages, from `on_files` on, where MkDocs does not."""
    site: Path
    """The folder of the whole site, as it was before, from `on_config` on."""
    nav: Navigation
    """The pages that every page leads to, from `on_nav` on."""

    @property
    def serving(self) -> bool:
        """Whether `mkdocs serve` shows the site to its editors."""
        return self.command == "serve"

    def on_startup(
        self,
        *,
        command: Literal["build", "gh-deploy", "serve"],
        dirty: bool,
    ) -> None:
        """Note what MkDocs was asked for; having this hook keeps this object over the rebuilds."""
        self.command, self.dirty = command, dirty and not making.processes.get()

    @event_priority(FIRST)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Write the pages and bring our settings, before MkDocs looks for them and empties site/."""
        theirs = brought.theirs(config)
        if self.told is None:
            self.run = beside.Run(Path(config.config_file_path).parent)
            first, *translations = self._generate(config)
            self.telling, self.languages = first, (first, *translations) if translations else ()
        else:
            self.telling = self.told
        brought.bring(config, theirs, self.telling, self.languages, self.command)
        self.introduce(config)
        if self.told is None:
            self.site = Path(config.site_dir)
        if self.told is None and self.run and not self.serving and not self.dirty:
            config.site_dir = str(self.run.begin(Path(config.site_dir)))
        return config

    def introduce(self, config: MkDocsConfig) -> None:
        """Tell MkDocs and the theme what the story says of the whole site; it may be told again."""
        info = self.telling.story.info
        # Material's templates escape these in some places only; what is escaped here is not escaped again.
        config.site_name = escape(info.title)
        config.site_description = escape(render.description(self.telling.story))
        config.theme["language"] = theme_language(config.theme.dirs, info.language)
        # What MkDocs takes for the time of the build: https://reproducible-builds.org/specs/source-date-epoch/
        day = datetime.fromisoformat(info.as_of.text).replace(tzinfo=UTC)
        os.environ["SOURCE_DATE_EPOCH"] = str(int(day.timestamp()))

    def _generate(self, config: MkDocsConfig) -> Iterator[Telling]:
        """Write the pages of the story, and yield what each of its languages tells, the first one first."""
        root = Path(config.config_file_path).parent
        strict = bool(config.strict)
        site, repository = Site(config.site_url or ""), repository_of(root, config.extra)
        if repository is None and (address := config.extra.get("repository")):
            log.info("no page leads to %s; name what host it is: `extra: {repository_host: …}`", address)
        data, docs, left_out = root / self.config.data_dir, Path(config.docs_dir), self.config.left_out
        processes = making.processes.get() or 1
        generated = build.generate(
            data,
            docs,
            root,
            site,
            strict=strict,
            with_history=self.config.history,
            left_out=left_out,
            processes=processes,
        )
        if self.serving:
            build.offer_ids(generated.checked, data)
        if generated.checked.failed(strict=strict):
            problems = generated.checked.report(strict=strict)
            raise PluginError(f"the data has problems, so the site stays as it was\n\n{problems}")
        for problem in generated.checked.problems:
            log.warning("%s", report.block(problem, generated.checked.files))
        if generated.history.absent:
            log.info("the pages do not tell the history of their entries: %s", generated.history.absent)
        for code, story in (("", generated.checked.story), *generated.checked.others.items()):
            rendered, folder = (generated.others[code], f"{code}/") if code else (generated.rendered, "")
            files = exports.files(story, site.below(code) if code else site, left_out, processes)
            own, name = docs / code, os.path.relpath(docs, root)
            pages = frozenset(path.relative_to(own).as_posix() for path in own.rglob("*.md"))
            linked = exports.linked_from_pages(story, left_out)
            yield Telling(story, rendered, folder, own, files, linked, pages, repository, name)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Give the site of another language the files in docs/ that are no pages, and what pages load."""
        if self.telling.folder:
            docs, folders = self.languages[0].docs, {translation.folder for translation in self.languages[1:]}
            for path in sorted(docs.rglob("*")):
                name = path.relative_to(docs).as_posix()
                is_shared = (
                    path.is_file() and path.suffix != ".md" and f"{name.partition('/')[0]}/" not in folders
                )
                if is_shared and not files.get_file_from_path(name) and "/." not in f"/{name}":
                    files.append(File(name, str(docs), config.site_dir, use_directory_urls=True))
        bundle(files, config)
        # Other plugins may want to see every page as MkDocs makes it, one after the other.
        if (processes := making.processes.get()) and set(config.plugins) <= {PLUGIN, SEARCH}:
            sections = config.plugins[SEARCH].search_index.entries  # type: ignore[attr-defined]
            self.ahead = making.Ahead(
                config, sections, processes, told.before(self.telling, self.site, config)
            )
            self.ahead.leave(files)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG002
        """Note which pages every page leads to."""
        self.nav = nav
        return nav

    @event_priority(LAST)
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Give the theme its words; read its scripts, with those of templates that other plugins have added.

        `mkdocs serve` writes a script of its own into every page as it sends it, which a policy would stop.
        """
        self.scripts = None if self.serving else of_theme(_templates(env))
        squeeze(env, config.theme.custom_dir)
        self.equip(env, config)
        if self.ahead is not None:
            self.ahead.make(
                files, self.nav, env, told.generated(self.telling, self.languages, self.scripts, config)
            )
            self.ahead = None

    def equip(self, env: Environment, config: MkDocsConfig) -> None:
        """Give the theme what the story says; it may be given again."""
        words = self.telling.story.catalogue
        env.globals.update(
            {"_": words.gettext, "ngettext": words.ngettext},
            catalogue=words,
            as_of=words.date(self.telling.story.info.as_of),
            languages=self.languages,
            telling=self.telling,
            story_picture=STORY_PICTURE if STORY_PICTURE in self.telling.rendered.cards else "",
            whole_address=(config.site_url or "").removesuffix(self.telling.folder),
        )

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Lead to the repository where the page says that the editors give no address for errors."""
        return self.telling.leading_to_issues(markdown, page)

    @event_priority(FIRST)
    def on_page_context(
        self,
        context: TemplateContext,
        *,
        page: Page,
        config: MkDocsConfig,
        **others: object,  # noqa: ARG002
    ) -> TemplateContext:
        """Give the theme what the page says to machines, and the search what it needs of the page."""
        rendered = self.telling.rendered
        if page.url in rendered.documents:  # of an entry, whose text is there already: `finish.index` adds it
            page.meta["search"] = {"exclude": True}
            note(config, {"location": page.url, "title": page.meta["title"], "text": ""})
        structured = rendered.structured.get(page.file.src_uri)
        return cast("TemplateContext", {**context, "structured": structured})

    @event_priority(LAST)
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Finish a page as MkDocs and the other plugins have rendered it."""
        root = "../" * page.file.dest_uri.count("/")
        return finished(output, self.telling.rendered.terms, root, self.scripts)

    @event_priority(LAST)
    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Finish a page that the theme has and no Markdown file: 404.html."""
        if template_name in config.theme.static_templates and template_name.endswith(".html"):
            return finished(output_content, {}, "", self.scripts)
        return output_content

    @event_priority(LAST)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Finish the folder that MkDocs and the other plugins, of which the search is one, have filled."""
        telling = self.telling
        finish.finish(
            telling.rendered,
            telling.files,
            Path(config.site_dir),
            kept=told.pictures(telling, config),
            processes=making.processes.get() or 1,
            serving=self.serving,
        )
        if self.told is not None:
            return
        for translation in self.languages[1:]:
            self._build(translation, config)
        if self.run and not ends_for_warnings(config) and (site := self.run.end()):
            config.site_dir = str(site)

    def on_build_error(self, *, error: Exception) -> None:  # noqa: ARG002 - MkDocs gives it by name
        """Leave the site as it was, and let other builds go on."""
        if self.told is None and self.run:
            self.run.give_up()

    def _build(self, translation: Telling, config: MkDocsConfig) -> None:
        """Build the site in another language, in a folder of this one."""
        its_config = load_config(
            config.config_file_path,
            docs_dir=str(translation.docs),
            site_dir=str(Path(config.site_dir, translation.folder)),
            site_url=f"{config.site_url}{translation.folder}" if config.site_url else "",
            strict=config.strict,
        )
        plugin = its_config.plugins[PLUGIN]  # which MkDocs may have kept from before, and be this very object
        assert isinstance(plugin, ExplainerPlugin)  # noqa: S101 - MkDocs has it by its name only
        first, plugin.told, plugin.languages = self.telling, translation, self.languages
        plugin.site = self.site
        its_config.plugins.on_startup(command=self.command, dirty=False)
        try:
            mkdocs_build.build(its_config, dirty=bool(making.processes.get()))
        finally:
            self.told, self.telling = None, first

    def on_serve(
        self,
        server: LiveReloadServer,
        *,
        config: MkDocsConfig,
        **others: object,  # noqa: ARG002
    ) -> LiveReloadServer:
        """Watch the data and the templates, but not the pages that are made from them."""
        root, package = Path(config.config_file_path).parent, Path(__file__).parent
        watched = (root / self.config.data_dir, root / FOLDER, package / "templates", package / "theme")
        watch(server, Path(config.docs_dir), watched)
        return server


def _templates(env: Environment) -> Iterator[str]:
    """Yield the text of every HTML template that pages can be made by."""
    if env.loader is not None:
        for name in env.list_templates(extensions=("html",)):
            yield env.loader.get_source(env, name)[0]
