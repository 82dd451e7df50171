"""One style sheet of Material's and ours, without what no page has.

It is minified by Lightning CSS (https://lightningcss.dev). Left out are the rules of parts of Material that
nothing in the settings brings, its colours that nobody has chosen, and icons that no rule shows any more.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from collections.abc import Set as AbstractSet

from lightningcss import process_stylesheet

BROWSERS = ["chrome 90", "edge 90", "firefox 90", "safari 14.1", "ios_saf 14.5"]
"""The oldest browsers that must understand it as well as before it was minified."""

_CODE = ("codehilite", "pymdownx.highlight", "pymdownx.inlinehilite", "pymdownx.superfences")
_LIFTED = ("content.code.annotate", "content.code.copy", "content.code.select", "content.tooltips")

PARTS = {
    # Markdown extensions.
    r"admonition(-title)?|abstract|bug|danger|example|failure|info|success|tip|warning":
        ("admonition", "pymdownx.details"),
    r"tabbed-.*": ("pymdownx.tabbed",),
    r"keys|key-.*": ("pymdownx.keys",),
    r"critic": ("pymdownx.critic",),
    r"arithmatex|katex-html": ("pymdownx.arithmatex",),
    r"task-list-.*": ("pymdownx.tasklist",),
    r"twemoji|emojione|gemoji": ("pymdownx.emoji",),
    r"footnote.*": ("footnotes",),
    r"highlight(table)?|filename|linenos|linenodiv|hll|result": _CODE,
    r"mermaid": ("pymdownx.superfences",),
    # Features of the theme.
    r"md-(clipboard|code__).*": ("content.code.copy", "content.code.select"),
    r"md-annotation.*": ("content.code.annotate",),
    r"md-tooltip.*": _LIFTED,
    r"md-content__button": ("content.action.edit", "content.action.view"),
    r"md-footer__.*": ("navigation.footer",),
    r"md-path.*": ("navigation.path",),
    r"md-progress": ("navigation.instant.progress",),
    r"md-search__suggest": ("search.suggest",),
    # What a project says in `extra`.
    r"md-(select|version).*": ("alternate", "version"),
    r"md-consent.*": ("consent",),
    r"md-feedback.*": ("analytics",),
    r"md-social.*": ("social",),
    r"md-status.*": ("status",),
    r"md-tags?(-.*)?": ("tags",),
    # What comes with another plugin or a template of the project, or what our templates do in another way.
    r"md-(author|banner|draft|meta|pagination|pin|post|profile|source)((__|-).*)?": (),
    r"md-(content|sidebar)--post|md-header(--lifted|__source)|md-input.*|giscus": (),
    r"md-nav(--(integrated|lifted|primary)|__(button|container|icon|source|toggle|item--.*))": (),
}  # fmt: skip
"""The classes of a part of Material, as an expression, and the settings of which any one brings the part."""

PLAIN = frozenset(
    {
        "abbr", "attr_list", "def_list", "fenced_code", "md_in_html", "meta", "sane_lists", "smarty",
        "tables", "toc",
        "navigation.instant", "navigation.instant.prefetch", "navigation.tabs", "navigation.top",
        "search.highlight", "search.share", "toc.follow",
    }
)  # fmt: skip
"""Settings that bring nothing but what is always there."""

BRINGING = frozenset(setting for settings in PARTS.values() for setting in settings)

_CLASS = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
_COLOURS = re.compile(r"[^{}]*\[data-md-color-(?:accent|primary)=[^{}]*\{[^{}]*\}")
_COLOUR = re.compile(r'\[data-md-color-(?:accent|primary)="?([\w-]+)')
_ICON = re.compile(r'(--md-[\w-]+):url\("(?:[^"\\]|\\.)*"\);?')
_USED = re.compile(r"var\(\s*(--[\w-]+)")


def style(
    theirs: Sequence[str],
    ours: Sequence[str],
    brought: AbstractSet[str],
    colours: Collection[str],
    others: Iterable[str] = (),
) -> str:
    """Return one style sheet of Material's and ours, in this order; what a browser cannot read is left out.

    `brought` are the settings that may bring parts of Material: features of the theme, Markdown extensions,
    plugins. With one that is not known every part is kept. `colours` are those that the palette of the theme
    names. `others` are the style sheets of the project, which may show icons of Material.
    """
    chosen = [_chosen(sheet, colours) for sheet in theirs]
    text = process_stylesheet(
        "\n".join([*chosen, *ours]),
        error_recovery=True,
        unused_symbols=unused(chosen, brought),
        browsers_list=BROWSERS,
    )
    shown = {name for sheet in (text, *others) for name in _USED.findall(sheet)}
    return _ICON.sub(lambda icon: icon[0] if icon[1] in shown else "", text)


def unused(sheets: Iterable[str], brought: AbstractSet[str]) -> set[str]:
    """Return the classes in these style sheets of Material that no page has."""
    if not brought <= PLAIN | BRINGING:
        return set()
    left_out = "|".join(names for names, settings in PARTS.items() if not brought & set(settings))
    return {name for sheet in sheets for name in _CLASS.findall(sheet) if re.fullmatch(left_out, name)}


def _chosen(sheet: str, colours: Collection[str]) -> str:
    """Return a style sheet without the rules for other colours than these."""
    return _COLOURS.sub(lambda rule: rule[0] if set(_COLOUR.findall(rule[0])) & set(colours) else "", sheet)
