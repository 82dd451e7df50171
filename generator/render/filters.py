"""The filters of the timeline: what a reader can choose events by, and which choices there are."""

from collections import Counter
from collections.abc import Collection

from generator.catalogue import gettext_noop
from generator.derive import STANDINGS, Story, backings_by, standing, top
from generator.model import Event
from generator.render import sides
from generator.render.phrases import kind_of_event
from generator.render.prose import Markdown, Prose, in_html

LABELS = {
    "actor": gettext_noop("Actor"),
    "kind": gettext_noop("Kind"),
    "party": gettext_noop("Party"),
    "standing": gettext_noop("How well backed"),
}
"""The filters by their names in the address (`?actor=lavrov`), with the words beside each."""


def facts(story: Story, event: Event) -> dict[str, tuple[str, ...]]:
    """Return for each filter the values that show the event.

    Those are who took part or spoke there, the kind of the event, the parties of these actors, and
    the standings of the claims that were reported from there.
    """
    reported = backings_by(story, "event").get(event.id, ())
    speakers = [backing.report.by for _, backing in reported if backing.report.by is not None]
    actors = tuple(dict.fromkeys([*event.actors, *speakers]))
    standings = {standing(story, claim) for claim, _ in reported}
    return {
        "actor": actors,
        "kind": (event.kind,),
        "party": tuple(dict.fromkeys(top(story, id_) for id_ in actors)),
        "standing": tuple(name for name in STANDINGS if name in standings),
    }


def filters(prose: Prose) -> list[dict[str, object]]:
    """Return the filters for HTML, each with its options and how many events these show.

    A filter that has one option at most chooses nothing, so it is left out.
    """
    all_facts = [facts(prose.story, event) for event in prose.story.events.values()]
    offered: list[dict[str, object]] = []
    for name, label in LABELS.items():
        counts = Counter(value for by_filter in all_facts for value in by_filter[name])
        options = [
            {"value": Markdown(value), "label": in_html(words), "count": counts[value]}
            for value, words in _words(prose, name, counts).items()
        ]
        if len(options) > 1:
            offered.append(
                {"name": Markdown(name), "label": in_html(prose.gettext(label)), "options": options}
            )
    return offered


def _words(prose: Prose, name: str, values: Collection[str]) -> dict[str, str]:
    """Return the values in the order in which they are offered, with the words for each."""
    if name == "standing":
        words = sides.STANDING_WORDS
        return {key: f"{sides.SHAPES[key]} {prose.gettext(words[key])}" for key in STANDINGS if key in values}
    labels = {
        value: kind_of_event(prose.story, value) if name == "kind" else prose.label(value) for value in values
    }
    return dict(sorted(labels.items(), key=lambda pair: (pair[1].casefold(), pair[0])))
