"""Documents in the formats that people and other programs read."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from typing import Any

from pyoxigraph import RdfFormat

from api.page import document_page
from kg import answers
from kg.export import cells
from kg.rdf.written import written
from kg.store import Store

Document = dict[str, Any]

RDF: dict[str, RdfFormat] = {
    "jsonld": RdfFormat.JSON_LD,
    "ttl": RdfFormat.TURTLE,
    "nt": RdfFormat.N_TRIPLES,
    "rdf": RdfFormat.RDF_XML,
}
COLUMNS = (
    "id", "type", "start", "end", "initiators", "targets", "places", "latitude", "longitude",
    "killed_min", "killed_max", "killed_best", "injured_min", "injured_max", "injured_best",
    "grade", "claims", "outlet_count", "origin_count", "outlets", "origins",
)  # fmt: skip
"""The columns of events as CSV; lists stand as labels with a semicolon between them."""


def rdf(store: Store, iri: str, name: str) -> bytes:
    """What describes a thing, in one of the formats of `RDF`."""
    return written(answers.describe(store, iri), RDF[name])


def as_json(document: Document) -> bytes:
    """JSON in UTF-8."""
    return json.dumps(document, ensure_ascii=False).encode("utf-8", "surrogatepass")


def as_html(document: Document) -> bytes:
    """A page for people."""
    return document_page(document).encode("utf-8", "replace")


def events_csv(document: Document) -> bytes:
    """A page of events as CSV, one event a line."""
    out = io.BytesIO()
    cells.write(COLUMNS, map(_row, document["items"]), out)
    return out.getvalue()


def events_geojson(document: Document) -> bytes:
    """A page of events as a GeoJSON feature collection (RFC 7946): a point or points, null where no place is known."""
    features = [
        {
            "type": "Feature",
            "id": event["id"],
            "geometry": _geometry(event),
            "properties": _row(event) | {"places": [place["label"] for place in event["places"]]},
        }
        for event in document["items"]
    ]
    return as_json({"type": "FeatureCollection", "features": features})


DOCUMENT: dict[str, Callable[[Document], bytes]] = {"json": as_json, "html": as_html}
EVENTS: dict[str, Callable[[Document], bytes]] = DOCUMENT | {"csv": events_csv, "geojson": events_geojson}


def _row(event: Document) -> Document:
    point = next((place["position"] for place in event["places"] if place["position"]), None) or {}
    return {
        "id": event["id"],
        "type": event["type"],
        "start": event["start"],
        "end": event["end"],
        **{name: "; ".join(one["label"] for one in event[name]) for name in ("initiators", "targets", "places")},
        "latitude": point.get("latitude"),
        "longitude": point.get("longitude"),
        **{f"{who}_{bound}": event[who][bound] for who in ("killed", "injured") for bound in ("min", "max", "best")},
        "grade": event["grade"],
        "claims": event["claims"],
        "outlet_count": event["counts"]["outlets"],
        "origin_count": event["counts"]["origins"],
        **{name: "; ".join(one["label"] for one in event[name]) for name in ("outlets", "origins")},
    }


def _geometry(event: Document) -> Document | None:
    points = [
        [place["position"]["longitude"], place["position"]["latitude"]]
        for place in event["places"]
        if place["position"]
    ]
    if not points:
        return None
    if len(points) == 1:
        return {"type": "Point", "coordinates": points[0]}
    return {"type": "MultiPoint", "coordinates": points}
