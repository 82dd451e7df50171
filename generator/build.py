"""The pipeline, from the data to the pages."""

import time
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator import catalogue, completion, exports, report
from generator.catalogue import SOURCE
from generator.checks import check, together
from generator.derive import Story
from generator.history import History, history
from generator.output import Output, Rendered
from generator.problem import Problem
from generator.processes import all_kept
from generator.read import Edition, File, editions, load, parse
from generator.render import drafts, render
from generator.render.draft import Draft
from generator.site import Site
from generator.write import alone, in_the_way, refresh, stale, unwritten_by_hand, write


@dataclass(frozen=True, slots=True)
class Checked:
    """The data as it was read: the story, what is wrong with it, and how long reading took.

    `problems` are errors and warnings; `hints` are what an editor may want to know, and stop nothing.
    `others` are the story in its other languages, by these, and `editions` tell what is translated there.
    """

    story: Story
    files: dict[str, File]
    problems: tuple[Problem, ...]
    seconds: float
    others: Mapping[str, Story] = field(default_factory=dict)
    editions: Sequence[Edition] = ()
    hints: tuple[Problem, ...] = ()

    def failed(self, *, strict: bool = False) -> bool:
        """Return whether there is an error; with `strict`, whether there is a warning."""
        failing = {"error", "warning"} if strict else {"error"}
        return any(problem.level in failing for problem in self.problems)

    def report(self, *, strict: bool = False) -> str:
        """Return the problems as text, and if `strict` that warnings fail."""
        return report.text(self.problems, self.files, self.seconds, strict=strict, left_out=len(self.hints))

    def with_hints(self) -> "Checked":
        """Return the same with the hints among the problems."""
        return replace(self, problems=tuple(sorted({*self.problems, *self.hints})), hints=())

    def with_problems(self, problems: Sequence[Problem]) -> "Checked":
        """Return the same with more problems."""
        return replace(self, problems=tuple(sorted({*self.problems, *problems})))

    def with_history(self, past: History) -> "Checked":
        """Return the same with what the entries were before."""
        story = replace(self.story, history=past.versions)
        others = {code: replace(other, history=past.versions) for code, other in self.others.items()}
        return replace(self, story=story, others=others)


def read(data: Path, root: Path, instead: Mapping[Path, bytes] | None = None) -> Checked:
    """Load, parse and check all data; `root` is the folder from which files are named.

    What a file is to hold is read `instead` of what it holds.
    """
    start = time.perf_counter()
    with all_kept():
        return _read(data, root, instead, start)


def _read(data: Path, root: Path, instead: Mapping[Path, bytes] | None, start: float) -> Checked:
    files, problems = load(data, root, instead)
    all_editions, translation_problems = editions(files)
    stories, found = [], []
    for edition in all_editions:
        story, story_problems = _story(edition, root)
        stories.append(story)
        found.append(check(story, [*problems, *translation_problems, *story_problems]))
    told = together(found)
    others = {
        edition.language or "": story for edition, story in zip(all_editions[1:], stories[1:], strict=True)
    }
    seconds = time.perf_counter() - start
    return Checked(
        stories[0],
        stories[0].files,
        tuple(problem for problem in told if problem.level != "hint"),
        seconds,
        others,
        all_editions[1:],
        tuple(problem for problem in told if problem.level == "hint"),
    )


def offer_ids(checked: Checked, data: Path) -> str:
    """Bring the schema beside the data up to date, by which editors complete the ids that there are.

    Returns why it stays as it was, and nothing where it did not have to. A file that is not read whole would
    take its ids out of it, so it waits until that file is mended.
    """
    if any(file.broken for file in checked.files.values()):
        return "a file cannot be read whole, as `explainer check` tells"
    try:
        refresh(Output(completion.FILE, completion.as_text(completion.ids_schema(checked.story))), data)
    except OSError as error:
        return (error.strerror or str(error)).lower()
    return ""


def _story(edition: Edition, root: Path) -> tuple[Story, list[Problem]]:
    """Return the story that an edition tells, and what is wrong with its entries and its catalogue."""
    parsed, unfit = parse(edition.files)
    language = parsed.info.language if parsed.info else SOURCE
    words, wrong = catalogue.load(language, root / catalogue.FOLDER, root)
    return Story.of(parsed, edition.files, words, edition.untranslated), [*unfit, *wrong]


@dataclass(frozen=True, slots=True)
class Planned:
    """What a run would make: the checked data, and the pages of each language by its code, by their paths.

    The code of the first language is empty. Where there is an error there are no pages.
    """

    checked: Checked
    drafts: Mapping[str, Mapping[str, Draft]] = field(default_factory=dict)


def plan(data: Path, docs: Path, root: Path, past: History, *, left_out: Collection[str] = ()) -> Planned:
    """Return which pages there will be, none of them written yet; each can then be written by itself.

    They tell the history `past` of their entries.
    """
    checked = read(data, root)
    if checked.failed():
        return Planned(checked)
    checked = checked.with_history(past)
    every = {
        code: [*drafts(story), *exports.pages(story, left_out)]
        for code, story in (("", checked.story), *checked.others.items())
    }
    outputs = [
        page.below(code) if code else page
        for code, pages in every.items()
        for page in (Output(draft.path, "", yields=draft.yields) for draft in pages)
    ]
    pages = unwritten_by_hand(outputs, docs)
    checked = checked.with_problems(in_the_way(pages, docs))
    if checked.failed():
        return Planned(checked)
    paths = {page.path for page in pages}
    kept = {
        code: {draft.path: draft for draft in pages if f"{code}/{draft.path}".removeprefix("/") in paths}
        for code, pages in every.items()
    }
    return Planned(checked, kept)


@dataclass(frozen=True, slots=True)
class Generated:
    """What a run has made, or would make: the checked data, the pages, and the paths of the changed ones."""

    checked: Checked
    rendered: Rendered = field(default_factory=Rendered)
    changed: tuple[str, ...] = ()
    others: Mapping[str, Rendered] = field(default_factory=dict)
    """What is made of the story in its other languages; their pages lie in folders named by the codes."""
    number: int = 0
    """How many pages there are, in all languages."""
    history: History = field(default_factory=History)
    """What the entries were before, where that was asked for."""


def generate(  # noqa: PLR0913 - three folders, where the site is, and how it is to be done
    data: Path,
    docs: Path,
    root: Path,
    site: Site,
    *,
    strict: bool = False,
    dry: bool = False,
    with_history: bool = False,
    left_out: Collection[str] = (),
    processes: int = 1,
) -> Generated:
    """Make the pages of the story in `docs`; with `dry`, only tell which would change.

    Formats for other software that are `left_out` are not named on the page about these. The pages of entries
    tell their history if that is asked for and the data lie in a repository. So many `processes` write them.

    If there is an error, or with `strict` any problem, nothing is written. A run waits for another one of the
    project in the folder `root` before it reads the data, so the pages are those of the newest data.
    """
    with alone(root):
        checked = read(data, root)
        if checked.failed(strict=strict):
            return Generated(checked)
        past = history(data) if with_history else History()
        checked = checked.with_history(past)
        rendered = render(checked.story, site, processes)
        others = {code: render(story, site.below(code), processes) for code, story in checked.others.items()}
        every = [*rendered.pages, *(draft.written() for draft in exports.pages(checked.story, left_out))]
        for code, story in checked.others.items():
            formats = (draft.written() for draft in exports.pages(story, left_out))
            every += [page.below(code) for page in (*others[code].pages, *formats)]
        pages = unwritten_by_hand(every, docs)
        checked = checked.with_problems(in_the_way(pages, docs))
        if checked.failed(strict=strict):
            return Generated(checked)
        changed = stale(pages, docs) if dry else write(pages, docs)
    return Generated(checked, rendered, tuple(changed), others, len(pages), past)
