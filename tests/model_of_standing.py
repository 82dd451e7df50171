"""A second, slow model of who stands behind a claim, written from the definitions alone.

It is there to be compared with `generator.derive`, of which it uses nothing: sets, closures and "for all",
one function for each sentence of the definitions. These are what readers are told on the page *How to read
this explainer*, and the worked cases of docs/guide/labels.md.

What the definitions leave open is decided here as it is in tests/test_parties.py, sentence by sentence:

- What a rewrite says itself it also has from where its original, or another rewrite of the same item, puts it
  in somebody's mouth: it then adds no party.
- A relay may make firm a speaker whom nothing that it relays makes firm: one more report takes no firm
  party away.
- A family is made of the rewrites that say so in their own voice in this claim, with this stance. Two items
  are not one because a rewrite of both is silent, or does something else with the claim.
- Words may be in whatever between a rewrite and its roots was not read whole, not in the roots alone. Of
  several roots those count on whose line the speaker, or the event, is known from any report of the story.
- An original that was not seen speaks as one that was: to list what it says, somebody must have told of it.
  Its words are heard through its own publisher.
"""

from dataclasses import dataclass
from itertools import permutations

from generator.model import Actor, Claim, Report, Source

Name = tuple[str, frozenset[str]]
"""A party: what it is (`actor`, `source`, `rewrites`), and the ids that it is made of."""


@dataclass(frozen=True)
class World:
    """Who there is and what was read. Nothing in it goes back to itself."""

    actors: dict[str, Actor]
    sources: dict[str, Source]
    claims: dict[str, Claim]

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

    def line(self, source: str, root: str) -> set[str]:
        """What lies between a rewrite and one of its roots, with the root."""
        return {root} | {id_ for id_ in self.ancestors(source) if root in self.ancestors(id_)}

    # Parties

    def top(self, actor: str) -> str:
        """A person counts with the office, an office with the state: `part_of`, to the top."""
        above = self.actors[actor].part_of
        return actor if above is None else self.top(above)

    def stands(self, report: Report) -> bool:
        """A source that says "allegedly" in its own voice does not stand behind the claim."""
        return not (report.hedged and report.by is None)

    def relayed(self, report: Report, reports: set[Report]) -> set[Report]:
        """The reports that a rewrite only passes on."""
        standing = {other for other in reports if self.stands(other)}
        originals = {
            other
            for other in standing
            if other.source in self.ancestors(report.source) and report.by in (None, other.by)
        }
        if originals or report.by is not None or not self.is_rewrite(report.source):
            return originals
        return {
            other
            for other in standing
            if other.by is not None
            and self.roots(other.source) & self.roots(report.source)
            and report.source not in self.ancestors(other.source)
        }

    def adds(self, report: Report, reports: set[Report]) -> bool:
        """It stands behind the claim and is no relay, or it alone makes the words that it relays firm."""
        relayed = self.relayed(report, reports)
        alone = self.is_firm(report) and not any(self.is_firm(other) for other in relayed)
        return self.stands(report) and (not relayed or alone)

    def witnesses(self, claim: Claim, stance: str) -> set[Report]:
        """The reports of a claim that add a party."""
        reports = {report for report in claim.reports if report.stance == stance}
        return {report for report in reports if self.adds(report, reports)}

    def family(self, source: str, among: set[str]) -> frozenset[str]:
        """The roots of a rewrite and of all that is of one item with it: those with a root in common."""
        found = self.roots(source)
        while (
            more := {root for other in among if self.roots(other) & found for root in self.roots(other)}
            - found
        ):
            found |= more
        return frozenset(found)

    def party(self, report: Report, witnesses: set[Report]) -> Name:
        """Whom the report stands for."""
        if report.by is not None:
            return "actor", frozenset({self.top(report.by)})
        if self.is_rewrite(report.source):
            own = {other.source for other in witnesses if other.by is None and self.is_rewrite(other.source)}
            return "rewrites", self.family(report.source, own)
        return self.published_by(report.source)

    def published_by(self, source: str) -> Name:
        """The party of the publisher, or the source itself where it has none."""
        publisher = self.sources[source].publisher
        if publisher is None:
            return "source", frozenset({source})
        return "actor", frozenset({self.top(publisher)})

    def tells_of(self, source: str, report: Report) -> bool:
        """The same speaker, or the same event, is known from this source, in whatever claim."""
        return any(
            other.source == source
            and ((other.by and other.by == report.by) or (other.event and other.event == report.event))
            for claim in self.claims.values()
            for other in claim.reports
        )

    def where_words_may_be(self, report: Report) -> set[str]:
        """The sources on the lines to the originals that a rewrite may have a speaker's words from."""
        lines = [self.line(report.source, root) for root in self.roots(report.source)]
        likely = [line for line in lines if any(self.tells_of(id_, report) for id_ in line)]
        return {id_ for line in likely or lines for id_ in line}

    def is_firm(self, report: Report) -> bool:
        """The report rests on more than rewrites and hearsay."""
        if report.by is None:  # a source that is no rewrite says so in its own voice
            return self.stands(report) and not self.is_rewrite(report.source)
        if report.hedged:  # words given only at a distance
            return False
        if not self.is_rewrite(report.source):  # the words of a speaker in an original
            return True
        # Words in a rewrite: nobody could look into an original, and who relays them has a name.
        unread = any(self.sources[id_].seen != "full" for id_ in self.where_words_may_be(report))
        return unread and self.sources[report.source].publisher is not None

    def backings(self, claim: Claim) -> set[tuple[Report, Name]]:
        """The reports that add a party, each with whom it stands for."""
        return {
            (report, self.party(report, witnesses))
            for stance in {report.stance for report in claim.reports}
            for witnesses in [self.witnesses(claim, stance)]
            for report in witnesses
        }

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

    def bonds(self, claim: Claim) -> set[frozenset[Name]]:
        """The pairs of firm parties that say the same and are no strangers to each other."""
        return {
            frozenset({one, other})
            for one, other in permutations(self.firm(claim, "asserts"), 2)
            if self.are_bound(one, other) or self.is_heard_through(claim, one, other)
        }

    def are_bound(self, one: Name, other: Name) -> bool:
        """The data says what the two are to each other, or that a relation between their members binds."""
        return any(
            self.top(actor.id) in one[1]
            and self.top(relation.to) in other[1]
            and (relation.binds or (actor.id in one[1] and relation.to in other[1]))
            for actor in self.actors.values()
            for relation in actor.relations
        )

    def is_heard_through(self, claim: Claim, heard: Name, through: Name) -> bool:
        """All firm words of the one are read in what the other publishes, and nowhere else."""
        witnesses = self.witnesses(claim, "asserts")
        return all(
            self.published_by(report.source) == through
            for report in witnesses
            if self.is_firm(report) and self.party(report, witnesses) == heard
        )
