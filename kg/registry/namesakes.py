"""Which of several places of one name is meant: by what the text says around it, and none rather than a wrong one.

In this order: the container that the text tells, the article's country, its neighbours and the other countries named,
then places that everybody knows. Within a country the nearest to the article's other places is taken where it is
clearly nearer, else the one where most people live by far.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from kg.model import Entity, Position
from kg.registry import names, relative
from kg.registry.gazetteer import Candidate, Gazetteer

FAMOUS = 150_000
"""How many people live in a place that an article may name without its country being told."""
EVERYWHERE = 1_000_000
"""Such a place is meant rather than a town of its name in a country that the article names too."""
TOWN = 5_000
"""The least number of people of a place that is meant outside the article's country."""
NEAR_KM = 150.0
CLEARLY = 3.0
"""How many times nearer than the next the one that is taken must be."""
LARGER = 10.0
"""How many times larger it must be where nothing tells how near it is."""
LEVEL_KM = 15.0
"""Entries of one name and kind this close to each other are one place told twice."""
UNITS = frozenset({"admin1", "admin2"})


@dataclass(frozen=True)
class Surroundings:
    """What the text says around a name.

    `country` is the article's, `told` the others named in it, `within` the IRIs that contain the place by the text,
    `near` where the article's other places lie, `unit` whether a noun says that an administrative unit is meant.
    """

    country: str | None = None
    told: frozenset[str] = frozenset()
    within: frozenset[str] = frozenset()
    near: tuple[Position, ...] = ()
    unit: bool = False


def meant(gazetteer: Gazetteer, name: str, around: Surroundings) -> Entity | None:
    """The place that has this name and is meant in its surroundings; None where there is none or several are level."""
    found = next(filter(None, _circles(gazetteer, name, around)), ())
    return _one(found, around)


def spelt(gazetteer: Gazetteer, name: str, around: Surroundings) -> Entity | None:
    """The place in the article's country that has this name in another spelling."""
    return _one(gazetteer.spelt_like(name, (around.country,)), around) if around.country else None


def _circles(gazetteer: Gazetteer, name: str, around: Surroundings) -> Iterator[tuple[Candidate, ...]]:
    """The candidates in ever wider circles: in the container told, at home, famous, told, next door.

    Away from home a place must have this name as its first one: the further names that gazetteers list are many.
    """
    found = gazetteer.named(name)
    folded = names.fold(name)
    within = [c for c in found if around.within & {c.entity.parent, c.entity.country}]
    yield tuple(c for c in within if c.entity.parent in around.within) or tuple(within)
    home = tuple(c for c in found if c.entity.country == around.country)
    yield tuple(c for c in home if names.fold(c.entity.label) == folded)
    abroad = [c for c in found if names.fold(c.entity.label) == folded]
    yield tuple(c for c in abroad if c.population >= EVERYWHERE)
    if around.unit:
        yield tuple(c for c in found if c.entity.country in around.told and c.entity.type in UNITS)
    yield tuple(c for c in abroad if c.entity.country in around.told and c.population >= TOWN)
    yield home
    beside = gazetteer.countries.neighbours.get(around.country or "", frozenset())
    yield tuple(c for c in abroad if c.entity.country in beside and c.population >= TOWN)
    yield tuple(c for c in abroad if c.population >= FAMOUS)


def _one(found: Collection[Candidate], around: Surroundings) -> Entity | None:
    """The one that kind, nearness or size tells from the others; None where they are level."""
    fitting = [c for c in found if (c.entity.type in UNITS) == around.unit] or list(found)
    held = _distinct(fitting)
    if len(held) < 2:  # noqa: PLR2004  (one is no choice)
        return held[0].entity if held else None
    nearest = sorted(held, key=lambda c: _away(c.entity, around.near))
    first, second = (_away(c.entity, around.near) for c in nearest[:2])
    if first <= NEAR_KM and first * CLEARLY <= second:
        return nearest[0].entity
    largest = sorted(held, key=lambda c: -c.population)
    clearly = largest[0].population > LARGER * max(largest[1].population, 1)
    return largest[0].entity if clearly and largest[0].population >= TOWN else None


def _distinct(found: Iterable[Candidate]) -> list[Candidate]:
    """The candidates without those that are a larger one's second entry."""
    kept: list[Candidate] = []
    for candidate in sorted(found, key=lambda c: (-c.population, c.entity.id)):
        if not any(_level(candidate.entity, other.entity) for other in kept):
            kept.append(candidate)
    return kept


def _level(one: Entity, other: Entity) -> bool:
    if one.id == other.id:
        return True
    if one.position is None or other.position is None:
        return False
    return relative.distance(one.position, other.position) <= LEVEL_KM


def _away(entity: Entity, near: tuple[Position, ...]) -> float:
    """Kilometres to the nearest of the article's other places; endless where nothing is known."""
    if entity.position is None:
        return float("inf")
    return min((relative.distance(entity.position, point) for point in near), default=float("inf"))
