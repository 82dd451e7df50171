"""Quotes are looked up word for word in the texts of their sources; what comes of it is told and written."""

import io
import re
import unicodedata
from datetime import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from generator import build, verify
from generator.cli import main
from generator.derive import DASHES, QUOTATION_MARKS, fingerprint, normalised
from generator.verify import files
from generator.verify.quotes import Text, difference, missing, stands
from tests.conftest import STORY, WriteStory

GAZETTE = "“The bridge is safe – for now”, said Ada Moor, the mayor, who has a large staff.\n"

DATA = """\
# What was read.
sources:
  - id: gazette # the local paper
    title: Is it safe?
    type: article-newspaper
    language: en
    accessed: 2025-05-03
    seen: full

claims:
  - id: safe
    text: It is safe.
    kind: fact
    reports:
      # what she said
      - source: gazette
        stance: asserts
        quote: "\\"The bridge is safe - for now\\"" # so the paper has it
"""
SOUND = STORY.replace("See [[bridge]].", "See [[safe]].") + DATA
OTHER = """
  - id: staff
    text: She has a staff.
    kind: fact
    reports:
      - {{source: gazette, stance: asserts, quote: {}}}
"""


def run(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(main, ["verify", *map(str, arguments)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.fixture
def root(write_story: WriteStory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a project with one quote, whose source has a text in the folder texts."""
    root = write_story(SOUND)
    monkeypatch.chdir(root)
    (root / "texts").mkdir()
    (root / "texts/a.txt").write_text(GAZETTE, encoding="utf-8")
    return root


def data(root: Path) -> str:
    return (root / "data/story.yml").read_text(encoding="utf-8")


def named(root: Path, file: str = "texts/a.txt", more: str = "") -> str:
    """Have the source name the text in a file, without the command; return the SHA-256."""
    sha256 = verify.read(root / file).sha256
    text = SOUND.replace("    seen: full\n", f"    seen: full\n    sha256: {sha256}\n") + more
    (root / "data/story.yml").write_text(text, encoding="utf-8")
    return sha256


# What counts as the same words


@pytest.mark.parametrize(
    "text",
    [
        'He said "it is safe - for now"',
        "He said “it is safe – for now”",
        "He said „it is safe — for now“",
        "He said «it is safe—for now»",
        "He said «\u202fit is safe\u00a0– for now\u202f»",
        "He said »it is safe ‒ for now«",
        "He said ‘it is safe ― for now’",
        "He said 「it is safe ‐ for now」",
        "He said ‹it is safe − for now›",
        "He said ''it is safe -- for now''",
        "He\tsaid\n\n “it  is\u2003sa\u00adfe\u200b – for now”\ufeff",
    ],
)
def test_white_space_quotation_marks_and_dashes_do_not_count(text: str) -> None:
    assert normalised(text) == "He said'it is safe-for now'"
    assert stands("said “it is safe – for now”", Text(text))


@pytest.mark.parametrize(
    "text",
    [
        "it is Safe for now",
        "it is safe, for now",
        "it is safe for now1",
        "it was safe for now",
        "it is sаfe for now",  # with a Cyrillic а
        "it is safé for now",
        "it is safe fornow",
    ],
)
def test_letters_capitals_accents_digits_and_commas_count(text: str) -> None:
    assert not stands("it is safe for now", Text(text))


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("2,000", "2000"),
        ("все", "всё"),
        ("10 km", "10km"),
        ("Strasse", "Straße"),
        ("ﬁne", "fine"),
        ("½", "1/2"),
    ],
)
def test_what_only_means_the_same_is_not_the_same(quote: str, text: str) -> None:
    assert not stands(quote, Text(text))
    assert not stands(text, Text(quote))


def test_a_letter_with_an_accent_is_the_same_as_one_or_as_two_characters() -> None:
    assert stands(unicodedata.normalize("NFD", "Андрей"), Text("сказал Андрей"))
    assert stands("Андрей", Text(unicodedata.normalize("NFD", "сказал Андрей")))


def words(text: str) -> list[str]:
    """Return what stands between white space, quotation marks and dashes, as another way to see words."""
    shown = "".join(
        char
        for char in text
        if not re.fullmatch("[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]", char)
    )
    return [
        word
        for word in re.split(rf"[\s{QUOTATION_MARKS}{DASHES}]+", unicodedata.normalize("NFC", shown))
        if word
    ]


ANY = st.text(
    st.characters(codec="utf-8") | st.sampled_from(" \n-–—'\"“”«»’\u00a0\u00adабвa1,."), max_size=40
)


@given(ANY)
def test_normalising_changes_no_word_and_does_all_at_once(text: str) -> None:
    assert words(normalised(text)) == words(text)
    assert normalised(normalised(text)) == normalised(text)


@given(ANY, ANY)
def test_texts_that_are_the_same_once_normalised_have_the_same_words(one: str, other: str) -> None:
    assert normalised(one) != normalised(other) or words(one) == words(other)


@given(ANY, st.text("ab c.-“”\n", min_size=1, max_size=20).filter(words), ANY)
def test_words_between_spaces_stand_in_every_text_that_is_made_round_them(
    before: str, quote: str, after: str
) -> None:
    assert stands(quote, Text(f"{before} {quote} {after}"))


# Where a quote begins and ends, and what it leaves out


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("legal", "illegal"),
        ("fact", "facts"),
        ("рада", "рады и ограда"),
        ("2", "25"),
        ("", "any"),
        ("…", "any"),
    ],
)
def test_a_quote_is_of_whole_words(quote: str, text: str) -> None:
    assert not stands(quote, Text(text))


@pytest.mark.parametrize(
    ("quote", "text"),
    [("기념비", "기념비를 세운다"), ("京タワ", "東京タワーは高い"), ("旧桥", "关闭了这座旧桥因为")],
)
def test_where_words_have_no_ends_that_one_sees_a_quote_ends_anywhere(quote: str, text: str) -> None:
    assert stands(quote, Text(text))


@pytest.mark.parametrize("sign", ["[…]", "(…)", "…", "...", "[...]"])
def test_a_quote_may_leave_words_out_in_the_middle(sign: str) -> None:
    text = Text(GAZETTE)
    assert stands(f"The bridge {sign} for now {sign} large staff", text)
    assert stands(f"{sign} for now {sign}", text)
    assert missing(f"for now {sign} The bridge", text) == "The bridge"
    assert missing(f"The bridge {sign} a small staff", text) == "a small staff"


def test_an_ellipsis_of_the_source_is_found_as_it_is() -> None:
    assert stands("well… perhaps", Text("“Well, well… perhaps”"))


def test_a_hyphen_at_the_end_of_a_line_may_belong_to_the_word_or_divide_it() -> None:
    text = Text("a well-\nknown bridge, in need of verifi-\r\n  cation and re\u00ad\npair")
    for quote in (
        "a well-known bridge",
        "need of verification and repair",
        "well-known bridge, in need of verification",
    ):
        assert stands(quote, text)
    assert not stands("a well known bridge", text)
    assert not stands("need of verify cation", text)


# The nearest passage


@pytest.mark.parametrize(
    ("quote", "shown"),
    [
        ("The bridge was safe", "“The bridge [-was-] {+is+} safe”"),
        ("Ada Moor, who has a staff", "“Ada Moor{+, the mayor+}, who has a {+large+} staff”"),
        ("Large staff", "“[-Large-] {+large+} staff”"),
        (
            "the bridge is quite safe, for now",
            "“[-the-]{+The+} bridge is [-quite-] safe[-,-] {+–+} for now”",
        ),
        ("nothing of the kind was written anywhere", None),
    ],
)
def test_the_nearest_passage_is_shown_with_the_difference(quote: str, shown: str | None) -> None:
    assert difference(quote, Text(GAZETTE)) == shown


def test_of_words_that_look_alike_the_characters_are_named() -> None:
    said = difference("said Belousov today", Text("so said Bеlousov today"))  # with a Cyrillic е
    assert said == (
        "“said [-Belousov-] {+Bеlousov+} today”; there U+0435 (cyrillic small letter ie) "
        "stands for U+0065 (latin small letter e)"
    )


def test_a_long_text_is_searched_to_its_end() -> None:
    text = Text("It rained all day on that bridge, and nobody was there. " * 190_000 + GAZETTE)  # 10 MB
    assert stands("for now”, said Ada Moor", text)
    assert difference("said Ada More, the mayor", text) == "“said Ada [-More-] {+Moor+}, the mayor”"


# The kinds of file


def page(body: str, title: str = "Is it safe?") -> str:
    return (
        f"<!doctype html><html lang=en><head><title>{title}</title></head><body><nav><a href=/>Home</a>"
        f"<a href=/sport>Sport pages</a></nav><article><h1>{title}</h1>{body}</article>"
        "<aside>Read next: something else entirely</aside><footer>Imprint</footer></body></html>"
    )


ARTICLE = page(
    "<p>The mayor <b>Ada</b> <i>Moor</i> said that the bridge &ldquo;is safe&nbsp;&ndash; for now&rdquo;.</p>"
    "<p>An engineer of the town did not agree with her: he had found a crack in one of the pillars.</p>"
)


def pdf(*pages: str) -> bytes:
    """Return a PDF with these lines on its pages, in letters of Windows-1252."""
    writer = PdfWriter()
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
            NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
        }
    )
    for text in pages:
        blank = writer.add_blank_page(595, 842)
        shown = " T* ".join(f"({line}) Tj" for line in text.split("\n"))
        stream = DecodedStreamObject()
        stream.set_data(f"BT /F1 12 Tf 14 TL 72 770 Td {shown} ET".encode("cp1252"))
        blank[NameObject("/Contents")] = writer._add_object(stream)  # noqa: SLF001 - pypdf has no other way
        fonts = DictionaryObject({NameObject("/F1"): font})
        blank[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def read(folder: Path, name: str, content: str | bytes) -> verify.File:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return verify.read(path)


def test_of_a_page_of_the_web_the_article_is_read_and_what_is_round_it_is_not(tmp_path: Path) -> None:
    file = read(tmp_path, "a.html", ARTICLE)
    for quote in ("Is it safe?", "Ada Moor said that the bridge “is safe - for now”", "had found a crack"):
        assert stands(quote, file.text)
    for quote in ("Sport pages", "something else entirely", "Imprint"):
        assert not stands(quote, file.text)


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1251"])
def test_a_page_of_the_web_is_read_in_the_encoding_that_it_names(tmp_path: Path, encoding: str) -> None:
    text = page(
        "<p>Памятник военным появится в городе, сказал мэр. Так он сказал вчера и сегодня.</p>", "Памятник"
    )
    content = text.replace("<head>", f"<head><meta charset={encoding}>").encode(encoding)
    assert stands("Памятник военным появится", read(tmp_path, "a.htm", content).text)


def test_a_quote_goes_over_the_end_of_a_line_and_of_a_page_of_a_pdf(tmp_path: Path) -> None:
    file = read(
        tmp_path,
        "a.pdf",
        pdf("The bridge is “safe” – so it was con-\nfirmed by the well-", "known mayor"),
    )
    assert stands("“safe” – so it was confirmed by the well-known mayor", file.text)
    assert not stands("safe so it was confirmed", file.text)


def test_letters_that_a_pdf_joins_are_read_as_letters(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pypdf.PageObject.extract_text", lambda _: "conﬁrmed aﬀairs ﻻ")
    assert read(tmp_path, "a.pdf", pdf("")).words == "confirmed affairs لا"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\xef\xbb\xbfA bridge", "A bridge"),
        ("A brìdge".encode("utf-16"), "A brìdge"),
        (b"A bridge\r\nis closed", "A bridge\r\nis closed"),
    ],
)
def test_plain_text_is_read_with_and_without_a_byte_order_mark(
    tmp_path: Path, content: bytes, words: str
) -> None:
    assert read(tmp_path, "a.TXT", content).words == words


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("a.txt", "Памятник".encode("cp1251"), "it is not UTF-8"),
        ("a.txt", b"", "it has no words"),
        ("a.txt", b" \n\n", "it has no words"),
        ("a.html", b"", "it has no words"),
        ("a.html", b"<html></html>", "it has no words"),
        ("a.pdf", b"", "it is no PDF that can be read"),
        ("a.pdf", b"%PDF-1.7 and then nothing", "it is no PDF that can be read"),
        ("a.pdf", pdf(""), "it has no words"),
        ("a.docx", b"PK", "only .txt, .html, .htm, .xhtml, .pdf are read"),
    ],
)
def test_a_file_without_words_says_why(tmp_path: Path, name: str, content: bytes, why: str) -> None:
    file = read(tmp_path, name, content)
    assert file.words is None
    assert why in file.unreadable
    assert len(file.sha256) == 64


@pytest.mark.parametrize(("name", "library"), [("a.html", "trafilatura"), ("a.pdf", "pypdf")])
def test_where_a_library_is_missing_the_command_to_install_it_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, library: str
) -> None:
    monkeypatch.setitem(__import__("sys").modules, library, None)
    assert "pip install 'explainer[verify]'" in read(tmp_path, name, b"x").unreadable


def test_a_file_that_may_not_be_opened_says_so(tmp_path: Path) -> None:
    assert verify.read(tmp_path / "gone.txt").unreadable == "no such file or directory"


def test_files_are_found_in_folders_within_but_for_hidden_ones(tmp_path: Path) -> None:
    for name in ("b.txt", "a/c.pdf", ".DS_Store", ".git/d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert list(verify.texts_in(tmp_path)) == [tmp_path / "a/c.pdf", tmp_path / "b.txt"]


# The command


def test_a_text_is_found_by_its_checksum_whatever_it_is_called(root: Path) -> None:
    named(root)
    (root / "texts/a.txt").rename(root / "texts/z.txt")
    done = run("texts")
    assert done.exit_code == 0
    assert (
        "1 quote stands word for word in the source, none do not; none could not be looked up" in done.output
    )
    assert "`--write` marks 1 quote" in done.output


def test_a_quote_that_does_not_stand_is_told_with_its_line_and_the_nearest_passage(root: Path) -> None:
    named(root, more=OTHER.format("a big staff"))
    done = run("texts/a.txt")
    assert done.exit_code == 1
    assert re.search(
        r"^data/story.yml:\d+:51: error\[misquoted\] the quote does not stand", done.output, re.MULTILINE
    )
    assert "“a [-big-] {+large+} staff”" in done.output
    assert "1 quote stands word for word in the source, 1 does not" in done.output


def test_nothing_is_left_out_in_silence(root: Path) -> None:
    more = (
        OTHER.format("a small staff").replace("gazette", "echo")
        + "      - {source: wire, stance: asserts, quote: x}\n"
    )
    named(root, more=more)
    other = "  - {id: %s, title: T, type: article, language: de, accessed: 2025-05-03, seen: full%s}\n"
    broken = verify.read(root / "texts/a.txt").sha256
    text = data(root).replace(
        "\nclaims:", other % ("echo", "") + other % ("wire", f", sha256: {'a' * 64}") + "\nclaims:"
    )
    (root / "data/story.yml").write_text(text, encoding="utf-8")
    (root / "texts/b.txt").write_text(GAZETTE, encoding="utf-8")
    (root / "texts/c.txt").write_text("She has a small staff.", encoding="utf-8")
    (root / "texts/d.png").write_bytes(b"PNG")
    said = run("texts").output
    assert "texts/b.txt: the same as texts/a.txt" in said
    assert "texts/c.txt: no source has this text" in said
    assert "explainer verify texts/c.txt --source echo --write" in said
    assert "texts/d.png: no source has this text" in said
    assert "1 of sources that name no text by `sha256`: `echo`" in said
    assert "1 of sources whose text is not among the files: `wire`" in said
    assert broken in data(root)


def test_a_text_that_cannot_be_read_is_told(root: Path) -> None:
    (root / "texts/a.txt").write_bytes("Мост".encode("cp1251"))
    named(root)
    said = run("texts").output
    assert "texts/a.txt: the text of `gazette` cannot be read: it is not UTF-8" in said
    assert "1 of sources whose text cannot be read: `gazette`" in said


def test_two_sources_with_one_text_are_told(root: Path) -> None:
    sha256 = named(root)
    other = f"{{id: echo, title: T, type: article, language: en, seen: excerpt, sha256: {sha256}}}"
    text = data(root).replace("\nclaims:", f"  - {other}\n\nclaims:")
    (root / "data/story.yml").write_text(text, encoding="utf-8")
    said = run("texts").output
    assert "`echo` names the same text as `gazette`" in said
    assert "warning[shared-wording] the texts of `echo` and `gazette` share a run of words" in said


def test_the_checksum_gets_into_a_source_by_its_id_and_the_rest_of_the_file_stays(root: Path) -> None:
    before, sha256 = data(root), verify.read(root / "texts/a.txt").sha256
    shown = run("texts/a.txt", "--source", "gazette")
    assert shown.exit_code == 0
    assert f"with `--write` this is added to `gazette`:\n    sha256: {sha256}\n" in shown.output
    assert data(root) == before
    assert run("texts/a.txt", "--source", "gazette", "--write", "--date", "2025-05-31").exit_code == 0
    digits = fingerprint('"The bridge is safe - for now"', sha256)
    assert data(root) == before.replace(
        "    seen: full\n", f"    seen: full\n    sha256: {sha256}\n"
    ).replace(
        "# so the paper has it\n",
        f"# so the paper has it\n        verified: 2025-05-31\n        fingerprint: {digits}\n",
    )
    assert not build.read(root / "data", root).problems


def test_to_write_twice_is_to_write_once_and_the_first_day_stays(root: Path) -> None:
    named(root)
    assert run("texts", "--write", "--date", "2025-05-30").exit_code == 0
    once = data(root)
    assert "verified: 2025-05-30" in once
    again = run("texts", "--write", "--date", "2025-05-31")
    assert again.exit_code == 0
    assert "nothing to write" in again.output
    assert data(root) == once


def test_without_a_day_it_is_the_one_of_the_clock(root: Path) -> None:
    named(root)
    before = datetime.now().astimezone().date().isoformat()
    assert run("texts", "--write").exit_code == 0
    after = datetime.now().astimezone().date().isoformat()
    assert f"verified: {before}" in data(root) or f"verified: {after}" in data(root)


def test_a_quote_that_is_changed_later_is_no_longer_verified_until_it_is_verified_again(root: Path) -> None:
    named(root)
    run("texts", "--write", "--date", "2025-05-30")
    verified = data(root)
    (root / "data/story.yml").write_text(
        verified.replace("safe - for now", "safe — for now"), encoding="utf-8"
    )
    assert not build.read(root / "data", root).problems, "a dash does not count"
    (root / "data/story.yml").write_text(verified.replace("is safe - for", "is safe for"), encoding="utf-8")
    assert [one.rule for one in build.read(root / "data", root).problems] == ["stale-verification"]
    assert run("texts", "--write").exit_code == 1
    (root / "data/story.yml").write_text(verified.replace(" - for now", ""), encoding="utf-8")
    assert [one.rule for one in build.read(root / "data", root).problems] == ["stale-verification"]
    assert run("texts", "--write", "--date", "2025-05-31").exit_code == 0
    assert data(root).count("verified: 2025-05-31") == data(root).count("verified:") == 1
    assert not build.read(root / "data", root).problems


def test_a_quote_that_does_not_stand_is_marked_by_nobody(root: Path) -> None:
    named(root, more=OTHER.format("a big staff"))
    assert run("texts", "--write").exit_code == 1
    assert data(root).count("verified:") == 1
    assert "quote: a big staff}" in data(root)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nowhere",), "'nowhere' does not exist"),
        (("texts", "--source", "gazette"), "`--source` goes with one file"),
        (("texts/a.txt", "--source", "gazete"), "did you mean `gazette`?"),
        (("texts/b.png", "--source", "gazette"), "cannot be read: only .txt"),
        (("texts", "--write", "--date", "31.5.2025"), "does not match the format"),
    ],
)
def test_wrong_usage_is_told_and_ends_with_two(root: Path, arguments: tuple[str, ...], said: str) -> None:
    (root / "texts/b.png").write_bytes(b"PNG")
    done = run(*arguments)
    assert done.exit_code == 2
    assert said in done.output


def test_a_checksum_that_is_there_is_not_written_over(root: Path) -> None:
    named(root)
    before = data(root)
    (root / "texts/b.txt").write_text("Another text.", encoding="utf-8")
    done = run("texts/b.txt", "--source", "gazette", "--write")
    assert done.exit_code == 2
    assert "has `sha256` of another text" in done.output
    assert data(root) == before


@pytest.mark.parametrize("wrong", ["claims: [", "terms:\n  - id: x\n"])
def test_data_with_errors_are_not_touched(root: Path, wrong: str) -> None:
    (root / "data/wrong.yml").write_text(wrong, encoding="utf-8")
    named(root)
    before = data(root)
    done = run("texts", "--write")
    assert done.exit_code == 1
    assert "data/wrong.yml:" in done.output
    assert data(root) == before


def test_an_empty_folder_is_told(root: Path) -> None:
    named(root)
    (root / "texts/a.txt").unlink()
    done = run("texts")
    assert done.exit_code == 0
    assert "no quotes stand word for word in the source, none do not; 1 could not be looked up" in done.output
    assert "no texts of sources read" in done.output


# Rewrites


def story_of_texts(write_story: WriteStory, texts: dict[str, str], more: str = "") -> verify.Verification:
    root = write_story(STORY.replace("See [[bridge]].", "See."))
    found, sources = [], "sources:\n"
    for id_, text in texts.items():
        found.append(read(root, f"{id_}.txt", text))
        language = "de" if id_.startswith("de") else "en"
        sources += (
            f"  - {{id: {id_}, title: T, type: article, language: {language}, seen: full, "
            f"sha256: {found[-1].sha256}{more if id_ == 'b' else ''}}}\n"
        )
    (root / "data/sources.yml").write_text(sources, encoding="utf-8")
    return verify.verify(build.read(root / "data", root).story, found)


LONG = "the old bridge over the river will stay closed until the spring of next year"
RUNS = (
    "one two three four five six",
    "first second third fourth fifth sixth",
    "red green blue black white brown",
)


def test_ten_rewrites_of_one_text_are_joined_by_nine_warnings(write_story: WriteStory) -> None:
    texts = {f"s{number}": f"Paper {number} writes: {LONG}, as is said in {number}." for number in range(10)}
    found = story_of_texts(write_story, texts)
    assert [one.rule for one in found.problems] == ["shared-wording"] * 9
    assert all("the longest run" in one.note and one.level == "warning" for one in found.problems)


@pytest.mark.parametrize("more", [", derived_from: [a]", ", derived_from: [c]"])
def test_a_rewrite_that_is_declared_is_no_news(write_story: WriteStory, more: str) -> None:
    texts = {"a": f"It is said that {LONG}.", "b": f"We hear: {LONG}!", "c": "Nothing of that."}
    found = story_of_texts(write_story, texts, more)
    assert [one.rule for one in found.problems] == (["shared-wording"] if "c" in more else [])


def test_several_short_runs_are_told_and_fewer_are_not(write_story: WriteStory) -> None:
    def texts(number: int) -> dict[str, str]:
        shared = RUNS[:number]
        return {"a": " Aa. ".join(("Now", *shared)), "b": " Bb, bb. ".join((*reversed(shared), "then"))}

    assert len(story_of_texts(write_story, texts(3)).problems) == 1
    assert not story_of_texts(write_story, texts(2)).problems


def test_texts_in_two_languages_are_not_compared_and_that_is_told(write_story: WriteStory) -> None:
    found = story_of_texts(write_story, {"a": LONG, "de-1": LONG, "de-2": "Anderes."})
    assert not found.problems
    assert found.incomparable == 2
    assert "2 pairs are in two languages and cannot be compared" in verify.text(found, {})


def test_what_reads_a_text_is_told_with_the_command() -> None:
    assert set(files.READ) == {".txt", ".html", ".htm", ".xhtml", ".pdf"}
    for ending in (".txt", ".html", ".pdf"):
        assert ending in run("--help").output
