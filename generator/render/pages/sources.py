"""The sources with their lineage, the differences between them, and a page for every source."""

from collections.abc import Collection, Iterator

from generator.catalogue import gettext_noop
from generator.derive import Story, ancestors, backings_by, descendants, families, roots
from generator.model import Source
from generator.output import Output
from generator.render import phrases, reports
from generator.render.draft import Draft
from generator.render.history import history
from generator.render.lists import of_kind
from generator.render.mentions import few, mentions
from generator.render.names import called_by_title, is_described
from generator.render.page import files, page
from generator.render.parts import MOST
from generator.render.pictures.lineage import lineage
from generator.render.previous_and_next import Around, around, neighbours
from generator.render.prose import Markdown, Prose, escape, web_link
from generator.render.quotes import looked_up
from generator.render.shown import Shown, counted, drafts

TYPES = {
    "article": gettext_noop("article"),
    "article-journal": gettext_noop("journal article"),
    "article-magazine": gettext_noop("magazine article"),
    "article-newspaper": gettext_noop("news article"),
    "bill": gettext_noop("bill"),
    "book": gettext_noop("book"),
    "broadcast": gettext_noop("broadcast"),
    "chapter": gettext_noop("chapter"),
    "classic": gettext_noop("classic"),
    "collection": gettext_noop("collection"),
    "dataset": gettext_noop("data set"),
    "document": gettext_noop("document"),
    "entry": gettext_noop("entry"),
    "entry-dictionary": gettext_noop("dictionary entry"),
    "entry-encyclopedia": gettext_noop("encyclopedia entry"),
    "event": gettext_noop("event"),
    "figure": gettext_noop("figure"),
    "graphic": gettext_noop("graphic"),
    "hearing": gettext_noop("hearing"),
    "interview": gettext_noop("interview"),
    "legal_case": gettext_noop("legal case"),
    "legislation": gettext_noop("legislation"),
    "manuscript": gettext_noop("manuscript"),
    "map": gettext_noop("map"),
    "motion_picture": gettext_noop("film"),
    "musical_score": gettext_noop("musical score"),
    "pamphlet": gettext_noop("pamphlet"),
    "paper-conference": gettext_noop("conference paper"),
    "patent": gettext_noop("patent"),
    "performance": gettext_noop("performance"),
    "periodical": gettext_noop("periodical"),
    "personal_communication": gettext_noop("personal message"),
    "post": gettext_noop("post"),
    "post-weblog": gettext_noop("blog post"),
    "regulation": gettext_noop("regulation"),
    "report": gettext_noop("report"),
    "review": gettext_noop("review"),
    "review-book": gettext_noop("book review"),
    "software": gettext_noop("software"),
    "song": gettext_noop("song"),
    "speech": gettext_noop("speech"),
    "standard": gettext_noop("standard"),
    "thesis": gettext_noop("thesis"),
    "treaty": gettext_noop("treaty"),
    "webpage": gettext_noop("web page"),
}
"""The types of CSL in words."""

SEEN = {
    "full": gettext_noop("The editors read it whole."),
    "excerpt": gettext_noop(
        "The editors read a part of it; what is not in that part may still be in the source."
    ),
    "not-seen": gettext_noop("The editors did not see it; they know of it through other sources."),
}

SEEN_IN_SHORT = {"excerpt": gettext_noop("read in part"), "not-seen": gettext_noop("not seen")}
"""What stands beside a source in a list; nothing beside one that was read whole."""


def pages(story: Story) -> Iterator[Draft]:
    """Yield the list of sources, the differences between them, and the pages of the sources."""
    yield from drafts(story, of_kind(story, "sources"), _index)
    yield from drafts(story, of_kind(story, "differences"), _differences)
    adjacent = around(story.sources)
    for source in story.sources.values():
        yield Draft(Prose(story, f"sources/{source.id}.md"), _source, (source, adjacent[source.id]))


def _index(prose: Prose, shown: Shown) -> Output:
    story, title = prose.story, prose.gettext("Sources")
    here = {source.id for source in shown.of}
    grouped = _families(story, here)
    alone = [id_ for id_ in story.sources if id_ in here - grouped.keys() and roots(story, id_) == (id_,)]
    return page(
        prose,
        "sources",
        title=shown.title(prose, title),
        searched=shown.part is None,
        description=prose.ngettext(
            "%(num)s source, and what each of them goes back to.",
            "%(num)s sources, and what each of them goes back to.",
            len(story.sources),
        ),
        places=files(story, "sources"),
        picture=Markdown("") if shown.part else lineage(prose),
        families=[
            {
                "root": _line(prose, story.sources[root]),
                "members": [_line(prose, story.sources[id_]) for id_ in members],
                "count": prose.ngettext(
                    "%(num)s source goes back to it:",
                    "%(num)s sources go back to it:",
                    len(families(story)[root]),
                ),
            }
            for root, members in grouped.items()
        ],
        alone=[_line(prose, story.sources[id_]) for id_ in alone],
        **shown.values(prose, title, counted("sources")),
    )


def _families(story: Story, here: Collection[str]) -> dict[str, list[str]]:
    """Return the originals whose families are shown where only some sources are, with their rewrites."""
    shown: dict[str, list[str]] = {}
    for root, ids in families(story).items():
        if root in here and len(ids) <= MOST:  # all of it, also what goes back to another original, too
            shown[root] = list(ids)
        elif root in here or len(ids) > MOST:
            shown[root] = [id_ for id_ in ids if id_ in here]
    return {root: members for root, members in shown.items() if members or root in here}


def _line(prose: Prose, source: Source) -> dict[str, Markdown]:
    """Return a source for a list: its link, and its whole title where the link does not show that."""
    title = source.title[1:-1] if is_described(source) else source.title
    shows_title = called_by_title(source) or title in prose.label(source.id)
    called = prose.title(source) if called_by_title(source) else None  # by its title, which elsewhere is cut
    return {
        "link": prose.link(source.id, called),
        "title": Markdown("") if shows_title else _quoted(prose, source),
        "seen": prose.gettext(SEEN_IN_SHORT[source.seen]) if source.seen in SEEN_IN_SHORT else Markdown(""),
    }


def _quoted(prose: Prose, source: Source) -> Markdown:
    """Return the title of a source: its own words in quotation marks, the editors' description without."""
    title = prose.title(source)
    return title if is_described(source) else prose.gettext("“%(words)s”", words=title)


def _source(prose: Prose, source: Source, adjacent: Around) -> Output:
    story = prose.story
    carries = backings_by(story, "source").get(source.id, ())
    carried, all_carries = few(prose, source.id, "claims", reports.by_claim(prose, carries))
    further = descendants(story, source.id)
    named = {*(claim.id for claim, _ in carries), *descendants(story, source.id)}
    return page(
        prose,
        "source",
        title=source.label or source.title,
        description=prose.gettext(
            "%(source)s: what it carries, and what it goes back to.",
            source=Markdown(prose.label(source.id)),
        ),
        places=[story.place_of(source)],
        kind=prose.gettext(TYPES[source.type]),
        date=prose.date(source.published) if source.published else Markdown(""),
        picture=lineage(prose, source.id),
        heading=prose.plain(source.label) if source.label else prose.title(source),
        facts=list(_facts(prose, source)),
        seen=prose.gettext(SEEN[source.seen]),
        note=prose.block(source.note) if source.note else Markdown(""),
        derived_from=[prose.link(id_) for id_ in source.derived_from],
        roots=[prose.link(id_) for id_ in roots(story, source.id)],
        further=len(ancestors(story, source.id)) > len(source.derived_from),
        descendants=[prose.link(id_) for id_ in further[:MOST]],
        more_descendants=max(len(further) - MOST, 0),
        carries=carried,
        all_carries=all_carries,
        looked_up=looked_up(prose, (backing.report for _, backing in carries)),
        mentions=mentions(prose, source.id, without=named),
        history=history(prose, source.id),
        neighbours=neighbours(
            prose, adjacent, prose.gettext("Previous source"), prose.gettext("Next source")
        ),
    )


def _facts(prose: Prose, source: Source) -> Iterator[dict[str, Markdown]]:
    """Yield what is recorded of a source, and say so where something is not."""
    unknown = prose.gettext("not recorded")
    publisher = prose.link(source.publisher) if source.publisher else unknown
    published = prose.date(source.published) if source.published else unknown
    if source.label:  # else it is the heading
        yield phrases.fact(prose.gettext("Title"), _quoted(prose, source))
    if source.translation:
        yield phrases.fact(prose.gettext("Title, translated"), prose.plain(source.translation))
    yield phrases.fact(prose.gettext("Publisher"), publisher)
    yield phrases.fact(prose.gettext("Author"), escape(source.author) if source.author else unknown)
    yield phrases.fact(prose.gettext("Published"), published)
    yield phrases.fact(prose.gettext("Language"), phrases.language(prose, source.language))
    yield phrases.fact(prose.gettext("Address"), _address(source.url) if source.url else unknown)
    if source.archived:
        yield phrases.fact(prose.gettext("Stored copy"), _address(source.archived))
    if source.accessed:
        yield phrases.fact(prose.gettext("Read on"), prose.date(source.accessed))
    if source.sha256:
        yield phrases.fact(prose.gettext("SHA-256 of the text"), Markdown(f"`{source.sha256}`"))


def _address(url: str) -> Markdown:
    return web_link(url, url)


def _differences(prose: Prose, shown: Shown) -> Output:
    title = prose.gettext("Differences")
    return page(
        prose,
        "differences",
        title=shown.title(prose, title),
        description=prose.gettext("Where the sources disagree with each other, point by point."),
        places=files(prose.story, "differences"),
        differences=[phrases.difference(prose, entry) for entry in shown.of],
        **shown.values(prose, title, counted("differences")),
    )
