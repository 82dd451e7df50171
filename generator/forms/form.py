"""One entry as a form: what stands in its fields, and what there is to say of each."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.desk.entry import Path, Typed, Values, is_odd, typed_of
from generator.desk.fields import Field, fields_of
from generator.forms.reading import Entry, Reading, address_of, is_in, path_at
from generator.forms.rows import name_of
from generator.model import KIND_OF, StoryInfo
from generator.problem import Level, Place, Problem

NEW = "_new"
"""The last step of the address of a form for a new entry; it is no id."""
STORY = "story"
"""Where the story says of itself what it is about: a form like those of entries, and no entry."""


def asked(section: str) -> tuple[Field, ...]:
    """Return the fields of the story or of a kind of entry; raise `KeyError` for another word."""
    if section == STORY:
        return fields_of(StoryInfo)
    return fields_of({str(kind): row.model for kind, row in KIND_OF.items()}[section])


@dataclass(frozen=True, slots=True)
class Remark:
    """What is wrong, with a field or with something else, and what to do."""

    message: str
    help: str = ""
    note: str = ""
    level: Level = "error"
    place: Place | None = None
    """Where it is, unless it is in what the form shows."""

    @classmethod
    def of(cls, problem: Problem, place: Place | None = None) -> "Remark":
        """Return what `explainer check` says."""
        return cls(problem.message, problem.help, problem.note, problem.level, place)


@dataclass(frozen=True, slots=True)
class Form:
    """A form to be shown: for an entry, for a new one, whose `id` is empty, or for the story."""

    section: str
    id: str = ""
    typed: Mapping[str, Typed] = field(default_factory=dict)
    digest: str = ""
    """What the entry was when the editor began."""
    place: Place | None = None
    odd: Mapping[str, Place] = field(default_factory=dict)
    """The fields that cannot be shown, since what stands there has another shape, each with its place."""
    remarks: Mapping[str, Sequence[Remark]] = field(default_factory=dict)
    """By the names of the fields that they are about; those about the whole by ``."""
    elsewhere: Sequence[Remark] = ()
    """What would be wrong with other entries."""
    news: Mapping[str, str] = field(default_factory=dict)
    """What somebody else has written into a field meanwhile, by its name."""
    notice: str = ""
    to_accept: str = ""
    """What tells the warnings that the editor has seen; empty where there is nothing to accept."""
    focus: str = ""
    failed: bool = False

    @property
    def address(self) -> str:
        """Where it is shown and sent."""
        return f"/{self.section}" if self.section == STORY else address_of(self.section, self.id or NEW)

    @property
    def is_new(self) -> bool:
        """Whether it makes an entry."""
        return not self.id and self.section != STORY

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields that it asks for: not the id of an entry that is there; what is accepted comes last."""
        fields = [found for found in asked(self.section) if not (self.id and found.takes == "id")]
        return tuple(sorted(fields, key=lambda field: field.takes == "rule"))

    @property
    def every_remark(self) -> list[tuple[str, Remark]]:
        """All that is said of the fields and of the whole, each with the name of the field."""
        return [(name, remark) for name, remarks in self.remarks.items() for remark in remarks]


def blank(section: str) -> Form:
    """Return the form for a new entry."""
    return Form(section)


def opened(reading: Reading, section: str, id_: str) -> Form | None:
    """Return the form of an entry as it stands in its file, with what is wrong there; None without one."""
    entry = entry_at(reading, section, id_)
    if entry is None:
        return None
    fields, values = asked(section), values_in(entry)
    found = [
        (path_at(entry.node, problem.place), problem)
        for problem in problems_in(entry, reading.checked.problems)
    ]
    typed = typed_of(fields, values)
    return Form(
        section,
        id_,
        typed,
        entry.digest,
        entry.node.place,
        odd_in(entry, section),
        by_name(fields, typed, ((path, Remark.of(problem), problem) for path, problem in found)),
    )


def entry_at(reading: Reading, section: str, id_: str) -> Entry | None:
    """Return an entry as it stands in its file, or what the story says of itself."""
    if section == STORY:
        return reading.about
    return next(
        (found[id_] for kind, found in reading.entries.items() if kind == section and id_ in found), None
    )


def values_in(entry: Entry) -> Values:
    """Return the fields of an entry as YAML has them."""
    plain = entry.node.plain()
    return dict(plain) if isinstance(plain, Mapping) else {}


def odd_in(entry: Entry, section: str) -> dict[str, Place]:
    """Return the fields of an entry that no form can show, by their keys, with their places."""
    values = values_in(entry)
    return {
        asked_for.key: entry.node.at((asked_for.key,)).place
        for asked_for in asked(section)
        if asked_for.key in values and is_odd(asked_for, values[asked_for.key])
    }


def problems_in(entry: Entry, problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield those of the problems that are in an entry."""
    return (problem for problem in problems if is_in(entry.node.place, problem.place))


def by_name(
    fields: Sequence[Field],
    typed: Mapping[str, Typed],
    remarks: Iterable[tuple[Path, Remark, Problem | None]],
) -> dict[str, list[Remark]]:
    """Return what is said of each field by the name under which the form shows it.

    What is said where an entry begins is about its id, if its rule is one of ids, or else about the whole.
    What is about a value that has no field of its own goes to the field around it.
    """
    shown = set(names(fields, typed))
    found: dict[str, list[Remark]] = {}
    for path, remark, problem in remarks:
        if path == ("id",) and problem is not None and not problem.rule.endswith("-id"):
            path = ()  # noqa: PLW2901
        while path and name_of(path) not in shown:
            path = path[:-1]  # noqa: PLW2901
        found.setdefault(name_of(path), []).append(remark)
    return found


def names(fields: Iterable[Field], typed: Mapping[str, Typed], above: Path = ()) -> Iterator[str]:
    """Yield the names of all fields of a form, of their rows, and of what is in these."""
    for asked_for in fields:
        path = (*above, asked_for.key)
        yield name_of(path)
        value = typed.get(asked_for.key, "")
        if isinstance(value, Mapping):
            if asked_for.shape == "part":
                yield from names(asked_for.fields, value, path)
            else:
                yield from (name_of((*path, code)) for code in value)
        elif not isinstance(value, str):
            for number, row in enumerate(value):
                yield name_of((*path, number))
                if isinstance(row, Mapping):
                    yield from names(asked_for.fields, row, (*path, number))
