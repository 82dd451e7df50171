"""Made-up stories of any size, always the same for a size, with the mixture that a real one has.

Of a hundred entries 25 are claims, 21 actors, 19 sources, 8 terms, 7 differences, 7 questions, 7 events, 4
updates and 2 places. Texts are as long as those of a real story, some names are in Cyrillic, Hangul or Arabic
too, half of the sources are rewrites in families of up to a dozen, and what an entry refers to lies near it,
but for a few entries that much refers to.
"""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

STORY = """\
story:
  title: A made-up story
  question: How long does a large story take?
  summary: It tells of [[actor-0]] and of [[claim-0|a claim]].
  language: en
  as_of: 2026-01-31
  contact: none
"""

SHARES = {
    "sources": 19,
    "actors": 21,
    "places": 2,
    "events": 7,
    "claims": 25,
    "differences": 7,
    "questions": 7,
    "terms": 8,
    "updates": 4,
}
"""How many of a hundred entries are of each kind."""

_WORDS = (
    "bridge council gazette minister railway river town treaty vote works paper letter answer before after "
    "several officials say plans of the new old northern first second large small report from while under "
    "harbour market school winter summer border guard engineer mayor deputy speech meeting budget opening"
)
WORDS = _WORDS.split()

OTHER_NAMES = (("ru", "Деятель"), ("ko", "인물"), ("ar", "شخص"), ("de", "Amtsträger"))

FAMILY = 12
"""No more sources than these are rewrites of one item, straight or by others."""

LONGEST = 25
"""A sentence has no more words."""

FIRST = date(2021, 1, 1)


class Maker:
    """Makes the entries of one story."""

    def __init__(self, count: int) -> None:
        self.random = random.Random(count)  # noqa: S311 - always the same story
        self.count = {kind: max(1, round(count * share / 100)) for kind, share in SHARES.items()}
        self.days: list[date] = []

    def text(self, words: int) -> str:
        """Return about so many words."""
        number = max(3, round(self.random.gauss(words, words / 3)))
        chosen = [self.random.choice(WORDS) for _ in range(number)]
        for place in range(LONGEST, number - 2, LONGEST):
            chosen[place - 1] += "."
            chosen[place] = chosen[place].capitalize()
        return " ".join(chosen)

    def near(self, kind: str, n: int, of: str) -> str:
        """Return the id of an entry near the place that the n-th of its kind has, or of one of the first."""
        number = self.count[kind]
        if self.random.random() < 0.1:
            return f"{kind[:-1]}-{self.random.randrange(min(number, 8))}"
        place = n * number // self.count[of] + self.random.randrange(-3, 4)
        return f"{kind[:-1]}-{min(max(place, 0), number - 1)}"

    def some(self, kind: str, n: int, of: str, most: int) -> str:
        """Return the ids of one or more entries near the n-th."""
        number = self.random.randint(1, most)
        return f"[{', '.join(dict.fromkeys(self.near(kind, n, of) for _ in range(number)))}]"

    def entries(self) -> Iterator[tuple[str, str]]:
        """Yield the entries one after the other, each as its kind and its YAML."""
        for kind, number in self.count.items():
            make = getattr(self, kind)
            for n in range(number):
                yield kind, make(n)

    def sources(self, n: int) -> str:
        """Return a source: an original, or a rewrite of one before it."""
        place = n % FAMILY
        family = n - place
        derived = ""
        day = FIRST + timedelta(days=self.random.randrange(1_800))
        if place and self.random.random() < 0.52:
            origin = self.random.randrange(family, n)
            derived = f"\n    derived_from: [source-{origin}]"
            day = self.days[origin] + timedelta(days=self.random.randrange(3))
        self.days.append(day)
        return f"""\
  - id: source-{n}
    title: Source {n} on {self.text(7)}
    publisher: {self.near("actors", n, "sources")}
    type: {self.random.choice(("article-newspaper", "webpage", "broadcast", "report"))}
    language: en
    published: {day}
    url: https://example.org/{n}/{"-".join(self.text(5).split())}
    accessed: 2026-01-30
    seen: {self.random.choice(("full", "full", "excerpt", "not-seen"))}
    note: >-
      Of {self.text(18)}.{derived}
"""

    def actors(self, n: int) -> str:
        """Return an actor, of which half are part of one before."""
        code, name = OTHER_NAMES[n % len(OTHER_NAMES)]
        above = f"\n    part_of: actor-{self.random.randrange(max(n // 5, 1))}" if n >= 5 and n % 2 else ""
        return f"""\
  - id: actor-{n}
    name: Actor {n}
    kind: {self.random.choice(("state", "organisation", "person", "person", "media"))}
    role: {self.text(4)}{above}
    names: {{{code}: {name} {n}}}
    summary: >-
      Of {self.text(15)}. See [[{self.near("claims", n, "actors")}|a claim]].
"""

    def places(self, n: int) -> str:
        """Return a place, of which some are within one before."""
        within = f"\n    within: place-{n // 4}" if n % 3 == 1 else ""
        return f"  - id: place-{n}\n    name: Place {n}{within}\n    names: {{ru: Место {n}}}\n"

    def events(self, n: int) -> str:
        """Return an event, on a day or in a month."""
        day = FIRST + timedelta(days=n * 1_800 // self.count["events"])
        return f"""\
  - id: event-{n}
    date: {day if n % 5 else f"{day:%Y-%m}"}
    title: Event {n}, {self.text(6)}
    summary: >-
      Then {self.text(35)}, says [[{self.near("sources", n, "events")}|one of them]].
    kind: {self.random.choice(("statement", "meeting", "publication", "military"))}
    place: {self.near("places", n, "events")}
    actors: {self.some("actors", n, "events", 4)}
    sources: {self.some("sources", n, "events", 4)}
"""

    def claims(self, n: int) -> str:
        """Return a claim with one to a dozen reports, most with two."""
        seen: dict[tuple[str, str], str] = {}
        for _ in range(min(1 + int(self.random.expovariate(0.7)), 12)):
            source, by = self.near("sources", n, "claims"), self.random.random() < 0.5
            speaker = self.near("actors", n, "claims") if by else ""
            lines = [f"      - source: {source}"]
            lines += [f"        by: {speaker}"] if by else []
            stance = self.random.choice(("asserts", "asserts", "asserts", "denies", "doubts"))
            lines.append(f"        stance: {stance}")
            lines += [f"        quote: {self.text(8)}"] if self.random.random() < 0.4 else []
            lines += [f"        event: {self.near('events', n, 'claims')}"] if by else []
            seen.setdefault((source, speaker), "\n".join(lines))
        reports = "\n".join(seen.values())
        return f"""\
  - id: claim-{n}
    text: The claim {n} is that {self.text(9)}.
    kind: {self.random.choice(("fact", "fact", "fact", "opinion"))}
    about: {self.some("actors", n, "claims", 4)}
    reports:
{reports}
"""

    def differences(self, n: int) -> str:
        """Return a difference between three readings."""
        variants = "".join(
            f"      - says: Reading {reading}, {self.text(3)}\n"
            f"        sources: {self.some('sources', n, 'differences', 3)}\n"
            for reading in ("A", "B", "C")
        )
        return f"""\
  - id: difference-{n}
    point: Difference {n} on {self.text(4)}
    variants:
{variants}    note: >-
      As {self.text(18)}.
"""

    def questions(self, n: int) -> str:
        """Return a question that is open."""
        return f"""\
  - id: question-{n}
    question: What of {self.text(5)}, as question {n}?
    why: It matters for [[{self.near("actors", n, "questions")}]].
    known: >-
      That {self.text(50)}; see [[{self.near("claims", n, "questions")}|a claim]].
    would_settle: A paper on {self.text(7)}.
    status: open
    asked: 2025-12-01
    reviewed: 2026-01-20
    about: {self.some("actors", n, "questions", 3)}
"""

    def terms(self, n: int) -> str:
        """Return a word of the glossary; the first ones are used all over the story."""
        term = WORDS[n * 5] if n * 5 < len(WORDS) else f"{self.text(1).split()[0]}ship {n}"
        return f"""\
  - id: term-{n}
    term: {term}
    meaning: It means {self.text(30)}.
"""

    def updates(self, n: int) -> str:
        """Return an update or a correction."""
        return f"""\
  - id: update-{n}
    date: {FIRST + timedelta(days=n * 1_800 // self.count["updates"])}
    kind: {("update", "correction")[n % 2]}
    text: >-
      Told anew of [[{self.near("actors", n, "updates")}]] that {self.text(50)}.
    about: {self.some("claims", n, "updates", 4)}
"""


def made_up(count: int, data: Path) -> int:
    """Write a story of about so many entries into the folder `data`; return how many it has."""
    by_kind: dict[str, list[str]] = {}
    for kind, text in Maker(count).entries():
        by_kind.setdefault(kind, []).append(text)
    data.mkdir(parents=True)
    (data / "story.yml").write_text(STORY, encoding="utf-8")
    for kind, texts in by_kind.items():
        (data / f"{kind}.yml").write_text(f"{kind}:\n{''.join(texts)}", encoding="utf-8")
    return sum(map(len, by_kind.values()))
