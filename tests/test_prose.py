"""Texts of the data come out as what they say: markup as markup, all else as itself, in one paragraph."""

import random
from collections.abc import Iterator
from functools import cache

import pytest

from generator.derive.story import REFERENCE, Story
from generator.render.prose import Prose, escape, web_link, words
from tests.as_html import fold, html_of, text_of
from tests.story_of import story_of

# What Markdown, its extensions, HTML or YAML might take for something else.
PIECES = [
    *"*_`#+-.!?=~|:&<>(){}[]\\/\"'^$%@",
    *("**", "***", "__", "___", "``", "```", "~~~", "##", "---", "===", "* * *", "![", "](", "\\*", "\\\\"),
    *("# ", "- ", "+ ", "* ", "1. ", "1) ", "12.", "9999999999. ", "> ", ": ", "    ", "\t", "\n", "\n\n"),
    *("| a | b |", "|---|---|", "*[abbr]: long", "[a]: http://x.example", "[^1]: note", "![a](b)", "[TOC]"),
    *("{ .a }", "{: #b }", "{#c}", "{{ x }}", "{% x %}", "[[", "]]", "[ ]", "]:", "!!! note", "??? note"),
    *(
        "<b>",
        "</div>",
        '<div markdown="1">',
        "<script>",
        "<!--",
        "-->",
        "<?php",
        "<![CDATA[",
        "]]>",
        "<a@b.cd>",
    ),
    *(
        "&amp;",
        "&lt;",
        "&#39;",
        "&#x41;",
        "&copy",
        "http://a.bc",
        "<http://a.bc>",
        "www.a.bc",
        "mailto:a@b.cd",
    ),
    *(
        "Памятник",
        "ё",
        "北",
        "기념비",
        "é",
        "e\u0301",
        "🗿",
        "«",
        "»",
        "“",
        "’",
        "…",
        "\u00a0",
        "\u2009",
        "word",
        "0",
    ),
]
PLAIN = ["word", "Слово", "단어"]
"""What stands between two pieces, or beside them."""


def texts(number: int) -> Iterator[str]:
    """Yield every piece alone and at each position, every pair of pieces, and many random rows of them."""
    for piece in PIECES:
        yield from (piece, f"{piece}x", f"x{piece}", f"x{piece}x", f"x {piece} x", f"{piece} x", f"x {piece}")
        yield from (piece + other for other in PIECES)
    chance = random.Random(20251210)  # noqa: S311 - no secrets
    for _ in range(number):
        yield "".join(chance.choices(PIECES + PLAIN, k=chance.randint(3, 9)))


ODD = sorted({text for text in texts(4000) if fold(text)})
CHANCE = random.Random(7)  # noqa: S311 - no secrets
SOME = sorted(CHANCE.sample(ODD, 2000) + [text for piece in PIECES for text in (piece, f"x{piece}")])

GATHERED = "\n\n<hr>\n\n"
"""Stands between texts that are converted together: Python-Markdown takes long to begin."""


def converted(template: str, plain: list[str]) -> Iterator[tuple[str, list[str], str]]:
    """Yield (text, names of elements, what is read) for each text, escaped and put into the template."""
    size = 200
    for start in range(0, len(plain), size):
        some = plain[start : start + size]
        groups: list[tuple[list[str], list[str]]] = [([], [])]
        for element in html_of(GATHERED.join(template.format(escape(text)) for text in some)):
            if element.tag == "hr":
                groups.append(([], []))
            else:
                groups[-1][0].extend(
                    inner.tag for inner in element.iter() if inner.get("class") != "headerlink"
                )
                groups[-1][1].append(text_of(element))
        assert len(groups) == len(some), some
        for text, (tags, said) in zip(some, groups, strict=True):
            yield text, tags, " ".join(said)


@pytest.mark.parametrize(
    ("template", "tags"),
    [
        ("{}", ["p"]),
        ("# {}", ["h1"]),
        ("## {} {{ #name }}", ["h2"]),
        ("- {}", ["ul", "li"]),
        ("**{}**", ["p", "strong"]),
        ('<span class="a">{}</span>', ["p", "span"]),
        ("[{}](a.md)", ["p", "a"]),
        ("| a |\n| --- |\n| {} |", ["table", "thead", "tr", "th", "tbody", "tr", "td"]),
    ],
    ids=["paragraph", "title", "heading", "item", "strong", "span", "link", "cell"],
)
def test_an_escaped_text_is_read_as_it_was_written(template: str, tags: list[str]) -> None:
    before = "a " if "| a |" in template else ""
    wrong = [
        (text, str(escape(text)), found, read)
        for text, found, read in converted(template, [text for text in SOME if fold(text)])
        if found != tags or fold(read) != fold(before + text)
    ]
    assert not wrong, f"{len(wrong)}, such as {wrong[:5]}"


def test_an_escaped_text_alone_on_a_page_is_one_paragraph() -> None:
    for text in ODD[:: len(ODD) // 500]:
        (paragraph,) = html_of(escape(text))
        assert (paragraph.tag, list(paragraph), paragraph.attrib) == ("p", [], {}), text
        assert paragraph.text == fold(text)


def test_an_escaped_text_is_one_line_without_outer_space() -> None:
    for text in ODD:
        assert escape(text) == fold(escape(text))


def test_words_in_any_script_are_left_as_they_are() -> None:
    said = "Монумент «Братство» — 북한군 기념비, 150 × 2 m (1.5 %); it’s “planned”"
    assert escape(said) == said


@cache
def story() -> Story:
    return story_of(
        """
actors:
  - {id: ana, name: "Ana *A* | O'Neil", kind: person, summary: An actor.}
sources:
  - {id: hymn, title: "Гимн [1]", type: article, language: ru, seen: excerpt}
places:
  - {id: town, name: The town}
updates:
  - {id: first, date: 2026-01-02, kind: update, text: "See [[ana]], [[hymn]] and [[town]]."}
"""
    )


def prose(path: str = "claims/a-claim.md") -> Prose:
    return Prose(story(), path)


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("[[ana]]", r"[Ana \*A\* \| O'Neil](../actors/ana.md)"),
        ("[[ana|She]]", "[She](../actors/ana.md)"),
        ("[[ana|_She_ *too*]]", r"[\_She\_ \*too\*](../actors/ana.md)"),
        ("[[ana|]]", r"[Ana \*A\* \| O'Neil](../actors/ana.md)"),
        ("[[ana| ]]", r"[Ana \*A\* \| O'Neil](../actors/ana.md)"),
        ("[[town]]", "[The town](../places.md#town)"),
        ("[[first]]", "[update of 2 January 2026](../updates.md#first)"),
        ("[[hymn]]", r'[<span lang="ru">Гимн \[1\]</span>](../sources/hymn.md)'),
        ("[[ana|She]], *then*", "[She](../actors/ana.md), *then*"),
        ("*a_b*", r"*a\_b*"),
        ("**a b**", "**a b**"),
        ("x*y*z", "x*y*z"),
        ("*[[ana|She]]*", "*[She](../actors/ana.md)*"),
        ("**see [there](https://a.example)**", "**see [there](<https://a.example>)**"),
        ("[a | b](https://a.example/c_(d)?e=1&f=2)", r"[a \| b](<https://a.example/c_(d)?e=1&amp;f=2>)"),
        ("[*a*](https://a.example)", "[*a*](<https://a.example>)"),
        ('[a](https://a.example/"<b>`|\\*)', "[a](<https://a.example/%22%3Cb%3E%60%7C%5C*>)"),
        ("5 * 3 * 2", r"5 \* 3 \* 2"),
        ("* item", r"\* item"),
        ("a ** b", r"a \*\* b"),
        ("*not closed", r"\*not closed"),
        ("*a**b*", r"\*a\*\*b\*"),
        ("**a***b*", r"\*\*a\*\*\*b\*"),
        ("*b***a**", r"\*b\*\*\*a\*\*"),
        ("[a] (b)", r"\[a\] (b)"),
        ("[a](b c)", r"\[a\](b c)"),
        ("![a](https://a.example)", r"\![a](<https://a.example>)"),
        ("`code`", r"\`code\`"),
        ("_a_", r"\_a\_"),
        ("  folded\n  text ", "folded text"),
        ("- no list", "&#45; no list"),
        ("2025. Then", "2025&#46; Then"),
    ],
)
def test_markup_is_kept_and_all_else_is_escaped(text: str, markdown: str) -> None:
    assert prose().text(text) == markdown


TOKENS = [
    "[[ana]]",
    "[[ana|]]",
    "[[ana|Wo_r*d*s]]",
    "[[hymn]]",
    "*em*",
    "**strong**",
    "*a [[ana]]*",
    "**a *b* c**",
    "*[x](https://a.example)*",
    "[link](https://a.example/_b_*c*)",
    "[*link*](https://a.example/c_(d)?e=1&copy;=2#f|g)",
    "[a `b`](https://a.example/`c`)",
]


def mixed(number: int) -> Iterator[str]:
    chance = random.Random(20250712)  # noqa: S311 - as above
    for token in TOKENS:
        for other in (*TOKENS, *PIECES):
            yield from (token + other, other + token, other + token + other)
    for _ in range(number):
        pools = (TOKENS if chance.random() < 0.4 else PIECES for _ in range(chance.randint(2, 7)))
        yield "".join(chance.choice(pool) for pool in pools)


def test_whatever_stands_beside_markup_a_text_is_one_paragraph_that_reads_as_its_words() -> None:
    writer = prose()
    known = {*story().by_id}
    cases = [text for text in mixed(3000) if all(match[1] in known for match in REFERENCE.finditer(text))]
    cases = [text for text in cases if writer.words(text)]
    size = 200
    wrong = []
    for start in range(0, len(cases), size):
        some = cases[start : start + size]
        elements = html_of("\n\n".join(writer.text(text) for text in some))
        assert len(elements) == len(some), some
        for text, element in zip(some, elements, strict=True):
            tags = {inner.tag for inner in element.iter()}
            if text_of(element) != writer.words(text) or not tags <= {"p", "a", "em", "strong", "span"}:
                wrong.append((text, str(writer.text(text)), text_of(element)))
    assert not wrong, f"{len(wrong)}, such as {wrong[:5]}"


@pytest.mark.parametrize(
    ("url", "href"),
    [
        ("https://a.example/b_c_d*e*f", "https://a.example/b_c_d*e*f"),
        ("https://a.example/?a=1&copy;=2&amp;b", "https://a.example/?a=1&copy;=2&amp;b"),
        ("https://a.example/(b)/c)", "https://a.example/(b)/c)"),
        ("https://a.example/><script>", "https://a.example/%3E%3Cscript%3E"),
        ('https://a.example/" onclick="x', "https://a.example/%22%20onclick=%22x"),
        ("https://a.example/`b`|\\*c\\*", "https://a.example/%60b%60%7C%5C*c%5C*"),
        ("https://пример.example/пам#ф", "https://пример.example/пам#ф"),
        ("https://a.example/%D0%B0", "https://a.example/%D0%B0"),
        ("https://[2001:db8::1]/{a}", "https://[2001:db8::1]/%7Ba%7D"),
    ],
)
def test_a_link_leads_to_its_address_and_to_no_other(url: str, href: str) -> None:
    (paragraph,) = html_of(web_link("a", url))
    (link,) = paragraph
    assert (link.tag, link.attrib, link.text, len(link)) == ("a", {"href": href}, "a", 0)


@pytest.mark.parametrize(
    ("path", "id_", "address"),
    [
        ("index.md", "ana", "actors/ana.md"),
        ("timeline.md", "town", "places.md#town"),
        ("actors/index.md", "ana", "ana.md"),
        ("claims/a-claim.md", "ana", "../actors/ana.md"),
        ("claims/a-claim.md", "town", "../places.md#town"),
        ("places.md", "town", "places.md#town"),
    ],
)
def test_a_link_is_relative_to_the_page_that_it_stands_on(path: str, id_: str, address: str) -> None:
    assert prose(path).text(f"[[{id_}|x]]") == f"[x]({address})"


def test_an_entry_is_not_linked_on_its_own_page() -> None:
    assert prose("actors/ana.md").text("[[ana|She]] and *[[ana|she]]*") == "She and *she*"


def test_a_title_that_ends_with_a_mark_of_its_own_is_followed_by_no_full_stop() -> None:
    page = prose("actors/ana.md")
    assert page.text("See [[ana|Who pays?]].") == "See Who pays?"
    assert page.text("See [[ana|Who pays?]], she said.") == "See Who pays?, she said."
    assert page.text("So says [[ana|she]].") == "So says she."


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[ana]] said", "<ana> said"),
        ("[[ana|She]] said", "She said"),
        ("[[ana|]] said", "<ana> said"),
        ("**[[ana|She]]** *said* [so](https://a.example)", "She said so"),
        ("[*so*](https://a.example)", "so"),
        ("a * b & <c> `d`\n e", "a * b & <c> `d` e"),
        ("See [[ana|Who pays?]]. It", "See Who pays? It"),
        ("See [[ana|the pay]]. It", "See the pay. It"),
    ],
)
def test_words_are_a_text_without_its_markup(text: str, said: str) -> None:
    assert words(text, lambda id_: f"<{id_}>") == said


def test_a_text_without_markup_is_its_own_words() -> None:
    plain = [text for text in ODD if not any(mark in text for mark in ("*", "[", "]"))]
    assert len(plain) > 1000
    for text in plain:
        assert words(text, str) == fold(text)


def test_a_blank_line_in_the_data_makes_a_paragraph() -> None:
    first, second = html_of(prose().block("one *line*\n\n- and\nanother"))[:2]
    assert (text_of(first), text_of(second)) == ("one line", "- and")
