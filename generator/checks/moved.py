"""Rules on entries that were renamed or taken out: their addresses last."""

from collections.abc import Iterator

from generator.checks.rule import Finding, rule
from generator.derive import Story
from generator.model import Moved


def _moved(story: Story) -> Iterator[tuple[int, Moved]]:
    if story.parsed.info:
        yield from enumerate(story.info.moved)


@rule("retired-id")
def a_retired_id_is_not_used_again(story: Story) -> Iterator[Finding]:
    """An entry that is listed in `moved` is no longer there under that id."""
    for number, retired in _moved(story):
        if story.kinds.get(retired.id) == retired.kind:
            yield Finding(
                story.place_of(None, "moved", number, "id"),
                f"`{retired.id}` is said to be gone, and is there among the {retired.kind}",
                "choose another id for the entry, or delete this line",
                "who follows the old address would find another entry",
            )


@rule("no-way-on")
def what_is_gone_leads_on(story: Story) -> Iterator[Finding]:
    """An entry that is gone leads to the one in its place, or gives a reason; it is listed once."""
    seen = set()
    for number, retired in _moved(story):
        place = story.place_of(None, "moved", number, "id")
        if retired.to is None and retired.reason is None:
            yield Finding(place, f"`{retired.id}` leads nowhere", "add `to:` with an id, or `reason:`")
        if (retired.kind, retired.id) in seen:
            yield Finding(place, f"`{retired.id}` stands twice in `moved`", "delete one of them")
        seen.add((retired.kind, retired.id))
