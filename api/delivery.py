"""From a route to a worker and back: ask, then send what comes as it comes."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

from fastapi import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from api import negotiation
from api.negotiation import Offers
from api.pool import Pool, Reply
from kg.errors import KgError

LOG = logging.getLogger(__name__)
STALL_SECONDS = 30
"""How long a client may take nothing before its answer is broken off and the worker freed."""


class Answer(Response):
    """An answer whose content may still be under way in a worker.

    If it cannot be brought to its end, the connection is cut: a client sees a broken body, never a short one that looks
    whole.
    """

    def __init__(self, reply: Reply, *, status: int = 200, headers: dict[str, str] | None = None) -> None:
        super().__init__(reply.first, status, headers, reply.head["media_type"])
        self._rest = reply.rest
        if self._rest is not None:
            del self.headers["content-length"]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the answer."""
        if self._rest is None:
            await super().__call__(scope, receive, send)
            return
        gone = asyncio.ensure_future(_disconnection(receive))
        try:
            await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
            await _part(send, bytes(self.body))
            async for part in self._rest:
                if gone.done():
                    return
                await _part(send, part)
            await send({"type": "http.response.body", "body": b"", "more_body": False})
        except (KgError, TimeoutError) as error:
            LOG.warning("%s: broken off: %s", scope["path"], error or "the client took nothing for too long")
        finally:
            gone.cancel()
            await self._rest.aclose()


async def _part(send: Send, part: bytes) -> None:
    async with asyncio.timeout(STALL_SECONDS):
        await send({"type": "http.response.body", "body": part, "more_body": True})


async def _disconnection(receive: Receive) -> None:
    """Wait until the client has gone."""
    while (await receive())["type"] != "http.disconnect":
        pass


async def deliver(
    request: Request, operation: str, asked: dict[str, Any], offers: Offers, *, seconds: float | None = None
) -> Answer:
    """The answer of an operation, in the offered format that the request asks for (`format` in `asked`, or Accept).

    The `next` cursor of a page is a `Link` header too. Refusals are `ProblemError` and `QueryLimit`.
    """
    name = negotiation.choose(offers, accept=request.headers.get("accept"), name=asked.get("format"))
    pool: Pool = request.app.state.pool
    reply = await pool.ask(
        asked | {"operation": operation, "format": name, "media_type": offers[name]}, seconds=seconds
    )
    headers = {"Vary": "Accept"}
    if following := reply.head.get("next"):
        url = request.url.include_query_params(cursor=following)
        headers["Link"] = f'<{url.path}?{url.query}>; rel="next"'
    return Answer(reply, headers=headers)
