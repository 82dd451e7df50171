"""One page of MkDocs at a time.

This is the one place that calls functions of MkDocs which are not documented: `_populate_page`, `_build_page`
and `_build_theme_template` of mkdocs.commands.build, which is what its `build` is made of. The version of
MkDocs is pinned, and a test compares these pages with those of a build.
"""

from collections.abc import Sequence

from jinja2 import Environment
from mkdocs.commands import build as mkdocs_build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page


def read(page: Page, config: MkDocsConfig, files: Files) -> None:
    """Have a page read its Markdown and convert it."""
    mkdocs_build._populate_page(page, config, files)  # noqa: SLF001 - see above


def build(
    page: Page, config: MkDocsConfig, documents: Sequence[File], nav: Navigation, env: Environment
) -> None:
    """Write a page that has been read, by the theme, to its place in the folder of the site."""
    mkdocs_build._build_page(  # noqa: SLF001 - see above
        page, config, documents, nav, env, excluded=page.file.inclusion.is_excluded()
    )


def of_theme(name: str, config: MkDocsConfig, files: Files, nav: Navigation, env: Environment) -> None:
    """Write a page that the theme has and no Markdown file."""
    mkdocs_build._build_theme_template(name, env, files, config, nav)  # noqa: SLF001 - see above
