"""Keys that claims have in common where they can be about one event: type family, place and days; article; sentence.

A claim is filed under `keys`, and its mates are looked for under `probes`, which also reach into the cells around.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product
from math import cos, floor, radians

from kg import ids
from kg.fuse.features import CLOSE, is_long
from kg.fuse.known import Known
from kg.fuse.profile import Days, Profile, words
from kg.model import Position

CELL = 0.2
"""Degrees of latitude: the side of a cell. Places `features.NEAR` apart are in one cell or in two that touch."""
SLACK = timedelta(days=1)


def keys(profile: Profile, known: Known) -> frozenset[str]:
    """What a claim is filed under: at its places, in what these lie in, at its cells."""
    where = {f"at {ids.key_of(place)}" for place in _places(profile)}
    where |= {f"in {ids.key_of(place)}" for place in _above(profile, known)}
    return frozenset((*_filed(profile, where | _cells(profile, known, around=False)), *_anywhere(profile)))


def probes(profile: Profile, known: Known) -> frozenset[str]:
    """What a claim's mates are looked for under: at or in its places, at what these lie in, at the cells around."""
    where = {f"at {ids.key_of(place)}" for place in _places(profile) | _above(profile, known)}
    where |= {f"in {ids.key_of(place)}" for place in _places(profile)}
    return frozenset((*_filed(profile, where | _cells(profile, known, around=True)), *_anywhere(profile)))


def article_key(article: str) -> str:
    """What all claims of an article are filed under."""
    return f"article {ids.key_of(article)}"


def _places(profile: Profile) -> frozenset[str]:
    return profile.places or profile.nearby


def _above(profile: Profile, known: Known) -> frozenset[str]:
    above = (over for place in _places(profile) for over in known.over(place))
    return frozenset(place for place in above if not known.is_country(place))


def _anywhere(profile: Profile) -> Iterator[str]:
    """An article's claims are mates, and so are those of the same sentence in any article."""
    yield article_key(profile.claim.article)
    yield f"sentence {ids.key(*sorted(words(profile.claim)))}"


def _filed(profile: Profile, where: set[str]) -> Iterator[str]:
    for family, place, week in product(profile.families, where, _weeks(profile)):
        yield f"{family} {place} {week}"


def _weeks(profile: Profile) -> set[str]:
    """The weeks that a time touches; of an undated claim those before its article; a long time stands for itself."""
    days = profile.days or _before(profile.published)
    if days is None:
        return set()
    if is_long(days):
        return {f"{days[0]}/{days[1]}"}
    first, last = (days[0] - SLACK).toordinal() // 7, (days[1] + SLACK).toordinal() // 7
    return {str(week) for week in range(first, last + 1)}


def _before(published: date | None) -> Days | None:
    return None if published is None else (published - timedelta(days=CLOSE), published)


def _cells(profile: Profile, known: Known, *, around: bool) -> set[str]:
    """The cells of a claim's places, and with `around` those that touch them."""
    points = (known.point(place) for place in profile.places)
    return {cell for point in points if point for cell in _cells_of(point, reach=1 if around else 0)}


def _cells_of(point: Position, *, reach: int) -> Iterator[str]:
    """Cells are wider in degrees of longitude towards the poles, so that they are about as wide as high."""
    row = floor(point.latitude / CELL)
    for step in range(-reach, reach + 1):
        width = CELL / max(0.1, cos(radians((row + step) * CELL)))
        column = floor(point.longitude / width)
        for side in range(-reach, reach + 1):
            yield f"cell {row + step}:{column + side}"
