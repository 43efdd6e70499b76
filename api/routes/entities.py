"""Actors, places and outlets."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request

from api.delivery import Answer, deliver
from api.negotiation import offers
from api.parameters import Key, Kind, Page, Parameters, RelationQuery, SearchQuery

router = APIRouter(tags=["entities"])
LIST = offers("json", "html")
DOCUMENT = offers("json", "jsonld", "ttl", "nt", "rdf", "html")


@router.get("/entities", summary="Find entities by name")
async def search(request: Request, query: Annotated[SearchQuery, Query()]) -> Answer:
    """Find actors, places and outlets by name or alias; case and diacritics do not matter, beginnings come first."""
    return await deliver(request, "search", query.asked(), LIST)


@router.get("/entities/{kind}/{key}", summary="One actor, place or outlet")
async def entity(request: Request, kind: Kind, key: Key, query: Annotated[Parameters, Query()]) -> Answer:
    """One entity: labels, aliases, position, country, and how much is said of it."""
    return await deliver(request, "entity", query.asked() | {"kind": kind, "key": key}, DOCUMENT)


@router.get("/entities/{kind}/{key}/relations", summary="Relations of an entity, with their claims")
async def relations(request: Request, kind: Kind, key: Key, query: Annotated[RelationQuery, Query()]) -> Answer:
    """Every relation in and out of an entity, with the claims, quotes, articles and outlets behind it."""
    return await deliver(request, "relations", query.asked() | {"kind": kind, "key": key}, LIST)


@router.get("/outlets", summary="List outlets")
async def outlets(request: Request, query: Annotated[Page, Query()]) -> Answer:
    """Who publishes articles in the store, with the number of articles."""
    return await deliver(request, "outlets", query.asked(), LIST)
