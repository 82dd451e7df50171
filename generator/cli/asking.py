"""Ask an editor on a terminal for the fields of an entry, one after the other, until each is right."""

import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import click

from generator.derive import Story
from generator.desk.answers import found, wrong
from generator.desk.entry import Typed, values_of
from generator.desk.fields import Field
from generator.model import Part, part_of

EMPTY = "-"
"""What is typed to leave out a field for which something is proposed."""

MOST = 30
"""How many entries `?` lists; of more it says how to look for one."""

SHORT = 6
"""So many choices are told with the question."""

FLAG = {"y": "true", "yes": "true", "n": "", "no": "", "": ""}


def is_terminal() -> bool:
    """Return whether somebody can be asked, and reads what is printed."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def _shown(value: Any) -> str:  # noqa: ANN401
    """Return a value as it could be typed; nothing for one that takes several lines."""
    if isinstance(value, bool):
        return "y" if value else ""
    if isinstance(value, Sequence) and not isinstance(value, str):
        return " ".join(map(str, value))
    return str(value) if isinstance(value, str | float | int) else ""


class Asking:
    """Asks for the fields of entries of one model, and checks each answer by it and by the story."""

    def __init__(self, model: type[Part], story: Story) -> None:
        self.model, self.story = model, story

    def field(
        self,
        field: Field,
        default: Any = None,  # noqa: ANN401 - any value of YAML
        check: Callable[[str], str] = lambda _: "",
    ) -> Any:  # noqa: ANN401
        """Return the value that is typed for a field, None where it is left out.

        `default` is the value that Enter takes, and `check` says what else is wrong with a text, as of an id
        that is taken.
        """
        if field.shape == "part":
            return self._part(field, default or {})
        if field.shape == "parts":
            return self._parts(field, default or ())
        while True:
            value = values_of([field], {field.key: self._typed(field, _shown(default))}).get(field.key)
            if value is None and not field.required:
                return None
            problem = f"`{field.key}` has to be there; ? explains it"
            if value is not None:
                problem = wrong(self.model, field, value, self.story)
            if isinstance(value, str):
                problem = problem or check(value)
            if not problem:
                return value
            click.echo(f"  {problem}")

    def _typed(self, field: Field, default: str) -> Typed:
        match field.shape:
            case "list" if field.takes == "reference":
                return self._line(field, default, "ids with spaces between").replace(",", " ").split()
            case "list":
                return self._lines(field, "one a line, Enter ends")
            case "names":
                pairs = [line.partition("=") for line in self._lines(field, "as ru=Имя, Enter ends")]
                return [{"code": code.strip(), "name": name.strip()} for code, _, name in pairs]
            case _:
                return self._line(field, default)

    def _line(self, field: Field, default: str, hint: str = "") -> str:
        """Return what is typed in a line; `?` explains the field, `?word` looks for entries."""
        while True:
            question = self._question(field, hint)
            typed = click.prompt(question, default=default, show_default=bool(default), type=str).strip()
            if typed.startswith("?"):
                self._explain(field, typed[1:].strip())
            elif typed == EMPTY:
                return ""
            elif field.takes != "flag":
                return self._choice(field, typed)
            elif typed.lower() in FLAG:
                return FLAG[typed.lower()]
            else:
                click.echo("  type y or n")

    def _lines(self, field: Field, hint: str) -> list[str]:
        lines = []
        while line := self._line(field, "", hint):
            lines.append(line)
        return lines

    def _choice(self, field: Field, typed: str) -> str:
        """Return the only choice that begins with what is typed, or that itself."""
        fitting = [choice for choice in field.choices if choice.startswith(typed.lower())]
        return fitting[0] if typed and typed not in fitting and len(fitting) == 1 else typed

    def _part(self, field: Field, old: Mapping[str, Any]) -> dict[str, Any]:
        model = part_of(self.model, field.key)
        inner = Asking(model or self.model, self.story)
        values = {part.key: inner.field(part, old.get(part.key)) for part in field.fields if not part.made}
        return {key: value for key, value in values.items() if value is not None}

    def _parts(self, field: Field, old: Sequence[Mapping[str, Any]]) -> tuple[dict[str, Any], ...] | None:
        """Return the parts of a list; those that are there already are gone through, and may be dropped."""
        parts: list[dict[str, Any]] = []
        one = field.key.removesuffix("s").replace("_", " ")
        for number, part in enumerate(old, 1):
            if click.confirm(f"keep: {one} {number} of {len(old)}?", default=True):
                parts.append(self._part(field, part))
        while click.confirm(
            f"{'one more' if parts else 'add'}: {one}?", default=not parts and not old and field.required
        ):
            parts.append(self._part(field, {}))
        return tuple(parts) if parts or field.required else None

    def _question(self, field: Field, hint: str) -> str:
        hints = [hint] if hint else []
        if field.choices and len(field.choices) <= SHORT:
            hints.append(", ".join(field.choices))
        if field.takes == "flag":
            hints.append("y or n")
        if not field.required:
            hints.append("optional")
        return f"{field.key} ({'; '.join(hints)})" if hints else field.key

    def _explain(self, field: Field, words: str) -> None:
        click.echo(f"  {field.help}")
        if field.choices:
            click.echo(f"  One of {', '.join(field.choices)}.")
        if field.takes in ("date", "day"):
            click.echo("  As exact as the source is: 2025-07-12, 2025-07, 2025.")
        if field.takes == "text":
            click.echo("  [[id]] or [[id|words]] names an entry; ?word looks for one.")
        if field.takes != "reference" and not words:
            return
        pairs = found(self.story, field.kinds, words)
        for id_, name in pairs[:MOST]:
            click.echo(f"    {id_}  {name}")
        if len(pairs) > MOST:
            click.echo(f"  and {len(pairs) - MOST} more; ?word looks for those with a word in them")
        if not pairs:
            click.echo("  no entry is called so")
