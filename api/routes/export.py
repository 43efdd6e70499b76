"""The whole graph as a file."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request

from api.delivery import Answer, deliver
from api.parameters import Parameters
from kg.settings import Settings

router = APIRouter(tags=["export"])
FORMATS = {
    "ttl": "text/turtle",
    "trig": "application/trig",
    "nq": "application/n-quads",
    "nt": "application/n-triples",
    "jsonld": "application/ld+json",
    "graphml": "application/graphml+xml",
    "geojson": "application/geo+json",
    "csv-claims": "text/csv",
    "csv-figures": "text/csv",
    "csv-events": "text/csv",
    "clusters": "application/jsonl",
    "acled": "text/csv",
    "ucdp": "text/csv",
    "airwars": "text/csv",
    "airwars-belligerents": "text/csv",
    "airwars-sources": "text/csv",
}
"""The formats of `kg.export`, which the web process does not import, and their media types."""


@router.get("/export", summary="Export the whole graph")
async def export(request: Request, query: Annotated[Parameters, Query()]) -> Answer:
    """The graph as one file, streamed: Turtle, TriG, N-Quads, N-Triples, JSON-LD, GraphML, GeoJSON, CSV, or clusters
    of claims as JSON Lines."""
    settings: Settings = request.app.state.settings
    return await deliver(request, "export", query.asked(), FORMATS, seconds=settings.export_seconds)
