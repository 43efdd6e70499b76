"""Positions told as distance and bearing from a known place: "39 kilometres northwest of Hama"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.extract.placenames import Place
from kg.extract.reading import Reading
from kg.model import Entity, GeoPrecision, Position, RelativePosition
from kg.registry import relative

_RELATIVE = re.compile(
    r"(?P<number>[0-9][0-9,]*(?:\.[0-9]+)?)\s*(?P<unit>"
    + "|".join(sorted(relative.KILOMETRES, key=len, reverse=True))
    + r")\s+(?:to\s+the\s+)?(?P<bearing>"
    + "|".join(sorted((re.escape(name) for name in relative.BEARINGS), key=len, reverse=True))
    + r")\s+of\s+(?:the\s+(?:city|town|village)\s+of\s+)?",
    re.IGNORECASE,
)


def positions(reading: Reading, named: Iterable[Place]) -> Iterator[RelativePosition]:
    """Positions told as distance and bearing ("39 kilometres northwest of Hama"), computed from the anchor's own."""
    by_start = {reading.doc[place.start].idx: place for place in named}
    ends = {reading.doc[place.end - 1].idx + len(reading.doc[place.end - 1]): place for place in by_start.values()}
    text = reading.text
    for match in _RELATIVE.finditer(text):
        anchor = by_start.get(match.end())
        subject = next((place for end, place in ends.items() if not text[end : match.start()].strip(" ,(")
                        and end <= match.start()), None)  # fmt: skip
        if anchor is None or anchor.entity.position is None or subject is None:
            continue
        yield _relative_position(reading, subject, anchor, match)


def _relative_position(reading: Reading, subject: Place, anchor: Place, match: re.Match[str]) -> RelativePosition:
    distance = float(match["number"].replace(",", "")) * relative.KILOMETRES[match["unit"].lower()]
    bearing = relative.BEARINGS[" ".join(match["bearing"].lower().split())]
    start = reading.doc[subject.start].idx
    last = reading.doc[anchor.end - 1]
    position = anchor.entity.position
    assert position is not None  # noqa: S101  (the caller asked for it)
    return RelativePosition(
        subject.entity.id,
        anchor.entity.id,
        distance,
        bearing,
        relative.locate(position, distance, bearing),
        reading.evidence(start, last.idx + len(last)),
    )


def located(place: Place, told: Iterable[RelativePosition]) -> Entity:
    """A new place with the position that the text gives it, where it gives one."""
    entity = place.entity
    for position in told:
        if position.place == entity.id and entity.position is None:
            point = position.point
            derived = Position(point.latitude, point.longitude, GeoPrecision.DERIVED)
            return Entity(
                entity.id, entity.kind, entity.label, type=entity.type, country=entity.country, position=derived
            )
    return entity
