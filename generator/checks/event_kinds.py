"""Rules on the kinds of event, which are words of the story's own or the usual ones."""

import difflib
import re
from collections import Counter
from collections.abc import Iterator

from generator.checks.identity import well_formed
from generator.checks.rule import Finding, rule
from generator.derive import Story
from generator.model import ID_LENGTH, ID_PATTERN, USUAL
from generator.problem import Place, quoted


def _used(story: Story) -> Iterator[tuple[str, Place]]:
    """Yield the kinds of the events, each with its place."""
    for event in story.events.values():
        yield event.kind, story.place_of(event, "kind")


def _told(story: Story) -> Iterator[tuple[str, Place]]:
    """Yield the kinds that the story tells more of, each with its place."""
    if story.parsed.info:
        for number, kind in enumerate(story.info.event_kinds):
            yield kind.id, story.place_of(None, "event_kinds", number, "id")


@rule("bad-kind")
def kinds_are_words(story: Story) -> Iterator[Finding]:
    """A kind of event is lower-case words joined by hyphens; what readers read is its name."""
    for kind, place in (*_told(story), *_used(story)):
        if len(kind) > ID_LENGTH:
            yield Finding(
                place, f"the kind has {len(kind)} characters", f"shorten it to {ID_LENGTH} or fewer"
            )
        elif not re.fullmatch(ID_PATTERN, kind):
            better = well_formed(kind)
            help_ = f"write `{better}`" if better else "use the letters a to z, digits and hyphens"
            yield Finding(
                place,
                f"{quoted(kind)} cannot be a kind of event",
                f"{help_}, and what readers read as its name below `event_kinds:` in `story`",
                "it stands in addresses of the timeline",
            )


@rule("duplicate-kind")
def kinds_are_told_once(story: Story) -> Iterator[Finding]:
    """A kind of event stands once in `event_kinds`, and no two are called alike."""
    seen: set[str] = set()
    names: dict[str, str] = {}
    for number, (kind, place) in enumerate(_told(story)):
        name = story.info.event_kinds[number].name
        if kind in seen:
            yield Finding(place, f"`{kind}` stands twice in `event_kinds`", "delete one of them")
        elif name in names:
            message = f"`{kind}` is called {quoted(name)}, as `{names[name]}` is"
            yield Finding(place, message, "write another name, or use one kind for both")
        seen.add(kind)
        names.setdefault(name, kind)


@rule("rare-kind", "warning")
def kinds_are_meant(story: Story) -> Iterator[Finding]:
    """A kind of event that is no usual one is used more than once, or told of in `event_kinds`."""
    known = {*USUAL, *(kind for kind, _ in _told(story))}
    counts = Counter(kind for kind, _ in _used(story))
    for kind, place in _used(story):
        if kind not in known and counts[kind] == 1 and re.fullmatch(ID_PATTERN, kind):
            close = difflib.get_close_matches(kind, known, 1)
            advice = f"did you mean `{close[0]}`? else name" if close else "name"
            yield Finding(
                place,
                f"`{kind}` is the kind of this event only",
                f"{advice} it below `event_kinds:` in `story`",
                "a reader who filters the timeline by kind finds one event",
            )
