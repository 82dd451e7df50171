"""The matrix: what each source does with each claim, one table for an original and its rewrites."""

from collections.abc import Iterator, Sequence

from generator.catalogue import gettext_noop
from generator.derive import Cell, Story, Verb, cells, families, origins, roots
from generator.model import Claim
from generator.output import Output
from generator.render import phrases, side_marks
from generator.render.draft import Draft
from generator.render.names import called_by_title
from generator.render.page import files, page
from generator.render.prose import Markdown, Prose, in_html

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

WORDS: dict[Verb, tuple[str, str]] = {
    "asserts": (gettext_noop("asserts"), gettext_noop("says so in its own voice")),
    "attributes": (gettext_noop("attributes"), gettext_noop("reports that somebody says so")),
    "hedges": (gettext_noop("hedges"), gettext_noop("says so at a distance: “allegedly”, “reportedly”")),
    "doubts": (gettext_noop("doubts"), gettext_noop("doubts it, or reports that somebody does")),
    "denies": (gettext_noop("denies"), gettext_noop("denies it, or reports that somebody does")),
    "silent": (gettext_noop("silent"), gettext_noop("was read whole and does not say it")),
    "not in the part read": (
        gettext_noop("not in the part read"),
        gettext_noop("was read in part; it may still say it"),
    ),
    "not seen": (gettext_noop("not seen"), gettext_noop("was not seen; it is known through others")),
}
"""The word of a cell, and what it means."""

QUIET = {"silent", "not in the part read", "not seen"}
"""What is no report."""

MANY = 7
"""More sources than these do not fit beside each other: the table of a family then scrolls inside itself."""


def pages(story: Story) -> Iterator[Draft]:
    """Yield the page of the matrix."""
    yield Draft(Prose(story, "matrix.md"), _page)


def _page(prose: Prose) -> Output:
    story = prose.story
    reporting = {report.source for claim in story.claims.values() for report in claim.reports}
    of_one_origin = [(root, *rewrites) for root, rewrites in families(story).items()]
    tables = sorted((ids for ids in of_one_origin if reporting.intersection(ids)), key=len, reverse=True)
    together = {id_ for ids in tables for id_ in ids}
    alone = [id_ for id_ in story.sources if id_ in reporting - together]
    return page(
        prose,
        "matrix",
        title=prose.gettext("Who says what"),
        description=prose.gettext(
            "What each source does with each claim; sources of one origin are one witness."
        ),
        wide=True,
        places=files(story, "claims", "sources"),
        legend=[
            {
                "css": _css(verb),
                "shape": Markdown(SHAPES[verb]),
                "verb": prose.gettext(word),
                "meaning": prose.gettext(meaning),
            }
            for verb, (word, meaning) in WORDS.items()
        ],
        families=[_family(prose, ids) for ids in tables],
        alone=[_table(prose, ids, f"alone-{ids[0]}") for ids in _in_portions(alone)],
        no_claims=prose.links([id_ for id_ in story.sources if id_ not in together.union(alone)]),
    )


def _in_portions(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield the ids in portions of about one size, as many as fit beside each other or less."""
    portions = -(-len(ids) // MANY)
    for number in range(portions):
        yield ids[len(ids) * number // portions : len(ids) * (number + 1) // portions]


def _family(prose: Prose, ids: Sequence[str]) -> dict[str, object]:
    """Return the table of an original and its rewrites, with its name and the lineage in words."""
    root, *rewrites = ids
    shared = [
        prose.gettext(
            "%(source)s also goes back to %(others)s",
            source=prose.link(id_),
            others=prose.links(further_roots),
        )
        for id_ in rewrites
        if (further_roots := [end for end in roots(prose.story, id_) if end != root])
    ]
    return {
        **_table(prose, ids, f"from-{root}", of_one_origin=True),
        "heading": prose.gettext("From %(source)s", source=prose.foreign(root)),
        "lineage": [
            prose.ngettext(
                "%(num)s source goes back to %(original)s: one witness",
                "%(num)s sources go back to %(original)s: one witness",
                len(rewrites),
                original=prose.link(root),
            ),
            *shared,
        ],
    }


def _table(prose: Prose, ids: Sequence[str], name: str, *, of_one_origin: bool = False) -> dict[str, object]:
    """Return what some sources do with the claims that they carry.

    An original, which comes first, and its rewrites are `of_one_origin`.
    """
    among = set(ids)
    claims = [c for c in prose.story.claims.values() if any(report.source in among for report in c.reports)]
    columns = [(id_, "first" if of_one_origin and id_ == ids[0] else "next") for id_ in ids]
    return {
        "id": Markdown(name),
        "caption": prose.ngettext(
            "%(num)s source and what it carries: %(claims)s",
            "%(num)s sources and what they carry: %(claims)s",
            len(ids),
            claims=phrases.count_of_claims(prose, len(claims)),
        ),
        "scrolls": len(ids) > MANY,
        "css": Markdown("one-origin" if of_one_origin else "alone"),
        "origin": [_name(prose, ids[0])] if of_one_origin else [],
        "columns": [{"name": _name(prose, id_), "css": Markdown(css)} for id_, css in columns],
        "rows": [
            {
                "claim": prose.link(claim.id),
                "mark": side_marks.claim_mark(prose, claim),
                "cells": [_cell(prose, cells(prose.story, claim, id_), id_, css) for id_, css in columns],
                "elsewhere": _elsewhere(prose, claim, ids) if of_one_origin else Markdown(""),
            }
            for claim in claims
        ],
    }


def _cell(prose: Prose, carried: tuple[Cell, ...], source: str, css: str) -> dict[str, object]:
    """Return what a source does with a claim; `css` tells the column of an original from the rest."""
    quiet = " quiet" if carried[0].verb in QUIET else ""
    return {
        "source": in_html(prose.label(source)),
        "css": Markdown(css + quiet),
        "said": [_said(prose, cell) for cell in carried],
    }


def _said(prose: Prose, cell: Cell) -> dict[str, Markdown]:
    """Return one thing that a source does with a claim, in words and with a shape."""
    words = prose.catalogue
    text = words.gettext(WORDS[cell.verb][0])
    speaker = prose.label(cell.by) if cell.by else ""
    if speaker and cell.verb == "attributes":
        text = words.gettext("attributes to %(speaker)s", speaker=speaker)
    elif speaker:
        text = words.gettext("%(verb)s, by %(speaker)s", verb=text, speaker=speaker)
    if cell.hedged:
        text = words.gettext("%(said)s, hedged", said=text)
    return {"css": _css(cell.verb), "shape": Markdown(SHAPES[cell.verb]), "words": in_html(text)}


def _elsewhere(prose: Prose, claim: Claim, ids: Sequence[str]) -> Markdown:
    """Return how many sources outside a family report on a claim, and how many origins these have."""
    elsewhere = dict.fromkeys(report.source for report in claim.reports if report.source not in ids)
    if not elsewhere:
        return prose.gettext("in no other source")
    apart = len(origins(prose.story, elsewhere))
    return prose.ngettext(
        "in %(num)s other source, %(origins)s",
        "in %(num)s other sources, %(origins)s",
        len(elsewhere),
        origins=prose.ngettext("%(num)s origin", "%(num)s origins", apart),
    )


def _css(verb: Verb) -> Markdown:
    return Markdown(verb.replace(" ", "-"))


def _name(prose: Prose, id_: str) -> Markdown:
    """Return what a source is called, marked with its language where that is not the explainer's."""
    source = prose.story.sources[id_]
    name = in_html(prose.label(id_))
    return prose.title_language(name, source) if called_by_title(source) else name
