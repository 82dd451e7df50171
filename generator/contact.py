"""Where readers of a page report an error: the repository's issues, or else the contact of the story."""

from pathlib import PurePosixPath
from urllib.parse import quote, urlsplit

from generator.catalogue import Catalogue
from generator.derive import Story
from generator.render import names, phrases
from generator.repository import Repository

MAX_TITLE = 80
"""How many characters of the title of a page the subject of a report has."""


def report_address(
    story: Story, repository: Repository | None, path: str, title: str, address: str
) -> str | None:
    """Return where a reader reports an error on a page; None where the editors give no address.

    `path` is that of the page below docs/. A report says which page it is about, by its title, the id of its
    entry if it is of one, and its address.
    """
    entry = _entry_of(story, path)
    subject = _subject(story.catalogue, title, entry)
    issue = repository.issue(subject, entry, address) if repository else None
    contact = story.info.address_for_errors
    if issue or contact is None or urlsplit(contact).scheme != "mailto":
        return issue or contact
    # https://www.rfc-editor.org/rfc/rfc6068; a contact has no fields of its own
    return f"{contact}?subject={quote(subject)}&body={quote(address)}"


def with_issues(markdown: str, story: Story, address: str, host: str) -> str:
    """Return a page that leads to the issues at `address` where it says that there is no address for errors.

    Pages in docs/ do not know where the repository is, so this is done to them while the site is built.
    """
    words = story.catalogue
    link = f"[{host}]({address}){{ .report }}"
    told = words.gettext("Found an error? Tell the editors: %(address)s.", address=link)
    return markdown.replace(words.gettext(phrases.NO_ADDRESS), told)


def _subject(words: Catalogue, title: str, entry: str) -> str:
    subject = words.gettext("Error on the page “%(page)s”", page=names.shorten(title, MAX_TITLE))
    return f"{subject} ({entry})" if entry else subject


def _entry_of(story: Story, path: str) -> str:
    """Return the id of the entry that a page is of; nothing where it is of none."""
    id_ = PurePosixPath(path).stem
    return id_ if id_ in story.kinds and names.address(story, id_) == path else ""
