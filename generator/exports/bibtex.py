r"""The sources for LaTeX: BibTeX, https://mirrors.ctan.org/biblio/bibtex/base/btxdoc.pdf.

`sources.bib` has all sources, `bibliography/<id>.bib` one; the key of each is its id. The types are those to
which Zotero maps the types of CSL (https://github.com/zotero/translators/blob/master/BibTeX.js); all others
are `misc`. Texts are in UTF-8, and what LaTeX takes for a command is written as one that prints it; titles
and names stand in two pairs of braces, so that no style changes their capitals or takes a name apart.

`year` and `month` say an exact date. One that is about, uncertain, an interval or without a year stands in
`year` in words, as btxdoc has it: “(about 1984)”. The fields `date` (in EDTF), `urldate`, `titleaddon`,
`shorttitle` and `language` are those of biblatex (https://ctan.org/pkg/biblatex); BibTeX passes over them. A
stored copy, and how much the editors saw, have no field and are left out; CSL-JSON has them.
"""

from collections.abc import Iterator, Mapping

from generator.catalogue import gettext_noop
from generator.dates import Edtf
from generator.derive import Story
from generator.exports.csl import FOLDER, is_digits
from generator.exports.format import Format
from generator.model import Source
from generator.render.prose import Prose
from generator.site import Site

PATH = "sources.bib"

_TYPES = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "entry-dictionary": "incollection",
    "entry-encyclopedia": "incollection",
    "manuscript": "unpublished",
    "pamphlet": "booklet",
    "paper-conference": "inproceedings",
    "report": "techreport",
    "thesis": "phdthesis",
}
"""The types of BibTeX by those of CSL."""

_PUBLISHERS = {
    "article": "journal",
    "book": "publisher",
    "incollection": "publisher",
    "inproceedings": "publisher",
    "phdthesis": "school",
    "techreport": "institution",
}
"""The fields that say who published a work, by its type in BibTeX; in all others it is `howpublished`."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

# Braces are counted by BibTeX even behind a backslash, so they are written by their names.
_LATEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    **{sign: f"\\{sign}" for sign in "#$%&_"},
}


def files(story: Story, site: Site) -> Mapping[str, bytes]:  # noqa: ARG001 - a source has an address of its own
    """Return the file of all sources, and one for each."""
    entries = {id_: entry(story, source) for id_, source in story.sources.items()}
    alone = {f"{FOLDER}/{id_}.bib": one.encode() for id_, one in entries.items()}
    return {PATH: "\n".join(entries.values()).encode(), **alone}


def entry(story: Story, source: Source) -> str:
    """Return a source as an entry of BibTeX."""
    type_ = _TYPES.get(source.type, "misc")
    if type_ == "article" and not source.publisher:
        type_ = "misc"  # an article has to name its journal
    fields = "".join(f"  {field} = {value},\n" for field, value in _fields(story, source, type_))
    return f"@{type_}{{{source.id},\n{fields}}}\n"


def _fields(story: Story, source: Source, type_: str) -> Iterator[tuple[str, str]]:
    yield "title", f"{{{{{latex(source.title)}}}}}"
    if source.author:
        yield "author", f"{{{{{latex(source.author)}}}}}"
    if source.publisher:
        field = _PUBLISHERS.get(type_, "howpublished")
        yield field, f"{{{{{latex(story.actors[source.publisher].name)}}}}}"
    if source.published:
        yield from _date(story, source.published)
    if source.url:
        # As it is, for biblatex and for `url`; it has no brace and no backslash, by the rule `bad-address`.
        yield "url", f"{{{source.url}}}"
    if source.accessed:
        yield "urldate", f"{{{source.accessed.text}}}"
    yield "language", f"{{{source.language}}}"
    if source.label:
        yield "shorttitle", f"{{{{{latex(source.label)}}}}}"
    if source.translation:
        yield "titleaddon", f"{{{{{latex(source.translation)}}}}}"
    if source.note:
        yield "note", f"{{{latex(Prose(story, '').words(source.note))}}}"


def _date(story: Story, date: Edtf) -> Iterator[tuple[str, str]]:
    part = date.start
    if part and not date.is_interval and not date.is_marked and is_digits(part):
        yield "year", f"{{{part.year}}}"
        if part.month:
            yield "month", _MONTHS[int(part.month) - 1]
    else:
        yield "year", f"{{{{{latex(story.catalogue.date(date))}}}}}"
    if "XXXX" not in date.text:  # a year that is not stated is none for biblatex
        yield "date", f"{{{date.text}}}"


def latex(text: str) -> str:
    """Return a text as LaTeX that prints it, on one line."""
    return "".join(_LATEX.get(sign, sign) for sign in " ".join(text.split()))


FORMAT = Format(
    name="bibtex",
    path=PATH,
    title=gettext_noop("Bibliography for LaTeX"),
    said=gettext_noop(
        "The sources for papers that are set with LaTeX (BibTeX, with dates for biblatex). Each source "
        "also has a file of its own in bibliography/, named as its page is."
    ),
    example=r"\addbibresource[location=remote]{%(address)s}",
    files=files,
)
