"""`explainer fmt` puts data files into the usual form: it changes no value and loses no note."""

import re
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.cli import main
from generator.desk.usual_form import formatted, is_same
from generator.read import Plain, load_file
from tests.conftest import BRIDGE, STORY, WriteStory

ROOT = Path(__file__).parent.parent
DATA = [
    path
    for folder in (ROOT / "data", *sorted(ROOT.glob("examples/*/data")), ROOT / "generator/new/project/data")
    for path in sorted(folder.glob("*.yml"))
]


def values(text: str) -> Plain:
    file, problems = load_file(Path(), "x.yml", text.encode())
    assert not problems
    assert file.root
    return file.root.plain()


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_the_data_of_this_project_its_examples_and_a_new_one_are_in_the_usual_form(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert formatted(text) == text


ROUGH = """\
---
# What happened.
events:
# The beginning
-   date:   "2025"    # the year, as a text
    id: 'first'
    title: "One: a tale"
    sources:
    - a
    - b
    # said by nobody

    summary: "Long words long words long words long words long words long words long words
      long words."



-   {date: 2025-01, title: It's short, id: second, extra: 1}   # in braces
-
    # about the third
    id: third
    title: >
      Two

      paragraphs
    summary: |
      One line
        and another
    actors: [a, # the first
             b]
terms: [{id: x, meaning: 'no', term: '1e3'}]
# the last line
"""
USUAL = """\
# What happened.
events:
  # The beginning
  - id: first
    date: "2025" # the year, as a text
    title: "One: a tale"
    # said by nobody

    summary: >-
      Long words long words long words long words long words long words long words long words.
    sources: [a, b]

  - {id: second, date: 2025-01, title: It's short, extra: 1} # in braces

  # about the third
  - id: third
    title: >
      Two

      paragraphs
    summary: |
      One line
        and another
    actors:
      - a # the first
      - b

terms:
  - {id: x, term: '1e3', meaning: 'no'}
# the last line
"""


def test_a_file_gets_the_form_of_new_entries_and_keeps_its_notes_where_they_belong() -> None:
    assert formatted(ROUGH) == USUAL
    assert formatted(USUAL) == USUAL
    assert formatted("\ufeff" + ROUGH.replace("\n", "\r\n")) == USUAL


@pytest.mark.parametrize("text", ["", "# only a note", "- a\n-  b\n", "{}\n"])
def test_a_file_without_entries_stays_as_it_is(text: str) -> None:
    assert formatted(text) == text


ODD = (
    *(
        "no",
        "1e3",
        "0x1f",
        "~",
        "2025-01-09",
        "",
        " a",
        "a ",
        "it's",
        "a: b",
        "a #b",
        "- a",
        "|",
        "'a'",
        '"a"',
    ),
    *("a\n", "a\n\nb", "a\\b", "😀", "من اليمين", "one two " * 20 + "end", "a\n\n" + "b c " * 40 + "d\n"),
)
TEXTS = st.sampled_from(ODD) | st.text("ab #:-'\"\n\\,[]{}é한א", max_size=12)
VALUES = st.recursive(
    TEXTS | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS.filter(bool), inner, max_size=3),
    max_leaves=6,
)
ENTRIES = st.lists(
    st.fixed_dictionaries({"id": TEXTS}, optional={"names": VALUES, "reports": VALUES, "text": VALUES}),
    min_size=1,
    max_size=3,
)
STORIES = st.dictionaries(st.sampled_from(["claims", "actors", "other"]), ENTRIES, min_size=1)


@st.composite
def files(draw: st.DrawFn) -> str:
    """Make up a data file, in whatever style, with notes among its lines."""

    class Dumper(yaml.SafeDumper):
        pass

    def text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
        return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=draw(STYLES))

    Dumper.add_representer(str, text)
    flow, width, indent = draw(st.sampled_from([None, False, True])), draw(st.integers(20, 200)), 2
    lines = yaml.dump(
        draw(STORIES), Dumper=Dumper, default_flow_style=flow, width=width, indent=indent, allow_unicode=True
    ).splitlines()
    for number, after in draw(st.lists(st.tuples(st.integers(0, len(lines)), st.booleans()), max_size=4)):
        note, line = f"# note {number}", lines[min(number, len(lines) - 1)]
        place = lines.index(line)
        lines[place : place + after] = [f"{line} {note}" if after else re.sub(r"\S.*", "", line) + note]
    return "\n".join(lines)


STYLES = st.sampled_from([None, "'", '"', "|", ">"])


@settings(max_examples=60, deadline=None, derandomize=True, database=None)
@given(files())
def test_no_made_up_file_says_anything_else_in_the_usual_form(text: str) -> None:
    file, problems = load_file(Path(), "x.yml", text.encode())
    if problems or file.root is None:  # a note has broken it
        return
    new = formatted(text)
    assert is_same(values(new), values(text))
    assert sorted(re.findall(r"# note \d+", new)) == sorted(re.findall(r"# note \d+", text))
    assert formatted(new) == new
    assert not [line for line in new.splitlines() if line.endswith(" ")] or "|" in new


def test_values_are_the_same_only_if_their_types_are() -> None:
    assert is_same({"a": 1, "b": (True,)}, {"b": (True,), "a": 1})
    different: tuple[tuple[Plain, Plain], ...] = (
        (1, 1.0),
        (1, True),
        ("1", 1),
        ((1,), (1, 2)),
        ({"a": 1}, {"b": 1}),
        (None, ""),
    )
    for one, other in different:
        assert not is_same(one, other)


# The command


def run(root: Path, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> Result:
    monkeypatch.chdir(root)
    return CliRunner().invoke(main, ["fmt", *arguments])


def test_files_are_put_into_the_form_and_those_that_are_in_it_are_not_touched(
    write_story: WriteStory, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write_story(STORY, events=ROUGH, places=BRIDGE)
    (root / "data/places.yml").chmod(0o444)
    done = run(root, monkeypatch, "--check")
    assert done.exit_code == 1
    assert done.output == (
        "data/events.yml is not in the usual form\n  help: run `explainer fmt`\n3 files, 1 to change\n"
    )
    assert (root / "data/events.yml").read_text(encoding="utf-8") == ROUGH
    done = run(root, monkeypatch, "data/events.yml")
    assert (done.exit_code, done.output) == (
        0,
        "data/events.yml is now in the usual form\n1 file, 1 changed\n",
    )
    assert (root / "data/events.yml").read_text(encoding="utf-8") == USUAL
    assert run(root, monkeypatch, "--check").output == "3 files, 0 to change\n"


def test_a_broken_file_is_told_and_left_and_the_others_get_the_form(
    write_story: WriteStory, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write_story(STORY, events="events: [\n", places=BRIDGE.replace("    ", "      "))
    (root / "data/.hidden.yml").write_text("a:   1\n", encoding="utf-8")
    done = run(root, monkeypatch)
    assert done.exit_code == 1
    assert "data/events.yml:1:10: error[syntax]" in done.output
    assert (root / "data/events.yml").read_text(encoding="utf-8") == "events: [\n"
    assert (root / "data/.hidden.yml").read_text(encoding="utf-8") == "a:   1\n"


def test_what_cannot_be_written_or_is_no_data_is_told(
    write_story: WriteStory, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write_story(STORY, events=ROUGH)
    (root / "data/events.yml").chmod(0o444)
    done = run(root, monkeypatch)
    assert (done.exit_code, "permission denied" in done.output) == (2, True)
    (root / "notes.yml").write_text("a: 1\n", encoding="utf-8")
    assert "no data file" in run(root, monkeypatch, "notes.yml").output
