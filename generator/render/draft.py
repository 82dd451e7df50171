"""A page that is still to be written: where it goes, and what writes it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from generator.output import Output
from generator.render.prose import Prose


@dataclass(frozen=True, slots=True)
class Draft:
    """A page of the story, not yet written: `write` makes it of `prose`, which knows where it goes, and `of`.

    So what pages there are is known at once, and each can be written by itself. One that `yields` is left
    out where somebody has written that page by hand.
    """

    prose: Prose
    write: Callable[..., Output]
    of: tuple[Any, ...] = ()
    yields: bool = False

    @property
    def path(self) -> str:
        """Where the page goes, below the folder of the pages."""
        return self.prose.path

    def written(self) -> Output:
        """Return the page."""
        return replace(self.write(self.prose, *self.of), yields=self.yields)
