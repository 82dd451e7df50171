"""Hand-written pages, which are not part of the data."""  # noqa: INP001 - run by its path

from pathlib import Path


def arrange(folder: Path) -> None:
    """Add two pages: one at the path of a generated page, one at its address."""
    for name in ("timeline.md", "events/closing/index.md"):
        page = folder / "docs" / name
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text("# Written by hand\n", encoding="utf-8")
