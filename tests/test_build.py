"""However the real data are broken, the pipeline ends with problems, each with a place inside its file."""

import random
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator import build, report
from generator.problem import Place
from tests.conftest import ROOT, STORY, WriteStory

FILES = sorted((ROOT / "data").glob("*.yml"))

each = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def test_reading_twice_finds_the_same_in_the_same_order(write_story: WriteStory) -> None:
    root = write_story("x: 1\ny: [\n", claims="claims: [1, {}]\n", terms="terms: [{id: a, b: 1}]\n")
    first, again = (build.read(root / "data", root).problems for _ in range(2))
    assert first == again == tuple(sorted(set(first)))
    assert len(first) > 5


# The real data, broken. All of them take 0.1 s to read, so a slice of each file is broken instead, beside a
# story of a few words. It has every key, and refers to many entries that are not there. So the sample is of
# every kind of breakage at every kind of line.

ODD = [
    "[]", "{}", "[1, [2]]", "{a: {b: c}}", "~", "12", "-0.5", ".nan", "1e999", "true", "''", '"', "'", "[[",
    "]]", "[[]]", "[[x]]", "[[x|y]]", "*a", "&a b", "!x", "!!str a", "<<", "? a", "|", ">", "- - -", "#",
    "---", "...", "%", "@", "`", "{{", "a: b", "id: x", "\t", "\0", "\x07", "\u2028", "\u202e", "\u3000",
    "\U0001f600", "\ufeff", '"\\0"', '"\\n"', '"\\u202e"', "é" * 300, "1" * 200, "0x", "2025-02-30",
    "XXXX-13", "XXXX-07-XX", "../..", "2025/2024", "http://[", "javascript:x", "<b>", "](",
]  # fmt: skip


def breakages(text: str, rnd: random.Random) -> Iterator[str]:
    """Yield the text with a line deleted, doubled, indented otherwise, with another value, cut, or odd.

    Of lines with the same key at the same depth three are broken, and of those without a key at each depth.
    """
    lines = text.splitlines(keepends=True)
    broken: Counter[str] = Counter()
    for number, line in enumerate(lines):
        found = re.match(r"[\s-]*[\w-]+:(?=\s)|\s*", line)
        begins = found[0] if found else ""
        broken[begins] += 1
        if broken[begins] > 3:
            continue
        before, after = "".join(lines[:number]), "".join(lines[number + 1 :])
        key = re.match(r"[\s-]*(?:[\w-]+:(?=\s)|- )?", line)
        value = rnd.choice(ODD)
        yield before + after
        yield before + line + line + after
        yield before + " " * rnd.randrange(9) + line.lstrip() + after
        yield before + (key[0] if key else "") + f" {value}\n" + after
        point = rnd.randrange(len(line))
        yield before + line[:point]
        yield before + line[:point] + rnd.choice(ODD) + line[point:] + after


def inside(place: Place, checked: build.Checked) -> bool:
    """Return whether a place is one in the lines of its file."""
    lines = checked.files[place.file].lines or ("",)
    start, end = (place.line, place.column), (place.end_line, place.end_column)
    return (
        (1, 1) <= start <= end
        and place.end_line <= len(lines)
        and place.column <= len(lines[place.line - 1]) + 1
        and place.end_column <= len(lines[place.end_line - 1]) + 1
    )


def check(root: Path) -> None:
    """Read a story, however broken, and see that the report on it can be relied on."""
    checked = build.read(root / "data", root)
    for problem in checked.problems:
        assert inside(problem.place, checked), problem
        assert problem.message.isprintable(), problem
        assert problem.help, problem
    assert len(checked.report().splitlines()) > len(checked.problems)
    assert len(report.github(checked.problems).splitlines()) == len(checked.problems)


def keys(text: str) -> set[str]:
    """Return the keys that stand in a text."""
    return set(re.findall(r"^[\s-]*([\w-]+:)(?=\s)", text, re.MULTILINE))


def some_entries(text: str) -> str:
    """Return about thirty lines of a file: its beginning, and short entries, so that no key is missing."""
    begin, *parts = re.split(r"\n\n+(?=\S|  [-#])", text)
    chosen = [begin]
    while missing := keys(text) - keys("\n".join(chosen)):
        worth = {len(keys(part) & missing) / len(part.splitlines()): part for part in reversed(parts)}
        chosen.append(worth[max(worth)])
    for part in parts:
        if part not in chosen and "\n".join(chosen).count("\n") < 30:
            chosen.append(part)
    return "\n\n".join(part for part in (begin, *parts) if part in chosen) + "\n"


@each
def test_no_breakage_of_the_real_data_is_more_than_a_list_of_problems(
    path: Path, write_story: WriteStory
) -> None:
    root = write_story(STORY.replace("language: en\n", "language: en\n  languages: [en, ru, ko]\n"))
    text = some_entries(path.read_text(encoding="utf-8"))
    (root / "data" / path.name).write_text(text, encoding="utf-8")
    assert build.read(root / "data", root).story.parsed.whole
    for broken in breakages(text, random.Random(path.stem)):  # noqa: S311 - a sample, the same each time
        (root / "data" / path.name).write_text(broken, encoding="utf-8")
        check(root)


@each
def test_a_breakage_of_one_file_is_found_beside_the_others(path: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    sample = random.Random(path.stem)  # noqa: S311 - as above
    for broken in sample.sample(list(breakages(path.read_text(encoding="utf-8"), sample)), 3):
        (tmp_path / "data" / path.name).write_text(broken, encoding="utf-8")
        check(tmp_path)
