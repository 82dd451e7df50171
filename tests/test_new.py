"""`explainer new` begins a project that checks and builds at once, and writes over nothing."""

import json
import re
from pathlib import Path

import pytest
import yaml

from generator import build
from generator.desk.usual_form import formatted
from generator.model import KIND_OF
from generator.new import NotEmptyError, new, project, requirements
from tests import project as projects

WORDS = {"title": 'The "closed" bridge: #1, @language@', "question": "Why?", "language": "en"}


def begin(folder: Path, *options: str) -> tuple[int, str]:
    done = projects.run(*projects.EXPLAINER, "new", str(folder), *options, cwd=folder.parent)
    return done.returncode, done.stdout


def test_a_new_project_has_an_example_of_every_kind_and_no_problem(tmp_path: Path) -> None:
    new(tmp_path / "it", WORDS)
    checked = build.read(tmp_path / "it/data", tmp_path / "it")
    assert checked.problems == (), checked.report()
    assert set(checked.story.kinds.values()) == set(KIND_OF)


def test_the_data_of_a_new_project_is_in_the_usual_form() -> None:
    for path, text in project(WORDS):
        assert not re.fullmatch(r"data/.*\.yml", path) or formatted(text) == text, path


def test_the_first_words_are_those_that_were_asked_for(tmp_path: Path) -> None:
    new(tmp_path / "it", WORDS)
    story = yaml.safe_load((tmp_path / "it/data/story.yml").read_text("utf-8"))["story"]
    assert {key: story[key] for key in WORDS} == WORDS


def test_the_files_of_a_new_project_can_be_read(tmp_path: Path) -> None:
    made = dict(project(WORDS))
    new(tmp_path / "it", WORDS)
    assert {path: text.encode() for path, text in made.items()} == projects.tree(tmp_path / "it")
    for path, text in made.items():
        assert re.findall(r"@\w+@", text) == (["@language@"] if path == "data/story.yml" else []), path
        if path.endswith(".json"):
            json.loads(text)
    assert {"mkdocs.yml", "docs/about.md", ".gitignore", ".github/workflows/check.yml"} <= made.keys()


def test_a_new_project_builds_outside_of_the_checkout(tmp_path: Path) -> None:
    code, said = begin(tmp_path / "bridge", "--title", "A bridge in Ä")
    assert (code, said.splitlines()[-1].split(" ", 1)[1]) == (
        0, f"files in {tmp_path / 'bridge'}; its README.md says how to go on",
    )  # fmt: skip
    site = projects.build(tmp_path / "bridge", *projects.EXPLAINER, "build", "--strict")
    front = (site / "index.html").read_text("utf-8")
    assert "A bridge in Ä" in front
    assert "assets/stylesheets/explainer." in front
    assert 'markdown="1"' not in front
    assert "fonts.googleapis" not in front
    assert (site / "search/search_index.json").is_file()


@pytest.mark.parametrize("there", ["file", "folder", "a file in the folder"])
def test_a_folder_that_has_something_is_left_as_it_is(tmp_path: Path, there: str) -> None:
    folder = tmp_path / "it"
    if there == "file":
        folder.write_text("mine", encoding="utf-8")
    else:
        projects.write(folder / "mkdocs.yml" if there == "folder" else folder / "a/b.txt", "mine")
    before = projects.tree(tmp_path)
    code, said = begin(folder)
    assert code == 2
    what = "is a file" if there == "file" else "is not empty"
    assert f"{what}; name a folder that is not there yet" in said
    assert projects.tree(tmp_path) == before
    with pytest.raises(NotEmptyError):
        new(folder, WORDS)


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "it").mkdir()
    assert begin(tmp_path / "it")[0] == 0


@pytest.mark.parametrize(("code", "meant"), [("german", "de"), ("rus", "ru"), ("klingonese", "en")])
def test_a_language_that_is_none_is_told_and_nothing_is_written(
    tmp_path: Path, code: str, meant: str
) -> None:
    exit_code, said = begin(tmp_path / "it", "--language", code)
    assert exit_code == 2
    assert f"`{code}` is no code of a language; write `{meant}`" in said
    assert not (tmp_path / "it").exists()


def test_in_a_language_without_a_catalogue_there_is_one_to_be_translated(tmp_path: Path) -> None:
    assert begin(tmp_path / "it", "--language", "fr")[0] == 0
    said = (tmp_path / "it/locale/fr/LC_MESSAGES/explainer.po").read_text(encoding="utf-8")
    assert 'msgid "Sources"\nmsgstr ""' in said
    projects.build(tmp_path / "it")


def test_the_requirements_pin_all_that_is_needed_here() -> None:
    lines = [line for line in requirements().splitlines() if not line.startswith("#")]
    names = [line.split("==")[0] for line in lines]
    assert {"mkdocs", "mkdocs-material", "pydantic", "pydantic-core", "jinja2", "markupsafe"} <= set(names)
    assert len(names) == len(set(names))
    assert "explainer" not in names, "the name may be somebody else's"
