"""Read `data/**/*.yml` into values that know their place; what cannot be read is a problem."""

import os
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.nodes import Node, compose
from generator.problem import Place, Problem

MAX_BYTES = 10_000_000


@dataclass(frozen=True, slots=True, eq=False)
class File:
    """A data file: its lines, and its one value unless it is empty or could not be read."""

    name: str
    lines: tuple[str, ...] = ()
    root: Node | None = None
    broken: bool = False


def load(data: Path, root: Path) -> tuple[list[File], list[Problem]]:
    """Read every `.yml` file under the folder `data`, in the order of their names.

    Problems and pages name a file by its path from the folder `root`: `data/claims.yml`.
    """
    files: list[File] = []
    problems: list[Problem] = []
    for path in sorted(data.rglob("*")):
        relative = path.relative_to(data)
        if path.is_dir() or any(part.startswith(".") for part in relative.parts):
            continue
        name = Path(os.path.relpath(path, root)).as_posix()
        if path.suffix == ".yml":
            file, found = load_file(path, name)
            files.append(file)
            problems += found
        elif path.suffix.lower() in {".yaml", ".yml"}:
            help_ = f"rename it to `{path.stem}.yml`"
            problems.append(Problem(Place(name), "wrong-extension", f"`{path.name}` is not read", help_))
    return files, problems


def load_file(path: Path, name: str) -> tuple[File, list[Problem]]:
    """Read the file at `path`; `name` is what problems call it."""

    def broken(problem: Problem, text: str = "") -> tuple[File, list[Problem]]:
        return File(name, _lines(text), broken=True), [problem]

    try:
        raw = path.read_bytes()
    except OSError as error:
        help_ = "see that the file exists and that you may read it"
        message = f"cannot be read: {(error.strerror or str(error)).lower()}"
        return broken(Problem(Place(name), "unreadable-file", message, help_))
    if len(raw) > MAX_BYTES:
        help_ = "split it into several files; all files of the folder are read"
        message = f"the file has {len(raw) / 1e6:.1f} MB, more than the {MAX_BYTES // 1_000_000} MB allowed"
        return broken(Problem(Place(name), "file-too-large", message, help_))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        help_ = "save the file as UTF-8: most editors offer that under “Save as” or “Encoding”"
        place = Place(name, line, column, line, column + 1)
        message = f"byte 0x{raw[error.start]:02x} is not UTF-8 text"
        return broken(Problem(place, "not-utf-8", message, help_), raw.decode("utf-8", "replace"))
    lines = _lines(text)
    hidden = list(_control_characters(name, lines))
    if hidden:
        return File(name, lines, broken=True), hidden
    root, problems = compose(text, name, lines)
    return File(name, lines, root, broken=root is None and bool(problems)), problems


# YAML's line breaks as libyaml sees them, so that its line numbers are ours.
_LINE_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")

# Not printable in YAML (https://yaml.org/spec/1.2.2/#51-character-set), or drawn as nothing, or
# turning the direction of the text round it: the page would not say what the editor sees.
_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\u200b\u2060\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(_LINE_BREAK.split(text))


def _control_characters(name: str, lines: tuple[str, ...]) -> Iterator[Problem]:
    for number, line in enumerate(lines, 1):
        for match in _CONTROL.finditer(line):
            code = ord(match[0])
            title = unicodedata.name(match[0], "control character").lower()
            place = Place(name, number, match.start() + 1, number, match.end() + 1)
            message = f"U+{code:04X} ({title}) is not allowed"
            help_ = "delete it; it may be invisible in your editor, so retype the word"
            yield Problem(place, "control-character", message, help_)
