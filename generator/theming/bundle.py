"""One style sheet and one script among the files of a site, in place of the many that the theme has.

A browser paints nothing before it has every style sheet, and asks for each by itself. Each of the two is
named by what is in it, so that a browser may keep it for good. What a project adds of its own stays as it is,
and comes after them.
"""

from collections.abc import Iterator, Mapping, Sequence
from fnmatch import fnmatch
from hashlib import blake2b
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from generator.settings import DEFAULTS
from generator.theming.style import BRINGING, style

MATERIAL = ("assets/stylesheets/main.*.min.css", "assets/stylesheets/palette.*.min.css")
"""The style sheets of Material, in the order in which its pages name them."""

NEEDLESS = ("*.min.css.map", "*.min.js.map", "assets/javascripts/lunr/*", "assets/javascripts/workers/*")
"""Files of Material that no page asks for: the search has a worker of its own."""

STYLE, SCRIPT = "assets/stylesheets/explainer.{}.css", "assets/javascripts/explainer.{}.js"
MADE = "assets/*/explainer.????????.*"

OURS = frozenset({"explainer", "material/search"})
"""The plugins of which it is known that they bring no part of Material that has styles of its own."""


def bundle(files: Files, config: MkDocsConfig) -> None:
    """Put the two among the files of a site, have its pages load them, and leave out what they stand for."""
    theirs = [path for pattern in MATERIAL for path in _matching(files, pattern)]
    styles, scripts = DEFAULTS["extra_css"], DEFAULTS["extra_javascript"]
    # Where pages are made one at a time, the files of a site are gathered again and again.
    more_styles = [path for path in config.extra_css if path not in styles and not fnmatch(path, MADE)]
    more_scripts = [
        one for one in config.extra_javascript if str(one) not in scripts and not fnmatch(str(one), MADE)
    ]
    sheet = style(
        _texts(files, theirs),
        _texts(files, styles),
        _brought(config),
        _colours(config.theme.get("palette")),
        _texts(files, more_styles),
    )
    script = "\n".join(text.strip() + "\n" for text in _texts(files, scripts))
    config.extra_css = [_added(files, config, STYLE, sheet), *more_styles]
    config.extra_javascript = [_added(files, config, SCRIPT, script), *more_scripts]
    needless = [path for pattern in NEEDLESS for path in _matching(files, pattern)]
    # A template of the project may be made of Material's, which name these.
    merged = [*styles, *scripts, *([] if config.theme.custom_dir else theirs)]
    for path in [*merged, *needless]:
        if file := files.get_file_from_path(path):
            files.remove(file)


def _matching(files: Files, pattern: str) -> list[str]:
    return [path for path in sorted(files.src_uris) if fnmatch(path, pattern)]


def _texts(files: Files, paths: Sequence[str]) -> list[str]:
    found = (files.get_file_from_path(path) for path in paths)
    return [file.content_string for file in found if file]


def _added(files: Files, config: MkDocsConfig, path: str, text: str) -> str:
    """Add a file with this text, and return its path, which has a digest of the text for `{}`."""
    path = path.format(blake2b(text.encode(), digest_size=4).hexdigest())
    if old := files.get_file_from_path(path):
        files.remove(old)
    files.append(File.generated(config, path, content=text))
    return path


def _brought(config: MkDocsConfig) -> set[str]:
    """Return the settings that may bring parts of Material: a plugin and a template may bring any."""
    said = BRINGING.intersection(config.extra)
    others = {"custom_dir"} if config.theme.custom_dir else set()
    plugins = set(config.plugins) - OURS
    return {*config.theme.get("features", []), *config.markdown_extensions, *said, *plugins, *others}


def _colours(palette: Any) -> set[str]:  # noqa: ANN401 - one palette or several, as Material takes them
    return set(_named(palette if isinstance(palette, list) else [palette or {}]))


def _named(palettes: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Yield the colours as Material writes them, and its own where one is missing."""
    for palette in palettes:
        for kind in ("primary", "accent"):
            yield str(palette.get(kind) or "indigo").replace(" ", "-")
