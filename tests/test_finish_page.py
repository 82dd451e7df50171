"""A page is changed where it has to be, in one pass, and stays as it is everywhere else."""

import pytest

from generator.finish.page import finished
from tests import project

TERMS = {"rewrite": "glossary/#rewrite", "Rewrite": "glossary/#rewrite", "a & b": "glossary/#ab"}

WORD = '<abbr title="Told &quot;again&quot;.">rewrite</abbr>'
LINK = '<a class="term" href="../glossary/#rewrite" title="Told &quot;again&quot;.">rewrite</a>'


def page(html: str) -> str:
    """Return what becomes of a page that lies one folder deep, without its policy."""
    return finished(html, TERMS, "../", None)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"<p>A {WORD}.</p>", f"<p>A {LINK}.</p>"),
        (f"<p>{WORD}, {WORD}</p>", f"<p>{LINK}, rewrite</p>"),
        (f'{WORD} <abbr title="Again.">Rewrite</abbr>', f"{LINK} Rewrite"),
        (f'<a href="x">a {WORD}</a> {WORD}', f'<a href="x">a rewrite</a> {LINK}'),
        (f"<h2>The {WORD}</h2>\n<p>{WORD}</p>", f"<h2>The rewrite</h2>\n<p>{LINK}</p>"),
        (f'<h2>The <a href="#x">{WORD}</a> {WORD}</h2>', '<h2>The <a href="#x">rewrite</a> rewrite</h2>'),
        (f"<summary>{WORD}</summary>", "<summary>rewrite</summary>"),
        (f"<header>{WORD}</header>", f"<header>{LINK}</header>"),
        (
            '<abbr title="Two.">a &amp; b</abbr>',
            '<a class="term" href="../glossary/#ab" title="Two.">a &amp; b</a>',
        ),
        ('<abbr title="Unknown.">other</abbr>', "other"),
        (f"<!-- {WORD} --><script>'{WORD}'</script>", f"<!-- {WORD} --><script>'{WORD}'</script>"),
    ],
)
def test_a_word_of_the_glossary_is_a_link_where_a_link_may_stand_and_once(before: str, after: str) -> None:
    assert page(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<a href="https://a.example/">', '<a href="https://a.example/" rel="noopener">'),
        ('<a class="b" href="http://a.example/">', '<a class="b" href="http://a.example/" rel="noopener">'),
        ("<A HREF='//a.example/?b>c'>", "<A HREF='//a.example/?b>c' rel=\"noopener\">"),
        (
            '<a rel="me" href="https://a.example/?b&amp;c">',
            '<a rel="me noopener" href="https://a.example/?b&amp;c">',
        ),
        ('<a href="https://a.example/" rel="noopener">', '<a href="https://a.example/" rel="noopener">'),
        ('<a href="../b/">', '<a href="../b/">'),
        ('<a href="#b">', '<a href="#b">'),
        ('<a href="mailto:a@b.example">', '<a href="mailto:a@b.example">'),
        ('<a data-href="https://a.example/" href="b/">', '<a data-href="https://a.example/" href="b/">'),
        ('<abbr href="https://a.example/">b</abbr>', "b"),
        ('<link href="https://a.example/">', '<link href="https://a.example/">'),
    ],
)
def test_a_link_out_is_marked_and_no_other(before: str, after: str) -> None:
    assert page(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<input type="checkbox" id="a" autocomplete="off">', '<input type="checkbox" id="a">'),
        (
            '<input type="text" autocomplete="off" required>',
            '<input type="text" autocomplete="off" required>',
        ),
    ],
)
def test_only_a_checkbox_loses_what_a_checkbox_does_not_have(before: str, after: str) -> None:
    assert page(before) == after


@pytest.mark.parametrize(
    "html",
    [
        "<p>ё\r\n\t&nbsp;&copy &lt;a b=c>  <br/><svg viewBox='0 0 1 1'><a xlink:href=\"x\"/></svg>\n",
        "<!doctype html>\n<!-- > --><template><input autocomplete=off></template></p>< a><b",
        "<script>a</script",
        "",
    ],
)
def test_what_is_none_of_this_stays_as_it_is_letter_by_letter(html: str) -> None:
    assert page(html) == html


def test_every_link_out_of_every_built_page_is_marked() -> None:
    links = 0
    for address, (root, _) in project.parsed().items():
        for link in root.iter("a"):
            if str(link.get("href")).startswith(("http:", "https:", "//")):
                links += 1
                assert "noopener" in str(link.get("rel")).split(), (address, link.attrib)
    assert links
