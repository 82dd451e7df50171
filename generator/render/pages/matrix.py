"""The matrix: what each source does with each claim, one table for an original and its rewrites."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from generator.catalogue import gettext_noop
from generator.derive import Cell, Story, Verb, cells, families, kept, origins, roots
from generator.model import Claim
from generator.output import Output
from generator.render import phrases, side_marks
from generator.render.draft import Draft
from generator.render.lists import by_origin
from generator.render.names import called_by_title
from generator.render.page import files, page
from generator.render.parts import Item, Listing, listing
from generator.render.prose import Markdown, Prose, in_html
from generator.render.shown import Shown, drafts

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


LIST = "matrix.md"

MOST_CELLS = 1200
"""About how many cells are on one page."""


def pages(story: Story) -> Iterator[Draft]:
    """Yield the page of the matrix."""
    yield from drafts(story, in_parts(story), _page)


Row = tuple[str, Claim | None]
"""An original and a claim that it carries, or what goes back to it; or a source without any."""


@kept
def in_parts(story: Story) -> Listing:
    """Return the list of the rows of all tables, those of one original together."""
    rows, cells_of = dict[str, dict[str, Claim]](), dict[str, set[str]]()
    for claim in story.claims.values():
        for report in claim.reports:
            for origin in roots(story, report.source):
                rows.setdefault(origin, {})[claim.id] = claim
                cells_of.setdefault(origin, set()).add(report.source)
    return listing(LIST, _items(story, rows, cells_of), MOST_CELLS)


def _items(
    story: Story, rows: Mapping[str, Mapping[str, Claim]], reporting: Mapping[str, Collection[str]]
) -> Iterator[Item]:
    for id_ in story.sources:
        for claim in rows.get(id_, {}).values():
            columns = len(reporting[id_]) if id_ in families(story) else MANY
            yield by_origin(story, (id_, claim), id_, claim.id, columns + 2)
        if rows.keys().isdisjoint((id_, *roots(story, id_))):
            yield by_origin(story, (id_, None), id_, id_)


def _count(prose: Prose, rows: Sequence[Row]) -> Markdown:
    return phrases.count_of_claims(prose, len({claim.id for _, claim in rows if claim}))


def _page(prose: Prose, shown: Shown) -> Output:
    story, title = prose.story, prose.gettext("Who says what")
    rows: dict[str, list[Claim]] = {}
    for origin, claim in shown.of:
        if claim:
            rows.setdefault(origin, []).append(claim)
    of_one_origin = [(root, *rewrites) for root, rewrites in families(story).items() if root in rows]
    tables = sorted(of_one_origin, key=len, reverse=True)
    alone = [id_ for id_ in rows if id_ not in families(story)]
    return page(
        prose,
        "matrix",
        title=shown.title(prose, title),
        searched=shown.part is None,
        description=prose.gettext(
            "What each source does with each claim; sources of one origin are one witness."
        ),
        wide=True,
        places=files(story, "claims", "sources"),
        legend=[]
        if shown.is_overview
        else [
            {
                "css": _css(verb),
                "shape": Markdown(SHAPES[verb]),
                "verb": prose.gettext(word),
                "meaning": prose.gettext(meaning),
            }
            for verb, (word, meaning) in WORDS.items()
        ],
        families=[_family(prose, ids, rows[ids[0]], all_=shown.part is None) for ids in tables],
        alone=[
            _table(prose, ids, _together(story, [claim for id_ in ids for claim in rows[id_]]))
            for ids in _in_portions(alone)
        ],
        no_claims=prose.links(id_ for id_, claim in shown.of if claim is None),
        **shown.values(prose, title, _count),
    )


def _together(story: Story, claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims, each once, in the order of the data."""
    order = _order(story)
    return sorted({claim.id: claim for claim in claims}.values(), key=lambda claim: order[claim.id])


@kept
def _order(story: Story) -> dict[str, int]:
    return {id_: number for number, id_ in enumerate(story.claims)}


def _in_portions(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield the ids in portions of about one size, as many as fit beside each other or less."""
    portions = -(-len(ids) // MANY)
    for number in range(portions):
        yield ids[len(ids) * number // portions : len(ids) * (number + 1) // portions]


def _family(prose: Prose, family: Sequence[str], claims: Sequence[Claim], *, all_: bool) -> dict[str, object]:
    """Return the table of an original and its rewrites, with its name and the lineage in words.

    On a page of a part only those have a column that report one of the claims there, not `all_`.
    """
    root, *rewrites = family
    reporting = {report.source for claim in claims for report in claim.reports}
    ids = [root, *(id_ for id_ in rewrites if all_ or id_ in reporting)]
    shared = [
        prose.gettext(
            "%(source)s also goes back to %(others)s",
            source=prose.link(id_),
            others=prose.links(further_roots),
        )
        for id_ in ids[1:]
        if (further_roots := [end for end in roots(prose.story, id_) if end != root])
    ]
    left = len(family) - len(ids)
    silent = prose.ngettext(
        "%(num)s of them reports none of these claims and has no column",
        "%(num)s of them report none of these claims and have no column",
        left,
    )
    return {
        **_table(prose, ids, claims, family),
        "heading": prose.gettext("From %(source)s", source=prose.foreign(root)),
        "lineage": [
            prose.ngettext(
                "%(num)s source goes back to %(original)s: one witness",
                "%(num)s sources go back to %(original)s: one witness",
                len(rewrites),
                original=prose.link(root),
            ),
            *shared,
            *([silent] if left else []),
        ],
    }


def _table(
    prose: Prose, ids: Sequence[str], claims: Sequence[Claim], family: Sequence[str] = ()
) -> dict[str, object]:
    """Return what some sources do with claims.

    An original, which comes first, and its rewrites are of a `family`, others stand beside each other.
    """
    columns = [(id_, "first" if family and id_ == ids[0] else "next") for id_ in ids]
    return {
        "id": Markdown(f"from-{ids[0]}" if family else f"alone-{ids[0]}"),
        "caption": prose.ngettext(
            "%(num)s source and what it carries: %(claims)s",
            "%(num)s sources and what they carry: %(claims)s",
            len(ids),
            claims=phrases.count_of_claims(prose, len(claims)),
        ),
        "scrolls": len(ids) > MANY,
        "css": Markdown("one-origin" if family else "alone"),
        "origin": [_name(prose, ids[0])] if family else [],
        "columns": [{"name": _name(prose, id_), "css": Markdown(css)} for id_, css in columns],
        "rows": [
            {
                "claim": prose.link(claim.id),
                "mark": side_marks.claim_mark(prose, claim),
                "cells": [_cell(prose, cells(prose.story, claim, id_), id_, css) for id_, css in columns],
                "elsewhere": _elsewhere(prose, claim, set(family)) if family else Markdown(""),
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


def _elsewhere(prose: Prose, claim: Claim, ids: Collection[str]) -> Markdown:
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
