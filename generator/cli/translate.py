"""`explainer translate`: make a catalogue of the words for readers in another language."""

import click

from generator import catalogue, write
from generator.cli import project
from generator.cli.project import EXIT
from generator.model import is_code, meant_by


@click.command(epilog=EXIT)
@click.argument("language")
def translate(language: str) -> None:
    """Write the words that pages show readers into a catalogue in LANGUAGE, for you to translate.

    What is translated in it already stays. The catalogue is in gettext's form, in the folder locale/; Poedit
    and other programs for translators open it. Readers see in English what has no translation.

    For example: explainer translate fr
    """
    if not is_code(language):
        raise click.UsageError(f"`{language}` is no code of a language; write `{meant_by(language) or 'fr'}`")
    try:
        path, text = catalogue.to_translate(language, project.folder() / catalogue.FOLDER)
        write.replace(path, text.decode())
    except (OSError, ValueError) as error:
        raise click.UsageError(
            f"the catalogue in `{language}` cannot be brought up to date: {project.reason(error)}"
        ) from None
    click.echo(f"{path}: write the translations behind `msgstr`")
