"""`explainer generate`: write the pages of the story as Markdown."""

import sys

import click

from generator import build
from generator.cli import project
from generator.cli.project import EXIT
from generator.site import Site


@click.command(epilog=EXIT)
@project.strict
@click.option("--check", "dry", is_flag=True, help="Write nothing; fail if a page is not what the data say.")
def generate(*, strict: bool | None, dry: bool) -> None:
    """Write the pages of the story as Markdown.

    For example: explainer generate --check
    """
    configured = project.configured()
    fails = configured.strict if strict is None else strict
    try:
        # Nothing in the pages depends on where the site is.
        generated = build.generate(
            configured.data,
            configured.docs,
            project.folder(),
            Site(),
            strict=fails,
            dry=dry,
            with_history=configured.history,
            left_out=configured.left_out,
        )
    except OSError as error:
        raise click.UsageError(project.reason(error)) from None
    if generated.checked.problems:
        click.echo(generated.checked.report(strict=fails))
    if generated.checked.failed(strict=fails):
        sys.exit(1)
    if dry and generated.changed:
        click.echo("\n".join(f"{configured.docs}/{path} is stale" for path in generated.changed))
        click.echo("  help: run `explainer generate`")
        if configured.history and not generated.history.absent:
            click.echo(
                "  note: pages tell the commits before the one that they are in, so keep them out of git, or "
                "write `history: false` below the plugin"
            )
        sys.exit(1)
    click.echo(f"{generated.number} pages, {len(generated.changed)} changed")
