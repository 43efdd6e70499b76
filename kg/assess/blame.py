"""Who blames whom, and what those who are blamed say themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.assess import rules
from kg.assess.sides import Parties, named, voices
from kg.model import Claim, Modality, Origin

UNREAL = frozenset({Modality.DENIED, Modality.PLANNED})
"""What is denied, or is to come, is not reported to have happened."""


@dataclass(frozen=True, slots=True)
class Positions:
    """The parties that are said to have done it, by what they say themselves.

    One that admits and denies stands in both. Silence counts only where who did it is a matter of blame.
    """

    conceded: tuple[str, ...] = ()
    denied: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()


def standing(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims that something happened."""
    return tuple(claim for claim in claims if claim.modality not in UNREAL)


def initiators(claim: Claim) -> tuple[str, ...]:
    """The parties, of those that have a name, that a claim has as doing it."""
    found = {filler.entity for filler in claim.roles.initiators if filler.entity is not None and named(filler.entity)}
    return tuple(sorted(found))


def accused(claim: Claim) -> tuple[str, ...]:
    """The parties that a claim says did it."""
    return () if claim.modality in UNREAL else initiators(claim)


def positions(claims: Sequence[Claim], origins: Iterable[Origin], parties: Parties) -> Positions:
    """What each party that is blamed says itself: in a claim that it makes, or that goes back to it."""
    sources = {origin.claim: origin.id for origin in origins}
    speaking = [(claim, {*voices(claim.claimants), sources.get(claim.id, "")}) for claim in claims]
    blamed = sorted({party for claim in claims for party in accused(claim)})
    own = {
        party: [claim for claim, said in speaking if any(parties.answers(voice, party) for voice in said)]
        for party in blamed
    }
    conceded = tuple(party for party in blamed if any(_concedes(claim, party, parties) for claim in own[party]))
    denied = tuple(party for party in blamed if any(_denies(claim, party, parties) for claim in own[party]))
    at_stake = {party for claim in claims if claim.type in rules.listed("blame", "types") for party in accused(claim)}
    return Positions(conceded, denied, tuple(sorted(at_stake - {*conceded, *denied})))


def _concedes(claim: Claim, party: str, parties: Parties) -> bool:
    """Whether a claim that a party makes itself says, without doubt, that it did it.

    Only where who did it is a matter of blame: who tells of a battle or takes a town concedes nothing.
    """
    at_stake = claim.type in rules.listed("blame", "types") and claim.modality is Modality.ASSERTED
    return at_stake and any(parties.akin(one, party) for one in initiators(claim))


def _denies(claim: Claim, party: str, parties: Parties) -> bool:
    """Whether a claim that a party makes itself says that it did not, that nothing happened, or that another did."""
    doers = initiators(claim)
    if claim.modality is Modality.DENIED:
        return not doers or any(parties.akin(one, party) for one in doers)
    elsewhere = bool(accused(claim)) and not any(parties.akin(one, party) for one in doers)
    return elsewhere and claim.type in rules.listed("blame", "types")


def stances(claims: Iterable[Claim], origins: Iterable[Origin]) -> Iterator[tuple[str, frozenset[str]]]:
    """Each origin that blames somebody, and all whom its claims blame, sorted by origin.

    Only events count in which who did it is a matter of blame: in a battle both sides take part.
    """
    sources, types = {origin.claim: origin.id for origin in origins}, rules.listed("blame", "types")
    found: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if claim.type in types and claim.id in sources and (doers := accused(claim)):
            found[sources[claim.id]].update(doers)
    for origin in sorted(found):
        yield origin, frozenset(found[origin])
