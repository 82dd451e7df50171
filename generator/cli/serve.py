"""`explainer serve`: show the site while it is written."""

import os
import sys
import webbrowser

import click

from generator.cli.engine import buildable
from generator.cli.project import EXIT

MOST = 65535
"""The highest number of a port."""


@click.command(epilog=EXIT)
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Where to serve it.")
@click.option(
    "--open/--no-open",
    "opens",
    default=None,
    help="Open it in the browser, or not; else it is opened where the command runs in a terminal.",
)
def serve(address: str, *, opens: bool | None) -> None:
    """Show the site while you write: a page is shown anew as soon as its data are saved, warnings or not.

    What is wrong is told here and on the pages, which stay as they were until it is mended. Other pages, the
    search and the feeds follow by themselves. Ctrl-C ends it.

    For example: explainer serve --address 127.0.0.1:8080 --no-open
    """
    # It loads MkDocs, which no other command needs at once; and Material advertises its successor.
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    from generator.serving import serve as serving  # noqa: PLC0415

    host, colon, port = address.rpartition(":")
    if not (host and colon and port.isdecimal() and int(port) <= MOST):
        raise click.UsageError(f"`{address}` is no address; write it as 127.0.0.1:8000")
    wanted = opens if opens is not None else sys.stdout.isatty() and _has_windows()
    try:
        serving.serve(buildable(), host, int(port), click.echo, webbrowser.open if wanted else lambda _: None)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise click.UsageError(f"`{address}` cannot be served: {reason}; try another `--address`") from None


def _has_windows() -> bool:
    """Return whether a browser has a window of its own here, and does not take the terminal."""
    return sys.platform in {"win32", "darwin"} or bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )
