"""A draft: the data files of a project with changes in them that are not yet saved.

Each change is put into the text of its file at the place that reading gave, and all else stays byte for byte
as it was: comments, order, quotes, blank lines, the ends of lines. ruamel.yaml, which keeps comments, was
tried for it and is not taken: it writes every file anew in one indentation, so of files that are indented
another way, have CRLF, a text over several lines, `{ spaces }` or `~`, it changes lines that nobody asked it
to, and an editor can no longer tell in git what a command has done; and it takes three minutes for a file of
the size allowed. That the changes are right and the rest is the same is not trusted but checked: the new text
is read, and compared with what was meant.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from generator import build
from generator.build import Checked
from generator.desk import as_yaml, shelf, spots
from generator.desk.data_file import DataFile
from generator.desk.files import contents, has_schema
from generator.model import KIND_OF, Kind, Part, StoryInfo, part_at, part_of
from generator.model import Path as Path_
from generator.problem import Place, Problem
from generator.read import File, Node, load, name_from
from generator.write import together

BEGINNING = "# yaml-language-server: $schema=schema.json\n"
"""How a new data file begins: editors that know YAML complete and check it."""


class UnreadableError(Exception):
    """A data file cannot be read whole, so nothing can be changed; `checked` has the problems of all."""

    def __init__(self, checked: Checked) -> None:
        super().__init__("a data file cannot be read")
        self.checked = checked


class Draft:
    """The data files of a project, to be changed and saved together.

    Entries and their parts are named by the ids and paths that were there when the draft was made: what is
    added to it cannot be set again. Nothing is written before `save`.
    """

    def __init__(self, data: Path, root: Path) -> None:
        """Read the files in the folder `data`; raise `UnreadableError` where one is broken.

        `root` is the folder of the project, from which files are named: `data/claims.yml`.
        """
        self.data, self.root = data, root
        self._was = contents(data)
        files, _ = load(data, root, self._was)
        if any(file.broken for file in files):
            raise UnreadableError(build.read(data, root, self._was))
        paths = {name_from(path, root): path for path in self._was}
        self._files = {file.name: self._file(paths[file.name], file) for file in files}
        self._lists: dict[Kind, DataFile] = {}
        self._things: dict[str | None, _Thing] = {}
        for file in self._files.values():
            if "story" in file.values:
                self._things.setdefault(None, _Thing(file, StoryInfo, ("story",), file.values["story"]))
            for kind, row in KIND_OF.items():
                for index, entry in enumerate(file.entries(kind)):
                    id_ = entry.value.get("id") if isinstance(entry.value, dict) else None
                    if id_ is not None:
                        thing = _Thing(file, row.model, (kind, index), entry)
                        self._things.setdefault(str(id_.value), thing)

    def _file(self, path: Path, file: File) -> DataFile:
        return DataFile(path, file.name, self._was[path].decode("utf-8-sig"), file.root)

    def place(self, id_: str | None) -> Place | None:
        """Return where the entry of an id stood when the draft was made; None where there was none.

        The id None is that of the story itself.
        """
        return self._things[id_].node.place if id_ in self._things else None

    def add(self, kind: Kind, values: Mapping[str, Any]) -> str:
        """Add an entry of a kind, given as in YAML, and return the name of the file that it goes to.

        That is the file with most entries of the kind, else `<kind>.yml`. It goes to the end of the list
        there, or to its place if the list is in the order of the dates. Keys are put in the order of the
        model, and those that are None are left out. Whether the id is free and the rest right is for
        `problems` to say.
        """
        if kind not in self._lists:
            self._lists[kind] = self._file_for(kind)
        file = self._lists[kind]
        file.new.setdefault(kind, []).append(as_yaml.in_order(values, KIND_OF[kind].model))
        return file.name

    def _file_for(self, kind: Kind) -> DataFile:
        having = [file for file in self._files.values() if kind in file.values]
        if having:
            return max(having, key=lambda file: len(file.entries(kind)))
        number, path = 1, self.data / f"{kind}.yml"
        while (name := name_from(path, self.root)) in self._files and not self._files[name].takes_keys:
            number += 1
            path = self.data / f"{kind}-{number}.yml"
        if name not in self._files:
            self._files[name] = DataFile(path, name, BEGINNING if has_schema(self.data) else "", None)
        return self._files[name]

    def set(self, id_: str | None, path: Path_, value: Any) -> None:  # noqa: ANN401 - any value of YAML
        """Give a key of an entry, or of a part of one, a value: `set("shut", ("reports", 0, "by"), "moor")`.

        The id None is that of the story itself. A key that is not there is put where the model has it. A
        comment behind the old value stays; one within it goes with it. Raises `KeyError` or `IndexError`
        where there is no such entry or part.
        """
        thing = self._things[id_]
        *way, key = path
        around = thing.at(way)
        if not isinstance(around.value, dict) or not around.keys or not isinstance(key, str):
            raise KeyError(path)
        model, file = part_at(thing.model, tuple(way)), thing.file
        new = as_yaml.value_in_order(value, model, key)
        if key in around.value:
            file.edits.append(spots.replaced(file.text, around, key, new, file.style))
        else:
            *above, last = [step for step in way if isinstance(step, str)] or [""]
            is_part = not last or part_of(part_at(thing.model, tuple(above)), last) is not None
            places = list(model.model_fields) if is_part else []
            file.edits.append(spots.added(file.text, around, {key: new}, places, file.style))
        file.expect((*thing.path, *path), new)

    def append(self, id_: str | None, path: Path_, value: Any) -> None:  # noqa: ANN401 - any value of YAML
        """Add an item to the end of a list in an entry, as a report to a claim; the list need not be there.

        Only one item can be added to a list that has none.
        """
        thing = self._things[id_]
        *way, key = path
        around = thing.at(way)
        there = around.value.get(str(key)) if isinstance(around.value, dict) else None
        if there is None or not isinstance(there.value, tuple) or not there.value:
            self.set(id_, path, [value])
            return
        model, file = part_at(thing.model, tuple(way)), thing.file
        (new,) = as_yaml.values_in_order([value], model, str(key))
        file.edits.append(spots.appended(file.text, there, there.value[-1], new, file.style))
        file.expect_item((*thing.path, *path), new)

    def remove(self, id_: str | None, path: Path_) -> None:
        """Take a key, or an item of a list, out of an entry, with the notes within it.

        Another one has to be beside it. Raises `KeyError` where there is none.
        """
        thing = self._things[id_]
        thing.at(path)
        thing.file.edits.append(spots.removed(thing.file.text, thing.at(path[:-1]), path[-1]))
        thing.file.expect_gone((*thing.path, *path))

    def replace(self, place: Place, words: str) -> None:
        """Put words where something stood when the draft was made, as a new id in place of an old one.

        They are put there as they are. A value that is set, too, must not be round it.
        """
        file = self._files[place.file]
        start = file.text.at(place.line, place.column)
        file.edits.append(spots.Edit(start, file.text.end(place), (), words))
        file.has_raw_edits = True

    def texts(self) -> dict[Path, str]:
        """Return the new texts of the files that change, by their paths, without byte order marks."""
        texts = {}
        for file in self._files.values():
            new = [edit for kind in file.new for edit in shelf.edits(file, kind)]
            if new or file.edits:
                texts[file.path] = file.changed(new)
        return texts

    def contents(self) -> dict[Path, bytes]:
        """Return what all data files would hold, by their paths."""
        return {**self._was, **self._contents()}

    def _contents(self) -> dict[Path, bytes]:
        return {path: self._mark(path) + text.encode() for path, text in self.texts().items()}

    def _mark(self, path: Path) -> bytes:
        mark = b"\xef\xbb\xbf"
        return mark if self._was.get(path, b"").startswith(mark) else b""

    @cached_property
    def before(self) -> Checked:
        """The data as they are."""
        return build.read(self.data, self.root, self._was)

    def after(self) -> Checked:
        """Return the data as they would be, with all that `explainer check` would say of them."""
        return build.read(self.data, self.root, self.contents())

    def problems(self, after: Checked | None = None) -> list[Problem]:
        """Return the problems of the data as they would be that they have not now; `after` saves a look."""
        return new_problems(self.before.problems, (after or self.after()).problems)

    def save(self) -> list[str]:
        """Write all files that change, or none, and return their names.

        Raises `ChangedError` where one was changed on the disk meanwhile, and `OSError` where one cannot be
        written.
        """
        contents = self._contents()
        together({path: (self._was.get(path), content) for path, content in contents.items()}, self.root)
        return [name_from(path, self.root) for path in contents]


@dataclass(frozen=True, slots=True)
class _Thing:
    """An entry, or the story itself: its file, its model, its path there, and its node."""

    file: DataFile
    model: type[Part]
    path: Path_
    node: Node

    def at(self, way: Iterable[str | int]) -> Node:
        """Return what is in it at a path, which has to be there."""
        node = self.node
        for step in way:
            inner = node.at((step,))
            if inner is node:
                raise KeyError(step)
            node = inner
        return node


def new_problems(before: Iterable[Problem], after: Iterable[Problem]) -> list[Problem]:
    """Return the problems that were not there before."""
    known = set(map(_without_lines, before))
    return [problem for problem in after if _without_lines(problem) not in known]


def _without_lines(problem: Problem) -> tuple[str, ...]:
    """Return what a problem says apart from where: lines move when others are added above them."""
    return problem.place.file, problem.rule, problem.message, problem.note, problem.level
