"""What is done to the folder of the site after MkDocs has built it: one module per step.

A step is a pure function; only this module reads and writes the files of the site.
"""

from pathlib import Path

from generator.story import Story


def finish(story: Story, site: Path) -> None:
    """Finish the site of the story in the folder `site`, as MkDocs has left it."""
    assert site.is_dir(), story  # noqa: S101
