"""The policy of a page allows what the theme has made of it, and nothing else."""

import base64
import hashlib
import re
from pathlib import Path

import pytest

from generator.finish.page import finished
from generator.finish.policy import of_theme
from tests import project

PAGE = '<!doctype html><html><head><meta charset="utf-8"><title>T</title>{}</head><body></body></html>'


def directives(html: str) -> dict[str, list[str]]:
    """Return the directives of the policy that a page carries."""
    found = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', html)
    assert len(found) == 1
    return {name: values for name, *values in (part.split() for part in found[0].split(";"))}


def scripts_of(html: str, *templates: str) -> list[str]:
    """Return what a page that is made by these templates, or by one that is as it is, may run."""
    page = finished(html, {}, "", of_theme(templates or [html]))
    return directives(page)["script-src"]


def sha256(text: str) -> str:
    """Return the hash of a script as a policy names it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_a_page_loads_from_its_own_host_only() -> None:
    found = directives(finished(PAGE.format(""), {}, "", frozenset()))
    assert found.pop("default-src") == ["'none'"]
    assert found.pop("base-uri") == ["'none'"]
    assert found.pop("img-src") == ["'self'", "data:"]
    assert set(map(tuple, found.values())) == {("'self'",)}


@pytest.mark.parametrize(
    "attributes", ["", ' type="module"', " type=text/javascript", ' async="" data-a="b>c"']
)
def test_a_script_of_the_theme_is_named_by_its_hash(attributes: str) -> None:
    html = PAGE.format(f"<script{attributes}>\n a('ё') < 2 </script>")
    assert scripts_of(html, "<script>\n a('ё') < 2 </script>") == ["'self'", sha256("\n a('ё') < 2 ")]


@pytest.mark.parametrize(
    "script",
    [
        '<script src="a.js"></script>',
        '<script type="application/json">{"a": 1}</script>',
        "<script type='application/ld+json'>{}</script>",
        "<!-- <script>a</script> -->",
    ],
)
def test_a_script_of_a_file_and_data_need_no_hash(script: str) -> None:
    assert scripts_of(PAGE.format(script)) == ["'self'"]


def test_two_scripts_of_one_text_have_one_hash() -> None:
    html = PAGE.format("<script>a</script><SCRIPT>a</SCRIPT><script>b</script>")
    assert scripts_of(html) == ["'self'", sha256("a"), sha256("b")]


def test_a_script_that_no_template_has_is_not_allowed() -> None:
    html = PAGE.format("<script>a</script><script>b</script>")
    assert scripts_of(html, "<script>a</script><script>b </script><script>{{ b }}</script>") == [
        "'self'",
        sha256("a"),
    ]


def test_the_way_to_the_root_may_differ_from_page_to_page_and_nothing_else() -> None:
    scope = '__md_scope=new URL("{}",location),a=1'
    template = f"<script>{scope.format('{{ config.extra.scope | d(base_url) }}')}</script>"
    for way in (".", "../..", "/explainer/"):
        html = PAGE.format(f"<script>{scope.format(way)}</script>")
        assert scripts_of(html, template) == ["'self'", sha256(scope.format(way))]
    worse = PAGE.format("<script>{}</script>".format(scope.format('.",alert(1),"')))
    assert scripts_of(worse, template) == ["'self'"]


def test_the_policy_stands_before_all_that_it_is_about() -> None:
    before = PAGE.format("<script>a</script>")
    html = finished(before, {}, "", of_theme([before]))
    assert html.index('charset="utf-8"') < html.index("Content-Security-Policy") < html.index("<title>")
    assert re.sub("<meta http-equiv[^>]*>", "", html) == before


def test_a_site_that_is_served_to_its_editors_has_no_policy() -> None:
    # MkDocs writes a script into every page as it sends it, by which the page loads again after an edit.
    html = PAGE.format("<script>a</script>")
    assert finished(html, {}, "", None) == html


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


FOREIGN = "<!doctype html><title>For a search engine</title><script>theirs</script>\n"

BARE = """\
<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>{{ page.title }}</title></head>
<body>{{ page.content }}<script>bare</script></body>
</html>
"""
"""A template that has a script of its own, and none of those that the others have."""

PLUGIN = """\
from pathlib import Path

from mkdocs.structure.files import File


def on_files(files, config):
    files.append(File.generated(config, "added.md", content="# Added\\n\\n<script>added</script>\\n"))


def on_post_page(output, page, config):
    return output.replace("</body>", "<script>put</script></body>")


def on_post_build(config):
    Path(config.site_dir, "late.html").write_text("<!doctype html><script>late</script>", encoding="utf-8")
"""
"""A plugin that adds a page before the build and one after it, and puts a script into every page."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site with pages that are not ours."""
    folder = project.small(tmp_path_factory.mktemp("policy"))
    project.write(folder / "docs/google123.html", FOREIGN)
    project.write(folder / "docs/bare.md", "---\ntemplate: bare.html\n---\n\n<script>text</script>\n")
    project.write(folder / "generator/theme/bare.html", BARE)
    project.write(folder / "plugin.py", PLUGIN)
    with (folder / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write("\nhooks: [plugin.py]\n")
    return project.build(folder, *project.MKDOCS, "build", "--no-strict")


def runs(site: Path, address: str) -> list[str]:
    """Return the hashes of the scripts that a page of a site may run."""
    return directives((site / address / "index.html").read_text(encoding="utf-8"))["script-src"][1:]


def test_a_file_that_is_only_copied_stays_as_it_is_and_changes_no_page(site: Path) -> None:
    assert (site / "google123.html").read_text(encoding="utf-8") == FOREIGN
    assert len(runs(site, "")) == len(runs(site, "claims/bridge-planned")) == 3  # Material has three


def test_a_page_that_a_plugin_adds_runs_the_scripts_of_the_theme_and_none_of_its_own(site: Path) -> None:
    html = (site / "added/index.html").read_text(encoding="utf-8")
    assert "<script>added</script>" in html
    assert runs(site, "added") == runs(site, "about")
    assert "Content-Security-Policy" not in (site / "late.html").read_text(encoding="utf-8")


def test_a_script_that_a_plugin_puts_into_a_page_does_not_run(site: Path) -> None:
    assert "<script>put</script>" in (site / "index.html").read_text(encoding="utf-8")
    assert sha256("put") not in runs(site, "")


def test_a_page_that_lacks_the_scripts_of_the_others_keeps_its_own(site: Path) -> None:
    assert "<script>text</script>" in (site / "bare/index.html").read_text(encoding="utf-8")
    assert runs(site, "bare") == [sha256("bare")]
