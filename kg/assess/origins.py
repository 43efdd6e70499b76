"""Which independent source each claim goes back to: "12 outlets, 2 origins". docs/assessment.md tells the rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.assess.claimants import claimants
from kg.assess.ownvoice import own_voice
from kg.assess.restated import restated
from kg.assess.sides import Parties
from kg.assess.texts import same_text
from kg.model import Claim, Entity, Origin, OriginBasis, Source


def origins(
    claims: Iterable[Claim], sources: Mapping[str, Source], entities: Mapping[str, Entity]
) -> tuple[Origin, ...]:
    """The origin of each claim of one event, sorted by claim.

    A claim goes back to whom it names. Where it names nobody who can be met elsewhere, it goes back to whom its article
    names for the same thing, to the agency that the article credits, to that of the text it copies, to its outlet, or
    to the article itself.
    """
    told = sorted(claims, key=lambda claim: claim.id)
    known = claimants(told, sources, Parties(entities))
    named = {claim.id: origin for claim in told if (origin := known.origin(claim)) is not None}
    unnamed = [claim for claim in told if claim.id not in named]
    texts = same_text(told, unnamed, sources)
    named |= restated(told, named, texts, known.parties)
    voices = own_voice([claim.article for claim in unnamed], texts, sources, known)
    return tuple(
        Origin(claim.id, named[claim.id], OriginBasis.NAMED)
        if claim.id in named
        else Origin(claim.id, *voices[claim.article])
        for claim in told
    )
