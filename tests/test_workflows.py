"""The files that automate this repository are well formed, safe, and name only things that exist."""

import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
DEPENDABOT = ROOT / ".github/dependabot.yml"
PRE_COMMIT = ROOT / ".pre-commit-config.yaml"

workflow = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)


def run(*command: str | Path) -> None:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def read(path: Path) -> dict[str, Any]:
    value: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return value


def jobs(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    yield from read(path)["jobs"].items()


def hooks() -> list[dict[str, Any]]:
    return [hook for repo in read(PRE_COMMIT)["repos"] for hook in repo["hooks"]]


def test_there_is_a_workflow_for_pull_requests_and_one_that_deploys() -> None:
    assert {path.name for path in WORKFLOWS} >= {"deploy.yml", "pull-request.yml"}


@pytest.mark.parametrize(
    ("schema", "paths"),
    [("vendor.github-workflows", WORKFLOWS), ("vendor.dependabot", [DEPENDABOT])],
)
def test_each_file_fits_the_schema_of_its_kind(schema: str, paths: list[Path]) -> None:
    run(sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *paths)


def test_zizmor_finds_nothing_even_when_pedantic() -> None:
    zizmor = shutil.which("zizmor", path=sysconfig.get_path("scripts"))
    assert zizmor, "requirements-dev.txt brings zizmor"
    run(zizmor, "--offline", "--no-config", "--no-progress", "--persona=pedantic", *WORKFLOWS, DEPENDABOT)


@workflow
def test_each_action_is_pinned_to_a_commit_and_names_its_version(path: Path) -> None:
    pinned = re.compile(r"uses: [\w-]+/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if "uses:" in line]
    assert lines
    assert [line for line in lines if not pinned.search(line)] == []


@workflow
def test_each_job_has_a_time_limit_and_asks_for_its_permissions(path: Path) -> None:
    assert read(path)["permissions"] == {}
    assert [name for name, job in jobs(path) if not {"timeout-minutes", "permissions"} <= job.keys()] == []


@workflow
def test_each_make_target_that_a_workflow_runs_exists(path: Path) -> None:
    runs = [step["run"] for _, job in jobs(path) for step in job["steps"] if "run" in step]
    targets = [match[1] for script in runs if (match := re.match(r"make (\S+)", script))]
    assert targets
    for target in targets:
        run("make", "--dry-run", target)


def test_only_the_jobs_that_deploy_and_publish_may_write_anything() -> None:
    writing = {
        (path.name, name)
        for path in WORKFLOWS
        for name, job in jobs(path)
        if "write" in job["permissions"].values()
    }
    assert writing == {("deploy.yml", "deploy"), ("release.yml", "publish")}


def test_a_release_is_published_without_a_secret_by_a_job_that_builds_nothing() -> None:
    release = dict(jobs(ROOT / ".github/workflows/release.yml"))
    assert release["publish"]["permissions"] == {"id-token": "write"}
    assert "secrets." not in (ROOT / ".github/workflows/release.yml").read_text(encoding="utf-8")
    assert not [step for step in release["publish"]["steps"] if "run" in step]


def test_a_deployed_site_learns_its_addresses_from_where_it_is_built() -> None:
    build = dict(jobs(ROOT / ".github/workflows/deploy.yml"))["build"]
    (step,) = [step for step in build["steps"] if "env" in step]
    assert step["run"] == "make site"
    assert step["env"] == {
        "SITE_URL": "${{ steps.pages.outputs.base_url }}",
        "REPO_URL": "${{ github.server_url }}/${{ github.repository }}",
    }


NEW = sorted((ROOT / "generator/new/project/dot_github/workflows").glob("*.yml"))
"""The workflows of a new project."""

BUILDING = re.compile(r"\b(make site|explainer build)\b")


@pytest.mark.parametrize(
    "path", [*WORKFLOWS, *NEW], ids=lambda path: f"{path.parent.parent.name}-{path.name}"
)
def test_each_job_fetches_the_commits_that_it_looks_at(path: Path) -> None:
    for name, job in jobs(path):
        scripts = " ".join(step.get("run", "") for step in job["steps"])
        depths = [
            step["with"].get("fetch-depth", 1) for step in job["steps"] if "checkout" in step.get("uses", "")
        ]
        if BUILDING.search(scripts):
            assert depths == [0], f"{name}: pages tell their history"
        elif "HEAD^1" in scripts:
            assert depths == [2], f"{name}: the merge of a pull request, and what it goes into"


@pytest.mark.parametrize("path", [ROOT / ".github/workflows/pull-request.yml", NEW[0]], ids=["ours", "new"])
def test_a_pull_request_is_told_which_ids_vanish_and_what_changes_in_the_story(path: Path) -> None:
    runs = [(step, step["run"]) for _, job in jobs(path) for step in job["steps"] if "run" in step]
    assert [run for _, run in runs if "check" in run and "--since HEAD^1" in run]
    ((step, run),) = [(step, run) for step, run in runs if "diff" in run]
    assert run.endswith('>> "$GITHUB_STEP_SUMMARY"')
    assert "--format markdown" in run
    assert step["if"] == "${{ !cancelled() }}"


def test_the_workflows_of_a_new_project_fit_their_schema_and_zizmor_finds_nothing_in_them(
    tmp_path: Path,
) -> None:
    folder = tmp_path / ".github/workflows"
    folder.mkdir(parents=True)
    for path in NEW:
        shutil.copy(path, folder)
    copied = sorted(folder.iterdir())
    run(sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows", *copied)
    zizmor = shutil.which("zizmor", path=sysconfig.get_path("scripts"))
    assert zizmor, "requirements-dev.txt brings zizmor"
    run(zizmor, "--offline", "--no-config", "--no-progress", "--persona=pedantic", *copied)


def test_dependabot_watches_every_folder_with_requirements() -> None:
    (pip,) = [update for update in read(DEPENDABOT)["updates"] if update["package-ecosystem"] == "pip"]
    found = [*ROOT.glob("requirements.txt"), *(ROOT / "tests").rglob("requirements.txt")]
    assert {ROOT / folder.strip("/") for folder in pip["directories"]} == {path.parent for path in found}


def test_a_hook_checks_the_whole_story_before_a_commit_that_changes_the_data() -> None:
    (hook,) = [hook for hook in hooks() if hook["id"] == "explainer-check"]
    assert re.search(hook["files"], "data/claims.yml")
    assert not re.search(hook["files"], "tests/problems/unknown-reference/data/claims.yml")
    assert hook["pass_filenames"] is False


def test_the_command_of_each_hook_exists() -> None:
    for hook in hooks():
        program, *arguments = hook["entry"].split()
        assert shutil.which(program)
        run(program, "--dry-run", *arguments)


def test_continuous_integration_runs_the_same_command_as_a_developer() -> None:
    script = ROOT / ".ci/run"
    assert script.stat().st_mode & 0o111
    assert script.read_text(encoding="utf-8").splitlines()[-1] == "make test"
