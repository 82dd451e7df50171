"""The JSON files say what the pages say, and every file is of the form that is published and stays."""

import json
import re
from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from generator import build
from generator.dates.edtf import parse
from generator.derive import Story
from generator.exports.api import FORMAT
from generator.exports.api.fields import date
from generator.exports.api.schema import schema as published_schema
from generator.model import KIND_OF, KINDS
from generator.render.prose import Prose
from generator.site import Site
from tests.conftest import WriteStory
from tests.story_of import actor, source, story_of, tiny

ROOT = Path(__file__).parent.parent
PUBLISHED = Path(__file__).parent / "exports/api-v1.txt"
"""Every field of the files with its type, and every value of a field that takes one of several.

A line of it is a promise to those who read the files: `--bless` adds lines, and takes none away.
"""

SITE = Site("https://example.org/bridge/")

Json = dict[str, Any]


def read(story: Story, site: Site = SITE) -> dict[str, Json]:
    """Return the files by their paths below the version's folder."""
    made = FORMAT.files(story, site)
    return {path.removeprefix("api/v1/"): json.loads(text.decode()) for path, text in made.items()}


@cache
def tiny_files() -> dict[str, Json]:
    return read(tiny())


def entry(id_: str, files: dict[str, Json]) -> Json:
    (found,) = (said["entry"] for path, said in files.items() if path.endswith(f"/{id_}.json"))
    assert isinstance(found, dict)
    return found


@cache
def schema() -> Json:
    """Return the published schema, but closed: in a file of now is no field that it does not name."""
    closed = deepcopy(published_schema())
    for _, one in objects(closed):
        one["additionalProperties"] = False
    return closed


def objects(within: object, name: str = "") -> Iterator[tuple[str, Json]]:
    """Yield the objects that a schema describes, each with the key that it stands behind."""
    if isinstance(within, dict):
        if "properties" in within and within.get("type") == "object":
            yield name, within
        for key, inner in within.items():
            yield from objects(inner, key)


def definition(path: str, said: Json | None = None) -> str:
    """Return the name of the schema that a file is of."""
    folder, _, name = path.rpartition("/")
    if folder == "moved" or (said and "moved" in said):
        return "MovedFile"
    if folder:
        return f"{next(row.model.__name__ for key, row in KIND_OF.items() if key == folder)}File"
    return {"story.json": "StoryFile", "matrix.json": "MatrixFile"}.get(name, "IndexFile")


def fields(of: str) -> Iterator[tuple[str, str]]:
    """Yield every field of the files of a schema by its path, with its type, and the values it may have."""
    yield from _fields({"$ref": f"#/$defs/{of}"}, "")


def _fields(said: Json, path: str) -> Iterator[tuple[str, str]]:
    options = said.get("anyOf", [said])
    (one,) = (option for option in options if option.get("type") != "null")  # never of two types
    if "$ref" in one:
        one = schema()["$defs"][one["$ref"].removeprefix("#/$defs/")]
    yield path, one["type"] + (" or null" if len(options) > 1 else "")
    for value in one.get("enum", [one["const"]] if "const" in one else []):
        yield path, json.dumps(value)
    for name, inner in one.get("properties", {}).items():
        yield from _fields(inner, f"{path}.{name}")
    if one["type"] == "array":
        yield from _fields(one["items"], f"{path}[]")


def published_now() -> list[str]:
    """Return a line for every field of every file."""
    entries = [f"{kind}/<id>.json" for kind in (*KINDS, "moved")]
    paths = ["index.json", "matrix.json", "story.json", *(f"{kind}.json" for kind in KINDS), *entries]
    return [f"{path} {field}: {type_}" for path in sorted(paths) for field, type_ in fields(definition(path))]


def hold_to_the_schema(files: dict[str, Json]) -> None:
    """Hold every file to its part of the schema, and to the published schema, which is that of any."""
    published = Draft202012Validator(files["schema.json"])
    for path, said in files.items():
        if path != "schema.json":
            own = {**schema(), "$ref": f"#/$defs/{definition(path, said)}"}
            del own["anyOf"]
            errors = [
                f"{path}{e.json_path}: {e.message}" for e in Draft202012Validator(own).iter_errors(said)
            ]
            assert not errors, "\n".join(errors)
            assert published.is_valid(said), path


def test_no_published_field_has_gone_or_is_of_another_type(
    bless: bool,  # noqa: FBT001 - a fixture
    capsys: pytest.CaptureFixture[str],
) -> None:
    now, published = published_now(), PUBLISHED.read_text(encoding="utf-8").splitlines()
    gone = sorted(set(published) - set(now))
    assert not gone, "\n".join(["v1 has promised these; what lacks one is a v2:", *gone])
    if bless:
        PUBLISHED.write_text("".join(f"{line}\n" for line in now), encoding="utf-8")
    elif added := [line for line in now if line not in set(published)]:
        with capsys.disabled():
            print("\n".join(["", "`make bless` publishes these new fields of the API:", *added]))


def test_every_field_of_the_schema_is_always_there() -> None:
    found = list(objects(schema()["$defs"]))
    assert len(found) > 30
    assert [name for name, one in found if set(one["required"]) != set(one["properties"])] == []


def test_the_schema_lets_later_files_of_the_version_have_more() -> None:
    later = deepcopy(tiny_files()["index.json"])
    later["more"] = later["entries"][0]["more"] = True
    published = Draft202012Validator(tiny_files()["schema.json"])
    assert published.is_valid(later)
    del later["entries"][0]["name"]
    assert not published.is_valid(later)


def test_every_file_of_the_tiny_story_is_of_the_schema() -> None:
    Draft202012Validator.check_schema(tiny_files()["schema.json"])
    hold_to_the_schema(tiny_files())


@pytest.mark.parametrize("language", ["", "ru"])
def test_every_file_of_the_real_story_is_of_the_schema(language: str) -> None:
    checked = build.read(ROOT / "data", ROOT)
    story = checked.others[language] if language else checked.story
    files = read(story, Site())
    assert len(files) == len(story.by_id) + len(story.info.moved) + len(KINDS) + 4
    hold_to_the_schema(files)


def test_there_is_everything_an_index_of_each_kind_and_a_file_for_each_entry() -> None:
    files = tiny_files()
    everything = files["story.json"]
    assert everything["story"]["title"] == "The bridge at Ostrovka"
    heads = ("id", "kind", "name", "address", "api")
    for kind in KINDS:
        assert everything[kind]
        assert [files[f"{kind}/{one['id']}.json"]["entry"] for one in everything[kind]] == everything[kind]
        assert files[f"{kind}.json"]["entries"] == [{k: one[k] for k in heads} for one in everything[kind]]
    assert {one["id"] for one in files["index.json"]["entries"]} == set(tiny().by_id)


def test_an_entry_that_is_gone_keeps_a_file_that_says_what_became_of_it() -> None:
    said = tiny_files()["claims/bridge-agreed.json"]["moved"]
    assert (said["kind"], said["id"], said["to"]) == ("claims", "bridge-agreed", "bridge-planned")


def test_each_file_says_its_version_its_schema_its_day_and_its_language() -> None:
    for path, said in tiny_files().items():
        if path != "schema.json":
            assert said["schema_version"] == 1
            assert said["described_by"] == "https://example.org/bridge/api/v1/schema.json"
            assert said["as_of"]["edtf"] == "2026-01-31"
            assert said["language"] == "en"


def test_links_are_absolute_and_lead_to_files_or_from_the_root_where_the_address_is_not_known() -> None:
    files, below = tiny_files(), read(tiny(), Site())
    for one, same in zip(files["index.json"]["entries"], below["index.json"]["entries"], strict=True):
        assert one["api"].removeprefix("https://example.org/bridge/api/v1/") in files
        assert (one["api"], one["address"]) == tuple(SITE.address + same[key] for key in ("api", "address"))
    assert entry("ostrovka", files)["address"] == "https://example.org/bridge/places/#ostrovka"
    assert files["story.json"]["story"]["address"] == SITE.address


def test_a_claim_has_what_follows_for_it() -> None:
    said = entry("bridge-planned", tiny_files())
    derived = said["derived"]
    assert (said["kind"], said["claim_kind"]) == ("claims", "fact")
    assert derived["standing"] == "contested"
    assert derived["label"] == "Eastland says so, Westland denies it"
    eastland, westland = ({"kind": "actor", "ids": [id_]} for id_ in ("eastland", "westland"))
    assert derived["parties"]["asserts"] == {"firm": [eastland], "weak": [westland]}
    assert derived["parties"]["denies"] == {"firm": [westland], "weak": []}
    assert [backing["report"] for backing in derived["backings"]] == list(range(len(said["reports"])))
    assert derived["backings"][2]["relays"] == ["wire-report"]
    assert derived["backings"][3]["caution"] == {"kind": "original not seen", "originals": ["broadcast"]}
    assert derived["backings"][3]["roots"] == ["broadcast", "wire-report"]
    assert derived["roots"] == ["wire-report", "westland-statement"]
    assert derived["mentioned_by"] == ["who-pays"]


def test_only_a_claim_of_fact_has_a_standing() -> None:
    derived = entry("bridge-is-fine", tiny_files())["derived"]
    assert (derived["standing"], derived["label"], derived["beside"]) == (None, "An opinion", None)


def test_what_binds_the_parties_of_a_claim_is_told() -> None:
    reports = "[{source: a, stance: asserts}, {source: b, stance: asserts}]"
    of_b = "  - {id: two, name: B, kind: state, summary: S., relations: [{to: one, what: pays}]}\n"
    said = story_of(
        f"actors:\n{actor('one', kind='state')}{of_b}"
        f"sources:\n{source('a', publisher='one')}{source('b', publisher='two')}"
        f"claims:\n  - {{id: c, text: It is., kind: fact, reports: {reports}}}\n"
    )
    derived = entry("c", read(said))["derived"]
    assert derived["bonds"] == [{"actors": ["two", "one"], "what": "pays"}]
    assert derived["beside"] == "Not independent of each other."


def test_sources_actors_and_events_have_what_follows_for_them() -> None:
    files = tiny_files()
    digest = entry("digest", files)["derived"]
    assert digest["roots"] == ["broadcast", "wire-report"]
    assert digest["claims"] == ["bridge-planned", "money-was-found"]
    assert entry("wire-report", files)["derived"]["descendants"] == ["herald-rewrite", "digest"]
    orlova = entry("anna-orlova", files)
    assert orlova["derived"]["top"] == "eastland"
    assert orlova["derived"]["claims"] == ["bridge-planned", "banks-surveyed", "bridge-is-fine"]
    assert orlova["names"][0] == {"language": "ru", "text": "Анна Орлова"}
    assert entry("survey", files)["derived"]["kind_name"] == "survey of the banks"
    assert entry("announcement", files)["derived"]["claims"] == ["bridge-planned"]


def test_events_are_in_the_order_of_time() -> None:
    ids = [one["id"] for one in tiny_files()["events.json"]["entries"]]
    assert ids == [event.id for event in tiny().timeline]
    assert ids != list(tiny().events)


def test_the_matrix_has_a_cell_only_where_a_source_does_something() -> None:
    cells = tiny_files()["matrix.json"]["cells"]
    assert len(cells) == 13
    assert not {cell["verb"] for cell in cells} & {"silent", "not in the part read", "not seen"}
    assert cells[1] == {
        "claim": "bridge-planned",
        "source": "wire-report",
        "verb": "attributes",
        "by": "anna-orlova",
        "hedged": False,
    }


def test_a_text_is_its_words_and_beside_them_what_was_written() -> None:
    said = entry("span", tiny_files())
    assert said["meaning"] == "A part of a bridge, from one pier to the next, see The length of the bridge."
    assert said["meaning_markup"] == "A part of a bridge, from one pier to the next, see [[length]]."
    absent = entry("length", tiny_files())
    assert (absent["note"], absent["note_markup"]) == (None, None)


@pytest.mark.parametrize(
    ("text", "said", "earliest", "latest"),
    [
        ("2026-01", "January 2026", "2026-01-01", "2026-01-31"),
        ("../2026-01-26", "until 26 January 2026", None, "2026-01-26"),
        ("XXXX-07", "July, year not stated", None, None),
        ("0044-03-15", "15 March 44", "0044-03-15", "0044-03-15"),
        ("-0044-03-15", "15 March −44", "-000044-03-15", "-000044-03-15"),
        ("Y12026", "12026", "+012026-01-01", "+012026-12-31"),
    ],
)
def test_a_date_has_its_words_and_its_first_and_last_day(
    text: str, said: str, earliest: str | None, latest: str | None
) -> None:
    found = date(Prose(tiny(), ""), parse(text))
    assert (found["earliest"], found["latest"]) == (earliest, latest)
    assert (found["edtf"], found["text"]) == (text, said)
    own = {**schema(), "$ref": "#/$defs/Date"}
    del own["anyOf"]
    assert Draft202012Validator(own).is_valid(found)


def test_what_nobody_can_report_errors_to_is_null() -> None:
    assert read(story_of("terms: []\n"))["story.json"]["story"]["contact"] is None


def test_a_text_that_is_not_translated_is_told_with_its_language(write_story: WriteStory) -> None:
    folder = write_story(
        "story:\n  title: {en: A test, de: Ein Test}\n  question: Does it?\n  summary: {en: It., de: Es.}\n"
        "  language: en\n  languages: [en, de]\n  as_of: 2026-01-31\n  contact: none\n"
        "actors:\n  - {id: a, name: {en: Anna, de: Anne}, kind: person, role: engineer, summary: Does it?,\n"
        "     names: {ru: engineer}, relations: [{to: b, what: pays}]}\n"
        "  - {id: b, name: {en: Ben, de: Ben}, kind: person, summary: {en: He., de: Er.}}\n"
    )
    files = read(build.read(folder / "data", folder).others["de"])
    assert files["story.json"]["language"] == "de"
    assert files["story.json"]["story"]["untranslated"] == [{"path": "/question", "language": "en"}]
    assert entry("a", files)["untranslated"] == [
        {"path": path, "language": "en"} for path in ("/role", "/summary", "/relations/0/what")
    ]
    assert entry("b", files)["untranslated"] == []
    hold_to_the_schema(files)


HOSTILE = "</script><script>alert(1)</script><!-- \" ' \\ &"


def test_no_text_can_end_a_script_or_be_taken_for_html() -> None:
    term = f"terms:\n  - {{id: t, term: {json.dumps(HOSTILE)}, meaning: {json.dumps(HOSTILE)}}}\n"
    story = story_of(term, allowed=("empty-story", "raw-html"))
    assert all(b"<" not in text for text in FORMAT.files(story, SITE).values())
    said = entry("t", read(story))
    assert said["term"] == said["meaning"] == said["meaning_markup"] == HOSTILE
    hold_to_the_schema(read(story))


def test_a_story_of_nothing_has_all_files_and_empty_lists() -> None:
    files = read(story_of("terms: []\n"))
    assert sorted(files) == sorted(
        ["story.json", "index.json", "matrix.json", "schema.json", *(f"{kind}.json" for kind in KINDS)]
    )
    assert files["index.json"]["entries"] == files["matrix.json"]["cells"] == []
    hold_to_the_schema(files)


def test_the_fields_that_the_example_names_are_there() -> None:
    named = re.findall(r"\.([a-z_]+)", FORMAT.example.split("|", 1)[1])
    assert named == ["claims", "name", "derived", "label"]
    (claim, *_) = tiny_files()["story.json"][named[0]]
    assert claim[named[1]]
    assert claim[named[2]][named[3]]
