"""Builds the whole site in a process of its own, beside the pages that are made as they are asked for.

It is a build as any other, and it is begun again when something changes meanwhile. What is no page is served
from the last one: the index of the search, the feeds, the pictures, the files for other software.

`python -m generator.serving.whole mkdocs.yml FOLDER ADDRESS` is the process.
"""

import contextlib
import logging
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config.base import load_config
from mkdocs.exceptions import MkDocsException

from generator import failure

IDLE = 2.0
"""Seconds without a change after which a build begins."""

NICE = 10
"""How far it makes way for other processes."""


class Whole:
    """The last build of the whole site, and the one that is running."""

    def __init__(self, file: Path, folder: Path, address: str) -> None:
        """Note what to build: by the configuration `file`, into folders in `folder`."""
        self._command = (sys.executable, "-m", "generator.serving.whole", str(file))
        self._folder, self._address = folder, address
        self._number = 0
        self._process: subprocess.Popen[bytes] | None = None
        self._due: float | None = None
        self._built: Path | None = None
        self.is_behind = True
        """Whether something has changed since the last build began."""

    @property
    def is_busy(self) -> bool:
        """Whether a build is running or due."""
        return self._process is not None or self._due is not None

    def ask(self) -> None:
        """Have the site built, as soon as nothing has changed for a while."""
        self.stop()
        self.is_behind = True
        self._due = time.monotonic() + IDLE

    def step(self) -> bool:
        """Begin what is due, take what is done, and return whether a build has just been taken."""
        if self._due is not None and time.monotonic() >= self._due:
            self._due = None
            self._number += 1
            self._process = subprocess.Popen(  # noqa: S603 - our own command
                [*self._command, str(self._target()), self._address],
                env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
                stdin=subprocess.DEVNULL,
            )
        if self._process is None or self._process.poll() is None:
            return False
        failed, self._process = self._process.returncode != 0, None
        if failed:
            return False
        before, self._built = self._built, self._target()
        self.is_behind = False
        if before is not None:
            shutil.rmtree(before, ignore_errors=True)
        return True

    def _target(self) -> Path:
        return self._folder / f"whole-{self._number}"

    def stop(self) -> None:
        """End the build that is running, if one is."""
        self._due = None
        if self._process is not None:
            self._process.terminate()
            self._process.wait()
            self._process = None
            shutil.rmtree(self._target(), ignore_errors=True)

    def file(self, path: str) -> Path | None:
        """Return a file of the last build by its path in the site; None where there is none."""
        file = self._built / path if self._built else None
        return file if file is not None and file.is_file() else None


def build_whole(file: Path, folder: Path, address: str) -> None:
    """Build the site as it is served, warnings or not; raise what MkDocs raises where it cannot."""
    config = load_config(str(file), site_dir=str(folder), site_url=address, strict=False)
    config.plugins.on_startup(command="serve", dirty=False)
    build(config, serve_url=address)


if __name__ == "__main__":
    with contextlib.suppress(AttributeError, OSError):  # Windows has none
        os.nice(NICE)
    logging.basicConfig(format="%(message)s", level=logging.WARNING)
    logging.getLogger("mkdocs.plugins.explainer").setLevel(logging.ERROR)  # these the terminal has already
    try:
        build_whole(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
    except MkDocsException as error:
        sys.exit(str(error))
    except OSError as error:  # the pages stay as they were, and the next change is another try
        sys.exit(f"Error: {failure.told(error)}")
