"""Claims."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request

from api.delivery import Answer, deliver
from api.negotiation import offers
from api.parameters import ClaimQuery, Key, Parameters

router = APIRouter(tags=["claims"])
LIST = offers("json", "html")
DOCUMENT = offers("json", "jsonld", "ttl", "nt", "rdf", "html")


@router.get("/claims", summary="List claims")
async def claims(request: Request, query: Annotated[ClaimQuery, Query()]) -> Answer:
    """Claims that pass the filters."""
    return await deliver(request, "claims", query.asked(), LIST)


@router.get("/claims/{key}", summary="One claim with its evidence")
async def claim(request: Request, key: Key, query: Annotated[Parameters, Query()]) -> Answer:
    """One claim: what it says, who makes it, and the sentence it rests on."""
    return await deliver(request, "claim", query.asked() | {"kind": "claim", "key": key}, DOCUMENT)
