"""Where the files of a project are on the host of its repository, and where issues are opened there.

In come the address of the repository and what kind of host it is on; out come addresses, and nothing is
asked of any host. Every file is that of `HEAD`, the newest commit of the default branch.
"""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlencode, urlsplit

FORM = ".github/ISSUE_TEMPLATE/error.yml"
"""The form for errors, which GitHub shows; `entry` and `page` are fields of it."""


@dataclass(frozen=True, slots=True)
class Host:
    """How one kind of host names things, below the address of a repository.

    `issues` is nothing where the fields of a new issue cannot be filled by its address.
    """

    files: str
    line: str = "#L"
    issues: str = "issues/new"
    title: str = "title"
    text: str = "body"


_GITEA = Host("src/branch/HEAD/")
HOSTS: Mapping[str, Host] = {
    # https://docs.github.com/en/issues/tracking-your-work-with-issues/using-issues/creating-an-issue
    "github": Host("blob/HEAD/"),
    # https://docs.gitlab.com/user/project/issues/create_issues/#using-a-url-with-prefilled-values
    "gitlab": Host("-/blob/HEAD/", "#L", "-/issues/new", "issue[title]", "issue[description]"),
    # Both take HEAD for the default branch: getRefName in services/context/repo.go of Gitea
    "gitea": _GITEA,
    "forgejo": _GITEA,
    "codeberg": _GITEA,
    "bitbucket": Host("src/HEAD/", "#lines-", ""),
}
"""The hosts by the names that `repository_host` takes."""


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository: its address, its host, and the folder in it that the project lies in, if not the top.

    Where it `has_form`, the host shows the form for errors.
    """

    address: str
    host: Host
    folder: str = ""
    has_form: bool = False

    @property
    def name(self) -> str:
        """What readers call the host: `github.com`."""
        return urlsplit(self.address).hostname or ""

    def file(self, path: str, line: str | int = "") -> str:
        """Return the address of a file of the project, at a line if one is given."""
        inside = posixpath.normpath(posixpath.join(self.folder, path))
        at = f"{self.host.line}{line}" if line else ""
        return f"{self.address}/{self.host.files}{quote(inside)}{at}"

    def issue(self, title: str, entry: str, page: str) -> str | None:
        """Return the address that opens an issue about a page, with the id of its entry if it is of one."""
        if not self.host.issues:
            return None
        if self.has_form:
            fields = {"template": posixpath.basename(FORM), "title": title, "entry": entry, "page": page}
        else:
            fields = {self.host.title: title, self.host.text: f"{entry}\n{page}\n\n".lstrip()}
        filled = {name: value for name, value in fields.items() if value}
        return f"{self.address}/{self.host.issues}?{urlencode(filled, quote_via=quote)}"


def is_address(address: str) -> bool:
    """Return whether this is the address of a page, as a browser shows it."""
    parts = urlsplit(address)
    return parts.scheme in {"http", "https"} and bool(parts.hostname)


def known_host(address: str, said: str = "") -> str | None:
    """Return which of `HOSTS` an address is on: what is said, or else what its own words tell.

    `https://gitlab.example.org/…` is told by its name, `https://code.example.org/…` is not.
    """
    words = (urlsplit(address).hostname or "").split(".")
    return said or next((name for name in HOSTS if name in words), None)


def at(address: str, said: str = "", folder: str = "", *, has_form: bool = False) -> Repository | None:
    """Return the repository at an address that `is_address`; None where its host is not known."""
    host = known_host(address, said)
    if host is None:
        return None
    address = address.rstrip("/").removesuffix(".git")
    return Repository(address, HOSTS[host], folder, has_form=has_form and host == "github")
