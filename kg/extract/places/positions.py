"""Positions told from known places: "39 kilometres northwest of Hama", "between Raqqa and Tabqa"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from kg.extract.places.names import Place
from kg.extract.reading import Reading
from kg.model import Entity, GeoPrecision, Position, RelativePosition
from kg.registry import relative

_UNIT = "|".join(sorted(relative.KILOMETRES, key=len, reverse=True))
_BEARING = "|".join(sorted((re.escape(name) for name in relative.BEARINGS), key=len, reverse=True))
_OF_TOWN = r"(?:the\s+)?(?:(?:capital|city|town|village)\s+(?:of\s+)?)?"
_RELATIVE = re.compile(
    rf"(?P<number>[0-9][0-9,]*(?:\.[0-9]+)?)[\s-]*(?P<unit>{_UNIT})\s+(?:\([^)]{{1,30}}\)\s+)?(?:to\s+)?(?:the\s+)?"
    rf"(?P<bearing>{_BEARING})\s+(?:of|from)\s+{_OF_TOWN}",
    re.IGNORECASE,
)
_HEDGE = re.compile(
    r"[\s,(]*(?:(?:which|that)\s+(?:is|lies)\s+)?(?:(?:a|an|the)\s+(?:[a-z-]+\s+){0,2}(?:town|village|city|camp|base)\s+)?"
    r"(?:located|situated|lying|lies)?\s*(?:at|only|just|about|some|around|roughly|approximately|nearly|almost)?\s*"
)
"""What may stand between a place and the distance or the "between" that tells where it lies."""
_BETWEEN = re.compile(rf"between\s+{_OF_TOWN}$")
_AND = re.compile(rf"\s+and\s+{_OF_TOWN}")


def positions(reading: Reading, named: Iterable[Place]) -> Iterator[RelativePosition]:
    """Positions computed from those of the places that the text tells them by, each with its evidence."""
    listed = list(named)
    yield from _distant(reading, listed)
    yield from _between(reading, listed)


def _offsets(reading: Reading, place: Place) -> tuple[int, int]:
    last = reading.doc[place.end - 1]
    return reading.doc[place.start].idx, last.idx + len(last)


def _distant(reading: Reading, listed: list[Place]) -> Iterator[RelativePosition]:
    """Distance and bearing from an anchor: "39 kilometres northwest of Hama"."""
    by_start = {_offsets(reading, place)[0]: place for place in listed}
    for match in _RELATIVE.finditer(reading.text):
        anchor = by_start.get(match.end())
        before = (p for p in listed if anchor and p.start < anchor.start and _offsets(reading, p)[1] <= match.start())
        subject = max(before, key=lambda place: place.end, default=None)
        if anchor is None or subject is None or anchor.entity.position is None:
            continue
        end = _offsets(reading, subject)[1]
        if _HEDGE.fullmatch(reading.text, end, match.start()):
            distance = float(match["number"].replace(",", "")) * relative.KILOMETRES[match["unit"].lower()]
            bearing = relative.BEARINGS[" ".join(match["bearing"].lower().split())]
            point = relative.locate(anchor.entity.position, distance, bearing)
            yield _told(reading, subject, anchor, anchor, (distance, bearing, point))


def _between(reading: Reading, listed: list[Place]) -> Iterator[RelativePosition]:
    """The middle between two anchors: "the village of X, between Raqqa and Tabqa"."""
    for (subject, one), (_, other) in pairwise(pairwise(listed)):
        end, start = _offsets(reading, subject)[1], _offsets(reading, one)[0]
        between = _BETWEEN.search(reading.text, end, start)
        joined = _AND.fullmatch(reading.text, _offsets(reading, one)[1], _offsets(reading, other)[0])
        if not (between and joined and _HEDGE.fullmatch(reading.text, end, between.start())):
            continue
        if one.entity.position is None or other.entity.position is None:
            continue
        yield _told(reading, subject, one, other, relative.middle(one.entity.position, other.entity.position))


def _told(
    reading: Reading, subject: Place, anchor: Place, last: Place, told: tuple[float, float, Position]
) -> RelativePosition:
    start, end = _offsets(reading, subject)[0], _offsets(reading, last)[1]
    return RelativePosition(subject.entity.id, anchor.entity.id, *told, reading.evidence(start, end))


def located(place: Place, told: Iterable[RelativePosition]) -> Entity:
    """A new place at the position that the text gives it: a computed point says more than a container."""
    entity = place.entity
    exact = entity.position is not None and entity.position.precision in {GeoPrecision.EXACT, GeoPrecision.DERIVED}
    point = next((position.point for position in told if position.place == entity.id), None)
    return entity if point is None or exact else replace(entity, position=point)
