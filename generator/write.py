"""Bring the folder of the pages in line with the outputs, and touch nothing that is not ours.

The manifest lists the files that the generator has made. Only those are ever overwritten or deleted.
Of two runs at once one waits for the other, so that the pages are all of the last one.
"""

import errno
import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path, PurePosixPath

from generator.failure import about
from generator.output import Output
from generator.problem import Place, Problem

if sys.platform != "win32":
    import fcntl

MANIFEST = ".generated"
"""The file in the folder of the pages that lists the generated ones; MkDocs leaves dot files out."""


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Wait until no other run makes pages of the project in `folder`, and keep others waiting.

    The system lets the next one go on when this one ends, however it ends; no file is left behind. Where it
    has no such locks (https://man7.org/linux/man-pages/man2/flock.2.html) nobody waits: each page is whole
    then, too, but two runs may mix theirs. A run that is alone already goes on.
    """
    whole = folder.resolve()
    if sys.platform == "win32" or whole in _held:
        yield
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # some network drives have none
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        _held.add(whole)
        yield
    finally:
        _held.discard(whole)
        os.close(descriptor)


_held: set[Path] = set()
"""The folders in which this process is alone."""


def manifest(folder: Path) -> frozenset[str]:
    """Return the paths of the generated files, as the last run left them."""
    try:
        lines = (folder / MANIFEST).read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return frozenset()
    return frozenset(line for line in lines if _is_inside(line))


def _is_inside(path: str) -> bool:
    parts = PurePosixPath(path)
    return bool(parts.parts) and not parts.is_absolute() and ".." not in parts.parts and "\\" not in path


def unwritten_by_hand(outputs: Sequence[Output], folder: Path) -> list[Output]:
    """Return the outputs without those that yield to a page that is written by hand."""
    ours = manifest(folder)

    def by_hand(output: Output) -> bool:
        return any(path not in ours and (folder / path).exists() for path in _same_address(output.path))

    return [output for output in outputs if not (output.yields and by_hand(output))]


def in_the_way(outputs: Sequence[Output], folder: Path) -> list[Problem]:
    """Return a problem for every hand-written file that has the path or the address of an output."""
    ours = manifest(folder)
    folders, files = _there(folder)
    others = (folders | files) - ours
    taken: dict[str, str] = {}
    for output in outputs:
        for path in _same_address(output.path):
            if path in others:
                taken.setdefault(path, output.path)
        above = output.path
        while above := above.rpartition("/")[0]:
            if above in files:
                taken.setdefault(above, output.path)
    return [
        Problem(
            Place(f"{folder.name}/{path}"),
            "page-in-the-way",
            f"a page made from the data goes to `{folder.name}/{page}`",
            "rename or move this file; if it is left over from an older run, delete it",
        )
        for path, page in taken.items()
    ]


def _there(folder: Path) -> tuple[frozenset[str], frozenset[str]]:
    """Return the paths of the folders and of the files below a folder."""
    folders, files = set[str](), set[str]()
    for parent, its_folders, its_files in os.walk(folder):
        inner = Path(parent).relative_to(folder).as_posix()
        below = "" if inner == "." else f"{inner}/"
        folders.update(f"{below}{name}" for name in its_folders)
        files.update(f"{below}{name}" for name in its_files)
    return frozenset(folders), frozenset(files)


@lru_cache(maxsize=32_768)
def _same_address(path: str) -> tuple[str, ...]:
    """Return the paths that MkDocs gives the same address: `a.md`, `a/index.md`, `a/README.md`."""
    page = PurePosixPath(path)
    if page.suffix != ".md":
        return (path,)
    if page.stem == "index":
        folder = page.parent
        alternatives = [folder / "README.md", folder / "index.html"]
        if folder.name:
            alternatives.append(folder.with_name(f"{folder.name}.md"))
    else:
        alternatives = [page.with_suffix("") / name for name in ("index.md", "README.md", "index.html")]
    return (path, *map(str, alternatives))


def stale(outputs: Sequence[Output], folder: Path) -> list[str]:
    """Return the paths that `write` would change: missing, different, or no longer made."""
    wanted = {output.path for output in outputs}
    gone = [path for path in manifest(folder) - wanted if (folder / path).is_file()]
    return sorted([output.path for output in outputs if _differs(output, folder)] + gone)


def write(outputs: Sequence[Output], folder: Path) -> list[str]:
    """Write what has changed, delete what is no longer made; return the paths of both.

    Every file is replaced whole or not at all. The manifest is widened before and narrowed after
    the rest, so that a run that is cut off leaves no file that the next one takes for hand-written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    before, wanted = manifest(folder), {output.path for output in outputs}
    changed = [output for output in outputs if _differs(output, folder)]
    gone = sorted(path for path in before - wanted if (folder / path).is_file())
    _write_manifest(before | wanted, folder)
    for output in changed:
        replace(folder / output.path, output.text)
    for path in sorted(before - wanted):
        _delete(folder / path, folder)
    for leftover in _left_over(before | wanted, folder):
        _delete(leftover, folder)
    _write_manifest(wanted, folder)
    return sorted([*(output.path for output in changed), *gone])


def _differs(output: Output, folder: Path) -> bool:
    try:
        return (folder / output.path).read_bytes() != output.text.encode()
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
        return True


def _write_manifest(paths: Iterable[str], folder: Path) -> None:
    refresh(Output(MANIFEST, "".join(f"{path}\n" for path in sorted(paths))), folder)


def refresh(output: Output, folder: Path) -> None:
    """Write a file where it is not yet so."""
    if _differs(output, folder):
        replace(folder / output.path, output.text)


def replace(path: Path, text: str) -> None:
    """Write a file whole or not at all, whatever was there before."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = _beside(path, "new")
    with about(path):
        try:
            temporary.write_bytes(text.encode())
            temporary.replace(path)
        except OSError:
            with suppress(OSError):  # where it could not be made
                temporary.unlink(missing_ok=True)
            raise


class ChangedError(Exception):
    """A file holds something else than what was read of it; nothing was written."""


def together(contents: Mapping[Path, tuple[bytes | None, bytes]], root: Path) -> None:
    """Write several files, all or none: for each what it held when it was read, None for a new one, and what
    it is to hold.

    All is on the disk before the first file is replaced, and what was there is put back where a later one
    cannot be. Raises `ChangedError` where somebody else has written one of them since, and `OSError` where
    one cannot be written, as when it is read-only or the disk is full. `root` is the folder of the project.
    """  # noqa: D205 - one sentence
    with alone(root):
        real = {path.resolve(): content for path, content in contents.items()}
        for path, (before, _) in real.items():
            _see_that_it_can_be_replaced(path, before)
        beside = {path: (_beside(path, "new"), _beside(path, "old")) for path in real}
        replaced: list[Path] = []
        try:
            for path, (new, old) in beside.items():
                before, after = real[path]
                _on_disk(new, after, path)
                if before is not None:
                    _on_disk(old, before, path)
            for path, (new, _) in beside.items():
                replaced.append(path)
                with about(path):
                    new.replace(path)
        except BaseException:
            for path in replaced:
                _put_back(path, beside[path][1])
            raise
        finally:
            for leftover in (copy for pair in beside.values() for copy in pair):
                leftover.unlink(missing_ok=True)


def _see_that_it_can_be_replaced(path: Path, before: bytes | None) -> None:
    if (path.read_bytes() if path.exists() else None) != before:
        raise ChangedError(f"{path.name} has been changed since it was read")
    if path.exists() and not path.stat().st_mode & stat.S_IWUSR:  # a rename would not ask
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))


def _on_disk(copy: Path, content: bytes, path: Path) -> None:
    """Write a file that may take the place of the one at `path`, and wait until it is on the disk."""
    with about(path), copy.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    if path.exists():
        copy.chmod(stat.S_IMODE(path.stat().st_mode))


def _put_back(path: Path, old: Path) -> None:
    """Put the copy of what was at `path` back there; where there is none, nothing was."""
    if old.exists():
        old.replace(path)
    else:
        path.unlink(missing_ok=True)


def _beside(path: Path, what: str) -> Path:
    return path.with_name(f".{path.name}.{os.getpid()}.{what}")  # each run has its own


_BESIDE = re.compile(r"\.(.+)\.\d+\.new")


def _left_over(paths: Iterable[str], folder: Path) -> list[Path]:
    """Return the files that runs which were cut off have left beside these pages and the manifest."""
    pages = {folder / path for path in (MANIFEST, *paths)}
    return [
        path
        for parent in sorted({page.parent for page in pages})
        for path in (sorted(parent.iterdir()) if parent.is_dir() else ())
        if (match := _BESIDE.fullmatch(path.name)) and parent / match[1] in pages
    ]


def _delete(path: Path, folder: Path) -> None:
    """Delete a file, if it is there, and the folders that are then empty."""
    if path.is_file():
        path.unlink()
    parent = path.parent
    while parent != folder and parent.is_dir() and not any(parent.iterdir()):
        parent.rmdir()
        parent = parent.parent
