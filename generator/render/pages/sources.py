"""The sources with their lineage, the differences between them, and a page for every source."""

from collections.abc import Iterator

from generator.derive import Story, ancestors, backings_by, descendants, families, roots
from generator.model import Source
from generator.output import Output
from generator.render import phrases, reports
from generator.render.mentions import mentions
from generator.render.page import files, page
from generator.render.pictures.lineage import lineage
from generator.render.previous_and_next import Around, around, neighbours
from generator.render.prose import Markdown, Prose, called_by_title, escape, is_described, web_link

TYPES = {
    "article-journal": "journal article",
    "article-magazine": "magazine article",
    "article-newspaper": "news article",
    "motion_picture": "film",
    "post-weblog": "blog post",
    "webpage": "web page",
}
"""The types of CSL whose names are not plain words."""

SEEN = {
    "full": "The editors read it whole.",
    "excerpt": "The editors read a part of it; what is not in that part may still be in the source.",
    "not-seen": "The editors did not see it; they know of it through other sources.",
}


def pages(story: Story) -> Iterator[Output]:
    """Yield the list of sources, the differences between them, and the pages of the sources."""
    yield _index(story)
    yield _differences(story)
    turn = around(story.sources)
    for source in story.sources.values():
        yield _source(story, source, turn[source.id])


def _index(story: Story) -> Output:
    prose = Prose(story, "sources/index.md")
    grouped = families(story)
    alone = [id_ for id_ in story.sources if id_ not in grouped and roots(story, id_) == (id_,)]
    return page(
        prose,
        "sources",
        title="Sources",
        description=f"{phrases.count(len(story.sources), 'source')}, and what each of them goes back to.",
        places=files(story, "sources"),
        picture=lineage(prose),
        families=[
            {
                "root": _line(prose, story.sources[root]),
                "members": [_line(prose, story.sources[id_]) for id_ in members],
                "count": phrases.count(len(members), "source goes", "sources go"),
            }
            for root, members in grouped.items()
        ],
        alone=[_line(prose, story.sources[id_]) for id_ in alone],
    )


def _line(prose: Prose, source: Source) -> dict[str, Markdown]:
    """Return a source for a list: its link, and its whole title where the link does not show that."""
    title = source.title[1:-1] if is_described(source) else source.title
    shown = called_by_title(source) or title in prose.label(source.id)
    called = prose.title(source) if called_by_title(source) else None  # by its title, which elsewhere is cut
    return {
        "link": prose.link(source.id, called),
        "title": Markdown("") if shown else _quoted(prose, source),
        "seen": Markdown({"full": "", "excerpt": "read in part", "not-seen": "not seen"}[source.seen]),
    }


def _quoted(prose: Prose, source: Source) -> Markdown:
    """Return the title of a source: its own words in quotation marks, the editors' description without."""
    title = prose.title(source)
    return title if is_described(source) else Markdown(f"“{title}”")


def _source(story: Story, source: Source, turn: Around) -> Output:
    prose = Prose(story, f"sources/{source.id}.md")
    carries = backings_by(story, "source").get(source.id, ())
    named = {*(claim.id for claim, _ in carries), *descendants(story, source.id)}
    return page(
        prose,
        "source",
        title=source.label or source.title,
        description=f"{prose.label(source.id)}: what it carries, and what it goes back to.",
        places=[story.place_of(source)],
        kind=Markdown(TYPES.get(source.type, source.type)),
        date=phrases.time(source.published) if source.published else Markdown(""),
        picture=lineage(prose, source.id),
        heading=escape(source.label) if source.label else prose.title(source),
        facts=list(_facts(prose, source)),
        seen=Markdown(SEEN[source.seen]),
        note=prose.block(source.note) if source.note else Markdown(""),
        derived_from=[prose.link(id_) for id_ in source.derived_from],
        roots=[prose.link(id_) for id_ in roots(story, source.id)],
        further=len(ancestors(story, source.id)) > len(source.derived_from),
        descendants=[prose.link(id_) for id_ in descendants(story, source.id)],
        carries=reports.by_claim(prose, carries),
        mentions=mentions(prose, source.id, without=named),
        neighbours=neighbours(prose, turn, "source"),
    )


def _facts(prose: Prose, source: Source) -> Iterator[dict[str, Markdown]]:
    """Yield what is recorded of a source, and say so where something is not."""
    unknown = Markdown("not recorded")
    if source.label:  # else it is the heading
        yield phrases.fact("Title", _quoted(prose, source))
    if source.translation:
        yield phrases.fact("Title, translated", escape(source.translation))
    yield phrases.fact("Publisher", prose.link(source.publisher) if source.publisher else unknown)
    yield phrases.fact("Author", escape(source.author) if source.author else unknown)
    yield phrases.fact("Published", phrases.time(source.published) if source.published else unknown)
    yield phrases.fact("Language", phrases.language(source.language))
    yield phrases.fact("Address", _address(source.url) if source.url else unknown)
    if source.archived:
        yield phrases.fact("Stored copy", _address(source.archived))
    if source.accessed:
        yield phrases.fact("Read on", phrases.time(source.accessed))
    if source.sha256:
        yield phrases.fact("SHA-256 of the text", Markdown(f"`{source.sha256}`"))


def _address(url: str) -> Markdown:
    return web_link(url, url)


def _differences(story: Story) -> Output:
    prose = Prose(story, "differences.md")
    return page(
        prose,
        "differences",
        title="Differences",
        description="Where the sources disagree with each other, point by point.",
        places=files(story, "differences"),
        differences=[phrases.difference(prose, one) for one in story.differences.values()],
    )
