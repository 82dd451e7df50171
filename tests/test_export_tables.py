"""The tables have the whole story, and are read back by csv and by polars; no cell of them is a formula."""

import csv
import io
import re
import zipfile
from typing import Any

import polars as pl
import pytest

from generator.derive import Story
from generator.exports.tables import FORMAT, neutral, shape
from generator.model import KIND_OF, KINDS, Part, StoryInfo, part_of, published
from generator.site import Site
from tests.story_of import story_of, tiny

HOSTILE = """\
actors:
  - id: eve
    name: =HYPERLINK("https://evil.example";"x")
    kind: person
    summary: "a;=1+1\\n-2\\n\\nsaid \\"so\\", 'now'"
    role: "'=quoted"
    names: {ru: "+7 000", zh-Hans: "＝1"}
    also_written:
      - {form: "@eve", sources: [page]}
      - {form: "\\t=1", sources: [page]}
sources:
  - {id: page, title: '"=1', type: webpage, language: en, seen: excerpt, published: -0044-03}
terms:
  - {id: odd, term: -odd, meaning: '''s wonderful', avoid: ['a|b', 'c\\', '=d', '\\|', '| ']}
places:
  - {id: south, name: South, latitude: -33.5, longitude: -70}
claims:
  - {id: eve-is-odd, text: Eve is odd., kind: fact, about: [eve, south], reports: []}
"""


def files(story: Story) -> dict[str, bytes]:
    return dict(FORMAT.files(story, Site()))


def rows(found: dict[str, bytes], name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(found[f"tables/{name}.csv"].decode(), newline=""), strict=True))


def as_written(cell: str) -> str:
    """Undo what keeps a cell from being a formula, by what the module says of it alone."""
    taken = re.sub(r"""^'(?=[ '"]*[=+@＝＋－＠\t\r\n-])""", "", cell, count=1)
    return re.sub(r"""([;\t\r\n])'(?=[ '"]*[=+@＝＋－＠-])""", r"\1", taken)


def divided(cell: str) -> list[str]:
    """Return the items of a list in a cell."""
    items = re.findall(r"((?:[^|\\]|\\.)*)(?:\||$)", cell, re.DOTALL)[:-1] if cell else []
    return [re.sub(r"\\(.)", r"\1", item) for item in items]


def part(
    model: type[Part], row: dict[str, str], before: str, name: str, found: dict[str, bytes]
) -> dict[str, Any]:
    """Return what the model takes for a row, in terms of YAML."""
    value: dict[str, Any] = {}
    for field in published(model):
        inner, cell = part_of(model, field), as_written(row.get(before + field, ""))
        match shape(model, field):
            case "value" if cell:
                type_ = str(model.model_fields[field].annotation)
                value[field] = (
                    cell == "true" if "bool" in type_ else float(cell) if "float" in type_ else cell
                )
            case "list":
                value[field] = tuple(divided(cell))
            case "languages":
                start = f"{before}{field}."
                there = {key.removeprefix(start): key for key in row if key.startswith(start)}
                value[field] = {code: as_written(row[key]) for code, key in there.items() if row[key]}
            case "part" if inner and any(row[f"{field}.{key}"] for key in inner.model_fields):
                value[field] = part(inner, row, f"{field}.", name, found)
            case "parts" if inner:
                below = f"{name}.{field}"
                own = [one for one in rows(found, below) if one.get(f"{name}.id") == row.get("id")]
                value[field] = tuple(part(inner, one, "", below, found) for one in own)
    return value


@pytest.mark.parametrize(
    "story", [tiny(), story_of(HOSTILE), story_of("")], ids=["whole", "hostile", "empty"]
)
def test_the_story_is_made_of_them_again(story: Story) -> None:
    found = files(story)
    for kind in KINDS:
        model = KIND_OF[kind].model
        entries = [model.model_validate(part(model, row, "", kind, found)) for row in rows(found, kind)]
        assert entries == [entry for id_, entry in story.by_id.items() if story.kinds[id_] == kind]
    (row,) = rows(found, "story")
    assert StoryInfo.model_validate(part(StoryInfo, row, "", "story", found)) == story.info


def test_polars_reads_what_csv_reads() -> None:
    for story in (tiny(), story_of(HOSTILE)):
        found = files(story)
        for path, content in found.items():
            if path.endswith(".csv"):
                frame = pl.read_csv(content, infer_schema=False).fill_null("")
                assert frame.to_dicts() == rows(found, path[len("tables/") : -len(".csv")])


def test_numbers_and_switches_have_their_types_in_polars() -> None:
    found = files(tiny())
    places = pl.read_csv(found["tables/places.csv"])
    assert places["longitude"].to_list() == [None, -3.25]
    reports = pl.read_csv(found["tables/claims.reports.csv"])
    assert reports.filter("hedged")["claims.id"].to_list() == ["bridge-planned", "work-has-begun"]
    events = pl.read_csv(found["tables/events.csv"]).with_columns(pl.col("sources").str.split("|"))
    assert events["sources"].to_list()[1] == ["wire-report", "herald-rewrite"]


def test_lines_end_as_rfc_4180_has_it_and_there_is_no_byte_order_mark() -> None:
    content = files(tiny())["tables/sources.csv"]
    assert content.startswith(b"id,title,translation,label,publisher,")
    assert content.count(b"\r\n") == len(tiny().sources) + 1


# As a spreadsheet divides a file, by commas or, where these stand in numbers, by semicolons; one that takes a
# quotation mark in the middle of a cell for nothing but itself begins new cells inside of ours.
@pytest.mark.parametrize("sign", [",", ";", "\t"])
@pytest.mark.parametrize("quoted", [True, False])
def test_no_cell_is_a_formula_however_a_spreadsheet_divides_it(sign: str, *, quoted: bool) -> None:
    for path, content in files(story_of(HOSTILE)).items():
        # Between our own cells a comma is always one, so only those inside of cells are left out here.
        if path.endswith(".csv") and (quoted or sign != ","):
            read = csv.reader(
                io.StringIO(content.decode(), newline=""),
                delimiter=sign,
                quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE,
            )
            cells = [cell for row in read for cell in row if not re.fullmatch(r"-\d+\.\d+", cell)]
            assert not [cell for cell in cells if re.match(r"""[ "]*[=+@＝＋－＠\t\r\n-]""", cell)]


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("'=1", "''=1"),
        (' "=1', "' \"=1"),
        ("a;-1", "a;'-1"),
        ("one\n\n+two", "one\n\n'+two"),
        ("\t@", "'\t'@"),
        ("’s Gravenhage", "’s Gravenhage"),
        ("'s Gravenhage", "'s Gravenhage"),
        ("post-war; e-mail a@b.example?a=b+c", "post-war; e-mail a@b.example?a=b+c"),
        ("", ""),
    ],
)
def test_an_apostrophe_stands_before_what_could_be_a_formula_and_is_taken_away_again(
    text: str, cell: str
) -> None:
    assert neutral(text) == cell
    assert as_written(cell) == text


def test_the_matrix_has_a_row_for_each_source_that_reports_a_claim() -> None:
    found = rows(files(tiny()), "matrix")
    pairs = [(row["claim"], row["source"]) for row in found]
    told = {(claim.id, report.source) for claim in tiny().claims.values() for report in claim.reports}
    assert len(pairs) == len(set(pairs))
    assert set(pairs) == told
    assert found[2] == {
        "claim": "bridge-planned",
        "claim_text": "A bridge at Ostrovka is planned.",
        "source": "digest",
        "source_name": "Weekly digest",
        "source_seen": "excerpt",
        "verbs": "hedges|doubts",
        "by": "kim-min-a",
        "by_names": "Kim Min-a",
        "hedged": "true",
    }


def test_the_zip_file_has_all_tables_and_no_time_of_its_making() -> None:
    found = files(tiny())
    with zipfile.ZipFile(io.BytesIO(found.pop("tables.zip"))) as archive:
        assert archive.testzip() is None
        assert {info.filename: archive.read(info) for info in archive.infolist()} == found
        assert archive.namelist() == sorted(found)
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_every_field_of_the_model_has_a_place() -> None:
    found = files(story_of(""))
    models: dict[str, type[Part]] = {"story": StoryInfo, **{kind: KIND_OF[kind].model for kind in KINDS}}
    for name, model in models.items():
        header = found[f"tables/{name}.csv"].decode().splitlines()[0].split(",")
        for field in published(model):
            match shape(model, field):
                case "value" | "list":
                    assert field in header
                case "part":
                    assert any(column.startswith(f"{field}.") for column in header)
                case "parts":
                    inner = part_of(model, field)
                    assert inner
                    # A list of parts in such a list would have no table.
                    assert {shape(inner, below) for below in inner.model_fields} <= {"value", "list"}
                    assert f"tables/{name}.{field}.csv" in found
