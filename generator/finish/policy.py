"""The Content-Security-Policy of a page: what a browser may load and run for it, computed from its HTML.

https://www.w3.org/TR/CSP3/ says what the directives mean. The policy stands in a `<meta>`, so that it holds
on any host; `frame-ancestors`, `report-to` and `sandbox` are ignored there and are the host's to send.
"""

import base64
import hashlib
import re
from collections.abc import Iterable

STRICT = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",  # Material's icons are pictures in its style sheet
    "connect-src": "'self'",  # the index of the search, the site map, the next page
    "worker-src": "'self'",  # the search
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
}
"""What every page may do: load from the site's own host, and nothing else."""

_CHARSET = re.compile(r"<meta charset=[^>]*>", re.IGNORECASE)
_SCRIPT = re.compile(r"<script\b(?P<attributes>[^>]*)>(?P<text>.*?)</script\s*>", re.IGNORECASE | re.DOTALL)
_TYPE = re.compile(r"""\btype\s*=\s*["']?(?P<type>[^\s"'>]+)""", re.IGNORECASE)
_SOURCE = re.compile(r"\bsrc\s*=", re.IGNORECASE)

_ROOT = re.compile(r'(?<=^__md_scope=new URL\(")[\w./~%-]*(?=",location\))')

RUN = frozenset({"", "module", "text/javascript", "application/javascript"})
"""The types of a script that a browser runs; what has another type is data.

https://html.spec.whatwg.org/multipage/scripting.html#attr-script-type
"""


def of_every_page(pages: Iterable[str]) -> frozenset[str]:
    """Return the inline scripts that every page of a site has: those of the theme.

    One that only some pages have may have come in by a text of the story.
    """
    found = [{_form(text) for text in _inline_scripts(html)} for html in pages]
    return frozenset(set.intersection(*found) if found else ())


def with_policy(html: str, scripts: frozenset[str]) -> str:
    """Return the page with its policy right after its charset, before anything that the policy is about."""
    content = policy(html, scripts)
    return _CHARSET.sub(
        lambda charset: f'{charset[0]}<meta http-equiv="Content-Security-Policy" content="{content}">',
        html,
        count=1,
    )


def policy(html: str, scripts: frozenset[str]) -> str:
    """Return the policy of a page: of its inline scripts those run that are among `scripts`."""
    hashes = dict.fromkeys(_hash(text) for text in _inline_scripts(html) if _form(text) in scripts)
    directives = {**STRICT, "script-src": " ".join([STRICT["script-src"], *hashes])}
    return "; ".join(f"{name} {value}" for name, value in directives.items())


def _inline_scripts(html: str) -> list[str]:
    """Return the texts of the scripts that stand in the page itself and that a browser runs."""
    found = []
    for script in _SCRIPT.finditer(html):
        type_ = _TYPE.search(script["attributes"])
        if not _SOURCE.search(script["attributes"]) and (type_["type"].lower() if type_ else "") in RUN:
            found.append(script["text"])
    return found


def _form(text: str) -> str:
    """Return the text of a script without what differs from page to page: Material's way to the root."""
    return _ROOT.sub("", text)


def _hash(text: str) -> str:
    """Return the source expression for a script: https://www.w3.org/TR/CSP3/#grammardef-hash-source."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
