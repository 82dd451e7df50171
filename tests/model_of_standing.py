"""A second, slow model of who stands behind a claim, written from the definitions alone.

It is there to be compared with `generator.derive`, of which it uses nothing: sets, closures and "for all",
one function for each sentence of the definitions. These are what readers are told on the page *How to read
this explainer*, and the worked cases of docs/guide/labels.md.

"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from generator.model import Actor, Claim, Report, Source

Name = tuple[str, frozenset[str]]
"""A party: what it is (`actor`, `source`, `rewrites`), and the ids that it is made of."""


@dataclass(frozen=True)
class World:
    """Who there is and what was read. Nothing in it goes back to itself."""

    actors: dict[str, Actor]
    sources: dict[str, Source]

    # Lineage

    def ancestors(self, source: str) -> set[str]:
        """The sources that it is derived from, followed to the end."""
        found = set(self.sources[source].derived_from)
        while more := {up for id_ in found for up in self.sources[id_].derived_from} - found:
            found |= more
        return found

    def roots(self, source: str) -> set[str]:
        """The last of its ancestors; a source that is no rewrite is its own root."""
        return {id_ for id_ in {source, *self.ancestors(source)} if not self.sources[id_].derived_from}

    def is_rewrite(self, source: str) -> bool:
        return bool(self.sources[source].derived_from)

    def rewrites(self, source: str) -> set[str]:
        """All that goes back to it."""
        return {id_ for id_ in self.sources if source in self.ancestors(id_)}

    # Parties

    def top(self, actor: str) -> str:
        """A person counts with the office, an office with the state: `part_of`, to the top."""
        above = self.actors[actor].part_of
        return actor if above is None else self.top(above)

    def publisher(self, source: str) -> str | None:
        """The party that a source's publisher belongs to, if the publisher is known."""
        publisher = self.sources[source].publisher
        return None if publisher is None else self.top(publisher)

    def stands(self, report: Report) -> bool:
        """A source that says "allegedly" in its own voice does not stand behind the claim."""
        return not (report.hedged and report.by is None)

    def is_relay(self, report: Report, reports: set[Report]) -> bool:
        """An ancestor of the source carries the same, in its own voice or by the same speaker."""
        return any(
            other.source in self.ancestors(report.source) and other.by == report.by
            for other in reports
            if self.stands(other)
        )

    def witnesses(self, claim: Claim, stance: str) -> set[Report]:
        """The reports that add a party: those that stand behind the claim and are no relays."""
        reports = {report for report in claim.reports if report.stance == stance}
        return {
            report for report in reports if self.stands(report) and not self.is_relay(report, reports)
        }

    def family(self, source: str, among: set[str]) -> frozenset[str]:
        """The roots of a rewrite and of all that is of one item with it: those with a root in common."""
        found = self.roots(source)
        while more := {
            root for other in among if self.roots(other) & found for root in self.roots(other)
        } - found:
            found |= more
        return frozenset(found)

    def party(self, report: Report, witnesses: set[Report]) -> Name:
        """Whom the report stands for."""
        if report.by is not None:
            return "actor", frozenset({self.top(report.by)})
        if self.is_rewrite(report.source):
            own = {
                other.source for other in witnesses if other.by is None and self.is_rewrite(other.source)
            }
            return "rewrites", self.family(report.source, own)
        publisher = self.publisher(report.source)
        return ("source", frozenset({report.source})) if publisher is None else ("actor", frozenset({publisher}))

    def known_from(self, source: str) -> set[str | None]:
        """The parties whose publications it is read in: its own, or where not seen those of its rewrites."""
        if self.sources[source].seen != "not-seen":
            return {self.publisher(source)}
        return {
            self.publisher(id_) for id_ in self.rewrites(source) if self.sources[id_].seen != "not-seen"
        }

    def is_firm(self, report: Report) -> bool:
        """The report rests on more than rewrites and hearsay."""
        if report.by is None:  # a source that is no rewrite says so in its own voice
            return not self.is_rewrite(report.source)
        if report.hedged:  # words given only at a distance
            return False
        named = bool(self.known_from(report.source) - {None})
        if not self.is_rewrite(report.source):  # an original, seen or relayed by a source that names itself
            return self.sources[report.source].seen != "not-seen" or named
        # A rewrite: the words can only be in an original that was not read whole.
        originals = self.roots(report.source)
        return named and any(self.sources[id_].seen != "full" for id_ in originals)

    def firm(self, claim: Claim, stance: str) -> set[Name]:
        """The parties of which at least one backing is firm."""
        witnesses = self.witnesses(claim, stance)
        return {self.party(report, witnesses) for report in witnesses if self.is_firm(report)}

    def weak(self, claim: Claim, stance: str) -> set[Name]:
        """All other parties."""
        witnesses = self.witnesses(claim, stance)
        return {self.party(report, witnesses) for report in witnesses} - self.firm(claim, stance)

    # Standing

    def standing(self, claim: Claim) -> str | None:
        """What firm parties make of a claim of fact; opinions and predictions have none."""
        if claim.kind != "fact":
            return None
        asserting, denying = self.firm(claim, "asserts"), self.firm(claim, "denies")
        if asserting and denying:
            return "contested"
        if len(asserting) >= 2:
            return "corroborated"
        if asserting or self.weak(claim, "asserts"):
            return "one-sided"
        return "unsupported"

    # Bonds

    def bonds(self, claim: Claim) -> set[frozenset[str]]:
        """The pairs of firm parties that say the same and are no strangers to each other."""
        asserting = {id_ for kind, ids in self.firm(claim, "asserts") if kind == "actor" for id_ in ids}
        return {
            frozenset(pair)
            for pair in combinations(asserting, 2)
            if self.are_bound(*pair)
            or self.is_heard_through(claim, *pair)
            or self.is_heard_through(claim, *reversed(pair))
        }

    def are_bound(self, one: str, other: str) -> bool:
        """The data says what the two are to each other, or that somebody of theirs is bound."""
        return any(
            {self.top(actor.id), self.top(relation.to)} == {one, other}
            and (relation.binds or {actor.id, relation.to} == {one, other})
            for actor in self.actors.values()
            for relation in actor.relations
        )

    def is_heard_through(self, claim: Claim, heard: str, through: str) -> bool:
        """All firm words of the one are read in what the other publishes, and nowhere else."""
        return all(self.known_from(report.source) == {through} for report in self.firm_words(claim, heard))

    def firm_words(self, claim: Claim, party: str) -> Iterator[Report]:
        witnesses = self.witnesses(claim, "asserts")
        for report in witnesses:
            if self.is_firm(report) and self.party(report, witnesses) == ("actor", frozenset({party})):
                yield report
