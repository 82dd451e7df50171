"""What the commands share that change data files: a draft, what the check says of it, and saving it."""

import sys
from collections.abc import Iterable

import click

from generator import report
from generator.cli import project
from generator.desk import ChangedError, Draft, UnreadableError
from generator.problem import Problem


def draft(doing: str) -> Draft:
    """Return a draft of the data; where they cannot be read, tell why and end with 1.

    `doing` is what has to wait for that: `added`.
    """
    configured = project.configured()
    try:
        return Draft(configured.data, project.folder())
    except UnreadableError as error:
        click.echo(error.checked.report())
        click.echo(f"nothing is {doing} until the data can be read")
        sys.exit(1)


def problems(draft: Draft, but: str = "") -> tuple[list[Problem], str]:
    """Return the problems that a draft would bring, and these as text, with the lines that they are about.

    The text is without those of the rule `but`.
    """
    found = draft.problems()
    files = draft.after().files if found else {}
    return found, "\n".join(report.block(problem, files) for problem in found if problem.rule != but)


def has_errors(found: Iterable[Problem]) -> bool:
    """Return whether there is an error among problems."""
    return any(problem.level == "error" for problem in found)


def save(draft: Draft) -> list[str]:
    """Write the files of a draft and return their names; where one cannot be, none is, and it ends with 2."""
    try:
        return draft.save()
    except ChangedError as error:
        raise click.UsageError(f"{error}; run it again") from None
    except OSError as error:
        raise click.UsageError(f"nothing was written: {project.reason(error)}") from None
