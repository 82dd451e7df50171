"""What is done to the folder of the site after MkDocs has built it: one module per step.

A step is a pure function; only this module reads and writes the files of the site.
"""

import json
from pathlib import Path

from generator.finish import markup, search
from generator.story import Story


def finish(story: Story, site: Path) -> None:
    """Finish the site of the story in the folder `site`, as MkDocs has left it."""
    for path in sorted(site.rglob("*.html")):
        html = path.read_text(encoding="utf-8")
        path.write_text(markup.mend(html), encoding="utf-8", newline="\n")
    _search(story, site / "search" / "search_index.json")


def _search(story: Story, path: Path) -> None:
    """Enrich the index of the search plugin, where there is one."""
    if path.is_file():
        index = search.enriched(json.loads(path.read_text(encoding="utf-8")), story)
        text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
        path.write_text(text, encoding="utf-8", newline="\n")
