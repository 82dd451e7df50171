"""What a git repository knows of a folder: the files of a commit, and what each commit changed.

The one place that runs git (https://git-scm.com/docs), and it only reads: nothing is checked out, fetched or
written. It asks git's plumbing, which no configuration of a person changes, and lets the variables of git in
the environment say nothing, as those that a hook sets are about another repository.
"""

import os
import re
import subprocess
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

NOTHING = "0" * 40
"""What git calls the content of a file that is not there."""

_FILE = "100"
"""How the mode of a file begins; those of links and of other repositories begin with something else."""

_OPTIONS = (
    # A checkout is often somebody else's in CI. Reading objects runs nothing that lies in the repository.
    *("-c", "safe.directory=*"),
    # Where only a part was fetched, git would fetch the rest when asked for it.
    *("-c", "protocol.allow=never"),
)


class GitError(Exception):
    """What git cannot tell; the message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A file that a commit changed: its path below the folder, and the names of its content before and after.

    The name is `NOTHING` where there is no file.
    """

    path: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit: its id, the day on which it was made, and what it changed of the files of the folder.

    The day is that of the committer date: the author date is when the change was first written, and stays the
    same however much later it comes onto the branch. It is the day in UTC, so that one calendar holds for all
    editors, wherever they are.
    """

    id: str
    day: str
    files: tuple[Changed, ...]


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository at `root`, and the `folder` in it that is asked about: `data/`, or "" for the root."""

    root: Path
    folder: str

    def commit(self, name: str) -> str:
        """Return the id of the commit that a name means: a branch, a tag, an id, `HEAD~3`.

        Raise `GitError` where there is none.
        """
        found = (
            ""
            if name.startswith("-")
            else self._said("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
        )
        if re.fullmatch(r"[0-9a-f]{40,64}\s*", found):
            return found.strip()
        if self.shallow:
            raise GitError(
                f"this is a shallow clone, in which there is no revision `{name}`; fetch the whole with "
                "`git fetch --unshallow`, or in a workflow set `fetch-depth: 0` at actions/checkout"
            )
        raise GitError(
            f"git knows no revision `{name}` here; `git log --oneline` and `git branch -a` list them"
        )

    @property
    def shallow(self) -> bool:
        """Whether commits are missing, as in a clone of the newest ones only."""
        return self._said("rev-parse", "--is-shallow-repository").strip() == "true"

    def files(self, commit: str) -> dict[str, bytes]:
        """Return the files of the folder in a commit by their paths below it."""
        listed = self._run("ls-tree", "-r", "-z", "--full-tree", commit, "--", self.folder or ".")
        names = {}
        for line in filter(None, listed.decode("utf-8", "surrogateescape").split("\0")):
            (mode, _, content), path = line.partition("\t")[0].split(" "), line.partition("\t")[2]
            if mode.startswith(_FILE) and ".." not in path.split("/"):  # which git would never check out
                names[path.removeprefix(self.folder)] = content
        with self.contents() as contents:
            return {path: contents.of(content) for path, content in names.items()}

    def commits(self, newest: str, most: int) -> Iterator[Commit]:
        """Yield what led to a commit, itself first, of those that changed the folder; at most so many.

        A merge counts as one commit, by what it changed where it was merged into. A folder that was renamed
        is followed.
        """
        oldest = None
        for commit in self._commits(newest, most):
            most, oldest = most - 1, commit
            yield commit
        if oldest and most and (before := self._before_renaming(oldest.id)):
            yield from before.commits(f"{oldest.id}^1", most)

    def _commits(self, newest: str, most: int) -> Iterator[Commit]:
        listed = self._said(
            *("rev-list", "--first-parent", "--parents", "--timestamp", f"--max-count={most}"),
            *(newest, "--", self.folder or "."),
        )
        lines = [line.split(" ")[:3] for line in listed.splitlines()]
        asked = "".join(f"{' '.join(line[1:])}\n" for line in lines)
        relative = [f"--relative={self.folder}"] if self.folder else []
        told = self._run(
            *("diff-tree", "--stdin", "-r", "-z", "--raw", "--no-renames", "--no-abbrev", "--root"),
            *(*relative, "--", self.folder or "."),
            given=asked.encode(),
        )
        changed = dict(_changed(told.decode("utf-8", "surrogateescape").split("\0")))
        for moment, id_, *_ in lines:
            yield Commit(id_, _day(int(moment)), tuple(changed.get(id_, ())))

    def _before_renaming(self, commit: str) -> "Repository | None":
        """Return the same repository with the name that the folder had until a commit, if it had another."""
        if not self.folder or not self._said("rev-parse", "--verify", "--quiet", f"{commit}^1"):
            return None
        listed = self._said(
            "diff-tree", "-r", "-z", "-M50%", "-l0", "--name-status", "--diff-filter=R", f"{commit}^1", commit
        ).split("\0")
        froms: Counter[str] = Counter()
        for old, new in zip(listed[1::3], listed[2::3], strict=False):
            below = new.removeprefix(self.folder)
            if below != new and f"/{old}".endswith(f"/{below}"):
                froms[old.removesuffix(below)] += 1
        return replace(self, folder=froms.most_common(1)[0][0]) if froms else None

    @contextmanager
    def contents(self) -> "Iterator[Contents]":
        """Give what reads the content of files by its name."""
        with subprocess.Popen(  # noqa: S603 - as for `_git`
            _command(self.root, "cat-file", "--batch"),
            env=_environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        ) as process:
            yield Contents(process)

    def _run(self, *arguments: str, given: bytes | None = None) -> bytes:
        done = _git(self.root, *arguments, given=given)
        if done.returncode:
            raise GitError(f"git cannot read the repository: {_last_line(done.stderr)}")
        return done.stdout

    def _said(self, *arguments: str) -> str:
        return _git(self.root, *arguments).stdout.decode("utf-8", "surrogateescape")


class Contents:
    """Reads the contents of files from a running `git cat-file --batch`."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        """Keep the process."""
        self.process = process

    def of(self, name: str) -> bytes:
        """Return a content by its name; raise `GitError` where it is not in the repository."""
        if name == NOTHING:
            return b""
        asked, answers = self.process.stdin, self.process.stdout
        assert asked is not None  # noqa: S101 - both are pipes
        assert answers is not None  # noqa: S101
        try:
            asked.write(f"{name}\n".encode())
            asked.flush()
        except BrokenPipeError:
            raise GitError("git has ended while it read the repository") from None
        head = answers.readline().split()
        if len(head) < 3:  # noqa: PLR2004 - a name, a type and a size
            raise GitError(
                "this clone lacks the contents of older files; fetch them, or clone without `--filter`"
            )
        content = answers.read(int(head[2]))
        answers.read(1)
        return content


def repository(folder: Path) -> Repository:
    """Return the repository that a folder is in; raise `GitError` where there is none, or no git."""
    try:
        done = _git(folder, "rev-parse", "--show-toplevel", "--show-prefix")
    except FileNotFoundError:
        raise GitError("there is no `git` on this machine; install it from https://git-scm.com") from None
    lines = done.stdout.decode("utf-8", "surrogateescape").splitlines()
    if done.returncode or not lines:
        raise GitError(
            f"the folder `{folder}` is in no repository of git, which knows what stood there before"
        )
    return Repository(Path(lines[0]), lines[1] if len(lines) > 1 else "")


def _git(folder: Path, *arguments: str, given: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(  # noqa: S603 - a program by its name, and arguments that no shell reads
        _command(folder, *arguments), env=_environment(), input=given or b"", capture_output=True, check=False
    )


def _command(folder: Path, *arguments: str) -> Sequence[str]:
    return ("git", *_OPTIONS, "-C", str(folder), *arguments)


def _environment() -> dict[str, str]:
    """Return the environment without what git reads from it: a build does not depend on that."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    literally = {"GIT_LITERAL_PATHSPECS": "1", "GIT_NO_REPLACE_OBJECTS": "1", "GIT_NO_LAZY_FETCH": "1"}
    return {**kept, **literally, "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}


def _changed(fields: Iterable[str]) -> Iterator[tuple[str, list[Changed]]]:
    """Yield the commits of `git diff-tree --stdin -z --raw`, each with the files that it changed."""
    left, id_, files = iter(fields), "", list[Changed]()
    for field in left:
        if not field.startswith(":"):
            if id_:
                yield id_, files
            id_, files = field, []
            continue
        mode_before, mode_after, before, after, _ = field[1:].split(" ")
        there = [
            content if mode.startswith(_FILE) else NOTHING
            for mode, content in ((mode_before, before), (mode_after, after))
        ]
        files.append(Changed(PurePosixPath(next(left)).as_posix(), *there))


def _day(moment: int) -> str:
    return datetime.fromtimestamp(moment, UTC).date().isoformat()


def _last_line(said: bytes) -> str:
    return (said.decode("utf-8", "replace").strip().splitlines() or ["it says nothing"])[-1]
