"""`explainer schema`: print the JSON Schema of the data files."""

import json

import click

from generator.cli.project import EXIT
from generator.model import json_schema


@click.command(epilog=EXIT)
def schema() -> None:
    """Print the JSON Schema of the data files, for editors that complete and check as you type."""
    click.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))
