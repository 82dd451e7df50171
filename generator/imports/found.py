"""What was found in a file that other software wrote."""

from dataclasses import dataclass, field
from typing import Any

from generator.model import Kind
from generator.problem import Place


@dataclass(frozen=True, slots=True)
class Note:
    """What an editor has to know of something in the input: where it is, what is with it, and what to do."""

    place: Place
    message: str
    help: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """An entry to be added, given as in YAML, where it stood in the input, and what of that was left."""

    kind: Kind
    values: dict[str, Any]
    place: Place
    left: tuple[Note, ...] = ()


@dataclass(slots=True)
class Found:
    """The entries made of an input, what was left of it, and what is `wrong`: then nothing is written."""

    made: list[Made] = field(default_factory=list)
    left: list[Note] = field(default_factory=list)
    wrong: list[Note] = field(default_factory=list)

    def leave(self, place: Place, message: str, help_: str = "") -> None:
        """Note what could not be carried over."""
        self.left.append(Note(place, message, help_))

    def make(self, kind: Kind, values: dict[str, Any], place: Place, start: int) -> None:
        """Add an entry; what has been left since there were `start` notes is of it."""
        self.made.append(Made(kind, values, place, tuple(self.left[start:])))
        del self.left[start:]

    def refuse(self, place: Place, message: str, help_: str = "") -> None:
        """Note what is wrong."""
        self.wrong.append(Note(place, message, help_))

    def wrong_at(self, place: Place) -> bool:
        """Return whether what stands at a place is known to be wrong."""
        return bool(self.wrong) and self.wrong[-1].place == place
