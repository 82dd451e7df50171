"""Build a site beside the one that is there, and put it in its place once it is whole.

MkDocs empties the folder of the site before it builds: a build that is cut off would leave readers nothing.
"""

import os
import shutil
import sys
from contextlib import ExitStack, suppress
from ctypes import CDLL
from pathlib import Path

from generator import write
from generator.failure import about

NEW, OLD = ".{}.new", ".{}.old"
"""What the folders beside `site/` are called: that of the running build, and the old site as it goes."""


AT_FDCWD = -100
"""What stands for the folder of the process where a folder is asked for (linux/fcntl.h)."""

EXCHANGE = 2
"""RENAME_EXCHANGE of Linux (linux/fs.h), and RENAME_SWAP of macOS (sys/stdio.h)."""


class Run:
    """A build of the project in a folder, from now to its end; others wait until then."""

    def __init__(self, project: Path) -> None:
        self._alone = ExitStack()
        self._alone.enter_context(write.alone(project))
        self._site: Path | None = None

    def begin(self, site: Path) -> Path:
        """Return the empty folder to build into, beside the folder `site`."""
        self._site = site
        return begin(site)

    def end(self) -> Path | None:
        """Put what was built in its place, which is returned, and let others go on."""
        site = self._site
        if site:
            replace(site)
        self.give_up()
        return site

    def give_up(self) -> None:
        """Leave the site as it is, and let others go on; after the end this does nothing."""
        if self._site:
            give_up(self._site)
            self._site = None
        self._alone.close()


def begin(site: Path) -> Path:
    """Return the empty folder to build into, beside the folder `site`.

    What a build that was cut off has left is cleared up.
    One build of a project runs at a time (`write.alone`), so what lies there is nobody's any more.
    """
    new, old = _beside(site)
    if old.is_dir() and not site.exists():  # cut off between the two steps of `replace`
        old.rename(site)
    for folder in (new, old):
        _remove(folder)
    site.parent.mkdir(parents=True, exist_ok=True)
    with about(site.parent):  # which has to be writable, though `site` alone would be
        new.mkdir()
    return new


def replace(site: Path) -> None:
    """Put what was built in the place of `site`, in one step where the system has one for that.

    Where a folder cannot be given another name (it is a link, or a disk is mounted there), its content is
    replaced instead.
    """
    new, old = _beside(site)
    if site.is_symlink() or not (_exchanged(site, new) or _renamed(site, new, old)):
        _refill(site, new)
    _remove(new)
    _remove(old)


def _exchanged(one: Path, other: Path) -> bool:
    """Give two folders each other's names in one step; return whether the system has done it.

    Linux: https://man7.org/linux/man-pages/man2/rename.2.html (RENAME_EXCHANGE); macOS: renamex_np and
    RENAME_SWAP. Python has neither, and with two steps readers would have no site in between.
    """
    if not (one.is_dir() and other.is_dir()):
        return False
    system = None if sys.platform == "win32" else CDLL(None)
    names = os.fsencode(one), os.fsencode(other)
    if system is not None and hasattr(system, "renameat2"):
        return bool(system.renameat2(AT_FDCWD, names[0], AT_FDCWD, names[1], EXCHANGE) == 0)
    if system is not None and hasattr(system, "renamex_np"):
        return bool(system.renamex_np(*names, EXCHANGE) == 0)
    return False


def _renamed(site: Path, new: Path, old: Path) -> bool:
    """Give the new site the name of the old one; return whether that could be done."""
    try:
        if site.exists():
            site.rename(old)
        new.rename(site)
    except OSError:
        if old.exists() and not site.exists():
            old.rename(site)
        return False
    return True


def give_up(site: Path) -> None:
    """Remove what was built; `site` stays as it was."""
    _remove(_beside(site)[0])


def _beside(site: Path) -> tuple[Path, Path]:
    return site.with_name(NEW.format(site.name)), site.with_name(OLD.format(site.name))


def _refill(site: Path, new: Path) -> None:
    site.mkdir(exist_ok=True)
    for path in sorted(site.iterdir()):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
    shutil.copytree(new, site, dirs_exist_ok=True)


def _remove(folder: Path) -> None:
    with suppress(FileNotFoundError):
        shutil.rmtree(folder)
