"""`explainer check`: tell what is wrong with the data."""

import sys

import click

from generator import build, report
from generator.cli import project
from generator.cli.project import EXIT


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
def check(*, strict: bool | None, form: str, missing: bool, hints: bool) -> None:
    """Check the data and report all problems at once.

    Editors that know the YAML language server then complete the ids of all entries.

    For example: explainer check --hints
    """
    if missing and form != "text":
        raise click.UsageError("`--missing` is for people: it goes with `--format text`")
    configured = project.configured()
    fails = configured.strict if strict is None else strict
    checked = build.read(configured.data, project.folder())
    build.offer_ids(checked, configured.data)
    if hints:
        checked = checked.with_hints()
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
