"""Links out of the site: the page that is opened gets no hold of ours."""

import re

_LINK_OUT = re.compile(r"""<a\b(?=[^>]*\shref="(?:https?:)?//)(?P<attributes>[^>]*)>""", re.IGNORECASE)
_REL = re.compile(r'(?P<before>\srel=")(?P<words>[^"]*)"', re.IGNORECASE)


def with_safe_links(html: str) -> str:
    """Return the page with `rel="noopener"` on every link to another host.

    https://html.spec.whatwg.org/multipage/links.html#link-type-noopener. That no address of a page is sent
    along is said once for the whole page, by `<meta name="referrer">`.
    """
    return _LINK_OUT.sub(lambda link: f"<a{_with_noopener(link['attributes'])}>", html)


def _with_noopener(attributes: str) -> str:
    rel = _REL.search(attributes)
    if rel is None:
        return f'{attributes} rel="noopener"'
    words = dict.fromkeys([*rel["words"].split(), "noopener"])
    return _REL.sub(f'{rel["before"]}{" ".join(words)}"', attributes, count=1)
