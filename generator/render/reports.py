"""Who says a thing, in which source and words, as pages list it: by party and event, relays folded."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from generator.catalogue import gettext_noop
from generator.derive import Backing, Caution, Party, Stance, ancestors, backings, parties, weak
from generator.model import Claim
from generator.render import side_marks
from generator.render.prose import Markdown, Prose
from generator.render.quotes import quote

HEADINGS: dict[Stance, str] = {
    "asserts": gettext_noop("Who says so"),
    "denies": gettext_noop("Who denies it"),
    "doubts": gettext_noop("Who doubts it"),
}

STANCES: dict[Stance, str] = {
    "asserts": gettext_noop("asserts"),
    "denies": gettext_noop("denies"),
    "doubts": gettext_noop("doubts"),
}
"""What a report does with a claim, in a word."""


def by_stance(prose: Prose, claim: Claim) -> list[dict[str, object]]:
    """Return the reports of a claim by what they do with it, then by party, then by event.

    With a party stand the reports that retell its word; apart stand those that add no party and retell none.
    """
    sections: list[dict[str, object]] = []
    for stance, heading in HEADINGS.items():
        reports = [backing for backing in backings(prose.story, claim) if backing.report.stance == stance]
        second_hand = weak(prose.story, claim, stance)
        found_parties = sorted(parties(prose.story, claim, stance), key=second_hand.__contains__)
        by_party: dict[Party | None, list[Backing]] = {party: [] for party in found_parties}
        for backing in reports:
            by_party.setdefault(_party(backing, reports), []).append(backing)
        apart = [report_line(prose, backing) for backing in by_party.pop(None, [])]
        if reports:
            sections.append(
                {
                    "heading": prose.gettext(heading),
                    "parties": [
                        {
                            "party": _capital(side_marks.party(prose, party)),
                            "weak": party in second_hand,
                            "groups": _by_event(prose, backed, reports),
                        }
                        for party, backed in by_party.items()
                        if party is not None
                    ],
                    "adding_none": apart,
                    "adding_none_count": prose.ngettext(
                        "%(num)s report that adds no party", "%(num)s reports that add no party", len(apart)
                    ),
                }
            )
    return sections


def _by_event(prose: Prose, backed: Sequence[Backing], among: Sequence[Backing]) -> list[dict[str, object]]:
    """Return the reports of one party by the event that they are from, the firm first."""
    by_event: dict[str, list[Backing]] = {}
    for backing in sorted(backed, key=lambda backing: not backing.firm):
        by_event.setdefault(_event(backing, among), []).append(backing)
    groups = sorted(by_event.items(), key=lambda group: (not any(b.firm for b in group[1]), bool(group[0])))
    return [
        {
            "at": _at(prose, event, first=number == 0),
            **_folded(prose, [(backing, report_line(prose, backing, at=False)) for backing in there]),
        }
        for number, (event, there) in enumerate(groups)
    ]


def _at(prose: Prose, event: str, *, first: bool) -> Markdown:
    """Return the words above the reports from an event; none above those from no event that come first."""
    if event:
        return prose.gettext("At %(event)s", event=prose.link(event))
    return Markdown("") if first else prose.gettext("Not tied to an event")


def _folded(prose: Prose, lines: Sequence[tuple[Backing, Markdown]]) -> dict[str, object]:
    """Return the lines of reports, those that only repeat others apart and counted."""
    retold = [line for backing, line in lines if backing.relayed]
    return {
        "reports": [line for backing, line in lines if not backing.relayed],
        "retold": retold,
        "retold_count": prose.ngettext(
            "%(num)s retelling that adds no witness", "%(num)s retellings that add no witness", len(retold)
        ),
    }


def _first(backing: Backing, among: Sequence[Backing]) -> Backing | None:
    """Return the report whose party another one retells, the same speaker's before others."""
    retold = [other for other in among if other.party and other.report.source in backing.relayed]
    same_speaker = [other for other in retold if other.report.by == backing.report.by]
    return next(iter([*same_speaker, *retold]), None)


def _party(backing: Backing, among: Sequence[Backing]) -> Party | None:
    """Return the party that a report adds, or whose word it retells."""
    first = backing if backing.party else _first(backing, among)
    return first.party if first else None


def _event(backing: Backing, among: Sequence[Backing]) -> str:
    first = _first(backing, among)
    return backing.report.event or (first.report.event if first else None) or ""


def _capital(phrase: Markdown) -> Markdown:
    """Return a phrase as the beginning of a heading; a link is left as it is."""
    return Markdown(phrase[0].upper() + phrase[1:])


def report_line(prose: Prose, backing: Backing, *, at: bool = True) -> Markdown:
    """Return who says it through which source, what to keep in mind, and in which words.

    What the page itself is about is not named again, nor is the event unless `at` asks for it.
    """
    report = backing.report
    source = Markdown("") if prose.is_on(report.source) else prose.link(report.source)
    if source and report.by is None:
        line = prose.gettext("%(source)s, in its own voice", source=source)
    elif report.by is None:
        line = prose.gettext("in its own voice")
    elif source and prose.is_on(report.by):
        line = prose.gettext("in %(source)s", source=source)
    elif source:
        line = prose.gettext("%(speaker)s, in %(source)s", speaker=prose.link(report.by), source=source)
    else:
        line = prose.link(report.by)
    if at and report.event is not None and not prose.is_on(report.event):
        line = prose.gettext("%(report)s, at %(event)s", report=line, event=prose.link(report.event))
    line = prose.clauses([line, *(Markdown(f"*{remark}*") for remark in _remarks(prose, backing))])
    if report.quote is not None:
        line = prose.pgettext("quote", "%(report)s: %(quote)s", report=line, quote=quote(prose, report))
    if report.translation is not None and not prose.reads(prose.story.sources[report.source].language):
        translation = prose.plain(report.translation)
        line = prose.gettext(
            "%(report)s (translated: “%(translation)s”)", report=line, translation=translation
        )
    return line


def _remarks(prose: Prose, backing: Backing) -> list[Markdown]:
    """Return what to keep in mind of a report."""
    remarks = []
    if backing.report.hedged:
        remarks.append(prose.gettext("hedged, as by “allegedly” or “reportedly”"))
    if backing.caution:
        remarks.append(_caution(prose, backing.caution))
    if backing.relayed:
        remarks.append(_relay(prose, backing.report.source, backing.relayed[0]))
    return remarks


def _caution(prose: Prose, caution: Caution) -> Markdown:
    originals = prose.links(caution.originals)
    if caution.kind == "original not seen":
        return prose.gettext("%(originals)s not seen", originals=originals)
    if caution.kind == "not in the part read":
        return prose.gettext("found in rewrites, not in what was read of %(originals)s", originals=originals)
    return prose.gettext("found only in rewrites, not in %(originals)s", originals=originals)


def _relay(prose: Prose, source: str, relayed: str) -> Markdown:
    """Return why a report adds no party to what another one says."""
    if relayed == source:
        return prose.gettext("the same source also names a speaker for it")
    if relayed in ancestors(prose.story, source):
        return prose.gettext("retells %(source)s", source=prose.link(relayed))
    return prose.gettext("goes back to the same original as %(source)s", source=prose.link(relayed))


def by_claim(prose: Prose, pairs: Iterable[tuple[Claim, Backing]]) -> list[dict[str, object]]:
    """Return the claims, each with its reports among the pairs; those that retell others are folded away."""
    claims = []
    for claim_id, of_claim in groupby(pairs, key=lambda pair: pair[0].id):
        lines = [(backing, _with_stance(prose, backing)) for _, backing in of_claim]
        claims.append(
            {
                "claim": prose.link(claim_id),
                "mark": side_marks.claim_mark(prose, prose.story.claims[claim_id]),
                **_folded(prose, lines),
            }
        )
    return claims


def _with_stance(prose: Prose, backing: Backing) -> Markdown:
    stance = prose.gettext(STANCES[backing.report.stance])
    return Markdown(f'<span class="stance">{stance}</span> {report_line(prose, backing)}')
