"""Events, and the ledger of what is claimed about each."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request

from api.delivery import Answer, deliver
from api.negotiation import offers
from api.parameters import EventQuery, Key, Parameters

router = APIRouter(tags=["events"])
LIST = offers("json", "geojson", "csv", "html")
DOCUMENT = offers("json", "jsonld", "ttl", "nt", "rdf", "html")
LEDGER = offers("json", "html")


@router.get("/events", summary="List events")
async def events(request: Request, query: Annotated[EventQuery, Query()]) -> Answer:
    """Events that pass the filters, by their first day: JSON, GeoJSON or CSV."""
    return await deliver(request, "events", query.asked(), LIST)


@router.get("/events/{key}", summary="One event")
async def event(request: Request, key: Key, query: Annotated[Parameters, Query()]) -> Answer:
    """One event: type, time, parties, places, casualties, grade with its reasons, origins, and who blames whom.

    An old name of an event is answered by a redirection to the present one.
    """
    return await deliver(request, "event", query.asked() | {"kind": "event", "key": key}, DOCUMENT)


@router.get("/events/{key}/claims", summary="Claim ledger of an event")
async def ledger(request: Request, key: Key, query: Annotated[Parameters, Query()]) -> Answer:
    """Who claims what about an event: claimant, origin, figures, blame, quote, offsets, article and outlet."""
    return await deliver(request, "ledger", query.asked() | {"kind": "event", "key": key}, LEDGER)
