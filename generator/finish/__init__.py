"""What is done to the folder of the site after MkDocs has built it: one module per step.

A step is a pure function; only this module reads and writes the files of the site.
"""

import json
from pathlib import Path

from generator.finish import glossary, links, markup, policy, search, share
from generator.render.page import term_addresses
from generator.story import Story


def finish(story: Story, site: Path, *, serving: bool = False) -> None:
    """Finish the site of the story in the folder `site`, as MkDocs has left it.

    With `serving`, the site is one that an editor looks at while writing: `mkdocs serve` puts a script into
    every page as it sends it, which a policy would stop, and nobody shares pages of it.
    """
    pages = {path: path.read_text(encoding="utf-8") for path in sorted(site.rglob("*.html"))}
    words = term_addresses(story)
    for path, html in pages.items():
        root = "../" * (len(path.relative_to(site).parts) - 1)
        pages[path] = links.with_safe_links(glossary.with_links(markup.mend(html), words, root))
    scripts = policy.of_every_page(pages.values())
    for path, html in pages.items():
        finished = html if serving else policy.with_policy(html, scripts)
        path.write_text(finished, encoding="utf-8", newline="")
    _search(story, site / "search" / "search_index.json")
    if not serving:
        for name, picture in share.pictures(story).items():
            file = site / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(picture)


def _search(story: Story, path: Path) -> None:
    """Enrich the index of the search plugin, where there is one."""
    if path.is_file():
        index = search.enriched(json.loads(path.read_text(encoding="utf-8")), story)
        text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
        path.write_text(text, encoding="utf-8", newline="\n")
