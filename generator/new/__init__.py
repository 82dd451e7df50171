"""A new project: the files that an editor begins with, in a folder that has nothing yet.

In come the folder and the first words of the story; out go the files that were written. The files lie in
`project/`, with `dot_` for the dot that begins a hidden name, and `@title@`, `@question@` and `@language@`
for the first words. `requirements.txt` is made anew: it pins what is installed here. In a language without a
catalogue there is one to be translated.
"""

import json
import re
from collections.abc import Iterator
from importlib import metadata
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from generator import __version__, completion, failure, snippets
from generator.catalogue import FOLDER, catalogue_of, to_translate
from generator.desk.usual_form import formatted
from generator.model import json_schema

PACKAGE = "explainer"


WHY = (
    "# What this project was begun with. Change a version on purpose, not by chance.",
    "#",
    "# The generator itself, explainer {}, is not among these: on package indexes the name may be somebody",
    "# else's. Write here where you have it from, a wheel or a repository, with its hash or commit:",
    "# explainer @ https://…",
)


class NotEmptyError(Exception):
    """The folder has something in it, which a new project might write over."""


def new(folder: Path, words: dict[str, str]) -> list[str]:
    """Write the files of a new project and return their paths below the folder.

    `words` has the `title`, `question` and `language` of the story. Raises `NotEmptyError` where the folder
    is a file or has anything in it, before the first file is written, and `OSError` where one cannot be.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise NotEmptyError
    texts = dict(project(words))
    folder.mkdir(parents=True, exist_ok=True)
    for path, text in texts.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        with (
            failure.about(target),
            target.open("x", encoding="utf-8", newline="\n") as file,
        ):  # never over a file that is there
            file.write(text)
    return list(texts)


def project(words: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the files of a new project, each with its path."""
    translated = catalogue_of(words["language"]).is_translated
    for path, text in _files(files(__package__) / "project", ""):
        if path == "mkdocs.yml" and not translated:  # which is a warning
            text = text.replace("strict: true", "strict: false")  # noqa: PLW2901 - the same text
        filled = _PLACE.sub(lambda match: json.dumps(words[match[1]], ensure_ascii=False), text)
        yield path, formatted(filled) if _DATA.fullmatch(path) else filled
    yield f"data/{completion.FILE}", completion.as_text(json_schema())
    yield f".vscode/{snippets.FILE}", snippets.as_text()
    yield "requirements.txt", requirements()
    if not translated:
        catalogue, messages = to_translate(words["language"], Path(FOLDER))
        yield catalogue.as_posix(), messages.decode()


_PLACE = re.compile("@(title|question|language)@")
_DATA = re.compile(r"data/[^/]+\.yml")


def _files(folder: Traversable, path: str) -> Iterator[tuple[str, str]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        name = entry.name.replace("dot_", ".", 1) if entry.name.startswith("dot_") else entry.name
        if entry.is_dir():
            yield from _files(entry, f"{path}{name}/")
        else:
            yield path + name, entry.read_text(encoding="utf-8")


def requirements() -> str:
    """Return the requirements of a project: all that this package needs, as installed here."""
    pinned: dict[str, str] = {}
    _pin(PACKAGE, pinned)
    pinned.pop(PACKAGE, None)
    lines = [f"{name}=={version}" for name, version in sorted(pinned.items())]
    return "\n".join([*(line.format(__version__) for line in WHY), *lines, ""])


def _pin(name: str, pinned: dict[str, str]) -> None:
    """Add a distribution and what it requires, as far as it is installed."""
    try:
        distribution = metadata.distribution(name)
    except metadata.PackageNotFoundError:  # of another system or Python
        return
    pinned[canonicalize_name(name)] = distribution.version
    for line in distribution.requires or ():
        requirement = Requirement(line)
        is_pinned = canonicalize_name(requirement.name) in pinned
        if not is_pinned and (requirement.marker is None or requirement.marker.evaluate({"extra": ""})):
            _pin(requirement.name, pinned)
