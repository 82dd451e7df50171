"""Every folder of tests/problems holds data with one kind of mistake, and the whole report on it.

`pytest --bless` writes the reports again; read the difference as an editor would.
"""

import re
import runpy
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from generator import build, rules, verify
from generator.checks.moved import vanished
from generator.problem import RULES
from generator.read import load
from generator.site import Site

FOLDERS = sorted(path for path in (Path(__file__).parent / "problems").iterdir() if path.is_dir())

each = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)


def copy(folder: Path, project: Path) -> None:
    """Copy the folder, and let its `arrange.py` add what git cannot keep."""
    shutil.copytree(folder, project)
    if (project / "arrange.py").exists():
        runpy.run_path(str(project / "arrange.py"))["arrange"](project)


def read(folder: Path, project: Path) -> build.Checked:
    """Read the data of a copy of the folder."""
    copy(folder, project)
    return check(project, folder.name)


def check(project: Path, rule: str) -> build.Checked:
    """Read the data of a project, and show hints where the rule is one.

    They are compared with those before, where these lie beside them, and so are quotes with texts of sources.
    """
    checked = build.generate(project / "data", project / "docs", project, Site(), dry=True).checked
    if (project / "before").is_dir():  # the data of an earlier revision
        before, _ = load(project / "before", project)
        checked = checked.with_problems(list(vanished(checked.story, before, "main")))
    texts = [
        replace(verify.read(path), name=f"texts/{path.name}") for path in verify.texts_in(project / "texts")
    ]
    checked = checked.with_problems(verify.verify(checked.story, texts).problems)
    return checked.with_hints() if RULES[rule].level == "hint" else checked


def test_every_rule_has_a_folder_and_every_folder_is_named_after_a_rule() -> None:
    assert [folder.name for folder in FOLDERS] == sorted(RULES)


@each
def test_the_report_is_the_expected_one(folder: Path, tmp_path: Path, bless: bool) -> None:  # noqa: FBT001
    checked = read(folder, tmp_path / "project")
    report = re.sub(r"\(\d+\.\d s\)$", "(0.2 s)", checked.report()) + "\n"
    expected = folder / "expected.txt"
    if bless:
        expected.write_text(report, encoding="utf-8")
    assert report == expected.read_text(encoding="utf-8"), "`make bless` takes the new report"


@each
def test_a_mistake_is_reported_under_its_rule_and_under_no_other(folder: Path, tmp_path: Path) -> None:
    checked = read(folder, tmp_path / "project")
    assert {problem.rule for problem in checked.problems} == {folder.name}
    assert f"[{folder.name}] " in (folder / "expected.txt").read_text(encoding="utf-8")


def test_every_rule_is_explained() -> None:
    assert sorted(rules.explained()) == sorted(RULES)


def exchanged(text: str, wrong: str, right: str) -> tuple[str, range] | None:
    """Return a text with these lines in place of those, as far in as they are, and where they stand."""
    first, *rest = (re.escape(line) for line in wrong.splitlines())
    lines = "".join([rf"^( *(?:- )?){first}$", *(rf"\n\s*{line}$" for line in rest)])
    if (found := re.search(lines, text, re.MULTILINE)) is None:
        return None
    inner = " " * len(found[1])
    new = [f"{inner if number else found[1]}{line}" for number, line in enumerate(right.splitlines())]
    line = text.count("\n", 0, found.start()) + 1
    return text[: found.start()] + "\n".join(new) + text[found.end() :], range(line, line + len(new))


@pytest.mark.parametrize(
    "rule", [rule for rule in rules.explained().values() if not rule.prose], ids=lambda rule: rule.id
)
def test_the_wrong_example_of_a_rule_breaks_it_and_the_right_one_breaks_none(
    rule: rules.Explained, tmp_path: Path
) -> None:
    project = tmp_path / "project"
    before = read(FOLDERS[0].parent / rule.id, project).problems
    for path in sorted((project / "data").glob("*.yml")):
        if done := exchanged(path.read_text(encoding="utf-8", errors="replace"), rule.wrong, rule.right):
            path.write_text(done[0], encoding="utf-8")
            after = check(project, rule.id).problems
            name = f"data/{path.name}"
            assert not [p for p in after if p.place.file == name and p.place.line in done[1]]
            assert sum(p.rule == rule.id for p in after) < sum(p.rule == rule.id for p in before)
            return
    pytest.fail("the wrong lines stand in no file of the folder")
