"""Who belongs to whom: the organisation that a party speaks for, what it is part of, and which parties are one side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from kg import ids
from kg.assess import rules
from kg.model import Claimant, Entity, lineage


def named(iri: str | None) -> bool:
    """Whether an IRI can be met in other articles: "activists" or "gunmen" belong to the one that tells of them."""
    return iri is not None and not ids.is_unnamed(iri)


@dataclass(frozen=True, slots=True)
class Parties:
    """Parties by their IRIs: those given, and for all others what the registry says."""

    given: Mapping[str, Entity] = field(default_factory=dict)
    _organisations: dict[str, str] = field(default_factory=dict, init=False, repr=False, compare=False)

    def entity(self, iri: str) -> Entity | None:
        """What is known of a party."""
        return self.given.get(iri) or rules.known().get(iri)

    def kind(self, iri: str) -> str:
        """The kind of a party, such as "monitor"; empty where it is unknown."""
        found = self.entity(iri)
        return found.type if found else ""

    def label(self, iri: str) -> str:
        """The name to show of a party: its preferred label, or the end of its IRI."""
        found = self.entity(iri)
        return found.label if found else ids.key_of(iri)

    def over(self, iri: str) -> Iterator[str]:
        """A party and all that it is part of, from the narrowest."""
        return lineage(iri, self.entity)

    def organisation(self, iri: str) -> str:
        """The organisation that a party is an organ of: a minister, a ministry and the state's agency give the state.

        A rebel group or militia stands for itself, whatever it is part of.
        """
        found = self._organisations.get(iri)
        if found is None:
            found = self._organisations[iri] = self._climbed(iri)
        return found

    def akin(self, one: str, other: str) -> bool:
        """Whether blame of the one is compatible with blame of the other: one is the other, or part or member of it."""
        first, second = self.organisation(one), self.organisation(other)
        return first in self.over(second) or second in self.over(first) or self._members(first, second)

    def answers(self, speaker: str, party: str) -> bool:
        """Whether what a speaker says counts as said by a party itself.

        It does for the party, its organs, its parts and what it is part of. A state does not answer for a militia, nor
        the militia for the state.
        """
        first, second = self.organisation(speaker), self.organisation(party)
        return first in self._own(second) or second in self._own(first) or self._members(first, second)

    def _climbed(self, iri: str) -> str:
        organs = rules.listed("parties", "organs")
        for up in self.over(iri):
            last = up
            if self.kind(up) not in organs:
                break
        return last

    def _own(self, iri: str) -> Iterator[str]:
        """A party and what it is part of, up to the state that an armed group is under."""
        organs, states = rules.listed("parties", "organs"), rules.listed("parties", "states")
        below = iri
        for up in self.over(iri):
            if up != iri and self.kind(up) in states and self.kind(below) not in organs:
                return
            yield up
            below = up

    def _members(self, one: str, other: str) -> bool:
        coalitions = rules.table("parties")["coalitions"]
        first, second = ids.key_of(one), ids.key_of(other)
        return first in coalitions.get(second, ()) or second in coalitions.get(first, ())


def voices(claimants: tuple[Claimant, ...]) -> Iterator[str]:
    """For each claimant whom an article names: the organisation they speak for, else themselves."""
    for claimant in claimants:
        found = next((iri for iri in (claimant.speaks_for, claimant.entity) if iri and named(iri)), None)
        if found is not None:
            yield found
