"""Neighbourhoods and paths."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request

from api.delivery import Answer, deliver
from api.negotiation import offers
from api.parameters import Key, Kind, NeighbourhoodQuery, PathQuery

router = APIRouter(tags=["graphs"])
FORMATS = offers("json", "graphml", "ttl")
Around = Annotated[NeighbourhoodQuery, Query()]


@router.get("/entities/{kind}/{key}/neighbourhood", summary="What surrounds an entity")
async def neighbourhood(request: Request, kind: Kind, key: Key, query: Around) -> Answer:
    """The entities and events around an entity, as node-link JSON, GraphML or Turtle."""
    return await deliver(request, "neighbourhood", query.asked() | {"kind": kind, "key": key}, FORMATS)


@router.get("/events/{key}/neighbourhood", summary="What surrounds an event")
async def event_neighbourhood(request: Request, key: Key, query: Around) -> Answer:
    """The entities and events around an event, as node-link JSON, GraphML or Turtle."""
    return await deliver(request, "neighbourhood", query.asked() | {"kind": "event", "key": key}, FORMATS)


@router.get("/paths", summary="Shortest paths between two entities")
async def paths(request: Request, query: Annotated[PathQuery, Query()]) -> Answer:
    """The shortest paths between two entities over edges that rest on claims."""
    return await deliver(request, "paths", query.asked(), FORMATS)
