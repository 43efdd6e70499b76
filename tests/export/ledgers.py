"""Ledgers by hand: one event and its claims, without a store."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from kg import ids
from kg.export.ledger import Ledger, ledger
from kg.model import (
    Assessment,
    Casualties,
    Claim,
    Claimant,
    CountBasis,
    Entity,
    EntityKind,
    Event,
    FigureReport,
    GeoPrecision,
    Grade,
    Origin,
    OriginBasis,
    Outcome,
    Position,
    Roles,
    Source,
    Tally,
    VictimGroup,
)
from tests.builders import IDLIB_PROVINCE, SYRIA, actor, article, casualties, claim, entity, filler, place

KILLED, INJURED = Outcome.KILLED, Outcome.INJURED
PEOPLE, CIVILIANS, CHILDREN, FIGHTERS = (
    VictimGroup.PEOPLE,
    VictimGroup.CIVILIANS,
    VictimGroup.CHILDREN,
    VictimGroup.FIGHTERS,
)
RUSSIAN_FEDERATION = place("Russia", type="country")
SYRIAN_ARMY = actor("Syria", type="state-forces", country=SYRIA.id)
RUSSIAN_ARMY = actor("Russia", type="state-forces", country=RUSSIAN_FEDERATION.id)
REBELS = actor("Free Idlib Brigade", type="rebel-group")
JIHADISTS = actor("Army of the Coast", type="rebel-group")
GUNMEN = actor("gunmen", type="rebel-group", id=f"{ids.entity('actor', 'gunmen')}-{ids.key('an article')}")
PASSERS_BY = actor("passers-by", type="civilian-group", id=f"{ids.entity('actor', 'passers-by')}-{ids.key('one')}")
HOSPITAL = actor("hospital", type="facility")
VILLAGERS = actor("villagers", type="civilian-group")
TOWN = place("Saraqib", 35.86, 36.8, type="town", country=SYRIA.id, parent=IDLIB_PROVINCE.id)
OTHER_TOWN = place("Binnish", 35.95, 36.71, type="town", country=SYRIA.id, parent=IDLIB_PROVINCE.id)
DISTRICT = entity(
    EntityKind.PLACE,
    "Harim District",
    type="admin2",
    country=SYRIA.id,
    parent=IDLIB_PROVINCE.id,
    position=Position(36.2, 36.5, GeoPrecision.ADMIN2),
)
HOME_OUTLET = entity(EntityKind.OUTLET, "Idlib Post", country=SYRIA.id)
FAR_OUTLET = entity(EntityKind.OUTLET, "Northern Wire", country=ids.entity("place", "Canada"))
NEAR_OUTLET = entity(EntityKind.OUTLET, "Bosphorus Daily", country=ids.entity("place", "Turkey"))
KNOWN = {
    one.id: one
    for one in (
        *(SYRIA, IDLIB_PROVINCE, TOWN, OTHER_TOWN, DISTRICT, SYRIAN_ARMY, RUSSIAN_ARMY, REBELS, JIHADISTS, GUNMEN),
        *(VILLAGERS, PASSERS_BY, HOSPITAL, HOME_OUTLET, FAR_OUTLET, NEAR_OUTLET),
    )
}
DAY = date(2016, 3, 3)


def dead(low: int | None, high: int | None = None, *, group: VictimGroup = PEOPLE, basis: str = "exact") -> Casualties:
    """So many killed; `high` is `low` for an exact number."""
    count = CountBasis(basis)
    top = low if high is None and count is CountBasis.EXACT else high
    return casualties(KILLED, low, top, group=group, basis=count)


def said(*figures: Casualties, number: int = 0, **given: object) -> Claim:
    """A claim of an article of its own, with some figures."""
    source = article(f"Claim {number} says so.")
    return claim(source, casualties=figures, **given)


def told(
    *claims: Claim,
    type: str = "AirStrike",  # noqa: A002
    start: date | None = DAY,
    end: date | None = None,
    by: tuple[Entity, ...] = (),
    against: tuple[Entity, ...] = (),
    at: tuple[Entity, ...] = (TOWN,),
    killed: Tally | None = None,
    outlets: tuple[Entity, ...] = (HOME_OUTLET,),
    assessment: Assessment | None = None,
) -> Ledger:
    """The ledger of one event: its claims, and its tally from their figures where a test gives none."""
    claims = claims or (said(),)
    claims = tuple(_placed(one, by, against, at) for one in claims)
    origins = tuple(Origin(one.id, one.article, OriginBasis.PUBLISHER) for one in claims)
    event = Event(
        ids.event(claims[0].id),
        type,
        tuple(one.id for one in claims),
        tuple(one.id for one in by),
        tuple(one.id for one in against),
        tuple(one.id for one in at),
        start,
        end or start,
        killed or tally(claims),
        assessment=replace(assessment or Assessment(Grade.WEAK), origins=origins),
    )
    sources = {
        one.article: Source(one.article, outlets[n % len(outlets)].id, outlets[n % len(outlets)].label, DAY)
        for n, one in enumerate(claims)
    }
    return ledger(event, claims, sources, KNOWN)


def tally(claims: tuple[Claim, ...]) -> Tally:
    """The range of all figures of the killed, the lowest as the best."""
    some = [one for held in claims for one in held.casualties if one.outcome is KILLED and one.group is PEOPLE]
    low = min((one.min for one in some if one.min is not None), default=None)
    high = max((one.max for one in some if one.max is not None), default=None)
    return Tally(low, high, low, FigureReport.NUMBERED if some else FigureReport.NOT_MENTIONED)


def voice(who: Entity) -> Claimant:
    """Who makes a claim."""
    return Claimant(who.label, who.id)


def _placed(one: Claim, by: tuple[Entity, ...], against: tuple[Entity, ...], at: tuple[Entity, ...]) -> Claim:
    roles = one.roles
    if roles != Roles():
        return one
    fillers = (tuple(map(filler, some)) for some in (by, against, (), at))
    return replace(one, roles=Roles(*fillers))
