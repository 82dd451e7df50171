"""The texts of sources are read from plain text, pages of the web and PDF, or it is said why not."""

import io
import sys
from pathlib import Path

import pytest
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from generator import verify
from generator.verify.quotes import stands


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
    monkeypatch.setitem(sys.modules, library, None)
    assert "pip install 'explainer[verify]'" in read(tmp_path, name, b"x").unreadable


def test_a_file_that_may_not_be_opened_says_so(tmp_path: Path) -> None:
    assert verify.read(tmp_path / "gone.txt").unreadable == "no such file or directory"


def test_files_are_found_in_folders_within_but_for_hidden_ones(tmp_path: Path) -> None:
    for name in ("b.txt", "a/c.pdf", ".DS_Store", ".git/d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert list(verify.texts_in(tmp_path)) == [tmp_path / "a/c.pdf", tmp_path / "b.txt"]
