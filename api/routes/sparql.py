"""The query operation of the SPARQL 1.1 protocol."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from fastapi import APIRouter, Request

from api.body import body, content_type
from api.delivery import Answer
from api.pool import Pool
from api.problems import Problem, ProblemError
from kg.errors import UsageError

router = APIRouter(tags=["sparql"])
FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
PARAMETERS = {"query", "default-graph-uri", "named-graph-uri", "format"}
ONE, MANY = {"type": "string"}, {"type": "array", "items": {"type": "string"}}
DESCRIBED = [
    {"name": "query", "in": "query", "schema": ONE, "example": "SELECT ?s WHERE { ?s a sem:Event } LIMIT 5",
     "description": "A SPARQL 1.1 query; the project's prefixes need no PREFIX. Without it, the service is described."},
    {"name": "default-graph-uri", "in": "query", "schema": MANY,
     "description": "IRI of a graph to take into the default graph, in place of the union of all; may be repeated."},
    {"name": "named-graph-uri", "in": "query", "schema": MANY,
     "description": "IRI of a graph that GRAPH may name; may be repeated."},
    {"name": "format", "in": "query", "schema": ONE,
     "description": "The format to answer in, instead of Accept: json, xml, csv, tsv; graphs: ttl, nt, jsonld, rdf."},
]  # fmt: skip
BODY = {"required": True, "content": {DIRECT: {"schema": ONE, "example": "ASK { ?s a sem:Event }"}, FORM: {"schema": {
    "type": "object", "required": ["query"],
    "properties": {"query": ONE, "default-graph-uri": MANY, "named-graph-uri": MANY, "format": ONE},
}}}}  # fmt: skip


@router.get("/sparql", summary="Query by SPARQL, or describe the service", openapi_extra={"parameters": DESCRIBED})
async def sparql_get(request: Request) -> Answer:
    """Answer the SPARQL query in `query`; without one, describe the service.

    SELECT and ASK as JSON, XML, CSV or TSV, CONSTRUCT and DESCRIBE as Turtle, N-Triples, JSON-LD or RDF/XML, by Accept
    or `format`. The default graph is the union of all graphs unless the query or `default-graph-uri` and
    `named-graph-uri` name a data set. SERVICE is refused.
    """
    pairs = _pairs(request.url.query)
    if not pairs:
        return await _describe(request)
    return await _answer(request, Protocol.read(pairs))


@router.post("/sparql", summary="Query by SPARQL, posted", openapi_extra={"requestBody": BODY})
async def sparql_post(request: Request) -> Answer:
    """Answer a SPARQL query that is posted as a form or as it is (`application/sparql-query`)."""
    media, _ = content_type(request)
    text = await body(request)
    if media == FORM:
        return await _answer(request, Protocol.read(_pairs(text) + _pairs(request.url.query)))
    if media == DIRECT:
        return await _answer(request, Protocol.read([("query", text), *_pairs(request.url.query)]))
    raise ProblemError(
        Problem(415, "media-type", "The body is of a kind that is not taken", f"post {FORM} or {DIRECT}")
    )


@dataclass(frozen=True, slots=True)
class Protocol:
    """The parameters of a query operation."""

    query: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    format: str | None = None

    @classmethod
    def read(cls, pairs: list[tuple[str, str]]) -> Protocol:
        """The parameters, from names and values; unknown names and anything but one query are a `UsageError`."""
        unknown = {name for name, _ in pairs} - PARAMETERS
        if unknown:
            raise UsageError(
                f"parameter {min(unknown)[:40]!r} is not known here; there are {', '.join(sorted(PARAMETERS))}"
            )
        values = {name: [value for key, value in pairs if key == name] for name in PARAMETERS}
        if len(values["query"]) != 1 or len(values["format"]) > 1:
            raise UsageError("give exactly one query, and format once at most")
        return cls(
            values["query"][0],
            tuple(values["default-graph-uri"]),
            tuple(values["named-graph-uri"]),
            next(iter(values["format"]), None),
        )


async def _answer(request: Request, protocol: Protocol) -> Answer:
    pool: Pool = request.app.state.pool
    asked = {
        "operation": "sparql",
        "query": protocol.query,
        "base": _endpoint(request),
        "default_graphs": protocol.default_graphs,
        "named_graphs": protocol.named_graphs,
        "format": protocol.format,
        "accept": request.headers.get("accept"),
    }
    return Answer(await pool.ask(asked), headers={"Vary": "Accept"})


async def _describe(request: Request) -> Answer:
    pool: Pool = request.app.state.pool
    asked: dict[str, Any] = {"operation": "service", "endpoint": _endpoint(request)}
    return Answer(await pool.ask(asked | {"accept": request.headers.get("accept")}), headers={"Vary": "Accept"})


def _endpoint(request: Request) -> str:
    """The address of the service, against which relative IRIs of a query are resolved."""
    return str(request.url.replace(query=""))


def _pairs(text: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict")
    except ValueError:
        raise UsageError("the parameters are not well-formed; they are percent-encoded UTF-8") from None
