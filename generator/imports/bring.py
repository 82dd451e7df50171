"""Put what was found in an input into a draft, and tell what comes of it, before anything is written."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.build import Checked
from generator.desk import Draft
from generator.imports.found import Found, Made, Note
from generator.model import KINDS, Kind
from generator.problem import HIDDEN, Place, character, quoted

_UNFIT = re.compile(rf"{HIDDEN.pattern}|[\ud800-\udfff]")
"""What no data file has: what is hidden, and halves of characters, which JSON can write."""


@dataclass(slots=True)
class Outcome:
    """What comes of an import: the ids made by kind and file, what was left, what is wrong.

    `warned` are the rules that the check would newly warn of, each with how often.
    """

    made: dict[tuple[Kind, str], list[str]] = field(default_factory=dict)
    left: list[Note] = field(default_factory=list)
    wrong: list[Note] = field(default_factory=list)
    warned: Counter[str] = field(default_factory=Counter)


def bring(draft: Draft, found: Found) -> Outcome:
    """Add the entries found to a draft, those whose ids are there excepted; tell what would be wrong then.

    What the check would newly say is told with the lines of the input.
    """
    outcome = Outcome(left=list(found.left), wrong=list(found.wrong))
    places: dict[str, Place] = {}
    for made in found.made:
        id_ = str(made.values.get("id", ""))
        if id_ in places:
            message = f"{quoted(id_)} stands a second time; the first is in line {places[id_].line}"
            outcome.wrong.append(Note(made.place, message, "give one of them another id, or delete it"))
        elif there := draft.place(id_):
            message = f"{quoted(id_)} is there already ({there.file}:{there.line}) and stays as it is"
            outcome.left.append(Note(made.place, message))
        else:
            places[id_] = made.place
            outcome.left += made.left
            file = draft.add(made.kind, _cleaned(made, outcome))
            outcome.made.setdefault((made.kind, file), []).append(id_)
    if outcome.made and not outcome.wrong:
        _check(draft, places, outcome)
    outcome.left.sort(key=lambda note: note.place)
    outcome.wrong.sort(key=lambda note: note.place)
    return outcome


def _cleaned(made: Made, outcome: Outcome) -> dict[str, Any]:
    """Return the values of an entry without characters that data files may not have, and tell of these."""
    seen: set[str] = set()

    def clean(value: Any) -> Any:  # noqa: ANN401 - any value of YAML
        match value:
            case str():
                seen.update(_UNFIT.findall(value))
                return _UNFIT.sub("", value).replace("\r\n", "\n")
            case dict():
                return {clean(key): clean(inner) for key, inner in value.items()}
            case list():
                return [clean(inner) for inner in value]
            case _:
                return value

    values: dict[str, Any] = clean(made.values)
    for char in sorted(seen):
        called = quoted(values.get("id", "an entry"))
        outcome.left.append(Note(made.place, f"{character(char)} was taken out of {called}"))
    return values


def _check(draft: Draft, places: dict[str, Place], outcome: Outcome) -> None:
    after = draft.after()
    problems = draft.problems(after)
    entries = _Entries(after)
    for problem in problems:
        if problem.level == "warning":
            outcome.warned[problem.rule] += 1
            continue
        id_ = entries.at(problem.place)
        place = places.get(id_, problem.place) if id_ else problem.place
        about = f"{quoted(id_)}: " if id_ in places else ""
        outcome.wrong.append(Note(place, f"{about}{problem.message} [{problem.rule}]", problem.help))


class _Entries:
    """Where the entries of a draft stand, to know which one a problem is about."""

    def __init__(self, checked: Checked) -> None:
        self.lines: dict[str, list[tuple[int, str]]] = {}
        for name, file in checked.files.items():
            root = file.root.value if file.root else None
            found: Sequence[Any] = (
                [root[kind].value for kind in KINDS if kind in root] if isinstance(root, dict) else ()
            )
            entries = [entry for list_ in found if isinstance(list_, tuple) for entry in list_]
            self.lines[name] = sorted(
                (entry.place.line, str(entry.value["id"].value))
                for entry in entries
                if isinstance(entry.value, dict) and "id" in entry.value
            )

    def at(self, place: Place) -> str | None:
        """Return the id of the entry that a place is in."""
        lines = self.lines.get(place.file, [])
        number = bisect_right(lines, place.line, key=lambda pair: pair[0])
        return lines[number - 1][1] if number else None
