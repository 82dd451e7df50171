"""What a project sets wins over what the plugin brings; what would break the pages is refused."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.catalogue import catalogue_of
from generator.settings import DEFAULTS, refused, with_defaults
from tests import project


def test_a_project_adds_its_own_to_the_pages_that_stand_in_no_menu() -> None:
    merged = with_defaults({"not_in_nav": "/notes/"}, catalogue_of("en"))["not_in_nav"]
    assert merged == f"{DEFAULTS['not_in_nav']}/notes/"


def test_a_project_that_sets_nothing_has_all_our_settings() -> None:
    assert with_defaults({}, catalogue_of("en")) == DEFAULTS


@pytest.mark.parametrize(
    "said", [{}, {"theme": "material"}, {"theme": {"name": "material"}}, {"theme": None}]
)
def test_our_settings_are_the_same_whatever_mkdocs_does_with_them(said: dict[str, Any]) -> None:
    before = yaml.safe_dump(DEFAULTS)
    merged = with_defaults(said, catalogue_of("en"))
    assert merged == DEFAULTS
    merged["markdown_extensions"][-1].clear()
    merged["theme"]["palette"].clear()
    assert yaml.safe_dump(DEFAULTS) == before


@pytest.mark.parametrize(
    ("said", "key", "found"),
    [
        ({"nav": [{"Home": "index.md"}]}, "nav", [{"Home": "index.md"}]),
        ({"validation": {"links": {"anchors": "info"}}}, "validation", "info"),
        ({"extra": {"repository": "https://git.example"}}, "extra", False),
    ],
)
def test_what_a_project_sets_wins(said: dict[str, Any], key: str, found: object) -> None:
    merged = with_defaults(said, catalogue_of("en"))[key]
    if key == "validation":
        assert merged["links"]["anchors"] == found
        assert merged["nav"] == DEFAULTS["validation"]["nav"]
    elif key == "extra":
        assert merged == {"generator": found, "repository": "https://git.example"}
    else:
        assert merged == found


def test_a_newsroom_chooses_its_tabs_and_their_order(tmp_path: Path) -> None:
    folder = project.small(tmp_path)
    path = folder / "mkdocs.yml"
    nav = "nav:\n  - Who says so: claims/index.md\n  - Start: index.md\n"
    path.write_text(path.read_text(encoding="utf-8") + nav, encoding="utf-8")
    said = (project.build(folder, *project.EXPLAINER, "build", "--strict") / "index.html").read_text("utf-8")
    tabs = re.findall(r'class="md-tabs__link"[^>]*>([^<]*)<', said)
    assert tabs == ["Who says so", "Start"]


def test_a_projects_theme_keeps_what_it_does_not_set() -> None:
    theme = with_defaults(
        {"theme": {"name": "material", "features": ["navigation.tabs"]}}, catalogue_of("en")
    )["theme"]
    assert theme["features"] == ["navigation.tabs"]
    assert theme["palette"] == DEFAULTS["theme"]["palette"]
    assert with_defaults({"theme": "material"}, catalogue_of("en"))["theme"] == DEFAULTS["theme"]


def test_styles_scripts_and_extensions_come_after_ours() -> None:
    merged = with_defaults(
        {"extra_css": ["mine.css"], "extra_javascript": ["mine.js"], "markdown_extensions": ["footnotes"]},
        catalogue_of("en"),
    )
    assert merged["extra_css"] == [*DEFAULTS["extra_css"], "mine.css"]
    assert merged["extra_javascript"] == [*DEFAULTS["extra_javascript"], "mine.js"]
    assert merged["markdown_extensions"] == [*DEFAULTS["markdown_extensions"], "footnotes"]


def test_the_options_that_a_project_gives_an_extension_stand_in_place_of_ours() -> None:
    for said in ([{"toc": {"toc_depth": 3}}], {"toc": {"toc_depth": 3}}):
        merged = with_defaults({"markdown_extensions": said}, catalogue_of("en"))["markdown_extensions"]
        assert [item for item in merged if isinstance(item, dict)] == [{"toc": {"toc_depth": 3}}]


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"theme": "readthedocs"}, "made for Material"),
        ({"theme": {"name": "mkdocs"}}, "made for Material"),
        ({"theme": {"name": "material", "font": {"text": "Roboto"}}}, "fetch fonts from another host"),
        ({"use_directory_urls": False}, "break the addresses"),
        ({"repo_url": "https://git.example/story"}, "extra: {repository"),
        ({"extra": {"repository": "git@git.example:a/b.git"}}, "write the one that a browser shows"),
        ({"extra": {"repository_host": "gitlub"}}, "write one of `github`, `gitlab`, `gitea`"),
        ({"extra_css": ["https://cdn.example/a.css"]}, "put the file into docs/"),
        ({"extra_javascript": [{"path": "//cdn.example/a.js", "defer": True}]}, "put the file into docs/"),
    ],
)
def test_what_would_break_the_pages_is_refused_with_the_remedy(said: dict[str, Any], why: str) -> None:
    (reason,) = refused(said)
    assert why in reason


@pytest.mark.parametrize(
    "said", [{}, {"theme": "material"}, {"theme": {"name": "material"}}, {"extra_css": ["a.css"]}]
)
def test_what_does_no_harm_is_not_refused(said: dict[str, Any]) -> None:
    assert list(refused(said)) == []


def test_a_build_says_what_in_mkdocs_yml_it_refuses_and_touches_nothing(tmp_path: Path) -> None:
    folder = project.small(tmp_path)
    config = folder / "mkdocs.yml"
    project.write(config, config.read_text("utf-8").replace("name: material", "name: readthedocs"))
    before = project.tree(folder)
    done = project.run(*project.EXPLAINER, "build", cwd=folder)
    assert done.returncode != 0
    assert "mkdocs.yml: `theme: readthedocs`: the pages are made for Material" in done.stdout
    assert "Traceback" not in done.stdout
    assert project.tree(folder) == before


def test_a_site_without_a_theme_in_mkdocs_yml_is_the_same(tmp_path: Path) -> None:
    folder = project.small(tmp_path)
    config = folder / "mkdocs.yml"
    project.write(config, config.read_text("utf-8").replace("theme:\n  name: material\n", ""))
    assert project.tree(project.build(folder)) == project.tree(project.small_built() / "site")
