"""`explainer build`: MkDocs, run in the folder of the project."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from mkdocs.__main__ import cli

from generator import configuration, failure, making, processes
from generator.cli import project
from generator.cli.project import EXIT


@click.command("build", epilog=EXIT)
@project.strict
@click.option(
    "--jobs",
    "-j",
    type=click.IntRange(min=1),
    metavar="N",
    help="Make the pages by so many processes beside each other; else as many as the machine has processors.",
)
def build_site(*, strict: bool | None, jobs: int | None) -> None:
    """Build the whole site into site/, by MkDocs.

    For example: SITE_URL=https://example.org/ explainer build
    """
    root = buildable()
    os.environ["NO_MKDOCS_2_WARNING"] = "1"  # Material advertises its successor
    os.chdir(root)
    switch = {None: (), True: ("--strict",), False: ("--no-strict",)}[strict]
    with making.beside_each_other(jobs or processes.usual()), _told():
        cli.main(
            ("build", "--dirty", *switch), prog_name="mkdocs"
        )  # ends the process, with an exit code as ours


@contextmanager
def _told() -> Iterator[None]:
    """Tell in one line that the system has ended a process of the build."""
    try:
        yield
    except OSError as error:
        if error.filename or error.errno is None:
            raise
        with failure.about(Path("site")):  # MkDocs writes its pages there, and a full disk names no file
            raise
    except processes.EndedError as error:
        click.echo(f"Error: {error}; the site stays as it was", err=True)
        click.echo(
            "  help: this is how a system ends what needs too much memory; `--jobs 1` needs the least",
            err=True,
        )
        sys.exit(2)


def buildable() -> Path:
    """Return the folder of the project, whose pages MkDocs can build with our plugin."""
    root = project.folder()
    if not (root / configuration.FILE).is_file():
        raise click.UsageError(
            f"there is no {configuration.FILE} here; run this in the folder of the project"
        )
    configured = project.configured()
    if not configuration.names_the_plugin(root):
        raise click.UsageError(
            f"{configuration.FILE} does not name the plugin, so the site would have no page of the story; "
            f"add `- {configuration.PLUGIN}` below `plugins:`"
        )
    configured.docs.mkdir(parents=True, exist_ok=True)  # MkDocs asks for it before the pages are made
    return root
