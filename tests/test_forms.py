"""The desk: forms made from the model, saved where nothing is wrong, with what was typed kept where it is."""

from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from xml.etree.ElementTree import Element

import html5lib
import pytest

from generator.desk.fields import Field, fields_of
from generator.forms import Desk, Reading
from generator.forms.desk import Answer
from generator.forms.form import asked
from generator.model import KIND_OF, KINDS, StoryInfo
from tests import project
from tests.conftest import WriteStory

SMALL = project.SMALL.format(title="A bridge for the town")
NOTES = SMALL.replace(
    "    text: The town plans a bridge.",
    "    # the heart of it\n    text: The town plans a bridge.   # so far",
)


@pytest.fixture
def root(write_story: WriteStory) -> Path:
    """A project with a story of one entry of most kinds, with notes in it."""
    return write_story(NOTES)


def desk_of(root: Path, *, strict: bool = False) -> Desk:
    return Desk(Reading(root / "data", root), "secret", strict=strict)


def steps(address: str) -> list[str]:
    return [step for step in urlsplit(address).path.split("/") if step]


def page(desk: Desk, address: str) -> Answer:
    query = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
    return desk.page(steps(address), query)


def tree(answer: Answer) -> Element:
    """Return the page as a browser reads it; it is valid HTML."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False, strict=True)
    return parser.parse(answer.text)  # type: ignore[no-any-return]


def text(answer: Answer) -> str:
    return " ".join("".join(tree(answer).itertext()).split())


def sends(answer: Answer) -> dict[str, str]:
    """Return what a browser would send of the form of a page."""
    (form,) = (form for form in tree(answer).iter("form") if form.get("method") == "post")
    sent = {}
    for element in form.iter():
        name = element.get("name", "")
        if element.tag == "textarea":
            sent[name] = (element.text or "").replace("\n", "\r\n")
        elif element.tag == "select":
            options = list(element.iter("option"))
            chosen = next((option for option in options if "selected" in option.attrib), options[0])
            sent[name] = chosen.get("value", chosen.text or "")
        elif element.tag == "input" and (element.get("type") != "checkbox" or "checked" in element.attrib):
            sent[name] = element.get("value", "")
    return sent


def send(desk: Desk, address: str, answer: Answer, do: str = "save", **typed: str) -> Answer:
    """Send the form of a page back with other values in some fields; `reports__0__by` is `reports.0.by`."""
    values = {name.replace("__", "."): value for name, value in typed.items()}
    return desk.sent(steps(address), [*{**sends(answer), **values}.items(), (":do", do)])


def change(root: Path, address: str, **typed: str) -> Answer:
    """Open a form, type, and save it."""
    desk = desk_of(root)
    return send(desk, address, page(desk, address), **typed)


def story(root: Path) -> str:
    return (root / "data/story.yml").read_text(encoding="utf-8")


def marked(answer: Answer) -> dict[str, str]:
    """Return what is said of the fields, by the ids that their remarks have."""
    found: dict[str, str] = {}
    for element in tree(answer).iter("p"):
        if "remark" in element.get("class", "") and element.get("id"):
            name = str(element.get("id")).rpartition("-remark-")[0]
            found[name] = found.get(name, "") + " ".join("".join(element.itertext()).split())
    return found


# Forms and the model


def named(fields: Sequence[Field], above: str = "") -> Iterator[tuple[str, Field]]:
    """Yield the names that the controls of all fields have in a first row, each with its field."""
    for field in fields:
        name = f"{above}{field.key}"
        match field.shape:
            case "one":
                yield name, field
            case "list":
                yield f"{name}.0", field
            case "names":
                yield f"{name}.0.code", field
                yield f"{name}.0.name", field
            case "part":
                yield from named(field.fields, f"{name}.")
            case "parts":
                yield from named(field.fields, f"{name}.0.")


def lists(fields: Sequence[Field], above: str = "") -> Iterator[str]:
    """Yield the names of the lists to which a row can be added, the outer ones first."""
    for field in fields:
        if field.shape in ("list", "names", "parts"):
            yield f"{above}{field.key}"
        yield from lists(field.fields, f"{above}{field.key}." + ("0." if field.shape == "parts" else ""))


@pytest.mark.parametrize("section", KINDS)
def test_every_field_of_the_model_has_a_control_with_a_label_in_the_form_of_its_kind(
    root: Path, section: str
) -> None:
    desk = desk_of(root)
    answer = page(desk, f"/{section}/_new")
    for name in lists(asked(section)):
        if f"{name}.0" not in answer.text:
            answer = send(desk, f"/{section}/_new", answer, f"add {name}")
    found = tree(answer)
    controls = {
        element.get("name"): element
        for element in found.iter()
        if element.tag in ("input", "textarea", "select")
    }
    labelled = {element.get("for") for element in found.iter("label")}
    for name, field in named(asked(section)):
        control = controls[name]
        assert name in labelled or control.get("aria-label"), name
        choices = [option.text for option in control.iter("option") if option.text]
        assert choices == list(field.choices), name
        proposed = field.takes in ("reference", "language", "code", "rule") and not name.endswith(".name")
        assert (control.get("list") is not None) == proposed, name
        assert field.help.rstrip(".").replace("`", "") in text(answer)


def test_the_form_of_the_story_has_every_field_of_it(root: Path) -> None:
    sent = sends(page(desk_of(root), "/story"))
    for name, field in named(fields_of(StoryInfo)):
        assert name in sent or field.takes == "flag" or ".0." in name or field.shape == "list", name


def test_a_list_of_ids_proposes_every_entry_of_its_kinds_by_name(root: Path) -> None:
    found = {
        element.get("id"): element for element in tree(page(desk_of(root), "/claims/_new")).iter("datalist")
    }
    assert [(one.get("value"), one.text) for one in found["list-actors"]] == [("mayor", "Ada Moor")]
    assert {one.get("value") for one in found["list-all"]} == {
        "mayor", "town", "gazette", "speech", "bridge-planned", "bridge",
    }  # fmt: skip


def test_a_warning_can_be_accepted_by_its_rule_with_a_reason(root: Path) -> None:
    answer = page(desk_of(root), "/actors/mayor")
    names = [name for name in sends(answer) if not name.startswith(":")]
    assert names[-2:] == [
        "accept.0.code",
        "accept.0.name",
    ]  # last
    (rules,) = (element for element in tree(answer).iter("datalist") if element.get("id") == "list-rule")
    assert "no-part-of" in [rule.get("value") for rule in rules]
    before = story(root)
    assert change(root, "/actors/mayor", accept__0__name="She speaks for herself.").to
    assert story(root) == before.replace("She speaks for nobody else.", "She speaks for herself.")


def test_a_form_shows_what_stands_in_the_file(root: Path) -> None:
    sent = sends(page(desk_of(root), "/claims/bridge-planned"))
    assert sent["text"] == "The town plans a bridge."
    assert sent["kind"] == "fact"
    assert sent["about.0"] == "mayor"
    assert sent["reports.0.by"] == "mayor"
    assert "id" not in sent  # it is a part of the address


def test_in_a_story_in_several_languages_a_text_is_asked_for_in_each(write_story: WriteStory) -> None:
    root = write_story(
        SMALL.replace("language: en", "language: en\n  languages: [en, ru]", 1).replace(
            "name: Ada Moor", "name: {en: Ada Moor, ru: Ада Мур, de: Ada}"
        )
    )
    sent = sends(page(desk_of(root), "/actors/mayor"))
    assert {name: sent[name] for name in sent if name.startswith("name.")} == {
        "name.en": "Ada Moor",
        "name.ru": "Ада Мур",
        "name.de": "Ada",  # no language of the story, but nothing is lost
    }
    assert change(root, "/actors/mayor", **{"name.de": "", "summary.ru": "Мэр."}).to
    now = story(root)
    assert "name: {en: Ada Moor, ru: Ада Мур}\n" in now
    assert "summary:\n      en: The mayor of the town.\n      ru: Мэр.\n" in now


# Saving


def test_a_form_that_is_saved_as_it_was_opened_changes_nothing() -> None:
    desk = Desk(Reading(project.ROOT / "data", project.ROOT), "secret", strict=False)
    firsts = [next(iter(desk.reading.entries[kind].values())).address for kind in KINDS]
    for here in ("/story", *firsts):
        assert send(desk, here, page(desk, here)).to == f"{here}?saved=nothing"


def test_what_is_changed_is_changed_and_all_else_stays_byte_for_byte(root: Path) -> None:
    before = story(root)
    answer = change(
        root, "/claims/bridge-planned", text="The town plans two bridges.", reports__0__hedged="true"
    )
    assert answer.to == "/claims/bridge-planned?saved=data/story.yml"
    assert story(root) == before.replace("a bridge.   # so far", "two bridges.   # so far").replace(
        "        stance: asserts\n", "        stance: asserts\n        hedged: true\n"
    )
    assert "Saved in data/story.yml." in text(page(desk_of(root), answer.to))


def test_an_emptied_field_is_taken_out(root: Path) -> None:
    before = story(root)
    assert change(root, "/claims/bridge-planned", reports__0__event="").to
    assert story(root) == before.replace("        event: speech\n", "")


def test_the_story_is_changed_in_its_own_form(root: Path) -> None:
    before = story(root)
    assert change(root, "/story", as_of="2026-02-01").to == "/story?saved=data/story.yml"
    assert story(root) == before.replace("as_of: 2026-01-31", "as_of: 2026-02-01")


def test_a_claim_with_two_reports_is_added_row_by_row(root: Path) -> None:
    desk, here = desk_of(root), "/claims/_new"
    answer = send(desk, here, page(desk, here), "add reports", text="The bridge is paid for.", kind="fact")
    answer = send(
        desk, here, answer, reports__0__source="gazette", reports__0__stance="asserts",
        reports__1__source="gazette", reports__1__by="mayor", reports__1__stance="doubts",
    )  # fmt: skip
    assert sends(answer)["id"] == "the-bridge-is-paid-for"
    assert "this one" in marked(answer)["id"]
    before = story(root)
    answer = send(desk, here, answer)
    assert answer.to == "/claims/the-bridge-is-paid-for?saved=data/story.yml"
    assert story(root) == before.replace(
        "        event: speech\n",
        "        event: speech\n\n"
        "  - id: the-bridge-is-paid-for\n"
        "    text: The bridge is paid for.\n"
        "    kind: fact\n"
        "    reports:\n"
        "      - source: gazette\n"
        "        stance: asserts\n"
        "      - source: gazette\n"
        "        by: mayor\n"
        "        stance: doubts\n",
    )


def test_a_row_can_be_removed_again_and_the_others_keep_what_is_typed(root: Path) -> None:
    desk, here = desk_of(root), "/events/speech"
    answer = send(desk, here, page(desk, here), "add sources", sources__0="gazette")
    answer = send(desk, here, answer, "remove sources.0", sources__1="other", title="Typed")
    sent = sends(answer)
    assert (sent["sources.0"], sent["title"]) == ("other", "Typed")
    assert "sources.1" not in sent
    assert story(root) == NOTES


# What stands in the way


@pytest.mark.parametrize(
    ("address", "typed", "name", "says"),
    [
        ("/events/speech", {"date": "12 July 2025"}, "date", "write `2025-07-12`"),
        ("/events/speech", {"title": ""}, "title", "fill this in"),
        ("/events/speech", {"actors.0": "mayr"}, "actors.0", "did you mean `mayor`"),
        ("/claims/bridge-planned", {"reports.0.source": "mayor"}, "reports.0.source", "`mayor`"),
        ("/claims/bridge-planned", {"reports.0.stance": ""}, "reports.0.stance", "fill this in"),
        ("/claims/bridge-planned", {"assessment.verdict": "True"}, "assessment.reason", "fill this in"),
        ("/actors/mayor", {"summary": "See [[nobody]]."}, "summary", "`nobody`"),
        ("/actors/mayor", {"names.0.code": "rus", "names.0.name": "Мур"}, "names", "did you mean `ru`"),
        ("/places/town", {"latitude": "51,5", "longitude": "1"}, "latitude", "write `51.5`"),
        ("/story", {"as_of": "soon"}, "as_of", "soon"),
        ("/story", {"language": "rus"}, "language", "did you mean `ru`"),
    ],
)
def test_what_the_check_would_say_is_said_at_the_field_and_nothing_is_written_or_lost(
    root: Path, address: str, typed: dict[str, str], name: str, says: str
) -> None:
    answer = change(root, address, **typed)
    assert answer.status == 422
    assert says.replace("`", "") in marked(answer)[name]
    assert sends(answer)[next(iter(typed))] == next(iter(typed.values()))
    assert story(root) == NOTES


def test_an_id_that_is_taken_is_told_at_the_id_with_whose_it_is(root: Path) -> None:
    answer = change(root, "/places/_new", id="mayor", name="Town hall")
    assert "mayor is taken; choose another id (it is that of Ada Moor)" in marked(answer)["id"]
    assert story(root) == NOTES


def test_a_mistake_that_was_there_before_does_not_stop_another_change(write_story: WriteStory) -> None:
    root = write_story(SMALL.replace("actors: [mayor]", "actors: [nobody]"))
    assert change(root, "/actors/mayor", name="Ada More").to
    assert "nobody" in marked(page(desk_of(root), "/events/speech"))["actors.0"]


def test_a_new_warning_is_shown_first_and_saved_once_it_is_accepted(root: Path) -> None:
    desk, here = desk_of(root, strict=True), "/events/speech"
    answer = send(desk, here, page(desk, here), date="2026-02-09")
    assert "Save all the same" in text(answer)
    assert "strict: true" in text(answer)
    assert story(root) == NOTES
    assert send(desk, here, answer).to
    assert "date: 2026-02-09" in story(root)


def test_another_warning_than_the_accepted_one_is_shown_again(root: Path) -> None:
    desk, here = desk_of(root), "/events/speech"
    answer = send(desk, here, page(desk, here), date="2026-02-09")
    assert send(desk, here, answer, title="The mayor speaks of the [[bridge]]").status == 422
    assert story(root) == NOTES


def test_what_somebody_else_wrote_meanwhile_is_shown_beside_what_is_typed_and_not_written_over(
    root: Path,
) -> None:
    desk, here = desk_of(root), "/actors/mayor"
    opened = page(desk, here)
    theirs = story(root).replace("name: Ada Moor", "name: Ada More")
    (root / "data/story.yml").write_text(theirs, encoding="utf-8")
    answer = send(desk, here, opened, summary="The mayor since 2020.")
    assert "changed in the file since you opened it" in text(answer)
    assert "In the file now: Ada More" in text(answer)
    assert sends(answer)["summary"] == "The mayor since 2020."
    assert story(root) == theirs
    assert send(desk, here, answer, name="Ada More").to
    assert story(root) == theirs.replace("The mayor of the town.", "The mayor since 2020.")


def test_a_change_of_another_entry_meanwhile_is_kept_and_no_conflict(root: Path) -> None:
    desk, here = desk_of(root), "/actors/mayor"
    opened = page(desk, here)
    (root / "data/story.yml").write_text(
        story(root).replace("name: The town", "name: A town"), encoding="utf-8"
    )
    assert send(desk, here, opened, name="Ada More").to
    assert "name: A town" in story(root)
    assert "name: Ada More" in story(root)


def test_of_an_entry_that_is_gone_what_was_typed_comes_back(root: Path) -> None:
    desk, here = desk_of(root), "/terms/bridge"
    opened = page(desk, here)
    without = story(root)[: story(root).index("terms:")].replace("[[bridge]]", "bridge")
    (root / "data/story.yml").write_text(without, encoding="utf-8")
    answer = send(desk, here, opened, meaning="A way across.")
    assert "no longer in the data" in text(answer)
    assert sends(answer)["meaning"] == "A way across."
    assert story(root) == without


def test_while_a_file_is_broken_nothing_is_saved_and_what_is_typed_comes_back(root: Path) -> None:
    desk, here = desk_of(root), "/actors/mayor"
    opened = page(desk, here)
    (root / "data/story.yml").write_text(story(root) + "\nterms: [", encoding="utf-8")
    answer = send(desk, here, opened, name="Ada More")
    assert "cannot be read" in text(answer)
    assert sends(answer)["name"] == "Ada More"


def test_a_file_that_cannot_be_written_is_told_and_what_is_typed_comes_back(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "data/story.yml")

    monkeypatch.setattr("generator.desk.draft.together", full)
    answer = change(root, "/actors/mayor", name="Ada More")
    assert "Nothing was written: data/story.yml: no space left on device; make room on" in text(answer)
    assert sends(answer)["name"] == "Ada More"
    assert story(root) == NOTES


def test_a_value_of_another_shape_is_told_with_its_place_and_stays_as_it_is(write_story: WriteStory) -> None:
    before = SMALL.replace("    about: [mayor]", "    about: mayor\n    colour: red")
    root = write_story(before)
    shown = page(desk_of(root), "/claims/bridge-planned")
    line = before.partition("about: mayor")[0].count("\n") + 1
    assert f"mend it in data/story.yml:{line}:12" in text(shown)
    assert change(root, "/claims/bridge-planned", text="The town plans two bridges.").to
    assert story(root) == before.replace("plans a bridge", "plans two bridges")


def test_of_two_entries_with_one_id_none_is_changed_in_place_of_the_other(write_story: WriteStory) -> None:
    before = SMALL.replace("  - id: town\n    name: The town", "  - id: mayor\n    name: The town")
    root = write_story(before)
    answer = change(root, "/places/mayor", name="A town")
    assert "Two entries have this id" in text(answer)
    assert sends(answer)["name"] == "A town"
    assert story(root) == before


# What a page shows


def test_html_in_values_is_text(write_story: WriteStory) -> None:
    evil = "<img src=x onerror=alert(1)>\"'&amp;</textarea><script>"
    root = write_story(SMALL.replace("name: Ada Moor", "name: '" + evil.replace("'", "''") + "'"))
    desk = desk_of(root)
    for address in ("/", "/?q=" + "img", "/actors", "/actors/mayor", "/claims/bridge-planned"):
        answer = page(desk, address)
        assert not list(tree(answer).iter("script")), address
        assert not list(tree(answer).iter("img")), address
    assert sends(page(desk, "/actors/mayor"))["name"] == evil
    answer = send(desk, "/actors/mayor", page(desk, "/actors/mayor"), part_of=evil)
    assert escape(evil) not in answer.text or not list(tree(answer).iter("script"))
    assert sends(answer)["part_of"] == evil


def test_entries_are_found_by_their_words_and_listed_by_the_hundred(write_story: WriteStory) -> None:
    many = "".join(
        f"  - {{id: w{number}, term: Word {number}, meaning: Of the bridge.}}\n" for number in range(250)
    )
    root = write_story(SMALL + many)
    desk = desk_of(root)

    def listed(address: str) -> list[str]:
        found = tree(page(desk, address))
        return [
            "".join(link.itertext())
            for ul in found.iter("ul")
            if ul.get("class") == "entries"
            for link in ul.iter("a")
        ]

    assert listed("/terms?q=WORD+bridge+w17") == ["Word 17", *(f"Word 17{digit}" for digit in range(10))]
    assert listed("/?q=w249") == ["Word 249"]
    assert len(listed("/terms")) == 100
    assert listed("/terms?from=200")[0] == "Word 199"
    assert len(listed("/terms?from=200")) == 51
    assert "201 to 251 of 251" in text(page(desk, "/terms?from=200"))
    assert listed("/terms?q=nothing+of+it") == []


def test_the_first_page_tells_what_is_wrong_and_leads_to_the_entry(write_story: WriteStory) -> None:
    root = write_story(SMALL.replace("actors: [mayor]", "actors: [nobody]"))
    answer = page(desk_of(root), "/")
    assert "1 error, 0 warnings." in text(answer)
    assert "/events/speech" in [link.get("href") for link in tree(answer).iter("a")]


@pytest.mark.parametrize(
    "path",
    [
        "/nothing", "/claims/nothing", "/claims/bridge-planned/more", "/claims/..", "/../etc/passwd",
        "/story/more", "/actors/bridge-planned", "/claims/%2e%2e%2fstory.yml",
    ],
)  # fmt: skip
def test_an_address_names_an_entry_or_nothing(root: Path, path: str) -> None:
    desk = desk_of(root)
    wanted = path.strip("/").replace("%2e", ".").split("/")
    assert page(desk, path).status == 404
    assert desk.page(wanted, {}).status == 404
    if "bridge-planned" not in wanted[1:2]:
        assert desk.sent(wanted, [(":do", "save"), ("name", "x")]).to is None
    assert story(root) == NOTES


def test_names_that_make_no_sense_are_left_out(root: Path) -> None:
    desk, here = desk_of(root), "/actors/mayor"
    odd = [
        ("a.b.c.d.e.f.g.h", "x"),
        ("name.0.1", "x"),
        ("links.99999999999.url", "x"),
        ("", "x"),
        ("..", "x"),
    ]
    pairs = [*sends(page(desk, here)).items(), *odd]
    assert desk.sent(steps(here), [*pairs, (":do", "save")]).to == f"{here}?saved=nothing"
    for do in ("add nothing", "add links.5.url", "remove links", "remove links.7", "remove name.0", "add "):
        assert desk.sent(steps(here), [*pairs, (":do", do)]).status == 200
    assert story(root) == NOTES


def test_every_kind_has_a_name_for_one_of_its_entries(root: Path) -> None:
    for kind in KIND_OF:
        assert f'href="/{kind}/_new"' in page(desk_of(root), "/").text
