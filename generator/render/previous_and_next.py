"""The ways on from an entry: the one before it and the one after it."""

from collections.abc import Iterable

from generator.render.prose import Markdown, Prose

Around = tuple[str | None, str | None]
"""The entries before and after one, by their ids."""


def around(ids: Iterable[str]) -> dict[str, Around]:
    """Return for each of the ids, which are in their order, the ones before and after it."""
    order = list(ids)
    return dict(
        zip(order, zip([None, *order[:-1]], [*order[1:], None], strict=True), strict=True) if order else ()
    )


def neighbours(
    prose: Prose, adjacent: Around, before: Markdown, after: Markdown
) -> list[dict[str, Markdown]]:
    """Return links to the entries before and after that of the page, each with the relation that it has.

    `before` and `after` are the words over them.
    The link types are those of HTML: https://html.spec.whatwg.org/multipage/links.html#sequential-link-types
    """
    links = []
    for rel, words, id_ in (("prev", before, adjacent[0]), ("next", after, adjacent[1])):
        if id_ is not None:
            link = Markdown(f"{prose.link(id_, prose.foreign(id_))}{{ rel={rel} }}")
            links.append({"rel": Markdown(rel), "words": words, "link": link})
    return links
