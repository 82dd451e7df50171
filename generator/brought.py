"""The settings of a project with ours below them, as MkDocs takes them from a plugin.

MkDocs reads the settings before it asks a plugin, so ours are read and checked by a configuration of their
own, which is thrown away once its values are taken.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from generator import settings
from generator.configuration import ConfigurationError, load
from generator.telling import Telling

SEARCH = "material/search"
"""The name of Material's search among the plugins."""


def theirs(config: MkDocsConfig) -> dict[str, Any]:
    """Return the settings of the project; raise `PluginError` where one of them would break the pages."""
    try:
        found = load(Path(config.config_file_path), config)
    except ConfigurationError as error:
        raise PluginError(str(error)) from None
    found["use_directory_urls"] = config.use_directory_urls  # which the command line may set, too
    if reasons := [*settings.refused(found), *_other_search(config)]:
        raise PluginError("\n".join(f"mkdocs.yml: {reason}" for reason in reasons))
    return found


def bring(
    config: MkDocsConfig,
    theirs: dict[str, Any],
    telling: Telling,
    languages: Sequence[Telling],
    command: Literal["build", "gh-deploy", "serve"],
) -> None:
    """Put our settings below those of the project, and Material's search among the plugins.

    The site is that of one `telling` among `languages`. Raises `PluginError` where MkDocs refuses a setting.
    """
    full = MkDocsConfig(config.config_file_path)
    # Each of the other languages is built by itself.
    others = () if telling.folder else languages[1:]
    folders = [f"/{translation.folder}" for translation in others]
    excluded = {"exclude_docs": "\n".join([theirs.get("exclude_docs") or "", *folders])}
    ours = settings.with_defaults(theirs, telling.story.catalogue)
    if telling.folder:
        ours["nav"] = settings.there(ours["nav"], telling.pages)
    full.load_dict({**ours, **excluded, "plugins": ["search"]})
    errors, _ = full.validate()  # its warnings MkDocs has given already
    if errors:
        raise PluginError("\n".join(f"mkdocs.yml: `{key}`: {error}" for key, error in errors))
    for key in (*settings.DEFAULTS, *excluded, "mdx_configs"):
        config[key] = full[key]
    config.theme.dirs.insert(int(config.theme.custom_dir is not None), str(settings.THEME))
    if SEARCH not in config.plugins:
        search: Any = full.plugins[SEARCH]
        search.on_startup(command=command, dirty=False)
        config.plugins[SEARCH] = search  # whose `on_config` follows this one


def _other_search(config: MkDocsConfig) -> Iterator[str]:
    """Yield why the search of MkDocs itself cannot stand beside Material's."""
    if "search" in config.plugins:
        yield "`plugins`: `search` is MkDocs's own here; delete it, since `explainer` brings Material's"


def note(config: MkDocsConfig, section: dict[str, str]) -> None:
    """Add a section to the index of Material's search, as it adds those that it reads in a page."""
    config.plugins[SEARCH].search_index.entries.append(section)  # type: ignore[attr-defined]
