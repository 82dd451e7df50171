"""`explainer import` takes over what is sound, tells what it left, and for a mistake writes nothing."""

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from generator import build
from generator.cli import main
from generator.derive import Story
from generator.imports.marked_up import MarkedUp
from generator.read import MAX_BYTES
from tests.conftest import BRIDGE, STORY, WriteStory
from tests.project import tree

ACTORS = """\
# Who acts.

actors:
  # Papers
  - id: gazette   # of the town
    name: The Gazette
    kind: media
    summary:   It is  printed here.
"""


@pytest.fixture
def root(write_story: WriteStory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a project, in which the commands run."""
    folder = write_story(STORY, places=BRIDGE, actors=ACTORS)
    monkeypatch.chdir(folder)
    return folder


def run(name: str, content: str | bytes, *arguments: str) -> tuple[int, str]:
    """Import a file with this content; return the exit code and what was said."""
    Path(name).write_bytes(content if isinstance(content, bytes) else content.encode())
    result = CliRunner().invoke(main, ["import", arguments[0], name, *arguments[1:]])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


def refused(root: Path, name: str, content: str | bytes, *arguments: str) -> str:
    """Return what is said of an input for which nothing is written."""
    before = tree(root / "data")
    code, said = run(name, content, *arguments)
    assert code == 1
    assert said.splitlines()[-1].startswith("nothing was written")
    assert tree(root / "data") == before
    return said


def story(root: Path) -> Story:
    checked = build.read(root / "data", root)
    assert {problem.rule for problem in checked.problems if problem.level == "error"} <= {"empty-story"}
    return checked.story


# Tables

PLACES = "id,name,latitude,longitude,within\n"


def test_rows_are_added_to_the_file_that_has_the_others_and_ids_that_are_there_stay(root: Path) -> None:
    code, said = run(
        "new.csv", f"{PLACES}pier,The pier,51.5,-3,bridge\nbridge,Another,,,\n", "csv", "--kind", "places"
    )
    assert code == 0
    assert said == (
        "new.csv:3: `bridge` is there already (data/places.yml:2) and stays as it is\n"
        "data/places.yml: 1 added to places: pier\n"
        "new warnings, which `explainer check` shows: 1 unreferenced\n"
    )
    now = (root / "data/places.yml").read_text(encoding="utf-8")
    assert now.removeprefix(BRIDGE) == (
        "\n  - id: pier\n    name: The pier\n    within: bridge\n    latitude: 51.5\n    longitude: -3\n"
    )


def test_a_dry_run_tells_the_same_and_writes_nothing(root: Path) -> None:
    before = tree(root / "data")
    code, said = run("new.csv", f"{PLACES}pier,The pier,,,\n", "csv", "--kind", "places", "--dry-run")
    assert (code, said) == (0, "data/places.yml: 1 would be added to places: pier\n")
    assert tree(root / "data") == before


@pytest.mark.parametrize(
    "table",
    [
        "\ufeffid;name;latitude;longitude;within\r\npier;The ’pier’;51.5;-3;\r\n;;;;\r\n",
        "id\tname\tlatitude\tlongitude\r\npier\tThe ’pier’\t51.5\t-3\r\n",
        'name,longitude,latitude,id\n"The ’pier’",-3,51.5,pier\n',
    ],
)
def test_what_spreadsheets_do_to_a_table_is_put_up_with(root: Path, table: str) -> None:
    assert run("new.csv", table, "csv", "--kind", "places")[0] == 0
    pier = story(root).places["pier"]
    assert (pier.name, pier.latitude, pier.longitude, pier.within) == ("The ’pier’", 51.5, -3, None)


def test_a_cell_that_was_kept_from_being_a_formula_comes_back(root: Path) -> None:
    table = "id,term,meaning,avoid\nx,'=1+1,\"a;'-2\",'@a|b\\|c\ny,''=1,’s,\n"
    assert run("terms.csv", table, "csv")[0] == 0
    terms = story(root).terms
    assert [(t.term, t.meaning, t.avoid) for t in terms.values()] == [
        ("=1+1", "a;-2", ("@a", "b|c")), ("'=1", "’s", ()),
    ]  # fmt: skip


def test_tables_that_refer_to_each_other_come_as_one_zip_file_or_by_their_names(root: Path) -> None:
    tables = {
        "tables/claims.csv": "id,text,kind,about\nclosed,It is closed.,fact,bridge\n",
        "tables/claims.reports.csv": "claims.id,source,stance,hedged\n"
        "closed,letter,asserts,TRUE\nclosed,letter,doubts,\n",
        "tables/sources.csv": "id,title,type,language,seen\nletter,A letter,document,en,excerpt\n",
        "tables/matrix.csv": "claim\nclosed\n",
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in tables.items():
            archive.writestr(name, content)
    code, said = run("tables.zip", file.getvalue(), "csv")
    assert code == 0
    assert "tables.zip/tables/matrix.csv:1: the matrix follows from the claims, and was left out\n" in said
    reports = story(root).claims["closed"].reports
    assert [(report.stance, report.hedged) for report in reports] == [("asserts", True), ("doubts", False)]


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (b"id,name\na,\xffb\n", "t.csv:2: the byte 0xff is not UTF-8 text\n"),
        ("id,name\na,b\n".encode("utf-16"), "t.csv:1: the byte 0xff is not UTF-8 text\n"),
        ("", "t.csv:1: the file is empty\n"),
        (b"x" * (MAX_BYTES + 1), "t.csv:1: the file has more than the 10 MB allowed\n"),
        ("id,name\nx,a,b\n", "t.csv:2: the row has 3 cells, and the first one 2\n"),
        ('id,name\n\nx,"a\n', "t.csv:3: this is no CSV: unexpected end of data\n"),
        ("id,nmae\nx,a\n", "t.csv:1: there is no column `nmae`\n  help: did you mean `name`?\n"),
        ("id,nmae\nx,a\n", "t.csv:1: the column `name` is missing\n"),
        ("id,name,name\nx,a,b\n", "t.csv:1: the column `name` stands twice\n"),
        ("id,name,names.xx-what\nx,a,b\n", "t.csv:1: there is no column `names.xx-what`\n"),
        ("id,name\n,a\n", "t.csv:2: the row has no `id`\n"),
        ("id,name\nx,a\nx,b\n", "t.csv:3: `x` stands a second time; the first is in line 2\n"),
        (
            "id,name\nThe pier,a\n",
            "t.csv:2: `The pier`: `The pier` is not an id [bad-id]\n  help: write `the-pier`\n",
        ),
        (
            "id,name,within\nx,a,sea\n",
            "t.csv:2: `x`: `sea` is not an entry of this story [unknown-reference]\n",
        ),
        (PLACES.replace(",", ";") + "x;a;51,5;3;\n", "t.csv:2: `x`: `latitude` has to be a number"),
    ],
)
def test_a_mistake_in_a_table_is_told_with_its_line(root: Path, table: str | bytes, said: str) -> None:
    assert said in refused(root, "t.csv", table, "csv", "--kind", "places")


def test_claims_need_the_table_of_their_reports_and_reports_their_claim(root: Path) -> None:
    claims = "id,text,kind\nclosed,It is closed.,fact\n"
    assert "t.csv:1: the table of `reports` is missing" in refused(
        root, "t.csv", claims, "csv", "--kind", "claims"
    )
    Path("claims.csv").write_text(claims, encoding="utf-8")
    reports = "claims.id,source,stance\nopen,x,asserts\n"
    said = refused(root, "claims.reports.csv", reports, "csv", "claims.csv")
    assert "claims.reports.csv:2: `open` is no entry of claims.csv" in said
    assert "the name of the file tells no kind of entry" in refused(root, "t.csv", claims, "csv")
    assert "the zip file cannot be read" in refused(root, "t.zip", b"PK\x03\x04", "csv")


# Bibliographies


def csl(root: Path, *items: object) -> tuple[str, Story]:
    """Import items of CSL-JSON; return what was said, and the story."""
    code, said = run("lib.json", json.dumps(items), "csl")
    assert code == 0
    return said, story(root)


ZOTERO = {
    "id": "http://zotero.org/users/1/items/ABCD",
    "type": "article-newspaper",
    "title": "Is the <i>bridge</i> open?",
    "container-title": "the gazette",
    "language": "en_GB",
    "URL": "https://gazette.example/1",
    "author": [
        {"family": "Berg", "given": "Ada", "non-dropping-particle": "van den"},
        {"literal": "The Desk"},
    ],
    "issued": {"date-parts": [["2025", 3, "07"]]},
    "accessed": {"date-parts": [["2025", 3, 8]], "time": "x"},
    "page": "3",
    "archive_location": "Box 3",
}


def test_an_item_of_zotero_becomes_a_source_with_nothing_that_is_not_known(root: Path) -> None:
    said, now = csl(root, ZOTERO)
    assert now.sources["gazette-2025-03-07"].model_dump(mode="json", exclude_defaults=True) == {
        "id": "gazette-2025-03-07",
        "title": "Is the bridge open?",
        "publisher": "gazette",
        "author": "Ada van den Berg, The Desk",
        "type": "article-newspaper",
        "language": "en-GB",
        "published": "2025-03-07",
        "url": "https://gazette.example/1",
        "accessed": "2025-03-08",
        "seen": "excerpt",
    }
    assert "lib.json:1:2: CSL does not say what was read of it: `seen: excerpt`\n" in said
    assert "lib.json:1:2: a source has no field for page `3`\n" in said
    assert "lib.json:1:2: `archive_location` is `Box 3`, and no address\n" in said
    assert "nothing to add" in csl(root, ZOTERO)[0]


@pytest.mark.parametrize(
    ("item", "id_"),
    [
        ({"citation-key": "bergBridge2025"}, "berg-bridge-2025"),
        ({"id": "berg2025"}, "berg2025"),
        ({"id": 17, "author": [{"family": "Berg"}], "issued": {"raw": "7 March 2025"}}, "berg-2025-03-07"),
        ({"id": "17", "title": "Мост", "URL": "https://www.news.example/a"}, "news"),
        ({"title": "Мост"}, "webpage"),
        ({"publisher": "The Press", "issued": {"date-parts": [[2025]]}}, "the-press-2025"),
        ({"publisher": "The Gazette", "issued": {"date-parts": [[2025, 3]]}}, "gazette-2025-03"),
        ({"id": "bridge", "citation-key": "bridge-1"}, "bridge-1"),
    ],
)
def test_an_id_is_that_of_the_citation_or_says_who_and_when(
    root: Path, item: dict[str, Any], id_: str
) -> None:
    _, now = csl(root, {"type": "webpage", "title": "T", "language": "en", **item})
    assert list(now.sources) == [id_]


def test_two_sources_of_one_day_have_two_ids_and_one_address_is_one_source(root: Path) -> None:
    other = {**ZOTERO, "title": "Another", "URL": "https://gazette.example/2"}
    said, now = csl(root, ZOTERO, other, {**ZOTERO, "title": "Again"})
    assert list(now.sources) == ["gazette-2025-03-07", "gazette-2025-03-07-2"]
    assert "`Again` is there already, as `gazette-2025-03-07`" in said


@pytest.mark.parametrize(
    ("issued", "date"),
    [
        ({"date-parts": [[2025, 3]]}, "2025-03"),
        ({"date-parts": [["2025", "3", 7], [2025, 3, 9]]}, "2025-03-07/2025-03-09"),
        ({"date-parts": [[2025]], "season": "1"}, "2025-21"),
        ({"date-parts": [[2025]], "circa": 1}, "2025~"),
        ({"date-parts": [[-44]]}, "-0043"),
        ({"date-parts": [[2025, 0, 0]]}, "2025"),
        ({"raw": "March 2025"}, "2025-03"),
        ({"literal": "2025-03-07"}, "2025-03-07"),
        ({"date-parts": [[""]], "literal": "n.d."}, None),
        ({"raw": "03/04/2025"}, None),
    ],
)
def test_dates_of_csl_are_edtf(root: Path, issued: object, date: str | None) -> None:
    said, now = csl(root, {"id": "a", "type": "book", "title": "T", "issued": issued})
    assert (str(now.sources["a"].published) if now.sources["a"].published else None) == date
    assert ("`issued`: " in said) == (date is None)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"items": 1}', "lib.json:1: this is no list of items"),
        ("{}", "lib.json:1: this is no list of items"),
        ("[1]", "lib.json:1: item 1 is `1`, and no mapping"),
        ('[\n {"id": "a",}]', "lib.json:2:13: this is not JSON"),
        ("[" * 100_000, "lib.json:1: the values are nested too deep"),
        ('[{"title": NaN}]', "lib.json:1: this is not JSON: `NaN`"),
        ('[{"title": "a", "title": "b"}]', "lib.json:1:2: `title` stands twice"),
        ('[{"type": "book"}]', "lib.json:1:2: the item has no `title`"),
        ('[{"title": ["a"], "type": "book"}]', "lib.json:1:2: `title` is `['a']`, and no text"),
        ('[{"title": "a", "type": "scroll"}]', "lib.json:1:2: `scroll` is no type of CSL"),
        ('[{"title": "a", "type": "book", "author": "me"}]', "lib.json:1:2: `author` is no list of names"),
        (
            '[{"title": "a", "type": "book", "issued": {"date-parts": [[2025, 13]]}}]',
            "`2025-13` has a month 13",
        ),
        (
            '[{"title": "a", "type": "book", "issued": {"date-parts": [[2025, 2, 30]]}}]',
            "February 2025 has 28 days",
        ),
        (
            '[{"title": "a", "type": "book", "issued": [2025]}]',
            "lib.json:1:2: `issued`: `[2025]` is no date of CSL",
        ),
        ('[{"title": "a", "type": "book", "URL": "ftp://a.example"}]', "[bad-address]"),
    ],
)
def test_a_mistake_in_a_bibliography_is_told_with_its_place(root: Path, text: str, said: str) -> None:
    assert said in refused(root, "lib.json", text, "csl")


def test_what_is_hidden_in_a_text_is_taken_out_and_told(root: Path) -> None:
    said, now = csl(root, {"id": "a", "type": "book", "title": "The\u200b bri\ud800dge"})
    assert now.sources["a"].title == "The bridge"
    assert "U+200B (zero width space) was taken out of `a`" in said


# Timelines


def slide(**more: object) -> dict[str, object]:
    return {"start_date": {"year": "2025", "month": 3}, "text": {"headline": "It <b>opens</b>"}, **more}


def timeline(root: Path, *events: object, **more: object) -> tuple[str, Story]:
    """Import a timeline; return what was said, and the story."""
    code, said = run("t.json", json.dumps({"events": events, **more}), "timelinejs", "--kind", "visit")
    assert code == 0, said
    return said, story(root)


def test_a_slide_becomes_an_event_and_its_links_sources(root: Path) -> None:
    text = {
        "headline": "It opens",
        "text": '<p>So <a href="https://n.example/1">they <em>say</em></a>.</p>Yes &amp; no.',
    }
    media = {"url": "https://n.example/2", "caption": "A film", "credit": "TV"}
    said, now = timeline(root, slide(text=text, media=media), slide(text=text))
    assert list(now.events) == ["it-opens", "it-opens-2"]
    event = now.events["it-opens"]
    assert (str(event.date), event.title, event.kind) == ("2025-03", "It opens", "visit")
    assert event.summary == "So [they *say*](https://n.example/1).\nYes & no."
    sources = [now.sources[id_] for id_ in event.sources]
    assert [source.title for source in sources] == ["[they say]", "[A film]"]
    assert {(source.seen, source.language) for source in sources} == {("not-seen", "und")}
    assert now.events["it-opens-2"].sources == event.sources[:1]
    assert "t.json:1:13: an event has no field for `media.credit`, `TV`\n" in said


def test_the_same_timeline_a_second_time_adds_no_event(root: Path) -> None:
    timeline(root, slide(), slide(), slide(text={"headline": "It closes"}))
    _, now = timeline(root, slide(), slide(), slide(text={"headline": "It closes"}))
    assert list(now.events) == ["it-opens", "it-opens-2", "it-closes"]


def test_what_an_event_has_no_place_for_is_told_one_by_one(root: Path) -> None:
    event = slide(
        unique_id="Opening Day",
        display_date="Early spring",
        group="Builders",
        background={"color": "red"},
        media={"url": "https://n.example/a.jpg"},
    )
    era = {"start_date": {"year": 2000}, "end_date": {"year": 2010}, "text": {"headline": "The quiet years"}}
    said, now = timeline(root, event, eras=[era], title={"text": {"headline": "All"}})
    assert list(now.events) == ["opening-day"]
    for message in (
        "the title slide is no event",
        "`Opening Day` cannot be an id: it is `opening-day`",
        "`display_date` is `Early spring`, and the date `2025-03`",
        "an event is in no group, as `Builders`",
        "an event has no field for `background`",
        "an event shows no picture, as `https://n.example/a.jpg`",
        "`It opens` has no text: its headline is its summary, too",
        "a story has no eras, as `The quiet years` (2000/2010)",
    ):
        assert message in said


@pytest.mark.parametrize(
    ("start", "end", "date"),
    [
        ({"year": 2025}, None, "2025"),
        ({"year": "2,025", "month": " 3", "day": "7"}, None, "2025-03-07"),
        ({"year": 2025, "month": "", "day": ""}, {"year": 2025}, "2025"),
        ({"year": -44, "month": 3, "day": 15}, None, "-0044-03-15"),
        ({"year": 50}, {"year": 51}, "0050/0051"),
        ({"year": -300000}, None, "Y-300000"),
        ({"year": 2025, "month": 3, "day": 7, "hour": 16, "minute": 5}, None, "2025-03-07T16:05:00"),
        ({"year": 2025, "month": 3, "day": 7, "hour": 16}, None, "2025-03-07"),
        ({"year": 2025, "month": 3}, {"year": 2025, "month": 3, "day": 9}, "2025-03/2025-03-09"),
    ],
)
def test_dates_of_timelinejs_are_edtf(root: Path, start: object, end: object, date: str) -> None:
    _, now = timeline(root, slide(start_date=start, **({"end_date": end} if end else {})))
    assert str(now.events["it-opens"].date) == date


@pytest.mark.parametrize(
    ("event", "said"),
    [
        ({"text": {"headline": "H"}}, "t.json:1:13: `H` has no date"),
        (slide(start_date={"month": 3}), "`start_date` has no year"),
        (slide(start_date={"year": 2025, "month": 13}), "`start_date` has a month 13"),
        (slide(start_date={"year": 2025, "month": 2, "day": 30}), "February 2025 has 28 days"),
        (slide(start_date={"year": 2025, "day": 3}), "`start_date` has a day and no month"),
        (slide(start_date={"year": "soon"}), "`start_date.year` is `soon`, and no number"),
        (slide(start_date="2025"), "`start_date` is `2025`, and no mapping"),
        (slide(end_date={"year": 2024}), "the slide ends before it begins: 2025-03, 2024"),
        (slide(text={"headline": 7}), "`text.headline` is `7`, and no text"),
        (slide(text=None), "the slide has no headline"),
        (slide(media="https://x.example"), "`media` is `https://x.example`, and no mapping"),
        ("x", "event 1 is `x`, and no mapping"),
    ],
)
def test_what_timelinejs_puts_up_with_is_an_error_here(root: Path, event: object, said: str) -> None:
    assert said in refused(root, "t.json", json.dumps({"events": [event]}), "timelinejs")


def test_an_id_stands_once_and_what_is_no_timeline_is_told(root: Path) -> None:
    twice = json.dumps({"events": [slide(unique_id="a"), slide(unique_id="a")]})
    assert "the `unique_id` `a` stands a second time" in refused(root, "t.json", twice, "timelinejs")
    for text in ('{"events": {}}', "[]", '{"a": 1}'):
        assert "this is no timeline of TimelineJS" in refused(root, "t.json", text, "timelinejs")
    assert "the column `Year` is missing" in refused(root, "t.csv", "Headline\nA\n", "timelinejs")


TEMPLATE = (
    "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,Media Credit,"
    "Media Caption,Media Thumbnail,Type,Group,Background\n"
)


def test_the_spreadsheet_template_is_taken_with_the_rows_of_what_was_left(root: Path) -> None:
    rows = (
        ",,,,,,,,,All of it,Words,,,,,title,,\n"
        "2025,3,7,4:05 pm,,,,,,It opens,At last.,,,,,,visit,#fff\n"
        "2025,3,,,2025,4,,,,It stays open,,,,,,,,\n"
        "2000,,,,2010,,,,,Quiet years,,,,,,era,,\n"
    )
    code, said = run("t.csv", TEMPLATE + rows, "timelinejs")
    assert code == 0
    events = story(root).events
    assert {id_: (str(event.date), event.kind) for id_, event in events.items()} == {
        "it-opens": ("2025-03-07T16:05:00", "visit"),
        "it-stays-open": ("2025-03/2025-04", "event"),
    }
    assert "t.csv:2: the title slide is no event" in said
    assert "t.csv:3: an event has no field for `background`, `#fff`" in said
    assert "t.csv:5: a story has no eras, as `Quiet years` (2000/2010)" in said
    wrong = TEMPLATE + "2025,13,,,,,,,,A,,,,,,,,\n2025,,,noon,,,,,,B,,,,,,,,\n"
    assert "t.csv:3: `Time` is `noon`, and no time of day" in refused(root, "t.csv", wrong, "timelinejs")
    assert "t.csv:2: `start_date` has a month 13" in refused(
        root, "t.csv", wrong.replace("noon", ""), "timelinejs"
    )


# The project


def test_what_stands_in_the_files_stays_as_it_is(root: Path) -> None:
    table = "id,name,kind,summary\nana,Ana,person,She speaks.\n"
    assert run("actors.csv", table, "csv")[0] == 0
    assert (root / "data/actors.yml").read_text(encoding="utf-8") == (
        f"{ACTORS}\n  - id: ana\n    name: Ana\n    kind: person\n    summary: She speaks.\n"
    )


def test_nothing_is_imported_while_a_data_file_cannot_be_read(root: Path) -> None:
    (root / "data/places.yml").write_text("places: [\n", encoding="utf-8")
    before = tree(root / "data")
    code, said = run("new.csv", f"{PLACES}pier,The pier,,,\n", "csv", "--kind", "places")
    assert code == 1
    assert "data/places.yml:1:10: error[syntax]" in said
    assert tree(root / "data") == before


def test_wrong_usage_ends_with_2(root: Path) -> None:
    for arguments in (
        ["csv"],
        ["csv", "no.csv"],
        ["csv", "data", "--kind", "places"],
        ["xml", "a"],
        ["csl", "no.json"],
    ):
        result = CliRunner().invoke(main, ["import", *arguments])
        assert result.exit_code == 2, result.output
    (root / "data/places.yml").chmod(0o444)
    code, said = run("new.csv", f"{PLACES}pier,The pier,,,\n", "csv", "--kind", "places")
    assert code == 2
    assert f"{root / 'data/places.yml'}: permission denied; have its owner let you" in said


def test_words_behind_a_stray_end_of_a_script_are_kept_and_a_link_without_its_end_is_told() -> None:
    assert MarkedUp("<p>before</p></script><p>after</p>").text == "before\nafter"
    unclosed = MarkedUp('<p>see <a href="https://example.org/x">this</p>')
    assert (unclosed.text, unclosed.lost) == ("see this", ["a"])
