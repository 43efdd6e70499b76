"""Places that no registry has, looked up by name in gazetteer files: a user's own first, then the packaged one.

A look-up gives candidates; which of them a name means is for `kg.registry.namesakes` to say.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz.distance import JaroWinkler

from kg import ids
from kg.model import Entity, EntityKind, GeoPrecision, Position
from kg.registry import names, relative
from kg.registry.countries import Countries
from kg.registry.lookup import Registry
from kg.registry.places_file import PlacesFile
from kg.registry.rows import Row

SAME_KM = 12.0
"""Two places of one name closer than this are one."""
UNITS = {"admin1": GeoPrecision.ADMIN1, "admin2": GeoPrecision.ADMIN2, "country": GeoPrecision.COUNTRY}


@dataclass(frozen=True, slots=True)
class Candidate:
    """One place that a name may mean, and how many people live there (0 where nobody counted)."""

    entity: Entity
    population: int


class Gazetteer:
    """Gazetteer files, the first that knows a name answers; places that the registry has too are the registry's."""

    def __init__(self, registry: Registry, *files: PlacesFile) -> None:
        self._registry = registry
        self._files = files
        self.countries = Countries(registry)

    def named(self, name: str) -> tuple[Candidate, ...]:
        """The places anywhere that have this name, whatever its case, accents, hyphens and article."""
        folded = names.fold(name)
        found = next((rows for file in self._files if (rows := file.named(folded))), ()) if folded else ()
        return tuple(self._candidate(row) for row in found)

    def spelt_like(self, name: str, countries: Collection[str]) -> tuple[Candidate, ...]:
        """The places of some countries (IRIs) whose name is another spelling of this one: those that are most alike."""
        folded = names.fold(name)
        bones = names.skeleton(folded)
        if len(bones) < names.SHORTEST_SKELETON or not name[:1].isalpha():
            return ()
        scored = [(score, row) for row in self._like(bones, countries) if (score := _likeness(folded, row))]
        best = max((score for score, _ in scored), default=0.0)
        return tuple(self._candidate(row) for score, row in scored if score == best)

    def _like(self, bones: str, countries: Collection[str]) -> Iterator[Row]:
        codes = sorted(filter(None, (self.countries.codes.get(iri) for iri in countries)))
        for file in self._files:
            yield from (row for code in codes for row in file.spelt_like(bones, code))

    def parents(self, entity: Entity) -> tuple[Entity, ...]:
        """The units above a place that no registry has, the nearest first: they come along with the place."""
        found = []
        above = entity.parent
        while above and self._registry.by_id(above) is None:
            row = next((row for file in self._files if (row := file.keyed(ids.key_of(above)))), None)
            if row is None:
                break
            unit = self._entity(row)
            found.append(unit)
            above = unit.parent
        return tuple(found)

    def _candidate(self, row: Row) -> Candidate:
        made = self._entity(row)
        return Candidate(self._registered(made) or made, row.population)

    def _entity(self, row: Row) -> Entity:
        country = self.countries.by_code.get(row.country)
        return Entity(
            ids.place(row.key),
            EntityKind.PLACE,
            row.name,
            aliases=row.aliases,
            type=row.kind,
            country=country,
            parent=country if row.kind == "admin1" else self._unit(row.country, row.unit) or country,
            position=_position(row),
        )

    def _unit(self, country: str, code: str) -> str | None:
        """The IRI of a first-order unit: the registry's, where it has one of that name."""
        row = next((row for file in self._files if (row := file.unit(country, code))), None) if code else None
        if row is None:
            return None
        known = self._registry.unit((row.name, *row.aliases), self.countries.by_code.get(country))
        return known.id if known else ids.place(row.key)

    def _registered(self, entity: Entity) -> Entity | None:
        """The registry's own entry of a place: of a name of it, in the same country, and not far."""
        if entity.type == "admin1":
            return self._registry.unit((entity.label, *entity.aliases), entity.country)
        for name in (entity.label, *entity.aliases):
            known = self._registry.named(name, entity.country, entity.position)
            if known and known.country == entity.country and _one_place(known, entity):
                return known
        return None


def _one_place(known: Entity, entity: Entity) -> bool:
    """Whether two entries of one name are one place: both units or neither, and close where both have a position."""
    if (known.type in UNITS) != (entity.type in UNITS):
        return False
    if known.position is None or entity.position is None:
        return known.parent == entity.parent
    return relative.distance(known.position, entity.position) <= SAME_KM


def _likeness(folded: str, row: Row) -> float:
    others = (names.fold(name) for name in (row.name, *row.aliases))
    same = (other for other in others if other[:1] == folded[:1] and names.skeleton(other) == names.skeleton(folded))
    return max((JaroWinkler.similarity(folded, other, score_cutoff=names.ALIKE) for other in same), default=0.0)


def _position(row: Row) -> Position | None:
    if row.latitude is None or row.longitude is None:
        return None
    return Position(row.latitude, row.longitude, UNITS.get(row.kind, GeoPrecision.EXACT))


def opened(registry: Registry, *paths: Path) -> Gazetteer:
    """A gazetteer over those of some files that are there, in their order."""
    return Gazetteer(registry, *(PlacesFile(path) for path in paths if path.exists()))
