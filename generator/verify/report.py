"""What an editor is told of a verification: each quote that does not stand, and nothing in silence."""

import shlex
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator import report
from generator.problem import quoted
from generator.read import File as DataFile
from generator.verify.files import File
from generator.verify.verify import Quote, Unchecked, Verification

MOST = 8
"""So many sources are named in a line."""

REASONS: dict[Unchecked, str] = {
    "no checksum": "of sources that name no text by `sha256`",
    "no text": "of sources whose text is not among the files",
    "unreadable": "of sources whose text cannot be read",
}


def text(found: Verification, files: Mapping[str, DataFile]) -> str:
    """Return what came of it as text; `files` are those of the data, by their names."""
    blocks = [report.block(problem, files) for problem in found.problems]
    return "\n".join([*blocks, *_files(found), *_summary(found)])


def _files(found: Verification) -> Iterator[str]:
    """Yield a line for each file that is no text of a source, or none that can be read."""
    for id_, file in found.texts.items():
        if file.words is None:
            yield f"{file.name}: the text of {quoted(id_)} cannot be read: {file.unreadable}"
    for file, sources in found.strangers.values():
        if not file.sha256:
            yield f"{file.name}: cannot be opened: {file.unreadable}"
            continue
        yield f"{file.name}: no source has this text, whose SHA-256 is {file.sha256}"
        if file.words is None:
            yield f"  note: {file.unreadable}"
        elif sources:
            yield f"  note: it has quotes of {_listed(sources)}"
            yield f"  help: if it is its text, `{_command(file, sources[0])}` records that"
        else:
            yield f"  help: if it is the text of a source, `{_command(file, 'ID')}` records that"
    for file, first in found.copies:
        yield f"{file.name}: the same as {first.name}"
    for id_, first_id in found.same_text:
        yield f"{quoted(id_)} names the same text as {quoted(first_id)}"


def _command(file: File, id_: str) -> str:
    return f"explainer verify {shlex.quote(file.name)} --source {id_} --write"


def _summary(found: Verification) -> Iterator[str]:
    unchecked = sum(map(len, found.unchecked.values()))
    number = _count(len(found.stand) + len(found.wrong) + unchecked, "quote", "quotes")
    stand, wrong = len(found.stand), len(found.wrong)
    yield f"{number}: {stand} found word for word, {wrong} not, {unchecked} not looked up"
    for why, quotes in sorted(found.unchecked.items()):
        sources = dict.fromkeys(quote.source.id for quote in quotes)
        yield f"  {len(quotes)} {REASONS[why]}: {_listed(list(sources))}{_before(quotes)}"
    readable = sum(file.words is not None for file in found.texts.values())
    compared = f"{_count(readable, 'text', 'texts')} of sources read and compared with each other"
    pairs = _count(found.incomparable, "pair is", "pairs are")
    yield compared + (f"; {pairs} in two languages and cannot be compared" if found.incomparable else "")


def _before(quotes: Iterable[Quote]) -> str:
    """Say how many of the quotes that cannot be looked up today were verified on another day."""
    before = sum(quote.is_verified for quote in quotes)
    return f"; {before} {'was' if before == 1 else 'were'} verified before" if before else ""


def _listed(ids: Sequence[str]) -> str:
    named = ", ".join(map(quoted, ids[:MOST]))
    others = len(ids) - MOST
    return f"{named} and {_count(others, 'other', 'others')}" if others > 0 else named


def _count(number: int, one: str, several: str) -> str:
    return f"{number or 'no'} {one if number == 1 else several}"
