"""An entry that is being made for `explainer add`: what is known of it, what it lacks, and its options."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.derive import Story
from generator.desk import as_yaml, sources
from generator.desk.answers import value_in_yaml, wrong
from generator.desk.entry import Typed, values_of
from generator.desk.fields import Field, fields_of
from generator.desk.ids import propose
from generator.model import KIND_OF, Kind


@dataclass
class New:
    """An entry that is being made: its fields, what is known of them, and what is likely."""

    kind: Kind
    story: Story
    values: dict[str, Any] = field(default_factory=dict)
    likely: Mapping[str, Any] = field(default_factory=dict)

    @property
    def fields(self) -> dict[str, Field]:
        """The fields of its kind by their keys."""
        return {found.key: found for found in fields_of(KIND_OF[self.kind].model)}

    def lacks(self) -> list[Field]:
        """Return the fields that have to be there and are not; an empty list may be."""
        return [
            found
            for key, found in self.fields.items()
            if found.required and key not in self.values and key != "id" and found.shape in ("one", "part")
        ]

    def taken(self, id_: str) -> str:
        """Return what is wrong with an id that another entry has, or had."""
        if id_ not in sources.taken(self.story):
            return ""
        entry = self.story.by_id.get(id_)
        place = f" ({self.story.place_of(entry, 'id')})" if entry else ", or was given up"
        free = propose("terms", {"term": id_}, sources.taken(self.story))
        return f"`{id_}` is the id of an entry already{place}\n  help: take `{free}`"

    def proposed_id(self) -> str:
        """Return an id that is free, of what is known; nothing where no word of it gives one."""
        return propose(self.kind, self.values, sources.taken(self.story))

    def as_yaml(self) -> str:
        """Return the entry as it would stand in a file."""
        values = as_yaml.in_order(self.values, KIND_OF[self.kind].model)
        return "\n".join([f"{self.kind}:", *as_yaml.item(values, 2, as_yaml.Style())])


def given(new: New, options: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """Return the values that options give, which are texts by the keys of the fields, and what is wrong."""
    values, told = dict[str, Any](), list[str]()
    for key, found in new.fields.items():
        if not (words := options.get(key)):
            continue
        try:
            value = _value(found, words)
        except ValueError as error:
            told.append(f"--{option(key)}: {error}")
            continue
        problem = wrong(KIND_OF[new.kind].model, found, value, new.story)
        if key == "id":
            problem = problem or new.taken(str(value))
        told += [f"--{option(key)}: {problem}"] if problem else []
        values[key] = value
    return values, told


def _value(found: Field, given: Any) -> Any:  # noqa: ANN401 - any value of YAML
    """Return the value of an option in terms of YAML."""
    typed: Typed = given
    match found.shape:
        case "one" if found.translated and re.fullmatch(r"\{\s*[\w-]+:.*\}", given, re.DOTALL):
            return value_in_yaml(given)
        case "part":
            return value_in_yaml(given)
        case "parts":
            return tuple(map(value_in_yaml, given))
        case "names":
            pairs = [word.partition("=") for word in given]
            typed = [{"code": code.strip(), "name": name.strip()} for code, _, name in pairs]
        case "list" if found.takes == "reference":
            typed = [id_ for word in given for id_ in word.replace(",", " ").split()]
    return values_of([found], {found.key: typed}).get(found.key)


def option(key: str) -> str:
    """Return what the option for a key is called."""
    return key.replace("_", "-")
