"""The policy of a page allows what the page is made of, and nothing else."""

import base64
import hashlib
import re
from pathlib import Path

import pytest

from generator.finish import finish
from generator.finish.policy import of_every_page, policy, with_policy
from tests import project
from tests.story_of import tiny

PAGE = '<!doctype html><html><head><meta charset="utf-8"><title>T</title>{}</head><body></body></html>'


def directives(html: str) -> dict[str, list[str]]:
    """Return the directives of the policy that a page carries."""
    found = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', html)
    assert len(found) == 1
    return {name: values for name, *values in (part.split() for part in found[0].split(";"))}


def finished(html: str, *others: str) -> str:
    """Return a page with its policy, in a site with these other pages."""
    return with_policy(html, of_every_page([html, *others]))


def sha256(text: str) -> str:
    """Return the hash of a script as a policy names it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_a_page_loads_from_its_own_host_only() -> None:
    found = directives(finished(PAGE.format("")))
    assert found.pop("default-src") == ["'none'"]
    assert found.pop("base-uri") == ["'none'"]
    assert found.pop("img-src") == ["'self'", "data:"]
    assert set(map(tuple, found.values())) == {("'self'",)}


@pytest.mark.parametrize(
    "attributes", ["", ' type="module"', " type=text/javascript", ' async="" data-a="b"']
)
def test_a_script_in_the_page_is_named_by_its_hash(attributes: str) -> None:
    html = PAGE.format(f"<script{attributes}>\n a('ё') < 2 </script>")
    assert directives(finished(html))["script-src"] == ["'self'", sha256("\n a('ё') < 2 ")]


@pytest.mark.parametrize(
    "script",
    [
        '<script src="a.js"></script>',
        '<script type="application/json">{"a": 1}</script>',
        "<script type='application/ld+json'>{}</script>",
    ],
)
def test_a_script_of_a_file_and_data_need_no_hash(script: str) -> None:
    assert directives(finished(PAGE.format(script)))["script-src"] == ["'self'"]


def test_two_scripts_of_one_text_have_one_hash() -> None:
    html = "<script>a</script><SCRIPT>a</SCRIPT><script>b</script>"
    assert policy(html, of_every_page([html])).count("sha256-") == 2


def test_a_script_that_not_every_page_has_is_not_allowed() -> None:
    html, other = PAGE.format("<script>a</script><script>b</script>"), PAGE.format("<script>a</script>")
    assert directives(finished(html, other))["script-src"] == ["'self'", sha256("a")]


def test_the_way_to_the_root_may_differ_from_page_to_page() -> None:
    scope = '__md_scope=new URL("{}",location),a=1'
    html, other = (PAGE.format(f"<script>{scope.format(way)}</script>") for way in (".", "/explainer/"))
    assert directives(finished(html, other))["script-src"] == ["'self'", sha256(scope.format("."))]
    worse = PAGE.format('<script>__md_scope=new URL(".",alert(1),location),a=1</script>')
    assert directives(finished(worse, other))["script-src"] == ["'self'"]


def test_the_policy_stands_before_all_that_it_is_about() -> None:
    html = finished(PAGE.format("<script>a</script>"))
    assert html.index('charset="utf-8"') < html.index("Content-Security-Policy") < html.index("<title>")
    assert re.sub("<meta http-equiv[^>]*>", "", html) == PAGE.format("<script>a</script>")


def test_every_built_page_has_a_policy_that_allows_nothing_inline() -> None:
    pages = project.pages(project.built() / "site")
    assert "404.html" in pages
    for path in pages.values():
        html = path.read_text(encoding="utf-8")
        found = directives(html)
        assert not {"'unsafe-inline'", "'unsafe-eval'", "'unsafe-hashes'", "*", "https:"} & {
            value for values in found.values() for value in values
        }
        assert not re.search(r'<style|<[^>]+\s(style|on\w+)="', html), path


@pytest.mark.parametrize("serving", [True, False])
def test_a_site_that_is_served_to_its_editors_has_no_policy(tmp_path: Path, *, serving: bool) -> None:
    # MkDocs writes a script into every page as it sends it, by which the page loads again after an edit.
    page = tmp_path / "a/index.html"
    project.write(page, PAGE.format("<script>a</script>"))
    finish(tiny(), tmp_path, serving=serving)
    assert ("Content-Security-Policy" in page.read_text(encoding="utf-8")) is not serving
    assert (tmp_path / "assets/share/story.png").is_file() is not serving
