"""Words of the glossary: the first use of each on a page is a link to what it means.

Python-Markdown's `abbr` extension finds the words, whatever markup they stand in, and gives each its
meaning as a `title`. That alone is shown to a mouse only: no finger and no keyboard reaches it.
https://html.spec.whatwg.org/multipage/dom.html#the-title-attribute
"""

import re
from collections.abc import Mapping

_MARKED = re.compile(
    # Where a link may not stand, or would stand in the way: the word is left as it is.
    r"<(?P<around>a|button|h[1-6]|label|summary)\b[^>]*>.*?</(?P=around)\s*>"
    r'|<abbr title="(?P<meaning>[^"]*)">(?P<word>[^<]*)</abbr>',
    re.DOTALL,
)
_ABBREVIATION = re.compile(r"</?abbr\b[^>]*>")


def with_links(html: str, addresses: Mapping[str, str], root: str) -> str:
    """Return the page with a link for the first use of each word, and nothing but the word for every other.

    `addresses` are those of the words' meanings below the `root` of the site, as they are in HTML.
    """
    linked = set()

    def replace(found: re.Match[str]) -> str:
        plain = _ABBREVIATION.sub("", found[0])
        address = addresses.get(found["word"] or "")
        if address is None or address in linked:
            return plain
        linked.add(address)
        return f'<a class="term" href="{root}{address}" title="{found["meaning"]}">{plain}</a>'

    return _MARKED.sub(replace, html)
