"""How the claims of a story stand taken together, and its largest family of sources."""

from generator.catalogue import ngettext_noop
from generator.derive import STANDINGS, Standing, families, standing
from generator.render import sides
from generator.render.names import called_by_title, is_described
from generator.render.prose import Markdown, Prose

PHRASES: dict[Standing, tuple[str, str]] = {
    "corroborated": ngettext_noop("%(num)s said by several sides", "%(num)s said by several sides"),
    "one-sided": ngettext_noop("%(num)s said by only one side", "%(num)s said by only one side"),
    "contested": ngettext_noop("%(num)s disputed", "%(num)s disputed"),
    "unsupported": ngettext_noop("%(num)s said by nobody on record", "%(num)s said by nobody on record"),
}

FEW = 4
"""How many sources of a family are named; the others are counted."""


def tally(prose: Prose) -> dict[str, object]:
    """Return how many claims of fact there are, how many of each standing, and the bar that shows it."""
    story = prose.story
    standings = [standing(story, claim) for claim in story.claims.values() if claim.kind == "fact"]
    numbers = {name: standings.count(name) for name in STANDINGS}
    parts = []
    before = 0
    for name, number in numbers.items():
        if number:
            x = before if prose.catalogue.direction == "ltr" else len(standings) - before - number
            parts.append({"css": Markdown(name), "x": x, "width": number})
            before += number
    second_hand = sum(sides.at_second_hand(story, claim) for claim in story.claims.values())
    phrases = {
        name: prose.ngettext(*words, numbers[name]) for name, words in PHRASES.items() if numbers[name]
    }
    if second_hand:
        phrases["one-sided"] = prose.ngettext(
            "%(claims)s, %(num)s of them only at second hand",
            "%(claims)s, %(num)s of them only at second hand",
            second_hand,
            claims=phrases["one-sided"],
        )
    return {
        "total": len(standings),
        "count": prose.ngettext("%(num)s claim of fact", "%(num)s claims of fact", len(standings)),
        "said": prose.clauses(phrases.values()),
        "parts": parts,
    }


def largest_family(prose: Prose) -> list[dict[str, object]]:
    """Return the original that most sources go back to, and these; nothing where none has two of them."""
    grouped = families(prose.story)
    root = max(grouped, key=lambda id_: len(grouped[id_]), default=None)
    if root is None or len(grouped[root]) < 2:  # noqa: PLR2004 - one rewrite can mislead nobody into counting twice
        return []
    members = grouped[root]
    return [
        {
            "heading": prose.ngettext(
                "%(num)s report, one origin", "%(num)s reports, one origin", len(members)
            ),
            "root": prose.link(root),
            "members": [_member(prose, id_) for id_ in members[:FEW]],
            "more": len(members) - len(members[:FEW]),
        }
    ]


def _member(prose: Prose, id_: str) -> Markdown:
    """Return a source, by its whole title where it is called by that; where no publisher is known, say so."""
    source = prose.story.sources[id_]
    if source.publisher:
        return prose.link(id_)
    title = prose.title(source) if called_by_title(source) and not is_described(source) else None
    unknown = prose.gettext("publisher not recorded")
    note = Markdown(f'<span class="note">{unknown}</span>')
    return prose.beside([prose.link(id_, title), note])
