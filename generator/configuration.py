"""The configuration of a project: one mkdocs.yml, which every command and the plugin read alike."""

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.utils import CountHandler
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from generator import repository
from generator.read import syntax_problem
from generator.repository import Repository

FILE = "mkdocs.yml"
PLUGIN = "explainer"
DATA_DIR = "data"
"""The folder of the data where the option `data_dir` of the plugin names no other."""


class ConfigurationError(ValueError):
    """A configuration that cannot be read; the message says where and why."""


@dataclass(frozen=True, slots=True)
class Configuration:
    """The folders of the data and of the pages, whether a warning fails as an error does, which formats for
    other software are left out, and whether the pages of entries tell their history.
    """  # noqa: D205 - one sentence

    data: Path
    docs: Path
    strict: bool
    left_out: tuple[str, ...] = ()
    history: bool = True
    address: str = ""
    """The address of the site, where it is known."""
    extra: Mapping[str, Any] = field(default_factory=dict)
    """What the project says for its pages, such as where its repository is."""


def read(folder: Path) -> Configuration:
    """Return the configuration of the project in a folder; without a mkdocs.yml the defaults.

    The file is read as MkDocs reads it, with what it inherits and takes from the environment, but MkDocs's
    own checks of it wait for the build. Raise `ConfigurationError` where it cannot be read.
    """
    settings = load(folder / FILE)
    options = _options(settings.get("plugins"))
    return Configuration(
        folder / _text(options.get("data_dir"), "data_dir", DATA_DIR),
        folder / _text(settings.get("docs_dir"), "docs_dir", "docs"),
        settings.get("strict") is True,
        tuple(map(str, options.get("left_out") or ())),
        options.get("history") is not False,
        str(settings.get("site_url") or ""),
        settings.get("extra") or {},
    )


def ends_for_warnings(config: MkDocsConfig) -> bool:
    """Return whether MkDocs will end the build that runs for its warnings, so that the site has to stay."""
    handlers = logging.getLogger("mkdocs").handlers
    counted = [handler.get_counts() for handler in handlers if isinstance(handler, CountHandler)]
    return bool(config.strict) and any(counted)


def names_the_plugin(folder: Path) -> bool:
    """Return whether the mkdocs.yml in a folder names our plugin, which makes the pages of the story."""
    plugins = load(folder / FILE).get("plugins") or []
    return any(PLUGIN in plugin if isinstance(plugin, dict) else plugin == PLUGIN for plugin in plugins)


def repository_of(folder: Path, extra: Mapping[str, Any]) -> Repository | None:
    """Return the repository of the project in a folder, as `extra` in its mkdocs.yml tells.

    None where no address is given, or its host is not known. Where the folder lies in the repository is seen
    from the checkout: git keeps `.git` at the top of it.
    """
    if not extra.get("repository"):
        return None
    here = folder.resolve()
    top = next((above for above in (here, *here.parents) if (above / ".git").exists()), here)
    inside = here.relative_to(top).as_posix()
    has_form = (top / repository.FORM).is_file()
    return repository.at(extra["repository"], extra.get("repository_host") or "", inside, has_form=has_form)


def load(path: Path, config: MkDocsConfig | None = None) -> dict[str, Any]:
    """Return what a configuration file says; nothing where there is none.

    What stands for a folder of the project (`!relative $docs_dir`) is that of `config`, where it is given.
    Raise `ConfigurationError` where it cannot be read.
    """
    if not path.is_file():
        return {}
    try:
        with path.open("rb") as file:
            settings = yaml_load(file, get_yaml_loader(config=config or MkDocsConfig()))
    except MkDocsException as error:
        if isinstance(error.__context__, yaml.MarkedYAMLError):
            lines = tuple(path.read_text(encoding="utf-8").splitlines())
            problem = syntax_problem(path.name, lines, error.__context__)
            raise ConfigurationError(f"{problem.place}: {problem.message}; {problem.help}") from None
        raise ConfigurationError(f"{path.name} cannot be read: {error}") from None
    except OSError as error:
        raise ConfigurationError(f"{path.name} cannot be read: {error.strerror}") from None
    if not isinstance(settings, dict):
        raise ConfigurationError(f"{path.name} is not a mapping; write its keys, each with a colon")
    return settings


def theme_language(folders: Iterable[str], language: str) -> str:
    """Return the language of Material's own words: the story's, or the nearest that is there."""
    for code in (language, language.partition("-")[0]):
        if any(Path(folder, f"partials/languages/{code}.html").is_file() for folder in folders):
            return code
    return "en"


def _options(plugins: object) -> dict[str, Any]:
    """Return the options of our plugin; MkDocs takes a list of names and mappings, or one mapping."""
    entries = plugins if isinstance(plugins, list) else [plugins]
    for plugin in entries:
        if isinstance(plugin, dict) and isinstance(options := plugin.get(PLUGIN), dict):
            return options
    return {}


def _text(value: object, key: str, default: str) -> str:
    if value is None:
        return default
    if not isinstance(value, str) or not value:
        raise ConfigurationError(f"`{key}` in {FILE} has to be the name of a folder, not `{value}`")
    return value
