"""The marks and phrases that several pages share: standing, parties, reports, dates, counts."""

import re
from collections.abc import Iterable
from itertools import groupby
from urllib.parse import quote as percent_encode

from generator.dates import Edtf
from generator.evidence import Claim, Difference, Report
from generator.lineage import ancestors, roots
from generator.model import Actor
from generator.render.prose import Markdown, Prose, escape, escape_address, join, language_code, web_link
from generator.standing import (
    STANDING_WORDS,
    Backing,
    Party,
    Standing,
    only_in_rewrites,
    origins,
    parties,
    standing,
    top,
)
from generator.story import Story

SHAPES: dict[Standing, str] = {"corroborated": "●", "one-sided": "◐", "contested": "≠", "unsupported": "○"}
"""A shape beside each standing, for those who do not see its colour."""

KIND_WORDS = {"opinion": "An opinion", "prediction": "A prediction"}

LANGUAGES = {
    "ru": "Russian",
    "ko": "Korean",
    "uk": "Ukrainian",
    "en": "English",
    "zh": "Chinese",
    "ja": "Japanese",
}
"""The names of languages that names are given in; others are shown by their code."""

STANCES = {"asserts": "Who says so", "denies": "Who denies it", "doubts": "Who doubts it"}


def standing_mark(standing_: Standing) -> Markdown:
    """Return the mark of a standing: its shape and its words."""
    shape = f'<span aria-hidden="true">{SHAPES[standing_]}</span>'
    return Markdown(f'<span class="standing {standing_}">{shape} {STANDING_WORDS[standing_]}</span>')


def claim_words(prose: Prose, claim: Claim) -> str:
    """Return the standing of a claim in words, or that it is no fact."""
    found = standing(prose.story, claim)
    return KIND_WORDS[claim.kind] if found is None else STANDING_WORDS[found]


def claim_mark(prose: Prose, claim: Claim) -> Markdown:
    """Return the mark of a claim: its standing, or that it is no fact."""
    found = standing(prose.story, claim)
    if found is None:
        return Markdown(f'<span class="standing no-fact">{claim_words(prose, claim)}</span>')
    return standing_mark(found)


def party(prose: Prose, one: Party) -> Markdown:
    """Return the name of a party, with links."""
    if one.kind == "rewrites":
        return Markdown(f"rewrites of {prose.links(one.ids)}")
    return prose.links(one.ids)


def party_count(prose: Prose, claim: Claim) -> Markdown:
    """Return how many parties assert the claim and which, and who denies it."""
    asserting = parties(prose.story, claim)
    denying = parties(prose.story, claim, "denies")
    said = "No party says so"
    if asserting:
        of_rewrites = [one for one in asserting if only_in_rewrites(prose.story, claim, one)]
        independent = not of_rewrites and all(one.kind != "rewrites" for one in asserting)
        noun = ("independent party", "independent parties") if independent else ("party", "parties")
        names = [
            Markdown(f"{party(prose, one)}, as rewrites have it") if one in of_rewrites else party(prose, one)
            for one in asserting
        ]
        said = f"{count(len(asserting), *noun)}: {join(names)}"
    if denying:
        said += f"; denied by {join([party(prose, one) for one in denying])}"
    return Markdown(said)


def source_count(prose: Prose, claim: Claim) -> Markdown:
    """Return how many sources report on the claim, and how many origins these have."""
    sources = len({report.source for report in claim.reports})
    if not sources:
        return Markdown("No source that was read says so")
    ends = count(origins(prose.story, claim), "original")
    return Markdown(f"{count(sources, 'source reports', 'sources report')} on it, going back to {ends}")


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


def quote(prose: Prose, report: Report) -> Markdown:
    """Return the quoted words, marked as a quote in the language of the source.

    Where the editors had the source before them, they are a link to their place in it.
    """
    if report.quote is None:
        return Markdown("")
    source = prose.story.sources[report.source]
    said = escape(report.quote)
    if source.url is not None and source.seen != "not-seen":
        address = escape_address(with_text_fragment(source.url, report.quote))
        said = Markdown(f'[{said}](<{address}> "Find these words in the source")')
    return Markdown(f'<q lang="{language_code(source.language)}">{said}</q>')


_LEFT_OUT = re.compile(r"\s*[\[(]?(?:…|\.\.\.)[\])]?\s*")


def with_text_fragment(url: str, said: str) -> str:
    """Return the address of a page with a text fragment, which takes a reader to the words in it.

    https://wicg.github.io/scroll-to-text-fragment/#syntax. Of words with something left out in between the
    first and the last part are named. A browser that does not find them shows the page from its beginning.
    """
    parts = [part for part in _LEFT_OUT.split(" ".join(said.split())) if part]
    if not parts:
        return url
    ends = [parts[0], parts[-1]] if len(parts) > 1 else parts
    text = ",".join(percent_encode(end, safe="").replace("-", "%2D") for end in ends)
    return f"{url}{'' if '#' in url else '#'}:~:text={text}"


def report_line(prose: Prose, backing: Backing) -> Markdown:
    """Return who says it through which source, what to keep in mind, and in which words.

    What the page itself is about is not named again.
    """
    report = backing.report
    source = "" if prose.is_on(report.source) else prose.link(report.source)
    if report.by is None:
        said = f"{source}, in its own voice" if source else "in its own voice"
    elif prose.is_on(report.by):
        said = f"in {source}"
    else:
        said = f"{prose.link(report.by)}, in {source}" if source else prose.link(report.by)
    if report.event is not None and not prose.is_on(report.event):
        said += f", at {prose.link(report.event)}"
    remarks = []
    if report.hedged:
        remarks.append("hedged, as by “allegedly” or “reportedly”")
    if backing.caution:
        remarks.append(backing.caution)
    if backing.relayed:
        remarks.append(_relay(prose, report.source, backing.relayed[0]))
    said += "".join(f"; *{remark}*" for remark in remarks)
    if report.quote is not None:
        said += f": {quote(prose, report)}"
    if report.translation is not None:
        said += f" (translated: “{escape(report.translation)}”)"
    return Markdown(said)


def _relay(prose: Prose, source: str, relayed: str) -> str:
    """Return why a report adds no party to what another one says."""
    if relayed == source:
        return "the same source also names a speaker for it"
    if relayed in ancestors(prose.story, source):
        return f"retells {prose.link(relayed)}"
    return f"goes back to the same original as {prose.link(relayed)}"


def by_claim(prose: Prose, pairs: Iterable[tuple[Claim, Backing]]) -> list[dict[str, object]]:
    """Return the claims, each with its reports among the pairs."""
    return [
        {
            "claim": prose.link(claim_id),
            "mark": claim_mark(prose, prose.story.claims[claim_id]),
            "reports": [
                {"stance": Markdown(backing.report.stance), "line": report_line(prose, backing)}
                for _, backing in reports
            ],
        }
        for claim_id, reports in groupby(pairs, key=lambda pair: pair[0].id)
    ]


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
