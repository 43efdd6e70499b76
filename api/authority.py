"""Who may write: those who send the token of the settings, where there is one and the service is not read-only."""

from __future__ import annotations

import hmac

from fastapi import Request

from api.problems import Problem, ProblemError
from kg.settings import Settings

UNAUTHORIZED = 401
CHALLENGE = {"WWW-Authenticate": 'Bearer realm="conflict-kg"'}
"""The header of a 401."""


def authorize(request: Request) -> None:
    """Let a request that may write pass; any other is a `ProblemError` that says what is missing.

    The tokens are compared in a time that does not depend on where they differ.
    """
    settings: Settings = request.app.state.settings
    if request.app.state.read_only:
        raise _forbidden("it was started with --read-only")
    if not settings.token:
        raise _forbidden("no token is set; start it with the environment variable CKG_TOKEN")
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    given = token.strip() if scheme.lower() == "bearer" else ""
    if not hmac.compare_digest(given.encode("utf-8", "replace"), settings.token.encode("utf-8", "replace")):
        detail = "send the service's token in a header: Authorization: Bearer TOKEN"
        raise ProblemError(Problem(UNAUTHORIZED, "unauthorized", "The token is missing or wrong", detail))


def _forbidden(reason: str) -> ProblemError:
    detail = f"this service takes no changes: {reason}"
    return ProblemError(Problem(403, "writing-off", "The service takes no changes", detail))
