"""What each entry was before, by the commits of the repository that the data lie in.

In comes the folder of the data; out come the versions of every entry, each with the day from which it stood
so. Only commits count, so the same commit gives the same history, on whatever day and machine. A clone that
lacks older commits gives none. The work grows with what the commits changed, not with commits times entries:
of two contents of a file only the entries are read that are not letter by letter the same (`chunks`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from generator.git import NOTHING, Changed, Commit, Contents, GitError, Repository, repository
from generator.history.chunks import Chunks, Entries, chunks
from generator.model import Kind
from generator.read import Plain

__all__ = ["GitError", "History", "Key", "Version", "history"]

MOST_COMMITS = 1_000
"""How many commits that changed the data the history goes back."""

Key = tuple[Kind, str]
"""An entry by its kind and its id."""


@dataclass(frozen=True, slots=True)
class Version:
    """An entry as the data had it from a `day` on (as in 2026-11-27): its values, without their places.

    Of a day there is one version, the last. The day is empty where it is not known.
    """

    day: str
    values: Mapping[str, Plain]


@dataclass(frozen=True, slots=True)
class History:
    """The versions of every entry, the oldest first; `absent` says why there are none, if that is so."""

    versions: Mapping[Key, tuple[Version, ...]] = field(default_factory=dict)
    absent: str = ""


def history(data: Path) -> History:
    """Return the history of the entries in a folder, up to the newest commit."""
    try:
        found = repository(data)
        if found.shallow:
            reason = (
                "this is a shallow clone, which lacks older commits; `git fetch --unshallow` fetches them, "
                "`fetch-depth: 0` at actions/checkout in a workflow"
            )
            return History(absent=reason)
        return _history(found, found.commit("HEAD"))
    except GitError as error:
        return History(absent=str(error))


@lru_cache(maxsize=4)
def _history(found: Repository, newest: str) -> History:
    """Return the history up to a commit; `serve` asks for it at every change of a file."""
    commits = list(found.commits(newest, MOST_COMMITS))
    versions: dict[Key, list[Version]] = {}
    with found.contents() as contents:
        reader = _Reader(contents)
        for commit in reversed(commits):
            before, after = reader.read(commit)
            for key, values in after.items():
                _add(versions.setdefault(key, []), commit.day, before.get(key), values)
    return History({key: tuple(several) for key, several in versions.items()})


def _add(
    versions: list[Version], day: str, before: Mapping[str, Plain] | None, after: Mapping[str, Plain]
) -> None:
    """Add what an entry has become on a day to its versions, if it has changed."""
    if not versions and before is not None:  # what was before the oldest commit that is looked at
        versions.append(Version("", before))
    if versions and versions[-1].values == after:
        return
    if versions and versions[-1].day == day:
        versions[-1] = replace(versions[-1], values=after)
        if len(versions) > 1 and versions[-2].values == after:
            versions.pop()
    else:
        versions.append(Version(day, after))


class _Reader:
    """Reads what commits changed, from the oldest on: each content of a file is taken apart once."""

    def __init__(self, contents: Contents) -> None:
        self.contents = contents
        self.known: dict[str, Chunks] = {NOTHING: {}}
        self.entries = Entries()

    def read(self, commit: Commit) -> tuple[dict[Key, dict[str, Plain]], dict[Key, dict[str, Plain]]]:
        """Return the entries that a commit touched, as they were before and after it."""
        files = [file for file in commit.files if _is_data(file)]
        old = [self._chunks(file.before) for file in files]
        new = [self._chunks(file.after) for file in files]
        same = {chunk for one in old for chunk in one} & {chunk for one in new for chunk in one}
        before, after = self.entries.of(old, same), self.entries.of(new, same)
        for file in files:  # no later commit has what this one replaced, or else it is read again
            if file.before != NOTHING:
                self.known.pop(file.before, None)
        return before, after

    def _chunks(self, content: str) -> Chunks:
        if content not in self.known:
            self.known[content] = chunks(self.contents.of(content))
        return self.known[content]


def _is_data(file: Changed) -> bool:
    """Return whether the data are read from a file of this name."""
    return file.path.endswith(".yml") and not any(part.startswith(".") for part in file.path.split("/"))
