"""Serves a project until its editor has seen enough."""

import logging
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from generator import configuration
from generator.serving.preview import Preview
from generator.serving.server import Server
from generator.serving.whole import Whole
from generator.watching.folders import SELDOM, watching

BUSY = 0.25
"""Seconds between two looks at a build that is running."""


def serve(
    root: Path, host: str, port: int, say: Callable[[str], None], opened: Callable[[str], object]
) -> None:
    """Serve the project in the folder `root` until it is interrupted.

    `say` prints what editors are told in the terminal; `opened` is called with the address as soon as it is
    served. Raise `OSError` where the port is taken, `ConfigurationError` where mkdocs.yml cannot be read.
    """
    logging.getLogger("mkdocs").setLevel(logging.ERROR)  # the build of the whole site tells the warnings
    with tempfile.TemporaryDirectory(prefix="explainer-") as folder:
        work = Path(folder)
        path = urlsplit(configuration.read(root).address).path.strip("/")
        mount = f"/{path}/" if path else "/"
        address = f"http://{host}:{port}{mount}"
        preview = Preview(root, work / "pages", address)
        whole = Whole(root / configuration.FILE, work, address)
        server = Server(host, port, mount, preview, whole)
        address = f"http://{host}:{server.server_port}{mount}"
        preview.update()
        with watching(preview.watched(), preview.look) as watch:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            try:
                say(preview.state.report)
                say(f"Serving on {address}")
                opened(address)
                if not preview.state.failed:
                    whole.ask()
                while True:
                    if changed := watch.changed(BUSY if whole.is_busy else SELDOM):
                        whole.stop()
                        before, state = preview.state, preview.update(changed)
                        # What is wrong as before has been told, and only its number is told again.
                        same = state.problems and state.problems == before.problems
                        say(state.report.splitlines()[-1] if same else state.report)
                        if not state.failed:
                            whole.ask()
                    if whole.step():
                        preview.touch()
            except KeyboardInterrupt:
                pass
            finally:
                whole.stop()
                server.shutdown()
                server.server_close()
