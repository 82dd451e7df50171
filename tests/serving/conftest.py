"""A project with a small story, and the preview of its site, in this process."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.serving.preview import Preview
from tests import project

ADDRESS = "http://127.0.0.1:8000/"

CONFIG = (
    "site_name: Explainer\nstrict: true\nsite_url: ''\ntheme:\n  name: material\nplugins:\n  - explainer\n"
)

QUESTION = """\
  - id: {id}
    question: Who pays for {id}?
    why: Not known.
    known: Not known.
    would_settle: A contract.
    status: open
"""

Edit = Callable[..., None]
"""Replaces words of a file of the project, data/story.yml if none is named."""


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep to the test what a build sets in the environment."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of the project."""
    root = tmp_path / "project"
    project.write(root / "mkdocs.yml", CONFIG)
    project.write(root / "docs/about.md", "# About us\n\nWe tell of [the bridge](glossary.md#bridge).\n")
    project.write(root / "data/story.yml", project.SMALL.format(title="A bridge for the town"))
    return root


@pytest.fixture
def preview(folder: Path, tmp_path: Path) -> Preview:
    """The preview of the project, which has read it once."""
    preview = Preview(folder, tmp_path / "pages", ADDRESS)
    preview.update()
    return preview


@pytest.fixture
def edit(folder: Path, preview: Preview) -> Edit:
    """Return a function that edits a file as a text editor does, and has the preview read it."""

    def edit(old: str, new: str, name: str = "data/story.yml") -> None:
        file = folder / name
        text = file.read_text(encoding="utf-8") if file.exists() else ""
        assert old in text
        project.write(file, text.replace(old, new, 1) if old else text + new)
        preview.update([file])

    return edit
