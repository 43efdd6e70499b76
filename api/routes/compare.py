"""Where claims disagree."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request

from api.delivery import Answer, deliver
from api.negotiation import offers
from api.parameters import CompareQuery
from kg.errors import UsageError

router = APIRouter(tags=["compare"])
LIST = offers("json", "html")
PAIR = 2


@router.get("/compare", summary="Compare what sources and outlets say")
async def compare(request: Request, query: Annotated[CompareQuery, Query()]) -> Answer:
    """Events by how far their independent origins are apart on figures, blame, place and date (`by` one of these).

    With `outlets`, each outlet against all others: whom it blames, how far its figures lie from the best ones. With
    `outlet` twice, the events that both report, the versions side by side.
    """
    ways = (query.by is not None, query.outlets, bool(query.outlet))
    if sum(ways) > 1 or len(query.outlet) not in (0, PAIR):
        raise UsageError("give by, or outlets=true, or outlet twice")
    operation = "mirrors" if query.outlets else "versions" if query.outlet else "compare"
    return await deliver(request, operation, query.asked(), LIST)
