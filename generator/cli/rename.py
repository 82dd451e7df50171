"""`explainer rename`: change the id of an entry everywhere."""

import re
import sys
from collections.abc import Iterator

import click

from generator import write
from generator.checks.identity import well_formed
from generator.checks.meant import meant_by
from generator.cli import drafting, project
from generator.cli.project import EXIT
from generator.desk.renaming import left_behind
from generator.desk.renaming import rename as renamed


@click.command(epilog=EXIT)
@click.argument("old")
@click.argument("new")
@click.option("--never-published", is_flag=True, help="Leave no note in `moved`: nobody has the old address.")
@click.option("--dry-run", is_flag=True, help="Tell what would change, and write nothing.")
def rename(old: str, new: str, *, never_published: bool, dry_run: bool) -> None:
    """Change the id of an entry from OLD to NEW, and all that refers to it.

    That is in keys and in texts, in every language. The old address of the entry leads to the new one, by a
    note in `moved` of the story.

    For example: explainer rename lavrov sergey-lavrov
    """
    draft = drafting.draft("renamed")
    story = draft.before.story
    # A quote that was changed since it was verified refers to nothing.
    if any(one.level == "error" and one.rule != "stale-verification" for one in draft.before.problems):
        click.echo(draft.before.report())
        click.echo("nothing was renamed: mend the errors first, as what is wrong may refer to the entry, too")
        sys.exit(1)
    if old == new:
        raise click.UsageError(f"the entry is called `{old}` already")
    if old not in story.by_id:
        meant = meant_by(story, old)
        raise click.UsageError(f"there is no entry `{old}`{f'; did you mean `{meant}`?' if meant else ''}")
    if new in story.by_id:
        place = draft.place(new)
        raise click.UsageError(f"`{new}` is the id of another entry already ({place})")
    if well_formed(new) != new:
        raise click.UsageError(f"`{new}` is no id: write lower-case words joined by hyphens")
    places = renamed(draft, old, new, moved=not never_published)
    found, told = drafting.problems(draft)
    if found:
        click.echo(told)
    if drafting.has_errors(found) or left_behind(draft, old):
        click.echo("nothing was written")
        sys.exit(1)
    if not dry_run:
        drafting.save(draft)
    files = len({place.file for place in places})
    click.echo(
        f"{draft.place(old)}: `{old}` {'would be' if dry_run else 'is now'} `{new}`, with "
        f"{_number(len(places), 'reference')} in {_number(files, 'file')}"
    )
    for line in _by_hand(old):
        click.echo(line)


def _number(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _by_hand(id_: str) -> Iterator[str]:
    """Yield where pages that are written by hand name an id; their links lead on, but may be mended."""
    docs = project.configured().docs
    made = write.manifest(docs)
    for path in sorted(docs.rglob("*.md")):
        if path.relative_to(docs).as_posix() in made:
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
            if re.search(rf"(?<![\w-]){re.escape(id_)}(?![\w-])", line):
                yield f"{path}:{number}: names `{id_}`, too; see whether it means this entry"
