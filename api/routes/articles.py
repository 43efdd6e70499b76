"""Articles."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request

from api.delivery import Answer, deliver
from api.negotiation import offers
from api.parameters import ArticleQuery, Key, Parameters

router = APIRouter(tags=["articles"])
LIST = offers("json", "html")
DOCUMENT = offers("json", "jsonld", "ttl", "nt", "rdf", "html")


@router.get("/articles", summary="List articles")
async def articles(request: Request, query: Annotated[ArticleQuery, Query()]) -> Answer:
    """Articles that pass the filters, by day of publication."""
    return await deliver(request, "articles", query.asked(), LIST)


@router.get("/articles/{key}", summary="One article, annotated")
async def article(request: Request, key: Key, query: Annotated[Parameters, Query()]) -> Answer:
    """One article: its text, the annotations on it and the claims it makes."""
    return await deliver(request, "article", query.asked() | {"kind": "article", "key": key}, DOCUMENT)
