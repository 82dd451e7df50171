"""The rules that need the whole story or an editor's eye: one small function each, in one table.

A check takes the story and yields problems. Its docstring is the rule.
"""

from collections.abc import Callable, Iterable, Iterator

from generator.checks import editorial, identity, references, wording, words
from generator.problem import Problem
from generator.story import Story

CHECKS: tuple[Callable[[Story], Iterator[Problem]], ...] = (
    identity.story_is_not_empty,
    identity.ids_are_well_formed,
    identity.ids_are_unique,
    references.references_lead_somewhere,
    references.references_lead_to_the_right_kind,
    references.references_stand_in_texts,
    references.nothing_is_part_of_itself,
    references.entries_are_referred_to,
    words.texts_have_no_html,
    words.links_are_safe,
    words.addresses_are_web_addresses,
    words.avoided_words_are_quoted,
    words.quotes_are_short,
    words.translations_have_quotes,
    wording.titles_stand_in_no_sentence,
    editorial.answered_questions_have_answers,
    editorial.claims_have_reports,
    editorial.reports_stand_once,
    editorial.sources_seen_whole_have_an_access_date,
)


def check(story: Story, found: Iterable[Problem] = ()) -> list[Problem]:
    """Return all problems: those found before and those of every check, sorted, each once."""
    problems = set(found)
    for rule in CHECKS:
        problems.update(rule(story))
    return sorted(problems)
