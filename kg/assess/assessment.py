"""How well an event is attested: origins, the parties' own positions, and the grade that follows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.model import Assessment, Claim, Entity, Grade, Origin, OriginBasis, Source


def assess(claims: Sequence[Claim], sources: Mapping[str, Source], entities: Mapping[str, Entity]) -> Assessment:
    """The assessment of an event from its claims.

    `sources` are the articles that the claims stand in, by their IRIs; `entities` those that the claims name, and what
    these are part of. The order of the claims does not matter.
    """
    told = sorted(claims, key=lambda claim: claim.id)
    origins = tuple(Origin(claim.id, claim.article, OriginBasis.PUBLISHER) for claim in told)
    outlets = {source.outlet for claim in told if (source := sources.get(claim.article)) and source.outlet}
    count = len({origin.id for origin in origins})
    return Assessment(Grade.FAIR if count > 1 else Grade.WEAK, origins=origins, outlets=tuple(sorted(outlets)))
