"""The ontology: terms, event types, codes, crosswalk, shapes, and the JSON-LD context."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from starlette.responses import FileResponse

import ontology as files
from api.delivery import Answer, deliver
from api.negotiation import offers
from api.parameters import Parameters

router = APIRouter(tags=["ontology"])
FORMATS = offers("ttl", "jsonld", "nt", "rdf")


class File(StrEnum):
    """The files of the ontology that the service gives out."""

    EVENT_TYPES = "event-types"
    CODES = "codes"
    CROSSWALK = "crosswalk"
    SHAPES = "shapes"


@router.get("/ontology", summary="Terms of the ontology")
async def terms(request: Request, query: Annotated[Parameters, Query()]) -> Answer:
    """The terms of the ontology, each with label, comment, domain, range and source."""
    return await deliver(request, "ontology", query.asked() | {"file": "conflict"}, FORMATS)


@router.get("/ontology/context.jsonld", summary="JSON-LD context")
async def context() -> FileResponse:
    """The JSON-LD context of the data."""
    return FileResponse(files.path("context.jsonld"), media_type="application/ld+json")


@router.get("/ontology/{file}", summary="A file of the ontology")
async def file(
    request: Request,
    file: Annotated[File, Path(description="The name of the file.")],
    query: Annotated[Parameters, Query()],
) -> Answer:
    """Event types, code lists, the crosswalk to other codebooks, or the SHACL shapes."""
    return await deliver(request, "ontology", query.asked() | {"file": file.value}, FORMATS)
