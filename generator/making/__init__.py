"""Make the pages of a site beside each other, by several processes.

MkDocs makes one page after the other. With `--dirty` (https://www.mkdocs.org/user-guide/cli/#mkdocs-build) it
leaves out each page whose file has not been modified, and it asks the file. So, where `processes` says how
many there are to be, MkDocs is asked for a dirty build of a new folder, the files of all pages say that they
have not been modified, and MkDocs prepares everything; `Ahead` makes the pages once the theme is ready, but
for those of the last site that are still right.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from generator.making.ahead import Ahead

__all__ = ["Ahead", "beside_each_other", "processes"]

processes: ContextVar[int] = ContextVar("processes", default=0)
"""How many processes make the pages; 0 where MkDocs makes them, one after the other."""


@contextmanager
def beside_each_other(number: int) -> Iterator[None]:
    """Have the pages of dirty builds made by so many processes."""
    log = logging.getLogger("mkdocs.commands.build")
    log.addFilter(_is_true)
    token = processes.set(number)
    try:
        yield
    finally:
        processes.reset(token)
        log.removeFilter(_is_true)


def _is_true(record: logging.LogRecord) -> bool:
    """Return whether MkDocs says anything but that pages may be wrong because only some are made."""
    return not record.getMessage().startswith("A 'dirty' build is being performed")
