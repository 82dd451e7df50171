"""What is not known: the list of the questions, and a page for every one of them."""

from collections.abc import Iterator

from generator.derive import Story
from generator.model import Question
from generator.output import Output
from generator.render import phrases
from generator.render.mentions import mentions
from generator.render.page import files, page
from generator.render.previous_and_next import Around, around, neighbours
from generator.render.prose import Markdown, Prose, escape

STATUS = {"open": "Open", "partly-answered": "Partly answered", "answered": "Answered"}


def pages(story: Story) -> Iterator[Output]:
    """Yield the list of questions and their pages."""
    prose = Prose(story, "questions/index.md")
    groups = [
        {
            "heading": Markdown(heading),
            "css": Markdown(status),
            "questions": [
                {
                    "link": prose.link(question.id),
                    "known": prose.text(question.known),
                    "would_settle": prose.text(question.would_settle),
                }
                for question in story.questions.values()
                if question.status == status
            ],
        }
        for status, heading in STATUS.items()
    ]
    yield page(
        prose,
        "questions",
        title="Open questions",
        description="What is not known, why it matters, and what would settle it.",
        places=files(story, "questions"),
        groups=[group for group in groups if group["questions"]],
    )
    turn = around(story.questions)
    for question in story.questions.values():
        yield _question(story, question, turn[question.id])


def _question(story: Story, question: Question, turn: Around) -> Output:
    prose = Prose(story, f"questions/{question.id}.md")
    return page(
        prose,
        "question",
        title=question.question,
        description=prose.words(f"{STATUS[question.status]}. {question.known}"),
        places=[story.place_of(question)],
        heading=escape(question.question),
        status=Markdown(STATUS[question.status]),
        css=Markdown(question.status),
        answer=prose.block(question.answer) if question.answer else Markdown(""),
        why=prose.block(question.why),
        known=prose.block(question.known),
        would_settle=prose.block(question.would_settle),
        about=[prose.link(id_) for id_ in question.about],
        asked=phrases.time(question.asked) if question.asked else Markdown(""),
        reviewed=phrases.time(question.reviewed) if question.reviewed else Markdown(""),
        mentions=mentions(prose, question.id, without=question.about),
        neighbours=neighbours(prose, turn, "question"),
    )
