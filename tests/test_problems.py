"""Every folder of tests/problems holds data with one kind of mistake, and the whole report on it.

`pytest --bless` writes the reports again; read the difference as an editor would.
"""

import re
import runpy
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from generator import build, verify
from generator.problem import RULES
from generator.site import Site

FOLDERS = sorted(path for path in (Path(__file__).parent / "problems").iterdir() if path.is_dir())

each = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)


def read(folder: Path, project: Path) -> build.Checked:
    """Read the data of a copy of the folder, once its `arrange.py` has added what git cannot keep.

    Where texts of sources lie beside the data, the quotes are looked up in them.
    """
    shutil.copytree(folder, project)
    if (project / "arrange.py").exists():
        runpy.run_path(str(project / "arrange.py"))["arrange"](project)
    checked = build.generate(project / "data", project / "docs", project, Site(), dry=True).checked
    texts = [
        replace(verify.read(path), name=f"texts/{path.name}") for path in verify.texts_in(project / "texts")
    ]
    return checked.with_problems(verify.verify(checked.story, texts).problems)


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
