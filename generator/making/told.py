"""What the pages of a story are made of, besides their text."""

import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from generator.making.ahead import Before, Generated
from generator.making.common import common
from generator.telling import Telling
from generator.write import manifest

CACHE = ".cache/explainer"
"""The folder of the project for what a build keeps for the next one."""


def generated(
    telling: Telling, languages: Sequence[Telling], scripts: frozenset[str] | None, config: MkDocsConfig
) -> Generated:
    """Return what is known of the pages of a story in one of its `languages`; the theme has `scripts`."""
    rendered, info = telling.rendered, telling.story.info
    # A template of the project may print anything of the story: then all pages are made when one changes.
    anything = [page.text for page in rendered.pages] if config.theme.custom_dir else []
    others = (
        info.as_of.text,
        repr(info.address_for_errors),
        repr(telling.repository),
        repr(bool(telling.named)),
        repr(sorted(scripts) if scripts is not None else None),
        repr([(one.language, one.folder, one.name) for one in languages]),
        repr(sorted(rendered.cards)[:1]),
        os.environ.get("SOURCE_DATE_EPOCH", ""),
        *anything,
    )

    def own(page: Page) -> Iterator[str]:
        path = page.file.src_uri
        yield json.dumps(rendered.structured.get(path), sort_keys=True, ensure_ascii=False)
        yield repr([file in telling.named for file in _files_of(page)])
        yield repr([one.address(page) for one in languages])

    docs = (languages or (telling,))[0].docs
    paths = frozenset(path.removeprefix(telling.folder) for path in manifest(docs))
    return Generated(paths, common(config, others), own, rendered.terms)


def before(telling: Telling, site: Path, config: MkDocsConfig) -> Before:
    """Return what the last build of a project has left, whose whole site is in the folder `site`."""
    return Before(site / telling.folder, _cache(telling, config) / "pages.json")


def pictures(telling: Telling, config: MkDocsConfig) -> Path:
    """Return the folder in which a build keeps the pictures that it has drawn."""
    return _cache(telling, config) / "pictures"


def _cache(telling: Telling, config: MkDocsConfig) -> Path:
    """Return the folder for what is kept of the site in one language."""
    return Path(config.config_file_path).parent / CACHE / telling.language


def _files_of(page: Page) -> tuple[str, ...]:
    """Return the files for other software that the theme looks for on a page; see main.html."""
    return (
        "feed.xml",
        "feed.json",
        f"feeds/{page.file.src_uri.removesuffix('.md')}.xml",
        f"embed/{page.url}index.html",
    )
