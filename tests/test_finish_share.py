"""Share pictures are whole, the same on every machine, and no page is without one."""

import re
import struct
from pathlib import Path

import html5lib
import pytest

from generator.derive.story import Story
from generator.finish import finish
from generator.finish.share import HEIGHT, WIDTH, drawings, picture, png
from generator.output import Card, Shape
from generator.render import render
from generator.render.share_cards import CARDS, MOST_LABELS, cards, share
from generator.site import Site
from tests import project
from tests.as_html import front_matter, rendered
from tests.story_of import INFO, source, story_of, tiny


def size(png: bytes) -> tuple[int, int]:
    """Return the width and height that a PNG says it has: https://www.w3.org/TR/png/#11IHDR."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def drawn(story: Story) -> dict[str, bytes]:
    """Return the pictures of a story."""
    return {path: png(svg) for path, svg in drawings(render(story, Site())).items()}


def lines(svg: str) -> list[str]:
    """Return the lines of text of a picture, from the top down."""
    found = html5lib.parseFragment(svg, namespaceHTMLElements=False)
    return ["".join(text.itertext()) for text in found.iter("{http://www.w3.org/2000/svg}text")]


def test_the_number_of_pictures_does_not_grow_with_the_story() -> None:
    small = story_of("places:\n  - {id: p, name: P}\n", allowed=("empty-story",))
    assert len(drawn(small)) == len(CARDS) + 1
    blogs = [source(f"blog-{number}") for number in range(MOST_LABELS + 5)]
    claims = [
        f"  - {{id: claim-{number}, text: It is so., kind: fact, "
        f"reports: [{{source: blog-{number}, stance: asserts}}]}}\n"
        for number in range(len(blogs))
    ]
    many = story_of(f"sources:\n{''.join(blogs)}claims:\n{''.join(claims)}")
    assert len(cards(many)) == len(CARDS) + 1 + MOST_LABELS
    assert share(many, "claims/claim-0.md")["words"].startswith("Only About blog-0 says so. ")
    assert share(many, f"claims/claim-{MOST_LABELS}.md")["words"].startswith("Only one side says so. ")


def test_a_picture_has_the_size_that_open_graph_asks_for() -> None:
    for drawing in drawn(tiny()).values():
        assert size(drawing) == (WIDTH, HEIGHT) == (1200, 630)


def test_every_page_has_a_picture_that_is_drawn() -> None:
    found = {path: front_matter(output)["share"]["picture"] for path, output in rendered(tiny()).items()}
    assert set(found.values()) <= drawn(tiny()).keys()
    assert found["index.md"] == "assets/share/story.png"
    assert found["claims/index.md"] == "assets/share/claims.png"
    assert found["claims/bridge-planned.md"].startswith("assets/share/claim-")
    assert found["claims/bridge-is-fine.md"] == "assets/share/claim-opinion.png"
    assert found["actors/wire.md"] == "assets/share/actor.png"


def test_the_words_beside_a_picture_are_those_on_it() -> None:
    assert share(tiny(), "claims/bridge-planned.md")["words"].startswith(
        "Eastland says so, Westland denies it. "
    )
    assert share(tiny(), "index.md")["words"] == f"{tiny().info.question} As of 31 January 2026"


def test_the_picture_of_the_story_has_its_title_its_question_and_the_day() -> None:
    said = lines(picture("A title", Card("Is a bridge to be built?", "As of 31 January 2026")))
    assert said[0] == "A title"
    assert " ".join(said[1:-1]) == "Is a bridge to be built?"
    assert said[-1] == "As of 31 January 2026"


def test_words_that_fit_on_one_line_are_not_broken_and_others_into_lines_about_as_long() -> None:
    assert lines(picture("T", Card("Only one side says so", "Below", "one-sided")))[1:-1] == [
        "Only one side says so"
    ]
    assert lines(picture("T", Card("One two three four five six seven eight", "Below")))[1:-1] == [
        "One two three four",
        "five six seven eight",
    ]


@pytest.mark.parametrize("words", ["word " * 60, "Ж" * 30 + " ж" * 200, '<b> & "c"' * 5])
@pytest.mark.parametrize("shape", ["", "contested"])
def test_long_words_are_cut_and_stay_in_the_picture(words: str, shape: Shape) -> None:
    svg = picture(words, Card(words, "Below", shape))
    bases = [int(y) for y in re.findall(r'<text x="\d+" y="(\d+)"', svg)]
    assert len(bases) <= 6
    assert bases == sorted(bases)
    assert bases[-2] < 500


def test_what_the_font_has_no_letters_for_is_left_out_not_drawn_as_boxes() -> None:
    assert lines(picture("다리", Card("Is it built?", "Below"))) == ["", "Is it built?", "Below"]


def test_a_page_whose_words_the_font_cannot_write_has_no_picture() -> None:
    korean = story_of(INFO.replace("Does it?", "다리가 세워지나?").replace("language: en", "language: ko"))
    assert cards(korean) == {}
    assert share(korean, "index.md") == {}


def test_a_site_that_is_built_has_the_pictures_that_its_pages_name() -> None:
    site = project.built() / "site"
    for address, (root, _) in project.parsed().items():
        named = {m.get("property"): m.get("content") or "" for m in root.iter("meta") if m.get("property")}
        assert {"og:title", "og:description", "og:type", "og:site_name"} <= named.keys(), address
        assert all(named.values()), address
        if address != "404.html":
            assert named["og:url"].startswith(project.SITE_URL)
            canonical = [link.get("href") for link in root.iter("link") if link.get("rel") == "canonical"]
            assert canonical == [named["og:url"]]
            picture_ = site / named["og:image"].removeprefix(project.SITE_URL)
            assert size(picture_.read_bytes()) == (
                int(named["og:image:width"]),
                int(named["og:image:height"]),
            )


def test_a_site_that_is_served_to_its_editors_has_no_pictures(tmp_path: Path) -> None:
    rendered = render(tiny(), Site())
    finish(rendered, {}, tmp_path, serving=True)
    assert list(tmp_path.iterdir()) == []
    finish(rendered, {}, tmp_path)
    assert {
        path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.png")
    } == rendered.cards.keys()


def test_the_font_has_its_licence_beside_it() -> None:
    folder = Path(project.ROOT / "generator/finish/fonts")
    assert {path.name for path in folder.iterdir()} == {"NotoSerif-SemiBold.ttf", "OFL.txt", "README.md"}
    assert "SIL OPEN FONT LICENSE" in (folder / "OFL.txt").read_text(encoding="utf-8").upper()
