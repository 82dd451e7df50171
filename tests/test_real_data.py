"""Our own data has no problem, not even a warning."""

from generator import build, render
from tests.project import ROOT


def test_our_own_data_has_no_problem() -> None:
    checked = build.read(ROOT / "data", ROOT)
    assert checked.problems == (), checked.report()
    assert checked.story.claims


def test_our_own_summary_has_under_120_words() -> None:
    assert len(render.description(build.read(ROOT / "data", ROOT).story).split()) < 120
