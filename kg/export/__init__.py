"""The graph as a file, in the format of your choice: the same graph gives the same bytes."""

from __future__ import annotations

from collections.abc import Callable
from typing import BinaryIO

from kg.errors import UsageError
from kg.export import airwars, csv_claims, csv_events
from kg.export.clusters import clusters
from kg.export.compared import CODEBOOKS
from kg.export.formats import nquads, ntriples, trig, turtle
from kg.export.geojson import geojson
from kg.export.graphml import graphml
from kg.export.jsonld import jsonld
from kg.store import Store

__all__ = ["FORMATS", "export"]

FORMATS: dict[str, Callable[[Store, BinaryIO], None]] = {
    "ttl": turtle,
    "trig": trig,
    "nq": nquads,
    "nt": ntriples,
    "jsonld": jsonld,
    "graphml": graphml,
    "geojson": geojson,
    "csv-claims": csv_claims.claims,
    "csv-figures": csv_claims.figures,
    "csv-events": csv_events.events,
    "clusters": clusters,
    **{name: codebook.write for name, codebook in CODEBOOKS.items()},
    "airwars-belligerents": airwars.belligerents,
    "airwars-sources": airwars.sources,
}


def export(store: Store, format: str, out: BinaryIO) -> None:  # noqa: A002  (the word of the command line)
    """Write a store to a binary file in one of FORMATS; another name is a `UsageError` that lists them."""
    writer = FORMATS.get(format)
    if writer is None:
        raise UsageError(f"{format!r} is no format; choose one of {', '.join(FORMATS)}")
    writer(store, out)
