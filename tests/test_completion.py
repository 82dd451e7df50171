"""Editors of text complete ids and whole entries, by a schema and snippets that are made from the model."""

import json
import re
from pathlib import Path
from textwrap import indent
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from generator import completion, snippets
from generator.model import KIND_OF, KINDS, json_schema
from generator.read.load import load
from generator.read.parse import parse
from tests import project
from tests.story_of import story_of, tiny

STORY = """\
actors:
  - {id: ada, name: Ada Moor, kind: person, summary: The mayor.}
places:
  - {id: town, name: The town}
sources:
  - {id: letter, title: A letter, type: document, language: en, seen: excerpt}
"""


def offered(schema: dict[str, Any], model: str, field: str) -> dict[str, str]:
    """Return the ids that a field offers, each with the words beside it."""
    value = schema["$defs"][model]["properties"][field]
    found: dict[str, str] = {}
    for choice in value.get("items", value)["anyOf"]:
        ids = schema["$defs"][choice["$ref"].rpartition("/")[2]] if "$ref" in choice else {}
        found |= dict(zip(ids.get("enum", ()), ids.get("enumDescriptions", ()), strict=True))
    return found


def test_a_field_offers_the_ids_of_the_kinds_that_it_takes_with_what_the_entries_are_called() -> None:
    schema = completion.ids_schema(story_of(STORY))
    assert offered(schema, "Report", "source") == {"letter": "A letter"}
    assert offered(schema, "Report", "by") == {"ada": "Ada Moor"}
    assert offered(schema, "Event", "actors") == {"ada": "Ada Moor"}
    assert offered(schema, "StoryPlace", "within") == {"town": "The town"}
    assert offered(schema, "Claim", "about") == {"letter": "A letter", "ada": "Ada Moor", "town": "The town"}
    assert offered(schema, "Report", "event") == {}


def test_the_schema_with_ids_is_one_and_passes_entries_yet_to_be_written() -> None:
    for story in (story_of(STORY), tiny()):
        schema = completion.ids_schema(story)
        Draft202012Validator.check_schema(schema)
        text = "claims: [{id: a, text: A., kind: fact, reports: [{source: not-yet, stance: asserts}]}]"
        assert list(Draft202012Validator(schema).iter_errors(yaml.safe_load(text))) == []
        wrong = text.replace("stance", "stence")
        assert list(Draft202012Validator(schema).iter_errors(yaml.safe_load(wrong))) != []


def test_all_but_the_fields_that_take_ids_is_as_the_model_has_it() -> None:
    schema, plain = completion.ids_schema(story_of(STORY)), json_schema()
    for name, definition in plain["$defs"].items():
        for key, value in definition.get("properties", {}).items():
            ours = schema["$defs"][name]["properties"][key]
            assert ours["description"] == value["description"]
            assert ours == value or "$ref" in json.dumps(ours), f"{name}.{key}"
    assert schema["properties"] == plain["properties"]


# snippets


def filled(body: list[str]) -> str:
    """Return what a snippet writes if its hints are left as they are, and the first choice is taken."""
    text = "\n".join(body).replace(snippets.TODAY, "2026-01-31")
    return re.sub(r"\$\{\d+(?::([^}]*)|\|([^,|]*)[^|]*\|)\}", lambda match: match[1] or match[2], text)


@pytest.mark.parametrize("kind", KINDS)
def test_the_snippet_of_a_kind_has_all_that_an_entry_needs_and_nothing_unknown(
    kind: str, tmp_path: Path
) -> None:
    snippet = snippets.snippets()[f"Entry: {kind}"]
    assert snippet["prefix"] == kind.removesuffix("s")
    text = filled(snippet["body"]).replace("YYYY-MM-DD", "2026").replace("https://", "https://a.example")
    project.write(tmp_path / "data/a.yml", f"{kind}:\n{indent(text, '  ')}\n")
    files, problems = load(tmp_path / "data", tmp_path)
    parsed, more = parse(files)
    left = {"bad-language"} if kind == "sources" else set()  # a hint that is not filled in is told
    assert {problem.rule for problem in (*problems, *more)} == left
    assert [entry.id for _, entry, _ in parsed.entries] == ([] if left else ["lower-case-words"])


def test_a_date_that_is_not_filled_in_is_an_error() -> None:
    body = snippets.snippets()["Entry: events"]["body"]
    assert yaml.safe_load(filled(body))[0]["date"] == "YYYY-MM-DD"


def test_there_is_a_snippet_for_every_kind_and_for_what_stands_in_their_lists() -> None:
    prefixes = [snippet["prefix"] for snippet in snippets.snippets().values()]
    assert len(prefixes) == len(set(prefixes))
    assert {kind.removesuffix("s") for kind in KIND_OF} <= set(prefixes)
    assert {"report", "variant", "spelling", "relation", "link", "ref"} <= set(prefixes)


def test_the_settings_for_vs_code_are_those_of_a_new_project_and_the_snippets_those_of_the_model() -> None:
    ours = project.tree(project.ROOT / ".vscode")
    theirs = project.tree(project.ROOT / "generator/new/project/dot_vscode")
    made = {snippets.FILE: snippets.as_text().encode()}
    assert ours == theirs | made, "to mend it: explainer schema --snippets > .vscode/explainer.code-snippets"
    assert json.loads(ours["extensions.json"]) == {"recommendations": ["redhat.vscode-yaml"]}
