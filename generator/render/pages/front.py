"""The front page: the question, the answer, what stands how, and what is new."""

from collections.abc import Iterator, Sequence

from generator.derive import STANDING_WORDS, Standing, Story, box
from generator.model import Claim
from generator.output import Output
from generator.render import phrases, sides
from generator.render.page import page
from generator.render.prose import Markdown, Prose, escape, web_link
from generator.render.totals import largest_family, tally

SEEN = {"full": "read whole", "excerpt": "read in part", "not-seen": "known only through others"}

MOST = 5
"""How many entries of a kind the front page shows; the rest is on the section's page."""

MOST_LINKS = 4
"""How many claims of a standing it shows, or sides that make one alone."""


def pages(story: Story) -> Iterator[Output]:
    """Yield the front page."""
    prose = Prose(story, "index.md")
    info = story.info
    actors = sorted(story.actors.values(), key=lambda actor: -len(story.mentions[actor.id]))
    questions = box(story).open
    yield page(
        prose,
        "front",
        title=info.title,
        description=prose.words(info.summary),
        wide=True,
        places=[story.place_of(None, "title")],
        question=escape(info.question),
        summary=prose.block(info.summary),
        as_of=phrases.time(info.as_of),
        tally=tally(story),
        groups=_groups(prose),
        families=largest_family(prose),
        events=[
            {"date": phrases.time(event.date), "link": prose.link(event.id)}
            for event in reversed(story.timeline)
            if event.date.year is not None
        ][:MOST],
        events_total=len(story.events),
        actors=[phrases.actor_line(prose, actor) for actor in actors if actor.kind == "person"][:MOST],
        actors_total=len(story.actors),
        questions=[prose.link(question.id) for question in questions[:MOST]],
        questions_total=len(questions),
        sources=_source_words(prose),
        updates=[
            {
                "date": phrases.time(update.date),
                "kind": Markdown(update.kind),
                "text": prose.text(update.text),
            }
            for update in story.news[:1]
        ],
        errors=phrases.where_to_report_errors(story),
        policies=[web_link(link.title, link.url) for link in info.policies],
    )


def _groups(prose: Prose) -> list[dict[str, object]]:
    """Return the box: claims of each standing and what is not known, a few of each."""
    found = box(prose.story)
    rest = Markdown(f"[All {len(found.open)} open questions](questions/index.md)")
    unknown = [prose.link(question.id) for question in found.open]
    return [
        _group(prose, "corroborated", found.corroborated),
        _one_sided(prose, found.one_sided),
        _group(prose, "contested", found.contested),
        _group(prose, "unsupported", found.unsupported),
        _listed("unknown", "?", "Not known", unknown, rest),
    ]


def _group(prose: Prose, standing: Standing, claims: Sequence[Claim]) -> dict[str, object]:
    rest = Markdown(f"[All {len(claims)}](claims/index.md#{standing})")
    links = [_with_label(prose, claim) for claim in claims]
    return _listed(standing, sides.SHAPES[standing], STANDING_WORDS[standing], links, rest)


def _with_label(prose: Prose, claim: Claim) -> Markdown:
    said = str(prose.link(claim.id))
    label = sides.label(prose.story, claim)
    if label not in STANDING_WORDS.values():  # which stand above
        said += f' <span class="side">{escape(label)}</span>'
    if claim.assessment is not None:
        said += f' <span class="verdict">The editors: *{escape(claim.assessment.verdict)}*</span>'
    return Markdown(said)


def _one_sided(prose: Prose, claims: Sequence[Claim]) -> dict[str, object]:
    """Return the one-sided claims as the sides that make them, those with the most claims first."""
    links = [
        Markdown(
            f"[{escape(side.words)}](claims/index.md#{side.anchor}) "
            f'<span class="number">{phrases.count(len(side.claims), "claim")}</span>'
        )
        for side in sides.by_side(prose.story, claims)
    ]
    rest = Markdown(f"[All {len(claims)}, by who says so](claims/index.md#one-sided)")
    words = STANDING_WORDS["one-sided"]
    shown = _listed("one-sided", sides.SHAPES["one-sided"], words, links, rest)
    return {**shown, "count": len(claims)}


def _listed(css: str, shape: str, words: str, links: list[Markdown], rest: Markdown) -> dict[str, object]:
    return {
        "css": Markdown(css),
        "shape": Markdown(shape),
        "words": Markdown(words),
        "count": len(links),
        "links": links[:MOST_LINKS],
        "rest": rest if len(links) > MOST_LINKS else Markdown(""),
    }


def _source_words(prose: Prose) -> Markdown:
    """Return how many sources the story has, how much of them was read, and how many repeat another."""
    sources = prose.story.sources.values()
    seen = [f"{sum(s.seen == how for s in sources)} {words}" for how, words in SEEN.items()]
    rewrites = sum(bool(source.derived_from) for source in sources)
    total = phrases.count(len(sources), "source")
    return Markdown(f"{total}: {', '.join(seen)}. {rewrites} of them rewrite, relay or translate another")
