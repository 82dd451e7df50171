"""A small world of states, officials, papers and their rewrites, in which tests make claims in short."""

from functools import cache

from generator.derive.parties import Backing, Party, backings
from generator.derive.story import Story
from generator.model.evidence import Claim
from tests.story_of import actor, source, story_of


def related(line: str, relations: str) -> str:
    """Return the line of YAML for an actor, with relations."""
    return line.replace("}\n", f", relations: [{relations}]}}\n")


ACTORS = [
    related(actor("east", kind="state"), "{to: north, what: is an ally of}"),
    actor("ministry", "east", "organisation"),
    actor("studio", "ministry", "organisation"),
    actor("sculptor", "studio"),
    related(
        actor("president", "east"), "{to: general, what: met}, {to: militia, what: commands, binds: true}"
    ),
    actor("militia", kind="organisation"),
    actor("agency", "east", "media"),
    actor("north", kind="state"),
    actor("west", kind="state"),
    actor("general", "west"),
    actor("daily", kind="media"),
    actor("expert"),
]

SOURCES = [
    # originals
    source("wire", publisher="agency"),
    source("release", publisher="ministry"),
    source("paper", publisher="daily"),
    source("blog"),
    source("diary"),
    # rewrites of the wire, of one step and of two
    source("copy", "wire", publisher="daily"),
    source("echo", "wire"),
    source("echo-of-copy", "copy", publisher="daily"),
    # a rewrite of the paper, and one of both
    source("clipping", "paper"),
    source("digest", "wire", "paper"),
    # an original of which only a part was read, one that was not seen, and rewrites
    source("interview", publisher="agency", seen="excerpt"),
    source("summary", "interview"),
    source("broadcast", publisher="agency", seen="not-seen"),
    source("transcript", "broadcast"),
    source("transcript-again", "transcript"),
    # a paper that relays each of these two, and a rewrite of both
    source("relay", "broadcast", publisher="daily"),
    source("excerpted", "interview", publisher="daily"),
    source("medley", "interview", "broadcast"),
    # an anonymous rewrite of what nobody saw, a paper that has it from there, and a source unseen in between
    source("bootleg", "broadcast"),
    source("rerun", "bootleg", publisher="daily"),
    source("middle", "wire", seen="not-seen"),
    source("late", "middle", publisher="daily"),
]


TALK = (
    "  - {id: talk, date: 2026-01-02, title: A talk, summary: They talk., kind: statement, sources: [wire]}\n"
)


def report_line(said: str) -> str:
    """Return the YAML of a report written in short: `wire by sculptor denies hedged`."""
    id_, *words = said.split()
    keys = {"source": id_}
    if "by" in words:
        keys["by"] = words[words.index("by") + 1]
    if "at" in words:
        keys["event"] = words[words.index("at") + 1]
    keys["stance"] = next((word for word in words if word in ("denies", "doubts")), "asserts")
    if "hedged" in words:
        keys["hedged"] = "true"
    return f"{{{', '.join(f'{key}: {value}' for key, value in keys.items())}}}"


def claim_line(id_: str, *reports: str, kind: str = "fact") -> str:
    return (
        f"  - {{id: {id_}, text: It is so., kind: {kind}, "
        f"reports: [{', '.join(report_line(said) for said in reports)}]}}\n"
    )


@cache
def world(*claims: str, questions: str = "") -> Story:
    """Return the story of the actors and sources above, with claims."""
    return story_of(
        f"actors:\n{''.join(ACTORS)}sources:\n{''.join(SOURCES)}events:\n{TALK}claims:\n{''.join(claims)}{questions}"
    )


def claimed(*reports: str, kind: str = "fact") -> tuple[Story, Claim]:
    story = world(claim_line("it", *reports, kind=kind))
    return story, story.claims["it"]


def short(party: Party) -> str:
    ids = ", ".join(party.ids)
    return f"rewrites of {ids}" if party.kind == "rewrites" else ids


def in_short(value: object) -> str:
    """Return the name of a case: its reports, and what is expected of them."""
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value)) or "nothing"
    return str(value)


def backing(*reports: str) -> Backing:
    """Return what the last of the reports adds."""
    return backings(*claimed(*reports))[-1]
