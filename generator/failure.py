"""What is told of a file that cannot be read or written: which one, why, and how to mend it."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FULL = "make room on the disk, and run it again"
OWNED = "have its owner let you read and write it, and the folder that it is in"
READ_ONLY = "the disk can only be read; copy the project to another one"

REMEDIES = {
    errno.ENOSPC: FULL,
    errno.EFBIG: FULL,
    getattr(errno, "EDQUOT", errno.ENOSPC): FULL,  # Windows has none
    errno.EACCES: OWNED,
    errno.EPERM: OWNED,
    errno.EROFS: READ_ONLY,
}
"""How to mend a failure, by its number (https://docs.python.org/3/library/errno.html)."""


def told(error: OSError) -> str:
    """Return which file it is about, why it could not be read or written, and how to mend that."""
    files = " and ".join(str(name) for name in (error.filename, error.filename2) if name)
    why = (error.strerror or str(error)).lower()
    parts = [f"{files}: {why}" if files else why, REMEDIES.get(error.errno or 0)]
    return "; ".join(part for part in parts if part)


@contextmanager
def about(path: Path) -> Iterator[None]:
    """Have a failure in what is done here name this file: not a copy beside it, and not none."""
    try:
        yield
    except OSError as error:
        if error.errno is None:
            raise
        raise OSError(error.errno, error.strerror, str(path)) from error
