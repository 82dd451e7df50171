"""The first use of a word of the glossary on a page leads to its meaning; the others are words only."""

import pytest

from generator.finish.glossary import with_links

ADDRESSES = {"rewrite": "glossary/#rewrite", "Rewrite": "glossary/#rewrite", "a &amp; b": "glossary/#ab"}

WORD = '<abbr title="Told &quot;again&quot;.">rewrite</abbr>'
LINK = '<a class="term" href="../glossary/#rewrite" title="Told &quot;again&quot;.">rewrite</a>'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"<p>A {WORD}.</p>", f"<p>A {LINK}.</p>"),
        (f"<p>{WORD}, {WORD}</p>", f"<p>{LINK}, rewrite</p>"),
        (f'{WORD} <abbr title="Again.">Rewrite</abbr>', f"{LINK} Rewrite"),
        (f'<a href="x">a {WORD}</a> {WORD}', f'<a href="x">a rewrite</a> {LINK}'),
        (f"<h2>The {WORD}</h2>\n<p>{WORD}</p>", f"<h2>The rewrite</h2>\n<p>{LINK}</p>"),
        (f"<summary>{WORD}</summary>", "<summary>rewrite</summary>"),
        (f"<header>{WORD}</header>", f"<header>{LINK}</header>"),
        (
            '<abbr title="Two.">a &amp; b</abbr>',
            '<a class="term" href="../glossary/#ab" title="Two.">a &amp; b</a>',
        ),
        ('<abbr title="Unknown.">other</abbr>', "other"),
    ],
)
def test_a_word_is_a_link_where_a_link_may_stand_and_once(before: str, after: str) -> None:
    assert with_links(before, ADDRESSES, "../") == after
