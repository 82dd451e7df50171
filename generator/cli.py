"""The commands of `explainer`. They run in the folder of `mkdocs.yml`."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from generator import __version__, build, catalogue, configuration, new, report, write
from generator.configuration import Configuration, ConfigurationError
from generator.model import is_code, json_schema, meant_by
from generator.site import Site

F = TypeVar("F", bound=Callable[..., Any])

EXIT = "Exit codes: 0 fine, 1 problems in the data, 2 wrong usage or environment."


HERE = Path()


def _configured() -> Configuration:
    """Return the configuration of the project in this folder, whose data must be there."""
    try:
        configured = configuration.read(HERE)
    except ConfigurationError as error:
        raise click.UsageError(str(error)) from None
    if not configured.data.is_dir():
        remedy = "run this in the folder of the project"
        if (HERE / configuration.FILE).is_file():
            remedy = f"make it, or name another one in {configuration.FILE}: `data_dir` of the plugin"
        raise click.UsageError(f"there is no folder `{configured.data}` here; {remedy}")
    return configured


def _strict(function: F) -> F:
    help_ = "Let warnings fail, too, or not; else `strict` in mkdocs.yml decides."
    return click.option("--strict/--no-strict", default=None, help=help_)(function)


@click.group(epilog=EXIT, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="explainer")
def main() -> None:
    """Make a searchable public explainer from the structured data of a news story."""


@main.command(epilog=EXIT)
@_strict
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "github", "json"]),
    default="text",
    show_default=True,
    help="For people, as GitHub annotations, or as JSON.",
)
@click.option("--missing", is_flag=True, help="Tell where translations into other languages are missing.")
def check(*, strict: bool | None, form: str, missing: bool) -> None:
    """Check the data and report all problems at once."""
    if missing and form != "text":
        raise click.UsageError("`--missing` is for people: it goes with `--format text`")
    configured = _configured()
    fails = configured.strict if strict is None else strict
    checked = build.read(configured.data, HERE)
    if form == "json":
        click.echo(report.as_json(checked.problems))
    elif form == "github":
        if checked.problems:
            click.echo(report.github(checked.problems))
        click.echo(report.summary(checked.problems, len(checked.files), checked.seconds, strict=fails))
    else:
        click.echo(checked.report(strict=fails))
        if checked.editions:
            click.echo(report.translations(checked.editions, missing=missing))
    sys.exit(checked.failed(strict=fails))


@main.command(epilog=EXIT)
@_strict
@click.option("--check", "dry", is_flag=True, help="Write nothing; fail if a page is not what the data say.")
def generate(*, strict: bool | None, dry: bool) -> None:
    """Write the pages of the story as Markdown."""
    configured = _configured()
    fails = configured.strict if strict is None else strict
    try:
        # Nothing in the pages depends on where the site is.
        generated = build.generate(
            configured.data,
            configured.docs,
            HERE,
            Site(),
            strict=fails,
            dry=dry,
            left_out=configured.left_out,
        )
    except OSError as error:
        raise click.UsageError(f"{error.filename}: {(error.strerror or str(error)).lower()}") from None
    if generated.checked.problems:
        click.echo(generated.checked.report(strict=fails))
    if generated.checked.failed(strict=fails):
        sys.exit(1)
    if dry and generated.changed:
        click.echo("\n".join(f"{configured.docs}/{path} is stale" for path in generated.changed))
        click.echo("  help: run `explainer generate`")
        sys.exit(1)
    click.echo(f"{generated.number} pages, {len(generated.changed)} changed")


@main.command("build", epilog=EXIT)
@_strict
def build_site(*, strict: bool | None) -> None:
    """Build the whole site into site/, by MkDocs."""
    _mkdocs("build", *({None: (), True: ("--strict",), False: ("--no-strict",)}[strict]))


@main.command(epilog=EXIT)
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Where to serve it.")
def serve(address: str) -> None:
    """Show the site, and build it anew at every change of the data or the pages, warnings or not."""
    _mkdocs("serve", "--no-strict", "--dev-addr", address)


@main.command("new", epilog=EXIT)
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
        raise click.UsageError(f"{error.filename}: {(error.strerror or str(error)).lower()}") from None
    click.echo(f"{len(paths)} files in {folder}; its README.md says how to go on")


@main.command(epilog=EXIT)
@click.argument("language")
def translate(language: str) -> None:
    """Write the words that pages show readers into a catalogue in LANGUAGE, for you to translate.

    What is translated in it already stays. The catalogue is in gettext's form, in the folder locale/; Poedit
    and other programs for translators open it. Readers see in English what has no translation.
    """
    if not is_code(language):
        raise click.UsageError(f"`{language}` is no code of a language; write `{meant_by(language) or 'fr'}`")
    try:
        path, text = catalogue.to_translate(language, HERE / catalogue.FOLDER)
        write.replace(path, text.decode())
    except (OSError, ValueError) as error:
        raise click.UsageError(
            f"the catalogue in `{language}` cannot be brought up to date: {error}"
        ) from None
    click.echo(f"{path}: write the translations behind `msgstr`")


@main.command(epilog=EXIT)
def schema() -> None:
    """Print the JSON Schema of the data files, for editors that complete and check as you type."""
    click.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))


def _mkdocs(*arguments: str) -> None:
    if not (HERE / configuration.FILE).is_file():
        raise click.UsageError(
            f"there is no {configuration.FILE} here; run this in the folder of the project"
        )
    configured = _configured()
    if not configuration.names_the_plugin(HERE):
        raise click.UsageError(
            f"{configuration.FILE} does not name the plugin, so the site would have no page of the story; "
            f"add `- {configuration.PLUGIN}` below `plugins:`"
        )
    configured.docs.mkdir(parents=True, exist_ok=True)  # MkDocs asks for it before the pages are made
    # Material advertises its successor
    quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    try:
        done = subprocess.run([sys.executable, "-m", "mkdocs", *arguments], env=quiet, check=False)  # noqa: S603
    except KeyboardInterrupt:  # the reader of `serve` has seen enough
        sys.exit(0)
    sys.exit(done.returncode)
