"""Keys that claims have in common where they can be about one event: type family, place and days; article; sentence.

A claim is filed under `keys`, and its mates are looked for under `probes`, which also reach into the cells around.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product
from math import floor

from kg import ids
from kg.fuse.features import CLOSE
from kg.fuse.known import Known
from kg.fuse.nearness import LONGEST, is_long
from kg.fuse.profile import Days, Profile, words
from kg.registry import names

CELL = 0.2
"""Degrees of latitude: the height of a cell. Places `nearness.NEAR` apart are in one cell or in two that touch."""
WIDTH = 0.4
"""Degrees of longitude: its width, enough as far as 60 degrees from the equator."""
SLACK = timedelta(days=1)


def keys(profile: Profile, known: Known) -> frozenset[str]:
    """What a claim is filed under: at its places, in what these lie in, at its cells."""
    where = {f"at {ids.key_of(place)}" for place in _places(profile)}
    where |= {f"in {ids.key_of(place)}" for place in _above(profile, known)}
    where |= {f"at {ids.key_of(unit)}" for unit in profile.bearing} | _called(profile)
    return frozenset((*_filed(profile, where | _cells(profile, known, around=False)), *_anywhere(profile)))


def probes(profile: Profile, known: Known) -> frozenset[str]:
    """What a claim's mates are looked for under: at or in its places, at what these lie in, at the cells around."""
    where = {f"at {ids.key_of(place)}" for place in _places(profile) | _above(profile, known)}
    where |= {f"in {ids.key_of(place)}" for place in _places(profile) | profile.bearing} | _called(profile)
    return frozenset((*_filed(profile, where | _cells(profile, known, around=True)), *_anywhere(profile)))


def touching(key: str) -> set[str]:
    """The keys of those who find a claim that is filed under a key, or whom it finds: what can change when it goes."""
    family, kind, *rest = key.split(" ", 3)
    if kind in {"at", "in"} and rest:
        return {" ".join((family, other, *rest)) for other in ("at", "in")}
    if kind == "cell" and rest:
        return {" ".join((family, "cell", cell, *rest[1:])) for cell in _beside(rest[0])}
    return {key}


def article_key(article: str) -> str:
    """What all claims of an article are filed under."""
    return f"article {ids.key_of(article)}"


def _places(profile: Profile) -> frozenset[str]:
    return profile.places or profile.nearby


def _called(profile: Profile) -> set[str]:
    """The consonants of the names of its places, which other spellings share."""
    return {f"called {names.skeleton(name)}" for name in profile.called if name}


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
    """The weeks that a time touches; of an undated claim those before its article; of a long time its beginning."""
    days = profile.days or _before(profile.published)
    if days is None:
        return set()
    if is_long(days):
        begun = days[0].toordinal() // LONGEST
        return {f"since {begun}", f"since {begun + 1}"}
    first, last = (days[0] - SLACK).toordinal() // 7, (days[1] + SLACK).toordinal() // 7
    return {str(week) for week in range(first, last + 1)}


def _before(published: date | None) -> Days | None:
    return None if published is None else (published - timedelta(days=CLOSE), published)


def _beside(cell: str) -> Iterator[str]:
    """A cell and the eight around it."""
    row, column = map(int, cell.split(":"))
    yield from (f"{row + up}:{column + right}" for up, right in product((-1, 0, 1), repeat=2))


def _cells(profile: Profile, known: Known, *, around: bool) -> set[str]:
    """The cells of a claim's places, and with `around` those that touch them."""
    points = (known.point(place) for place in profile.places)
    own = {f"{floor(point.latitude / CELL)}:{floor(point.longitude / WIDTH)}" for point in points if point}
    found = {near for cell in own for near in _beside(cell)} if around else own
    return {f"cell {cell}" for cell in found}
