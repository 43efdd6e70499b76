"""Whether the service lives, and whether it can answer."""

from __future__ import annotations

from fastapi import APIRouter, Request
from pydantic import BaseModel

from api.delivery import Answer, deliver
from api.negotiation import offers

router = APIRouter(tags=["status"])


class Health(BaseModel):
    """That the web process runs."""

    status: str = "ok"
    version: str


@router.get("/health", summary="Whether the service runs")
async def health(request: Request) -> Health:
    """Whether the web process runs; no worker is asked."""
    return Health(version=request.app.version)


@router.get("/ready", summary="Whether the store can be read")
async def ready(request: Request) -> Answer:
    """Whether a worker can read the store; 503 where not."""
    return await deliver(request, "ready", {"format": "json"}, offers("json"))
