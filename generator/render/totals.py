"""How the claims of a story stand taken together, and its largest family of sources."""

from generator.derive import STANDING_WORDS, Standing, Story, families, standing
from generator.render import phrases, sides
from generator.render.prose import Markdown, Prose, called_by_title, is_described

PHRASES: dict[Standing, str] = {
    "corroborated": "said by several sides",
    "one-sided": "said by only one side",
    "contested": "disputed",
    "unsupported": "said by nobody on record",
}

IN_WORDS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")

FEW = 4
"""How many sources of a family are named; the others are counted."""


def tally(story: Story) -> dict[str, object]:
    """Return how many claims of fact there are, how many of each standing, and the bar that shows it."""
    found = [standing(story, claim) for claim in story.claims.values() if claim.kind == "fact"]
    numbers = {name: found.count(name) for name in STANDING_WORDS}
    parts = []
    before = 0
    for name, number in numbers.items():
        if number:
            parts.append({"css": Markdown(name), "x": before, "width": number})
            before += number
    second_hand = sum(sides.at_second_hand(story, claim) for claim in story.claims.values())
    more = {"one-sided": f", {second_hand} of them only at second hand" if second_hand else ""}
    said = [
        f"{numbers[name]} {words}{more.get(name, '')}" for name, words in PHRASES.items() if numbers[name]
    ]
    return {
        "total": len(found),
        "count": phrases.count(len(found), "claim of fact", "claims of fact"),
        "said": Markdown("; ".join(said)),
        "parts": parts,
    }


def largest_family(prose: Prose) -> list[dict[str, object]]:
    """Return the original that most sources go back to, and these; nothing where none has two of them."""
    grouped = families(prose.story)
    root = max(grouped, key=lambda id_: len(grouped[id_]), default=None)
    if root is None or len(grouped[root]) < 2:  # noqa: PLR2004 - one rewrite can mislead nobody into counting twice
        return []
    members = grouped[root]
    number = IN_WORDS[len(members)] if len(members) < len(IN_WORDS) else str(len(members))
    return [
        {
            "heading": Markdown(f"{number} reports, one origin"),
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
    return Markdown(f'{prose.link(id_, title)} <span class="note">publisher not recorded</span>')
