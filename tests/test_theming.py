"""Pages load one style sheet and one script of ours, which have all that a page may need and little more."""

import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from lightningcss import process_stylesheet

from generator.settings import DEFAULTS, THEME
from generator.theming.squeezed import squeezed
from generator.theming.style import PARTS, PLAIN, style, unused
from tests import project

_SPEC = find_spec("material")
assert _SPEC
assert _SPEC.origin
MATERIAL = Path(_SPEC.origin).parent / "templates/assets/stylesheets"

OURS = [(THEME / path).read_text(encoding="utf-8") for path in DEFAULTS["extra_css"]]

FIRST = frozenset(
    {*DEFAULTS["theme"]["features"], "abbr", "attr_list", "fenced_code", "md_in_html", "tables", "toc"}
)
"""What the settings bring that a project has which sets nothing."""


@pytest.fixture(scope="module")
def theirs() -> list[str]:
    """The style sheets of Material."""
    return [next(MATERIAL.glob(f"{name}.*.css")).read_text(encoding="utf-8") for name in ("main", "palette")]


def classes() -> Iterator[tuple[str, set[str]]]:
    """Yield each page of the built site and the classes on it."""
    for address, (root, _) in project.parsed().items():
        yield address, {name for element in root.iter() for name in str(element.get("class") or "").split()}


def test_no_page_has_a_class_whose_styles_are_left_out(theirs: list[str]) -> None:
    left_out = unused(theirs, FIRST)
    assert len(left_out) > 100
    assert {address: found for address, names in classes() if (found := names & left_out)} == {}


def test_no_script_of_ours_uses_a_class_whose_styles_are_left_out(theirs: list[str]) -> None:
    scripts = "".join(path.read_text("utf-8") for path in THEME.rglob("*.js"))
    quoted = set(
        re.findall(r"[\w-]+", " ".join(re.findall(r"\.[a-z][\w-]*|class(?:Name|List)[^\n]*", scripts)))
    )
    assert unused(theirs, FIRST) & {name for name in quoted if name.startswith("md-")} == set()


@pytest.mark.parametrize(
    ("setting", "selector"),
    [
        ("admonition", "--md-admonition-icon--abstract"),
        ("pymdownx.tabbed", ".tabbed-labels"),
        ("pymdownx.superfences", ".highlight .k"),
        ("footnotes", ".footnote"),
        ("content.code.copy", ".md-clipboard"),
        ("navigation.path", ".md-path"),
        ("social", ".md-social"),
    ],
)
def test_a_part_of_material_has_its_styles_where_a_setting_brings_it(
    theirs: list[str], setting: str, selector: str
) -> None:
    assert selector not in style(theirs, OURS, FIRST, {"custom"})
    assert selector in style(theirs, OURS, FIRST | {setting}, {"custom"})


def test_with_a_setting_of_which_nothing_is_known_every_part_has_its_styles(theirs: list[str]) -> None:
    full, named = style(theirs, [], FIRST | {"blog"}, {"custom"}), r"\.(-?[A-Za-z_][\w-]*)"
    minified = process_stylesheet("\n".join(theirs))
    assert set(re.findall(named, full)) == set(re.findall(named, minified))


def test_every_part_that_a_setting_brings_is_among_the_styles_of_material(theirs: list[str]) -> None:
    names = set(re.findall(r"\.([A-Za-z_][\w-]*)", " ".join(theirs)))
    assert [part for part in PARTS if not any(re.fullmatch(part, name) for name in names)] == []
    assert PLAIN.isdisjoint(setting for settings in PARTS.values() for setting in settings)


def test_every_icon_that_a_rule_shows_is_there(theirs: list[str]) -> None:
    for brought in (FIRST, FIRST | {"admonition"}, FIRST | {"blog"}):
        sheet = style(theirs, OURS, brought, {"custom"})
        shown = set(re.findall(r"var\((--md-[\w-]+-icon[\w-]*)\)", sheet))
        assert shown
        assert {name for name in shown if f"{name}:url(" not in sheet} <= {"--md-status", "--md-tag-icon"}


def test_an_icon_that_only_the_project_shows_is_there(theirs: list[str]) -> None:
    name = "--md-clipboard-icon"
    assert name not in style(theirs, OURS, FIRST, {"custom"})
    own = f".mine {{ mask-image: var({name}) }}"
    assert f"{name}:url(" in style(theirs, OURS, FIRST, {"custom"}, [own])


def test_the_chosen_colours_are_there_and_no_others(theirs: list[str]) -> None:
    sheet = style(theirs, OURS, FIRST, {"teal", "deep-purple"})
    assert {"data-md-color-primary=teal", "data-md-color-accent=deep-purple"} <= set(
        re.findall(r"[\w=-]+", sheet)
    )
    assert "=lime]" not in sheet
    assert "data-md-color-primary" not in style(theirs, OURS, FIRST, {"custom"})


def test_our_style_sheets_have_nothing_that_a_browser_cannot_read() -> None:
    for sheet in OURS:
        process_stylesheet(sheet, error_recovery=False)


def test_a_change_of_style_or_script_changes_the_name_of_its_file_and_no_other(tmp_path: Path) -> None:
    folder = project.small(tmp_path)
    for path in ("stylesheets/visits.css", "javascripts/visits.js"):
        text = (THEME / "assets" / path).read_text(encoding="utf-8")
        project.write(folder / "docs/assets" / path, text.replace("visits", "visit"))
    before, after = (
        {path for path in project.tree(site) if path.startswith("assets/") and "share/" not in path}
        for site in (project.small_built() / "site", project.build(folder))
    )
    assert {re.sub(r"[0-9a-f]{8}", "…", path) for path in before ^ after} == {
        "assets/stylesheets/explainer.….css", "assets/javascripts/explainer.….js",
    }  # fmt: skip
    assert len(before ^ after) == 4


def test_pages_by_a_template_of_the_project_find_all_that_they_load(tmp_path: Path) -> None:
    folder = project.small(tmp_path)
    project.write(folder / "theme/main.html", '{% extends "base.html" %}')
    project.write(folder / "docs/mine.css", "p { color: red }")
    config = folder / "mkdocs.yml"
    said = "extra_css: [mine.css]\ntheme:\n  name: material\n  custom_dir: theme\n"
    config.write_text(config.read_text("utf-8").replace("theme:\n  name: material\n", said), encoding="utf-8")
    site = project.build(folder)
    page = (site / "index.html").read_text(encoding="utf-8")
    loaded = re.findall(r'(?:rel="stylesheet" href|<script src)="([^"]*)"', page)
    assert [path for path in loaded if not (site / path).is_file()] == []
    styles = [path for path in loaded if path.endswith(".css")]
    assert (styles[-2].partition(".")[0], styles[-1]) == ("assets/stylesheets/explainer", "mine.css")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>\n    one\n\n    two\n</p>\n", "<p>\none\ntwo\n</p>\n"),
        ("<i/>\n  {% if b %}\n    <b/>\n  {% endif %}\n  <i/>", "<i/>\n{% if b %}<b/>\n{% endif %}<i/>"),
        ("<i>a</i>{% if b %}\n  <i>b</i>{% endif %}\n", "<i>a</i>{% if b %}\n<i>b</i>{% endif %}\n"),
        ("<i>a</i>\n  {%- endif %}\n  <i>b</i>", "<i>a</i>\n{%- endif %}\n<i>b</i>"),
        ("a\n{#- A\n  note. -#}\n b", "a\n{#- A\nnote. -#}\nb"),
        ("<pre>\n  {% if a %}\n  b</pre>\n  <p>", "<pre>\n  {% if a %}\n  b</pre>\n<p>"),
        ("  <script>\n  a\n\n  b</script>", "  <script>\n  a\n\n  b</script>"),
    ],
)  # fmt: skip
def test_a_template_loses_indentation_and_empty_lines_and_no_space_between_words(
    source: str, expected: str
) -> None:
    assert squeezed(source) == expected


def test_pages_have_no_indentation_and_no_empty_lines_from_the_theme() -> None:
    page = (project.small_built() / "site/glossary/index.html").read_text(encoding="utf-8")
    head, _, rest = page.partition("<article")
    for text in (head, rest.partition("</article>")[2]):
        assert re.findall(r"^[ \t]+<", text, re.MULTILINE) == []
