"""The commands say what they have done, and exit with 0 if it is fine, 1 for problems, 2 for wrong usage."""

import json
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.shell_completion import get_completion_class
from click.testing import CliRunner, Result

from generator.cli import main
from generator.cli.project import EXIT
from generator.model import entries
from generator.problem import RULES
from generator.rules import explained
from tests.conftest import BRIDGE, STORY, WriteStory

CLAIM = """\
claims:
  - id: closed
    text: It is closed.
    kind: fact
    reports:
      - {source: letter, stance: asserts}
sources:
  - {id: letter, title: A letter, type: document, language: en, seen: excerpt}
"""
SOUND = f"{STORY}\n{BRIDGE}\n{CLAIM}"
BROKEN = SOUND.replace("[[bridge]]", "[[brigde]]")
WARNED = SOUND.replace("See [[bridge]]", "It is closed")


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(main, arguments)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.fixture
def project(write_story: WriteStory, monkeypatch: pytest.MonkeyPatch) -> WriteStory:
    """Return `write_story`; the commands run in the folder of that story."""

    def write(text: str | bytes, /, **others: str | bytes) -> Path:
        root = write_story(text, **others)
        monkeypatch.chdir(root)
        return root

    return write


def files(root: Path) -> dict[str, tuple[bytes, int]]:
    """Return every file of a folder with its content and the time of its last change."""
    return {
        path.relative_to(root).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in root.rglob("*")
        if path.is_file()
    }


# check


@pytest.mark.parametrize(
    ("text", "options", "exit_code"),
    [
        (SOUND, [], 0),
        (SOUND, ["--strict"], 0),
        (WARNED, [], 0),
        (WARNED, ["--strict"], 1),
        (BROKEN, [], 1),
        (BROKEN, ["--strict"], 1),
    ],
)
@pytest.mark.parametrize("form", ["text", "github", "json"])
def test_check_fails_on_errors_and_if_strict_on_warnings(
    project: WriteStory, text: str, options: list[str], exit_code: int, form: str
) -> None:
    project(text)
    assert run("check", "--format", form, *options).exit_code == exit_code


@pytest.mark.parametrize("below", ["data", "docs/pictures/old"])
def test_a_command_finds_its_project_from_any_folder_of_it(
    project: WriteStory, monkeypatch: pytest.MonkeyPatch, below: str
) -> None:
    root = project(BROKEN)
    (root / "mkdocs.yml").write_text("plugins: [explainer]\n", encoding="utf-8")
    said = run("check")
    (root / below).mkdir(parents=True, exist_ok=True)
    monkeypatch.chdir(root / below)
    assert said.output.split("(")[0] == run("check").output.split("(")[0]
    assert said.exit_code == 1


def test_check_shows_all_problems_of_all_files_at_once(project: WriteStory) -> None:
    project(BROKEN, actors="actors: [\n", terms=b"\xff")
    shown = run("check").output
    assert [line for line in shown.splitlines() if "error[" in line] == [
        "data/actors.yml:1:10: error[syntax] an item is missing here, or a bracket is not closed",
        "data/story.yml:4:16: error[unknown-reference] `brigde` is not an entry of this story",
        "data/terms.yml:1:1: error[not-utf-8] the byte 0xff is not UTF-8 text",
    ]
    assert shown.splitlines()[-1].startswith("3 errors in 3 files (")


def test_check_of_a_story_without_problems_says_so(project: WriteStory) -> None:
    project(SOUND)
    assert run("check").output.startswith("no errors in 1 file (")
    assert run("check", "--format", "github").output.startswith("no errors in 1 file (")
    assert json.loads(run("check", "--format", "json").output) == []


def test_check_for_github_writes_annotations(project: WriteStory) -> None:
    project(BROKEN)
    first, last = run("check", "--format", "github").output.splitlines()
    assert first == (
        "::error file=data/story.yml,line=4,endLine=4,col=16,endColumn=26,title=unknown-reference"
        "::`brigde` is not an entry of this story%0A"
        "did you mean `bridge` (data/story.yml:10)? else add an entry with this id"
    )
    assert last.startswith("1 error in 1 file (")


def test_check_as_json_can_be_read_back(project: WriteStory) -> None:
    project(BROKEN)
    (problem,) = json.loads(run("check", "--format", "json").output)
    assert (problem["rule"], problem["level"]) == ("unknown-reference", "error")
    assert problem["place"]["file"] == "data/story.yml"


@pytest.mark.parametrize(
    "arguments",
    [
        ["check"],
        ["generate"],
        ["generate", "--check"],
        ["check", "--no-such-option"],
        ["check", "--format", "xml"],
        ["check", "--watch", "--format", "json"],
        ["no-such-command"],
        ["build"],
        ["serve"],
    ],
)
def test_wrong_usage_ends_with_2_and_a_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(*arguments)
    assert result.exit_code == 2
    assert "Error: " in result.output
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("address", ["8000", "127.0.0.1:", "127.0.0.1:99999", "127.0.0.1:web"])
def test_an_address_that_is_none_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("serve", "--address", address)
    assert (result.exit_code, "write it as 127.0.0.1:8000" in result.output) == (2, True)


@pytest.mark.parametrize("command", ["build", "serve"])
def test_a_command_that_needs_the_project_says_where_to_run_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert "there is no mkdocs.yml here; run this in the folder of the project" in run(command).output


# the configuration


CONFIG = "site_name: !ENV [NOBODY_SETS_THIS, A story]\nplugins:\n  - search\n"


@pytest.mark.parametrize("strict", [True, False])
@pytest.mark.parametrize("command", ["check", "generate"])
def test_whether_warnings_fail_is_told_by_mkdocs_yml_or_by_an_option(
    project: WriteStory,
    command: str,
    strict: bool,  # noqa: FBT001
) -> None:
    root = project(WARNED)
    (root / "mkdocs.yml").write_text(f"{CONFIG}strict: {str(strict).lower()}\n", encoding="utf-8")
    told = run(command)
    assert told.exit_code == strict
    assert ("warnings fail here, too" in told.output) is strict
    assert run(command, "--no-strict").exit_code == 0
    assert run(command, "--strict").exit_code == 1


@pytest.mark.parametrize(
    "plugins",
    [
        "plugins: [{explainer: {data_dir: stories/bridge}}]",
        "plugins: {search: {}, explainer: {data_dir: stories/bridge}}",
    ],
)
def test_the_folders_are_those_that_mkdocs_yml_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, plugins: str
) -> None:
    (tmp_path / "stories/bridge").mkdir(parents=True)
    (tmp_path / "stories/bridge/story.yml").write_text(BROKEN, encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(f"site_name: A\ndocs_dir: pages\n{plugins}\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert "stories/bridge/story.yml:4:16: error[unknown-reference]" in run("check").output
    (tmp_path / "stories/bridge/story.yml").write_text(SOUND, encoding="utf-8")
    assert run("generate").exit_code == 0
    assert (tmp_path / "pages/claims/closed.md").is_file()
    assert not (tmp_path / "docs").exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "plugins:\n  - explainer: [\n",
            "mkdocs.yml:2:17: an item is missing here",
        ),
        ("- a\n- b\n", "mkdocs.yml is not a mapping"),
        ("docs_dir: 5\n", "`docs_dir` in mkdocs.yml has to be the name of a folder, not `5`"),
        (
            "plugins: [{explainer: {data_dir: [a]}}]\n",
            "`data_dir` in mkdocs.yml has to be",
        ),
        (
            "plugins: [{explainer: {data_dir: b}}]\n",
            "no folder `b` here; make it, or name another",
        ),
        ("INHERIT: nowhere.yml\n", "Inherited config file 'nowhere.yml' does not exist"),
        (b"\xff", "mkdocs.yml cannot be read"),
    ],
)
@pytest.mark.parametrize("command", ["check", "generate"])
def test_a_configuration_that_cannot_be_read_is_told_with_its_place(
    project: WriteStory, text: str | bytes, said: str, command: str
) -> None:
    root = project(SOUND)
    (root / "mkdocs.yml").write_bytes(text if isinstance(text, bytes) else text.encode())
    result = run(command)
    assert result.exit_code == 2
    assert said in " ".join(result.output.split())


def test_what_mkdocs_yml_inherits_and_what_only_mkdocs_understands_is_read(project: WriteStory) -> None:
    root = project(WARNED)
    (root / "base.yml").write_text("strict: true\n", encoding="utf-8")
    (root / "mkdocs.yml").write_text(
        "INHERIT: base.yml\nmarkdown_extensions:\n  - snippets: {base_path: !relative $docs_dir}\n",
        encoding="utf-8",
    )
    assert run("check").exit_code == 1


# generate


def test_generate_writes_the_pages_once(project: WriteStory) -> None:
    root = project(SOUND)
    first = run("generate")
    assert first.exit_code == 0
    pages = files(root / "docs")
    made = len(pages) - 1  # the list of generated pages is none
    assert first.output == f"{made} pages, {made} changed\n"
    assert "claims/closed.md" in pages
    again = run("generate")
    assert again.output == f"{made} pages, 0 changed\n"
    assert files(root / "docs") == pages


@pytest.mark.parametrize("options", [[], ["--check"]])
def test_generate_writes_nothing_if_there_is_an_error(project: WriteStory, options: list[str]) -> None:
    root = project(SOUND)
    run("generate")
    pages = files(root / "docs")
    (root / "data/story.yml").write_text(BROKEN.replace("It is closed.", "It was closed."), encoding="utf-8")
    result = run("generate", *options)
    assert result.exit_code == 1
    assert "error[unknown-reference]" in result.output
    assert files(root / "docs") == pages


def test_generate_shows_warnings_and_fails_on_them_if_strict(project: WriteStory) -> None:
    root = project(WARNED)
    assert run("generate", "--strict").exit_code == 1
    assert not (root / "docs").exists()
    result = run("generate")
    assert result.exit_code == 0
    assert "warning[unreferenced]" in result.output


def test_generate_leaves_a_hand_written_page_as_it_is(project: WriteStory) -> None:
    root = project(SOUND)
    (root / "docs").mkdir()
    (root / "docs/timeline.md").write_text("mine", encoding="utf-8")
    pages = files(root / "docs")
    result = run("generate")
    assert result.exit_code == 1
    assert "docs/timeline.md:1:1: error[page-in-the-way]" in result.output
    assert files(root / "docs") == pages


def test_generate_check_names_the_stale_pages_and_the_command_that_mends_them(project: WriteStory) -> None:
    root = project(SOUND)
    run("generate")
    assert run("generate", "--check").exit_code == 0
    (root / "docs/claims/closed.md").write_text("edited", encoding="utf-8")
    pages = files(root / "docs")
    result = run("generate", "--check")
    assert result.exit_code == 1
    assert result.output.splitlines() == [
        "docs/claims/closed.md is stale",
        "  help: run `explainer generate`",
    ]
    assert files(root / "docs") == pages


# every command, whatever it does


def commands(command: click.Command, name: str) -> Iterator[tuple[str, click.Command]]:
    """Yield a command and all below it, each by what an editor types."""
    yield name, command
    if isinstance(command, click.Group):
        for inner in command.commands.values():
            yield from commands(inner, f"{name} {inner.name}")


EVERY_COMMAND = dict(commands(main, "explainer"))


@pytest.mark.parametrize("name", EVERY_COMMAND)
def test_the_help_of_a_command_has_an_example_that_can_be_run_and_the_exit_codes(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(*name.split()[1:], "--help")
    assert result.exit_code == 0
    said = " ".join(result.output.split())
    assert EXIT in said
    assert "For example:" in said
    words = shlex.split(said.split("For example: ")[1].partition(" Options:")[0])
    typed = words[words.index("explainer") + 1 :]  # variables may stand before it
    asked, arguments = name.split()[1:], typed[: typed.index(">")] if ">" in typed else typed
    assert arguments[: len(asked)] == asked
    for named in arguments:
        if "." in named and not named.startswith("-") and "/" not in named:
            Path(named).touch()  # a file that the editor has
    EVERY_COMMAND[name].make_context(name, arguments[len(asked) :])  # which fails where an option is none


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_completes_commands_and_their_options(shell: str) -> None:
    found = get_completion_class(shell)
    assert found
    completed = found(main, {}, "explainer", "_EXPLAINER_COMPLETE")
    assert "explainer" in completed.source()
    said = [item.value for item in completed.get_completions([], "sch")]
    assert said == ["schema"]
    said = [item.value for item in completed.get_completions(["schema"], "--i")]
    assert said == ["--ids"]


# schema, and the program as it is started


def test_schema_prints_the_schema_of_the_model() -> None:
    assert json.loads(run("schema").output) == entries.json_schema()


def test_check_and_schema_write_the_ids_of_the_story_beside_the_data(project: WriteStory) -> None:
    root = project(SOUND)
    assert run("schema", "--ids").output == "data/schema.json: 3 ids\n"
    written = files(root / "data")["schema.json"]
    assert '"closed"' in written[0].decode()
    run("check")
    assert files(root / "data")["schema.json"] == written, "nothing has changed"
    (root / "data/story.yml").write_text(SOUND.replace("id: closed", "id: shut"), encoding="utf-8")
    run("check")
    assert '"shut"' in (root / "data/schema.json").read_text(encoding="utf-8")


def test_ids_are_kept_while_a_file_cannot_be_read_and_offered_while_there_are_other_errors(
    project: WriteStory,
) -> None:
    root = project(BROKEN.replace("id: closed", "id: shut"))
    assert run("check").exit_code == 1
    written = files(root / "data")["schema.json"]
    assert '"shut"' in written[0].decode()
    (root / "data/story.yml").write_text(f"{SOUND}\nterms: [", encoding="utf-8")
    assert run("check").exit_code == 1
    result = run("schema", "--ids")
    assert result.exit_code == 1
    assert "stays as it was: a file cannot be read whole, as `explainer check` tells" in result.output
    assert files(root / "data")["schema.json"] == written


def test_check_tells_the_problems_of_data_that_may_only_be_read(project: WriteStory) -> None:
    root = project(SOUND)
    (root / "data/schema.json").mkdir()  # so that no file can be written there
    assert run("check").exit_code == 0
    result = run("schema", "--ids")
    assert result.exit_code == 2
    assert "data/schema.json stays as it was: " in result.output


def test_schema_writes_or_prints_and_not_both(project: WriteStory) -> None:
    project(SOUND)
    assert run("schema", "--ids", "--snippets").exit_code == 2


def start(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "generator", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_the_package_can_be_run(write_story: WriteStory) -> None:
    done = start(write_story(SOUND), "check")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("no errors in 1 file (")


def test_problems_end_the_program_with_1(write_story: WriteStory) -> None:
    done = start(write_story(BROKEN), "check")
    assert (done.returncode, done.stderr) == (1, "")
    assert "error[unknown-reference]" in done.stdout


def test_wrong_usage_ends_the_program_with_2(tmp_path: Path) -> None:
    done = start(tmp_path, "check")
    assert (done.returncode, done.stdout) == (2, "")
    assert "Usage: explainer check" in done.stderr


# rules and hints


def test_rules_lists_every_rule_with_its_meaning() -> None:
    listed = run("rules")
    assert listed.exit_code == 0
    for rule in RULES.values():
        assert f"  {rule.id} ({rule.level})\n" in listed.output
        assert " ".join(rule.text.split()) in " ".join(listed.output.split())


def test_rules_explains_one_with_a_wrong_and_a_right_example_and_how_to_accept_it() -> None:
    told = run("rules", "mixed-script")
    assert told.exit_code == 0
    assert told.output.startswith("warning[mixed-script]\nThe letters of a word are of one script")
    assert "wrong:\n  name: Andrei Beloусов\n\nright:\n  name: Andrei Belousov\n" in told.output
    assert told.output.endswith("  accept:\n    mixed-script: …\n")
    assert "accept" not in run("rules", "bad-date").output


def test_rules_are_told_to_programs() -> None:
    assert [rule["id"] for rule in json.loads(run("rules", "--format", "json").output)] == list(explained())
    (one,) = json.loads(run("rules", "no-about", "--format", "json").output)
    assert (one["id"], one["level"]) == ("no-about", "warning")


@pytest.mark.parametrize(
    ("rule", "help_"),
    [("mixed-scripts", "did you mean `mixed-script`?"), ("§", "`explainer rules` lists all")],
)
def test_a_rule_that_is_none_is_wrong_usage(rule: str, help_: str) -> None:
    told = run("rules", rule)
    assert told.exit_code == 2
    assert f"`{rule}` is no rule; {help_}" in told.output


def test_hints_are_counted_shown_on_request_and_fail_nothing(project: WriteStory) -> None:
    project(SOUND)
    counted = run("check", "--strict")
    assert counted.exit_code == 0
    assert "no errors in 1 file" in counted.output
    assert "; 1 hint: `explainer check --hints`\n" in counted.output
    shown = run("check", "--strict", "--hints")
    assert shown.exit_code == 0
    assert "hint[one-origin] the claim rests on one source, `letter`" in shown.output
    assert "no errors, 1 hint in 1 file" in shown.output
    (told,) = json.loads(run("check", "--hints", "--format", "json").output)
    assert told["level"] == "hint"
    assert json.loads(run("check", "--format", "json").output) == []
    assert run("check", "--hints", "--format", "github").output.startswith("::notice file=data/story.yml,")
