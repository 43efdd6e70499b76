"""How near two times, points, names and numbers are; what each weighs is for `kg.fuse.features` to say."""

from __future__ import annotations

from functools import lru_cache
from math import inf

from kg.fuse.known import Known
from kg.fuse.profile import Days, Profile
from kg.model import Position
from kg.registry import names, relative

LONGEST = 31
"""Days. A time longer than a month is met only by one that begins and lasts like it: "since 2012" is no day in 2016."""
NEAR = 20.0
"""Kilometres between places that one report may confuse."""
DEGREE = 110.0
"""Kilometres at least in a degree of latitude: the distance itself takes half a millisecond."""
ALIKE, FAR = 0.7, 0.34
"""The smaller over the larger of two numbers."""


_distance = lru_cache(maxsize=65536)(relative.distance)


def is_long(days: Days) -> bool:
    """Whether a time is longer than a month."""
    return (days[1] - days[0]).days >= LONGEST


def kilometres(left: Position, right: Position) -> float:
    """The distance of two points on the WGS 84 ellipsoid; too far where latitude alone puts them out of reach."""
    if abs(left.latitude - right.latitude) * DEGREE > NEAR:
        return inf
    return _distance(left, right)


def last_alike(left: Days, right: Days) -> bool:
    """Whether two times begin within a month of each other and are about as long: one may go on in a later article."""
    spans = [(days[1] - days[0]).days for days in (left, right)]
    return abs((left[0] - right[0]).days) < LONGEST and ratio(*spans) >= ALIKE


def ratio(left: int | None, right: int | None) -> float:
    """The smaller of two numbers over the larger, 1 where one is not given."""
    if left is None or right is None or left == right:
        return 1.0
    return min(left, right) / max(left, right)


def spelt_alike(left: Profile, right: Profile, known: Known) -> bool:
    """Whether two places have one name in two spellings, and nobody knows where one of them is."""
    if all(known.point(one) for side in (left, right) for one in side.places):
        return False
    return any(names.alike(one, other) for one in left.called for other in right.called)
