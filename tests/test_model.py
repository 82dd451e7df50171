"""The model has the fields of the design, is frozen, and gives a JSON Schema that says the same."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from generator import build
from generator.model import KIND_OF, entries
from generator.model.fields import Address, Kind, Link, Markup, Part, Ref, marked, part_at
from generator.read.load import load
from generator.read.nodes import Plain
from generator.read.parse import parse
from tests.conftest import ROOT, WriteStory

DATA = sorted((ROOT / "data").glob("*.yml"))

FIELDS = {
    "story": "title question summary language languages as_of contact event_kinds lanes moved policies "
    "review_after accept",
    "story.moved": "kind id to reason",
    "story.event_kinds": "id name together colour",
    "sources": "id accept title translation label publisher author type language published url archived "
    "accessed derived_from seen sha256 note",
    "actors": "id accept name kind names also_written role part_of summary relations wikidata links",
    "places": "id accept name names within latitude longitude wikidata",
    "events": "id accept date title summary kind place actors sources",
    "claims": "id accept text kind about reports assessment",
    "claims.reports": "source by stance hedged quote translation event verified fingerprint",
    "claims.assessment": "verdict reason by date",
    "differences": "id accept point variants note",
    "differences.variants": "says sources",
    "questions": "id accept question why known would_settle status answer about asked reviewed",
    "terms": "id accept term meaning avoid",
    "updates": "id accept date kind text about",
}


@pytest.mark.parametrize(("path", "fields"), FIELDS.items())
def test_every_kind_has_the_fields_of_the_design(path: str, fields: str) -> None:
    part = part_at(entries.StoryFile, tuple(path.split(".")))
    assert list(part.model_fields) == fields.split()


def parts() -> Iterator[type[Part]]:
    """Yield every part of the model."""
    todo: list[type[Part]] = [Part]
    while todo:
        part = todo.pop()
        todo += part.__subclasses__()
        yield part


def test_every_part_is_frozen_and_strict_and_refuses_keys_that_it_does_not_know() -> None:
    wanted = {"frozen": True, "strict": True, "extra": "forbid"}
    assert [part for part in parts() if not wanted.items() <= part.model_config.items()] == []
    link = Link(title="The paper", url="https://example.org/")
    with pytest.raises(ValidationError, match="frozen"):
        link.title = "Another"  # type: ignore[misc]


def test_every_kind_has_a_model() -> None:
    assert set(KIND_OF) == set(get_args(Kind))


# the schema

SCHEMA = entries.json_schema()
VALIDATOR = Draft202012Validator(SCHEMA)


def test_the_schema_is_one() -> None:
    assert SCHEMA["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    Draft202012Validator.check_schema(SCHEMA)


def objects() -> Iterator[tuple[str, dict[str, Any]]]:
    yield "file", SCHEMA
    yield from SCHEMA["$defs"].items()


def test_every_field_in_the_schema_has_a_description() -> None:
    fields = [(name, key, field) for name, part in objects() for key, field in part["properties"].items()]
    assert len(fields) > 80
    assert [(name, key) for name, key, field in fields if not field.get("description")] == []
    assert [name for name, part in objects() if not part.get("description")] == []


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.name)
def test_every_data_file_names_its_schema_in_the_first_line(path: Path) -> None:
    first, _, _ = path.read_text(encoding="utf-8").partition("\n")
    assert first == "# yaml-language-server: $schema=schema.json"


def as_json(plain: Plain) -> Any:  # noqa: ANN401 - what json.loads returns
    """Return a value as JSON has it, with lists for tuples."""
    return json.loads(json.dumps(plain))


def values(root: Path) -> dict[str, Any]:
    """Return the values of the data files of a project."""
    files, problems = load(root / "data", root)
    assert problems == []
    return {file.name: as_json(file.root.plain()) for file in files if file.root}


@pytest.fixture(scope="module")
def real() -> dict[str, Any]:
    return values(ROOT)


def test_the_real_data_fit_the_schema(real: dict[str, Any]) -> None:
    assert len(real) == len(DATA) > 0
    errors = [(name, error.message) for name, value in real.items() for error in VALIDATOR.iter_errors(value)]
    assert errors == []


@pytest.mark.parametrize(
    ("name", "path", "change"),
    [
        ("claims", ("claims", 0), {"colour": "red"}),
        ("claims", ("claims", 0), {"kind": "rumour"}),
        ("claims", ("claims", 0), {"text": None}),
        ("claims", ("claims", 0), {"text": ...}),
        ("claims", ("claims", 0, "reports", 0), {"stance": ...}),
        ("claims", ("claims", 0, "reports", 0), {"hedged": "yes"}),
        ("actors", ("actors", 0), {"id": "Not An Id"}),
        ("actors", ("actors", 0), {"links": [{"title": "x", "url": "example.org"}]}),
        ("sources", ("sources", 0), {"sha256": "abc"}),
        ("sources", ("sources", 0), {"seen": ...}),
        ("places", ("places", 0), {"latitude": 91}),
        ("events", ("events", 0), {"date": True}),
        ("differences", ("differences", 0), {"variants": []}),
        ("story", ("story",), {"as_of": ...}),
        ("story", (), {"claim": []}),
    ],
)
def test_a_file_with_a_mistake_fits_neither_the_schema_nor_the_model(
    real: dict[str, Any],
    write_story: WriteStory,
    name: str,
    path: tuple[str | int, ...],
    change: dict[str, Any],
) -> None:
    value = as_json(real[f"data/{name}.yml"])
    part = value
    for step in path:
        part = part[step]
    part |= change
    for key in [key for key, new in change.items() if new is ...]:
        del part[key]
    assert not VALIDATOR.is_valid(value)
    # JSON is YAML, so the same file can be read by the generator
    assert build.read(write_story(json.dumps(value)) / "data", ROOT).failed()


# the marks beside the types


def test_marked_texts_are_found_at_every_depth(write_story: WriteStory) -> None:
    root = write_story(
        """\
claims:
  - id: unsafe
    text: "[[not-markup]]"
    kind: fact
    about: [bridge, closing]
    reports:
      - {source: gazette, by: mayor, stance: asserts, event: closing, quote: "[[not-markup]]"}
      - {source: radio, stance: doubts}
    assessment: {verdict: open, reason: "See [[bridge]]."}
actors:
  - id: mayor
    name: The mayor
    kind: person
    summary: Closed it.
    also_written:
      - {form: Mayer, sources: [radio], note: A slip.}
    relations:
      - {to: council, what: sits in}
    links:
      - {title: Home, url: "https://example.org/"}
"""
    )
    parsed, problems = parse(load(root / "data", root)[0])
    assert problems == []
    (_, claim, _), (_, actor, _) = parsed.entries
    assert [(path, mark.kinds, text) for path, mark, text in marked(claim, Ref)] == [
        (("about", 0), (), "bridge"),
        (("about", 1), (), "closing"),
        (("reports", 0, "source"), ("sources",), "gazette"),
        (("reports", 0, "by"), ("actors",), "mayor"),
        (("reports", 0, "event"), ("events",), "closing"),
        (("reports", 1, "source"), ("sources",), "radio"),
    ]
    assert [(path, text) for path, _, text in marked(claim, Markup)] == [
        (("assessment", "reason"), "See [[bridge]].")
    ]
    assert [(path, text) for path, _, text in marked(actor, Markup)] == [
        (("also_written", 0, "note"), "A slip."),
        (("summary",), "Closed it."),
    ]
    assert [path for path, _, _ in marked(actor, Address)] == [("links", 0, "url")]
    assert [path for path, _, _ in marked(actor, Ref)] == [
        ("also_written", 0, "sources", 0),
        ("relations", 0, "to"),
    ]
