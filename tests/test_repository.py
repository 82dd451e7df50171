"""Pages lead to the line of the data on the host of the repository, each host in its own form of address."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from generator.configuration import repository_of
from generator.repository import FORM, HOSTS, Repository, at, known_host
from tests import project

ADDRESSES = {
    "github": (
        "https://github.com/town/bridge",
        "https://github.com/town/bridge/blob/HEAD/data/claims.yml#L6",
        "https://github.com/town/bridge/issues/new?title=An%20error&body=closed%0Ahttps%3A%2F%2Fa.example%2F%0A%0A",
    ),
    "gitlab": (
        "https://gitlab.example.org/town/desk/bridge",
        "https://gitlab.example.org/town/desk/bridge/-/blob/HEAD/data/claims.yml#L6",
        (
            "https://gitlab.example.org/town/desk/bridge/-/issues/new?issue%5Btitle%5D=An%20error"
            "&issue%5Bdescription%5D=closed%0Ahttps%3A%2F%2Fa.example%2F%0A%0A"
        ),
    ),
    "gitea": (
        "https://gitea.example.org/town/bridge",
        "https://gitea.example.org/town/bridge/src/branch/HEAD/data/claims.yml#L6",
        (
            "https://gitea.example.org/town/bridge/issues/new?title=An%20error"
            "&body=closed%0Ahttps%3A%2F%2Fa.example%2F%0A%0A"
        ),
    ),
    "codeberg": (
        "https://codeberg.org/town/bridge",
        "https://codeberg.org/town/bridge/src/branch/HEAD/data/claims.yml#L6",
        (
            "https://codeberg.org/town/bridge/issues/new?title=An%20error"
            "&body=closed%0Ahttps%3A%2F%2Fa.example%2F%0A%0A"
        ),
    ),
    "bitbucket": (
        "https://bitbucket.org/town/bridge",
        "https://bitbucket.org/town/bridge/src/HEAD/data/claims.yml#lines-6",
        None,
    ),
}


def repository(address: str, said: str = "") -> Repository:
    found = at(address, said)
    assert found
    return found


@pytest.mark.parametrize(("address", "line", "issue"), ADDRESSES.values(), ids=ADDRESSES)
def test_every_host_has_its_own_form_of_address(address: str, line: str, issue: str | None) -> None:
    assert repository(address).file("data/claims.yml", 6) == line
    assert repository(address).issue("An error", "closed", "https://a.example/") == issue


@pytest.mark.parametrize("ending", ["", "/", ".git"])
def test_an_address_may_be_the_one_that_git_clones(ending: str) -> None:
    address = f"https://github.com/town/bridge{ending}"
    assert repository(address).file("a.yml") == "https://github.com/town/bridge/blob/HEAD/a.yml"


def test_a_host_that_its_address_does_not_tell_is_told_by_the_setting() -> None:
    address = "https://code.example.org/town/bridge"
    assert at(address) is None
    assert known_host(address) is None
    assert repository(address, "forgejo").file("a.yml", 2) == f"{address}/src/branch/HEAD/a.yml#L2"
    assert repository("https://gitlab.com/a/b", "gitea").host is HOSTS["gitea"], "what is said wins"


def test_a_name_of_a_file_that_is_no_address_is_written_as_one() -> None:
    address = repository("https://github.com/town/bridge").file("data/Überblick #2.yml", 1)
    assert address.endswith("/data/%C3%9Cberblick%20%232.yml#L1")


@pytest.mark.parametrize(
    ("project_folder", "file", "inside"),
    [
        ("", "data/a.yml", "data/a.yml"),
        ("stories/bridge", "data/a.yml", "stories/bridge/data/a.yml"),
        ("stories/bridge", "../shared/a.yml", "stories/shared/a.yml"),
    ],
)
def test_a_project_may_lie_in_a_folder_of_its_repository(
    tmp_path: Path, project_folder: str, file: str, inside: str
) -> None:
    (tmp_path / ".git").mkdir()
    folder = tmp_path / project_folder
    folder.mkdir(parents=True, exist_ok=True)
    found = repository_of(folder, {"repository": "https://github.com/town/all"})
    assert found
    assert found.file(file, 3) == f"https://github.com/town/all/blob/HEAD/{inside}#L3"


def test_without_an_address_there_is_no_repository(tmp_path: Path) -> None:
    for extra in ({}, {"repository": ""}, {"repository": None}, {"repository_host": "gitea"}):
        assert repository_of(tmp_path, extra) is None


def test_github_is_asked_for_the_form_only_where_the_repository_has_it(tmp_path: Path) -> None:
    extra = {"repository": "https://github.com/town/bridge"}
    for has_form in (False, True):
        if has_form:
            project.write(tmp_path / FORM, "name: An error\n")
        found = repository_of(tmp_path, extra)
        assert found
        fields = parse_qs(urlsplit(found.issue("An error", "closed", "https://a.example/") or "").query)
        assert ("template" in fields) == has_form
        assert ("body" in fields) != has_form
        assert fields.get("entry") == (["closed"] if has_form else None)
    elsewhere = repository_of(tmp_path, {"repository": "https://codeberg.org/town/bridge"})
    assert elsewhere
    assert "template" not in (elsewhere.issue("An error", "closed", "a") or ""), "it fills no forms"


def test_the_form_has_the_fields_that_pages_fill_in_and_new_projects_have_the_same_form() -> None:
    text = (project.ROOT / FORM).read_text("utf-8")
    fields = {part["id"]: part["attributes"]["label"] for part in yaml.safe_load(text)["body"]}
    assert {"entry", "page"} <= fields.keys()
    theirs = project.ROOT / "generator/new/project" / FORM.replace(".github", "dot_github")
    assert theirs.read_text("utf-8") == text
