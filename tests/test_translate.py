"""A project brings the words for its readers in a language of its own, and keeps what it has translated."""

from pathlib import Path

import pytest

from generator import build
from tests import project

PATH = "locale/fr/LC_MESSAGES/explainer.po"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project in French, with a catalogue that `explainer translate` has begun."""
    text = project.SMALL.format(title="Un pont").replace("language: en", "language: fr", 1)
    project.write(tmp_path / "data/story.yml", text)
    project.write(tmp_path / "mkdocs.yml", "site_name: x\nplugins: [explainer]\n")
    done = project.run(*project.EXPLAINER, "translate", "fr", cwd=tmp_path)
    assert done.returncode == 0, done.stdout
    assert PATH in done.stdout
    return tmp_path


def translated(folder: Path, message: str, translation: str) -> None:
    path = folder / PATH
    text = path.read_text(encoding="utf-8")
    assert f'msgid "{message}"\nmsgstr ""' in text
    path.write_text(
        text.replace(f'msgid "{message}"\nmsgstr ""', f'msgid "{message}"\nmsgstr "{translation}"'), "utf-8"
    )


def test_what_is_translated_is_shown_and_the_rest_is_in_english(folder: Path) -> None:
    translated(folder, "Claims", "Affirmations")
    site = project.build(folder)
    said = (site / "claims/index.html").read_text(encoding="utf-8")
    assert '<html lang="fr"' in said
    assert ">Affirmations<" in said
    assert ">Sources<" in said
    assert "10 janvier 2026" in (site / "sources/gazette/index.html").read_text(encoding="utf-8")


def test_bringing_it_up_to_date_keeps_what_is_translated(folder: Path) -> None:
    translated(folder, "Claims", "Affirmations")
    before = (folder / PATH).read_bytes()
    assert project.run(*project.EXPLAINER, "translate", "fr", cwd=folder).returncode == 0
    assert (folder / PATH).read_bytes() == before


def test_a_catalogue_that_cannot_be_read_is_left_as_it_is(folder: Path) -> None:
    (folder / PATH).write_text('msgid "Claims"\nmsgstr Affirmations\n', encoding="utf-8")
    checked = build.read(folder / "data", folder)
    assert [(p.rule, p.place.file, p.place.line) for p in checked.problems] == [("bad-catalogue", PATH, 2)]
    before = (folder / PATH).read_bytes()
    done = project.run(*project.EXPLAINER, "translate", "fr", cwd=folder)
    assert done.returncode == 2
    assert f"{PATH}:2:1: this text is not in double quotes" in done.stdout
    assert "Traceback" not in done.stdout
    assert (folder / PATH).read_bytes() == before


HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset={}\\n"\n"Plural-Forms: {}\\n"\n\n'


@pytest.mark.parametrize(
    ("head", "tells"),
    [
        (HEAD.format("CHARSET", "nplurals=2; plural=(n > 1);"), ""),
        (HEAD.format("ascii", "nplurals=2; plural=(n > 1);"), ""),
        (HEAD.format("iso-8859-1", "nplurals=2; plural=(n > 1);"), ""),
        (HEAD.format("utf-8", "nplurals=2; plural=(n > );"), "the head of the catalogue cannot be read"),
        (HEAD.format("utf-8", "nplurals=2; plural=n%0;"), "the head of the catalogue cannot be read"),
        (HEAD.format("utf-8", "nplurals=1; plural=(n > 1);"), "a form that there is not"),
    ],
)
def test_whatever_the_head_says_a_catalogue_is_read_as_utf_8_or_told_what_is_wrong(
    folder: Path, head: str, tells: str
) -> None:
    text = f'{head}msgid "Sources"\nmsgstr "Références"\n'
    (folder / PATH).write_text(text, encoding="utf-8-sig")
    messages = [problem.message for problem in build.read(folder / "data", folder).problems]
    assert (not tells and not messages) or any(tells in message for message in messages), messages
    done = project.run(*project.EXPLAINER, "translate", "fr", cwd=folder)
    assert "Traceback" not in done.stdout
    assert done.returncode == (2 if tells else 0)
    assert "Références" in (folder / PATH).read_text(encoding="utf-8")


def test_a_catalogue_that_is_begun_has_our_translations(tmp_path: Path) -> None:
    assert project.run(*project.EXPLAINER, "translate", "ru", cwd=tmp_path).returncode == 0
    said = (tmp_path / PATH.replace("fr", "ru")).read_text(encoding="utf-8")
    assert 'msgid "Sources"\nmsgstr "Источники"' in said


@pytest.mark.parametrize(("code", "meant"), [("french", "fr"), ("klingonese", "fr")])
def test_a_code_that_is_none_is_told(tmp_path: Path, code: str, meant: str) -> None:
    done = project.run(*project.EXPLAINER, "translate", code, cwd=tmp_path)
    assert done.returncode == 2
    assert f"`{code}` is no code of a language; write `{meant}`" in done.stdout
    assert list(tmp_path.iterdir()) == []
