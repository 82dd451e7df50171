"""`explainer check`: tell what is wrong with the data."""

import sys

import click

from generator import build, report
from generator.build import Checked
from generator.checks.moved import vanished
from generator.cli import project
from generator.cli.project import EXIT
from generator.cli.revision import data_at
from generator.configuration import Configuration
from generator.read import load


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
def check(*, strict: bool | None, form: str, missing: bool, hints: bool, since: str | None) -> None:
    """Check the data and report all problems at once.

    Editors that know the YAML language server then complete the ids of all entries.

    For example: explainer check --hints --since main
    """
    if missing and form != "text":
        raise click.UsageError("`--missing` is for people: it goes with `--format text`")
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
    sys.exit(checked.failed(strict=fails))


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
