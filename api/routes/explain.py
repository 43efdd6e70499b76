"""From an answer back to its sentences."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request

from api.delivery import Answer, deliver
from api.negotiation import offers
from api.parameters import ExplainQuery
from kg.errors import UsageError

router = APIRouter(tags=["explain"])
FORMATS = offers("json", "jsonld", "ttl", "nt", "rdf", "html")
TRIPLE = offers("json", "html")


@router.get("/explain", summary="Explain a thing or a triple by its sentences")
async def explain(request: Request, query: Annotated[ExplainQuery, Query()]) -> Answer:
    """The claims, quotes, articles and runs behind a thing (`iri`) or a triple (`s`, `p`, `o`).

    In an RDF format, what describes the thing itself.
    """
    triple = (query.s, query.p, query.o)
    if triple.count(None) != (0 if query.iri is None else len(triple)):
        raise UsageError("give iri, or all of s, p and o")
    return await deliver(request, "explain", query.asked(), FORMATS if query.iri else TRIPLE)
