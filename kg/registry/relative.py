"""Positions told by distance and bearing: "39 kilometres northwest of Hama", on the WGS 84 ellipsoid."""

from __future__ import annotations

from geographiclib.geodesic import Geodesic

from kg.model import GeoPrecision, Position

POINTS = ("north", "east", "south", "west")
METRES = 1000.0

KILOMETRES: dict[str, float] = {
    **dict.fromkeys(("km", "kms", "kilometre", "kilometres", "kilometer", "kilometers"), 1.0),
    **dict.fromkeys(("mi", "mile", "miles"), 1.609344),
    **dict.fromkeys(("m", "metre", "metres", "meter", "meters"), 0.001),
    **dict.fromkeys(("nautical mile", "nautical miles"), 1.852),
}
"""A unit of length, in lower case, to kilometres."""


def _spellings(*parts: str) -> tuple[str, ...]:
    """A compass point of one, two or three words in every way that news writes it."""
    letters = "".join(part[0] for part in parts)
    joined = {"".join(parts), " ".join(parts), "-".join(parts), letters.upper()}
    if len(parts) == 3:  # noqa: PLR2004  (north-north-east)
        joined |= {f"{parts[0]}-{parts[1]}{parts[2]}", f"{parts[0]} {parts[1]}{parts[2]}"}
    return tuple(sorted(joined | {f"{name}ern" for name in joined if name.islower()}))


def _compass() -> dict[str, float]:
    """The sixteen points clockwise from north, in steps of 22.5 degrees."""
    table: dict[str, float] = {}
    for quarter, point in enumerate(POINTS):
        following = POINTS[(quarter + 1) % 4]
        between = (point, following) if point in {"north", "south"} else (following, point)
        for step, parts in enumerate(((point,), (point, *between), between, (following, *between))):
            table.update(dict.fromkeys(_spellings(*parts), quarter * 90 + step * 22.5))
    return table


BEARINGS: dict[str, float] = _compass()
"""A compass point to degrees clockwise from north: "north-east", "northeast", "north east", "northeastern", "NE"."""


def locate(anchor: Position, distance_km: float, bearing: float) -> Position:
    """The point `distance_km` from `anchor` in direction `bearing` (degrees from north), marked as derived."""
    line = Geodesic.WGS84.Direct(anchor.latitude, anchor.longitude, bearing, distance_km * METRES)
    return Position(line["lat2"], line["lon2"], GeoPrecision.DERIVED)


def middle(one: Position, other: Position) -> tuple[float, float, Position]:
    """Half way from `one` to `other`: how many kilometres, in which direction, and the point, marked as derived."""
    line = Geodesic.WGS84.Inverse(one.latitude, one.longitude, other.latitude, other.longitude)
    half, bearing = float(line["s12"]) / 2 / METRES, float(line["azi1"]) % 360
    return half, bearing, locate(one, half, bearing)


def distance(one: Position, other: Position) -> float:
    """Kilometres between two points, along the ellipsoid."""
    line = Geodesic.WGS84.Inverse(one.latitude, one.longitude, other.latitude, other.longitude, Geodesic.DISTANCE)
    return float(line["s12"]) / METRES
