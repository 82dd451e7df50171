"""A file too large for a repository."""  # noqa: INP001 - run by its path

from pathlib import Path


def arrange(folder: Path) -> None:
    """Add the file to the data."""
    (folder / "data/actors.yml").write_text("# a line of 32 characters, often\n" * 330_000, encoding="utf-8")
