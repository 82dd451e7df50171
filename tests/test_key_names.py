"""A key that is not known is answered with the one that is meant: misspelt, or another word for it."""

import pytest

from generator.model import KIND_OF, Actor, Event, Question, StoryFile, StoryInfo, StoryPlace, Term
from generator.model.evidence import Claim, Report, Source
from generator.model.fields import Part
from generator.read.key_names import _WORDS_FOR, key_meant_by


@pytest.mark.parametrize(
    ("part", "key", "meant"),
    [
        (Event, "location", "place"),
        (Event, "name", "title"),
        (Event, "description", "summary"),
        (Event, "when", "date"),
        (Event, "source", "sources"),
        (Event, "Title", "title"),
        (Event, "sumary", "summary"),
        (Actor, "title", "name"),
        (Actor, "job", "role"),
        (Actor, "Also Written", "also_written"),
        (Actor, "alsoWritten", "also_written"),
        (Actor, "also-written", "also_written"),
        (StoryPlace, "lat", "latitude"),
        (StoryPlace, "lng", "longitude"),
        (StoryPlace, "parent", "within"),
        (Source, "link", "url"),
        (Source, "date", "published"),
        (Source, "retrieved", "accessed"),
        (Source, "kind", "type"),
        (Source, "lang", "language"),
        (Claim, "claim", "text"),
        (Claim, "statement", "text"),
        (Report, "speaker", "by"),
        (Report, "qoute", "quote"),
        (Report, "sources", "source"),
        (Question, "title", "question"),
        (Term, "definition", "meaning"),
        (StoryInfo, "email", "contact"),
        (StoryFile, "people", "actors"),
        (StoryFile, "glossary", "terms"),
        (StoryFile, "claim", "claims"),
        (Event, "colour", None),
        (Event, "", None),
    ],
)
def test_the_key_that_is_meant_is_found(part: type[Part], key: str, meant: str | None) -> None:
    assert key_meant_by(key, part.model_fields) == meant


def test_every_key_with_other_words_for_it_is_one_of_the_model() -> None:
    text = str(StoryFile.model_json_schema())
    assert [key for key in _WORDS_FOR if f"'{key}'" not in text] == []
    assert KIND_OF.keys() <= _WORDS_FOR.keys()
