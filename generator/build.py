"""The pipeline, from the data to the pages."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator import catalogue, report
from generator.catalogue import SOURCE
from generator.checks import check
from generator.derive import Story
from generator.output import Rendered
from generator.problem import Problem
from generator.read import File, load, parse
from generator.render import render
from generator.site import Site
from generator.write import alone, in_the_way, stale, unwritten_by_hand, write


@dataclass(frozen=True, slots=True)
class Checked:
    """The data as it was read: the story, what is wrong with it, and how long reading took."""

    story: Story
    files: dict[str, File]
    problems: tuple[Problem, ...]
    seconds: float

    def failed(self, *, strict: bool = False) -> bool:
        """Return whether there is an error; with `strict`, whether there is any problem."""
        return any(strict or problem.level == "error" for problem in self.problems)

    def report(self, *, strict: bool = False) -> str:
        """Return the problems as text, and if `strict` that warnings fail."""
        return report.text(self.problems, self.files, self.seconds, strict=strict)

    def with_problems(self, more: Sequence[Problem]) -> "Checked":
        """Return the same with more problems."""
        return Checked(self.story, self.files, tuple(sorted({*self.problems, *more})), self.seconds)


def read(data: Path, root: Path) -> Checked:
    """Load, parse and check all data; `root` is the folder from which files are named."""
    start = time.perf_counter()
    files, problems = load(data, root)
    parsed, unfit = parse(files)
    language = parsed.info.language if parsed.info else SOURCE
    words, wrong = catalogue.load(language, root / catalogue.FOLDER, root)
    story = Story.of(parsed, files, words)
    found = check(story, [*problems, *unfit, *wrong])
    return Checked(story, story.files, tuple(found), time.perf_counter() - start)


@dataclass(frozen=True, slots=True)
class Generated:
    """What a run has made, or would make: the checked data, the pages, and the paths of the changed ones."""

    checked: Checked
    rendered: Rendered = field(default_factory=Rendered)
    changed: tuple[str, ...] = ()


def generate(  # noqa: PLR0913 - three folders, where the site is, and two switches
    data: Path, docs: Path, root: Path, site: Site, *, strict: bool = False, dry: bool = False
) -> Generated:
    """Make the pages of the story in `docs`; with `dry`, only tell which would change.

    If there is an error, or with `strict` any problem, nothing is written. A run waits for another one of the
    project in the folder `root` before it reads the data, so the pages are those of the newest data.
    """
    with alone(root):
        checked = read(data, root)
        if checked.failed(strict=strict):
            return Generated(checked)
        rendered = render(checked.story, site)
        pages = unwritten_by_hand(rendered.pages, docs)
        checked = checked.with_problems(in_the_way(pages, docs))
        if checked.failed(strict=strict):
            return Generated(checked)
        changed = stale(pages, docs) if dry else write(pages, docs)
    return Generated(checked, rendered, tuple(changed))
