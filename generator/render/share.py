"""Which share picture a page has: one for the story, one per kind of page, one per standing of a claim.

So their number, and the time that they take to draw, does not grow with the pages.
"""

from generator.output import Card
from generator.render import marks
from generator.standing import STANDING_WORDS, standing
from generator.story import Story

_OF_CLAIM = "A claim: who says so, through which sources, in which words"

CARDS: dict[str, Card] = {
    "timeline": Card("Timeline", "What happened, in the order of time"),
    "actors": Card("Who is who", "Who acts and who speaks"),
    "claims": Card("Claims", "What is said to be so, and who says it"),
    "matrix": Card("Who says what", "What each source does with each claim"),
    "whole": Card("The whole story", "On one page, to read at length or to print"),
    "sources": Card("Sources", "What was read, and what it goes back to"),
    "differences": Card("Differences", "Where the sources disagree"),
    "questions": Card("Open questions", "What is not known, and what would settle it"),
    "places": Card("Places", "Where it happens"),
    "glossary": Card("Glossary", "What words mean here"),
    "updates": Card("Updates", "What changed, corrections included"),
    "event": Card("What happened", "An event, and the sources that tell of it"),
    "actor": Card("Who is who", "An actor, and all forms of the name"),
    "source": Card("What it goes back to", "A source, and how much of it was read"),
    "question": Card("A question", "What is known, and what would settle it"),
    "claim-opinion": Card(marks.KIND_WORDS["opinion"], _OF_CLAIM),
    "claim-prediction": Card(marks.KIND_WORDS["prediction"], _OF_CLAIM),
    **{f"claim-{name}": Card(words, _OF_CLAIM, name) for name, words in STANDING_WORDS.items()},
}
"""The pictures by name; that of the story is `STORY`."""

STORY = "story"
"""The picture of the front page and of the pages that are written by hand."""


def cards(story: Story) -> dict[str, Card]:
    """Return what each picture says, by its path in the site."""
    return {address(name): card(story, name) for name in (STORY, *CARDS)}


def card(story: Story, name: str) -> Card:
    """Return what the picture of this name says."""
    return CARDS.get(name) or Card(story.info.question, f"As of {story.info.as_of}")


def address(name: str) -> str:
    """Return where the picture of this name lies in the site."""
    return f"assets/share/{name}.png"


def share(story: Story, path: str) -> dict[str, str]:
    """Return the picture for the page at `path` below docs/, and the words on it."""
    name = _name(story, path)
    said = card(story, name)
    stop = "" if said.words.endswith("?") else "."
    return {"picture": address(name), "words": f"{said.words}{stop} {said.line}"}


def _name(story: Story, path: str) -> str:
    folder, _, name = path.removesuffix(".md").rpartition("/")
    if not folder:
        return name if name in CARDS else STORY
    if name == "index":
        return folder
    if folder == "claims":
        claim = story.claims[name]
        return f"claim-{standing(story, claim) or claim.kind}"
    return folder.removesuffix("s")
