"""The settings of MkDocs and Material that the pages need: a project writes down only what it changes.

In comes what a project's mkdocs.yml says; out comes the same with our settings below it, and what in it
would break the pages. MkDocs reads and checks the result as if it stood in the file.
"""

from collections.abc import Container, Iterator, Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

from generator import repository
from generator.catalogue import Catalogue, gettext_noop

Settings = Mapping[str, Any]

THEME = Path(__file__).parent / "theme"
"""Templates, styles and scripts that lie over Material's."""

DEFAULTS: dict[str, Any] = {
    "theme": {
        "name": "material",
        "font": False,  # no web fonts: a page makes no request to another host
        "palette": [
            {
                "media": "(prefers-color-scheme: light)",
                "scheme": "default",
                "primary": "custom",
                "accent": "custom",
                "toggle": {"icon": "material/brightness-7", "name": gettext_noop("Switch to dark mode")},
            },
            {
                "media": "(prefers-color-scheme: dark)",
                "scheme": "slate",
                "primary": "custom",
                "accent": "custom",
                "toggle": {"icon": "material/brightness-4", "name": gettext_noop("Switch to light mode")},
            },
        ],
        "features": ["navigation.instant", "navigation.tabs", "navigation.top", "search.highlight"],
    },
    "extra": {"generator": False},
    "extra_css": [
        f"assets/stylesheets/{name}.css"
        for name in (
            "explainer", "entries", "matrix", "timeline", "pictures", "search", "visits", "access", "print",
        )
    ],
    "extra_javascript": [
        f"assets/javascripts/{name}.js"
        for name in ("search-box", "found-words", "timeline", "visits", "buttons")
    ],
    "markdown_extensions": [
        "abbr",
        "attr_list",
        "md_in_html",
        "tables",
        {"toc": {"permalink": True, "permalink_title": gettext_noop("Link to this section"), "toc_depth": 2}},
    ],
    # Pages of single entries are reached from the sections' pages. All of them in `nav` would make the time
    # of a build grow with the square of their number.
    "nav": [
        {gettext_noop("Overview"): "index.md"},
        {gettext_noop("Timeline"): "timeline.md"},
        {gettext_noop("Actors"): "actors/index.md"},
        {gettext_noop("Claims"): "claims/index.md"},
        {gettext_noop("Who says what"): "matrix.md"},
        {gettext_noop("Sources"): "sources/index.md"},
        {gettext_noop("Differences"): "differences.md"},
        {gettext_noop("Open questions"): "questions/index.md"},
        {gettext_noop("Places"): "places.md"},
        {gettext_noop("Glossary"): "glossary.md"},
        {gettext_noop("Updates"): "updates.md"},
        {gettext_noop("About"): "about.md"},
    ],
    # Which of these pages a newsroom shows as tabs is its own choice.
    "not_in_nav": "".join(
        f"/{path}\n"
        for path in (
            "actors/", "claims/", "events/", "questions/", "sources/", "timeline.md", "matrix.md",
            "differences.md", "places.md", "glossary.md", "updates.md", "about.md", "reading.md", "whole.md",
            "data.md", "differences/", "glossary/", "matrix/", "places/", "timeline/", "updates/",
        )
    ),
    "validation": {
        "nav": {"omitted_files": "warn", "not_found": "warn", "absolute_links": "warn"},
        "links": {
            "not_found": "warn",
            "anchors": "warn",
            "absolute_links": "warn",
            "unrecognized_links": "warn",
        },
    },
}  # fmt: skip
"""Our settings, in the words of mkdocs.yml (https://www.mkdocs.org/user-guide/configuration/); what readers
see of them is in English."""

ADDED = ("extra_css", "extra_javascript", "markdown_extensions")
"""The lists to which a project adds; elsewhere its list stands in place of ours."""


PATTERNS = "not_in_nav"
"""The setting of paths that stand in no menu, to which a project adds its own."""


def with_defaults(configured: Settings, words: Catalogue) -> dict[str, Any]:
    """Return the settings of a project with ours below them: what the project says wins.

    Ours are in the words of a catalogue.
    """
    ours, theirs = _in_words(words), _plain(configured)
    added = {key: _added(ours[key], theirs.get(key, [])) for key in ADDED}
    patterns = ours[PATTERNS] + theirs.get(PATTERNS, "")
    return {**_merged(ours, theirs), **added, PATTERNS: patterns}


def _in_words(words: Catalogue) -> dict[str, Any]:
    """Return our settings, made anew, as MkDocs empties what it has read, with what readers see in words."""
    ours = deepcopy(DEFAULTS)
    ours["nav"] = [{words.gettext(title): page for title, page in item.items()} for item in ours["nav"]]
    contents = ours["markdown_extensions"][-1]["toc"]
    texts = [
        *((scheme["toggle"], "name") for scheme in ours["theme"]["palette"]),
        (contents, "permalink_title"),
    ]
    for part, key in texts:
        message = part[key]
        part[key] = words.gettext(message)
    return ours


def _plain(configured: Settings) -> dict[str, Any]:
    """Return the settings without keys that have no value, and a theme always as a mapping."""
    with_values = {key: value for key, value in configured.items() if value is not None}
    if isinstance(with_values.get("theme"), str):
        with_values["theme"] = {"name": with_values["theme"]}
    return with_values


def there(nav: object, pages: Container[str]) -> object:
    """Return the entries of a `nav` whose pages are there: another language may lack one written by hand."""
    if isinstance(nav, list):
        kept = [there(item, pages) for item in nav]
        return [item for item in kept if item not in (None, [], {})]
    if isinstance(nav, dict):
        inner = {title: there(item, pages) for title, item in nav.items()}
        return {title: item for title, item in inner.items() if item not in (None, [])}
    return nav if not str(nav).endswith(".md") or nav in pages else None


def _merged(ours: Settings, theirs: Settings) -> dict[str, Any]:
    """Return two mappings as one; of a key that both have, mappings are merged, and else theirs stands."""
    merged = {
        key: _merged(ours[key], value)
        if isinstance(value, dict) and isinstance(ours.get(key), dict)
        else value
        for key, value in theirs.items()
    }
    return {**ours, **merged}


def _added(ours: list[Any], theirs: Any) -> list[Any]:  # noqa: ANN401 - whatever stands in the file
    """Return our list with theirs behind it; an extension that both name has their options."""
    items = (
        [{name: options} for name, options in theirs.items()] if isinstance(theirs, dict) else list(theirs)
    )
    with_options = {name for item in items if isinstance(item, dict) for name in item}
    return [*(item for item in ours if not (isinstance(item, dict) and with_options & item.keys())), *items]


def refused(configured: Settings) -> Iterator[str]:
    """Yield what in the settings of a project would break the pages, each with the reason and the remedy."""
    configured = _plain(configured)
    theme = configured.get("theme", {})
    if theme.get("name", "material") != "material":
        yield f"`theme: {theme['name']}`: the pages are made for Material; write `name: material`"
    if theme.get("font"):
        yield "`theme.font` would fetch fonts from another host, which the pages' policy stops; delete it"
    if configured.get("use_directory_urls") is False:
        yield "`use_directory_urls: false` would break the addresses of the entries; delete it"
    if configured.get("repo_url"):
        yield (
            "`repo_url` would ask another host for counts of stars on every page; "
            "write the address as `extra: {repository: …}`"
        )
    yield from _refused_of_repository(configured.get("extra") or {})
    for key in ("extra_css", "extra_javascript"):
        for item in configured.get(key) or []:
            path = item.get("path", "") if isinstance(item, dict) else str(item)
            if path.startswith(("http:", "https:", "//")):
                yield f"`{key}`: the policy of the pages stops `{path}`; put the file into docs/"


def _refused_of_repository(extra: Settings) -> Iterator[str]:
    address, host = extra.get("repository"), extra.get("repository_host")
    if address and not repository.is_address(str(address)):
        yield (
            f"`extra.repository` is no address of a page: `{address}`; "
            "write the one that a browser shows, as in `https://codeberg.org/name/story`"
        )
    if host and host not in repository.HOSTS:
        known = ", ".join(f"`{name}`" for name in repository.HOSTS)
        yield f"`extra.repository_host` is no host that is known: `{host}`; write one of {known}"
