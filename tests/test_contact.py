"""Readers report an error to the issues of the repository, or else to the contact of the story."""

from urllib.parse import parse_qs, urlsplit

import pytest

from generator.contact import report_address, with_issues
from generator.repository import at
from tests.story_of import INFO, story_of

ACTOR = "actors:\n  - {id: mayor, name: Ada, kind: person, summary: The mayor.}\n"
REPOSITORY = at("https://github.com/town/bridge")
PAGE = "https://a.example/actors/mayor/"


def told(contact: str, path: str = "actors/mayor.md", title: str = "The mayor") -> str | None:
    story = story_of(INFO.replace("}", f", contact: '{contact}'}}") + ACTOR)
    return report_address(story, None, path, title, PAGE)


def test_a_mail_says_which_entry_and_which_page_it_is_about() -> None:
    address = urlsplit(told("mailto:editors@a.example") or "")
    assert (address.scheme, address.path) == ("mailto", "editors@a.example")
    assert parse_qs(address.query) == {
        "subject": ["Error on the page “The mayor” (mayor)"],
        "body": [PAGE],
    }


def test_a_contact_that_is_a_page_is_taken_as_it_is() -> None:
    assert told("https://a.example/form") == "https://a.example/form"


def test_without_contact_and_repository_there_is_nowhere_to_report() -> None:
    assert told("none") is None


@pytest.mark.parametrize("path", ["timeline.md", "about.md", "notes/mayor.md"])
def test_a_page_that_is_of_no_entry_names_none(path: str) -> None:
    assert "mayor%29" not in (told("mailto:editors@a.example", path) or "")


def test_a_long_title_is_cut_in_the_subject() -> None:
    assert len(told("mailto:editors@a.example", title="long words " * 40) or "") < 400


def test_issues_of_the_repository_come_before_the_contact() -> None:
    story = story_of(INFO.replace("}", ", contact: 'mailto:editors@a.example'}"))
    address = report_address(story, REPOSITORY, "index.md", "A", PAGE) or ""
    assert address.startswith("https://github.com/town/bridge/issues/new?")
    bitbucket = at("https://bitbucket.org/town/bridge")
    assert (report_address(story, bitbucket, "index.md", "A", PAGE) or "").startswith("mailto:"), (
        "whose issues cannot be filled in"
    )


def test_pages_that_say_there_is_no_address_lead_to_the_issues() -> None:
    story = story_of(INFO)
    said = "Before. The editors give no address to which errors can be reported. After."
    assert with_issues(said, story, "https://a.example/new", "a.example") == (
        "Before. Found an error? Tell the editors: [a.example](https://a.example/new){ .report }. After."
    )
