"""One story is told in several languages: its texts in each of them, everything else once."""

import re
from pathlib import Path

import pytest

from generator import build, report
from generator.build import Checked
from generator.render import render
from generator.site import Site
from tests import project
from tests.conftest import WriteStory

STORY = """\
story:
  title: {en: The bridge, ru: Мост}
  question: Is it closed?
  summary:
    en: The [[mayor]] says that *it* is.
    ru: Так говорит [[mayor]].
  language: en
  languages: [en, ru, ar]
  as_of: 2026-01-31
  contact: none
actors:
  - id: mayor
    name: Ada Moor
    names: {ru: Ада Мур, ko: 에이다 무어}
    kind: person
    accept: {no-part-of: She speaks for herself.}
    role: mayor
    summary: A mayor.
sources:
  - id: gazette
    title: Мост закрыт
    translation: {en: The bridge is closed, ar: الجسر مغلق}
    type: article-newspaper
    language: ru
    published: 2026-01-10
    accessed: 2026-01-11
    seen: full
events:
  - id: closing
    date: 2026-01-09
    title: {en: The bridge is closed, ru: Мост закрывают}
    summary: "[[mayor]] closes *it*."
    kind: decision
    actors: [mayor]
    sources: [gazette]
claims:
  - id: is-closed
    text: {en: It is closed., ru: Он закрыт.}
    kind: fact
    reports:
      - {source: gazette, by: mayor, stance: asserts, quote: мост закрыт, translation: the bridge is closed}
"""


def read(write_story: WriteStory, text: str = STORY) -> Checked:
    root = write_story(text)
    checked = build.read(root / "data", root)
    assert [problem for problem in checked.problems if problem.level == "error"] == []
    return checked


def page(checked: Checked, language: str, path: str) -> str:
    story = checked.others[language] if language else checked.story
    return next(output.text for output in render(story, Site()).pages if output.path == path)


def test_a_text_is_told_in_the_language_of_the_page(write_story: WriteStory) -> None:
    checked = read(write_story)
    assert "# Мост закрывают" in page(checked, "ru", "events/closing.md")
    assert "# The bridge is closed" in page(checked, "", "events/closing.md")


def test_a_text_without_a_translation_is_shown_in_the_first_language_and_says_so(
    write_story: WriteStory,
) -> None:
    checked = read(write_story)
    russian, arabic = page(checked, "ru", "events/closing.md"), page(checked, "ar", "events/closing.md")
    assert re.search(r'<span lang="en">\[Ада Мур\]\(\S+\)( \(\S+\))? closes \*it\*\.</span>', russian)
    assert '# <span lang="en" dir="ltr">The bridge is closed</span>' in arabic
    assert 'lang="en"' not in page(checked, "", "events/closing.md")


def test_an_actor_is_called_by_the_name_that_the_data_has_in_the_language(write_story: WriteStory) -> None:
    said = page(read(write_story), "ru", "actors/mayor.md")
    assert "# Ада Мур" in said
    assert '- Английский: <span lang="en">Ada Moor</span>' in said
    assert '<span lang="ru">Ада Мур' not in said


def test_a_quote_in_the_language_of_the_page_needs_no_translation(write_story: WriteStory) -> None:
    checked = read(write_story)
    assert "the bridge is closed" in page(checked, "", "claims/is-closed.md")
    assert "the bridge is closed" not in page(checked, "ru", "claims/is-closed.md")


def test_facts_are_the_same_in_every_language(write_story: WriteStory) -> None:
    checked = read(write_story)
    for story in checked.others.values():
        assert story.by_id.keys() == checked.story.by_id.keys()
        assert story.events["closing"].date == checked.story.events["closing"].date
        assert story.claims["is-closed"].reports[0].stance == "asserts"
        paths = [[output.path for output in render(one, Site()).pages] for one in (story, checked.story)]
        assert paths[0] == paths[1]


def test_a_mistake_in_a_translation_is_told_at_its_place(write_story: WriteStory) -> None:
    root = write_story(STORY.replace("Так говорит [[mayor]].", "Так говорит [[major]]."))
    checked = build.read(root / "data", root)
    assert [(problem.rule, problem.place.line) for problem in checked.problems] == [("unknown-reference", 6)]


def test_check_counts_what_is_translated_and_lists_what_is_not(write_story: WriteStory) -> None:
    checked = read(write_story)
    counted = report.translations(checked.editions)
    assert "ru: 5 of 9 texts translated" in counted
    listed = report.translations(checked.editions, missing=True)
    assert "data/story.yml:3:13: not translated into ru" in listed
    assert "data/story.yml:2:15: not translated into ar" in listed
    assert "data/story.yml:2:15: not translated into ru" not in listed


def test_a_translation_that_reads_as_another_text_does_not_pass_for_it(write_story: WriteStory) -> None:
    text = STORY.replace("title: {en: The bridge is closed, ru: Мост закрывают}", "title: Talks")
    second = text.replace("id: closing", "id: talks-two").replace(
        "title: Talks", "title: {en: More, ru: Talks}"
    )
    events = second[second.index("  - id: talks-two") : second.index("claims:")]
    checked = read(write_story, text.replace("claims:", f"{events}claims:"))
    assert "# Talks" in page(checked, "ru", "events/talks-two.md")


def test_a_quote_in_the_first_language_is_translated_into_the_others_only(write_story: WriteStory) -> None:
    text = STORY.replace("    language: ru\n", "    language: en\n").replace(
        "quote: мост закрыт, translation: the bridge is closed", "quote: it is, translation: {ru: закрыт}"
    )
    checked = read(
        write_story, text.replace("    translation: {en: The bridge is closed, ar: الجسر مغلق}\n", "")
    )
    assert "(перевод: «закрыт»)" in page(checked, "ru", "claims/is-closed.md")
    assert "translated" not in page(checked, "", "claims/is-closed.md")


def test_a_name_in_both_forms_is_listed_once(write_story: WriteStory) -> None:
    said = page(
        read(write_story, STORY.replace("name: Ada Moor", "name: {en: Ada Moor, ru: Ада М.}")),
        "ru",
        "actors/mayor.md",
    )
    assert "# Ада М." in said
    assert "Ада Мур" not in said
    assert "Ada Moor" in said


@pytest.mark.parametrize("languages", ["[en, rus]", "en", "[en, [ru]]"])
def test_what_is_wrong_with_the_languages_is_one_mistake(write_story: WriteStory, languages: str) -> None:
    root = write_story(STORY.replace("[en, ru, ar]", languages))
    found = build.read(root / "data", root).problems
    assert {problem.place.line for problem in found} == {8}, found


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("name: Ada Moor", "name: {english: Ada}"),
        ("name: Ada Moor", "name: {ru: Ада}"),
        ("language: en\n  languages", "language: [en]\n  languages"),
        ("role: mayor", "role: {EN: mayor, RU: мэр}"),
        ("text: {en: It is closed., ru: Он закрыт.}", "text: {en: '', ru: Он закрыт.}"),
        ("text: {en: It is closed., ru: Он закрыт.}", "text: {en: [a], ru: {en: b}}"),
    ],
)
def test_whatever_stands_for_a_text_is_told_in_plain_words(
    write_story: WriteStory, before: str, after: str
) -> None:
    assert before in STORY
    root = write_story(STORY.replace(before, after, 1))
    found = build.read(root / "data", root).problems
    assert found
    assert not [problem for problem in found if "Node(" in problem.message + problem.help]


def test_a_story_in_one_language_has_no_editions(write_story: WriteStory) -> None:
    root = write_story(project.SMALL.format(title="A bridge"))
    checked = build.read(root / "data", root)
    assert (checked.editions, checked.others) == ([], {})


def test_a_language_that_is_none_is_told_once(write_story: WriteStory) -> None:
    text = project.SMALL.format(title="A bridge")
    root = write_story(text.replace("language: en\n", "language: en\n  languages: [en, русский]\n", 1))
    checked = build.read(root / "data", root)
    assert [problem.rule for problem in checked.problems] == ["bad-language"]


@pytest.fixture(scope="module")
def site() -> Path:
    """The site of the story, in three languages."""

    def make(folder: Path) -> None:
        project.copy(folder, data=False)
        (folder / "docs/about.md").unlink()
        project.write(folder / "data/story.yml", STORY)
        project.write(folder / "docs/assets/own.css", "p { color: red }\n")
        project.write(folder / "docs/notes.md", "# Notes\n")
        settings = (folder / "mkdocs.yml").read_text("utf-8")
        nav = "nav:\n  - Start: index.md\n  - More:\n    - Notes: notes.md\n    - Claims: claims/index.md\n"
        project.write(folder / "mkdocs.yml", f"{settings}extra_css: [assets/own.css]\n{nav}")
        project.build(folder, *project.EXPLAINER, "build", "--no-strict", SITE_URL=project.SITE_URL)

    return project.once("languages", make) / "site"


def test_every_page_is_there_in_every_language_and_leads_to_itself_in_the_others(site: Path) -> None:
    every = {folder: project.pages(site / folder) for folder in ("", "ru/", "ar/")}
    ours = {address for address in every[""] if not address.startswith(("notes/", "guide/"))}
    assert ours == every["ru/"].keys() == every["ar/"].keys()
    for address in every["ru/"].keys() - {"404.html"}:
        for pages in every.values():
            text = pages[address].read_text("utf-8")
            for language, other in (("en", ""), ("ru", "ru/"), ("ar", "ar/")):
                whole = f"{project.SITE_URL}{other}{address}"
                assert f'<link rel="alternate " hreflang="{language}" href="{whole}">' in text


def test_what_is_written_by_hand_and_is_no_page_is_there_in_every_language(site: Path) -> None:
    for folder in ("", "ru/", "ar/"):
        assert (site / folder / "assets/own.css").is_file()
        styles = re.findall(
            r'rel="stylesheet" href="([^"]*)"', (site / folder / "index.html").read_text("utf-8")
        )
        assert styles[-1] == "assets/own.css"
        assert len(styles) == 2
    assert "notes/" in (site / "index.html").read_text("utf-8")
    assert "notes/" not in (site / "ru/index.html").read_text("utf-8")


def test_a_page_says_its_language_and_direction_and_has_the_words_of_the_interface_in_it(site: Path) -> None:
    russian, arabic = (site.joinpath(code, "claims/index.html").read_text("utf-8") for code in ("ru", "ar"))
    assert '<html lang="ru"' in russian
    assert 'dir="ltr"' in russian
    assert '<html lang="ar"' in arabic
    assert '<body dir="rtl"' in arabic
    assert "<h1" in russian
    assert "Утверждения" in russian


def test_the_search_of_a_language_finds_its_pages_only(site: Path) -> None:
    index = (site / "ru/search/search_index.json").read_text("utf-8")
    assert "Мост закрывают" in index
    assert "ru/" not in index
    assert '"location":"ru/' not in (site / "search/search_index.json").read_text("utf-8")
