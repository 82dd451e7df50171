"""Quoted words, whether they were found in the source, and an address that leads to their place in it."""

from collections.abc import Iterable
from urllib.parse import quote as percent_encode

from generator.derive import parts
from generator.model import Report
from generator.render.prose import Markdown, Prose, escape, escape_address, escape_attribute


def quote(prose: Prose, report: Report) -> Markdown:
    """Return the quoted words, marked as a quote in the language of the source.

    Where the editors had the source before them, they are a link to their place in it. A mark tells that they
    were looked up in its text, and when; what marks mean, a page tells once (`looked_up`).
    """
    if report.quote is None:
        return Markdown("")
    source = prose.story.sources[report.source]
    words = escape(report.quote)
    if source.url is not None and source.seen != "not-seen":
        address = escape_address(with_text_fragment(source.url, report.quote))
        title = escape_attribute(prose.gettext("Find these words in the source"))
        words = Markdown(f'[{words}](<{address}> "{title}")')
    marked = Markdown(f"<q{prose.language_attributes(source.language)}>{words}</q>")
    shown = prose.gettext("“%(words)s”", words=marked)
    return Markdown(f'<span class="quote">{shown}{_mark(prose, report)}</span>')


def _mark(prose: Prose, report: Report) -> str:
    """Return the mark of a quote that was found, with its day for eyes and ears; a check keeps it true."""
    if report.verified is None:
        return ""
    day = Markdown(prose.catalogue.date(report.verified))
    said = escape_attribute(
        prose.gettext("Found word for word in the text of the source on %(day)s", day=day)
    )
    return f' <span class="verified" role="img" aria-label="{said}" title="{said}">✓</span>'


def looked_up(prose: Prose, reports: Iterable[Report]) -> Markdown:
    """Return what a page says once of its quotes: whether they were looked up; nothing where it has none."""
    quoted = [report for report in reports if report.quote is not None]
    days = [report.verified for report in quoted if report.verified]
    if not quoted:
        return Markdown("")
    if not days:
        return prose.gettext("No quote here has been looked up in the text of its source.")
    day = prose.date(max(days, key=lambda day: day.key))
    found = prose.gettext(
        "Quotes with ✓ were found word for word in the text of the source, last on %(day)s.", day=day
    )
    if len(days) == len(quoted):
        return found
    others = prose.gettext("The others have not been looked up.")
    return Markdown(f"{found} {others}")


def with_text_fragment(url: str, words: str) -> str:
    """Return the address of a page with a text fragment, which takes a reader to the words in it.

    https://wicg.github.io/scroll-to-text-fragment/#syntax. Of words with something left out in between the
    first and the last part are named. A browser that does not find them shows the page from its beginning.
    """
    found = parts(words)
    if not found:
        return url
    ends = [found[0], found[-1]] if len(found) > 1 else found
    text = ",".join(percent_encode(end, safe="").replace("-", "%2D") for end in ends)
    return f"{url}{'' if '#' in url else '#'}:~:text={text}"
