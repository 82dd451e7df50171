"""Rules on what comes before what."""

from collections.abc import Iterator

from generator.checks.rule import Finding, rule
from generator.dates import surely_before
from generator.derive import Story
from generator.problem import quoted


@rule("after-as-of", "warning")
def nothing_is_later_than_what_is_known(story: Story) -> Iterator[Finding]:
    """No event and no update is later than `as_of`, the day up to which the explainer knows."""
    info = story.parsed.info
    if info is None:
        return
    told_up_to = f"the story is told up to {info.as_of.text}"
    help_ = "set `as_of` in `story` to the day of the last look at the whole story, or mend this date"
    planned = f"{help_}; what is only planned is a claim of the kind `prediction`"
    for event in story.events.values():
        if surely_before(info.as_of, event.date):
            yield Finding(story.place_of(event, "date"), f"{told_up_to}, and this is later", planned)
    for update in story.updates.values():
        if surely_before(info.as_of, update.date):
            yield Finding(story.place_of(update, "date"), f"{told_up_to}, and this is later", help_)


@rule("accessed-before-published", "warning")
def sources_are_read_once_they_are_published(story: Story) -> Iterator[Finding]:
    """No source is read before it is published."""
    for source in story.sources.values():
        if source.accessed and source.published and surely_before(source.accessed, source.published):
            yield Finding(
                story.place_of(source, "accessed"),
                f"the source was read before it was published ({source.published.text})",
                "mend `accessed` or `published`",
            )


@rule("rewrite-before-original", "warning")
def rewrites_follow_their_originals(story: Story) -> Iterator[Finding]:
    """No source is older than one that it is derived from."""
    for source in story.sources.values():
        for number, id_ in enumerate(source.derived_from):
            original = story.sources.get(id_)
            if original is None or source.published is None or original.published is None:
                continue
            if surely_before(source.published, original.published):
                dates = f"{source.published.text}, and {quoted(id_)} on {original.published.text}"
                yield Finding(
                    story.place_of(source, "derived_from", number),
                    f"the source was published on {dates}",
                    "mend one of the two dates, or take this out of `derived_from`",
                    "a source cannot rewrite one that is newer",
                )
