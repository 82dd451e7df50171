"""The panel at the foot of a page that is served to its editors: what is wrong, where, and what to do.

It is in the HTML that is sent, so it needs no script; the script beside it shows what changes. Screen readers
tell errors at once (`role="alert"`), and warnings and what is not up to date when there is time (`status`).
https://www.w3.org/TR/wai-aria-1.2/#live_region_roles
"""

from collections.abc import Iterator, Sequence
from html import escape
from urllib.parse import urlencode

from generator import report
from generator.problem import Problem
from generator.serving.preview import State

FOLDER = ".serving/"
"""The folder in the site of what is there only while it is served; no page has a name that begins so."""

MOST = 25
"""How many problems the panel shows of a kind; the terminal has all."""

KEPT = "The pages are the last good ones; they are brought up to date as soon as this is mended."
NONE_YET = "There are no pages yet; they appear here as soon as this is mended."
BEHIND = "The search, the feeds and other files are being brought up to date with the pages."


def parts(state: State, *, behind: bool = False) -> dict[str, str]:
    """Return the HTML of the parts of the panel by their roles; of one with nothing to tell it is empty.

    `behind` says that what is no page is not of the newest data yet.
    """
    errors = [problem for problem in state.problems if problem.level == "error"]
    warnings = [problem for problem in state.problems if problem.level == "warning"]
    alert = ""
    if state.failed:
        said = KEPT if state.told else NONE_YET
        message = f'<pre tabindex="0">{escape(state.message)}</pre>' if state.message else ""
        alert = _fold(_count(errors, "error") if errors else "The project cannot be read", is_open=True)
        alert = alert.format(f"<p>{said}</p>{message}{_list(errors, state)}")
    status = _fold(_count(warnings, "warning")).format(_list(warnings, state)) if warnings else ""
    if behind and not state.failed:
        status = f'<p class="behind">{BEHIND}</p>{status}'
    return {"alert": alert, "status": status}


def _count(problems: Sequence[Problem], noun: str) -> str:
    return f"{len(problems)} {noun}{'' if len(problems) == 1 else 's'}"


def _fold(summary: str, *, is_open: bool = False) -> str:
    """Return what opens and closes; its content is to be put in."""
    return f"<details{' open' if is_open else ''}><summary>{summary}</summary>{{}}</details>"


def _list(problems: Sequence[Problem], state: State) -> str:
    items = "".join(f"<li>{''.join(_problem(problem, state))}</li>" for problem in problems[:MOST])
    more = len(problems) - MOST
    rest = f"<p>And {more} more, which the terminal shows.</p>" if more > 0 else ""
    return f"<ul>{items}</ul>{rest}" if problems else ""


def _problem(problem: Problem, state: State) -> Iterator[str]:
    place, rule = escape(str(problem.place)), f"<small>{problem.rule}</small>"
    yield f"<p><code>{place}</code> {_words(problem.message)} {rule}</p>"
    if frame := report.frame(problem, state.files):
        yield f'<pre tabindex="0">{escape(chr(10).join(frame))}</pre>'
    for name in ("note", "help"):
        if text := getattr(problem, name):
            yield f"<p><b>{name}:</b> {_words(text)}</p>"


def _words(text: str) -> str:
    """Return words of a problem: what is in backticks is code."""
    pieces = escape(text).split("`")
    if len(pieces) % 2 == 0:
        return escape(text)
    return "".join(f"<code>{piece}</code>" if number % 2 else piece for number, piece in enumerate(pieces))


def put_into(page: bytes, panel: dict[str, str], root: str, digest: str) -> bytes:
    """Return a page with the panel before its end; `root` is the path of the site.

    `digest` is what the page is told by, so that a browser is told when it is no longer the same.
    """
    regions = "".join(f'<div role="{role}">{html}</div>' for role, html in panel.items())
    ours = f"{root}{FOLDER}"
    source = f"{ours}events?{urlencode({'digest': digest})}"
    html = (
        f'<link rel="stylesheet" href="{ours}panel.css">'
        f'<aside id="explainer-panel" lang="en" dir="ltr" aria-label="For editors" '
        f'data-events="{escape(source)}">{regions}</aside><script src="{ours}panel.js"></script>'
    ).encode()
    before, end, after = page.rpartition(b"</body>")
    return b"".join([before, html, end, after]) if end else page + html


def first_page(state: State) -> bytes:
    """Return the page that stands at every address before there is good data."""
    words = "There are problems in the data" if state.problems else "The project cannot be read"
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>No pages yet</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1"></head>'
        f'<body class="explainer-first"><main><h1>{words}</h1></main></body></html>\n'
    ).encode()
