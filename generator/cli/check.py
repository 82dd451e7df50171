"""`explainer check`: tell what is wrong with the data."""

import sys

import click

from generator import build, completion, configuration, report
from generator.build import Checked
from generator.catalogue import FOLDER
from generator.checks.moved import vanished
from generator.cli import project
from generator.cli.project import EXIT
from generator.cli.revision import data_at
from generator.configuration import Configuration
from generator.read import load
from generator.watching.folders import stamps, watching


@click.command(epilog=EXIT)
@project.strict
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "github", "json"]),
    default="text",
    show_default=True,
    help="For people, as GitHub annotations, or as JSON.",
)
@click.option("--missing", is_flag=True, help="Tell where translations into other languages are missing.")
@click.option("--hints", is_flag=True, help="Tell also what is no fault, and worth a look; it never fails.")
@click.option(
    "--since",
    metavar="REVISION",
    help="Tell, too, which ids have vanished since a revision of git, such as `main` or `HEAD^1`.",
)
@click.option("--watch", is_flag=True, help="Check again whenever a file is saved, until Ctrl-C.")
def check(  # noqa: PLR0913 - the options of the command
    *, strict: bool | None, form: str, missing: bool, hints: bool, since: str | None, watch: bool
) -> None:
    """Check the data and report all problems at once.

    Editors that know the YAML language server then complete the ids of all entries.

    For example: explainer check --hints --since main
    """
    if missing and form != "text":
        raise click.UsageError("`--missing` is for people: it goes with `--format text`")
    if watch and form != "text":
        raise click.UsageError("`--watch` is for people: it goes with `--format text`")
    if watch:
        sys.exit(_watch(strict=strict, missing=missing, hints=hints, since=since))
    sys.exit(_check(strict=strict, form=form, missing=missing, hints=hints, since=since))


def _check(*, strict: bool | None, missing: bool, hints: bool, since: str | None, form: str = "text") -> bool:
    """Report all problems, and return whether there are any that fail."""
    configured = project.configured()
    fails = configured.strict if strict is None else strict
    checked = build.read(configured.data, project.folder())
    build.offer_ids(checked, configured.data)
    if hints:
        checked = checked.with_hints()
    if since is not None:
        checked = _compared(checked, since, configured)
    if form == "json":
        click.echo(report.as_json(checked.problems))
    elif form == "github":
        if checked.problems:
            click.echo(report.github(checked.problems))
        left_out = len(checked.hints)
        counts = report.summary(
            checked.problems, len(checked.files), checked.seconds, strict=fails, left_out=left_out
        )
        click.echo(counts)
    else:
        click.echo(checked.report(strict=fails))
        if checked.editions:
            click.echo(report.translations(checked.editions, missing=missing))
    return checked.failed(strict=fails)


def _compared(checked: Checked, revision: str, configured: Configuration) -> Checked:
    """Return what was checked with the ids that have vanished; on stderr goes what could not be compared."""
    with data_at(revision, configured.data, project.folder()) as (data, root):
        before, _ = load(data, root)
    if not before:
        click.echo(f"there are no data in `{configured.data}` at `{revision}` to compare with", err=True)
    for file in before:
        if file.root is None and file.broken:
            click.echo(f"{file.name} at `{revision}` cannot be read, so no id of it is missed", err=True)
    return checked.with_problems(list(vanished(checked.story, before, revision)))


def _watch(*, strict: bool | None, missing: bool, hints: bool, since: str | None) -> int:
    """Check again at each change until it is interrupted; return the exit code of the last time."""
    root = project.folder()
    data = project.configured().data
    paths = [data, root / FOLDER, root / configuration.FILE]
    ours = {data / completion.FILE}
    code = 0
    try:
        with watching(paths, lambda: stamps(paths, ours.__contains__)) as watch:
            while True:
                try:
                    code = int(_check(strict=strict, missing=missing, hints=hints, since=since))
                except click.UsageError as error:  # it can be mended, too, while we wait
                    click.echo(f"Error: {error.message}")
                    code = error.exit_code
                while not watch.changed():
                    pass
                click.echo()
    except KeyboardInterrupt:
        return code
