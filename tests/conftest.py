"""What several tests share: the option --bless, stories written for one test, and the order of the tests."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import project

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


LONGEST = ("test_docs", "test_serve", "test_accessible", "test_search", "test_pages", "test_visits")
"""The modules to begin with: begun last, one of them would run alone at the end, on one core."""


def pytest_configure() -> None:
    """Make what the processes of a run share, before there are several."""
    project.share()
    # No proxy stands between a test and its own server.
    for name in ("no_proxy", "NO_PROXY"):
        os.environ[name] = ",".join(filter(None, (os.environ.get(name), "127.0.0.1")))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the longest modules first, then those with a browser; each stays whole."""
    ranks = {name: rank for rank, name in enumerate(LONGEST)}
    items.sort(key=lambda item: (ranks.get(item.path.stem, len(ranks)), "browser" not in item.path.parts))


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
