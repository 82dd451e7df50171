"""What is done to a site after MkDocs: to each page as MkDocs has rendered it, and to the folder at the end.

A step is a pure function; only this module reads and writes files of the site.
"""

import json
from collections.abc import Collection, Mapping
from contextlib import suppress
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

from generator.finish import index, share
from generator.output import Rendered
from generator.processes import shared_out

FEW = 4
"""More pictures than these are drawn sooner by several processes: each takes about 40 ms."""

DIGEST = 16
"""How many bytes the digest of a kept file has."""


def finish(  # noqa: PLR0913 - what goes into a folder, and how
    rendered: Rendered,
    files: Mapping[str, bytes],
    site: Path,
    *,
    kept: Path | None = None,
    processes: int = 1,
    serving: bool = False,
) -> None:
    """Finish the folder `site`, as MkDocs has left it: enrich the index of the search, draw the pictures.

    `files` are those for other software, by their paths in the site. Pictures that lie in the folder `kept`
    are not drawn again; so many `processes` draw the others.

    With `serving`, the site is one that an editor looks at while writing, and nobody shares pages of it.
    """
    path = site / "search" / "search_index.json"
    if path.is_file():
        enriched = index.enriched(json.loads(path.read_text(encoding="utf-8")), rendered)
        text = json.dumps(enriched, ensure_ascii=False, separators=(",", ":"))
        path.write_text(text, encoding="utf-8", newline="\n")
    pictures = {} if serving else _pictures(share.drawings(rendered), kept, processes)
    for name, content in {**pictures, **files}.items():
        file = site / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def _pictures(drawings: Mapping[str, str], kept: Path | None, processes: int) -> dict[str, bytes]:
    """Return drawings as PNG, and keep these in a folder, where only they are then."""
    by = version("resvg_py").encode() + share.FONT.read_bytes()
    names = {path: _digest(by + svg.encode()).hex() for path, svg in drawings.items()}
    there = _there(kept, names.values()) if kept else {}
    missing = [path for path, name in names.items() if name not in there]
    pngs = shared_out(share.png, [drawings[path] for path in missing], processes, worth=FEW)
    made = {names[path]: png for path, png in zip(missing, pngs, strict=True)}
    if kept:
        _keep(kept, made, names.values())
    return {path: there.get(name) or made[name] for path, name in names.items()}


def _there(folder: Path, names: Collection[str]) -> dict[str, bytes]:
    """Return the kept files of these names that are whole; each begins with a digest of the rest."""
    found: dict[str, bytes] = {}
    for name in names:
        with suppress(OSError):
            content = (folder / name).read_bytes()
            if content[:DIGEST] == _digest(content[DIGEST:]):
                found[name] = content[DIGEST:]
    return found


def _keep(folder: Path, made: Mapping[str, bytes], names: Collection[str]) -> None:
    """Keep what was made, and of what was there only these names; what cannot be kept is not."""
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in made.items():
            (folder / name).write_bytes(_digest(content) + content)
        for path in folder.iterdir():
            if path.name not in names:
                path.unlink()


def _digest(content: bytes) -> bytes:
    return blake2b(content, digest_size=DIGEST).digest()
