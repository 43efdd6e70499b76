"""GeoJSON (RFC 7946): one feature for each event and place; no position, no pin."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from kg import ids
from kg.model import Entity, Event
from kg.store import Store, described

NOWHERE = ("",)


def geojson(store: Store, out: BinaryIO) -> None:
    """Write all events as a feature collection, one feature a line.

    The geometry is null where an event has no place or its place no position. `precision` says how the position is
    known: a point of precision `country` or `admin1` stands for an area.
    """
    out.write(b'{"type": "FeatureCollection", "features": [')
    for number, feature in enumerate(features(store)):
        line = json.dumps(feature, ensure_ascii=False).encode("utf-8")
        out.write((b",\n" if number else b"\n") + line)
    out.write(b"\n]}\n")


def features(store: Store) -> Iterator[dict[str, Any]]:
    """The features, by the order of the events' and places' IRIs."""
    found = described.events(store)
    entities = described.entities(store, {iri for event in found for iri in described.taking_part(event)})
    for event in found:
        for place in event.places or NOWHERE:
            yield _feature(event, entities.get(place), entities)


def _feature(event: Event, place: Entity | None, entities: dict[str, Entity]) -> dict[str, Any]:
    point = place.position if place else None
    return {
        "type": "Feature",
        "id": "/".join(ids.key_of(iri) for iri in (event.id, place.id if place else "") if iri),
        "geometry": {"type": "Point", "coordinates": [point.longitude, point.latitude]} if point else None,
        "properties": {
            "event": event.id,
            "type": event.type,
            "place": place.label if place else None,
            "place_id": place.id if place else None,
            "precision": point.precision.value if point else None,
            "start": event.start.isoformat() if event.start else None,
            "end": event.end.isoformat() if event.end else None,
            "initiators": [entities[iri].label for iri in event.initiators if iri in entities],
            "targets": [entities[iri].label for iri in event.targets if iri in entities],
            "killed_min": event.killed.min,
            "killed_max": event.killed.max,
            "injured_min": event.injured.min,
            "injured_max": event.injured.max,
            "claims": len(event.claims),
        },
    }
