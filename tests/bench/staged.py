"""Builds the site of the project in this folder as `explainer build` does, and prints what each stage took.

The clock is put around the functions that a build calls, from outside: `python -m tests.bench.staged FILE`
writes seconds by stage, as JSON, into a file.
"""

import json
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from pathlib import Path
from typing import Any

from generator import build, exports, finish
from generator.cli import main
from generator.making import Ahead

STAGES: tuple[tuple[str, object, str], ...] = (
    ("load", build, "load"),
    ("load", build, "editions"),
    ("parse", build, "_story"),
    ("check", build, "check"),
    ("check", build, "together"),
    ("render", build, "render"),
    ("write", build, "in_the_way"),
    ("write", build, "write"),
    ("exports", exports, "files"),
    ("pages", Ahead, "make"),
    ("finish", finish, "finish"),
)
"""The stages that have a function of their own: what they are called, where it is, and its name."""


def timed(seconds: dict[str, float], stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """Return the function with a clock around it."""

    @wraps(function)
    def timing(*arguments: object, **named: object) -> object:
        start = time.perf_counter()
        try:
            return function(*arguments, **named)
        finally:
            seconds[stage] = seconds.get(stage, 0) + time.perf_counter() - start

    return timing


def build_site(file: Path) -> None:
    """Build the site, and write what each stage took into a file."""
    seconds: dict[str, float] = {}
    for stage, where, name in STAGES:
        setattr(where, name, timed(seconds, stage, getattr(where, name)))
    sys.argv = ["explainer", "build"]
    start = time.perf_counter()
    with suppress(SystemExit):
        main()
    seconds["all"] = time.perf_counter() - start
    file.write_text(json.dumps(seconds), encoding="utf-8")


if __name__ == "__main__":
    build_site(Path(sys.argv[1]))
