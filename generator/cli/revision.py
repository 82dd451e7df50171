"""What commands that look back share: the data as they were at a revision of the repository."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from generator.git import GitError, repository

DATA = (".yml", ".yaml")
"""How the names of data files end, those with the wrong ending, too."""


@contextmanager
def data_at(revision: str, data: Path, root: Path) -> Iterator[tuple[Path, Path]]:
    """Give a folder with the data as they were at a revision, and the one from which files in it are named.

    The names are those that the files have in the project at `root`. Where there were no data the folder is
    empty. What git cannot tell is wrong usage.
    """
    try:
        found = repository(data)
        files = found.files(found.commit(revision))
    except GitError as error:
        raise click.UsageError(str(error)) from None
    below = Path(os.path.relpath(data, root))
    with tempfile.TemporaryDirectory(prefix="explainer-") as temporary:
        folder = Path(temporary, data.name if ".." in below.parts else below)
        folder.mkdir(parents=True)
        for path, content in files.items():
            if path.endswith(DATA):
                target = folder / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content)
        yield folder, Path(temporary)
