"""How well an event is attested: origins, the parties' own positions, and the grade that follows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.assess.blame import Positions, positions, stances, standing
from kg.assess.grade import Case, changes, graded, only_fighters
from kg.assess.origins import origins
from kg.assess.reasons import Told, reasons
from kg.assess.sides import Parties
from kg.assess.wording import labels
from kg.model import Assessment, Claim, Entity, Origin, Source


def assess(claims: Sequence[Claim], sources: Mapping[str, Source], entities: Mapping[str, Entity]) -> Assessment:
    """The assessment of an event from its claims.

    `sources` are the articles that the claims stand in, by their IRIs; `entities` those that the claims name, and what
    these are part of. The order of the claims does not matter.
    """
    parties = Parties(entities)
    found = origins(claims, sources, entities)
    told = sorted(claims, key=lambda claim: claim.id)
    said = positions(told, found, parties)
    case = _case(told, found, said)
    outlets = {source.outlet for claim in told if (source := sources.get(claim.article)) and source.outlet}
    return Assessment(
        grade=graded(case, parties),
        reasons=reasons(Told(told, found, sources, labels(told, sources), parties), case, said),
        changes=changes(case, parties),
        origins=found,
        outlets=tuple(sorted(outlets)),
        conceded=said.conceded,
        denied=said.denied,
        silent=said.silent,
    )


def _case(claims: Sequence[Claim], found: Sequence[Origin], said: Positions) -> Case:
    """What the rule of the grade looks at."""
    real = standing(claims)
    reporting = {claim.id for claim in real}
    return Case(
        reporting=frozenset(origin.id for origin in found if origin.claim in reporting),
        stances=tuple(stances(real, found)),
        conceded=frozenset(said.conceded),
        fighters=only_fighters(real),
    )
