"""`explainer import`: take over what other software wrote."""

import sys
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import islice
from pathlib import Path

import click

from generator import imports
from generator.cli import drafting, project
from generator.cli.project import EXIT
from generator.derive import Story
from generator.desk import Draft, UnreadableError
from generator.imports import Found, InputError, Note, Outcome
from generator.model import KINDS
from generator.read import MAX_BYTES

_FILE = click.Path(path_type=Path)
MANY = 100
"""How many ids, or places that the same is said of, are told one by one."""

_dry = click.option("--dry-run", is_flag=True, help="Tell what would come of it, and write nothing.")


@click.group("import", epilog=EXIT)
def import_() -> None:
    """Add to the data what another program wrote: tables, bibliographies, timelines.

    What is there stays as it is. If anything is wrong, nothing is written.

    For example: explainer import csl "My Library.json"
    """


@import_.command("csv", epilog=EXIT)
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=_FILE)
@click.option("--kind", type=click.Choice(KINDS), help="What each row is; else the names of the files tell.")
@_dry
def csv(files: tuple[Path, ...], *, kind: str | None, dry_run: bool) -> None:
    """Add the rows of tables, in the form of those on the page Data, as entries.

    Tables of parts, such as claims.reports.csv, are given together with that of the entries. Tables that
    refer to each other are given at once, or as the zip file of all.

    For example: explainer import csv events.csv --kind events
    """
    of_kind = next((known for known in KINDS if known == kind), None)

    def found(_: Story) -> Found:
        tables = [imports.tables.read(text, name) for path in files for name, text in _tables(path)]
        return imports.tables.found(tables, of_kind) if of_kind else imports.tables.by_names(tables)

    _bring(found, dry=dry_run)


@import_.command("csl", epilog=EXIT)
@click.argument("file", type=_FILE)
@_dry
def csl(file: Path, *, dry_run: bool) -> None:
    """Add the items of a bibliography in CSL-JSON, as Zotero exports it, as sources.

    For example: explainer import csl "My Library.json"
    """
    _bring(lambda story: imports.csl.found(_text(file), str(file), story), dry=dry_run)


@import_.command("timelinejs", epilog=EXIT)
@click.argument("file", type=_FILE)
@click.option("--kind", default="event", show_default=True, help="What kind of event they are.")
@_dry
def timelinejs(file: Path, *, kind: str, dry_run: bool) -> None:
    """Add the slides of a timeline of TimelineJS as events, and their links as sources.

    FILE is its JSON, or its spreadsheet template saved as CSV.

    For example: explainer import timelinejs timeline.json --kind statement
    """
    _bring(lambda story: imports.timelinejs.found(_text(file), str(file), story, kind), dry=dry_run)


def _raw(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise click.UsageError(project.reason(error)) from None


def _text(path: Path) -> str:
    return imports.decoded(_raw(path), str(path))


def _tables(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the texts of the tables in a file by their names: its own, or those in a zip file."""
    raw = _raw(path)
    files = imports.tables.unzipped(raw, str(path)) if raw.startswith(b"PK") else [(str(path), raw)]
    for name, content in files:
        yield name, imports.decoded(content, name)


def _bring(find: Callable[[Story], Found], *, dry: bool) -> None:
    """Add what is found to the data, and say what was made and what was left."""
    configured = project.configured()
    try:
        draft = Draft(configured.data, project.folder())
        outcome = imports.bring(draft, find(draft.before.story))
    except UnreadableError as error:
        click.echo(error.checked.report())
        click.echo("nothing is imported until the data can be read")
        sys.exit(1)
    except InputError as error:
        outcome = Outcome(wrong=[error.note])
    click.echo("".join(f"{line}\n" for line in _told(outcome.wrong or outcome.left)), nl=False)
    if outcome.wrong:
        click.echo(f"nothing was written: {len(outcome.wrong)} to mend")
        sys.exit(1)
    if not dry:
        drafting.save(draft)
    for (kind, name), ids in outcome.made.items():
        click.echo(f"{name}: {len(ids)} {'would be ' if dry else ''}added to {kind}: {_some(ids)}")
    if not outcome.made:
        click.echo("nothing to add")
    if outcome.warned and not dry:
        rules = ", ".join(f"{number} {rule}" for rule, number in sorted(outcome.warned.items()))
        click.echo(f"new warnings, which `explainer check` shows: {rules}")


def _told(notes: Iterable[Note]) -> Iterator[str]:
    """Yield the lines that tell notes; those that say the same are told once, with all their lines."""
    spots: dict[tuple[str, str, str], dict[str, None]] = {}
    for note in notes:
        place = note.place
        spot = f"{place.line}:{place.column}" if place.column > 1 else f"{place.line}"
        spots.setdefault((place.file, note.message, note.help), {})[spot] = None
    for (file, message, help_), told in spots.items():
        yield f"{file}:{_some(told)}: {message}"
        if help_:
            yield f"  help: {help_}"


def _some(things: Collection[str]) -> str:
    """Return things with commas; of very many the first, and how many more there are."""
    rest = len(things) - MANY
    return ", ".join(islice(things, MANY)) + (f" and {rest} more" if rest > 0 else "")
