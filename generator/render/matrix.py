"""The matrix: what each source does with each claim, one table for the sources of one origin."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from generator.evidence import Claim
from generator.lineage import kin, roots
from generator.output import Output
from generator.render import marks
from generator.render.page import files, page
from generator.render.prose import Markdown, Prose, escape_attribute, join
from generator.standing import Cell, Verb, matrix
from generator.story import Story

SHAPES: dict[Verb, str] = {
    "asserts": "●",
    "attributes": "❞",
    "hedges": "~",
    "doubts": "?",
    "denies": "✕",
    "silent": "–",
    "not in the part read": "…",
    "not seen": "…",
}
"""A shape beside each word of a cell."""

MEANINGS: dict[Verb, str] = {
    "asserts": "says so in its own voice",
    "attributes": "reports that somebody says so",
    "hedges": "says so at a distance: “allegedly”, “reportedly”",
    "doubts": "doubts it, or reports that somebody does",
    "denies": "denies it, or reports that somebody does",
    "silent": "was read whole and does not say it",
    "not in the part read": "was read in part; it may still say it",
    "not seen": "was not seen; it is known through others",
}

QUIET = {"silent", "not in the part read", "not seen"}
"""What is no report."""

Table = dict[str, dict[str, tuple[Cell, ...]]]
"""By claim and source what the source does with the claim."""

Kin = dict[str, tuple[str, ...]]
"""By source what it and its kin go back to."""

BOTH = 2
"""Of how many originals a heading says that its sources go back to both."""

MANY = 7
"""More sources than these do not fit beside each other: the table of a family then scrolls inside itself."""


def pages(story: Story) -> Iterator[Output]:
    """Yield the page of the matrix."""
    prose = Prose(story, "matrix.md")
    related = kin(story, story.sources)
    reporting = {report.source for claim in story.claims.values() for report in claim.reports}
    families = [ids for ids in _families(story, related) if reporting.intersection(ids)]
    together = {id_ for ids in families for id_ in ids}
    alone = [id_ for id_ in story.sources if id_ in reporting - together]
    table = matrix(story)
    yield page(
        prose,
        "matrix",
        title="Who says what",
        description="What each source does with each claim; sources of one origin are one witness.",
        wide=True,
        places=files(story, "claims", "sources"),
        legend=[
            {"css": _css(verb), "shape": Markdown(shape), "verb": Markdown(verb), "meaning": Markdown(words)}
            for (verb, shape), words in zip(SHAPES.items(), MEANINGS.values(), strict=True)
        ],
        families=[_family(prose, table, ids, related) for ids in families],
        alone=[_table(prose, table, ids, None, f"alone-{ids[0]}") for ids in _in_portions(alone)],
        no_claims=prose.links([id_ for id_ in story.sources if id_ not in together.union(alone)]),
    )


def _families(story: Story, related: Kin) -> list[list[str]]:
    """Return the sources that are kin, the largest family first; an original is before its rewrites."""
    of: dict[tuple[str, ...], list[str]] = {}
    for id_ in story.sources:
        of.setdefault(related[id_], []).append(id_)
    for ids in of.values():
        ids.sort(key=lambda id_: (sorted(roots(story, id_)), not _is_original(story, id_)))
    return sorted((ids for ids in of.values() if len(ids) > 1), key=lambda ids: -len(ids))


def _in_portions(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield the ids in portions of about one size, as many as fit beside each other or less."""
    portions = -(-len(ids) // MANY)
    for number in range(portions):
        yield ids[len(ids) * number // portions : len(ids) * (number + 1) // portions]


def _is_original(story: Story, id_: str) -> bool:
    return roots(story, id_) == (id_,)


def _family(prose: Prose, table: Table, ids: Sequence[str], related: Kin) -> dict[str, object]:
    """Return the table of a family, with its name and the lineage of its sources in words."""
    originals = [id_ for id_ in ids if _is_original(prose.story, id_)]
    rewrites: dict[tuple[str, ...], list[Markdown]] = {}
    for id_ in ids:
        if id_ not in originals:
            rewrites.setdefault(tuple(sorted(roots(prose.story, id_))), []).append(prose.link(id_))
    return {
        **_table(prose, table, ids, related, f"from-{originals[0]}"),
        "heading": Markdown(f"From {join([prose.foreign(id_) for id_ in originals])}"),
        "lineage": [
            Markdown(f"{join(links)} {'goes' if len(links) == 1 else 'go'} back to {prose.links(ends)}")
            for ends, links in rewrites.items()
        ],
    }


def _table(
    prose: Prose, table: Table, ids: Sequence[str], related: Kin | None, name: str
) -> dict[str, object]:
    """Return what some sources do with the claims that they carry; `related` is given for a family."""
    of = set(ids)
    claims = [c for c in prose.story.claims.values() if any(report.source in of for report in c.reports)]
    lineages = _lineages(prose, ids) if related else []
    first = {lineage["first"] for lineage in lineages}
    columns = [(id_, "first" if id_ in first else "next") for id_ in ids]
    sources = marks.count(len(ids), "source")
    carry = "it carries" if len(ids) == 1 else "they carry"
    return {
        "id": Markdown(name),
        "caption": Markdown(f"{sources} and the {marks.count(len(claims), 'claim')} that {carry}"),
        "scrolls": len(ids) > MANY,
        "css": Markdown("one-origin" if related else "alone"),
        "lineages": lineages,
        "columns": [
            {
                "name": _name(prose, id_),
                "css": Markdown(css),
                "original": related is not None and _is_original(prose.story, id_),
            }
            for id_, css in columns
        ],
        "rows": [
            {
                "claim": prose.link(claim.id),
                "mark": marks.claim_mark(prose, claim),
                "cells": [_cell(prose, table[claim.id][id_], id_, css) for id_, css in columns],
                "elsewhere": _elsewhere(claim, ids, related) if related else Markdown(""),
            }
            for claim in claims
        ],
    }


def _lineages(prose: Prose, ids: Sequence[str]) -> list[dict[str, object]]:
    """Return the columns that have one heading in common: what they go back to."""
    originals = sum(_is_original(prose.story, id_) for id_ in ids)
    found: list[dict[str, object]] = []
    for ends, grouped in groupby(ids, key=lambda id_: sorted(roots(prose.story, id_))):
        members = list(grouped)
        both = len(ends) == originals == BOTH
        names = Markdown("both") if both else join([_name(prose, id_) for id_ in ends])
        found.append({"words": Markdown(f"From {names}"), "span": len(members), "first": members[0]})
    return found


def _cell(prose: Prose, cells: tuple[Cell, ...], source: str, css: str) -> dict[str, object]:
    """Return what a source does with a claim; `css` tells whether a lineage begins with its column."""
    quiet = " quiet" if cells[0].verb in QUIET else ""
    return {
        "source": _html(prose.label(source)),
        "css": Markdown(css + quiet),
        "said": [_said(prose, cell) for cell in cells],
    }


def _said(prose: Prose, cell: Cell) -> dict[str, Markdown]:
    """Return one thing that a source does with a claim, in words and with a shape."""
    by = ""
    if cell.by:
        by = f" to {prose.label(cell.by)}" if cell.verb == "attributes" else f", by {prose.label(cell.by)}"
    words = f"{cell.verb}{by}{', hedged' * cell.hedged}"
    return {"css": _css(cell.verb), "shape": Markdown(SHAPES[cell.verb]), "words": _html(words)}


def _elsewhere(claim: Claim, ids: Sequence[str], related: Kin) -> Markdown:
    """Return how many sources outside a family report on a claim, and how many origins these have."""
    others = dict.fromkeys(report.source for report in claim.reports if report.source not in ids)
    if not others:
        return Markdown("in no other source")
    apart = len({related[id_] for id_ in others})
    return Markdown(f"in {marks.count(len(others), 'other source')}, {marks.count(apart, 'origin')}")


def _css(verb: Verb) -> Markdown:
    return Markdown(verb.replace(" ", "-"))


def _name(prose: Prose, id_: str) -> Markdown:
    """Return what a source is called, marked with its language where that is not the explainer's."""
    source = prose.story.sources[id_]
    said = _html(prose.label(id_))
    return said if source.publisher else prose.title_language(said, source)


def _html(text: str) -> Markdown:
    """Return a text for a cell: a table with headings over several columns is HTML, not Markdown."""
    return Markdown(escape_attribute(text))
