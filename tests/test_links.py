"""Every link of the built site leads somewhere: to a file, to an id on its page, or out by http(s)."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree as ET

import pytest

from tests import project

SITE = urlsplit(project.SITE_URL)

WRITTEN = "mailto"
"""The one way out of the site beside http and https."""


@dataclass
class Document(HTMLParser):
    """The ids and the links of a page."""

    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the id of an element and where it leads."""
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            elif name in ("href", "xlink:href", "src") or (tag == "object" and name == "data"):
                self.links.append(value or "")


BUILDS: dict[str, Callable[[], Path]] = {
    "": project.built,
    **{name: partial(project.example, name) for name in project.EXAMPLES},
}


@pytest.fixture(scope="module", params=BUILDS, ids=lambda name: name or "story")
def site(request: pytest.FixtureRequest) -> Path:
    """The folder of a site: that of the first story, or of an example."""
    build: Callable[[], Path] = BUILDS[request.param]
    return build() / "site"


@pytest.fixture(scope="module")
def documents(site: Path) -> dict[str, Document]:
    """The pages by their addresses below the site's."""
    found = {}
    for address, path in project.pages(site).items():
        found[address] = Document()
        found[address].feed(path.read_text(encoding="utf-8"))
        found[address].close()
    return found


def test_the_ids_of_a_page_are_all_different(documents: dict[str, Document]) -> None:
    assert sum(len(document.ids) for document in documents.values()) > len(documents)
    for address, document in documents.items():
        twice = {id_ for id_ in document.ids if document.ids.count(id_) > 1}
        assert (address, twice) == (address, set())


def test_every_link_inside_the_site_leads_to_a_file_and_to_an_id_of_it(
    site: Path, documents: dict[str, Document]
) -> None:
    followed, dead = 0, []
    for address, document in documents.items():
        # The page for what is not there is shown at any address, so its links must not depend on it.
        base = project.SITE_URL + (address if address != "404.html" else "no/such/page/")
        for link in document.links:
            target = urlsplit(urljoin(base, link))
            if target[:2] == SITE[:2]:
                inside = address if link.startswith("#") else target.path.removeprefix(SITE.path)
                followed += 1
                if not resolves(site, documents, unquote(inside), unquote(target.fragment)):
                    dead.append(f"{address}: {link}")
    assert followed > len(documents)
    assert dead == []


def resolves(site: Path, documents: dict[str, Document], inside: str, fragment: str) -> bool:
    """Return whether there is such a file in the site, and such an id on it."""
    file = site / inside / "index.html" if inside.endswith("/") or not inside else site / inside
    return (
        not inside.startswith("/")
        and file.is_file()
        and (not fragment or (inside in documents and fragment in documents[inside].ids))
    )


def test_every_link_out_of_the_site_is_http_or_mail(documents: dict[str, Document]) -> None:
    out = [
        urlsplit(link)
        for document in documents.values()
        for link in document.links
        if urlsplit(link).scheme or link.startswith("//")
    ]
    assert any(link.netloc != SITE.netloc for link in out)
    wrong = [
        link.geturl()
        for link in out
        if link.scheme != WRITTEN and (link.scheme not in ("http", "https") or not link.hostname)
    ]
    assert wrong == []


def test_the_site_map_lists_every_page(site: Path, documents: dict[str, Document]) -> None:
    tree = ET.parse(site / "sitemap.xml")  # noqa: S314 - our own
    listed = [entry.text for entry in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert sorted(filter(None, listed)) == sorted(
        project.SITE_URL + address for address in documents if address != "404.html"
    )


def test_every_page_names_its_own_address_as_the_one_to_keep(site: Path) -> None:
    for address, path in project.pages(site).items():
        link = f'<link rel="canonical" href="{project.SITE_URL}{address}">'
        assert (link in path.read_text(encoding="utf-8")) is (address != "404.html"), address
