"""The front page: the question, the answer, what stands how, and what is new."""

from collections.abc import Iterator, Sequence

from generator.catalogue import ngettext_noop
from generator.derive import Standing, Story, box
from generator.model import Claim
from generator.output import Output
from generator.render import phrases, sides
from generator.render.draft import Draft
from generator.render.page import page
from generator.render.pages.claims import address_of
from generator.render.pages.updates import kind_of_update
from generator.render.prose import Markdown, Prose, escape, web_link
from generator.render.totals import largest_family, tally

SEEN = {
    "full": ngettext_noop("%(num)s read whole", "%(num)s read whole"),
    "excerpt": ngettext_noop("%(num)s read in part", "%(num)s read in part"),
    "not-seen": ngettext_noop("%(num)s known only through others", "%(num)s known only through others"),
}

MOST = 5
"""How many entries of a kind the front page shows; the rest is on the section's page."""

MOST_LINKS = 4
"""How many claims of a standing it shows, or sides that make one alone."""


def pages(story: Story) -> Iterator[Draft]:
    """Yield the front page."""
    yield Draft(Prose(story, "index.md"), _page)


def _page(prose: Prose) -> Output:
    story = prose.story
    info = story.info
    actors = sorted(story.actors.values(), key=lambda actor: -len(story.mentions[actor.id]))
    questions = box(story).open
    return page(
        prose,
        "front",
        title=info.title,
        description=prose.words(info.summary),
        wide=True,
        places=[story.place_of(None, "title")],
        question=prose.plain(info.question),
        summary=prose.block(info.summary),
        as_of=prose.date(info.as_of),
        tally=tally(prose),
        groups=_groups(prose),
        families=largest_family(prose),
        events=[
            {"date": prose.date(event.date), "link": prose.link(event.id)}
            for event in reversed(story.timeline)
            if event.date.year is not None
        ][:MOST],
        all_events=prose.ngettext("All %(num)s events", "All %(num)s events", len(story.events)),
        actors=[phrases.actor_line(prose, actor) for actor in actors if actor.kind == "person"][:MOST],
        all_actors=prose.ngettext("All %(num)s actors", "All %(num)s actors", len(story.actors)),
        questions=[prose.link(question.id) for question in questions[:MOST]],
        all_questions=_all_questions(prose, len(questions)),
        sources=_source_words(prose),
        updates=[
            {
                "date": prose.date(update.date),
                "kind": kind_of_update(prose, update),
                "text": prose.text(update.text),
            }
            for update in story.news[:1]
        ],
        errors=phrases.where_to_report_errors(prose),
        policies=[web_link(link.title, link.url) for link in info.policies],
    )


def _groups(prose: Prose) -> list[dict[str, object]]:
    """Return the box: claims of each standing and what is not known, a few of each."""
    parts = box(prose.story)
    rest = _all_questions(prose, len(parts.open))
    unknown = [prose.link(question.id) for question in parts.open]
    return [
        _group(prose, "corroborated", parts.corroborated),
        _one_sided(prose, parts.one_sided),
        _group(prose, "contested", parts.contested),
        _group(prose, "unsupported", parts.unsupported),
        _listed("unknown", "?", prose.gettext("Not known"), unknown, rest),
    ]


def _group(prose: Prose, standing: Standing, claims: Sequence[Claim]) -> dict[str, object]:
    every = prose.ngettext("All %(num)s", "All %(num)s", len(claims))
    rest = Markdown(f"[{every}](claims/index.md#{standing})")
    links = [_with_label(prose, claim) for claim in claims]
    return _listed(
        standing, sides.SHAPES[standing], prose.gettext(sides.STANDING_WORDS[standing]), links, rest
    )


def _with_label(prose: Prose, claim: Claim) -> Markdown:
    line = str(prose.link(claim.id))
    label = sides.label_with(prose.story, claim, prose.foreign)
    if not any(label == prose.gettext(words) for words in sides.STANDING_WORDS.values()):  # which stand above
        line += f' <span class="side">{label}</span>'
    if claim.assessment is not None:
        verdict = Markdown(f"*{prose.plain(claim.assessment.verdict)}*")
        judged = prose.gettext("The editors: %(verdict)s", verdict=verdict)
        line += f' <span class="verdict">{judged}</span>'
    return Markdown(line)


def _one_sided(prose: Prose, claims: Sequence[Claim]) -> dict[str, object]:
    """Return the one-sided claims as the sides that make them, those with the most claims first."""
    found = sides.by_side(prose.story, claims)
    links = [
        Markdown(
            f"[{escape(side.words)}]({address_of(prose.story, side)}) "
            f'<span class="number">{phrases.count_of_claims(prose, len(side.claims))}</span>'
        )
        for side in found[: MOST_LINKS + 1]
    ]
    every = prose.ngettext("All %(num)s, by who says so", "All %(num)s, by who says so", len(claims))
    rest = Markdown(f"[{every}](claims/index.md#one-sided)")
    name: Standing = "one-sided"
    words = prose.gettext(sides.STANDING_WORDS[name])
    part = _listed(name, sides.SHAPES[name], words, links, rest)
    return {**part, "count": len(claims)}


def _all_questions(prose: Prose, number: int) -> Markdown:
    every = prose.ngettext("All %(num)s open questions", "All %(num)s open questions", number)
    return Markdown(f"[{every}](questions/index.md)")


def _listed(
    css: str, shape: str, words: Markdown, links: list[Markdown], rest: Markdown
) -> dict[str, object]:
    return {
        "css": Markdown(css),
        "shape": Markdown(shape),
        "words": words,
        "count": len(links),
        "links": links[:MOST_LINKS],
        "rest": rest if len(links) > MOST_LINKS else Markdown(""),
    }


def _source_words(prose: Prose) -> Markdown:
    """Return how many sources the story has, how much of them was read, and how many repeat another."""
    sources = prose.story.sources.values()
    seen = [prose.ngettext(*words, sum(s.seen == how for s in sources)) for how, words in SEEN.items()]
    rewrites = sum(bool(source.derived_from) for source in sources)
    total = prose.ngettext("%(num)s source", "%(num)s sources", len(sources))
    return prose.ngettext(
        "%(sources)s: %(seen)s. %(num)s of them rewrites, relays or translates another",
        "%(sources)s: %(seen)s. %(num)s of them rewrite, relay or translate another",
        rewrites,
        sources=total,
        seen=prose.listed(seen),
    )
