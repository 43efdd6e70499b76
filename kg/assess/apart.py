"""How far apart two places or two times are, beyond what their precision leaves open."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from itertools import product

from kg.assess import rules
from kg.assess.sides import Parties
from kg.model import Entity, When
from kg.registry import relative


def kilometres(one: Collection[str], other: Collection[str], entities: Mapping[str, Entity]) -> float | None:
    """The least distance between two sets of places beyond their precision, 0 where one lies in the other.

    None where no two have a position: nothing can be said.
    """
    found = (_between(first, second, entities) for first, second in product(one, other))
    return min((distance for distance in found if distance is not None), default=None)


def days(one: When, other: When) -> int | None:
    """The days between two times, 0 where they overlap; None where one is not told."""
    first, second = interval(one), interval(other)
    if first is None or second is None:
        return None
    return max(0, (max(first[0], second[0]) - min(first[1], second[1])).days)


def narrowest(places: Collection[str], entities: Mapping[str, Entity]) -> frozenset[str]:
    """The places in which no other of them lies."""
    parties = Parties(entities)
    outer = {up for place in places for up in parties.over(place) if up != place}
    return frozenset(places) - outer


def _between(one: str, other: str, entities: Mapping[str, Entity]) -> float | None:
    parties = Parties(entities)
    if one in parties.over(other) or other in parties.over(one):
        return 0.0
    first, second = entities.get(one), entities.get(other)
    if first is None or second is None or first.position is None or second.position is None:
        return None
    return max(0.0, relative.distance(first.position, second.position) - _radius(first) - _radius(second))


def _radius(place: Entity) -> float:
    """How far from its point a place may reach, in kilometres."""
    table: Mapping[str, float] = rules.table("disagreement")["precision"]
    known = place.position.precision.value if place.position else ""
    return table.get(place.type, table.get(known, 0.0))


def interval(when: When) -> tuple[date, date] | None:
    """The first and last day of a time, None where neither is known; one without an end goes on for ever."""
    if when.start is None and when.end is None:
        return None
    return when.start or date.min, when.end or date.max
