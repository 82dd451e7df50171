"""`explainer add`: put a new entry into the data; on a terminal it asks for what is missing."""

import re
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click

from generator.checks.references import SINGULAR
from generator.cli import asking, drafting
from generator.cli.asking import Asking
from generator.cli.project import EXIT
from generator.derive import Story
from generator.desk import Draft, UnreadableError, sources
from generator.desk.answers import usual
from generator.desk.fields import Field, fields_of
from generator.desk.making import New, given, option
from generator.desk.sources import Known
from generator.model import KIND_OF, KINDS, Kind

EXAMPLES: dict[Kind, str] = {
    "sources": "article.html --publisher gazette --type article-newspaper",
    "actors": '--name "Ada Moor" --kind person --summary "The mayor."',
    "places": '--name "The town"',
    "events": '--date 2026-01-09 --title "The mayor speaks" --kind statement --sources gazette-2026-01-10',
    "claims": '--text "The town plans a bridge." --reports "source: gazette-2026-01-10, stance: asserts"',
    "differences": '--point "When it opens" --variants "says: in May, sources: [a]" '
    '--variants "says: in June, sources: [b]"',
    "questions": '--question "Who pays?" --why "The town has debts." --known "Nothing."',
    "terms": '--term "footbridge" --meaning "A bridge for people on foot."',
    "updates": '--kind correction --text "The name of [[moor]] was misspelt." --about moor',
}

OF_SOURCES = """\
Of a file that you have saved (.html, .pdf, .txt) its title, author, date and language are read, and its
SHA-256 is taken, by which it is known again. Nothing is fetched from an address: save the page, and name the
file, and the address by --url. Unless it is said, the day of access is this one.

"""


@click.group(epilog=EXIT)
def add() -> None:
    """Put a new entry into the data, in the right file and at its place there.

    On a terminal it asks for what is missing: Enter takes what stands in brackets, ? explains a field, ?word
    looks for entries, - leaves a field out, and Ctrl-C writes nothing. Anywhere else all is given by options.

    For example: explainer add source https://example.org/article
    """


def _add(kind: Kind, options: dict[str, Any]) -> None:
    yes, what = options.pop("yes"), options.pop("what", None)
    draft = drafting.draft("added")
    new = New(kind, draft.before.story)
    known = _known(what, new.story)
    if asking.is_terminal() and "sha256" in known.values:  # what a file says may be wrong, so it is asked
        known.likely |= {key: known.values.pop(key) for key in sources.TOLD & known.values.keys()}
    elif what:
        known.values.setdefault("accessed", _today())
    values, told = given(new, options)
    if told:
        raise click.UsageError("\n".join(told))
    new.values = {**known.values, **values}
    if url := new.values.get("url") or known.likely.get("url"):
        about = sources.of_address(str(url), new.story)
        known = Known(known.values, {**about.likely, **known.likely}, [*known.notes, *about.notes])
    new.likely = {**sources.likely(kind, new.story, _today()), **known.likely}
    for note in known.notes:
        click.echo(f"note: {note}")
    try:
        if asking.is_terminal():
            _ask(new, all_=not yes)
        _finish(new, draft, yes=yes)
    except click.Abort:
        click.echo("\nnothing was written" + (f"; this was typed:\n{new.as_yaml()}" if new.values else ""))
        sys.exit(1)
    except UnreadableError as error:  # somebody has broken a file meanwhile
        click.echo(error.checked.report())
        click.echo(f"nothing was written; this was typed:\n{new.as_yaml()}")
        sys.exit(1)


def _today() -> str:
    return date.today().isoformat()  # noqa: DTZ011 - the day where the editor is


def _known(what: str | None, story: Story) -> Known:
    """Return what is known by the address or the file that is named."""
    if what is None:
        return Known()
    if re.match(r"https?://", what):
        return Known({"url": what})
    path = Path(what)
    try:
        return sources.of_file(path.read_bytes(), path.suffix.lower(), story)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise click.UsageError(
            f"`{what}` cannot be read ({reason}); name a file, or an address that begins with https://"
        ) from None


def _ask(new: New, *, all_: bool) -> None:
    """Ask for what has to be there, and if `all_` for what most entries of the kind have, and for more."""
    ask = Asking(KIND_OF[new.kind].model, new.story)
    click.echo(
        f"{_meaning(new.kind)}. Enter takes what stands in [brackets], ? explains, - leaves out, Ctrl-C ends."
    )
    common = usual(new.kind, new.story) if all_ else set()
    for key, found in new.fields.items():
        asked = found.required or key in common or (all_ and new.likely.get(key))
        if key != "id" and key not in new.values and asked:
            _answer(new, ask, found)
    while all_:
        left = [key for key in new.fields if key not in new.values and key != "id"]
        more = click.prompt("another field? Enter for none, ? for a list", default="", show_default=False)
        if not more.strip():
            break
        if more.strip() in new.fields:
            _answer(new, ask, new.fields[more.strip()])
        else:
            click.echo(f"  there are {', '.join(left)}")
    if "id" not in new.values:
        new.values["id"] = ask.field(new.fields["id"], new.proposed_id(), new.taken)


def _answer(new: New, ask: Asking, found: Field) -> None:
    check = new.taken if found.key == "id" else lambda _: ""
    value = ask.field(found, new.likely.get(found.key), check)
    if value is None:
        new.values.pop(found.key, None)
    else:
        new.values[found.key] = value


def _finish(new: New, draft: Draft, *, yes: bool) -> None:
    """Show the entry, have the check look at it, and write it; on a terminal what is wrong can be mended."""
    new.values.setdefault("id", new.proposed_id())
    lacking = [f"--{option(found.key)}" for found in new.lacks()]
    lacking = lacking or ([] if new.values["id"] else ["--id"])
    if lacking:
        raise click.UsageError(
            f"{', '.join(lacking)} must be given, or run this on a terminal, where it asks"
        )
    for key, found in new.fields.items():
        if found.required and found.shape in ("list", "parts"):
            new.values.setdefault(key, ())
    draft = Draft(draft.data, draft.root)
    name = draft.add(new.kind, new.values)
    problems, told = drafting.problems(draft, but="unreferenced")
    click.echo(new.as_yaml())
    click.echo(f"\n{told}" if told else "")
    if drafting.has_errors(problems):
        _mend(new, draft, yes=yes)
        return
    node = draft.after().story.nodes[new.values["id"]]
    where = f"{name}:{node.place.line}"
    if asking.is_terminal() and not yes and not click.confirm(f"add it to {where}?", default=True):
        raise click.Abort
    drafting.save(draft)
    click.echo(f"{where}: `{new.values['id']}` added")
    if any(problem.rule == "unreferenced" for problem in problems):
        click.echo("  help: nothing refers to it yet, of which `explainer check` warns until something does")


def _mend(new: New, draft: Draft, *, yes: bool) -> None:
    if not asking.is_terminal():
        click.echo("nothing was written")
        sys.exit(1)
    key = click.prompt("which field is to be mended? Enter gives up", default="", show_default=False).strip()
    if not key:
        raise click.Abort
    if key in new.fields:
        new.likely = new.values
        _answer(new, Asking(KIND_OF[new.kind].model, new.story), new.fields[key])
    else:
        click.echo(f"  the fields are {', '.join(new.fields)}")
    _finish(new, draft, yes=yes)


def _meaning(kind: Kind) -> str:
    """Return what the entries of a kind are, in the words of the model: `What was read`."""
    return (KIND_OF[kind].model.__doc__ or "").split(".")[0]


def _command(kind: Kind) -> click.Command:
    """Return the command that adds an entry of a kind: an option for each field of its model."""
    params: list[click.Parameter] = []
    if kind == "sources":
        params.append(click.Argument(["what"], required=False, metavar="[URL-OR-FILE]"))
    for found in fields_of(KIND_OF[kind].model):
        metavar = {"part": "YAML", "parts": "YAML", "names": "CODE=NAME"}.get(
            found.shape, found.takes.upper()
        )
        many = found.shape in ("list", "parts", "names")
        help_ = found.help + (" Can be given several times." if many else "")
        params.append(
            click.Option([f"--{option(found.key)}", found.key], metavar=metavar, multiple=many, help=help_)
        )
    params.append(click.Option(["--yes", "-y"], is_flag=True, help="Ask for no more than has to be there."))
    name = SINGULAR[kind].split()[-1]
    help_ = f"Add {SINGULAR[kind]}: {_meaning(kind).lower()}.\n\n{OF_SOURCES if kind == 'sources' else ''}"
    help_ += f"For example: explainer add {name} {EXAMPLES[kind]}"
    callback: Callable[..., None] = lambda **options: _add(kind, options)  # noqa: E731
    return click.Command(name, params=params, callback=callback, help=help_, epilog=EXIT)


for _kind in KINDS:
    add.add_command(_command(_kind))
