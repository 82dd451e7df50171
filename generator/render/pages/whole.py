"""The whole story on one page, to read at length or to print: every entry once, linked within the page."""

from collections.abc import Iterator

from generator.catalogue import gettext_noop
from generator.derive import STANDINGS, Story, backings, standing
from generator.model import KIND_OF, Actor, Claim, Event, Kind, Question, Source, StoryPlace, Update
from generator.output import Output
from generator.render import phrases, reports, side_marks
from generator.render.draft import Draft
from generator.render.lists import of_kind, on_one_page
from generator.render.names import called_by_title
from generator.render.page import files, page
from generator.render.pages.claims import in_parts
from generator.render.pages.updates import kind_of_update
from generator.render.prose import Markdown, Prose, escape, web_link
from generator.render.quotes import looked_up
from generator.render.shown import counted, lines


class _OnePage(Prose):
    """Writes texts for a page that has every entry, each at its id."""

    def to(self, target: str) -> str:
        """Return the anchor of an entry in place of the address of its page."""
        path, _, anchor = target.partition("#")
        return f"#{anchor or path.rpartition('/')[2].removesuffix('.md')}"


def pages(story: Story) -> Iterator[Draft]:
    """Yield the page."""
    if on_one_page(story):
        yield Draft(_OnePage(story, "whole.md"), _page)
    else:
        yield Draft(Prose(story, "whole.md"), _overview)


SECTIONS: dict[Kind, str] = {
    "events": gettext_noop("What happened"),
    "questions": gettext_noop("What is asked"),
    "differences": gettext_noop("Where the sources differ"),
    "claims": gettext_noop("What is claimed"),
    "actors": gettext_noop("Who is who"),
    "sources": gettext_noop("Sources"),
    "places": gettext_noop("Places"),
    "terms": gettext_noop("What words mean"),
    "updates": gettext_noop("What changed"),
}
"""The headings of the sections."""


def _overview(prose: Prose) -> Output:
    """Return the ways to all parts of all lists: the whole would be too much for one page."""
    story = prose.story
    lists = {kind: in_parts(story) if kind == "claims" else of_kind(story, kind) for kind in SECTIONS}
    return page(
        prose,
        "whole_in_parts",
        title=prose.gettext("The whole story"),
        description=prose.gettext("All events, questions, claims, actors and sources, part by part."),
        places=files(story, *KIND_OF),
        searched=False,
        question=prose.plain(story.info.question),
        summary=prose.block(story.info.summary),
        as_of=prose.date(story.info.as_of),
        sections=[
            {
                "id": Markdown(f"all_{kind}"),
                "heading": prose.gettext(SECTIONS[kind]),
                "list": Markdown(f"[{counted(kind)(prose, of.of)}]({prose.to(of.path)})"),
                "parts": lines(prose, of.parts, counted(kind)),
            }
            for kind, of in lists.items()
            if of.of
        ],
    )


def _page(prose: Prose) -> Output:
    story = prose.story
    info = story.info
    return page(
        prose,
        "whole",
        title=prose.gettext("The whole story on one page"),
        description=prose.gettext(
            "All events, questions, claims, actors and sources on one page, to read or to print."
        ),
        places=files(story, *KIND_OF),
        searched=False,
        question=prose.plain(info.question),
        summary=prose.block(info.summary),
        as_of=prose.date(info.as_of),
        events=[_event(prose, event) for event in story.timeline],
        questions=[_question(prose, question) for question in story.questions.values()],
        differences=[phrases.difference(prose, entry) for entry in story.differences.values()],
        claims=[_claim(prose, claim) for claim in _by_standing(story)],
        looked_up=looked_up(prose, (one for claim in story.claims.values() for one in claim.reports)),
        actors=[_actor(prose, actor) for actor in story.actors.values()],
        sources=[_source(prose, source) for source in story.sources.values()],
        places_of_it=[_place(prose, place) for place in story.places.values()],
        terms=[
            {"id": Markdown(term.id), "term": prose.plain(term.term), "meaning": prose.text(term.meaning)}
            for term in sorted(story.terms.values(), key=lambda term: term.term.casefold())
        ],
        updates=[_update(prose, update) for update in story.news],
    )


def _by_standing(story: Story) -> list[Claim]:
    """Return the claims, those with the same standing together; opinions and predictions at the end."""
    order = [*STANDINGS, None]
    return sorted(story.claims.values(), key=lambda claim: order.index(standing(story, claim)))


def _event(prose: Prose, event: Event) -> dict[str, object]:
    return {
        "id": Markdown(event.id),
        "date": prose.date(event.date),
        "title": prose.plain(event.title),
        "place": [prose.link(event.place)] if event.place else [],
        "summary": prose.block(event.summary),
        "sources": prose.links(event.sources),
    }


def _actor(prose: Prose, actor: Actor) -> dict[str, object]:
    return {
        "id": Markdown(actor.id),
        "name": prose.beside(filter(None, [prose.plain(actor.name), prose.plain(actor.role or "")])),
        "summary": prose.block(actor.summary),
        "names": [phrases.named(prose, code, name) for code, name in actor.names.items()],
        "also_written": [escape(spelling.form) for spelling in actor.also_written],
        "part_of": [prose.link(actor.part_of)] if actor.part_of else [],
    }


def _claim(prose: Prose, claim: Claim) -> dict[str, object]:
    assessment = claim.assessment
    return {
        "id": Markdown(claim.id),
        "text": prose.foreign(claim.id),
        "mark": side_marks.claim_mark(prose, claim),
        "parties": side_marks.party_count(prose, claim),
        "sources": side_marks.source_count(prose, claim),
        "rewritten": side_marks.only_rewritten(prose, claim),
        "reports": [
            {
                "stance": prose.gettext(reports.STANCES[backing.report.stance]),
                "line": reports.report_line(prose, backing),
            }
            for backing in backings(prose.story, claim)
        ],
        "verdict": prose.plain(assessment.verdict) if assessment else Markdown(""),
        "reason": prose.text(assessment.reason) if assessment else Markdown(""),
    }


def _question(prose: Prose, question: Question) -> dict[str, Markdown]:
    return {
        "id": Markdown(question.id),
        "question": prose.plain(question.question),
        "answer": prose.block(question.answer) if question.answer else Markdown(""),
        "why": prose.block(question.why),
        "known": prose.block(question.known),
        "would_settle": prose.block(question.would_settle),
    }


def _source(prose: Prose, source: Source) -> dict[str, object]:
    label = prose.title(source) if called_by_title(source) else prose.foreign(source.id)
    return {
        "id": Markdown(source.id),
        "label": label,
        "title": [] if prose.title(source) in label else [prose.title(source)],
        "lineage": phrases.lineage_words(prose, source.id),
        "address": web_link(source.url, source.url) if source.url else Markdown(""),
    }


def _place(prose: Prose, place: StoryPlace) -> dict[str, object]:
    return {
        "id": Markdown(place.id),
        "name": prose.plain(place.name),
        "names": [phrases.named(prose, code, name) for code, name in place.names.items()],
        "within": [prose.link(place.within)] if place.within else [],
    }


def _update(prose: Prose, update: Update) -> dict[str, Markdown]:
    return {
        "id": Markdown(update.id),
        "date": prose.date(update.date),
        "kind": kind_of_update(prose, update),
        "text": prose.text(update.text),
    }
