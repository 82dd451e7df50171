"""The sources can be cited: in CSL-JSON, valid by its own schema, and in BibTeX, as pybtex reads it."""

import json
import re
from pathlib import Path
from typing import Any, get_args

import pytest
from jsonschema import Draft7Validator
from pybtex.database.input.bibtex import Parser  # type: ignore[import-untyped]

from generator.catalogue import catalogue_of
from generator.dates.edtf import parse
from generator.exports import bibtex, csl
from generator.model import Source
from generator.site import Site
from tests.story_of import story_of, tiny

SCHEMA = json.loads((Path(__file__).parent / "exports/csl-data.json").read_text(encoding="utf-8"))
VALID = Draft7Validator(SCHEMA)

HOSTILE = r"""
actors:
  - {id: brace, name: "}} @misc{evil, title = {", kind: media, summary: A medium.}
sources:
  - id: evil
    title: '\input{/etc/passwd} 100 % of $5 & #1_2^3~4 {}} "quoted" @article{x, – „ü“'
    author: "} and {, \\"
    publisher: brace
    type: article-newspaper
    language: en
    published: 2025-12
    url: https://example.org/a_b?q=x&c=100%25~#z
    seen: excerpt
    note: "[[brace]] has two\n\nparagraphs, and *stress* at 5 %."
"""


def items(path: str = csl.PATH) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(csl.FORMAT.files(tiny(), Site())[path])
    return found


@pytest.mark.parametrize(
    "story", [tiny(), story_of(HOSTILE), story_of("")], ids=["whole", "hostile", "empty"]
)
def test_every_file_of_csl_json_is_valid_by_the_schema_of_csl(story: Any) -> None:  # noqa: ANN401
    for path, content in csl.FORMAT.files(story, Site()).items():
        VALID.validate(json.loads(content))
        assert len(json.loads(content)) == (len(story.sources) if path == csl.PATH else 1)


def test_the_schema_knows_every_type_of_source() -> None:
    types = SCHEMA["items"]["properties"]["type"]["enum"]
    assert set(get_args(Source.model_fields["type"].annotation)) == set(types)


def test_a_source_is_an_item_with_all_that_is_known_of_it() -> None:
    assert items()[0] == {
        "id": "wire-report",
        "type": "article-newspaper",
        "title": "В Островке построят мост",
        "language": "ru",
        "author": [{"literal": "И. Петров"}],
        "container-title": "The Wire",
        "issued": {"date-parts": [[2026, 1, 9]]},
        "accessed": {"date-parts": [[2026, 1, 10]]},
        "URL": "https://wire.example/bridge",
        "archive_location": "https://archive.example/wire.example/bridge",
        "note": "Read in Russian.",
        "custom": {
            "seen": "full",
            "title-translation": "A bridge will be built at Ostrovka",
            "sha256": "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        },
    }
    assert items("bibliography/wire-report.json") == items()[:1]


def test_who_is_no_medium_is_the_publisher() -> None:
    assert items()[-1]["publisher"] == "Westland"
    assert "container-title" not in items()[-1]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2025", {"date-parts": [[2025]]}),
        ("2025-07", {"date-parts": [[2025, 7]]}),
        ("2025-07-XX", {"date-parts": [[2025, 7]]}),
        ("2025-07-12T10:30:00Z", {"date-parts": [[2025, 7, 12]]}),
        ("2025-07-12~", {"date-parts": [[2025, 7, 12]], "circa": True}),
        ("2025?", {"date-parts": [[2025]], "circa": True}),
        ("2025-22", {"date-parts": [[2025]], "season": 2}),
        ("2025-07-11/2025-08", {"date-parts": [[2025, 7, 11], [2025, 8]]}),
        ("-0043-03-15", {"date-parts": [[-44, 3, 15]]}),
        ("../2025", {"literal": "until 2025"}),
        ("2025-21/2025-22", {"literal": "spring to summer 2025"}),
        ("199X", {"literal": "the 1990s"}),
        ("XXXX-07", {"literal": "July, year not stated"}),
    ],
)
def test_a_date_is_in_numbers_where_csl_has_them_and_in_words_elsewhere(
    text: str, date: dict[str, object]
) -> None:
    assert csl.date(parse(text), catalogue_of("en")) == date
    VALID.validate([{"id": "a", "type": "article", "issued": date}])
    assert csl.says_more(parse(text)) == (text not in ("2025", "2025-07"))


def test_what_a_date_of_csl_does_not_say_is_kept_in_edtf() -> None:
    assert items()[3]["custom"]["issued-edtf"] == "2026-01-10~"


def read(text: str) -> dict[str, tuple[str, dict[str, str]]]:
    """Return the types and fields of entries by their keys, names as they are written."""
    found = Parser(person_fields=()).parse_string(text).entries
    return {key: (entry.type, dict(entry.fields)) for key, entry in found.items()}


NAMED = {
    "textbackslash": "\\",
    "textbraceleft": "{",
    "textbraceright": "}",
    "textasciicircum": "^",
    "textasciitilde": "~",
}


def printed(latex: str) -> str:
    """Return what LaTeX prints for a field, of which only commands that print a sign are let through."""
    inner = latex.removeprefix("{").removesuffix("}") if latex.startswith("{") else latex
    rest = re.sub(r"\\text[a-z]+\{\}|\\[#$%&_]", "", inner)
    assert not re.search(r"[\\{}#$%&_^~]", rest), rest
    return re.sub(r"\\(text[a-z]+)\{\}|\\([#$%&_])", lambda one: NAMED[one[1]] if one[1] else one[2], inner)


def entries(text: str) -> dict[str, tuple[str, dict[str, str]]]:
    return read(bibtex.FORMAT.files(story_of(text), Site())[bibtex.PATH].decode())


def test_every_source_is_an_entry_of_bibtex() -> None:
    files = bibtex.FORMAT.files(tiny(), Site())
    whole = read(files["sources.bib"].decode())
    assert list(whole) == list(tiny().sources)
    for id_, entry in whole.items():
        assert read(files[f"bibliography/{id_}.bib"].decode()) == {id_: entry}
    assert whole["wire-report"] == (
        "article",
        {
            "title": "{В Островке построят мост}",
            "author": "{И. Петров}",
            "journal": "{The Wire}",
            "year": "2026",
            "month": "January",
            "date": "2026-01-09",
            "url": "https://wire.example/bridge",
            "urldate": "2026-01-10",
            "language": "ru",
            "titleaddon": "{A bridge will be built at Ostrovka}",
            "note": "Read in Russian.",
        },
    )
    assert whole["digest"][1]["shorttitle"] == "{Weekly digest}"
    assert whole["westland-statement"] == (
        "misc",
        {
            "title": "{On the bridge}",
            "howpublished": "{Westland}",
            "urldate": "2026-01-12",
            "language": "en",
        },
    )


def test_no_text_is_a_command_of_latex_or_ends_its_field() -> None:
    (source,) = story_of(HOSTILE).sources.values()
    ((type_, fields),) = entries(HOSTILE).values()
    assert type_ == "article"
    assert printed(fields["title"]) == source.title
    assert printed(fields["author"]) == source.author
    assert printed(fields["journal"]) == "}} @misc{evil, title = {"
    assert printed(fields["note"]) == "}} @misc{evil, title = { has two paragraphs, and stress at 5 %."
    assert fields["url"] == "https://example.org/a_b?q=x&c=100%25~#z"


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("2025", {"year": "2025", "date": "2025"}),
        ("2025-07-12", {"year": "2025", "month": "July", "date": "2025-07-12"}),
        ("2025-07-12T10:30:00Z", {"year": "2025", "month": "July", "date": "2025-07-12T10:30:00Z"}),
        ("2025-07~", {"year": "{about July 2025}", "date": "2025-07~"}),
        ("2025-07/2025-08", {"year": "{July to August 2025}", "date": "2025-07/2025-08"}),
        ("2025-22", {"year": "{summer 2025}", "date": "2025-22"}),
        ("199X", {"year": "{the 1990s}", "date": "199X"}),
        ("XXXX-07", {"year": "{July, year not stated}"}),
    ],
)
def test_a_date_is_in_numbers_where_it_is_exact_and_in_words_elsewhere(
    text: str, fields: dict[str, str]
) -> None:
    line = f"{{id: a, title: A, type: webpage, language: en, seen: excerpt, published: {text}}}"
    ((_, found),) = entries(f"sources:\n  - {line}\n").values()
    assert {name: value for name, value in found.items() if name in ("year", "month", "date")} == fields


@pytest.mark.parametrize(
    ("type_", "publisher", "entry", "field"),
    [
        ("article-magazine", "press", "article", "journal"),
        ("article-magazine", "", "misc", ""),
        ("article", "press", "misc", "howpublished"),
        ("book", "press", "book", "publisher"),
        ("chapter", "press", "incollection", "publisher"),
        ("paper-conference", "press", "inproceedings", "publisher"),
        ("report", "press", "techreport", "institution"),
        ("thesis", "press", "phdthesis", "school"),
        ("webpage", "press", "misc", "howpublished"),
    ],
)
def test_the_type_and_the_publisher_are_those_of_bibtex(
    type_: str, publisher: str, entry: str, field: str
) -> None:
    actor = "actors:\n  - {id: press, name: Press, kind: media, summary: A medium.}\n"
    by = f", publisher: {publisher}" if publisher else ""
    line = f"{{id: a, title: A, type: {type_}, language: en, seen: excerpt{by}}}"
    ((found, fields),) = entries(f"{actor}sources:\n  - {line}\n").values()
    assert found == entry
    assert set(fields) - {"title", "language"} == ({field} if field else set())
