"""The desk as a browser asks for it: lists of entries, forms, and what is done with a form that is sent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from http import HTTPStatus

from generator.desk.fields import Field
from generator.forms import pages
from generator.forms.form import NEW, STORY, Form, asked, blank, opened
from generator.forms.reading import Reading
from generator.forms.rows import name_of, path_of, typed_from, with_row, without_row
from generator.forms.saving import Sent, save
from generator.model import KINDS, Kind

ON_A_PAGE = 100


@dataclass(frozen=True, slots=True)
class Answer:
    """What a browser gets: a page, or where `to` go on."""

    text: str = ""
    status: HTTPStatus = HTTPStatus.OK
    to: str | None = None


class Desk:
    """A project at which one editor works."""

    def __init__(self, reading: Reading, secret: str, *, strict: bool) -> None:
        """Take the data as they were read; forms repeat the `secret`; with `strict`, warnings stop a site."""
        self.reading: Reading = reading
        self.secret, self.strict = secret, strict

    def _read(self) -> Reading:
        if not self.reading.is_now():
            self.reading = Reading(self.reading.data, self.reading.root)
        return self.reading

    def page(self, steps: Sequence[str], query: Mapping[str, str]) -> Answer:
        """Return the page at an address, or that there is none."""
        reading, wanted = self._read(), query.get("q", "")
        match steps:
            case []:
                found = reading.found(wanted) if wanted.strip() else []
                return Answer(pages.start(reading, wanted, found[:ON_A_PAGE], len(found)))
            case [section] if section in KINDS:
                return Answer(self._list(reading, section, wanted, query.get("from", "")))
            case [section, *rest] if (section == STORY and not rest) or (section in KINDS and len(rest) == 1):
                id_ = steps[1] if len(steps) > 1 else ""
                form = blank(section) if id_ == NEW else opened(reading, section, id_)
                if form is not None:
                    return self._form(reading, replace(form, notice=_done(query.get("saved"))))
        return Answer(pages.missing(reading), HTTPStatus.NOT_FOUND)

    def _list(self, reading: Reading, kind: str, wanted: str, first: str) -> str:
        known: Kind = next(known for known in KINDS if known == kind)
        found = reading.found(wanted, known)
        start = int(first) if first.isdecimal() and len(first) < 9 else 0  # noqa: PLR2004 - no list is as long
        return pages.entries(reading, known, wanted, found, start, ON_A_PAGE)

    def _form(self, reading: Reading, form: Form) -> Answer:
        status = HTTPStatus.UNPROCESSABLE_ENTITY if form.failed else HTTPStatus.OK
        return Answer(pages.form(reading, form, self.secret, strict=self.strict), status)

    def sent(self, steps: Sequence[str], pairs: Sequence[tuple[str, str]]) -> Answer:
        """Return what comes of a form that was sent: it is saved, or shown again with a row more or less."""
        section, id_ = (*steps, "", "")[:2]
        if len(steps) > 2 or not ((section in KINDS and id_) or (section == STORY and not id_)):  # noqa: PLR2004
            return Answer(pages.missing(self._read()), HTTPStatus.NOT_FOUND)
        ours = {name: text for name, text in pairs if name.startswith(":")}
        typed = typed_from((name, text) for name, text in pairs if not name.startswith(":"))
        sent = Sent(
            section, "" if id_ == NEW else id_, typed, ours.get(":digest", ""), ours.get(":accept", "")
        )
        what, _, name = ours.get(":do", "").partition(" ")
        if what in ("add", "remove"):
            return self._with_rows(sent, what, name)
        outcome = save(self._read(), sent)
        if isinstance(outcome, Form):
            return self._form(self._read(), outcome)
        self.reading = outcome.reading if outcome.files else self.reading
        saved = ",".join(outcome.files) or "nothing"
        return Answer(
            to=f"/{section}/{outcome.id}?saved={saved}" if outcome.id else f"/{section}?saved={saved}"
        )

    def _with_rows(self, sent: Sent, what: str, name: str) -> Answer:
        fields: tuple[Field, ...] = asked(sent.section)
        path = path_of(name)
        focus = ""
        if what == "add":
            typed, first = with_row(fields, sent.typed, path)
            focus = name_of(first)
        else:
            typed = without_row(fields, sent.typed, path)
            focus = name_of(path[:-1])
        reading = self._read()
        stands = opened(reading, sent.section, sent.id) if sent.id or sent.section == STORY else None
        form = stands or Form(sent.section, sent.id)
        return self._form(
            reading, replace(form, typed=typed, digest=sent.digest, focus=focus, remarks={}, failed=False)
        )


def _done(saved: str | None) -> str:
    if saved is None:
        return ""
    return "Nothing was changed." if saved == "nothing" else f"Saved in {saved}."
