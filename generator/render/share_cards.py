"""Which share picture a page has: one for the story, one per kind of page, one per label of a claim.

Labels that few claims have share the picture of their standing, so the number of the pictures, and the time
that they take to draw, does not grow with the pages.
"""

from collections import Counter
from hashlib import sha256

from generator.derive import STANDING_WORDS, Story, kept, standing
from generator.output import Card
from generator.render import sides

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
    "claim-opinion": Card(sides.KIND_WORDS["opinion"], _OF_CLAIM),
    "claim-prediction": Card(sides.KIND_WORDS["prediction"], _OF_CLAIM),
    **{f"claim-{name}": Card(words, _OF_CLAIM, name) for name, words in STANDING_WORDS.items()},
}
"""The pictures by name that every story has but for that of the story itself, `STORY`."""

MOST_LABELS = 24
"""How many labels of claims have a picture of their own, those of the most claims."""

STORY = "story"
"""The picture of the front page and of the pages that are written by hand."""


def cards(story: Story) -> dict[str, Card]:
    """Return what each picture says, by its path in the site."""
    return {address(name): said for name, said in _cards(story).items()}


@kept
def _cards(story: Story) -> dict[str, Card]:
    front = Card(story.info.question, f"As of {story.info.as_of}")
    return {STORY: front, **CARDS, **dict(_labels(story).values())}


@kept
def _labels(story: Story) -> dict[str, tuple[str, Card]]:
    """Return the name of the picture, and what it says, for the labels that most claims have."""
    known = {sides.label(story, claim): standing(story, claim) for claim in story.claims.values()}
    counts = Counter(sides.label(story, claim) for claim in story.claims.values())
    most = sorted(counts, key=lambda label: -counts[label])[:MOST_LABELS]
    return {
        label: (f"claim-{sha256(label.encode()).hexdigest()[:12]}", Card(label, _OF_CLAIM, found))
        for label in most
        if (found := known[label]) is not None and label != STANDING_WORDS[found]
    }


def address(name: str) -> str:
    """Return where the picture of this name lies in the site."""
    return f"assets/share/{name}.png"


def share(story: Story, path: str) -> dict[str, str]:
    """Return the picture for the page at `path` below docs/, and the words on it."""
    name = _name(story, path)
    said = _cards(story)[name]
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
        own = _labels(story).get(sides.label(story, claim))
        return own[0] if own else f"claim-{standing(story, claim) or claim.kind}"
    return folder.removesuffix("s")
