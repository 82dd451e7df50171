"""What no command has foreseen: told in one line, with how to get the details."""

import errno
import os
import traceback
from pathlib import Path

import click

from generator import failure

DEBUG = "EXPLAINER_DEBUG"
"""The variable of the environment with which such a failure shows where in the code it came about."""

GENERATOR = Path(__file__).parent.parent


class Commands(click.Group):
    """Runs a command; a failure that it has not foreseen is an error like others, with exit code 2."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command that was named."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:
            of_a_pipe = isinstance(error, OSError) and error.errno == errno.EPIPE  # which click knows to end
            if of_a_pipe or os.environ.get(DEBUG):
                raise
            raise Unexpected(error) from None


class Unexpected(click.ClickException):
    """Tells a failure in one line; what could not be read or written is told as such."""

    exit_code = 2

    def __init__(self, error: Exception) -> None:
        """Describe the failure."""
        if isinstance(error, OSError) and error.strerror:
            told = failure.told(error)
        else:
            said = " ".join(f"{type(error).__name__}: {error}".split()).removesuffix(":")
            shown = "".join(char if char.isprintable() else "\ufffd" for char in said)
            told = f"this should not have happened, please report it: {shown[:200]} ({_where(error)})"
        super().__init__(f"{told}; for the details, run it again with {DEBUG}=1")


def _where(error: Exception) -> str:
    """Return the last line of our code that was being run."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if Path(frame.filename).is_relative_to(GENERATOR)]
    if not ours:
        return "outside of the generator"
    return f"generator/{Path(ours[-1].filename).relative_to(GENERATOR).as_posix()}, line {ours[-1].lineno}"
