"""The files of others that are kept here are listed, with version and licence, and are what they were."""

import hashlib
import re
import tomllib
from typing import Any

from tests import project

LISTED: list[dict[str, Any]] = tomllib.loads((project.ROOT / "vendored.toml").read_text(encoding="utf-8"))[
    "file"
]

OURS = {".github/screenshot.png", "tests/exports/timelinejs.schema.json"}
"""Files that look like those of others and are not: a picture of the site, a schema written for the tests."""

A_LINE = 5_000
"""Nobody writes longer lines by hand: such a file was made by a program."""

LICENCE = re.compile(rb"Copyright (\(c\)|\d)|SPDX-License-Identifie[r]:|^ ?\* @license", re.MULTILINE)


def foreign(path: str, content: bytes) -> bool:
    """Return whether a file looks as if others had made it."""
    made = any(len(line) > A_LINE for line in content.splitlines())
    data = path.startswith("tests/") and path.endswith(".json") and path.count("/") <= 2
    return b"\0" in content or made or data or bool(LICENCE.search(content))


def test_each_file_of_others_is_the_one_that_is_listed() -> None:
    wrong = [
        file["path"]
        for file in LISTED
        if hashlib.sha256((project.ROOT / file["path"]).read_bytes()).hexdigest() != file["sha256"]
    ]
    assert LISTED
    assert wrong == []


def test_each_file_of_others_has_a_version_and_a_licence_whose_text_is_here() -> None:
    for file in LISTED:
        assert re.fullmatch(r"pkg:(npm|github)/[^@]+@[\w.]+(#.+)?", file["purl"]), file
        assert re.fullmatch(r"[A-Za-z]+(-[\w.]+)?", file["licence"]), file
        assert "text" not in file or (project.ROOT / file["text"]).is_file(), file


def test_no_file_of_others_is_missing_from_the_list() -> None:
    known = {file[key] for file in LISTED for key in ("path", "text") if key in file} | OURS
    # Stories, what is made of them, and words about the files.
    apart = re.compile(r"(data|docs|examples|tests/problems|tests/site)/|.*\.md$")
    paths = [path for path in project.listed() if path and not apart.match(path)]
    files = {path: project.ROOT / path for path in paths if (project.ROOT / path).is_file()}
    assert [
        path for path, file in files.items() if path not in known and foreign(path, file.read_bytes())
    ] == []
