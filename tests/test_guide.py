"""The guide for editors is true: what it shows is what the program takes, and what it says comes out."""

import re
from pathlib import Path

import pytest

from generator import build, report
from generator.derive.story import Story
from generator.desk.fields import Field, fields_of
from generator.new import new
from generator.render import sides
from tests import guide
from tests.conftest import WriteStory
from tests.story_of import story_of

INDEX = (guide.GUIDE / "index.md").read_text(encoding="utf-8")
WAY = INDEX.partition("{ #ten-minutes }")[2].partition("\n## ")[0]
"""The part of the guide that goes from nothing to a published correction."""

CASE = re.compile(r"^## (.*)\n(?:.*\n)*?```yaml\n((?:.*\n)*?)```\n\n(The page says: (?:.+\n)*)", re.MULTILINE)
"""A worked case: its heading, its story, and what the page is said to say."""

CASES = {case[1]: case for case in CASE.finditer((guide.GUIDE / "labels.md").read_text(encoding="utf-8"))}


def test_the_example_has_no_problem(write_story: WriteStory) -> None:
    root = write_story(guide.EXAMPLE.read_text(encoding="utf-8"))
    checked = build.read(root / "data", root)
    assert checked.problems == (), checked.report()


def test_what_the_guide_has_editors_paste_into_a_new_project_has_no_problem_and_what_is_wrong_is_told_so(
    tmp_path: Path,
) -> None:
    new(tmp_path / "bridge", {"title": "The closed bridge", "question": "Why?", "language": "en"})
    data = tmp_path / "bridge/data"
    blocks = list(
        zip(("sources", "claims", "updates"), re.findall(r"```yaml\n(.*?)```", WAY, re.DOTALL), strict=True)
    )
    for name, block in blocks:
        with (data / f"{name}.yml").open("a", encoding="utf-8") as file:
            file.write(f"\n{block}")
    checked = build.read(data, data.parent)
    assert checked.problems == (), checked.report()
    claims = (data / "claims.yml").read_text(encoding="utf-8")
    first, last = claims.rsplit("by: mayor", 1)
    (data / "claims.yml").write_text(f"{first}by: mayr{last}", encoding="utf-8")
    checked = build.read(data, data.parent)
    (told,) = re.findall(r"```text\n(.*?)```", WAY, re.DOTALL)
    assert [report.block(problem, checked.files) for problem in checked.problems] == [told]


@pytest.mark.parametrize("kind", guide.ORDER)
def test_the_example_writes_every_field_of_a_kind(kind: str) -> None:
    def paths(fields: tuple[Field, ...], above: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
        inner = [path for field in fields for path in paths(field.fields, (*above, field.key))]
        return [*((*above, field.key) for field in fields), *inner]

    for path in paths(fields_of(guide.MODELS[kind])):
        assert guide.snippet(kind, path).startswith(f"{path[-1]}:")


@pytest.mark.parametrize(
    ("path", "text"), guide.pages().items(), ids=lambda value: getattr(value, "stem", "")
)
def test_the_page_of_a_kind_says_what_the_model_says(path: Path, text: str, *, bless: bool) -> None:
    if bless:
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text, "`make bless` writes it again"


def test_every_kind_has_a_page_to_which_the_guide_leads() -> None:
    there = {path.relative_to(guide.GUIDE).as_posix() for path in (guide.GUIDE / "kinds").iterdir()}
    assert there == {f"kinds/{kind}.md" for kind in guide.ORDER}
    led_to = re.findall(r"\]\((kinds/\w+\.md)\)", (guide.GUIDE / "index.md").read_text(encoding="utf-8"))
    assert set(led_to) == there


def claim_of(case: re.Match[str]) -> tuple[Story, str, list[str]]:
    """Return the story of a case, and the label of its claim with what stands beside it."""
    story = story_of(case[2])
    (claim,) = story.claims.values()
    return story, sides.label(story, claim), [sides.beside(story, claim)]


@pytest.mark.parametrize("title", CASES)
def test_a_worked_case_has_the_label_that_the_guide_tells(title: str) -> None:
    _, label, beside = claim_of(CASES[title])
    told = re.findall(r"\*\*(.+?)\*\*", CASES[title][3])
    assert told == [label, *(said.removesuffix(".") for said in beside if said)]


def test_the_worked_cases_are_those_that_editors_get_wrong() -> None:
    assert list(CASES) == [
        "Rewrites of one item",
        "Two officials of one state",
        "An adversary confirms",
        "An ally confirms",
        "Words found only in rewrites",
        "Rewrites of what nobody has seen",
        "One side says so, the other denies it",
    ]
