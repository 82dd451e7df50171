"""One story in one of its languages: what is made of it, and where its pages and its site lie."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from mkdocs.structure.pages import Page

from generator.derive import Story
from generator.output import Rendered


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
    pages: frozenset[str]
    """The files of its pages below `docs`, those that are written by hand, too."""

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

    def root(self, base: str) -> str:
        """Return the way to the root of the whole; `base` is that to the root of this language."""
        return f"{base.rstrip('/')}/" + "../" * self.folder.count("/")
