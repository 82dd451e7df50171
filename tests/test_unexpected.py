"""A failure that no command has foreseen is one line, which says how to get the details."""

import errno

import pytest
from click.testing import CliRunner, Result

from generator import build
from generator.cli import main
from generator.cli.unexpected import DEBUG


@pytest.fixture
def fails(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> pytest.MonkeyPatch:
    """A project in which reading the data fails as the test says."""
    folder = tmp_path_factory.mktemp("project")
    (folder / "data").mkdir()
    (folder / "mkdocs.yml").write_text("site_name: x\nplugins: [explainer]\n", encoding="utf-8")
    monkeypatch.chdir(folder)
    monkeypatch.delenv(DEBUG, raising=False)
    return monkeypatch


def check_with(fails: pytest.MonkeyPatch, error: Exception) -> Result:
    def read(*_: object) -> None:
        raise error

    fails.setattr(build, "read", read)
    return CliRunner().invoke(main, ["check"])


@pytest.mark.parametrize(
    "error", [KeyError("mayor"), RecursionError("too deep"), ValueError("two\nlines \x1b[2J"), MemoryError()]
)
def test_what_no_command_has_foreseen_is_one_line_with_how_to_get_the_details(
    fails: pytest.MonkeyPatch, error: Exception
) -> None:
    done = check_with(fails, error)
    (line,) = done.stderr.splitlines()
    assert done.exit_code == 2
    assert done.stdout == ""
    assert type(error).__name__ in line
    assert "(generator/cli/check.py, line " in line
    assert line.endswith(f"with {DEBUG}=1")
    assert line.isprintable()


def test_a_file_that_cannot_be_written_is_named(fails: pytest.MonkeyPatch) -> None:
    done = check_with(fails, OSError(errno.ENOSPC, "No space left on device", "docs/index.md"))
    assert done.exit_code == 2
    assert done.stderr.startswith("Error: docs/index.md: no space left on device; ")


def test_the_details_are_shown_to_who_asks_for_them(fails: pytest.MonkeyPatch) -> None:
    fails.setenv(DEBUG, "1")
    assert isinstance(check_with(fails, KeyError("mayor")).exception, KeyError)


@pytest.mark.usefixtures("fails")
def test_a_problem_of_usage_stays_what_it_is() -> None:
    assert CliRunner().invoke(main, ["check", "--gopher"]).exit_code == 2
    assert CliRunner().invoke(main, ["--version"]).exit_code == 0
