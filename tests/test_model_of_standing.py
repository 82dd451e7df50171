"""Who stands behind a claim, by the program and by a slow model of the definitions, on made-up stories.

`python -m tests.test_model_of_standing 20000` compares them on so many stories.
"""

import random
import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar, get_args

from generator.catalogue import catalogue_of
from generator.derive.parties import Party, Stance, backings, bonds, firm, top, weak
from generator.derive.standing import standing
from generator.derive.story import Story
from generator.model import Actor, Claim, Entry, Kind, Relation, Report, Source
from generator.read import Parsed
from tests.model_of_standing import Name, World

STORIES = 1000
E = TypeVar("E")
EVENTS = (None, None, "talk", "rally")


def made_up(seed: int) -> World:
    """Return a small story in which nearly everything has to do with everything."""
    chance = random.Random(seed)  # noqa: S311 - nothing is kept secret by it
    actors = _actors(chance)
    sources = _sources(chance, list(actors))
    claims = [
        Claim(
            id=f"claim{number}",
            text="It is so.",
            kind=chance.choice(("fact", "fact", "fact", "opinion")),
            reports=tuple(_reports(chance, list(actors), list(sources))),
        )
        for number in range(chance.randint(1, 3))
    ]
    return World(actors, sources, {claim.id: claim for claim in claims})


def _actors(chance: random.Random) -> dict[str, Actor]:
    ids = [f"actor{number}" for number in range(chance.randint(2, 6))]
    actors = {}
    for number, id_ in enumerate(ids):
        relations = [
            Relation(to=chance.choice(ids), what="knows", binds=chance.random() < 0.5)
            for _ in range(chance.choice((0, 0, 1, 2)))
        ]
        above = chance.choice(ids[:number]) if number and chance.random() < 0.5 else None
        actors[id_] = Actor(
            id=id_, name=id_, kind="state", summary="One.", part_of=above, relations=tuple(relations)
        )
    return _shuffled(chance, actors)


def _sources(chance: random.Random, actors: list[str]) -> dict[str, Source]:
    ids = [f"source{number}" for number in range(chance.randint(2, 7))]
    sources = {}
    for number, id_ in enumerate(ids):
        originals = chance.sample(ids[:number], min(number, chance.choice((0, 1, 1, 2, 2))))
        sources[id_] = Source(
            id=id_,
            title=id_,
            type="article",
            language="en",
            publisher=chance.choice(actors) if chance.random() < 0.6 else None,
            seen=chance.choice(("full", "excerpt", "not-seen")),
            derived_from=tuple(originals),
        )
    return _shuffled(chance, sources)


def _reports(chance: random.Random, actors: list[str], sources: list[str]) -> Iterator[Report]:
    speakers = chance.sample(actors, min(len(actors), 3))
    stances: tuple[Stance, ...] = chance.choice((("asserts",), ("asserts", "asserts", "denies", "doubts")))
    speaking, hedging = chance.choice((0, 0.4, 0.8)), chance.choice((0, 0.2, 0.5))
    for _ in range(chance.randint(0, 7)):
        yield Report(
            source=chance.choice(sources),
            by=chance.choice(speakers) if chance.random() < speaking else None,
            stance=chance.choice(stances),
            hedged=chance.random() < hedging,
            event=chance.choice(EVENTS),
        )


def _shuffled(chance: random.Random, entries: dict[str, E]) -> dict[str, E]:
    return dict(chance.sample(list(entries.items()), len(entries)))


def told(world: World) -> Story:
    """Return the story of the program that has these entries, as if it had read them."""
    story = Story(Parsed(), {}, catalogue_of("en"))
    every: dict[Kind, Iterable[Entry]] = {
        "actors": world.actors.values(),
        "sources": world.sources.values(),
        "claims": world.claims.values(),
    }
    for kind, entries in every.items():
        for entry in entries:
            story.kinds[entry.id] = kind
            story.by_id[entry.id] = entry
    return story


def name(party: Party) -> Name:
    """Return a party of the program as the model names it."""
    return party.kind, frozenset(party.ids)


def disagreements(world: World) -> Iterator[str]:
    """Yield in words where the two do not find the same, claim by claim."""
    story = told(world)
    for claim in world.claims.values():
        found: dict[str, tuple[object, object]] = {
            "standing": (standing(story, claim), world.standing(claim))
        }
        found["reports"] = (
            {(added.report, name(added.party)) for added in backings(story, claim) if added.party},
            world.backings(claim),
        )
        for stance in get_args(Stance):
            found[f"firm, {stance}"] = (set(map(name, firm(story, claim, stance))), world.firm(claim, stance))
            found[f"weak, {stance}"] = (set(map(name, weak(story, claim, stance))), world.weak(claim, stance))
        ends = {
            frozenset(
                name(Party("actor", (top(story, id_),)) if id_ in world.actors else Party("source", (id_,)))
                for id_ in bond.actors
            )
            for bond in bonds(story, claim)
        }
        found["bonds"] = (ends, world.bonds(claim))
        for what, (program, model) in found.items():
            if program != model:
                yield f"{claim.id}: {what}: the program finds {program}, the model {model}"


def smallest(world: World) -> World:
    """Return the story without the reports that the disagreement does not need."""
    for claim in world.claims.values():
        for number in range(len(claim.reports)):
            fewer = claim.model_copy(update={"reports": claim.reports[:number] + claim.reports[number + 1 :]})
            less = World(world.actors, world.sources, {**world.claims, claim.id: fewer})
            if any(disagreements(less)):
                return smallest(less)
    return world


def in_words(world: World) -> str:
    """Return the story and what the two make of it, to be read by whoever mends one of them."""
    lines = [
        *(
            f"{a.id} part of {a.part_of} {[(r.to, r.binds) for r in a.relations]}"
            for a in world.actors.values()
        ),
        *(f"{s.id} {s.seen}, of {s.publisher}, from {s.derived_from}" for s in world.sources.values()),
        *(f"{c.id}: {r!r}" for c in world.claims.values() for r in c.reports),
        *disagreements(world),
    ]
    return "\n".join(lines)


def compared(seeds: Iterable[int]) -> Iterator[str]:
    """Yield each story on which the two disagree, in words."""
    for seed in seeds:
        world = made_up(seed)
        if any(disagreements(world)):
            yield f"story {seed}\n{in_words(smallest(world))}"


def test_the_program_finds_the_parties_standings_and_bonds_that_the_definitions_say() -> None:
    assert next(compared(range(STORIES)), None) is None


def test_the_made_up_stories_have_what_there_is_to_tell_apart() -> None:
    worlds = [made_up(seed) for seed in range(60)]
    claims = [(world, claim) for world in worlds for claim in world.claims.values()]
    assert {world.standing(claim) for world, claim in claims} == {
        "corroborated", "one-sided", "contested", "unsupported", None,
    }  # fmt: skip
    found = {
        (how, stance, kind)
        for world, claim in claims
        for stance in get_args(Stance)
        for how, parties in (("firm", world.firm(claim, stance)), ("weak", world.weak(claim, stance)))
        for kind, _ in parties
    }
    kinds = {("firm", "actor"), ("firm", "source"), ("weak", "actor"), ("weak", "rewrites")}
    assert found == {(how, stance, kind) for how, kind in kinds for stance in get_args(Stance)}
    assert any(world.bonds(claim) for world, claim in claims)


if __name__ == "__main__":
    number = int(sys.argv[1]) if sys.argv[1:] else STORIES
    wrong = 0
    for wrong, words in enumerate(compared(range(number)), 1):  # noqa: B007
        print(words, end="\n\n")
    print(f"{number} stories, {wrong} disagreements")
    sys.exit(bool(wrong))
