"""`events.csv`: one row an event, with its ranges and how many claims, articles and claimants it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from kg.export import cells
from kg.export.cells import Cell, joined
from kg.model import ClaimKind, Entity
from kg.store import Store, described

COLUMNS = (
    "event_id",
    "event_type",
    "date_start",
    "date_end",
    "initiators",
    "targets",
    "places",
    "lat",
    "lon",
    "geo_precision",
    "killed_min",
    "killed_max",
    "injured_min",
    "injured_max",
    "n_claims",
    "n_articles",
    "claimants",
    "claims",
)


def events(store: Store, out: BinaryIO) -> None:
    """Write all events, by the order of their IRIs. Several values in a cell are separated by "; "."""
    cells.write(COLUMNS, rows(store), out)


def rows(store: Store) -> Iterator[dict[str, Cell]]:
    """The rows of the table, by column; a position only where an event has one place with a position."""
    found = described.events(store)
    entities = described.entities(store, {iri for event in found for iri in described.taking_part(event)})
    claims = {claim.id: claim for claim in described.claims(store, ClaimKind.EVENT)}
    for event in found:
        told = [claims[name] for name in event.claims if name in claims]
        yield {
            "event_id": event.id,
            "event_type": event.type,
            "date_start": event.start.isoformat() if event.start else None,
            "date_end": event.end.isoformat() if event.end else None,
            "initiators": _labels(event.initiators, entities),
            "targets": _labels(event.targets, entities),
            "places": _labels(event.places, entities),
            **_point(event.places, entities),
            "killed_min": event.killed.min,
            "killed_max": event.killed.max,
            "injured_min": event.injured.min,
            "injured_max": event.injured.max,
            "n_claims": len(told),
            "n_articles": len({claim.article for claim in told}),
            "claimants": joined(sorted({claimant.label for claim in told for claimant in claim.claimants})),
            "claims": joined(event.claims),
        }


def _labels(iris: tuple[str, ...], entities: dict[str, Entity]) -> str:
    return joined(entities[iri].label for iri in iris if iri in entities)


def _point(places: tuple[str, ...], entities: dict[str, Entity]) -> dict[str, Cell]:
    entity = entities.get(places[0]) if len(places) == 1 else None
    if entity is None or entity.position is None:
        return {}
    point = entity.position
    return {"lat": point.latitude, "lon": point.longitude, "geo_precision": point.precision.value}
