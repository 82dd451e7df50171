"""What is served while an editor writes is what a build would make of the newest data without an error."""

import inspect
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.commands import build as mkdocs_build

from generator.serving.preview import Preview
from generator.serving.whole import build_whole
from tests import project
from tests.serving.conftest import ADDRESS, CONFIG, QUESTION, Edit

MAYOR = "actors/mayor/index.html"


def shown(preview: Preview, path: str) -> str:
    """Return a page that is served."""
    page = preview.page(path)
    assert page is not None, path
    return page.decode()


def differing(preview: Preview, whole: Path) -> list[str]:
    """Return the files of a build of the whole site that are served otherwise, or not at all."""
    built = {path: content for path, content in project.tree(whole).items() if "embed/" not in path}
    pages = {path: content for path, content in built.items() if path.endswith("index.html")}
    served = {path: preview.page(path) for path in pages}
    wrong = [path for path, content in pages.items() if served[path] != content]
    for path in built.keys() - pages.keys():
        match preview.file(path):
            case str(text):
                wrong += [path] if text.encode() != built[path] else []
            case Path() as file:
                wrong += [path] if file.read_bytes() != built[path] else []
    for folder in preview.state.told:
        engine = preview.engine(folder)
        assert engine is not None
        wrong += [file.dest_uri for file in engine.documents if f"{folder}{file.dest_uri}" not in pages]
    return wrong


def look_at_all(preview: Preview) -> None:
    """Have every page made, so that one that is kept too long is found."""
    for folder in preview.state.told:
        engine = preview.engine(folder)
        assert engine is not None
        for file in engine.documents:
            preview.page(f"{folder}{file.dest_uri}")


def test_after_any_edits_every_file_is_that_of_a_build_of_the_whole(
    folder: Path, preview: Preview, tmp_path: Path, edit: Edit
) -> None:
    edit("", "\nquestions:\n" + QUESTION.format(id="who") + QUESTION.format(id="when"))
    edits: list[Callable[[], None]] = [
        lambda: edit("The mayor of the town.", "Mayor for nine years."),
        lambda: edit("title: A bridge for the town", "title: The bridge of [the] town"),
        lambda: edit("as_of: 2026-01-31", "as_of: 2026-02-01"),
        lambda: edit("bridge-planned", "bridge-wanted"),
        lambda: edit(QUESTION.format(id="when"), ""),
        lambda: edit("", "questions:\n" + QUESTION.format(id="where"), "data/more.yml"),
        lambda: edit("meaning: A way over water.", "meaning: A [[mayor]] wants one."),
        lambda: edit("summary: She spoke in the [[town]].", "summary: She spoke in the [[tawn]]."),
        lambda: edit("# About us", "# About all of us", "docs/about.md"),
        lambda: edit("", "# A page\n\nOf the [mayor](actors/mayor.md).\n", "docs/page.md"),
        lambda: edit("strict: true\n", "strict: true\ncopyright: Of the town\n", "mkdocs.yml"),
    ]
    random.Random(11).shuffle(edits)  # noqa: S311 - always the same order
    for change in edits:
        change()
        look_at_all(preview)
    assert preview.state.failed
    edit("[[tawn]]", "[[town]]")
    build_whole(folder / "mkdocs.yml", tmp_path / "whole", ADDRESS)
    assert differing(preview, tmp_path / "whole") == []
    assert "Mayor for nine years." in shown(preview, MAYOR)
    # The build has left the pages of the story in docs/; they are in nobody's way.
    edit("bridge-wanted", "bridge-asked-for")
    assert preview.page("claims/bridge-wanted/index.html") is None
    assert "The town plans a bridge" in shown(preview, "claims/bridge-asked-for/index.html")


def test_a_story_in_two_languages_is_served_in_both_as_it_is_built(
    folder: Path, preview: Preview, tmp_path: Path, edit: Edit
) -> None:
    edit("title: A bridge for the town", "title: {en: A bridge, ru: Мост}")
    edit("language: en", "language: en\n  languages: [en, ru]")
    assert '<html lang="ru"' in shown(preview, "ru/index.html")
    edit("ru: Мост}", "ru: Наш мост}")
    assert "Наш мост" in shown(preview, "ru/index.html")
    assert "Наш мост" not in shown(preview, "index.html")
    build_whole(folder / "mkdocs.yml", tmp_path / "whole", ADDRESS)
    assert differing(preview, tmp_path / "whole") == []
    edit("language: en\n  languages: [en, ru]", "language: en")
    edit("title: {en: A bridge, ru: Наш мост}", "title: A bridge")
    assert preview.page("ru/index.html") is None
    assert "hreflang" not in shown(preview, "index.html")


def test_only_the_page_that_is_asked_for_is_made(
    preview: Preview, edit: Edit, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []
    real = mkdocs_build._build_page  # noqa: SLF001 - what the engine calls

    def counting(page: object, *others: object, **more: object) -> None:
        made.append(page)
        real(page, *others, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(mkdocs_build, "_build_page", counting)
    edit("The mayor of the town.", "Mayor for nine years.")
    for _ in range(3):
        assert "Mayor for nine years." in shown(preview, MAYOR)
    assert len(made) == 1


def test_a_page_tells_whether_it_is_another_one_after_an_edit(preview: Preview, edit: Edit) -> None:
    paths = (MAYOR, "places/index.html", "nowhere/index.html")
    before = {path: preview.digest(path) for path in paths}
    edit("The mayor of the town.", "Mayor for nine years.")
    after = {path: preview.digest(path) for path in paths}
    assert [path for path in paths if before[path] != after[path]] == [MAYOR]
    assert after["nowhere/index.html"] == ""


def test_data_with_an_error_leave_the_last_good_pages_until_it_is_mended(
    preview: Preview, edit: Edit
) -> None:
    version = preview.state.version
    before = preview.page(MAYOR)
    edit("summary: The mayor of the town.", "summary: The mayor of [[tawn]].")
    assert preview.state.failed
    assert preview.state.version > version
    assert [problem.rule for problem in preview.state.problems] == ["unknown-reference"]
    assert preview.page(MAYOR) == before
    edit("  - id: town", " - id: town")  # and now it is no YAML
    assert "syntax" in [problem.rule for problem in preview.state.problems]
    assert preview.page(MAYOR) == before
    edit(" - id: town", "  - id: town")
    edit("[[tawn]]", "[[town]]")
    assert (preview.state.failed, list(preview.state.problems)) == (False, [])
    assert preview.page(MAYOR) != before


def test_a_warning_is_told_and_stops_no_page_whatever_mkdocs_yml_says(preview: Preview, edit: Edit) -> None:
    edit("", "places:\n  - id: mill\n    name: The mill\n", "data/more.yml")
    assert [problem.rule for problem in preview.state.problems] == ["unreferenced"]
    assert not preview.state.failed
    assert "The mill" in shown(preview, "places/index.html")


def test_a_project_that_begins_with_an_error_has_no_page_until_it_is_mended(
    folder: Path, tmp_path: Path
) -> None:
    good = (folder / "data/story.yml").read_text(encoding="utf-8")
    project.write(folder / "data/story.yml", good.replace("[[town]]", "[[tawn]]"))
    preview = Preview(folder, tmp_path / "pages", ADDRESS)
    assert preview.update().failed
    assert preview.page(MAYOR) is None
    assert preview.not_found() == b""
    project.write(folder / "data/story.yml", good)
    assert not preview.update([folder / "data/story.yml"]).failed
    assert "The mayor of the town." in shown(preview, MAYOR)


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        (f"{CONFIG}nav: [", "mkdocs.yml:8:"),
        (f"{CONFIG}repo_url: https://example.org/\n", "`repo_url` would ask another host"),
        (f"{CONFIG}  - nobody\n", "nobody"),
        (f"{CONFIG}nav: 3\n", "nav"),
    ],
)
def test_a_broken_configuration_is_told_and_leaves_the_last_good_pages(
    preview: Preview, edit: Edit, broken: str, said: str
) -> None:
    before = preview.page(MAYOR)
    edit(CONFIG, broken, "mkdocs.yml")
    assert preview.state.failed
    assert said in preview.state.message
    assert preview.page(MAYOR) == before
    edit(broken, f"{CONFIG}copyright: Of the town\n", "mkdocs.yml")
    assert not preview.state.failed
    assert "Of the town" in shown(preview, MAYOR)


def test_a_page_written_by_hand_in_the_way_of_one_of_the_story_is_an_error(
    preview: Preview, edit: Edit
) -> None:
    edit("", "# By hand\n", "docs/claims/bridge-planned.md")
    assert [problem.rule for problem in preview.state.problems] == ["page-in-the-way"]


def test_a_page_written_by_hand_stands_in_place_of_one_that_yields(preview: Preview, folder: Path) -> None:
    assert "About us" in shown(preview, "about/index.html")
    (folder / "docs/about.md").unlink()
    preview.update([folder / "docs/about.md"])
    assert "About this explainer" in shown(preview, "about/index.html")


def test_the_functions_of_mkdocs_that_are_not_documented_are_as_we_call_them() -> None:
    expected = {
        "_populate_page": ["page", "config", "files", "dirty"],
        "_build_page": ["page", "config", "doc_files", "nav", "env", "dirty", "excluded"],
        "_build_theme_template": ["template_name", "env", "files", "config", "nav"],
    }
    for name, parameters in expected.items():
        assert list(inspect.signature(getattr(mkdocs_build, name)).parameters) == parameters
