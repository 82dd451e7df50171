"""Waits until files change: the system wakes us, and the files themselves tell what is different.

A system tells of changes at once (inotify, FSEvents, ReadDirectoryChangesW; by watchdog), but not on every
drive: not on one of a network, nor on one of Windows in WSL. So we look by ourselves, too, now and then; and
often where the system tells nothing. What is changed is what a look finds different, so a file that is saved
as it was is no change, and a program that saves by renaming, or several files at once, makes one.
"""

import os
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TypeAlias

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

Stamp: TypeAlias = tuple[int, int, int]
"""What is different after a change: the time, the size, the number of the file."""

Look: TypeAlias = Callable[[], Mapping[Path, Stamp]]

SELDOM = 1.0
"""Seconds between two looks where the system tells of changes."""

OFTEN = 0.25
"""Seconds between two looks where it does not."""

SETTLED = 0.03
"""Seconds without a change after which whoever saves files has saved them all."""


def stamps(paths: Iterable[Path], skipped: Callable[[Path], bool] = lambda _: False) -> dict[Path, Stamp]:
    """Return a stamp of every file at these paths and in these folders but dot files and those `skipped`."""
    found: dict[Path, Stamp] = {}
    for path in paths:
        entries = _below(path, skipped) if path.is_dir() else iter([path])
        for file in entries:
            try:
                status = file.stat()
            except OSError:  # gone meanwhile
                continue
            found[file] = (status.st_mtime_ns, status.st_size, status.st_ino)
    return found


def _below(folder: Path, skipped: Callable[[Path], bool]) -> Iterator[Path]:
    try:
        with os.scandir(folder) as scanned:
            entries = list(scanned)
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.name.endswith("~"):
            continue
        if entry.is_dir():
            yield from _below(folder / entry.name, skipped)
        elif not skipped(folder / entry.name):
            yield folder / entry.name


class Watch:
    """Tells which files have changed since it was asked last; made by `watching`."""

    def __init__(self, look: Look, woken: threading.Event, interval: float) -> None:
        """Look for the first time."""
        self._look, self._woken, self._interval = look, woken, interval
        self._seen = dict(look())

    def changed(self, timeout: float = SELDOM) -> frozenset[Path]:
        """Return the files that are changed, new or gone, as soon as there are any; else none."""
        self._woken.wait(min(timeout, self._interval))
        self._woken.clear()
        now = dict(self._look())
        if now == self._seen:
            return frozenset()
        while self._woken.wait(SETTLED) or now != (later := dict(self._look())):
            self._woken.clear()
            now = dict(self._look())
        now, before = later, self._seen
        self._seen = now
        return frozenset(path for path in before.keys() | now.keys() if before.get(path) != now.get(path))


@contextmanager
def watching(paths: Iterable[Path], look: Look) -> Iterator[Watch]:
    """Watch the files that `look` finds, which are at these paths or in these folders."""
    woken = threading.Event()
    with ExitStack() as until_the_end:
        try:
            observer = Observer()
            for path in paths:
                if path.exists():
                    # Of a file its folder: one that is replaced is another file.
                    observer.schedule(
                        _Wake(woken), str(path if path.is_dir() else path.parent), recursive=path.is_dir()
                    )
            observer.start()
            until_the_end.callback(observer.stop)
            interval = SELDOM
        except OSError:  # there are no more watches to be had
            interval = OFTEN
        yield Watch(look, woken, interval)


class _Wake(FileSystemEventHandler):
    def __init__(self, woken: threading.Event) -> None:
        self._woken = woken

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type not in {"opened", "closed_no_write"}:
            self._woken.set()
