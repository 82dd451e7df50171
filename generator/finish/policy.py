"""The Content-Security-Policy of a page: what a browser may load and run for it, computed from its HTML.

https://www.w3.org/TR/CSP3/ says what the directives mean. The policy stands in a `<meta>`, so that it holds
on any host; `frame-ancestors`, `report-to` and `sandbox` are ignored there and are the host's to send.
"""

import base64
import hashlib
import re

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

RUN = frozenset({"", "module", "text/javascript", "application/javascript"})
"""The types of a script that a browser runs; what has another type is data.

https://html.spec.whatwg.org/multipage/scripting.html#attr-script-type
"""


def with_policy(html: str) -> str:
    """Return the page with its policy right after its charset, before anything that the policy is about."""
    return _CHARSET.sub(
        lambda charset: f'{charset[0]}<meta http-equiv="Content-Security-Policy" content="{policy(html)}">',
        html,
        count=1,
    )


def policy(html: str) -> str:
    """Return the policy of a page: inline scripts run only if they are, letter by letter, those of `html`."""
    hashes = dict.fromkeys(_hash(text) for text in _inline_scripts(html))
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


def _hash(text: str) -> str:
    """Return the source expression for a script: https://www.w3.org/TR/CSP3/#grammardef-hash-source."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
