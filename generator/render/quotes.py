"""Quoted words, and the address of a page with the place in it where they stand."""

from urllib.parse import quote as percent_encode

from generator.derive import parts
from generator.model import Report
from generator.render.prose import Markdown, Prose, escape, escape_address, escape_attribute


def quote(prose: Prose, report: Report) -> Markdown:
    """Return the quoted words, marked as a quote in the language of the source.

    Where the editors had the source before them, they are a link to their place in it.
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
    return prose.gettext("“%(words)s”", words=marked)


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
