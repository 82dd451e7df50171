"""Which share picture a page has: one for the story, one per kind of page, one per label of a claim.

Labels that few claims have share the picture of their standing, so the number of the pictures, and the time
that they take to draw, does not grow with the pages. What the font of the pictures cannot write has none: a
link is then shown with its title and description alone.
"""

from collections import Counter
from hashlib import sha256

from generator import metrics
from generator.catalogue import ends_sentence, gettext_noop
from generator.derive import Story, kept, standing
from generator.output import Card
from generator.render import sides
from generator.render.lists import on_one_page

_OF_CLAIM = gettext_noop("A claim: who says so, through which sources, in which words")

CARDS: dict[str, Card] = {
    "timeline": Card(gettext_noop("Timeline"), gettext_noop("What happened, in the order of time")),
    "actors": Card(gettext_noop("Who is who"), gettext_noop("Who acts and who speaks")),
    "claims": Card(gettext_noop("Claims"), gettext_noop("What is said to be so, and who says it")),
    "matrix": Card(gettext_noop("Who says what"), gettext_noop("What each source does with each claim")),
    "whole": Card(
        gettext_noop("The whole story"), gettext_noop("On one page, to read at length or to print")
    ),
    "sources": Card(gettext_noop("Sources"), gettext_noop("What was read, and what it goes back to")),
    "differences": Card(gettext_noop("Differences"), gettext_noop("Where the sources disagree")),
    "questions": Card(
        gettext_noop("Open questions"), gettext_noop("What is not known, and what would settle it")
    ),
    "places": Card(gettext_noop("Places"), gettext_noop("Where it happens")),
    "glossary": Card(gettext_noop("Glossary"), gettext_noop("What words mean here")),
    "updates": Card(gettext_noop("Updates"), gettext_noop("What changed, corrections included")),
    "event": Card(gettext_noop("What happened"), gettext_noop("An event, and the sources that tell of it")),
    "actor": Card(gettext_noop("Who is who"), gettext_noop("An actor, and all forms of the name")),
    "source": Card(
        gettext_noop("What it goes back to"), gettext_noop("A source, and how much of it was read")
    ),
    "question": Card(gettext_noop("A question"), gettext_noop("What is known, and what would settle it")),
    "claim-opinion": Card(sides.KIND_WORDS["opinion"], _OF_CLAIM),
    "claim-prediction": Card(sides.KIND_WORDS["prediction"], _OF_CLAIM),
    **{f"claim-{name}": Card(words, _OF_CLAIM, name) for name, words in sides.STANDING_WORDS.items()},
}
"""The pictures by name that every story has but for that of the story itself, `STORY`; in English."""

MOST_LABELS = 24
"""How many labels of claims have a picture of their own, those of the most claims."""

STORY = "story"
"""The picture of the front page and of the pages that are written by hand."""


def cards(story: Story) -> dict[str, Card]:
    """Return what each picture says, by its path in the site; none that its font cannot write."""
    return {address(name): card for name, card in _cards(story).items() if _is_written(card)}


def _is_written(card: Card) -> bool:
    return metrics.covers(card.words + card.line)


@kept
def _cards(story: Story) -> dict[str, Card]:
    words = story.catalogue
    front = Card(story.info.question, words.gettext("As of %(day)s", day=words.date(story.info.as_of)))
    common = {
        name: Card(words.gettext(card.words), words.gettext(card.line), card.shape)
        for name, card in CARDS.items()
    }
    return {STORY: front, **common, **dict(_labels(story).values())}


@kept
def _labels(story: Story) -> dict[str, tuple[str, Card]]:
    """Return the name of the picture, and what it says, for the labels that most claims have."""
    standings = {sides.label(story, claim): standing(story, claim) for claim in story.claims.values()}
    counts = Counter(sides.label(story, claim) for claim in story.claims.values())
    line = story.catalogue.gettext(_OF_CLAIM)
    shared = set(map(story.catalogue.gettext, sides.STANDING_WORDS.values()))
    most = sorted(counts, key=lambda label: -counts[label])[:MOST_LABELS]
    return {
        label: (f"claim-{sha256(label.encode()).hexdigest()[:12]}", Card(label, line, found))
        for label in most
        if (found := standings[label]) is not None and label not in shared and metrics.covers(label)
    }


def address(name: str) -> str:
    """Return where the picture of this name lies in the site."""
    return f"assets/share/{name}.png"


def share(story: Story, path: str) -> dict[str, str]:
    """Return the picture for the page at `path` below docs/, and the words on it; nothing if it has none."""
    name = _name(story, path)
    card = _cards(story)[name]
    if not _is_written(card):
        return {}
    words = card.words if ends_sentence(card.words) else story.catalogue.sentence(card.words)
    return {"picture": address(name), "words": f"{words} {card.line}"}


def _name(story: Story, path: str) -> str:
    folder, _, name = path.removesuffix(".md").rpartition("/")
    if folder.endswith("/list"):  # a part of a list
        of = folder.removesuffix("/list")
        return of if of in CARDS else STORY
    if not folder:
        return name if name in CARDS and (name != "whole" or on_one_page(story)) else STORY
    if name == "index":
        return folder
    if story.kinds.get(name) != folder:  # an entry that is no longer there
        return STORY
    if folder == "claims":
        claim = story.claims[name]
        picture = _labels(story).get(sides.label(story, claim))
        return picture[0] if picture else f"claim-{standing(story, claim) or claim.kind}"
    return folder.removesuffix("s")
