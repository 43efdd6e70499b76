"""The content of a request: what it is, and its text, up to a size."""

from __future__ import annotations

from fastapi import Request

from api.problems import Problem, ProblemError
from kg.errors import UsageError
from kg.settings import Settings


def content_type(request: Request) -> tuple[str, str]:
    """The media type of a request's body and its charset, by default utf-8; both in lower case."""
    media, *parameters = (part.strip().lower() for part in request.headers.get("content-type", "").split(";"))
    charset = next((part[8:].strip('"') for part in parameters if part.startswith("charset=")), "utf-8")
    return media, charset


async def body(request: Request) -> str:
    """The text of a body. More than `settings.request_bytes` is a 413; what is not UTF-8 is a `UsageError`."""
    settings: Settings = request.app.state.settings
    _, charset = content_type(request)
    found = bytearray()
    async for part in request.stream():
        found += part
        if len(found) > settings.request_bytes:
            detail = f"the body is larger than {settings.request_bytes} bytes"
            raise ProblemError(Problem(413, "too-large", "The request is too large", detail))
    try:
        if charset not in ("utf-8", "utf8"):
            raise UsageError(f"charset {charset[:20]!r} is not taken; send UTF-8")
        return found.decode("utf-8")
    except UnicodeDecodeError:
        raise UsageError("the body is not UTF-8") from None
