"""`explainer new`: begin a project."""

from pathlib import Path

import click

from generator import new
from generator.cli import project
from generator.cli.project import EXIT
from generator.model import is_code, meant_by


@click.command("new", epilog=EXIT)
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--title", default="A footbridge", show_default=True, help="The title of the site.")
@click.option(
    "--question",
    default="Will the footbridge be replaced?",
    show_default=True,
    help="The headline question that the explainer answers.",
)
@click.option("--language", default="en", show_default=True, help="The language of the explainer.")
def new_project(folder: Path, **words: str) -> None:
    """Begin a project in FOLDER, with example data that builds at once.

    For example: explainer new bridge --title "The closed bridge" --question "Why is it closed?"
    """
    code = words["language"]
    if not is_code(code):
        raise click.UsageError(f"`{code}` is no code of a language; write `{meant_by(code) or 'en'}`")
    try:
        paths = new.new(folder, words)
    except new.NotEmptyError:
        reason = "is not empty" if folder.is_dir() else "is a file"
        raise click.UsageError(f"`{folder}` {reason}; name a folder that is not there yet") from None
    except OSError as error:
        raise click.UsageError(project.reason(error)) from None
    click.echo(f"{len(paths)} files in {folder}; its README.md says how to go on")
