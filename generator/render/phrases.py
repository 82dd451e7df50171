"""The phrases that several pages share: dates, counts, names, facts."""

from generator.dates import Edtf
from generator.derive import Story, roots, top
from generator.model import Actor, Difference
from generator.render.prose import Markdown, Prose, escape, escape_address, language_code, web_link

LANGUAGES = {
    "ru": "Russian",
    "ko": "Korean",
    "uk": "Ukrainian",
    "en": "English",
    "zh": "Chinese",
    "ja": "Japanese",
}
"""The names of languages that names are given in; others are shown by their code."""


def count(number: int, noun: str, plural: str = "") -> Markdown:
    """Return a number with its noun."""
    return Markdown(f"{number} {noun if number == 1 else plural or noun + 's'}")


def time(date: Edtf) -> Markdown:
    """Return a date in words; an exact date is marked with `<time>`.

    https://html.spec.whatwg.org/multipage/text-level-semantics.html#the-time-element
    """
    said = escape(str(date))
    if date.earliest is None or date.earliest != date.latest or date.text[-1] in "?~%":
        return said
    year, month, day = date.earliest
    if year < 1:
        return said
    return Markdown(f'<time datetime="{year:04}-{month:02}-{day:02}">{said}</time>')


def actor_line(prose: Prose, actor: Actor) -> dict[str, Markdown | list[Markdown]]:
    """Return an actor for a list: the name, its forms in other scripts, the role, whom it is counted with."""
    end = top(prose.story, actor.id)
    return {
        "link": prose.link(actor.id, prose.foreign(actor.id)),  # the role stands beside it
        "names": [named(code, said)["name"] for code, said in actor.names.items()],
        "role": escape(actor.role or ""),
        "speaks_for": [prose.link(end)] if end != actor.id else [],
    }


def lineage_words(prose: Prose, source_id: str) -> Markdown:
    """Return what a source goes back to, or that it goes back to nothing known."""
    ends = roots(prose.story, source_id)
    if ends == (source_id,):
        return Markdown("original, as far as is known")
    return Markdown(f"goes back to {prose.links(sorted(ends))}")


def named(code: str, said: str) -> dict[str, Markdown]:
    """Return a name in another language, and which."""
    marked = Markdown(f'<span lang="{language_code(code)}">{escape(said)}</span>')
    return {"language": language(code), "name": marked}


def language(code: str) -> Markdown:
    """Return the name of a language, or its code where no name is listed."""
    return escape(LANGUAGES.get(code, code))


def wikidata(item: str) -> Markdown:
    """Return a link to an item of Wikidata."""
    return web_link("Wikidata", f"https://www.wikidata.org/wiki/{item}")


def fact(what: str, value: Markdown) -> dict[str, Markdown]:
    """Return a line of what is recorded of an entry."""
    return {"what": Markdown(what), "value": value}


def difference(prose: Prose, one: Difference) -> dict[str, object]:
    """Return a point on which sources disagree, and the ways in which they tell it."""
    return {
        "id": Markdown(one.id),
        "point": escape(one.point),
        "variants": [
            {"says": escape(variant.says), "sources": prose.links(variant.sources)}
            for variant in one.variants
        ],
        "note": prose.text(one.note) if one.note else Markdown(""),
    }


def where_to_report_errors(story: Story) -> Markdown:
    """Return where readers report an error, or that they cannot."""
    address = story.info.address_for_errors
    if address is None:
        return Markdown("The editors give no address to which errors can be reported.")
    return Markdown(f"Found an error? Tell the editors: <{escape_address(address)}>.")
