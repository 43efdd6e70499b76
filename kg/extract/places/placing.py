"""A name that the text marks as a place's: a known place where one fits, else a new one, with an honest position."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from kg import ids
from kg.extract.places.cues import Marked
from kg.extract.reading import Reading
from kg.model import Entity, EntityKind, GeoPrecision, Position
from kg.registry.namesakes import Surroundings, meant, spelt

NEAREST = 24
"""How many of the article's known places are asked for their nearness."""
WITHIN = {"admin1": GeoPrecision.ADMIN1, "admin2": GeoPrecision.ADMIN2, "country": GeoPrecision.COUNTRY}
UNITS = frozenset({"admin1", "admin2"})
SETTLED = frozenset({"city", "town", "village", "neighbourhood"})
LOCAL = frozenset({"facility", "neighbourhood", "road", "airbase", "base", "camp"})
"""Kinds of place that lie in or beside the town that the text tells them by."""


@dataclass(frozen=True)
class Placing:
    """Looks names up in the surroundings of one article."""

    reading: Reading

    @cached_property
    def told(self) -> frozenset[str]:
        """The countries that the article names, by themselves or by a nationality."""
        states = {name.entity.id for name in self.reading.places.values() if name.entity.type == "country"}
        homes = {name.entity.country for name in self.reading.demonyms.values()}
        return frozenset(filter(None, states | homes))

    def foreign(self, entity: Entity) -> bool:
        """Whether a place lies in a country that the article does not name, so that a namesake may be meant."""
        abroad = entity.country not in {None, self.reading.country, *self.told}
        return abroad and entity.type not in {"country", "region", "water"}

    @cached_property
    def near(self) -> tuple[Position, ...]:
        """Where the article's known towns in its country lie."""
        entities = dict.fromkeys(name.entity for name in self.reading.places.values())
        found = [
            e.position for e in entities if e.position and e.country == self.reading.country and e.type != "country"
        ]
        return tuple(found[:NEAREST])

    def known(self, name: str, marked: Marked, kind: str, within: Entity | None) -> Entity | None:
        """The place of the registry or a gazetteer that a name means here.

        Another spelling counts only where the text marks the name as a place's and no place is spelt exactly so.
        """
        country = within.country if within and within.country else self.reading.country
        if kind == "water":
            found = self.reading.registry.named(name, country, None)
            return found if found is not None and found.type == "water" else None
        found = self.reading.registry.named(name, country, self.near[0] if self.near else None)
        if found and found.country == country:
            return found
        above = frozenset(filter(None, (within.id, within.parent) if within else ()))
        around = Surroundings(country, self.told, above, self.near, unit=kind in UNITS)
        exact = self._exact(name, around) or found
        if exact is not None and self.foreign(exact) and exact.label != name:
            exact = None
        if marked < Marked.AIMED or found or (exact and (exact.type not in UNITS or around.unit)):
            return exact
        return self._otherwise(name, around) or exact

    def _exact(self, name: str, around: Surroundings) -> Entity | None:
        return meant(self.reading.gazetteer, name, around) if self.reading.gazetteer else None

    def _otherwise(self, name: str, around: Surroundings) -> Entity | None:
        """The place in the country that is spelt otherwise; None where two there are spelt so and none is meant."""
        registry, gazetteer = self.reading.registry, self.reading.gazetteer
        if gazetteer is None:
            return registry.place(name, around.country)
        if any(
            held.entity.country == around.country for held in gazetteer.named(name) if held.entity.type not in UNITS
        ):
            return None
        return registry.place(name, around.country) or spelt(gazetteer, name, around)

    def new(self, label: str, kind: str, within: Entity | None) -> Entity:
        """A place by the name that the text gives it, told from its namesakes by where it lies."""
        local = within if within and kind in LOCAL else None
        above = local or self.reading.registry.by_id(self.reading.country or "")
        key = f"{label} {above.label}" if above else label
        country = within.country if within and within.country else self.reading.country
        made = Entity(ids.entity("place", key), EntityKind.PLACE, label, type=kind, country=country)
        return contained(made, within) if within else made


def contained(entity: Entity, within: Entity) -> Entity:
    """A new place with the container that the text tells, at its position, as precisely as that says."""
    point = within.position
    if point is None:
        return replace(entity, parent=within.id)
    beside = GeoPrecision.NEAR if entity.type in LOCAL else GeoPrecision.ADMIN1
    precision = WITHIN.get(within.type) or (beside if within.type in SETTLED | LOCAL else None)
    position = Position(point.latitude, point.longitude, precision) if precision else None
    return replace(entity, parent=within.id, position=position)
