"""`explainer verify`: look quotes up in the texts of their sources."""

import sys
from collections.abc import Iterable
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path

import click

from generator import verify as verifying
from generator.cli import drafting, project
from generator.cli.project import EXIT
from generator.desk import Draft, UnreadableError
from generator.verify import File, Quote, Verification


@click.command(epilog=EXIT)
@click.argument("path", type=click.Path(exists=True, path_type=Path))
@click.option("--source", metavar="ID", help="Make the file PATH the text of this source: its `sha256`.")
@click.option("--write", is_flag=True, help="Write into the data what was found, with the day.")
@click.option(
    "--date",
    "day",
    metavar="YYYY-MM-DD",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day that `--write` writes. [default: today]",
)
def verify(path: Path, source: str | None, day: datetime | None, *, write: bool) -> None:
    """Look quotes up, word for word, in the texts of their sources.

    PATH is a folder with texts as .txt, .html or .pdf, or one of them. They need not be part of the project,
    and nothing of them is kept: a text is that of the source whose `sha256` it has. To have that written,
    name a file and its source once, as below; after that name the folder, and with `--write` the quotes that
    stand are marked with the day.

    White space, quotation marks and dashes do not count, and `[…]` in a quote stands for words left out. A
    quote that does not stand is a problem in the data; one that cannot be looked up, since its text is not
    there, is none. The texts are compared with each other, too: whole runs of words in two of them may be a
    rewrite that nobody told of.

    For example: explainer verify gazette.html --source gazette --write
    """
    configured = project.configured()
    if source and not path.is_file():
        raise click.UsageError("`--source` goes with one file, not with a folder")
    try:
        draft = Draft(configured.data, project.folder())
    except UnreadableError as error:
        click.echo(error.checked.report())
        sys.exit(1)
    checked = draft.before
    # A quote that was changed since is verified again here.
    if any(one.level == "error" and one.rule != "stale-verification" for one in checked.problems):
        click.echo(checked.report())
        sys.exit(1)
    files = _files(path)
    more = _named(draft, path, source, files[0], write=write) if source else {}
    found = verifying.verify(checked.story, files, more)
    written: list[str] = []
    new = [quote for quote in found.stand if not quote.is_verified]
    if write:
        written = _write(draft, new, (day or datetime.now().astimezone()).date().isoformat())
        if written:
            checked = Draft(configured.data, project.folder()).before  # where lines are now
            found = verifying.verify(checked.story, files)
    click.echo(verifying.text(found, checked.files))
    _tell(found, new, written, write=write)
    sys.exit(1 if found.wrong else 0)


def _files(path: Path) -> list[File]:
    paths = list(verifying.texts_in(path))
    shown = sys.stderr.isatty()
    with click.progressbar(paths, label="Reading", file=sys.stderr, hidden=not shown) as bar:
        return [verifying.read(one) for one in bar]


def _named(draft: Draft, path: Path, id_: str, file: File, *, write: bool) -> dict[str, str]:
    """Return the SHA-256 of the file by the id of the source that it is to be the text of."""
    sources = draft.before.story.sources
    if id_ not in sources:
        near = get_close_matches(id_, sources, 1)
        meant = f"; did you mean `{near[0]}`?" if near else ""
        raise click.UsageError(f"`{id_}` is not a source of this story{meant}")
    if file.words is None:
        raise click.UsageError(f"{path} cannot be read: {file.unreadable}")
    place = draft.place(id_)
    if sources[id_].sha256 not in (None, file.sha256):
        raise click.UsageError(
            f"`{id_}` ({place}) has `sha256` of another text: {sources[id_].sha256}; "
            "delete that line first if this text is to take its place"
        )
    if sources[id_].sha256 is None:
        if not write:
            click.echo(f"{place}: with `--write` this is added to `{id_}`:\n    sha256: {file.sha256}\n")
        else:
            draft.set(id_, ("sha256",), file.sha256)
    return {id_: file.sha256}


def _write(draft: Draft, quotes: Iterable[Quote], day: str) -> list[str]:
    """Write the day beside each quote; return the names of the files that were changed."""
    for quote in quotes:
        for key, value in (("verified", day), ("fingerprint", quote.fingerprint)):
            draft.set(quote.claim.id, ("reports", quote.number, key), value)
    if draft.problems():
        click.echo(draft.after().report())
        click.echo("nothing was written")
        sys.exit(1)
    return drafting.save(draft)


def _tell(found: Verification, new: list[Quote], written: list[str], *, write: bool) -> None:
    """Say what was written, or what could be."""
    if written:
        click.echo(f"written into {', '.join(written)}: {_quotes(len(new))} verified")
    elif write:
        click.echo("nothing to write: the data says so already" if found.stand else "nothing to write")
    elif new:
        click.echo(f"  help: `--write` marks {_quotes(len(new))} as verified, so that readers are told")


def _quotes(number: int) -> str:
    return f"{number or 'no'} quote{'' if number == 1 else 's'}"
