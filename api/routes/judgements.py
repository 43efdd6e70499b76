"""Judgements: what was held to be one event or two, by whom; with the token, judge and take back."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.exceptions import RequestValidationError
from pydantic import ValidationError
from starlette.responses import Response

from api.authority import authorize
from api.body import body
from api.delivery import Answer, deliver
from api.negotiation import offers
from api.parameters import JudgementQuery, Key, NewJudgement, Parameters, Withdrawal
from api.pool import Pool, Reply

router = APIRouter(tags=["judgements"])
LIST = offers("json", "html")
DOCUMENT = offers("json", "jsonld", "ttl", "nt", "rdf", "html")
NEW = {"requestBody": {"required": True, "content": {"application/json": {
    "schema": NewJudgement.model_json_schema(),
    "example": {"verdict": "different", "left": "06b8d3a5e5a4b65907ff", "right": "claim:cce3e753c2614b74ba6a",
                "why": "another street", "by": "ana"},
}}}}  # fmt: skip


@router.get("/judgements", summary="List judgements")
async def judgements(request: Request, query: Annotated[JudgementQuery, Query()]) -> Answer:
    """Which claims were held to be about one event or about different ones: persons' judgements first, by time."""
    return await deliver(request, "judgements", query.asked(), LIST)


@router.get("/judgements/{key}", summary="One judgement")
async def judgement(request: Request, key: Key, query: Annotated[Parameters, Query()]) -> Answer:
    """One judgement: verdict, the claims of both sides with their sentences, by whom, why, and whether it stands."""
    return await deliver(request, "judgement", query.asked() | {"kind": "judgement", "key": key}, DOCUMENT)


@router.post("/judgements", summary="Judge two claims or events", status_code=201, openapi_extra=NEW)
async def judge(request: Request) -> Response:
    """Judge, with the token, that two sides are about the same event or about different ones.

    The events follow at once. The answer is the judgement, and in `events` those that the claims are about now.
    """
    authorize(request)
    asked = _read(await body(request))
    reply = await _changed(request, {"operation": "judge", **asked})
    return Answer(reply, status=201, headers={"Location": f"/judgements/{reply.head['key']}"})


@router.delete("/judgements/{key}", summary="Take a judgement back")
async def withdraw(request: Request, key: Key, query: Annotated[Withdrawal, Query()]) -> Response:
    """Take a person's judgement back, with the token; the events are then what they were without it.

    Nothing is deleted: the answer is a judgement that withdraws the other one.
    """
    authorize(request)
    return Answer(await _changed(request, {"operation": "withdraw", "key": key, **query.asked()}))


async def _changed(request: Request, asked: dict[str, Any]) -> Reply:
    pool: Pool = request.app.state.pool
    return await pool.write(asked)


def _read(content: str) -> dict[str, Any]:
    """The judgement in a body; what is not as it should be is told as of any parameter."""
    try:
        return NewJudgement.model_validate_json(content).model_dump()
    except ValidationError as error:
        raise RequestValidationError([{**one, "loc": ("body", *one["loc"])} for one in error.errors()]) from None
