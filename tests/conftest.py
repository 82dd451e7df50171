"""What several tests share: the option --bless, and stories written for one test."""

from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

STORY = """\
story:
  title: The closed bridge
  question: Why is it closed?
  summary: See [[bridge]].
  language: en
  as_of: 2025-06-01
  contact: none
"""
BRIDGE = "places:\n  - id: bridge\n    name: The bridge\n"
"""The story of one place, as a test writes it."""

WriteStory = Callable[..., Path]
"""Takes the text of `data/story.yml`, and by name those of further files; returns their project folder."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add --bless, which takes what the generator makes now as what the tests expect."""
    parser.addoption("--bless", action="store_true", help="rewrite the expected files")


@pytest.fixture
def bless(request: pytest.FixtureRequest) -> bool:
    """Whether expected files are to be rewritten."""
    return bool(request.config.getoption("--bless"))


@pytest.fixture
def write_story(tmp_path: Path) -> WriteStory:
    """Return a function that writes data files: `write_story("story: …", claims="claims: …")`."""

    def write(story: str | bytes = "", /, **others: str | bytes) -> Path:
        folder = tmp_path / "data"
        folder.mkdir(exist_ok=True)
        for name, text in {"story": story, **others}.items():
            (folder / f"{name}.yml").write_bytes(text if isinstance(text, bytes) else text.encode())
        return tmp_path

    return write
