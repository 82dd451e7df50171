"""`explainer schema`: what editors of text need to know of the data files."""

import json
import sys

import click

from generator import build, completion, snippets
from generator.cli import project
from generator.cli.project import EXIT
from generator.model import json_schema


@click.command(epilog=EXIT)
@click.option("--ids", is_flag=True, help="Write it beside the data, with the ids of the story.")
@click.option("--snippets", "for_vs_code", is_flag=True, help="Print snippets for VS Code instead.")
def schema(*, ids: bool, for_vs_code: bool) -> None:
    """Print the JSON Schema of the data files, for editors that complete and check as you type.

    With --ids it goes into schema.json beside the data, and completes the ids of entries, too. `explainer
    check` and `explainer serve` keep it up to date.

    For example: explainer schema --snippets > .vscode/explainer.code-snippets
    """
    if ids and for_vs_code:
        raise click.UsageError("`--ids` writes and `--snippets` prints; give one of them")
    if for_vs_code:
        click.echo(snippets.as_text(), nl=False)
    elif ids:
        _write_ids()
    else:
        click.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))


def _write_ids() -> None:
    configured = project.configured()
    checked = build.read(configured.data, project.folder())
    path = configured.data / completion.FILE
    if why := build.offer_ids(checked, configured.data):
        click.echo(f"{path} stays as it was: {why}", err=True)
        sys.exit(1 if checked.failed() else 2)
    click.echo(f"{path}: {len(checked.story.by_id)} ids")
