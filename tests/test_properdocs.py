"""The pages build on ProperDocs, too, and come out the same: they are plain Markdown."""

import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml
from mkdocs.utils.yaml import get_yaml_loader

from generator.catalogue import catalogue_of
from generator.settings import with_defaults
from tests import project

WORDS = """
from types import SimpleNamespace

def filled(message, **values):
    return message % values

def on_env(env, **others):
    english = SimpleNamespace(language="en", direction="ltr", tag="en", forms=lambda one, many: {})
    english.pgettext = lambda context, message: message
    counted = lambda one, many, number: (one if number == 1 else many) % {"num": number}
    env.globals.update(_=filled, ngettext=counted, catalogue=english, as_of="")
"""
"""What our plugin gives the theme, for an engine without it: English."""

REPORT = r"Found an error\? Tell the editors: <a .*?</a>\.|The editors give no address to .*? reported\."
"""Where readers report errors, if it is not said in the data: our plugin knows the repository."""

NOTED = ("href", "id", "title", "datetime")


class Article(HTMLParser):
    """The text of the article of a page, and where it links to.

    But for the words of the glossary: our plugin makes links of what are abbreviations elsewhere.
    """

    def __init__(self) -> None:
        super().__init__()
        self.inside = 0
        self.said = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Enter the article; note a link in it."""
        if tag == "article":
            self.inside += 1
        elif self.inside and tag != "abbr" and ("class", "term") not in attrs:
            self.said += "".join(f" {value} " for name, value in attrs if name in NOTED)

    def handle_endtag(self, tag: str) -> None:
        """Leave the article."""
        self.inside -= tag == "article"

    def handle_data(self, data: str) -> None:
        """Note the words."""
        if self.inside:
            self.said += data


def articles(site: Path) -> dict[str, list[str]]:
    """Return what the article of every page says, by the addresses of the pages."""
    found = {}
    for address, path in project.pages(site).items():
        article = Article()
        text = path.read_text(encoding="utf-8")
        # What other sites may show of a page is made by our plugin, which knows where the data is, too.
        made = r'<details class="fold on-screen">.*?</details>|<footer class="origin">.*?</footer>'
        article.feed(re.sub(f"{made}|{REPORT}", "", text, flags=re.DOTALL))
        article.close()
        found[address] = article.said.split()
    return found


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The site as MkDocs makes it, and as ProperDocs makes it from the same pages without our plugin."""
    project.make_properdocs()
    built, folder = project.built(), tmp_path_factory.mktemp("properdocs")
    said = yaml.load((built / "mkdocs.yml").read_text("utf-8"), get_yaml_loader())  # noqa: S506 - MkDocs's own
    settings = with_defaults(
        {**said, "site_url": project.SITE_URL, "plugins": ["search"]}, catalogue_of("en")
    )
    settings["theme"]["custom_dir"] = "generator/theme"
    settings["hooks"] = ["words.py"]
    others = [path.parent.name for path in (built / "docs").glob("*/reading.md")]  # each is built by itself
    settings["exclude_docs"] = "".join(f"/{name}/\n" for name in others)
    project.write(folder / "words.py", WORDS)
    project.write(folder / "properdocs.yml", yaml.safe_dump(settings, allow_unicode=True))
    for name in ("docs", "generator/theme"):
        shutil.copytree(built / name, folder / name)
    command = (str(project.PROPERDOCS / "bin/properdocs"), "build", "--strict")
    return built / "site", project.build(folder, *command)


def test_properdocs_makes_the_same_pages(sites: tuple[Path, Path]) -> None:
    ours, theirs = (project.pages(site).keys() for site in sites)
    assert {"", "404.html", "claims/"} <= ours
    assert theirs == ours


def test_properdocs_makes_the_same_articles(sites: tuple[Path, Path]) -> None:
    ours, theirs = (articles(site) for site in sites)
    assert [address for address, said in ours.items() if not said] == []
    assert {address: theirs[address] for address in ours if theirs[address] != ours[address]} == {}
