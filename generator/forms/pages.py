"""The pages of the desk as HTML: what a template prints is escaped, and nothing in them runs."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from babel import Locale
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from generator.checks.references import SINGULAR
from generator.desk.fields import Field
from generator.forms.form import STORY, Form
from generator.forms.reading import Entry, Reading
from generator.forms.rows import shown_rows
from generator.model import KINDS, USUAL, Kind
from generator.problem import RULES
from generator.render.names import shorten

HINTS = {
    "date": "As exact as the source: 2025-07-12, 2025-07, 2025, XXXX-07, 2024-10~, 2025?, "
    "2025-07-11/2025-07-13, ../2025-04-26.",
    "day": "As in 2025-07-12.",
    "text": "Takes *emphasis*, [[id]] and [[id|words]].",
    "language": "A code, as in en or zh-Hans.",
    "address": "It begins with https://.",
    "number": "As in 51.73.",
    "id": "Lower-case words joined by hyphens. Leave it empty, and one is proposed.",
}
"""What is to be typed, for the kinds of value where that is not plain."""

PAIR_LABELS = {"language": ("Language", "Name"), "rule": ("Rule", "Reason")}
"""What the two fields of a pair are called, by what the first one takes."""

MAX_HEADING = 60
"""How many characters of what an entry is called stay in sight at the top of its form."""

MANY_PROBLEMS = 50
"""How many problems of the data the first page shows."""


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("generator.forms"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["code"] = _code
    environment.globals["pair_labels"] = PAIR_LABELS
    environment.globals["spoken"] = spoken
    noun = {kind: words.partition(" ")[2] for kind, words in SINGULAR.items()}
    environment.globals.update(kinds=KINDS, singular=SINGULAR, noun=noun, hints=HINTS, story=STORY)
    return environment


def _code(words: str) -> Markup:
    """Return words of a message with what stands in backticks as code."""
    return Markup(re.sub(r"`([^`]*)`", r"<code>\1</code>", str(escape(words))))  # noqa: S704 - escaped before


def _page(template: str, reading: Reading | None, **values: object) -> str:
    counts = {kind: len(entries) for kind, entries in reading.entries.items()} if reading else {}
    title = reading.title if reading else ""
    return _environment().get_template(f"{template}.html.jinja").render(name=title, counts=counts, **values)


def style() -> str:
    """Return the style of all pages."""
    return _environment().get_template("style.css").render()


def start(reading: Reading, wanted: str, found: Sequence[Entry], number: int) -> str:
    """Return the first page: the kinds, what is found, and what is wrong with the data."""
    problems = [
        (problem, reading.entry_with(problem.place)) for problem in reading.checked.problems[:MANY_PROBLEMS]
    ]
    errors = sum(problem.level == "error" for problem in reading.checked.problems)
    return _page(
        "start",
        reading,
        wanted=wanted,
        found=found,
        number=number,
        problems=problems,
        errors=errors,
        warnings=len(reading.checked.problems) - errors,
    )


def entries(  # noqa: PLR0913, PLR0917 - a page of a list
    reading: Reading, kind: Kind, wanted: str, found: Sequence[Entry], first: int, most: int
) -> str:
    """Return the list of the entries of a kind, `most` of those found from number `first` on."""
    return _page(
        "entries",
        reading,
        here=kind,
        wanted=wanted,
        found=found[first : first + most],
        number=len(found),
        first=first,
        before=max(0, first - most) if first else None,
        after=first + most if first + most < len(found) else None,
    )


def form(reading: Reading, shown: Form, secret: str, *, strict: bool) -> str:
    """Return the page of a form; with `strict`, warnings stop the site."""
    return _page(
        "form",
        reading,
        here=shown.section,
        form=shown,
        heading=_heading(reading, shown),
        address=shown.address,
        secret=secret,
        strict=strict,
        languages={code: language_name(code) for code in reading.languages},
        lists=dict(_lists(reading, shown.fields)),
        called={id_: entry.called for id_, entry in reading.by_id.items()},
        rows=shown_rows,
        height=height,
        list_of=list_of,
        has_list=has_list,
    )


def _heading(reading: Reading, shown: Form) -> str:
    if shown.section == STORY:
        return "The story"
    kind = next(kind for kind in KINDS if kind == shown.section)
    if shown.is_new:
        return f"Add {SINGULAR[kind]}"
    entry = reading.entries[kind].get(shown.id)
    called = shorten(entry.called if entry else shown.id, MAX_HEADING)
    return f"{SINGULAR[kind].partition(' ')[2].capitalize()}: {called}"


def missing(reading: Reading) -> str:
    """Return the page for an address where nothing is."""
    return _page("missing", reading)


def refusal(why: str = "") -> str:
    """Return the page for who may not use the desk, or sent too much."""
    return _page("refusal", None, why=why)


def language_name(code: str) -> str:
    """Return the name of a language in English, or its code where it has none there."""
    return str(Locale("en").languages.get(code.replace("-", "_"), code))


def spoken(name: str) -> str:
    """Return what a field is called where it is not seen: `reports.1.by` is “Reports, no. 2, by”."""
    steps = (f"no. {int(step) + 1}" if step.isdigit() else step for step in name.replace("_", " ").split("."))
    words = ", ".join(steps)
    return words[:1].upper() + words[1:]


def height(takes: str, text: str) -> int:
    """Return how many lines a field has for a text."""
    lines = sum(len(line) // 70 + 1 for line in text.split("\n"))
    return max(3, lines + 1) if takes == "text" else lines


def has_list(field: Field) -> bool:
    """Return whether a browser proposes values for a field."""
    return field.takes in ("reference", "language", "code")


def list_of(field: Field) -> str:
    """Return the id of the list that a browser proposes values from."""
    return (
        "-".join(("list", *(field.kinds or ("all",))))
        if field.takes == "reference"
        else f"list-{field.takes}"
    )


def _lists(reading: Reading, fields: Iterable[Field]) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Yield what browsers propose for the fields: values, and what they mean, by the id of the list."""
    for field in fields:
        yield from _lists(reading, field.fields)
        if field.takes == "reference":
            kinds = field.kinds or KINDS
            found = {id_: entry.called for kind in kinds for id_, entry in reading.entries[kind].items()}
            yield list_of(field), found
        elif field.takes == "language":
            yield list_of(field), _languages(reading)
        elif field.takes == "rule":
            yield list_of(field), {rule.id: rule.text for rule in RULES.values() if rule.level != "error"}
        elif field.takes == "code":
            used = {_at(entry, "kind"): "" for entry in reading.entries["events"].values()}
            yield list_of(field), {**dict.fromkeys(USUAL, ""), **used}


def _languages(reading: Reading) -> dict[str, str]:
    """Return the languages that the data have, with their names."""
    codes = {str(_at(entry, "language")) for entry in reading.entries["sources"].values()}
    return {code: language_name(code) for code in sorted({*reading.languages, *codes} - {""})}


def _at(entry: Entry, key: str) -> Any:  # noqa: ANN401 - any value of YAML
    plain = entry.node.plain()
    return plain.get(key, "") if isinstance(plain, dict) else ""
