"""One story in one of its languages: what is made of it, and where its pages and its site lie."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from mkdocs.structure.pages import Page

from generator import contact
from generator.derive import Story
from generator.output import Rendered
from generator.render.lists import on_one_page
from generator.repository import Repository


@dataclass(frozen=True, slots=True)
class Telling:
    """The story in one language, and what is made of it.

    Its pages are in the folder `docs`, and its site is in a `folder` of the whole, which ends with `/`; the
    first language's is in none.
    """

    story: Story
    rendered: Rendered
    folder: str
    docs: Path
    files: Mapping[str, bytes]
    """What goes into its site for other software, by the paths there."""
    named: frozenset[str]
    """The paths of those that pages name."""
    pages: frozenset[str]
    """The files of its pages below `docs`, those that are written by hand, too."""
    repository: Repository | None = None
    """Where the files of the project are for everyone to see; None where that is not known."""
    docs_in_project: str = "docs"
    """The folder of the pages of the whole, as it is named from that of the project."""

    @property
    def language(self) -> str:
        """The BCP 47 code of the language."""
        return self.story.info.language

    @property
    def name(self) -> str:
        """What the language is called by those who read it."""
        called = self.story.catalogue.language_name(self.language)
        return called[:1].upper() + called[1:]

    def address(self, page: Page | None) -> str:
        """Return where below the root of the whole it has the same page, or else its front page."""
        return self.folder + (page.url if page and page.file.src_uri in self.pages else "")

    @property
    def is_on_one_page(self) -> bool:
        """Whether one page has the whole story."""
        return on_one_page(self.story)

    def root(self, base: str) -> str:
        """Return the way to the root of the whole; `base` is that to the root of this language."""
        return f"{base.rstrip('/')}/" + "../" * self.folder.count("/")

    def file(self, page: Page) -> str:
        """Return the file of a page, named from the folder of the project."""
        return Path(self.docs_in_project, self.folder, page.file.src_uri).as_posix()

    def report(self, page: Page) -> str | None:
        """Return where a reader reports an error on a page; None where the editors give no address."""
        title = unescape(str(page.meta.get("title") or page.title or ""))
        address = page.canonical_url or page.url
        return contact.report_address(self.story, self.repository, page.file.src_uri, title, address)

    def leading_to_issues(self, markdown: str, page: Page) -> str:
        """Return the text of a page, which leads to the repository where it says that there is no address."""
        address = self.report(page)
        if self.repository is None or address is None:
            return markdown
        return contact.with_issues(markdown, self.story, address, self.repository.name)
