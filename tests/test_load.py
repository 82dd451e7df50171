"""All files of the data folder are read, as UTF-8 text, and one that cannot be read hides no other."""

import os
import shutil
from pathlib import Path

import pytest

from generator.problem import Problem
from generator.read.load import MAX_BYTES, File, load, load_file
from tests.conftest import WriteStory


def read(path: Path, text: bytes) -> tuple[File, list[Problem]]:
    path.write_bytes(text)
    return load_file(path, "a.yml")


def told(path: Path, text: bytes) -> list[tuple[str, str]]:
    """Return the rule and the place of every problem in a file."""
    file, problems = read(path, text)
    assert file.broken == bool(problems)
    return [(problem.rule, str(problem.place)) for problem in problems]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.yml"


def test_files_are_read_in_the_order_of_their_names_and_named_from_the_root(write_story: WriteStory) -> None:
    root = write_story("a: 1", claims="b: 2")
    (root / "data/more").mkdir()
    shutil.copy(root / "data/claims.yml", root / "data/more/an example.yml")
    files, problems = load(root / "data", root)
    assert [file.name for file in files] == ["data/claims.yml", "data/more/an example.yml", "data/story.yml"]
    assert [file.root.plain() for file in files if file.root] == [{"b": 2}, {"b": 2}, {"a": 1}]
    assert problems == []


def test_hidden_files_and_files_of_other_kinds_are_left_alone(tmp_path: Path) -> None:
    for name in (".a.yml", ".git/b.yml", "schema.json", "notes.md", "c.yml~", "folder.yml/note.md"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("[", encoding="utf-8")
    assert load(tmp_path, tmp_path) == ([], [])


@pytest.mark.parametrize("name", ["a.yml.txt", "a", "a.docx"])
def test_a_file_of_another_kind_is_named_once_so_that_no_work_is_lost(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("terms: []\n", encoding="utf-8")
    files, problems = load(tmp_path, tmp_path)
    assert files == []
    assert [(p.rule, p.level, p.help) for p in problems] == [
        ("wrong-extension", "warning", "if it is data, rename it to `a.yml`; else move it away")
    ]


def test_a_file_in_utf_16_is_one_problem(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_bytes("terms: []\n".encode("utf-16-le"))
    assert [problem.rule for problem in load(tmp_path, tmp_path)[1]] == ["not-utf-8"]


@pytest.mark.parametrize("name", ["a.yaml", "a.YML", "a.Yaml"])
def test_a_file_with_another_spelling_of_the_extension_is_not_passed_over_in_silence(
    tmp_path: Path, name: str
) -> None:
    (tmp_path / name).write_text("terms: []\n", encoding="utf-8")
    files, problems = load(tmp_path, tmp_path)
    assert [(problem.rule, problem.place.file) for problem in problems] == [("wrong-extension", name)]
    assert [file.root for file in files] == [None]


def test_a_file_whose_name_is_not_utf_8_can_be_named(tmp_path: Path) -> None:
    Path(str(tmp_path), "\udcff.yml").write_text("a: [", encoding="utf-8")
    _, problems = load(tmp_path, tmp_path)
    assert [problem.place.file.encode("utf-8") for problem in problems] == [b"?.yml"]


def test_a_byte_order_mark_is_fine_and_moves_nothing(path: Path) -> None:
    file, problems = read(path, b"\xef\xbb\xbfa: 1\r\nb: 2\r\n")
    assert problems == []
    assert file.root is not None
    assert {key: str(place) for key, place in file.root.keys.items()} == {"a": "a.yml:1:1", "b": "a.yml:2:1"}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (b"a: \xff", "a.yml:1:4"),
        ("a: é\nb: 한".encode() + b"\xe9\n", "a.yml:2:5"),
        (b"\xef\xbb\xbfa: \xff", "a.yml:1:4"),
        (b"a: 1\rb: \xff", "a.yml:2:4"),
        (b"a: \xed\xa0\x80", "a.yml:1:4"),
        ("a: 1".encode("utf-16"), "a.yml:1:1"),
        ("a: é".encode("latin-1"), "a.yml:1:4"),
    ],
)
def test_text_that_is_not_utf_8_is_refused_at_its_first_wrong_byte(
    path: Path, text: bytes, place: str
) -> None:
    assert told(path, text) == [("not-utf-8", place)]


@pytest.mark.parametrize(
    "char",
    list(
        "\0\x07\x1b\x7f\x80\x85\u200b\u200c\u200d\u2028\u202a\u202e\u2060\u2062\u2069\u3164\ufeff\uffff\U000e0041"
    ),
)
def test_control_characters_and_characters_that_hide_text_are_refused(path: Path, char: str) -> None:
    assert told(path, f"a: 1\nb: 다{char}리{char}\n".encode()) == [
        ("control-character", "a.yml:2:5"),
        ("control-character", "a.yml:2:7"),
    ]


@pytest.mark.parametrize(
    "char",
    [*"\t\u00a0\u00ad\u200f\u3000\U0001f600Ё다", "می\u200cخواهم", "क्\u200dष", "👩🏽\u200d🚀", "❤️\u200d🔥"],
)
def test_characters_that_languages_and_names_need_are_fine(path: Path, char: str) -> None:
    assert told(path, f"a: x{char}x\n".encode()) == []


def test_ten_megabytes_are_read_and_one_byte_more_is_refused(path: Path) -> None:
    text = b"#" * (MAX_BYTES - 1) + b"\n"
    assert told(path, text) == []
    assert told(path, text + b"\n") == [("file-too-large", "a.yml:1:1")]


def test_a_file_that_cannot_be_opened_is_a_problem(path: Path) -> None:
    path.symlink_to("gone")
    file, (problem,) = load_file(path, "a.yml")
    assert file.broken
    assert (problem.rule, str(problem.place)) == ("unreadable-file", "a.yml:1:1")


def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yml")
    (tmp_path / "zero.yml").symlink_to("/dev/zero")
    files, problems = load(tmp_path, tmp_path)
    assert [(p.place.file, p.rule) for p in problems] == [
        ("pipe.yml", "unreadable-file"),
        ("zero.yml", "unreadable-file"),
    ]
    assert all(file.broken for file in files)
    _, (problem,) = load_file(tmp_path / "zero.yml", "zero.yml")
    assert problem.rule == "unreadable-file"


def test_a_link_out_of_the_data_shows_nothing_of_what_lies_there(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret/token.yml").write_text("token: 1\n", encoding="utf-8")
    (data / "out.yml").symlink_to("../secret/token.yml")
    (data / "folder").symlink_to("../secret")
    (data / "loop.yml").symlink_to("loop.yml")
    (data / "a.yml").write_text("terms: []\n", encoding="utf-8")
    (data / "same.yml").symlink_to("a.yml")
    files, problems = load(data, tmp_path)
    assert [(p.place.file, p.rule) for p in problems] == [
        ("data/folder", "unreadable-file"),
        ("data/loop.yml", "unreadable-file"),
        ("data/out.yml", "unreadable-file"),
    ]
    assert not any("token" in line for file in files for line in file.lines)


def test_a_file_that_grows_while_it_is_read_is_too_large(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.write_bytes(b"a: 1\n")
    monkeypatch.setattr(Path, "read_bytes", lambda _: b"#" * (MAX_BYTES + 1))
    _, (problem,) = load_file(path, "a.yml")
    assert problem.rule == "file-too-large"


def test_one_bad_file_does_not_hide_the_problems_of_another(write_story: WriteStory) -> None:
    root = write_story("a: [", b=b"\xff", c="a: 1\na: 2\n", d="a: *b\n", e="\u202e", f="{", g="a: 1\n")
    files, problems = load(root / "data", root)
    assert [(problem.place.file, problem.rule) for problem in problems] == [
        ("data/b.yml", "not-utf-8"),
        ("data/c.yml", "duplicate-key"),
        ("data/d.yml", "anchor"),
        ("data/e.yml", "control-character"),
        ("data/f.yml", "syntax"),
        ("data/story.yml", "syntax"),
    ]
    assert [file.name for file in files if not file.broken] == ["data/g.yml"]
