"""The feeds tell the updates and corrections, as a reader of feeds reads them back."""

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import feedparser  # type: ignore[import-untyped]
import html5lib
import pytest

from generator.derive import Story
from generator.exports.feeds import FORMAT, JSON_PATH, NOWHERE, PATH
from generator.site import Site
from tests import project
from tests.story_of import INFO, actor, source, story_of, tiny

SITE = Site("https://example.org/explainer/")
ATOM = "{http://www.w3.org/2005/Atom}"

UPDATES = """\
updates:
  - {id: first, date: 2026-01-20, kind: update, text: Published for the first time.}
  - {id: later, date: 2026-01-25, kind: update, text: 'Of [[anna|her]].', about: [anna, bridge-planned]}
  - {id: wrong, date: 2026-01-25, kind: correction, text: 'It was [[anna]].', about: [anna, report, open]}
"""

DATA = f"""\
sources:
{source("report")}
actors:
{actor("anna")}{actor("boris")}
claims:
  - id: bridge-planned
    text: A bridge is planned.
    kind: fact
    reports: [{{source: report, stance: asserts}}]
questions:
  - {{id: open, question: Who pays?, why: Why not., known: No., would_settle: A bill, status: open}}
"""


def made(updates: str = UPDATES, info: str = INFO) -> Story:
    return story_of(info + DATA + updates)


def files(story: Story, site: Site = SITE) -> dict[str, bytes]:
    return dict(FORMAT.files(story, site))


def tree(content: bytes) -> ET.Element:
    return ET.fromstring(content)  # noqa: S314 - we have made it


def read(story: Story, site: Site = SITE, path: str = PATH) -> Any:  # noqa: ANN401 - it has no types
    """Return a feed as feedparser reads it, with nothing cleaned out of its HTML."""
    found = feedparser.parse(files(story, site)[path], sanitize_html=False, resolve_relative_uris=False)
    assert not found.bozo, found.get("bozo_exception")
    assert found.version == "atom10"
    return found


def as_json(story: Story, site: Site = SITE) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(files(story, site)[JSON_PATH])
    return found


@pytest.mark.parametrize("site", [SITE, Site()], ids=["somewhere", "nowhere"])
@pytest.mark.parametrize("story_of_it", [tiny, made, lambda: made("")], ids=["tiny", "made", "none"])
def test_every_feed_and_entry_has_once_what_the_standard_requires(
    story_of_it: Callable[[], Story], site: Site
) -> None:
    for path, content in files(story_of_it(), site).items():
        if path == JSON_PATH:
            continue
        feed = tree(content)
        ids = []
        for part in (feed, *feed.findall(f"{ATOM}entry")):
            for tag in ("id", "title", "updated"):
                (element,) = part.findall(f"{ATOM}{tag}")
                assert element.text
            assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00\+00:00", part.findtext(f"{ATOM}updated", ""))
            assert re.match(r"https://|tag:[a-z.]+,\d{4}:.", part.findtext(f"{ATOM}id", ""))
            ids.append(part.findtext(f"{ATOM}id"))
            links = [(link.get("rel"), link.get("type")) for link in part.findall(f"{ATOM}link")]
            assert len(links) == len(set(links))
        assert feed.findtext(f"{ATOM}author/{ATOM}name")
        assert all(entry.findtext(f"{ATOM}content") for entry in feed.findall(f"{ATOM}entry"))
        assert len(ids) == len(set(ids))


def test_it_tells_every_update_the_newest_first_and_of_one_day_the_last_first() -> None:
    feed = read(made())
    assert [entry.id.partition("#")[2] for entry in feed.entries] == ["wrong", "later", "first"]
    assert [entry.updated[:10] for entry in feed.entries] == ["2026-01-25", "2026-01-25", "2026-01-20"]


def test_the_whole_is_as_new_as_the_story_and_the_feed_of_an_entry_as_the_last_change_of_that() -> None:
    path = "feeds/actors/anna.xml"
    later = made(info=INFO.replace("2026-01-31", "2026-02-28"))
    assert read(made()).feed.updated[:10] == "2026-01-31"
    assert read(later).feed.updated[:10] == "2026-02-28"
    assert read(made(), path=path).feed.updated[:10] == "2026-01-25"
    assert files(made())[path] == files(later)[path]


def test_an_entry_says_in_its_title_what_and_when_and_in_its_category_whether_it_is_a_correction() -> None:
    assert [entry.title for entry in read(made()).entries] == [
        "25 January 2026: correction",
        "25 January 2026: update",
        "20 January 2026: update",
    ]
    assert [[tag.term for tag in entry.tags] for entry in read(made()).entries] == [
        ["correction"],
        ["update"],
        ["update"],
    ]


def test_an_id_is_an_address_of_the_site_and_stays_when_titles_and_days_change() -> None:
    changed = made(
        UPDATES.replace("2026-01-25", "2026-01-26").replace("kind: correction", "kind: clarification"),
        INFO.replace("A test", "Another title"),
    )
    before, after = (read(story) for story in (made(), changed))
    assert [entry.title for entry in before.entries] != [entry.title for entry in after.entries]
    assert [entry.id for entry in before.entries] == [entry.id for entry in after.entries]
    assert before.feed.id == after.feed.id == "https://example.org/explainer/feed.xml"
    assert before.entries[0].id == before.entries[0].link == "https://example.org/explainer/updates/#wrong"


def test_an_update_is_the_same_entry_in_every_feed() -> None:
    (whole, *_), (own, *_) = (read(made(), path=path).entries for path in (PATH, "feeds/actors/anna.xml"))
    assert whole == own


def test_a_claim_a_question_and_an_actor_have_a_feed_if_an_update_is_about_them() -> None:
    assert sorted(files(made())) == [
        "feed.json",
        "feed.xml",
        "feeds/actors/anna.xml",
        "feeds/claims/bridge-planned.xml",
        "feeds/questions/open.xml",
    ]
    claim = read(made(), path="feeds/claims/bridge-planned.xml")
    assert claim.feed.title == "A bridge is planned – A test"
    assert claim.feed.link == "https://example.org/explainer/claims/bridge-planned/"
    assert [entry.id.partition("#")[2] for entry in claim.entries] == ["later"]
    both = read(made(), path="feeds/actors/anna.xml").entries
    assert [entry.id.partition("#")[2] for entry in both] == ["wrong", "later"]


def test_an_entry_that_is_gone_keeps_a_feed_that_says_what_became_of_it() -> None:
    gone = (
        "moved: [{kind: claims, id: tower-planned, to: bridge-planned, reason: It was a *bridge*.}, "
        "{kind: actors, id: carl, reason: Nobody.}]}"
    )
    story = made(info=INFO.replace("}", f", {gone}"))
    moved = read(story, path="feeds/claims/tower-planned.xml")
    assert moved.feed.title == "This page has moved – A test"
    (entry,) = moved.entries
    assert entry.link == "https://example.org/explainer/claims/tower-planned/"
    assert "It was a <em>bridge</em>." in entry.content[0].value
    assert '<a href="https://example.org/explainer/claims/bridge-planned/">' in entry.content[0].value
    (entry,) = read(story, path="feeds/actors/carl.xml").entries
    assert entry.title == "This page is gone"
    assert "Nobody." in entry.content[0].value


def test_a_feed_names_its_own_address_and_the_page_that_tells_the_same() -> None:
    for path in files(made()).keys() - {JSON_PATH}:
        links = {link.rel: link.href for link in read(made(), path=path).feed.links}
        assert links["self"] == f"https://example.org/explainer/{path}"
        assert links["alternate"].startswith("https://example.org/explainer/")


def test_the_content_has_whole_addresses_and_lists_what_the_update_is_about() -> None:
    content = read(made()).entries[0].content[0].value
    root = html5lib.parseFragment(content, namespaceHTMLElements=False)
    assert "".join(root.itertext()).split("\n") == [
        "",
        "It was anna.",
        "",
        "anna",
        "About report",
        "Who pays?",
        "",
        "",
    ]
    assert [link.get("href") for link in root.iter("a")] == [
        "https://example.org/explainer/actors/anna/",
        "https://example.org/explainer/actors/anna/",
        "https://example.org/explainer/sources/report/",
        "https://example.org/explainer/questions/open/",
    ]


def test_where_the_address_of_the_site_is_not_known_there_are_ids_but_no_links() -> None:
    for path, content in files(made(), Site()).items():
        assert b"href" not in content
        assert b"_url" not in content
        if path != JSON_PATH:
            feed = read(made(), Site(), path)
            assert feed.feed.id == f"tag:{NOWHERE},2026:en/{path}"
            assert {entry.id for entry in feed.entries} <= {
                f"tag:{NOWHERE},2026:en/updates/#{id_}" for id_ in ("first", "later", "wrong")
            }


def test_a_story_in_two_languages_has_other_ids_in_each_even_where_its_address_is_not_known() -> None:
    german = made(info=INFO.replace("language: en", "language: de"))
    assert {entry.id for entry in read(german, Site()).entries}.isdisjoint(
        entry.id for entry in read(made(), Site()).entries
    )


def test_it_says_its_language_and_the_content_its_direction() -> None:
    arabic = made(info=INFO.replace("language: en", "language: ar"))
    assert read(arabic).feed.language == "ar"
    assert '<div lang="ar" dir="rtl">' in files(arabic)[PATH].decode().replace("&lt;", "<").replace(
        "&gt;", ">"
    )
    assert as_json(arabic)["language"] == "ar"


HOSTILE = r"""<script>alert(1)</script> --> &lt;b&gt; "quoted" | <!-- \ `code` &#x3c;i> {x} #"""


def test_what_looks_like_markup_is_text_in_the_content_and_in_every_title() -> None:
    text, title = json.dumps(HOSTILE), json.dumps(f"{HOSTILE} ]]>")
    story = story_of(
        INFO.replace("A test", title)
        + DATA.replace("A bridge is planned.", text)
        + f"updates: [{{id: odd, date: 2026-01-20, kind: update, text: {text}, about: [bridge-planned]}}]\n",
        allowed=("raw-html",),  # which the feeds do not rely on
    )
    for path in (PATH, "feeds/claims/bridge-planned.xml"):
        feed = tree(files(story)[path])
        assert feed.findtext(f"{ATOM}title", "").endswith(f"{HOSTILE} ]]>")
        content = feed.findtext(f"{ATOM}entry/{ATOM}content", "")
        root = html5lib.parseFragment(content, namespaceHTMLElements=False)
        assert [element.tag for element in root.iter()][1:] == ["div", "p", "ul", "li", "a"]
        assert "".join(root.itertext()).split("\n")[1::2] == [HOSTILE, HOSTILE, ""]
    assert as_json(story)["title"] == f"{HOSTILE} ]]>"
    assert as_json(story)["items"][0]["content_text"] == f"{HOSTILE}\n– {HOSTILE}"


def test_the_json_feed_has_the_same_entries_with_plain_text_beside_the_html() -> None:
    feed, atom = as_json(made()), read(made())
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert (feed["title"], feed["language"]) == ("A test", "en")
    assert feed["home_page_url"] == "https://example.org/explainer/"
    assert feed["feed_url"] == "https://example.org/explainer/feed.json"
    assert [item["id"] for item in feed["items"]] == [entry.id for entry in atom.entries]
    assert [item["title"] for item in feed["items"]] == [entry.title for entry in atom.entries]
    assert [item["tags"] for item in feed["items"]] == [["correction"], ["update"], ["update"]]
    first = feed["items"][0]
    assert first["content_text"] == "It was anna.\n– anna\n– About report\n– Who pays?"
    assert first["content_html"] == tree(files(made())[PATH]).findtext(f"{ATOM}entry/{ATOM}content")
    when = datetime.fromisoformat(first["date_published"])
    assert (when, when.utcoffset()) == (datetime(2026, 1, 25, tzinfo=UTC), timedelta(0))
    assert set(first) == {
        "id", "url", "title", "content_html", "content_text", "date_published", "date_modified", "tags"
    }  # fmt: skip


def test_a_page_leads_a_feed_reader_to_the_feeds_that_there_are(tmp_path: Path) -> None:
    folder = project.small(tmp_path)
    data, config = folder / "data/story.yml", folder / "mkdocs.yml"
    update = (
        "\nupdates:\n  - {id: new, date: 2026-01-30, kind: update, text: New., about: [bridge-planned]}\n"
    )
    project.write(data, data.read_text(encoding="utf-8") + update)
    site = project.build(folder)
    atom, feed = ("application/atom+xml", "feed.xml"), ("application/feed+json", "feed.json")
    own = ("application/atom+xml", "feeds/claims/bridge-planned.xml")
    assert announced(site, "index.html") == [atom, feed]
    assert announced(site, "actors/mayor/index.html") == [atom, feed]
    assert announced(site, "claims/bridge-planned/index.html") == [atom, feed, own]
    assert all((site / path).is_file() for _, path in (atom, feed, own))
    text = config.read_text(encoding="utf-8")
    project.write(config, text.replace("- explainer\n", "- explainer:\n      left_out: [feeds]\n"))
    project.build(folder)
    assert announced(site, "claims/bridge-planned/index.html") == []


def announced(site: Path, page: str) -> list[tuple[str, str]]:
    """Return the type and the path in the site of every feed that a page names in its head."""
    root = html5lib.parse((site / page).read_text(encoding="utf-8"), namespaceHTMLElements=False)
    found = [link for link in root.iter("link") if "alternate" in link.get("rel", "").split()]
    # Material's script takes the address in a link of exactly this word for that of a site.
    assert not [link for link in found if link.get("rel") == "alternate"]
    here = (site / page).parent
    return [
        (link.get("type", ""), (here / link.get("href", "")).resolve().relative_to(site.resolve()).as_posix())
        for link in found
    ]
