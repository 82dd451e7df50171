"""What `mkdocs serve` watches: the data and what else pages are made from, but not the pages themselves."""

import os
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from mkdocs.exceptions import MkDocsException
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import get_plugin_logger
from watchdog.observers.polling import PollingObserverVFS

from generator import completion, write

log = get_plugin_logger("explainer")

INTERVAL = 0.5
"""Seconds between two looks at the files, as in MkDocs's own server."""


def watch(server: LiveReloadServer, docs: Path, paths: Sequence[Path]) -> None:
    """Have the server watch what it watches anyway and `paths`, but in the folder `docs` no generated page.

    MkDocs watches all of docs/, so an edit of the data would cause two rebuilds: one by the edit, one by the
    pages that it changes. After a build that failed the last site is served on.
    """
    watched = list(server._watched_paths)  # noqa: SLF001 - the observer names the folder of a file instead
    for name in watched:
        server.unwatch(name)
    # MkDocs's own observer is this class, with these two functions as they come.
    observer = PollingObserverVFS(os.stat, partial(_list_but_generated, docs), polling_interval=INTERVAL)
    server.observer = observer  # type: ignore[assignment]
    for path in (*map(str, watched), *map(str, paths)):
        if Path(path).exists():
            server.watch(path)
    server.builder = partial(_build_or_keep, server.builder)


def _build_or_keep(build_site: Callable[[], None]) -> None:
    """Build the site; after a failure, which is printed, return all the same.

    MkDocs would let every reader wait for the next build that succeeds.
    """
    try:
        build_site()
    except MkDocsException as error:
        log.error("%s", error)  # noqa: TRY400 - what went wrong has been printed, and a traceback tells nothing


def _list_but_generated(docs: Path, folder: str | None) -> Iterator[os.DirEntry[str]]:
    """Yield the entries of a folder but the schema; of one in `docs`, no generated file and no dot file."""
    path = Path(folder or ".")
    in_docs = path.is_relative_to(docs)
    before = write.manifest(docs) if in_docs else frozenset[str]()
    with os.scandir(path) as scanned:
        entries = list(scanned)
    generated = before | write.manifest(docs) if in_docs else before  # pages may have been made meanwhile
    for entry in entries:
        made = in_docs and (entry.name.startswith(".") or _below(docs, entry.path) in generated)
        if not made and entry.name != completion.FILE:
            yield entry


def _below(docs: Path, path: str) -> str:
    return Path(path).relative_to(docs).as_posix()
