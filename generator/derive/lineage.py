"""Which source goes back to which: ancestors, roots and families of the sources of a story."""

from collections.abc import Iterable

from generator.derive.story import Story, kept


@kept
def ancestors(story: Story, source_id: str) -> tuple[str, ...]:
    """Return the ids of all sources that this one is derived from, the nearest first, each once."""
    above: dict[str, None] = {}
    step = [source_id]
    while step:
        parents = [
            parent for id_ in step for parent in story.sources[id_].derived_from if parent in story.sources
        ]
        step = [parent for parent in dict.fromkeys(parents) if parent not in above and parent != source_id]
        above.update(dict.fromkeys(step))
    return tuple(above)


def roots(story: Story, source_id: str) -> tuple[str, ...]:
    """Return the last ancestors of the source, or the source itself where it is derived from nothing."""
    line = ancestors(story, source_id)
    ends = tuple(id_ for id_ in line if not story.sources[id_].derived_from)
    return ends if line else (source_id,)


def lines_to(story: Story, source_id: str) -> dict[str, tuple[str, ...]]:
    """Return for each root of a source that rewrites others the root and the ancestors that go back to it."""
    line = ancestors(story, source_id)
    ends = [id_ for id_ in line if not story.sources[id_].derived_from]
    return {end: tuple(id_ for id_ in line if id_ == end or end in ancestors(story, id_)) for end in ends}


def origins(story: Story, source_ids: Iterable[str]) -> tuple[str, ...]:
    """Return the originals that sources go back to, each once.

    A source that goes back to another among them adds none: what it carries is counted there.
    """
    among = dict.fromkeys(source_ids)
    first = (id_ for id_ in among if among.keys().isdisjoint(ancestors(story, id_)))
    return tuple(dict.fromkeys(root for id_ in first for root in roots(story, id_)))


def descendants(story: Story, source_id: str) -> tuple[str, ...]:
    """Return the ids of the sources that go back to this one, in the order of the data."""
    return _descendants(story).get(source_id, ())


@kept
def _descendants(story: Story) -> dict[str, tuple[str, ...]]:
    by_ancestor: dict[str, list[str]] = {}
    for id_ in story.sources:
        for ancestor in ancestors(story, id_):
            by_ancestor.setdefault(ancestor, []).append(id_)
    return {ancestor: tuple(ids) for ancestor, ids in by_ancestor.items()}


@kept
def families(story: Story) -> dict[str, tuple[str, ...]]:
    """Return for every root that has been rewritten the sources that go back to it."""
    by_root: dict[str, list[str]] = {}
    for id_ in story.sources:
        for root in roots(story, id_):
            if root != id_:
                by_root.setdefault(root, []).append(id_)
    return {root: tuple(by_root[root]) for root in story.sources if root in by_root}


def kin(story: Story, source_ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Group sources that share a root, also through a third among them.

    Returns for every source the sorted roots of its group: two sources are kin if these are equal.
    """
    groups: list[tuple[set[str], set[str]]] = []  # (sources, their roots)
    for id_ in source_ids:
        members, shared = {id_}, set(roots(story, id_))
        apart = []
        for group in groups:
            if group[1] & shared:
                members |= group[0]
                shared |= group[1]
            else:
                apart.append(group)
        groups = [*apart, (members, shared)]
    return {id_: tuple(sorted(shared)) for members, shared in groups for id_ in members}
