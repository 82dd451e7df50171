"""The list of all entries with a fingerprint of each, by which a browser sees what has changed since."""

import hashlib
import json
from collections.abc import Iterator

from generator.derive import Story
from generator.model import KIND_OF, Entry
from generator.output import Output
from generator.render.draft import Draft
from generator.render.names import name, served_address
from generator.render.prose import Prose

PATH = "changes.json"

LENGTH = 12
"""How many hexadecimal digits of a SHA-256 tell two versions of one entry apart."""


def pages(story: Story) -> Iterator[Draft]:
    """Yield the list, one entry a line, in the order of their ids: moving an entry changes nothing."""
    yield Draft(Prose(story, PATH), _list)


def _list(prose: Prose) -> Output:
    story = prose.story
    lines = [json.dumps(_line(story, id_), ensure_ascii=False) for id_ in sorted(story.by_id)]
    return Output(prose.path, "[\n" + ",\n".join(lines) + "\n]\n")


_NO_CHANGE = {"reports": {"__all__": {"verified", "fingerprint"}}}
"""What is written without anything of the story being changed: that quotes were looked up."""


def fingerprint(entry: Entry) -> str:
    """Return what is the same as long as the content of an entry is, wherever it stands in the files."""
    # A field that is new in the model and left out in the data is no change of the story.
    data = entry.model_dump(mode="json", exclude_defaults=True, exclude=_NO_CHANGE)
    content = json.dumps(data, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()[:LENGTH]


def _line(story: Story, id_: str) -> dict[str, str]:
    entry = story.by_id[id_]
    return {
        "id": id_,
        "kind": story.catalogue.gettext(KIND_OF[story.kinds[id_]].found_as),
        "title": name(story, entry),
        "address": served_address(story, id_),
        "fingerprint": fingerprint(entry),
    }
