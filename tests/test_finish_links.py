"""Links out of the site carry `rel="noopener"`, whoever wrote them."""

import html5lib
import pytest

from generator.finish.links import with_safe_links
from tests import project


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<a href="https://a.example/">', '<a href="https://a.example/" rel="noopener">'),
        ('<a class="b" href="http://a.example/">', '<a class="b" href="http://a.example/" rel="noopener">'),
        ('<a href="//a.example/">', '<a href="//a.example/" rel="noopener">'),
        ('<a rel="me" href="https://a.example/">', '<a rel="me noopener" href="https://a.example/">'),
        ('<a href="https://a.example/" rel="noopener">', '<a href="https://a.example/" rel="noopener">'),
        ('<a href="../b/">', '<a href="../b/">'),
        ('<a href="#b">', '<a href="#b">'),
        ('<a href="mailto:a@b.example">', '<a href="mailto:a@b.example">'),
        ('<a data-href="https://a.example/" href="b/">', '<a data-href="https://a.example/" href="b/">'),
        ('<abbr href="https://a.example/">', '<abbr href="https://a.example/">'),
    ],
)
def test_a_link_out_is_marked_and_no_other(before: str, after: str) -> None:
    assert with_safe_links(before) == after


def test_every_link_out_of_every_built_page_is_marked() -> None:
    links = 0
    for path in project.pages(project.built() / "site").values():
        for link in html5lib.parse(path.read_text(encoding="utf-8"), namespaceHTMLElements=False).iter("a"):
            if str(link.get("href")).startswith(("http:", "https:", "//")):
                links += 1
                assert "noopener" in str(link.get("rel")).split(), (path, link.attrib)
    assert links
