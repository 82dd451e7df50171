"""A format in which other software reads a story."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from generator.derive import Story
from generator.site import Site


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its `name`, by which a project leaves it out, and the `path` of its first file in the site.

    The path of a page ends with `/`. `title` and `said` are messages that tell readers what it is and for
    whom; `example` is a command or a line of a program that uses it, in which `%(address)s` is the address of
    the file and `%(title)s` the title of the story, as HTML. `files` makes all files of the format, by their
    paths in the site; nothing in them depends on the day. `named` tells which of them single pages name.
    """

    name: str
    path: str
    title: str
    said: str
    example: str
    files: Callable[[Story, Site], Mapping[str, bytes]]
    named: Callable[[Story], Iterable[str]] = lambda _: ()


def as_json(content: object) -> bytes:
    """Return JSON (RFC 8259) that people can read, too, in UTF-8."""
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()
