"""Where events are: places inside a box, near a point, or under another place."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite

from geographiclib.geodesic import Geodesic
from pyoxigraph import Literal, NamedNode

from kg.answers.queries import rows
from kg.errors import UsageError
from kg.rdf import lookup
from kg.store import Store
from kg.vocab import CKG, GN

NUMBERS = {"bbox": 4, "near": 3}


@dataclass(frozen=True, slots=True)
class Box:
    """West, south, east and north in degrees; a box with west over east crosses the antimeridian."""

    west: float
    south: float
    east: float
    north: float

    @classmethod
    def read(cls, text: str) -> Box:
        """A box from "west,south,east,north"."""
        west, south, east, north = _numbers("bbox", text)
        if not (-90 <= south <= north <= 90 and -180 <= west <= 180 and -180 <= east <= 180):  # noqa: PLR2004  (degrees)
            raise UsageError(f"bbox {text!r}: expected west,south,east,north in degrees, south below north")
        return cls(west, south, east, north)

    def holds(self, latitude: float, longitude: float) -> bool:
        """Whether a point lies inside or on the edge."""
        if not self.south <= latitude <= self.north:
            return False
        if self.west <= self.east:
            return self.west <= longitude <= self.east
        return longitude >= self.west or longitude <= self.east


@dataclass(frozen=True, slots=True)
class Circle:
    """All points within a distance of a centre, on the WGS 84 ellipsoid."""

    latitude: float
    longitude: float
    km: float

    @classmethod
    def read(cls, text: str) -> Circle:
        """A circle from "latitude,longitude,kilometres"."""
        latitude, longitude, km = _numbers("near", text)
        if not (-90 <= latitude <= 90 and -180 <= longitude <= 180 and km > 0):  # noqa: PLR2004  (degrees)
            raise UsageError(f"near {text!r}: expected latitude,longitude,kilometres, the last above 0")
        return cls(latitude, longitude, km)

    def holds(self, latitude: float, longitude: float) -> bool:
        """Whether a point lies inside or on the edge."""
        line = Geodesic.WGS84.Inverse(self.latitude, self.longitude, latitude, longitude, Geodesic.DISTANCE)
        return float(line["s12"]) <= self.km * 1000


def places_in(store: Store, area: Box | Circle) -> set[str]:
    """The places whose position lies in an area."""
    return {place for place, latitude, longitude in _positions(store) if area.holds(latitude, longitude)}


def places_under(store: Store, place: str) -> set[str]:
    """A place and all that name it, or one under it, as their parent or country."""
    found: set[str] = set()
    waiting = [place]
    while waiting:
        iri = waiting.pop()
        if iri not in found:
            found.add(iri)
            waiting.extend(lookup.subjects(store, GN.parentFeature, iri))
            waiting.extend(below for below in lookup.subjects(store, CKG.country, iri) if "/place/" in below)
    return found


def _positions(store: Store) -> list[tuple[str, float, float]]:
    found = []
    for row in rows(store, "positions"):
        place, latitude, longitude = row["place"], row["latitude"], row["longitude"]
        if isinstance(place, NamedNode) and isinstance(latitude, Literal) and isinstance(longitude, Literal):
            found.append((place.value, float(latitude.value), float(longitude.value)))
    return found


def _numbers(name: str, text: str) -> list[float]:
    try:
        numbers = [float(part) for part in text.split(",")]
    except ValueError:
        numbers = []
    if len(numbers) != NUMBERS[name] or not all(map(isfinite, numbers)):
        raise UsageError(f"{name} {text!r}: expected {NUMBERS[name]} numbers with commas between them")
    return numbers
