"""Finds the Chromium that the browser tests drive, and installs one where there is none."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
ASK_PLAYWRIGHT = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""
MISSING = """\
The browser tests need Chromium, and there is none that could be found or installed. One of these helps:
  - install Chromium or Google Chrome (Debian: apt install chromium; macOS: brew install --cask google-chrome)
  - let Playwright fetch its own: .venv/bin/playwright install --with-deps chromium
  - if there is one in an unusual place: export CHROMIUM=/path/to/chromium"""


def find() -> str | None:
    """Return the path of an installed Chromium or Chrome; $CHROMIUM, if set, is the only place to look."""
    if chosen := os.environ.get("CHROMIUM"):
        return shutil.which(chosen)
    for name in (*NAMES, *MAC):
        if path := shutil.which(name):
            return path
    return _of_playwright()


def ensure() -> str:
    """Return the path of a Chromium, installed if need be; if that fails, say what to do and exit with 2."""
    if path := find():
        return path
    if chosen := os.environ.get("CHROMIUM"):
        _fail(f"$CHROMIUM is `{chosen}`, which is not a program on this machine.")
    if os.name == "posix" and os.geteuid() == 0 and shutil.which("apt-get"):
        _run("apt-get", "-qq", "update")
        _run("apt-get", "-qq", "install", "-y", "--no-install-recommends", "chromium")
        if path := find():
            return path
    _run(sys.executable, "-m", "playwright", "install", "chromium")
    path = find()
    if path is None:
        _fail(MISSING)
    return path


def _of_playwright() -> str | None:
    # In a process of its own: Playwright refuses to start twice in a thread, and the tests may have done so.
    command = [sys.executable, "-c", ASK_PLAYWRIGHT]
    path = subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
    return path if path and Path(path).is_file() else None


def _run(*command: str) -> None:
    # Whether it failed is told by the next find(); its output goes where it does not mix with the path.
    print("No Chromium here, so:", " ".join(command), file=sys.stderr, flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(command, stdout=sys.stderr, stdin=subprocess.DEVNULL, env=quiet, check=False)


def _fail(message: str) -> NoReturn:
    print(message, file=sys.stderr)
    sys.exit(2)


if __name__ == "__main__":
    print(ensure())
