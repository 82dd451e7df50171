"""What the commands share: the project that they are run in, and options that several of them take."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from generator import configuration, failure
from generator.configuration import Configuration, ConfigurationError

F = TypeVar("F", bound=Callable[..., Any])

EXIT = "Exit codes: 0 fine, 1 problems in the data, 2 wrong usage or environment."


def folder() -> Path:
    """Return the folder of the project: of this one and those above it, the nearest with a mkdocs.yml.

    It is named from here, so it is `.` in the folder itself and `..` in one below it. Where none has the
    file, it is the one that the command is run in.
    """
    here = Path.cwd()
    for number, above in enumerate((here, *here.parents)):
        if (above / configuration.FILE).is_file():
            return Path(*[".."] * number)
    return Path()


def configured() -> Configuration:
    """Return the configuration of the project, whose data must be there."""
    root = folder()
    try:
        configured = configuration.read(root)
    except ConfigurationError as error:
        raise click.UsageError(str(error)) from None
    if not configured.data.is_dir():
        remedy = "run this in the folder of the project"
        if (root / configuration.FILE).is_file():
            remedy = f"make it, or name another one in {configuration.FILE}: `data_dir` of the plugin"
        raise click.UsageError(f"there is no folder `{configured.data}` here; {remedy}")
    return configured


def strict(function: F) -> F:
    """Add `--strict`, which is True, False or None where the configuration decides."""
    help_ = "Let warnings fail, too, or not; else `strict` in mkdocs.yml decides."
    return click.option("--strict/--no-strict", default=None, help=help_)(function)


def reason(error: Exception) -> str:
    """Return why a file could not be read or written, and how to mend that."""
    return failure.told(error) if isinstance(error, OSError) else str(error)
