"""The marks and phrases that several pages share: standing, parties, reports, dates, counts."""

from collections.abc import Iterable
from itertools import groupby

from generator.dates import Edtf
from generator.lineage import kin
from generator.model import Claim, Report
from generator.render.prose import Markdown, Prose, escape, escape_attribute, join, name
from generator.standing import STANDING_WORDS, Backing, Party, Standing, origins, parties, standing

SHAPES: dict[Standing, str] = {"corroborated": "●", "one-sided": "◐", "contested": "≠", "unsupported": "○"}
"""A shape beside each standing, for those who do not see its colour."""

KIND_WORDS = {"opinion": "An opinion", "prediction": "A prediction"}

STANCES = {"asserts": "Who says so", "denies": "Who denies it", "doubts": "Who doubts it"}


def standing_mark(standing_: Standing) -> Markdown:
    """Return the mark of a standing: its shape and its words."""
    shape = f'<span aria-hidden="true">{SHAPES[standing_]}</span>'
    return Markdown(f'<span class="standing {standing_}">{shape} {STANDING_WORDS[standing_]}</span>')


def claim_mark(prose: Prose, claim: Claim) -> Markdown:
    """Return the mark of a claim: its standing, or that it is no fact."""
    found = standing(prose.story, claim)
    if found is None:
        return Markdown(f'<span class="standing no-fact">{KIND_WORDS[claim.kind]}</span>')
    return standing_mark(found)


def party(prose: Prose, one: Party) -> Markdown:
    """Return the name of a party, with links."""
    if one.kind == "rewrites":
        return Markdown(f"rewrites of {prose.links(one.ids)}")
    return prose.links(one.ids)


def party_count(prose: Prose, claim: Claim) -> Markdown:
    """Return how many independent parties assert the claim, and which."""
    found = parties(prose.story, claim)
    if not found:
        return Markdown("No independent party")
    named = join([party(prose, one) for one in found])
    return Markdown(f"{count(len(found), 'independent party', 'independent parties')}: {named}")


def source_count(prose: Prose, claim: Claim) -> Markdown:
    """Return how many sources carry the claim, and how many origins these have."""
    sources = len({report.source for report in claim.reports})
    if not sources:
        return Markdown("no source carries it")
    return Markdown(f"{count(sources, 'source')}, {count(origins(prose.story, claim), 'origin')}")


def count(number: int, noun: str, plural: str = "") -> Markdown:
    """Return a number with its noun."""
    return Markdown(f"{number} {noun if number == 1 else plural or noun + 's'}")


def time(date: Edtf) -> Markdown:
    """Return a date in words; a date that HTML can express is marked with `<time>`.

    https://html.spec.whatwg.org/multipage/text-level-semantics.html#the-time-element
    """
    said = escape(str(date))
    if date.earliest is None or date.earliest != date.latest:
        return said
    year, month, day = date.earliest
    return Markdown(f'<time datetime="{year:04}-{month:02}-{day:02}">{said}</time>')


def quote(prose: Prose, report: Report) -> Markdown:
    """Return the quoted words, marked as a quote in the language of the source."""
    if report.quote is None:
        return Markdown("")
    language = prose.story.sources[report.source].language
    return Markdown(f'<q lang="{escape_attribute(language)}">{escape(report.quote)}</q>')


def report_line(prose: Prose, backing: Backing) -> Markdown:
    """Return who says it through which source, in which words, and what to keep in mind."""
    report = backing.report
    source = prose.link(report.source)
    said = f"{prose.link(report.by)}, in {source}" if report.by else f"{source}, in its own voice"
    if report.quote is not None:
        said += f": {quote(prose, report)}"
    if report.event is not None:
        said += f", at {prose.link(report.event)}"
    remarks = []
    if report.hedged:
        remarks.append("hedged: the source keeps its distance")
    if backing.caution:
        remarks.append(backing.caution)
    if backing.relayed:
        remarks.append(f"adds nothing to {prose.links(backing.relayed[:1])}")
    return Markdown(said + "".join(f"; *{remark}*" for remark in remarks))


def by_claim(prose: Prose, pairs: Iterable[tuple[Claim, Backing]]) -> list[dict[str, object]]:
    """Return the claims, each with its reports among the pairs."""
    return [
        {
            "claim": prose.link(claim_id),
            "reports": [
                {"stance": Markdown(backing.report.stance), "line": report_line(prose, backing)}
                for _, backing in reports
            ],
        }
        for claim_id, reports in groupby(pairs, key=lambda pair: pair[0].id)
    ]


def lineage_words(prose: Prose, source_id: str) -> Markdown:
    """Return what a source goes back to, or that it goes back to nothing known."""
    roots = kin(prose.story, [source_id])[source_id]
    if roots == (source_id,):
        return Markdown("original, as far as is known")
    return Markdown(f"goes back to {prose.links(roots)}")


def mentions(prose: Prose, id_: str, *, without: tuple[str, ...] = ()) -> list[Markdown]:
    """Return links to the entries that refer to this one, but for the kinds and ids in `without`."""
    story = prose.story
    return [
        prose.link(entry.id)
        for entry in story.mentions[id_]
        if story.kinds[entry.id] not in without and entry.id not in without
    ]


def title_of(prose: Prose, id_: str) -> str:
    """Return the title of an entry's page, as plain text."""
    return name(prose.story, prose.story.by_id[id_])
