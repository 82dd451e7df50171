"""What becomes of a form that is saved: the data files with it in them, or the same form and what is wrong.

Nothing is written before `explainer check` has looked at the whole as it would be, and nothing typed is lost:
whatever stands in the way, the form comes back with it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from generator import failure
from generator.desk import ChangedError, Draft, UnreadableError, new_problems
from generator.desk.entry import Path, Typed, Values, changes, typed_of, values_of
from generator.desk.fields import Field
from generator.desk.ids import free, propose
from generator.forms.form import Form, Remark, asked, by_name, entry_at, odd_in, problems_in, values_in
from generator.forms.reading import Entry, Reading, path_at
from generator.forms.rows import without_blank_rows
from generator.model import KIND_OF
from generator.problem import Problem, quoted

TOLD_HERE = {"missing-key", "no-stance", "no-reason"}
"""Rules that name a key which is not there: a form says it at the field."""

FREE = "new-entry"
"""The id with which an entry is checked that has none yet."""

_FILL_IN = Remark("nothing stands here", "fill this in")
_TWICE = Remark("a language stands here twice", "leave one name for each")
_ITS_USE = "it becomes a part of the address, so it stays as it is from then on"

UNREADABLE = "A data file cannot be read, so nothing can be saved. Mend the file, then save again."
CHANGED = "The file was changed while this was being saved, so nothing was written. Save again."
GONE = "This entry is no longer in the data: it was renamed or taken out. What you typed is below."
TWICE = "Two entries have this id, so nothing was written. Give one of them another id in the file first."
NEWS = (
    "This entry was changed in the file since you opened it, so nothing was written. Where the file now says "
    "something else than you, that stands below the field. Save again to write what you typed."
)
WRONG = "Nothing was written yet: mend what is marked, then save again."
WARNED = "Nothing was written yet. Mend what is marked, or save it all the same."


@dataclass(frozen=True, slots=True)
class Sent:
    """What a browser sent: the form with what is typed in it, and the warnings that the editor accepts."""

    section: str
    id: str
    typed: Mapping[str, Typed]
    digest: str = ""
    accepted: str = ""


@dataclass(frozen=True, slots=True)
class Saved:
    """That it is done: the id of the entry, the files that have changed, and the data as they are now."""

    id: str
    files: Sequence[str]
    reading: Reading


def save(reading: Reading, sent: Sent) -> Saved | Form:
    """Save a form, or return it with what is wrong and nothing written.

    `reading` is the data as they were read last. Nothing is raised for what an editor or a disk does.
    """
    typed = without_blank_rows(sent.typed)
    form = Form(sent.section, sent.id, typed if isinstance(typed, Mapping) else {}, sent.digest, failed=True)
    try:
        draft = Draft(reading.data, reading.root)
        if not reading.is_now():
            reading = Reading(reading.data, reading.root)
        return (_save_new if form.is_new else _save_changed)(draft, reading, form, sent.accepted)
    except UnreadableError as error:
        wrong = [problem for problem in error.checked.problems if problem.level == "error"]
        return replace(form, notice=UNREADABLE, elsewhere=[Remark.of(one, one.place) for one in wrong])
    except ChangedError:
        return replace(form, notice=CHANGED)
    except ValueError as error:  # a change that cannot be made in this file without a change beside it
        return replace(form, notice=f"Nothing was written: {error}. Make this change in the file.")
    except OSError as error:
        return replace(form, notice=f"Nothing was written: {failure.told(error)}.")


def _save_new(draft: Draft, reading: Reading, form: Form, accepted: str) -> Saved | Form:
    """Save a new entry. One without an id, or with one that is taken, is checked with another."""
    fields = asked(form.section)
    values = values_of(fields, form.typed, reading.first)
    kind = next(kind for kind in KIND_OF if kind == form.section)
    wrong = [found for found in _missing(fields, values, form.typed) if found[0] != ("id",)]
    id_ = values.get("id")
    if not isinstance(id_, str):  # none, or what no form of ours sends
        id_ = propose(kind, values, reading.by_id)
        todo = (
            "keep this one or write another, then save" if id_ else "write lower-case words joined by hyphens"
        )
        wrong.append((("id",), Remark("it has no id yet", f"{todo}: {_ITS_USE}")))
        form = replace(form, typed={**form.typed, "id": id_})
    elif id_ in reading.by_id:
        other = reading.by_id[id_]
        wrong.append(
            (
                ("id",),
                Remark(
                    f"{quoted(id_)} is taken", "choose another id", f"it is that of {quoted(other.called)}"
                ),
            )
        )
        id_ = ""
    id_ = id_ or free(FREE, reading.by_id)
    draft.add(kind, {**values, "id": id_})
    after = Reading(reading.data, reading.root, draft.contents())
    return _finish(draft, reading, after, entry_at(after, kind, id_), form, wrong, accepted)


def _save_changed(draft: Draft, reading: Reading, form: Form, accepted: str) -> Saved | Form:
    fields = form.fields
    entry = entry_at(reading, form.section, form.id)
    if entry is None:
        return replace(form, notice=GONE)
    if draft.place(form.id or None) != entry.node.place:
        return replace(form, notice=TWICE)
    form = replace(form, place=entry.node.place, odd=odd_in(entry, form.section))
    if entry.digest != form.digest:
        return replace(form, digest=entry.digest, notice=NEWS, news=dict(_news(form, entry)))
    kept = [field for field in fields if field.key not in form.odd]
    old = values_of(kept, typed_of(kept, values_in(entry)), reading.first)
    new = values_of(kept, form.typed, reading.first)
    missing = list(_missing(kept, new, form.typed))
    if old == new and not missing:
        return Saved(form.id, (), reading)
    for change in changes(old, new):
        if change.what == "set":
            draft.set(form.id or None, change.path, change.value)
        elif change.what == "add":
            draft.append(form.id or None, change.path, change.value)
        else:
            draft.remove(form.id or None, change.path)
    after = Reading(reading.data, reading.root, draft.contents())
    return _finish(draft, reading, after, entry_at(after, form.section, form.id), form, missing, accepted)


def _news(form: Form, entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield what somebody else has written meanwhile, where it is not what is typed, by the fields' keys."""
    theirs = typed_of(form.fields, values_in(entry))
    for field in form.fields:
        stands, typed = ({field.key: of.get(field.key, "")} for of in (theirs, form.typed))
        if values_of((field,), stands) != values_of((field,), typed):
            yield field.key, _shown(stands[field.key]) or "nothing"


def _shown(typed: Typed) -> str:
    """Return what stands in a field in one text."""
    if isinstance(typed, str):
        return typed
    if isinstance(typed, Mapping):
        return ", ".join(f"{key}: {shown}" for key, inner in typed.items() if (shown := _shown(inner)))
    return "; ".join(map(_shown, typed))


def _missing(
    fields: Iterable[Field], values: Values, typed: Mapping[str, Typed], above: Path = ()
) -> Iterator[tuple[Path, Remark]]:
    """Yield the fields in which something has to stand and nothing does, and names that would get lost."""
    for field in fields:
        path, value = (*above, field.key), values.get(field.key)
        stands = typed.get(field.key, "")
        if field.required and value is None:
            yield path, _FILL_IN
        elif field.shape == "names" and value is not None and len(value) < len(stands):
            yield path, _TWICE
        elif field.shape == "part" and value is not None and isinstance(stands, Mapping):
            yield from _missing(field.fields, value, stands, path)
        elif field.shape == "parts":
            for number, (part, row) in enumerate(zip(value or (), stands, strict=False)):
                yield from _missing(
                    field.fields, part, row if isinstance(row, Mapping) else {}, (*path, number)
                )


def _finish(  # noqa: PLR0913, PLR0917 - the data before and after, and what is known of the form
    draft: Draft,
    before: Reading,
    after: Reading,
    entry: Entry | None,
    form: Form,
    missing: Sequence[tuple[Path, Remark]],
    accepted: str,
) -> Saved | Form:
    """Write the draft if nothing is wrong that was not before, and the editor has accepted the warnings."""
    new = new_problems(before.checked.problems, after.checked.problems)
    inside = list(problems_in(entry, after.checked.problems)) if entry else []
    remarks: list[tuple[Path, Remark, Problem | None]] = [(path, remark, None) for path, remark in missing]
    remarks += [
        (path_at(entry.node, problem.place), Remark.of(problem), problem)
        for problem in inside
        if entry and not (missing and problem.rule in TOLD_HERE)
    ]
    told = replace(
        form,
        remarks=by_name(asked(form.section), form.typed, remarks),
        elsewhere=[Remark.of(problem, problem.place) for problem in new if problem not in inside],
    )
    if missing or any(problem.level == "error" for problem in new):
        return replace(told, notice=WRONG)
    seen = sha256(repr([(one.rule, one.message, one.note) for one in new]).encode()).hexdigest()
    if new and seen != accepted:
        return replace(told, notice=WARNED, to_accept=seen)
    files = draft.save()
    return Saved(entry.id if entry else form.id, files, after)
