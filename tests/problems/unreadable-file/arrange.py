"""A link that leads nowhere, which git on some systems cannot keep."""  # noqa: INP001 - run by its path

from pathlib import Path


def arrange(folder: Path) -> None:
    """Add the link to the data."""
    (folder / "data/actors.yml").symlink_to("gone.yml")
