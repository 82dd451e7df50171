"""Files that are saved are noticed, however a program saves them and whatever the system tells."""

import threading
from pathlib import Path

import pytest

from generator.watching import folders
from generator.watching.folders import Watch, stamps, watching


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder with two files."""
    folder = tmp_path / "data"
    folder.mkdir()
    for name in ("a", "b"):
        (folder / f"{name}.yml").write_text("one\n", encoding="utf-8")
    return folder


def changed(watch: Watch) -> set[str]:
    """Return the names of the files that have changed."""
    return {path.name for path in watch.changed()}


def test_files_that_are_changed_made_renamed_and_deleted_are_told_together(data: Path) -> None:
    with watching([data], lambda: stamps([data])) as watch:
        (data / "new.yml").write_text("one\n", encoding="utf-8")
        (data / "new.yml").replace(data / "a.yml")  # as vim saves
        (data / "b.yml").unlink()
        (data / "deep").mkdir()
        (data / "deep/c.yml").write_text("one\n", encoding="utf-8")
        assert changed(watch) == {"a.yml", "b.yml", "c.yml"}
        assert watch.changed(0) == frozenset()


def test_what_programs_leave_beside_a_file_is_no_change(data: Path) -> None:
    with watching([data], lambda: stamps([data])) as watch:
        for name in (".a.yml.swp", "a.yml~"):
            (data / name).write_text("one\n", encoding="utf-8")
        assert watch.changed(0) == frozenset()


def test_a_file_that_is_watched_by_itself_is_noticed_when_it_is_replaced(tmp_path: Path) -> None:
    file = tmp_path / "mkdocs.yml"
    file.write_text("one\n", encoding="utf-8")
    with watching([file], lambda: stamps([file])) as watch:
        (tmp_path / "beside").write_text("two\n", encoding="utf-8")
        (tmp_path / "beside").replace(file)
        assert changed(watch) == {"mkdocs.yml"}


def test_where_the_system_tells_nothing_the_files_are_looked_at(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> None:
        raise OSError("inotify watch limit reached")

    monkeypatch.setattr(folders, "Observer", refuse)
    with watching([data], lambda: stamps([data])) as watch:
        (data / "a.yml").write_text("two and more\n", encoding="utf-8")
        assert changed(watch) == {"a.yml"}


def test_whoever_waits_is_woken_by_a_change(data: Path) -> None:
    with watching([data], lambda: stamps([data])) as watch:
        found = set[str]()

        def wait() -> None:
            while not found:
                found.update(changed(watch))

        waiting = threading.Thread(target=wait)
        waiting.start()
        (data / "a.yml").write_text("two and more\n", encoding="utf-8")
        waiting.join(30)
        assert found == {"a.yml"}
