"""A file that the generator makes: its path and its text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Output:
    """A file to be written: `path` below the folder of the pages, with `/` between its parts."""

    path: str
    text: str
