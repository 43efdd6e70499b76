"""The application: routes over a pool of workers, every error a problem detail."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import JSONResponse, RedirectResponse, Response

from api import problems
from api.authority import CHALLENGE, UNAUTHORIZED
from api.description import Service
from api.head import Head
from api.pool import Pool
from api.problems import INTERNAL, Problem
from api.routes import ROUTERS
from kg import __version__
from kg.errors import KgError
from kg.settings import Settings

HEADERS = {503: {"Retry-After": str(problems.RETRY_SECONDS)}, UNAUTHORIZED: CHALLENGE}
"""What a client is told in headers, by the status of a problem."""
HTTP_NAMES = {404: "unknown-path", 405: "method-not-allowed"}


def create_app(settings: Settings, store_url: str, *, read_only: bool = False) -> FastAPI:
    """The service over the store in the folder `store_url`; workers start and end with the application's lifespan.

    The web process opens no store: queries run in worker processes on the store's current generation, and each change
    in a process of its own. With `read_only`, or without a token in the settings, changes are refused.
    """

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        pool = Pool(settings, store_url)
        await pool.start()
        app.state.pool = pool
        yield
        await pool.close()

    app = Service(title="conflict-kg", version=__version__, lifespan=lifespan, docs_url=None, redoc_url=None)
    app.state.settings, app.state.read_only = settings, read_only
    for router in ROUTERS:
        app.include_router(router)
    app.add_middleware(
        CORSMiddleware,
        allow_origins=["*"],
        allow_methods=["GET", "POST", "DELETE"],
        allow_headers=["Authorization", "Content-Type"],
        expose_headers=["Link", "Location"],
    )
    app.add_middleware(Head)
    app.add_exception_handler(KgError, _refused)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _internal)
    return app


def respond(request: Request, problem: Problem, headers: dict[str, str] | None = None) -> Response:
    """A problem as a response."""
    if problem.status == problems.MOVED:
        return _moved(request, problem.facts["key"])
    content = problem.document() | {"instance": request.url.path}
    return JSONResponse(content, problem.status, HEADERS.get(problem.status, {}) | (headers or {}), problems.MEDIA_TYPE)


def _moved(request: Request, key: str) -> Response:
    """The same path with another key; not to be kept, since a name comes back when a judgement is withdrawn."""
    top, resource, _, *rest = request.url.path.split("/")
    url = request.url.replace(path="/".join((top, resource, key, *rest)))
    target = url.path + (f"?{url.query}" if url.query else "")
    return RedirectResponse(target, problems.MOVED, {"Cache-Control": "no-cache", "Vary": "Accept"})


async def _refused(request: Request, error: Exception) -> Response:
    problem = problems.of(error) if isinstance(error, KgError) else INTERNAL
    return respond(request, problem)


async def _invalid(request: Request, error: Exception) -> Response:
    found = error.errors() if isinstance(error, RequestValidationError) else []
    errors = [{"parameter": ".".join(map(str, one["loc"][1:] or one["loc"])), "reason": one["msg"]} for one in found]
    detail = "; ".join(f"{one['parameter']}: {one['reason']}" for one in errors)
    return respond(
        request, Problem(400, "bad-parameter", "A parameter is not as it should be", detail, {"errors": errors})
    )


async def _http(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    detail = str(error.detail) if isinstance(error, HTTPException) else ""
    headers = dict(error.headers or {}) if isinstance(error, HTTPException) else {}
    what = f"{request.method} {request.url.path[:200]}"
    return respond(request, Problem(status, HTTP_NAMES.get(status, "http"), detail, what), headers)


async def _internal(request: Request, error: Exception) -> Response:  # noqa: ARG001  (the log has it)
    return respond(request, INTERNAL)
