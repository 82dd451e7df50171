"""The stages of the generator import one way only, and each keeps to what is its own."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

GENERATOR = Path(__file__).parent.parent / "generator"

STAGES = (
    "problem", "failure", "processes", "output", "site", "repository", "metrics", "csp", "wording", "dates",
    "catalogue", "model",
    "snippets", "read", "git", "history", "compare", "derive", "completion", "checks", "render", "contact",
    "diff", "exports", "write", "finish", "report", "rules", "build", "configuration", "settings",
    "desk", "new", "imports", "verify", "forms", "telling", "beside", "making", "brought", "theming",
    "watching", "plugin", "serving", "cli", "__main__",
)  # fmt: skip
"""Each stage may import those before it; some are folders of modules."""

WITH_A_DOOR = ("dates", "catalogue", "model", "read", "history", "derive")
"""Folders of which other stages import only what `__init__` gives out."""

APART = ({"checks", "render"}, {"render", "finish"}, {"plugin", "cli"})
"""Stages that do not import each other, though one stands before the other."""

DEPEND_ON_NOTHING = ("problem", "failure", "output", "site", "repository", "metrics", "csp", "wording", "git")

FREE_OF_THE_WORLD = sorted(
    path.relative_to(GENERATOR).as_posix()
    for path in GENERATOR.rglob("*.py")
    if path.stem not in ("load", "files", "git", "write", "beside", "plugin", "configuration", "processes")
    and path not in (GENERATOR / "finish/__init__.py", GENERATOR / "new/__init__.py")
    and path.parent.name not in ("cli", "making", "watching", "serving")
)
"""The modules that touch no file and read neither clock nor environment; `build` measures time."""


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def modules() -> list[Path]:
    return sorted(GENERATOR.rglob("*.py"))


def name_of(path: Path) -> str:
    """Return the name of a module below `generator`: `load`, `render.prose`, or `` for the package."""
    parts = path.relative_to(GENERATOR).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported(path: Path) -> Iterator[str]:
    """Yield the full names of the modules, or of what is in them, that a module imports anywhere in it."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: a relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def stages_imported(path: Path) -> set[str]:
    """Return the stages that a module imports, but for its own."""
    names = {name_of(module) for module in modules()} - {""}
    found = set()
    for name in imported(path):
        if name == "generator" or name.startswith("generator."):
            stage = name.split(".")[1] if "." in name else ""
            if stage in {known.split(".")[0] for known in names}:
                found.add(stage)
    return found - {name_of(path).split(".")[0]}


def called(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the line and the last name of every call in a module: `Path().unlink()` gives `unlink`."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node.lineno, node.func.attr
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node.lineno, node.func.id


every_module = pytest.mark.parametrize("path", modules(), ids=lambda path: name_of(path) or "generator")


def test_every_module_has_its_place_among_the_stages() -> None:
    assert {name_of(path).split(".")[0] for path in modules()} - {""} == set(STAGES)


@every_module
def test_no_module_imports_a_later_stage(path: Path) -> None:
    stage = name_of(path).split(".")[0]
    before = STAGES[: STAGES.index(stage)] if stage else ()
    assert stages_imported(path) <= set(before)


@every_module
def test_a_folder_with_a_door_is_entered_by_it(path: Path) -> None:
    stage = name_of(path).split(".")[0]
    inner = {name_of(module) for module in modules() if "." in name_of(module)}
    entered = {f"generator.{name}" for name in inner if name.split(".")[0] in WITH_A_DOOR}
    passed = [name for name in imported(path) if name.rpartition(".")[0] in entered]
    assert [name for name in passed if name.split(".")[1] != stage] == []


@every_module
def test_stages_beside_each_other_do_not_import_each_other(path: Path) -> None:
    stage = name_of(path).split(".")[0]
    for group in APART:
        if stage in group:
            assert not stages_imported(path) & group


@pytest.mark.parametrize("stage", DEPEND_ON_NOTHING)
def test_what_all_share_depends_on_nothing_of_the_generator(stage: str) -> None:
    assert stages_imported(GENERATOR / f"{stage}.py") == set()


@every_module
def test_only_the_plugin_and_what_runs_and_configures_it_import_mkdocs(path: Path) -> None:
    engines = {name.split(".")[0] for name in imported(path)} & {
        "mkdocs",
        "material",
        "properdocs",
        "watchdog",
    }
    name = name_of(path)
    stage = name.split(".")[0]
    assert (
        not engines
        or stage
        in ("plugin", "telling", "brought", "making", "theming", "watching", "serving", "configuration")
        or name == "cli.engine"
    )


WRITING = {
    "open", "write_text", "write_bytes", "unlink", "mkdir", "rmdir", "rmtree", "rename", "touch",
    "symlink_to", "hardlink_to", "chmod", "copy", "copyfile", "copytree", "move",
}  # fmt: skip
READING = {
    "read_text", "read_bytes", "exists", "is_file", "is_dir", "iterdir", "glob", "rglob", "stat", "scandir",
    "listdir", "walk", "input",
}  # fmt: skip
ON_THE_CLOCK = {"now", "today", "utcnow", "fromtimestamp", "localtime", "getenv"}


@pytest.mark.parametrize("name", FREE_OF_THE_WORLD)
def test_only_load_and_write_touch_files(name: str) -> None:
    touched = [
        (line, said) for line, said in called(GENERATOR / name) if said in WRITING | READING | {"print"}
    ]
    assert touched == []


@pytest.mark.parametrize("name", FREE_OF_THE_WORLD)
def test_no_stage_reads_the_clock_or_the_environment(name: str) -> None:
    path = GENERATOR / name
    allowed = {"time", "time.perf_counter"} if name == "build.py" else set()
    modules_of_the_world = {"time", "os", "random", "subprocess", "socket", "secrets", "uuid", "platform"}
    found = {said for said in imported(path) if said.split(".")[0] in modules_of_the_world}
    assert found <= allowed
    assert not ON_THE_CLOCK & {said for _, said in called(path)}


def test_the_pipeline_reads_the_clock_only_to_tell_how_long_it_took() -> None:
    of_time = [
        node.attr
        for node in ast.walk(tree(GENERATOR / "build.py"))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "time"
    ]
    assert set(of_time) == {"perf_counter"}


def test_load_only_reads() -> None:
    assert not WRITING & {said for _, said in called(GENERATOR / "read/load.py")}


@every_module
def test_a_module_begins_with_a_sentence_on_what_it_is_for(path: Path) -> None:
    said = ast.get_docstring(tree(path))
    assert said
    assert said.split("\n")[0].endswith((".", ":"))
