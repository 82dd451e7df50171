"""`explainer add` puts an entry where it belongs, or says what is wrong with it and writes nothing."""

import hashlib
import os
import pty
import re
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator import build
from generator.cli import asking, main
from generator.model import KIND_OF, KINDS
from tests import project
from tests.conftest import WriteStory

PAGE = """\
<!doctype html><html lang="en-GB"><head><title>A bridge | Gazette</title>
<meta property="og:title" content="A bridge for the town"><meta name="author" content="Jo Reed">
<meta property="article:published_time" content="2026-01-20T08:00:00Z">
<link rel="canonical" href="https://www.gazette.example/bridge"></head>
<body><article><h1>A bridge for the town</h1><p>The council said so on Friday.</p></article></body></html>
"""
ADD_CLAIM = ("claim", "--text", "It costs: a lot.", "--kind", "fact")


@pytest.fixture
def root(write_story: WriteStory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project with a story of one entry of most kinds, the folder that the commands run in."""
    story = project.SMALL.format(title="A bridge").replace(
        "    type: article-newspaper",
        "    publisher: mayor\n    url: https://gazette.example/old\n    type: article-newspaper",
    )
    root = write_story(story)
    monkeypatch.chdir(root)
    return root


def add(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["add", *arguments])


@pytest.fixture
def typing(monkeypatch: pytest.MonkeyPatch) -> type[CliRunner]:
    """Have the commands take the input of a test for that of somebody on a terminal."""
    monkeypatch.setattr(asking, "is_terminal", lambda: True)
    return CliRunner


def typed(*lines: str, arguments: tuple[str, ...]) -> Result:
    return CliRunner().invoke(main, ["add", *arguments], input="".join(f"{line}\n" for line in lines))


def story_of(root: Path) -> str:
    return (root / "data/story.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_can_be_added_and_has_an_option_for_each_of_its_fields(kind: str, root: Path) -> None:
    (row,) = (row for key, row in KIND_OF.items() if key == kind)
    name = kind.removesuffix("s")
    told = add(name, "--help").output
    for key in row.model.model_fields:
        assert f"--{key.replace('_', '-')} " in told
    assert "For example: explainer add" in told
    assert root.exists()


def test_an_entry_goes_to_its_place_and_all_else_stays_as_it_is(root: Path) -> None:
    before = story_of(root)
    done = add(
        *ADD_CLAIM, "--about", "mayor,bridge", "--reports", "source: gazette, stance: denies, by: mayor"
    )
    assert done.exit_code == 0, done.output
    assert "data/story.yml:53: `it-costs-a-lot` added" in done.output
    entry = (
        "\n  - id: it-costs-a-lot\n    text: 'It costs: a lot.'\n    kind: fact\n    about: [mayor, bridge]\n"
        "    reports:\n      - source: gazette\n        by: mayor\n        stance: denies\n"
    )
    assert story_of(root) == before.replace("\nterms:", f"{entry}\nterms:")
    assert entry.strip("\n") in done.output
    assert not build.read(root / "data", root).failed(strict=True)


def test_an_entry_of_a_kind_that_has_no_file_begins_one(root: Path) -> None:
    question = ("--question", "Who pays?", "--why", "W.", "--known", "K.", "--would-settle", "S.")
    assert add("question", *question, "--status", "open").exit_code == 0
    assert (
        (root / "data/questions.yml").read_text(encoding="utf-8").startswith("questions:\n  - id: who-pays\n")
    )


def test_a_new_entry_to_which_nothing_refers_yet_is_said_to_need_it_and_is_written(root: Path) -> None:
    done = add("place", "--name", "Über", "--names", "ru=Юбер", "--latitude", "50", "--longitude", "-1.5")
    assert (done.exit_code, "warning" in done.output) == (0, False)
    assert "nothing refers to it yet" in done.output
    assert "- id: uber\n    name: Über\n    names:\n      ru: Юбер\n    latitude: 50\n" in story_of(root)


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("claim",), 2, "--text, --kind must be given"),
        (("claim", "--text", "말", "--kind", "fact"), 2, "--id must be given"),
        ((*ADD_CLAIM[:4], "fakt", "--about", "mayr"), 2, r"--kind: `fakt`[^$]*\n--about: [^$]*`mayor`\?"),
        ((*ADD_CLAIM, "--id", "mayor"), 2, r"already \(data/story.yml:10:9\)\n.*`mayor-2`"),
        ((*ADD_CLAIM, "--reports", "gazette"), 2, "--reports: write `key: value"),
        ((*ADD_CLAIM, "--reports", "source: town"), 2, "the report does not say"),
        ((*ADD_CLAIM, "--reports", "source: town, stance: asserts"), 2, "`town` is a place, not a source"),
        ((*ADD_CLAIM, "--reports", "sauce: gazette, stance: asserts"), 2, "did you mean `source`"),
        ((*ADD_CLAIM, "--id", "Costs"), 1, r"error\[bad-id\]"),
        (("term", "--term", "bridge", "--meaning", "See [[brigde]]."), 2, "did you mean `bridge`"),
        (("term", "--term", "pier", "--meaning", "A <b>pier</b>."), 1, r"error\[raw-html\]"),
        (("event", "--date", "9.1.2026"), 2, "write `2026-01-09`"),
        (("place", "--name", "X", "--latitude", "51,5"), 2, r"write `51\.5`, with a point"),
        (("source", "nothing.html"), 2, r"`nothing\.html` cannot be read \(no such file or directory\)"),
        (("source", "https://gazette.example/x"), 2, "--title, --type, --language, --seen must be given"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_at_once_and_nothing_is_written(
    root: Path, arguments: tuple[str, ...], code: int, told: str
) -> None:
    before = project.tree(root)
    done = add(*arguments)
    assert re.search(told, done.output), done.output
    assert done.exit_code == code
    assert project.tree(root) == before


def test_while_the_data_cannot_be_read_nothing_is_added(root: Path) -> None:
    (root / "data/more.yml").write_text("terms: [\n", encoding="utf-8")
    done = add(*ADD_CLAIM)
    assert (done.exit_code, "nothing is added until the data can be read" in done.output) == (1, True)


def test_a_saved_page_says_its_title_author_day_and_language_and_is_known_by_its_sum(root: Path) -> None:
    (root / "page.html").write_text(PAGE, encoding="utf-8")
    done = add("source", "page.html", "--publisher", "mayor", "--type", "article", "--accessed", "2026-01-21")
    assert done.exit_code == 0, done.output
    assert f"""
  - id: mayor-2026-01-20
    title: A bridge for the town
    publisher: mayor
    author: Jo Reed
    type: article
    language: en
    published: 2026-01-20
    url: https://www.gazette.example/bridge
    accessed: 2026-01-21
    seen: full
    sha256: {hashlib.sha256(PAGE.encode()).hexdigest()}
""" in story_of(root)
    again = add("source", "page.html", "--publisher", "mayor", "--type", "article")
    assert "the text of `mayor-2026-01-20` is the same" in again.output
    assert "`mayor-2026-01-20` has this address already" in again.output
    assert "`mayor-2026-01-20-2` added" in again.output


def test_a_file_that_says_nothing_is_asked_about(root: Path) -> None:
    (root / "a.pdf").write_bytes(b"%PDF-1.4 broken")
    (root / "a.txt").write_text("\n A bridge \n\nIt is planned.", encoding="utf-8")
    done = add("source", "a.pdf", "--type", "article")
    assert (done.exit_code, "cannot be read" in done.output) == (2, True)
    assert "--title, --language must be given" in done.output
    assert add("source", "a.txt", "--type", "article", "--language", "en").exit_code == 0
    assert "  - id: a-bridge\n    title: A bridge\n" in story_of(root)


# On a terminal


@pytest.mark.usefixtures("typing")
def test_it_asks_until_each_answer_is_right_and_says_why_it_was_not(root: Path) -> None:
    done = typed(
        *("", "?", "It is to open.", "x", "p", "mayr", "mayor bridge"),  # text, kind, about
        *("y", "town", "?gaz", "gazette", "", "maybe", "a", "perhaps", "n", "so", "", ""),  # a report
        *("n", "?", "assessment", "Likely", "The mayor says so.", "", "", "", "mayor", "to-open", "y"),
        arguments=("claim",),
    )
    assert done.exit_code == 0, done.output
    for words in (
        "`text` has to be there",
        "The claim as one plain sentence.",
        "write one of `fact`, `opinion`, `prediction`",
        "did you mean `mayor`?",
        "`town` is a place, not a source",
        "    gazette  A bridge for the town",
        "type y or n",
        "there are accept, assessment",
        "`mayor` is the id of an entry already",
        "id [it-is-to-open]",
    ):
        assert words in done.output, words
    assert (
        "  - id: to-open\n    text: It is to open.\n    kind: prediction\n    about: [mayor, bridge]\n"
        "    reports:\n      - source: gazette\n        stance: asserts\n        quote: so\n"
        "    assessment:\n      verdict: Likely\n      reason: The mayor says so.\n"
    ) in story_of(root)


@pytest.mark.usefixtures("typing")
def test_an_address_brings_what_the_sources_of_its_host_have_in_common(root: Path) -> None:
    done = typed(*("A new bridge", *[""] * 8, "y"), arguments=("source", "https://www.gazette.example/new"))
    assert done.exit_code == 0, done.output
    for asked in ("publisher (optional) [mayor]", "type [article-newspaper]", "language [en]"):
        assert asked in done.output
    assert "seen: full\n\nevents" in story_of(root)


@pytest.mark.usefixtures("typing")
def test_what_the_check_finds_can_be_mended_and_what_was_typed_is_not_lost(root: Path) -> None:
    wrong = ("pier", "A <b>pier</b>.", "", "pier")
    done = typed(*wrong, "meaning", "A pier.", "y", arguments=("term",))
    assert done.exit_code == 0, done.output
    assert "error[raw-html]" in done.output
    assert "meaning: A pier." in story_of(root)
    before = story_of(root)
    for ending in (("nope", ""), ()):  # gives up; the input ends, as by Ctrl-C
        done = typed("quay", *wrong[1:3], "quay", *ending, arguments=("term",))
        assert done.exit_code == 1
        assert "nothing was written; this was typed:\nterms:\n  - id: quay\n    term: quay\n" in done.output
    done = typed("quay", "A quay.", "", "quay", "n", arguments=("term",))
    assert "nothing was written; this was typed:" in done.output
    assert story_of(root) == before


@pytest.mark.usefixtures("typing")
def test_a_report_can_be_mended_without_typing_the_others_again(root: Path) -> None:
    lines = ("It is long.", "", "", "y", "gazette", "", "a", "", "", "alone", "", "n", "", "")
    mend = ("reports", "y", "", "", "", "", "so", "", "", "n", "y")
    done = typed(*lines, *mend, arguments=("claim",))
    assert "error[translation-alone]" in done.output
    assert done.exit_code == 0, done.output
    assert "stance: asserts\n        quote: so\n        translation: alone\n" in story_of(root)


@pytest.mark.usefixtures("typing")
def test_only_what_has_to_be_there_is_asked_if_no_questions_are_wanted(root: Path) -> None:
    done = typed("A quay.", "", arguments=("term", "--term", "quay", "--yes"))
    assert done.exit_code == 0, done.output
    assert "- id: quay\n    term: quay\n    meaning: A quay.\n" in story_of(root)


TYPED = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored where tests run in the background
sys.argv[1:] = ["add", "term"]
from generator.cli import main
main()
"""
"""`explainer add term`, which hears Ctrl-C as where a person types it."""


def test_on_a_real_terminal_it_asks_and_ctrl_c_writes_nothing(root: Path) -> None:
    before = project.tree(root)
    ours, theirs = pty.openpty()
    command = (sys.executable, "-c", TYPED)
    env = project.environment(PYTHONPATH=str(project.ROOT))
    with subprocess.Popen(command, cwd=root, env=env, stdin=theirs, stdout=theirs, stderr=theirs) as running:
        os.close(theirs)
        said = ""
        try:
            for _ in range(24):
                if select.select([ours], [], [], 5)[0]:
                    said += os.read(ours, 1000).decode()
                    if said.endswith("term: "):
                        os.write(ours, b"quay\n")
                if said.endswith("meaning: "):
                    # What the terminal makes of Ctrl-C; pressed again where it is not heard: Python does not
                    # hear one that comes after the prompt and before it waits for a line.
                    running.send_signal(signal.SIGINT)
        except OSError:  # the terminal is gone with the process
            pass
        finally:
            running.kill()
    os.close(ours)
    assert "nothing was written; this was typed:\r\nterms:\r\n  - term: quay" in said
    assert project.tree(root) == before
