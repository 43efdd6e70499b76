"""Which independent source each claim goes back to: "12 outlets, 2 origins". docs/assessment.md tells the rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.assess.claimants import Claimants, claimants
from kg.assess.ownvoice import own_voice
from kg.assess.sides import Parties
from kg.model import Claim, Entity, Origin, OriginBasis, Source


def origins(
    claims: Iterable[Claim], sources: Mapping[str, Source], entities: Mapping[str, Entity]
) -> tuple[Origin, ...]:
    """The origin of each claim of one event, sorted by claim.

    A claim goes back to whom it names. Where it names nobody who can be met elsewhere, it goes back to the agency that
    its article credits, to that of the text it copies, to its outlet, or to the article itself.
    """
    told = sorted(claims, key=lambda claim: claim.id)
    known = claimants(told, Parties(entities))
    unnamed = own_voice([claim for claim in told if known.origin(claim) is None], sources, known)
    return tuple(_origin(claim, known, unnamed) for claim in told)


def _origin(claim: Claim, known: Claimants, unnamed: Mapping[str, tuple[str, OriginBasis]]) -> Origin:
    named = known.origin(claim)
    if named is not None:
        return Origin(claim.id, named, OriginBasis.NAMED)
    return Origin(claim.id, *unnamed[claim.article])
