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
PLAIN = offers("json", "html")


@router.get("/explain", summary="Explain a thing, a triple or two claims by sentences")
async def explain(request: Request, query: Annotated[ExplainQuery, Query()]) -> Answer:
    """What is behind a thing (`iri`), a triple (`s`, `p`, `o`), or two claims' being about one event (`left`, `right`).

    Claims with quotes, articles and runs; of an event each value with its rule and of each claim what put it there; of
    two claims the parts of their score. In an RDF format, what describes the thing itself.
    """
    ways = ((query.iri,), (query.s, query.p, query.o), (query.left, query.right))
    given = [way for way in ways if any(part is not None for part in way)]
    if len(given) != 1 or None in given[0]:
        raise UsageError("give iri, or all of s, p and o, or left and right")
    return await deliver(request, "explain", query.asked(), FORMATS if query.iri else PLAIN)
