"""Plain MkDocs builds the same site as our own command, and data with errors change nothing."""

import html
import re
import shutil
from pathlib import Path

import pytest

from tests import project

BROKEN = """\
  - id: stone
    term: stone
    meaning: What the [[brige]] is made of.
"""


@pytest.fixture(scope="module")
def site() -> dict[str, bytes]:
    """The site of a small story, as `explainer build` makes it."""
    return project.tree(project.small_built() / "site")


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A project with a small story, built; a test may change it."""
    return shutil.copytree(project.small_built(), tmp_path / "project")


def state(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Return the bytes of every file and the time of its last change, also in the folders that are made."""
    return {
        str(path): (path.read_bytes() if path.is_file() else b"", path.stat().st_mtime_ns)
        for name in ("docs", "site")
        for path in sorted((folder / name).rglob("*"))
    }


def test_plain_mkdocs_builds_the_same_site_as_our_command(tmp_path: Path, site: dict[str, bytes]) -> None:
    folder = project.small(tmp_path)
    assert "claims/bridge-planned/index.html" in site
    assert project.tree(project.build(folder, *project.MKDOCS, "build", "--strict")) == site


def test_mkdocs_builds_the_same_site_from_another_folder(tmp_path: Path, site: dict[str, bytes]) -> None:
    folder, elsewhere = project.small(tmp_path / "project"), tmp_path / "elsewhere"
    elsewhere.mkdir()
    config = str(folder / "mkdocs.yml")
    done = project.run(*project.MKDOCS, "build", "--strict", "-f", config, cwd=elsewhere)
    assert done.returncode == 0, done.stdout
    assert project.tree(folder / "site") == site
    assert list(elsewhere.iterdir()) == []


@pytest.mark.parametrize("command", [(*project.MKDOCS, "build"), (*project.EXPLAINER, "build")])
def test_data_with_an_error_print_it_with_its_place_and_change_no_file(
    built: Path, command: tuple[str, ...]
) -> None:
    before = state(built)
    data = built / "data/story.yml"
    text = data.read_text(encoding="utf-8") + BROKEN
    data.write_text(text.replace("A way over water", "Another page"), encoding="utf-8")
    done = project.run(*command, cwd=built)
    line = text.splitlines().index("    meaning: What the [[brige]] is made of.") + 1
    assert done.returncode != 0
    assert f"data/story.yml:{line}:23: error[unknown-reference] `brige`" in done.stdout
    assert "help: did you mean `bridge` (data/story.yml:" in done.stdout
    assert "Traceback" not in done.stdout
    assert state(built) == before


def test_a_problem_is_named_from_the_folder_of_the_project_wherever_mkdocs_runs(tmp_path: Path) -> None:
    folder = project.small(tmp_path / "project")
    project.write(folder / "data/more.yml", f"terms:\n{BROKEN}")
    config = str(folder / "mkdocs.yml")
    done = project.run(*project.MKDOCS, "build", "-f", config, cwd=tmp_path)
    assert done.returncode != 0
    assert re.search(r"^data/more\.yml:4:23: error\[unknown-reference\]", done.stdout, re.MULTILINE)
    assert not (folder / "site").exists()


@pytest.mark.parametrize("strict", ["strict: true", "strict: false"])
def test_check_build_and_mkdocs_agree_on_whether_a_warning_fails(tmp_path: Path, strict: str) -> None:
    folder = project.small(tmp_path)
    project.write(folder / "data/more.yml", "places:\n  - id: mill\n    name: The mill\n")
    config = folder / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    assert "\nstrict: true\n" in text
    config.write_text(text.replace("\nstrict: true\n", f"\n{strict}\n"), encoding="utf-8")
    for command in ((*project.EXPLAINER, "check"), (*project.EXPLAINER, "build"), (*project.MKDOCS, "build")):
        done = project.run(*command, cwd=folder)
        assert "data/more.yml:2:9: warning[unreferenced] nothing refers to `mill`" in done.stdout
        assert "help: refer to it, as in `[[mill]]`, or delete the entry" in done.stdout
        assert done.returncode == (1 if strict.endswith("true") else 0), command


def test_build_and_check_take_the_data_from_the_folder_that_mkdocs_yml_names(tmp_path: Path) -> None:
    folder = project.small(tmp_path)
    (folder / "data").rename(folder / "bridge")
    config = folder / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    named = text.replace("  - explainer\n", "  - explainer:\n      data_dir: bridge\n")
    assert named != text
    config.write_text(named, encoding="utf-8")
    assert (project.build(folder) / "claims/bridge-planned/index.html").is_file()
    assert project.run(*project.EXPLAINER, "check", cwd=folder).returncode == 0


def test_a_warning_of_the_data_leaves_the_site_as_it_was_where_mkdocs_is_strict(built: Path) -> None:
    before = state(built)
    project.write(built / "data/more.yml", "places:\n  - id: mill\n    name: The mill\n")
    done = project.run(*project.MKDOCS, "build", "--strict", cwd=built)
    assert done.returncode != 0
    assert state(built) == before


@pytest.mark.parametrize("language", ["en-GB", "pt-BR", "kl"])
def test_a_story_in_a_language_that_material_lacks_is_built_all_the_same(
    tmp_path: Path, language: str
) -> None:
    folder = project.small(tmp_path)
    path = folder / "data/story.yml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("language: en", f"language: {language}", 1), "utf-8"
    )
    site = project.build(folder, *project.EXPLAINER, "build", "--no-strict")  # which warns of English words
    assert f'<html lang="{language}"' in (site / "index.html").read_text(encoding="utf-8")


def test_the_title_of_the_story_is_escaped_once_on_every_page(tmp_path: Path) -> None:
    title = """War & "peace" <b>of it</b>: Ada's"""
    folder = project.small(tmp_path, title="'" + title.replace("'", "''") + "'")
    site = project.build(folder, *project.EXPLAINER, "build", "--no-strict")  # the markup is warned of
    pages = project.pages(site)
    assert {"", "404.html", "actors/mayor/", "about/"} <= pages.keys()
    for address, path in pages.items():
        # An example of HTML shows how the title is escaped in HTML.
        text = re.sub(r"<pre>.*?</pre>", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        head = text.partition("</head>")[0]  # links of pictures have titles, too
        shown = [html.unescape(found) for found in re.findall(r"<title>(.*?)</title>", head, re.DOTALL)]
        assert len(shown) == 1, address
        assert shown[0].endswith(title), address
        assert text.count("War &amp; ") == len(re.findall("War (?:&|%26)", text)), address
        for spoiled in ("<b>of it", "&amp;amp;", "&amp;lt;", "&amp;quot;", "&amp;#"):
            assert spoiled not in text, address
        for label in re.findall(r'(?:title|aria-label)="(War[^"]*)"', text):
            assert html.unescape(label) == title, address
