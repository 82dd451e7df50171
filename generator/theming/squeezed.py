"""Templates without the white space that nobody sees, which would stand on every page.

It is done as a template is read, once for all pages. Between two things that had white space some is left.
"""

import re
from pathlib import Path

from jinja2 import Environment
from jinja2.ext import Extension

_AS_IT_IS = re.compile(r"(<(?P<name>script|style|pre|textarea)\b.*?</(?P=name)>)", re.IGNORECASE | re.DOTALL)
"""Elements in which white space counts; the policy of a page names scripts by their very text."""

_SPACE = re.compile(r"[ \t]*\n\s*")

_LINE = re.compile(r"(?<=\n)(?!\{[%#]-)((?:\{%(?:(?!%\}).)*%\}|\{#(?:(?!#\}).)*#\})+)\n", re.DOTALL)
"""A line that has nothing but statements and comments of Jinja: its end would be an empty line in a page.

One that takes away what is before it, as `{%- endif %}`, leaves its end.
"""


class Squeezed(Extension):
    """Has Jinja squeeze the templates of the theme: https://jinja.palletsprojects.com/en/stable/extensions/."""

    def __init__(self, environment: Environment) -> None:
        """Leave alone the templates of the project, of whose mistakes Jinja tells the line."""
        super().__init__(environment)
        self.project: Path | None = None

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Return the source of a template as it is compiled."""
        of_project = self.project and filename and Path(filename).is_relative_to(self.project)
        return squeezed(source) if (name or "").endswith(".html") and not of_project else source


def squeeze(env: Environment, custom_dir: str | None) -> None:
    """Have the templates of an environment squeezed, but for those in the folder of the project."""
    env.add_extension(Squeezed)
    extension = env.extensions[Squeezed.identifier]
    assert isinstance(extension, Squeezed)  # noqa: S101 - added above
    extension.project = Path(custom_dir) if custom_dir else None


def squeezed(source: str) -> str:
    """Return the source of a template of HTML without indentation and empty lines."""
    parts = _AS_IT_IS.split(source)
    # Between the parts stand those that are as they are, each followed by the name of its element.
    parts[::3] = [_LINE.sub(r"\1", _SPACE.sub("\n", part)) for part in parts[::3]]
    del parts[2::3]
    return "".join(parts)
