"""Our own data has no problem, not even a warning."""

from generator import build
from tests.project import ROOT


def test_our_own_data_has_no_problem() -> None:
    checked = build.read(ROOT / "data", ROOT)
    assert checked.problems == (), checked.report()
    assert checked.story.claims
