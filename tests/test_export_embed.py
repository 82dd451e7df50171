"""Embeds are light pages without a script, which say what they are from and follow light and dark."""

import base64
import hashlib
import re
from functools import cache

import html5lib
import pytest

from generator import build
from generator.exports.embed import FORMAT, MOST_EVENTS
from generator.site import Site
from tests import project
from tests.story_of import story_of, tiny

MOST_BYTES = 40_000

SITE = Site("https://example.org/explainer/")


@cache
def pages(address: str = SITE.address) -> dict[str, str]:
    files = FORMAT.files(tiny(), Site(address))
    return {path: content.decode() for path, content in files.items() if path.endswith(".html")}


each = pytest.mark.parametrize("path", pages())


def test_there_is_one_for_the_box_the_timeline_and_every_claim() -> None:
    claims = {f"embed/claims/{id_}/index.html" for id_ in tiny().claims}
    assert pages().keys() == {"embed/box/index.html", "embed/timeline/index.html", *claims}


@each
def test_it_parses_without_an_error_and_has_no_script(path: str) -> None:
    html5lib.HTMLParser(strict=True).parse(pages()[path])
    assert "<script" not in pages()[path]
    assert " style=" not in pages()[path]


@each
def test_it_says_what_it_is_from_and_as_of_when_and_every_link_leaves_the_frame(path: str) -> None:
    text = pages()[path]
    assert '<base target="_blank">' in text
    assert "As of 31 January 2026" in text
    assert '<a href="https://example.org/explainer/" rel="noopener">The bridge at Ostrovka</a>' in text
    assert all(
        link.startswith("https://example.org/explainer/") for link in re.findall(r'href="([^"]*)"', text)
    )


@each
def test_without_an_address_its_links_lead_up_to_the_site(path: str) -> None:
    up = "../" * path.count("/")
    assert all(link.startswith(up) for link in re.findall(r'href="([^"]*)"', pages("")[path]))


@each
def test_its_policy_lets_only_its_own_style_in(path: str) -> None:
    text = pages()[path]
    style = re.search("<style>(.*)</style>", text, re.DOTALL)
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"default-src &#39;none&#39;; style-src &#39;sha256-{digest}&#39;" in text


def test_a_claim_says_who_says_so_and_what_the_editors_think() -> None:
    text = pages()["embed/claims/bridge-planned/index.html"]
    assert "Eastland says so, Westland denies it" in text
    assert "likely" in text


def test_a_story_of_any_size_has_light_pages() -> None:
    events = "".join(
        f"  - {{id: e{n}, date: {2000 + n}, title: {'Event ' * 9}, summary: It., kind: visit, sources: []}}\n"
        for n in range(MOST_EVENTS * 3)
    )
    files = FORMAT.files(story_of(f"events:\n{events}"), SITE)
    timeline = files["embed/timeline/index.html"].decode()
    assert timeline.count("<li>") == MOST_EVENTS
    assert "All 180 events" in timeline
    assert max(map(len, files.values())) <= MOST_BYTES


def test_every_embed_of_the_first_story_is_light() -> None:
    folder = project.built()
    story = build.read(folder / "data", folder).story
    assert max(map(len, FORMAT.files(story, SITE).values())) <= MOST_BYTES


def test_embeds_may_be_framed_anywhere_and_other_pages_nowhere() -> None:
    headers = FORMAT.files(tiny(), SITE)["_headers"].decode()
    assert headers.index("/*\n  Content-Security-Policy: frame-ancestors 'none'") < headers.index("/embed/*")
    assert "/embed/*\n  ! Content-Security-Policy\n  Content-Security-Policy: frame-ancestors *" in headers


def test_the_page_of_a_claim_has_the_snippet_to_copy() -> None:
    said = project.pages(project.built() / "site")["claims/soldiers-took-part/"].read_text(encoding="utf-8")
    address = f"{project.SITE_URL}embed/claims/soldiers-took-part/"
    assert f'&lt;iframe src="{address}"' in said
    assert (project.built() / "site/embed/claims/soldiers-took-part/index.html").is_file()
