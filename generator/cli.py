"""The commands of `explainer`. They run in the folder of `mkdocs.yml`."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from generator import __version__, build, model, report
from generator.site import Site

F = TypeVar("F", bound=Callable[..., Any])

EXIT = "Exit codes: 0 fine, 1 problems in the data, 2 wrong usage or environment."


def _in_project(_context: click.Context, _option: click.Parameter, folder: Path) -> Path:
    if not folder.is_dir():
        raise click.UsageError(f"there is no folder `{folder}` here; run this in the folder of the project")
    return folder


def _data(function: F) -> F:
    return click.option(
        "--data",
        type=click.Path(path_type=Path),
        callback=_in_project,
        default="data",
        show_default=True,
        help="The folder of the data.",
    )(function)


def _strict(function: F) -> F:
    return click.option("--strict", is_flag=True, help="Let warnings fail, too.")(function)


@click.group(epilog=EXIT, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="explainer")
def main() -> None:
    """Make a searchable public explainer from the structured data of a news story."""


@main.command(epilog=EXIT)
@_data
@_strict
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "github", "json"]),
    default="text",
    show_default=True,
    help="For people, as GitHub annotations, or as JSON.",
)
def check(data: Path, strict: bool, form: str) -> None:  # noqa: FBT001 - click passes options by name
    """Check the data and report all problems at once."""
    checked = build.read(data, Path())
    if form == "json":
        click.echo(report.as_json(checked.problems))
    elif form == "github":
        if checked.problems:
            click.echo(report.github(checked.problems))
        click.echo(report.summary(checked.problems, len(checked.files), checked.seconds))
    else:
        click.echo(checked.report())
    sys.exit(checked.failed(strict=strict))


@main.command(epilog=EXIT)
@_data
@_strict
@click.option(
    "--docs",
    type=click.Path(file_okay=False, path_type=Path),
    default="docs",
    show_default=True,
    help="The folder of the pages.",
)
@click.option("--check", "dry", is_flag=True, help="Write nothing; fail if a page is not what the data say.")
def generate(data: Path, docs: Path, strict: bool, dry: bool) -> None:  # noqa: FBT001 - as above
    """Write the pages of the story as Markdown."""
    try:
        # Nothing in the pages depends on where the site is.
        made = build.generate(data, docs, Path(), Site(), strict=strict, dry=dry)
    except OSError as error:
        raise click.UsageError(f"{error.filename}: {(error.strerror or str(error)).lower()}") from None
    if made.checked.problems:
        click.echo(made.checked.report())
    if made.checked.failed(strict=strict):
        sys.exit(1)
    if dry and made.changed:
        click.echo("\n".join(f"{docs}/{path} is stale" for path in made.changed))
        click.echo("  help: run `explainer generate`")
        sys.exit(1)
    click.echo(f"{len(made.rendered.pages)} pages, {len(made.changed)} changed")


@main.command("build", epilog=EXIT)
def build_site() -> None:
    """Build the whole site into site/, by MkDocs; warnings of MkDocs fail."""
    _mkdocs("build", "--strict")


@main.command(epilog=EXIT)
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Where to serve it.")
def serve(address: str) -> None:
    """Show the site, and build it anew at every change of the data or the pages."""
    _mkdocs("serve", "--dev-addr", address)


@main.command(epilog=EXIT)
def schema() -> None:
    """Print the JSON Schema of the data files, for editors that complete and check as you type."""
    click.echo(json.dumps(model.json_schema(), ensure_ascii=False, indent=2))


def _mkdocs(*arguments: str) -> None:
    if not Path("mkdocs.yml").is_file():
        raise click.UsageError("there is no mkdocs.yml here; run this in the folder of the project")
    # Material advertises its successor
    quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    try:
        done = subprocess.run([sys.executable, "-m", "mkdocs", *arguments], env=quiet, check=False)  # noqa: S603
    except KeyboardInterrupt:  # the reader of `serve` has seen enough
        sys.exit(0)
    sys.exit(done.returncode)
