"""The whole output of a tiny story, file by file, beside what it was when a person last looked at it."""

import difflib
import json
import shutil
from pathlib import Path

from generator import build
from generator.model import KIND_OF, StoryFile, StoryInfo, published
from generator.model.fields import Part
from generator.site import Site
from tests.project import tree, write
from tests.story_of import SITE, tiny

EXPECTED = SITE / "expected"

STRUCTURED = "structured.json"
"""Where all that the pages tell machines is expected: a name stands in it many times, and beside the words of
the pages it would make a change of one word a difference of many files."""


def test_the_tiny_story_has_no_problem() -> None:
    checked = build.read(SITE / "data", SITE)
    assert checked.problems == (), checked.report()


def test_the_pages_of_the_tiny_story_are_those_expected(tmp_path: Path, bless: bool) -> None:  # noqa: FBT001
    made = build.generate(SITE / "data", tmp_path / "docs", SITE, Site())
    assert not made.checked.problems, made.checked.report()
    structured = json.dumps(dict(made.rendered.structured), ensure_ascii=False, indent=1) + "\n"
    found = {**tree(tmp_path / "docs"), STRUCTURED: structured.encode()}
    if bless:
        shutil.rmtree(EXPECTED, ignore_errors=True)
        for path, content in found.items():
            write(EXPECTED / path, content.decode())
    expected = tree(EXPECTED)
    differing = [
        "".join(
            difflib.unified_diff(
                expected.get(path, b"").decode().splitlines(keepends=True),
                found.get(path, b"").decode().splitlines(keepends=True),
                f"expected/{path}" if path in expected else "not expected",
                path if path in found else "no longer made",
                n=1,
            )
        )
        for path in sorted(expected.keys() | found.keys())
        if expected.get(path) != found.get(path)
    ]
    assert not differing, "\n".join(["if this is as it should be, run `make bless`", *differing])


def used(parts: list[Part]) -> dict[type[Part], set[str]]:
    """Return for every type of part the keys that one of these, or a part inside, has a value for."""
    found: dict[type[Part], set[str]] = {}
    while parts:
        part = parts.pop()
        keys = found.setdefault(type(part), set())
        for key in published(type(part)):
            value = getattr(part, key)
            if value not in (None, (), {}):
                keys.add(key)
            parts += [
                inner for inner in (value if isinstance(value, tuple) else [value]) if isinstance(inner, Part)
            ]
    return found


def test_the_tiny_story_uses_every_kind_and_every_key() -> None:
    found = used([part for _, part in tiny().parts()])
    assert {row.model for row in KIND_OF.values()} | {StoryInfo} <= set(found)
    unused = {
        (part.__name__, key) for part, keys in found.items() for key in published(part) if key not in keys
    }
    assert unused == set()
    assert set(StoryFile.model_fields) - {"story"} == set(KIND_OF)
