"""The Content-Security-Policy of a page: what a browser may load and run for it.

https://www.w3.org/TR/CSP3/ says what the directives mean. The policy stands in a `<meta>`, so that it holds
on any host; `frame-ancestors`, `report-to` and `sandbox` are ignored there and are the host's to send.

Of the scripts in a page itself those run that stand word for word in a template of the theme. So it does not
matter how another one came into the page: by a text of the story, by a page written by hand, by a plugin.
"""

import re
from collections.abc import Iterable

from generator.csp import hash_source

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

_SCRIPT = re.compile(r"<script\b[^>]*>(?P<text>.*?)</script\s*>", re.IGNORECASE | re.DOTALL)

_ROOT = re.compile(r'(?<=^__md_scope=new URL\(")(?:[\w./~%-]*|\{\{[^}]*\}\})(?=",location\))')


def of_theme(templates: Iterable[str]) -> frozenset[str]:
    """Return the scripts that stand in these Jinja templates.

    One that a template puts together of values is none that runs, but for Material's way to the root.
    """
    return frozenset(_form(script["text"]) for text in templates for script in _SCRIPT.finditer(text))


def policy(inline: Iterable[str], scripts: frozenset[str]) -> str:
    """Return the policy of a page with these inline scripts, of which those run that are among `scripts`."""
    hashes = dict.fromkeys(hash_source(text) for text in inline if _form(text) in scripts)
    directives = {**STRICT, "script-src": " ".join([STRICT["script-src"], *hashes])}
    return "; ".join(f"{name} {value}" for name, value in directives.items())


def _form(text: str) -> str:
    """Return the text of a script without what differs from page to page: Material's way to the root."""
    return _ROOT.sub("", text)
