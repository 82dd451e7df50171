"""`explainer diff`: tell what has changed from one story to another."""

from pathlib import Path

import click

from generator import build, configuration
from generator import diff as differences
from generator.build import Checked
from generator.cli import project
from generator.cli.project import EXIT
from generator.cli.revision import data_at
from generator.configuration import DATA_DIR, ConfigurationError
from generator.diff import Side
from generator.git import GitError, repository

FORMS = {
    "text": differences.as_text,
    "markdown": differences.as_markdown,
    "json": differences.as_json,
}

MOST_ERRORS = 3
"""How many errors of a story are named; `check` tells all."""


@click.command(epilog=EXIT)
@click.argument("old")
@click.argument("new", required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMS)),
    default="text",
    show_default=True,
    help="For people, for a pull request, or for programs.",
)
@click.option(
    "--as-updates", "drafted", is_flag=True, help="Draft entries for `updates` of it, as YAML to paste."
)
def diff(*, old: str, new: str | None, form: str, drafted: bool) -> None:
    """Tell what has changed in the story from OLD to NEW, entry by entry and not line by line.

    Each is a revision of git, such as `main` or `HEAD~3`, or a folder: that of a project, or of its data.
    Without NEW it is the data as they are now. A folder that is called like a revision is written `./name`.

    For example: explainer diff main --format markdown
    """
    if drafted and form != "text":
        raise click.UsageError("`--as-updates` prints YAML; leave out `--format`")
    before, after = _side(old), _now() if new is None else _side(new)
    comparison = differences.compare(before, after)
    if drafted:
        click.echo(differences.as_updates(comparison, after.story.by_id))
    else:
        click.echo(FORMS[form](comparison))


def _now() -> Side:
    return _told("the data as they are now", build.read(project.configured().data, project.folder()))


def _side(name: str) -> Side:
    """Return the story in a folder, or at a revision of the project's repository."""
    if Path(name).is_dir() and not _is_revision(name):
        data = _data_in(Path(name))
        return _told(name, build.read(data, data.parent))
    with data_at(name, project.configured().data, project.folder()) as (data, root):
        return _told(name, build.read(data, root))


def _is_revision(name: str) -> bool:
    try:
        repository(Path.cwd()).commit(name)
    except GitError:
        return False
    return True


def _data_in(folder: Path) -> Path:
    """Return the folder of the data of a project, or the folder itself where it is that."""
    try:
        data = (
            configuration.read(folder).data if (folder / configuration.FILE).is_file() else folder / DATA_DIR
        )
    except ConfigurationError as error:
        raise click.UsageError(str(error)) from None
    data = data if data.is_dir() else folder
    if not any(data.rglob("*.yml")):
        raise click.UsageError(
            f"there are no data in `{folder}`; name the folder of a project or of its data"
        )
    return data


def _told(called: str, checked: Checked) -> Side:
    """Return what was read as one side of a comparison, with a note on what could not be."""
    errors = [problem for problem in checked.problems if problem.level == "error"]
    notes = []
    if not checked.files:
        notes.append(f"{called}: there are no data")
    elif errors:
        named = "; ".join(f"{problem.place} {problem.message}" for problem in errors[:MOST_ERRORS])
        more = f"; and {len(errors) - MOST_ERRORS} more" if len(errors) > MOST_ERRORS else ""
        notes.append(f"{called}: compared as far as it can be read. {named}{more}")
    return Side(called, checked.story, checked.others, not errors, tuple(notes))
