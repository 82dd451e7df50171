"""What is done to a site after MkDocs: to each page as MkDocs has rendered it, and to the folder at the end.

A step is a pure function; only this module reads and writes files of the site.
"""

import json
from collections.abc import Mapping
from pathlib import Path

from generator.finish import index, share
from generator.output import Rendered


def finish(rendered: Rendered, files: Mapping[str, bytes], site: Path, *, serving: bool = False) -> None:
    """Finish the folder `site`, as MkDocs has left it: enrich the index of the search, draw the pictures.

    `files` are those for other software, by their paths in the site.

    With `serving`, the site is one that an editor looks at while writing, and nobody shares pages of it.
    """
    path = site / "search" / "search_index.json"
    if path.is_file():
        enriched = index.enriched(json.loads(path.read_text(encoding="utf-8")), rendered)
        text = json.dumps(enriched, ensure_ascii=False, separators=(",", ":"))
        path.write_text(text, encoding="utf-8", newline="\n")
    pictures = {} if serving else share.pictures(rendered)
    for name, content in {**pictures, **files}.items():
        file = site / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
