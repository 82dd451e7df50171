"""`explainer fmt`: put the data files into the usual form."""

import sys
from pathlib import Path

import click

from generator import report
from generator.cli import project
from generator.cli.project import EXIT
from generator.desk import ChangedError
from generator.desk.files import contents
from generator.desk.usual_form import LeftError, formatted
from generator.read import File, load, name_from
from generator.write import together


@click.command(epilog=EXIT)
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--check", "dry", is_flag=True, help="Write nothing; fail if a file is not in the usual form.")
def fmt(files: tuple[Path, ...], *, dry: bool) -> None:
    """Put the data files, or those FILES of them, into the usual form, without a change of what they say.

    Keys get the order that the schema has, entries an empty line between them, long texts lines of 100
    characters, and quotes stay where they are needed. Notes stay at what they stand at.

    For example: explainer fmt --check
    """
    root, data = project.folder(), project.configured().data
    was = contents(data)
    read, problems = load(data, root, was)
    paths = {name_from(path, root): path for path in was}
    asked = {path.resolve() for path in files}
    known = [file for file in read if file.name in paths]
    if strange := asked - {paths[file.name].resolve() for file in known}:
        raise click.UsageError(f"`{min(strange).name}` is no data file of this project")
    chosen = [file for file in known if not asked or paths[file.name].resolve() in asked]
    new, left = _formatted(chosen, {file.name: was[paths[file.name]] for file in chosen})
    broken = [problem for problem in problems if problem.place.file in {f.name for f in chosen if f.broken}]
    for problem in broken:
        click.echo(report.block(problem, {file.name: file for file in chosen}))
    for name, reason in left.items():
        click.echo(f"{name} stays as it is: {reason}")
    if not dry:
        try:
            together({paths[name]: (was[paths[name]], text) for name, text in new.items()}, root)
        except (ChangedError, OSError) as error:
            raise click.UsageError(f"nothing was written: {project.reason(error)}") from None
    for name in new:
        click.echo(f"{name} {'is not in the usual form' if dry else 'is now in the usual form'}")
    if dry and new:
        click.echo("  help: run `explainer fmt`")
    click.echo(f"{_files(len(chosen))}, {len(new)} {'to change' if dry else 'changed'}")
    sys.exit(bool(broken or left or (dry and new)))


def _formatted(files: list[File], was: dict[str, bytes]) -> tuple[dict[str, bytes], dict[str, str]]:
    """Return what the files that change are to hold, and why others stay as they are, by their names."""
    new, left = dict[str, bytes](), dict[str, str]()
    for file in files:
        if file.broken:
            continue
        try:
            text = formatted(was[file.name].decode("utf-8-sig")).encode()
        except LeftError as error:
            left[file.name] = str(error)
            continue
        if text != was[file.name]:
            new[file.name] = text
    return new, left


def _files(number: int) -> str:
    return f"{number} file{'' if number == 1 else 's'}"
