"""The events of the graph by day and by cell of one degree, so that a row meets those alone that lie near it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import product
from math import cos, floor, radians

from kg.export.dyads import sides
from kg.export.ledger import Ledger, Where
from kg.export.rules import rules
from kg.link.records import Record
from kg.model import Tally
from kg.registry import names

Cell = tuple[int, int]
DEGREE = 111.2
"""Kilometres in a degree of latitude."""
LONGEST = 31
"""Days. An event of a longer time is kept apart from the days."""
POLAR = 80.0
"""Degrees of latitude, from which on a cell holds all longitudes."""

fold = lru_cache(maxsize=1 << 16)(names.fold)
"""A name without case, marks and article; a graph has the same names many times."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One place of an event: its names without case and marks, its point and how far that may be off, in kilometres."""

    label: str
    names: frozenset[str]
    point: tuple[float, float] | None = None
    km: float = 0.0


@dataclass(frozen=True, slots=True)
class Held:
    """What of an event a row is held against: `parties` are IRIs, `violence` is UCDP's type, where its parties tell."""

    id: str
    type: str
    violence: int | None
    start: date
    end: date
    spots: tuple[Spot, ...]
    parties: frozenset[str]
    killed: Tally


class Index:
    """Events by day and place, and the names of their parties; totals and what has no day or no place are left out."""

    def __init__(self, ledgers: Iterable[Ledger]) -> None:
        self._near: defaultdict[tuple[int, Cell | str], list[Held]] = defaultdict(list)
        self._long: defaultdict[Cell | str, list[Held]] = defaultdict(list)
        self._names: defaultdict[str, dict[str, str]] = defaultdict(dict)
        self.size = 0
        for ledger in ledgers:
            if held := _held(ledger):
                self.size += 1
                self._add(held)
                self._name(ledger, held)

    def near(self, record: Record, *, days: int, km: float) -> list[Held]:
        """The events of some cell that a row reaches, on some day that it reaches; in the order of their IRIs."""
        keys: list[Cell | str] = list(_cells(record.point, km)) if record.point else []
        keys += map(fold, record.places)
        first = record.start.toordinal() - days
        last = record.end.toordinal() + days
        found = {
            held.id: held
            for day, key in product(range(first, last + 1), keys)
            for held in self._near.get((day, key), ())
        }
        found |= {held.id: held for key in keys for held in self._long.get(key, ())}
        return [found[iri] for iri in sorted(found)]

    def parties(self, record: Record) -> dict[str, str]:
        """The parties of events that a row names, by IRI, each with the row's name for it."""
        return {iri: name for name in record.parties for iri in self._names.get(fold(name), ())}

    def _add(self, held: Held) -> None:
        keys = {key for spot in held.spots for key in _keys(spot)}
        if (held.end - held.start).days >= LONGEST:
            for key in keys:
                self._long[key].append(held)
            return
        for day, key in product(range(held.start.toordinal(), held.end.toordinal() + 1), keys):
            self._near[day, key].append(held)

    def _name(self, ledger: Ledger, held: Held) -> None:
        for iri in held.parties:
            if entity := ledger.entities.get(iri):
                for name in (entity.label, *entity.aliases):
                    self._names[fold(name)][iri] = name


def _held(ledger: Ledger) -> Held | None:
    event, places = ledger.event, ledger.places
    start = event.start or event.end
    if start is None or not places or ledger.total:
        return None
    return Held(
        event.id,
        event.type,
        sides(ledger).kind,
        start,
        event.end or date.max - timedelta(days=1),
        tuple(_spot(place) for place in places),
        frozenset(event.initiators + event.targets),
        event.killed,
    )


def _spot(place: Where) -> Spot:
    folded = frozenset(map(fold, (place.label, *place.aliases)))
    if place.point is None:
        return Spot(place.label, folded)
    allowed: dict[str, float] = rules()["link"]["event-km"]
    point = (place.point.latitude, place.point.longitude)
    return Spot(place.label, folded, point, allowed[place.point.precision.value])


def _keys(spot: Spot) -> Iterator[Cell | str]:
    yield from spot.names
    if spot.point:
        yield from _cells(spot.point, spot.km)


def _cells(point: tuple[float, float], km: float) -> Iterator[Cell]:
    """The cells that lie within some kilometres of a point, and a few more; longitudes go round."""
    latitude, longitude = point
    reach = km / DEGREE
    south, north = floor(max(latitude - reach, -90)), floor(min(latitude + reach, 90))
    wide = max(abs(latitude - reach), abs(latitude + reach))
    round_ = wide >= POLAR
    width = 180.0 if round_ else reach / cos(radians(wide))
    west, east = floor(longitude - width), floor(longitude + width)
    columns = range(360) if east - west >= 360 else {column % 360 for column in range(west, east + 1)}  # noqa: PLR2004
    yield from product(range(south, north + 1), columns)
