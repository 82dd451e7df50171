"""Read `data/**/*.yml` into values that know their place; what cannot be read is a problem."""

import os
import re
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from generator.problem import HIDDEN, Level, Place, Problem, character, quoted
from generator.read.nodes import Node, compose

MAX_BYTES = 10_000_000
_SAVE_AS = "save the file as UTF-8: most editors offer that under “Save as” or “Encoding”"
NOT_DATA = {".json", ".md"}
"""The schema of the data and notes about it may stand beside the data, and so may an editor's copies."""


@dataclass(frozen=True, slots=True, eq=False)
class File:
    """A data file: its lines, and its one value unless it is empty or could not be read.

    A `broken` file may hold more than its value says; an `unread` one has not even lines.
    """

    name: str
    lines: tuple[str, ...] = ()
    root: Node | None = None
    broken: bool = False

    @property
    def unread(self) -> bool:
        """Whether nothing is known of what the file holds."""
        return self.broken and not self.lines


def name_from(path: Path, root: Path) -> str:
    """Return what problems and pages call a file: its path from the folder `root`: `data/claims.yml`."""
    return Path(os.path.relpath(path, root)).as_posix().encode("utf-8", "replace").decode()


def load(
    data: Path, root: Path, instead: Mapping[Path, bytes] | None = None
) -> tuple[list[File], list[Problem]]:
    """Read every `.yml` file under the folder `data`, in the order of their names.

    `root` is the folder from which files are named. What a file is to hold is read `instead` of what it
    holds, or of a file that is not there yet.
    """
    files: list[File] = []
    problems: list[Problem] = []
    instead = instead or {}
    for path in sorted({*data.rglob("*"), *instead}):
        relative = path.relative_to(data)
        if any(part.startswith(".") for part in relative.parts):
            continue
        name = name_from(path, root)
        if path.is_dir():
            if path.is_symlink():  # nothing below it is read
                problems.append(_unreadable(name, "the folder is a link, and is not read", _MOVE_IT))
            continue
        if path.suffix.lower() in NOT_DATA or path.name.endswith("~"):
            continue
        if path.suffix.lower() not in {".yml", ".yaml"}:
            better = quoted(f"{path.name.partition('.')[0]}.yml")
            problems.append(
                _misnamed(name, f"if it is data, rename it to {better}; else move it away", "warning")
            )
            continue
        if path.is_symlink() and path not in instead and not _is_below(path, data):
            files.append(File(name, broken=True))
            problems.append(_unreadable(name, "the file is a link that leads out of the data", _MOVE_IT))
            continue
        file, file_problems = load_file(path, name, instead.get(path))
        if path.suffix != ".yml":  # surely data: its ids are known, so that no reference is a second mistake
            file = File(name, file.lines, broken=True)
            file_problems = [_misnamed(name, f"rename it to {quoted(path.stem + '.yml')}", "error")]
        files.append(file)
        problems += file_problems
    return files, problems


def _misnamed(name: str, help_: str, level: Level) -> Problem:
    message = "the file is not read: its name does not end in `.yml`"
    return Problem(Place(name), "wrong-extension", message, help_, level=level)


_MOVE_IT = "put what it leads to in its place; a link could show what lies elsewhere on this machine"


def _unreadable(name: str, message: str, help_: str) -> Problem:
    return Problem(Place(name), "unreadable-file", message, help_)


def _is_below(path: Path, folder: Path) -> bool:
    """Return whether a link leads to what is in the folder, or nowhere."""
    try:
        return not path.exists() or path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # it leads to itself
        return True


def load_file(path: Path, name: str, raw: bytes | None = None) -> tuple[File, list[Problem]]:
    """Read the file at `path`, or `raw` instead of it; `name` is what problems call it."""

    def broken(lines: tuple[str, ...], *problems: Problem) -> tuple[File, list[Problem]]:
        return File(name, lines, broken=True), list(problems)

    size = 0
    try:
        if raw is None:
            status = path.stat()
            if not stat.S_ISREG(status.st_mode):  # a pipe or a device may have no end
                message = "this is no file, but a pipe, a device or the like"
                return broken((), _unreadable(name, message, "delete it, or move it away"))
            size = status.st_size
            raw = path.read_bytes() if size <= MAX_BYTES else b""
        size = len(raw) or size  # it may have grown meanwhile
    except OSError as error:
        help_ = "see that the file exists and that you may read it"
        message = f"the file cannot be read: {(error.strerror or str(error)).lower()}"
        return broken((), _unreadable(name, message, help_))
    if size > MAX_BYTES:
        help_ = "split it into several files; all files of the folder are read"
        message = f"the file has {size / 1e6:.1f} MB, more than the {MAX_BYTES // 1_000_000} MB allowed"
        return broken((), Problem(Place(name), "file-too-large", message, help_))
    file, problems = _of_bytes(raw, name)
    return file, list(problems)


@lru_cache(maxsize=512)
def _of_bytes(raw: bytes, name: str) -> tuple[File, tuple[Problem, ...]]:
    """Return the file of this content; kept, as whoever watches the data reads the same files again."""

    def broken(lines: tuple[str, ...], *problems: Problem) -> tuple[File, tuple[Problem, ...]]:
        return File(name, lines, broken=True), problems

    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = _lines(error.object[: error.start].decode("utf-8"))  # without the BOM
        line, column = len(before), len(before[-1]) + 1
        place = Place(name, line, column, line, column + 1)
        message = f"the byte 0x{error.object[error.start]:02x} is not UTF-8 text"
        lines = _lines(raw.decode("utf-8-sig", "replace"))
        return broken(lines, Problem(place, "not-utf-8", message, _SAVE_AS))
    lines = _lines(text)
    if text.count("\0") > len(text) // 3:  # every other character
        return broken(lines, Problem(Place(name), "not-utf-8", "the file looks like UTF-16", _SAVE_AS))
    hidden = tuple(_control_characters(name, lines))
    if hidden:
        return broken(lines, *hidden)
    root, problems = compose(text, name, lines)
    return File(name, lines, root, broken=bool(problems)), tuple(problems)


LINE_BREAK = re.compile("\r\n|[\n\r]")


def _lines(text: str) -> tuple[str, ...]:
    return tuple(LINE_BREAK.split(text))


def _control_characters(name: str, lines: tuple[str, ...]) -> Iterator[Problem]:
    for number, line in enumerate(lines, 1):
        for match in HIDDEN.finditer(line):
            place = Place(name, number, match.start() + 1, number, match.end() + 1)
            message = f"{character(match[0])} is not allowed"
            help_ = "delete it; it may be invisible in your editor, so retype the words around it"
            yield Problem(place, "control-character", message, help_)
