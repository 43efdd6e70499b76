"""Every IRI of the data at the same path under this server: a thing leads, by 303, to the document about it."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Path, Request
from starlette.responses import RedirectResponse

from kg import ids
from kg.answers.graphs import HELD
from kg.errors import UnknownName
from kg.ids import BASE, KEY_LENGTH

router = APIRouter(tags=["identifiers"])
DOCUMENTS = {
    "actor": "/entities/actor/",
    "place": "/entities/place/",
    "outlet": "/entities/outlet/",
    "event": "/events/",
    "claim": "/claims/",
    "article": "/articles/",
    "judgement": "/judgements/",
}
EXPLAINED = ("mention", "figure", "run", "graph", "version")
GRAPHS = frozenset(ids.key_of(node.value) for node in HELD)
"""The named graphs that are not those of articles."""
Name = Annotated[str, Path(description="What stands behind the path in the IRI.", max_length=400)]


@router.get("/id/{kind}/{key:path}", summary="Go to what describes a thing", status_code=303)
async def thing(request: Request, kind: Name, key: Name) -> RedirectResponse:
    """Go to the document about an entity, event, claim, article or judgement; parts of these to their explanation."""
    if kind == "graph" and key.startswith("article/"):
        kind, key = "article", key.removeprefix("article/")[:KEY_LENGTH]
    if kind in DOCUMENTS:
        return _see(request, DOCUMENTS[kind] + quote(key, safe=""))
    if kind == "graph" and key not in GRAPHS:
        raise UnknownName("graph", key)
    if kind in EXPLAINED:
        return _see(request, "/explain?" + urlencode({"iri": f"{BASE}id/{kind}/{key}"}))
    raise UnknownName("kind of thing", kind)


@router.get("/event-type/{name}", summary="Go to the event types", status_code=303)
async def event_type(request: Request, name: Name) -> RedirectResponse:  # noqa: ARG001  (part of the address)
    """Go to the list of event types."""
    return _see(request, "/ontology/event-types")


@router.get("/code/{name}", summary="Go to the code lists", status_code=303)
async def code(request: Request, name: Name) -> RedirectResponse:  # noqa: ARG001  (part of the address)
    """Go to the code lists."""
    return _see(request, "/ontology/codes")


def _see(request: Request, path: str) -> RedirectResponse:
    """See other, with the query of the request (`format`) handed on."""
    query = request.url.query
    joint = "&" if "?" in path else "?"
    return RedirectResponse(path + (joint + query if query else ""), status_code=303, headers={"Vary": "Accept"})
