"""Pages are brought in line with the outputs; nothing else is touched, and no crash is final."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from generator import build
from generator.output import Output
from generator.site import Site
from generator.write import MANIFEST, alone, in_the_way, manifest, stale, write
from tests.project import SMALL, tree

OUTPUTS = (
    Output("index.md", "front\n"),
    Output("actors/index.md", "actors\n"),
    Output("actors/ana.md", "Ана, 아나\n"),
    Output("timeline.md", "time\n"),
)
LISTED = "actors/ana.md\nactors/index.md\nindex.md\ntimeline.md\n"


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """Return a folder of pages as a first run leaves it, beside a hand-written page."""
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "about.md").write_text("by hand\n", encoding="utf-8")
    write(OUTPUTS, folder)
    return folder


def add(path: Path, text: str = "by hand\n") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def text_tree(folder: Path) -> dict[str, str]:
    return {path: content.decode() for path, content in tree(folder).items()}


def written(*outputs: Output) -> dict[str, str]:
    """Return what the folder holds when these are written: them, the manifest and the hand-written page."""
    pages = {output.path: output.text for output in outputs}
    return {"about.md": "by hand\n", MANIFEST: "".join(f"{path}\n" for path in sorted(pages)), **pages}


# Writing


def test_the_first_run_writes_every_page_and_the_manifest(tmp_path: Path) -> None:
    folder = tmp_path / "not" / "there"
    assert write(OUTPUTS, folder) == ["actors/ana.md", "actors/index.md", "index.md", "timeline.md"]
    assert text_tree(folder) == {output.path: output.text for output in OUTPUTS} | {MANIFEST: LISTED}


def test_pages_are_utf_8_with_the_line_ends_they_were_made_with(docs: Path) -> None:
    assert (docs / "actors/ana.md").read_bytes() == "Ана, 아나\n".encode()


def test_a_second_run_writes_nothing(docs: Path) -> None:
    before = {path: path.stat() for path in docs.rglob("*")}
    assert write(OUTPUTS, docs) == []
    after = {path: path.stat() for path in docs.rglob("*")}
    assert {p: (s.st_mtime_ns, s.st_ino) for p, s in after.items()} == {
        p: (s.st_mtime_ns, s.st_ino) for p, s in before.items()
    }


def test_only_a_page_that_changed_is_written(docs: Path) -> None:
    before = {path: path.stat().st_ino for path in docs.rglob("*.md")}
    changed = (Output("index.md", "new front\n"), *OUTPUTS[1:])
    assert write(changed, docs) == ["index.md"]
    kept = {path: path.stat().st_ino for path in docs.rglob("*.md")}
    assert [path.name for path in kept if kept[path] != before[path]] == ["index.md"]
    assert text_tree(docs) == written(*changed)


def test_a_page_that_was_edited_or_deleted_is_made_again(docs: Path) -> None:
    add(docs / "timeline.md", "edited\n")
    (docs / "index.md").unlink()
    assert write(OUTPUTS, docs) == ["index.md", "timeline.md"]
    assert text_tree(docs) == written(*OUTPUTS)


def test_a_page_that_is_no_longer_made_is_deleted_with_its_empty_folder(docs: Path) -> None:
    kept = (OUTPUTS[0], OUTPUTS[3])
    assert write(kept, docs) == ["actors/ana.md", "actors/index.md"]
    assert text_tree(docs) == written(*kept)
    assert not (docs / "actors").exists()


def test_a_folder_that_still_holds_something_stays(docs: Path) -> None:
    add(docs / "actors/photo.png")
    write(OUTPUTS[:1], docs)
    assert sorted(path.name for path in (docs / "actors").iterdir()) == ["photo.png"]


def test_the_folder_of_the_pages_itself_stays(tmp_path: Path) -> None:
    folder = tmp_path / "docs"
    write(OUTPUTS, folder)
    assert write((), folder) == ["actors/ana.md", "actors/index.md", "index.md", "timeline.md"]
    assert text_tree(folder) == {MANIFEST: ""}


def test_a_stale_page_that_is_gone_already_is_no_change(docs: Path) -> None:
    (docs / "timeline.md").unlink()
    assert write(OUTPUTS[:3], docs) == []
    assert "timeline.md" not in manifest(docs)


def test_hand_written_files_are_never_touched(docs: Path) -> None:
    ours = [add(docs / "note.md"), add(docs / "actors/ana/photo.md"), add(docs / "assets/map.svg")]
    before = {path: path.stat() for path in [*ours, docs / "about.md"]}
    write((), docs)
    write(OUTPUTS, docs)
    assert {path: path.stat() for path in before} == before


# Hand-written files in the way


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("events/speech.md", "events/speech.md"),
        ("events/speech/index.md", "events/speech.md"),
        ("events/speech/README.md", "events/speech.md"),
        ("events/index.md", "events/index.md"),
        ("events.md", "events/index.md"),
        ("events/README.md", "events/index.md"),
        ("README.md", "index.md"),
        ("index.md", "index.md"),
        ("events", "events/index.md"),
        ("a/b", "a/b/c.md"),
        ("feed.xml", "feed.xml"),
    ],
)
def test_a_hand_written_file_at_the_address_of_a_page_is_a_problem(
    tmp_path: Path, path: str, page: str
) -> None:
    add(tmp_path / "docs" / path)
    (problem,) = in_the_way([Output(page, "")], tmp_path / "docs")
    assert (str(problem.place), problem.rule, problem.level) == (
        f"docs/{path}:1:1",
        "page-in-the-way",
        "error",
    )
    assert f"`docs/{page}`" in problem.message


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("events/speech/photo.md", "events/speech.md"),
        ("speech.md", "events/speech.md"),
        ("events/index.md", "events/speech.md"),
        ("feed/index.md", "feed.xml"),
    ],
)
def test_a_hand_written_file_at_another_address_is_none(tmp_path: Path, path: str, page: str) -> None:
    add(tmp_path / "docs" / path)
    assert in_the_way([Output(page, "")], tmp_path / "docs") == []


def test_one_file_in_the_way_of_several_pages_is_one_problem(tmp_path: Path) -> None:
    add(tmp_path / "docs/actors")
    assert len(in_the_way(OUTPUTS, tmp_path / "docs")) == 1


def test_a_folder_in_the_place_of_a_page_is_a_problem(tmp_path: Path) -> None:
    add(tmp_path / "docs/timeline.md/photo.png")
    (problem,) = in_the_way(OUTPUTS, tmp_path / "docs")
    assert problem.place.file == "docs/timeline.md"


def test_pages_of_the_last_run_are_not_in_the_way(docs: Path) -> None:
    assert in_the_way(OUTPUTS, docs) == []
    assert in_the_way([Output("actors.md", "")], docs) == []


def test_with_a_file_in_the_way_nothing_is_written(tmp_path: Path) -> None:
    add(tmp_path / "data/story.yml", SMALL.format(title="A bridge"))
    add(tmp_path / "docs/actors/mayor/index.md")
    made = build.generate(tmp_path / "data", tmp_path / "docs", tmp_path, Site())
    assert [problem.rule for problem in made.checked.problems] == ["page-in-the-way"]
    assert made.checked.failed()
    assert (made.rendered.pages, made.changed) == ((), ())
    assert text_tree(tmp_path / "docs") == {"actors/mayor/index.md": "by hand\n"}


# The manifest


def test_the_manifest_lists_what_was_written(docs: Path) -> None:
    assert (docs / MANIFEST).read_text(encoding="utf-8") == LISTED
    assert manifest(docs) == {output.path for output in OUTPUTS}


def test_without_a_manifest_nothing_is_ours(tmp_path: Path) -> None:
    assert manifest(tmp_path) == frozenset()
    add(tmp_path / "old.md")
    write(OUTPUTS, tmp_path)
    assert (tmp_path / "old.md").exists()


@pytest.mark.parametrize(
    "line", ["../outside.md", "{absolute}", "actors/../../outside.md", "..", "..\\outside.md"]
)
def test_a_line_of_the_manifest_that_leads_outside_is_ignored(docs: Path, line: str) -> None:
    outside = add(docs.parent / "outside.md")
    add(docs / "..\\outside.md")
    entry = line.format(absolute=outside)
    add(docs / MANIFEST, f"{LISTED}{entry}\n")
    assert entry not in manifest(docs)
    assert stale(OUTPUTS, docs) == []
    assert write(OUTPUTS, docs) == []
    assert outside.read_text(encoding="utf-8") == "by hand\n"
    assert (docs / "..\\outside.md").exists()


@pytest.mark.parametrize("line", ["", ".", "./", "actors", "actors/"])
def test_a_line_of_the_manifest_that_names_no_file_is_ignored(docs: Path, line: str) -> None:
    beside = add(docs.parent / f".{docs.name}.new")
    add(docs / MANIFEST, f"{LISTED}{line}\n")
    assert stale(OUTPUTS, docs) == []
    assert write(OUTPUTS, docs) == []
    assert text_tree(docs) == written(*OUTPUTS)
    assert beside.exists()


# What would change


def test_stale_tells_what_is_missing_different_or_no_longer_made(docs: Path) -> None:
    (docs / "index.md").unlink()
    add(docs / "timeline.md", "edited\n")
    outputs = (*OUTPUTS[:2], OUTPUTS[3], Output("updates.md", "new\n"))
    before = tree(docs)
    expected = ["actors/ana.md", "index.md", "timeline.md", "updates.md"]
    assert stale(outputs, docs) == expected
    assert tree(docs) == before
    assert write(outputs, docs) == expected


def test_nothing_is_stale_after_a_run_and_all_is_before(docs: Path, tmp_path: Path) -> None:
    assert stale(OUTPUTS, docs) == []
    assert stale(OUTPUTS, tmp_path / "none") == [
        "actors/ana.md",
        "actors/index.md",
        "index.md",
        "timeline.md",
    ]
    assert not (tmp_path / "none").exists()


# Crashes


class Crash(Exception):  # noqa: N818 - it stands for the end of the process
    """The process ends here."""


def crash_at(step: int, patch: pytest.MonkeyPatch) -> None:
    """Make the step-th change of a file raise instead; of a write, only the half is done."""
    steps = iter(range(step + 1))

    def next_step() -> bool:
        return next(steps, None) is None

    write_bytes, replace, unlink, rmdir = Path.write_bytes, Path.replace, Path.unlink, Path.rmdir

    def half_write(self: Path, data: bytes) -> int:
        if next_step():
            write_bytes(self, data[: len(data) // 2])
            raise Crash
        return write_bytes(self, data)

    def no_replace(self: Path, target: Path) -> Path:
        if next_step():
            raise Crash
        return replace(self, target)

    def no_unlink(self: Path, missing_ok: bool = False) -> None:  # noqa: FBT001, FBT002 - as in pathlib
        if next_step():
            raise Crash
        unlink(self, missing_ok)

    def no_rmdir(self: Path) -> None:
        if next_step():
            raise Crash
        rmdir(self)

    patch.setattr(Path, "write_bytes", half_write)
    patch.setattr(Path, "replace", no_replace)
    patch.setattr(Path, "unlink", no_unlink)
    patch.setattr(Path, "rmdir", no_rmdir)


def crashes(outputs: Sequence[Output], folder: Path, patch: pytest.MonkeyPatch, step: int) -> bool:
    """Write until the crash; return whether there was one."""
    with patch.context() as during:
        crash_at(step, during)
        try:
            write(outputs, folder)
        except Crash:
            return True
    return False


NEXT = (
    Output("index.md", "another front\n"),
    Output("timeline.md", "time\n"),
    Output("claims/index.md", "claims\n"),
    Output("claims/one.md", "one\n"),
)


STEPS = 12
"""How many changes of files a run from `OUTPUTS` to `NEXT` makes."""

every_step = pytest.mark.parametrize("step", range(STEPS))


def test_a_run_may_be_cut_off_at_each_of_its_steps(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not crashes(NEXT, docs, monkeypatch, STEPS)
    write(OUTPUTS, docs)
    assert crashes(NEXT, docs, monkeypatch, STEPS - 1)


@every_step
def test_a_run_that_is_cut_off_leaves_whole_pages_and_the_next_one_recovers(
    docs: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    old = {output.path: output.text for output in OUTPUTS}
    new = {output.path: output.text for output in NEXT}
    crashes(NEXT, docs, monkeypatch, step)
    left = {path: text for path, text in text_tree(docs).items() if not Path(path).name.startswith(".")}
    assert left.pop("about.md") == "by hand\n"
    for path, text in left.items():
        assert text in (old.get(path), new.get(path)), path
    assert set(left) <= manifest(docs)
    assert in_the_way(NEXT, docs) == []
    write(NEXT, docs)
    assert text_tree(docs) == written(*NEXT)


@every_step
def test_after_a_cut_off_run_the_pages_of_before_can_be_had_back(
    docs: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    crashes(NEXT, docs, monkeypatch, step)
    assert in_the_way(OUTPUTS, docs) == []
    write(OUTPUTS, docs)
    assert text_tree(docs) == written(*OUTPUTS)
    assert not (docs / "claims").exists()


# Several runs at once

RUN = """
import sys
from pathlib import Path
from generator import build
from generator.site import Site
root = Path(sys.argv[1])
sys.stdin.readline()  # all begin at once
made = build.generate(root / sys.argv[2], root / "docs", root, Site())
sys.exit(made.checked.failed())
"""


def start(root: Path, data: str) -> subprocess.Popen[str]:
    """Start a process that makes the pages of a project as soon as it is given a line."""
    command = [sys.executable, "-c", RUN, str(root), data]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def begin(*runs: subprocess.Popen[str]) -> None:
    """Let the processes begin."""
    for run in runs:
        assert run.stdin is not None
        run.stdin.write("\n")
        run.stdin.flush()


def end(*runs: subprocess.Popen[str]) -> None:
    """See that each of the processes ends well."""
    for run in runs:
        _, errors = run.communicate()
        assert (run.returncode, errors) == (0, "")


def add_story(root: Path, name: str) -> dict[str, bytes]:
    """Write a story with a page of its own and return the pages that a run alone makes of it."""
    text = SMALL.format(title=name).replace("id: mayor", f"id: {name}").replace("mayor]", f"{name}]")
    add(root / name / "story.yml", text.replace("by: mayor", f"by: {name}"))
    build.generate(root / name, root / "alone" / name, root, Site())
    return tree(root / "alone" / name)


def test_of_several_runs_at_once_one_wins_whole_and_none_fails(tmp_path: Path) -> None:
    stories = [add_story(tmp_path, name) for name in ("anna", "boris", "clara", "david")]
    runs = [start(tmp_path, name) for name in ("anna", "boris", "clara", "david")]
    begin(*runs)
    end(*runs)
    assert tree(tmp_path / "docs") in stories


def test_a_run_that_waited_for_another_makes_the_pages_of_the_newest_data(tmp_path: Path) -> None:
    add_story(tmp_path, "anna")
    run = start(tmp_path, "anna")
    with alone(tmp_path):
        begin(run)
        path = tmp_path / "anna/story.yml"
        add(path, path.read_text(encoding="utf-8").replace("A way over water", "A road"))
    end(run)
    assert "A road" in (tmp_path / "docs/glossary.md").read_text(encoding="utf-8")


def test_what_runs_that_were_cut_off_have_left_goes_and_other_hidden_files_stay(docs: Path) -> None:
    left = [
        add(docs / ".index.md.12.new"),
        add(docs / f".{MANIFEST}.7.new"),
        add(docs / "actors/.ana.md.3.new"),
    ]
    mine = [add(docs / ".note.md.12.new"), add(docs / ".index.md.new"), add(docs / ".index.md.x.new")]
    write(OUTPUTS, docs)
    assert [path.exists() for path in left] == [False] * 3
    assert [path.exists() for path in mine] == [True] * 3
