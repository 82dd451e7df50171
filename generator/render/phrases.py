"""The phrases that several pages share: names, facts, kinds."""

from generator.catalogue import gettext_noop
from generator.derive import Story, roots, top
from generator.model import USUAL, Actor, Difference
from generator.render.prose import Markdown, Prose, escape, escape_address, web_link

NO_ADDRESS = gettext_noop("The editors give no address to which errors can be reported.")
"""What pages say where readers cannot report errors."""
STATUS = {
    "open": gettext_noop("Open"),
    "partly-answered": gettext_noop("Partly answered"),
    "answered": gettext_noop("Answered"),
}
"""How far a question is answered."""


def kind_of_event(story: Story, kind: str) -> str:
    """Return what a kind of event is called: by the story, or by the catalogue; else it is a word itself."""
    if kind in story.event_kinds:
        return story.event_kinds[kind].name
    return story.catalogue.gettext(USUAL[kind]) if kind in USUAL else kind.replace("-", " ")


def count_of_claims(prose: Prose, number: int) -> Markdown:
    """Return a number of claims."""
    return prose.ngettext("%(num)s claim", "%(num)s claims", number)


def actor_line(prose: Prose, actor: Actor) -> dict[str, Markdown | list[Markdown]]:
    """Return an actor for a list: the name, its forms in other scripts, the role, whom it is counted with."""
    end = top(prose.story, actor.id)
    speaks_for = prose.gettext("speaks for %(end)s", end=prose.link(end)) if end != actor.id else Markdown("")
    return {
        "link": prose.link(actor.id, prose.foreign(actor.id)),  # the role stands beside it
        "names": [named(prose, code, name)["name"] for code, name in actor.names.items()],
        "who": prose.clauses(filter(None, [prose.plain(actor.role or ""), speaks_for])),
    }


def lineage_words(prose: Prose, source_id: str) -> Markdown:
    """Return what a source goes back to, or that it goes back to nothing known."""
    ends = roots(prose.story, source_id)
    if ends == (source_id,):
        return prose.gettext("original, as far as is known")
    return prose.gettext("goes back to %(sources)s", sources=prose.links(sorted(ends)))


def named(prose: Prose, code: str, name: str) -> dict[str, Markdown]:
    """Return a name in another language, and which."""
    marked = Markdown(f"<span{prose.language_attributes(code)}>{escape(name)}</span>")
    return {"language": language(prose, code), "name": marked}


def language(prose: Prose, code: str) -> Markdown:
    """Return the name of a language, as it begins a line."""
    name = prose.catalogue.language_name(code)
    return escape(name[:1].upper() + name[1:])


def wikidata(item: str) -> Markdown:
    """Return a link to an item of Wikidata."""
    return web_link("Wikidata", f"https://www.wikidata.org/wiki/{item}")


def fact(what: Markdown, value: Markdown) -> dict[str, Markdown]:
    """Return a line of what is recorded of an entry."""
    return {"what": what, "value": value}


def difference(prose: Prose, entry: Difference) -> dict[str, object]:
    """Return a point on which sources disagree, and the ways in which they tell it."""
    return {
        "id": Markdown(entry.id),
        "point": prose.plain(entry.point),
        "variants": [
            {"says": prose.plain(variant.says), "sources": prose.links(variant.sources)}
            for variant in entry.variants
        ],
        "note": prose.text(entry.note) if entry.note else Markdown(""),
    }


def where_to_report_errors(prose: Prose) -> Markdown:
    """Return where readers report an error, or that they cannot."""
    address = prose.story.info.address_for_errors
    if address is None:
        return prose.gettext(NO_ADDRESS)
    link = Markdown(f"<{escape_address(address)}>")
    return prose.gettext("Found an error? Tell the editors: %(address)s.", address=link)
