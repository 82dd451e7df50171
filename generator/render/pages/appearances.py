"""The pages of what refers to an entry, where that is more than its own page holds."""

from collections.abc import Iterator

from generator.derive import Story
from generator.output import Output
from generator.render import parts
from generator.render.draft import Draft
from generator.render.mentions import in_parts
from generator.render.page import page
from generator.render.prose import Markdown, Prose
from generator.render.shown import Shown, counted


def pages(story: Story) -> Iterator[Draft]:
    """Yield the pages of the parts, for each entry to which very many others refer."""
    for id_ in story.by_id:
        if len(story.mentions[id_]) > parts.MOST:
            of = in_parts(story, id_)
            for number, part in enumerate(of.parts):
                yield Draft(Prose(story, part.path), _part, (id_, Shown(of, number)))


def _part(prose: Prose, id_: str, shown: Shown) -> Output:
    title = Markdown(prose.label(id_))
    values = shown.values(prose, prose.foreign(id_), counted(prose.story.kinds[shown.of[0].id]))
    return page(
        prose,
        "appearances",
        title=shown.title(prose, title),
        description=prose.gettext("Where this appears"),
        places=[prose.story.place_of(prose.story.by_id[id_])],
        searched=False,
        links=[prose.link(entry.id) for entry in shown.of],
        **{**values, "part": [{**one, "list": prose.link(id_)} for one in values["part"]]},
    )
