"""Stories with hostile texts: what is put in the fields of a whole story, and the file that holds it."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeAlias

from generator.desk.fields import Field, fields_of
from generator.model import KIND_OF, KINDS, StoryInfo
from generator.read import load
from tests.story_of import SITE

Spot: TypeAlias = tuple[str | int, ...]

TRAPS = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</title>", "<!--mayor-->", "-->",
    "]]>", "&lt;b&gt;", "&#x3c;i>", "&colon;", "{{ 7 * 7 }}", "{% raw %}", "{# x #}", "${x}", "%(x)s",
    "%s", "{0}", "[x](javascript:alert(1))", "[x](JAVA\tSCRIPT:x)", "[x](data:text/html,x)",
    "![x](https://e.example/)", "[x]: https://e.example", "[x][x]", "*[HTML]: x", "<https://e.example>",
    '[x](https://e.example/?a="b\'c)', "[a](https://e.example)", "[a](mailto:a@e.example)", "**b**",
    "*e*", "***x***", "__x__", "_x_", "~~x~~", "{ .x onclick=alert(1) }", "{: #x }", "{#x}", "[^1]",
    "[^1]: x", "`x`", "```", "\n\n    code", "\n---\n", "\n...\n", "---", "===", "\n# x", "#", "\n- x",
    "1. x", "> x", "\n!!! note\n    x", '\n??? "x"', '=== "x"', "| a | b |\n|---|---|\n| c | d |",
    '--8<-- "/etc/passwd"', ":smile:", "\\", "\\\\*", "\\<", "=1+1", "@SUM(1)", "\t=1", ";=1", '"', "'",
    "\r\nBEGIN:VEVENT", "\nATTENDEE:x", ";x,y:z", "}", "{", "@book{x,", "~^_$%", "\r", "\xa0", "\u3000",
    "\u2028", "\u202ex", "\u200b", "\x00", "\x1b[2J", "\x7f", "\x85", "\ufeff", "\ufffe", "\ue000",
    "\U000e0041", "é́", "\u200f", "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
    "\U0001f469\u200d\U0001f680", "../../x", "/etc/passwd", "[[", "]]", "[[x]]", "http://",
    "//e.example", "null", "~", "no", "0", "- ", ": ", " #", "!!python/object:x", "<<", "&a", "*a",
    "%YAML", "toString", "__proto__", "constructor", "title: x", "İıſK", "\ud800",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
)  # fmt: skip
"""What means something to one of the languages that a text gets into, or is seen as another text."""


def plain() -> dict[str, Any]:
    """Return the data of tests/site, which have every kind of entry and every key, as one mapping."""
    whole: dict[str, Any] = {}
    for file in load(SITE / "data", SITE)[0]:
        assert file.root
        for key, value in unfrozen(file.root.plain()).items():
            whole.setdefault(key, []).extend(value) if isinstance(value, list) else whole.update({key: value})
    return whole


def unfrozen(value: Any) -> Any:  # noqa: ANN401 - values of any type
    """Return a value with lists in place of tuples."""
    if isinstance(value, dict):
        return {key: unfrozen(inner) for key, inner in value.items()}
    return [unfrozen(inner) for inner in value] if isinstance(value, tuple) else value


def spots(data: Mapping[str, Any]) -> dict[Spot, str]:
    """Return what each value of the data takes, by its path."""
    found = dict(_of_part(data["story"], fields_of(StoryInfo), ("story",)))
    for kind in KINDS:
        for number, entry in enumerate(data[kind]):
            found |= dict(_of_part(entry, fields_of(KIND_OF[kind].model), (kind, number)))
    return found


def _of_part(part: Mapping[str, Any], fields: tuple[Field, ...], above: Spot) -> Iterator[tuple[Spot, str]]:
    for field in fields:
        value, path = part.get(field.key), (*above, field.key)
        match field.shape:
            case _ if value is None:
                pass
            case "one":
                yield path, field.takes
            case "list":
                yield from (((*path, n), field.takes) for n in range(len(value)))
            case "names":
                yield from (((*path, key), "words") for key in value)
            case "part":
                yield from _of_part(value, field.fields, path)
            case "parts":
                for n, inner in enumerate(value):
                    yield from _of_part(inner, field.fields, (*path, n))


def at(data: Any, spot: Spot) -> Any:  # noqa: ANN401 - values of any type
    """Return the value at a path."""
    for step in spot:
        data = data[step]
    return data


def put(data: Any, spot: Spot, value: object) -> None:  # noqa: ANN401 - values of any type
    """Put a value at a path."""
    at(data, spot[:-1])[spot[-1]] = value


def file_of(data: Mapping[str, Any]) -> tuple[bytes, list[Spot]]:
    """Return the data as JSON, which is YAML, and the path of the value in each of its lines.

    What no JSON can hold, half a character, is left out.
    """
    lines, where = list[str](), list[Spot]()

    def write(value: object, path: Spot, before: str, after: str) -> None:
        inner = list(
            value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        )
        if not inner:
            lines.append(f"{before}{json.dumps(value, ensure_ascii=False)}{after}")
            where.append(path)
            return
        opened, closed = "{}" if isinstance(value, dict) else "[]"
        lines.append(before + opened)
        where.append(path)
        for number, (key, one) in enumerate(inner, 1):
            name = f"{json.dumps(key)}: " if isinstance(value, dict) else ""
            write(one, (*path, key), name, "," * (number < len(inner)))
        lines.append(closed + after)
        where.append(path)

    write(data, (), "", "")
    return "\n".join(lines).encode("utf-8", "ignore"), where


def story_file(folder: Path) -> Path:
    """Return where the only data file of a project is."""
    return folder / "data/story.yml"
