"""What is not known: the list of the questions, and a page for every one of them."""

from collections.abc import Iterator

from generator.derive import Story
from generator.model import Question
from generator.output import Output
from generator.render.draft import Draft
from generator.render.history import history
from generator.render.lists import of_kind
from generator.render.mentions import mentions
from generator.render.page import files, page
from generator.render.phrases import STATUS
from generator.render.previous_and_next import Around, around, neighbours
from generator.render.prose import Markdown, Prose
from generator.render.shown import Shown, counted, drafts


def pages(story: Story) -> Iterator[Draft]:
    """Yield the list of questions and their pages."""
    yield from drafts(story, of_kind(story, "questions"), _index)
    adjacent = around(story.questions)
    for question in story.questions.values():
        yield Draft(Prose(story, f"questions/{question.id}.md"), _question, (question, adjacent[question.id]))


def _index(prose: Prose, shown: Shown) -> Output:
    title = prose.gettext("Open questions")
    groups = [
        {
            "heading": prose.gettext(heading),
            "css": Markdown(status),
            "questions": [
                {
                    "link": prose.link(question.id),
                    "answer": prose.text(question.answer) if question.answer else Markdown(""),
                    "known": prose.text(question.known),
                    "would_settle": prose.text(question.would_settle),
                }
                for question in shown.of
                if question.status == status
            ],
        }
        for status, heading in STATUS.items()
    ]
    return page(
        prose,
        "questions",
        title=shown.title(prose, title),
        searched=shown.part is None,
        description=prose.gettext("What is not known, why it matters, and what would settle it."),
        places=files(prose.story, "questions"),
        groups=[group for group in groups if group["questions"]],
        **shown.values(prose, title, counted("questions")),
    )


def _question(prose: Prose, question: Question, adjacent: Around) -> Output:
    story = prose.story
    status = prose.gettext(STATUS[question.status])
    return page(
        prose,
        "question",
        title=question.question,
        description=f"{story.catalogue.sentence(status)} {prose.words(question.known)}",
        places=[story.place_of(question)],
        heading=prose.plain(question.question),
        status=status,
        css=Markdown(question.status),
        answer=prose.block(question.answer) if question.answer else Markdown(""),
        why=prose.block(question.why),
        known=prose.block(question.known),
        would_settle=prose.block(question.would_settle),
        about=[prose.link(id_) for id_ in question.about],
        asked=prose.date(question.asked) if question.asked else Markdown(""),
        reviewed=prose.date(question.reviewed) if question.reviewed else Markdown(""),
        mentions=mentions(prose, question.id, without=question.about),
        history=history(prose, question.id),
        neighbours=neighbours(
            prose, adjacent, prose.gettext("Previous question"), prose.gettext("Next question")
        ),
    )
