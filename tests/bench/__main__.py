"""Prints the time that each stage takes for an entry of a small and of a large made-up story."""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from generator.checks import check
from generator.derive.story import Story
from generator.read.load import _of_bytes, load
from generator.read.parse import parse
from generator.render import render
from generator.site import Site
from generator.write import write
from tests.bench import saving

T = TypeVar("T")

STEEP = 2.0
"""A stage whose time for an entry grows by more than this grows faster than the story."""

WORDS = ("bridge", "council", "gazette", "minister", "railway", "river", "town", "treaty", "vote", "works")

STORY = """\
story:
  title: A made-up story
  question: How long does a large story take?
  summary: It tells of [[actor-0]] and of [[claim-0]].
  language: en
  as_of: 2026-01-31
  contact: none
"""


@dataclass
class Clock:
    """The least seconds that each stage has taken: what it takes when nothing else runs."""

    seconds: dict[str, float] = field(default_factory=dict)

    def time(self, stage: str, work: Callable[[], T]) -> T:
        """Do the work of a stage and note how long it takes."""
        start = time.perf_counter()
        result = work()
        seconds = time.perf_counter() - start
        self.seconds[stage] = min(seconds, self.seconds.get(stage, seconds))
        return result


def sentence(number: int) -> str:
    """Return a text of some words, always the same one for a number."""
    return " ".join(WORDS[(number * 7 + step * (number % 9 + 1)) % len(WORDS)] for step in range(12))


def entries(count: int) -> Iterator[tuple[str, str]]:
    """Yield a story of about so many entries, one after the other, each as its kind and its YAML."""
    each = max(count // 10, 1)
    actors, sources, events, claims = 2 * each, 2 * each, each, 3 * each
    for n in range(actors):
        above = f"\n    part_of: actor-{n // 5}" if n >= 5 else ""
        yield (
            "actors",
            f"""\
  - id: actor-{n}
    name: Actor {n}
    kind: {("state", "organisation", "person", "media")[n % 4]}{above}
    names: {{ru: Деятель {n}}}
    summary: Of {sentence(n)}. See [[claim-{n % claims}]].
""",
        )
    for n in range(sources):
        derived = f"\n    derived_from: [source-{n // 3}]" if n % 3 else ""
        yield (
            "sources",
            f"""\
  - id: source-{n}
    title: Source {n} on {sentence(n)}
    publisher: actor-{n % actors}
    type: article-newspaper
    language: en
    published: 2025-{n % 12 + 1:02}-{n % 28 + 1:02}
    url: https://example.org/{n}
    accessed: 2026-01-30
    seen: {("full", "excerpt", "not-seen")[n % 3]}{derived}
""",
        )
    for n in range(events):
        yield (
            "events",
            f"""\
  - id: event-{n}
    date: 2025-{n % 12 + 1:02}
    title: Event {n}
    summary: Then {sentence(n)}, says [[source-{n % sources}]].
    kind: statement
    place: place-{n % each}
    actors: [actor-{n % actors}, actor-{(n + 1) % actors}]
    sources: [source-{n % sources}]
""",
        )
    for n in range(claims):
        yield (
            "claims",
            f"""\
  - id: claim-{n}
    text: The claim {n} is that {sentence(n)}.
    kind: {("fact", "fact", "opinion")[n % 3]}
    about: [actor-{n % actors}, place-{n % each}]
    reports:
      - source: source-{n % sources}
        by: actor-{(n + 3) % actors}
        stance: asserts
        event: event-{n % events}
      - source: source-{(n + 1) % sources}
        stance: {("asserts", "denies", "doubts")[n % 3]}
""",
        )
    for n in range(each // 2):
        yield ("places", f"  - id: place-{n * 2}\n    name: Place {n * 2}\n")
        yield (
            "places",
            f"  - id: place-{n * 2 + 1}\n    name: Place {n * 2 + 1}\n    within: place-{n * 2}\n",
        )
    for n in range(max(each // 2, 1)):
        yield ("terms", f"  - id: term-{n}\n    term: word{n}\n    meaning: It means {sentence(n)}.\n")
        yield (
            "questions",
            f"""\
  - id: question-{n}
    question: What of {n}?
    why: It matters for [[actor-{n % actors}]].
    known: That {sentence(n)} is word{n}.
    would_settle: A paper.
    status: open
""",
        )


def made_up(count: int, data: Path) -> int:
    """Write a story of about so many entries into the folder `data`; return how many it has."""
    by_kind: dict[str, list[str]] = {}
    for kind, text in entries(count):
        by_kind.setdefault(kind, []).append(text)
    data.mkdir()
    (data / "story.yml").write_text(STORY, encoding="utf-8")
    for kind, texts in by_kind.items():
        (data / f"{kind}.yml").write_text(f"{kind}:\n{''.join(texts)}", encoding="utf-8")
    return sum(map(len, by_kind.values()))


def measure(data: Path, docs: Path, clock: Clock) -> None:
    """Take the story in the folder `data` through all stages."""
    _of_bytes.cache_clear()  # a command reads every file for the first time
    files, problems = clock.time("load", lambda: load(data, data.parent))
    parsed, more = clock.time("parse", lambda: parse(files))
    story = Story.of(parsed, files)
    found = clock.time("check", lambda: check(story, [*problems, *more]))
    errors = [problem for problem in found if problem.level == "error"]
    if errors:
        sys.exit(f"the made-up story has an error: {errors[0]}")
    pages = clock.time("render", lambda: render(story, Site())).pages
    changed = clock.time("write", lambda: write(pages, docs))
    again = clock.time("second write", lambda: write(pages, docs))
    if not changed or again:
        sys.exit(f"the first write changed {len(changed)} pages and the second {len(again)}")


def times(count: int, runs: int) -> tuple[int, dict[str, float]]:
    """Return how many entries a made-up story has, and the seconds that each stage takes for one of them."""
    clock = Clock()
    with tempfile.TemporaryDirectory() as folder:
        number = made_up(count, Path(folder) / "data")
        for run in range(runs):
            measure(Path(folder) / "data", Path(folder) / f"docs-{run}", clock)
    return number, {stage: seconds / number for stage, seconds in clock.seconds.items()}


def main() -> None:
    """Measure a small and a large story and print both, stage by stage."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--small", type=int, default=100, help="entries of the small story (default: 100)")
    parser.add_argument("--large", type=int, default=1_000, help="entries of the large story (default: 1000)")
    parser.add_argument("--runs", type=int, default=3, help="runs, of which the fastest counts (default: 3)")
    parser.add_argument("--saves", type=int, default=5, help="saves of one entry while serving (default: 5)")
    arguments = parser.parse_args()
    few, small = times(arguments.small, arguments.runs)
    many, large = times(arguments.large, arguments.runs)
    small["all"], large["all"] = sum(small.values()), sum(large.values())
    print(f"{'ms for an entry':<16}{f'{few:,} entries':>16}{f'{many:,} entries':>16}{'ratio':>8}")
    for stage, seconds in small.items():
        ratio = large[stage] / seconds
        steep = "  grows faster than the story" if ratio > STEEP else ""
        print(f"{stage:<16}{1_000 * seconds:>16.3f}{1_000 * large[stage]:>16.3f}{ratio:>8.2f}{steep}")
    if arguments.saves:
        with tempfile.TemporaryDirectory() as folder:
            found = saving.measure(arguments.large, arguments.saves, Path(folder), made_up)
        print("", f"an edit of one entry of {many:,}", *saving.report(found), sep="\n")


if __name__ == "__main__":
    main()
