"""The OpenAPI description: what FastAPI derives, with the formats, an example and the errors of each route added."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from fastapi import FastAPI

from api import problems
from api.negotiation import Offers
from api.problems import Problem
from api.routes import articles, claims, compare, entities, events, explain, export, graphs, judgements, ontology

EXAMPLES = Path(__file__).parent / "examples.json"
FORMATS: dict[str, Offers] = {
    "/entities": entities.LIST,
    "/entities/{kind}/{key}": entities.DOCUMENT,
    "/entities/{kind}/{key}/relations": entities.LIST,
    "/entities/{kind}/{key}/neighbourhood": graphs.FORMATS,
    "/outlets": entities.LIST,
    "/paths": graphs.FORMATS,
    "/events": events.LIST,
    "/events/{key}": events.DOCUMENT,
    "/events/{key}/claims": events.LEDGER,
    "/events/{key}/neighbourhood": graphs.FORMATS,
    "/claims": claims.LIST,
    "/claims/{key}": claims.DOCUMENT,
    "/articles": articles.LIST,
    "/articles/{key}": articles.DOCUMENT,
    "/explain": explain.FORMATS,
    "/compare": compare.LIST,
    "/judgements": judgements.LIST,
    "/judgements/{key}": judgements.DOCUMENT,
    "/export": export.FORMATS,
    "/ontology": ontology.FORMATS,
    "/ontology/{file}": ontology.FORMATS,
    "/sparql": {
        "json": "application/sparql-results+json", "xml": "application/sparql-results+xml", "csv": "text/csv",
        "tsv": "text/tab-separated-values", "ttl": "text/turtle", "nt": "application/n-triples",
        "jsonld": "application/ld+json", "rdf": "application/rdf+xml",
    },
}  # fmt: skip
"""The formats of each route, the default one first."""
PROBLEM_SCHEMA = {
    "type": "object",
    "required": ["type", "title", "status", "detail", "instance"],
    "properties": {
        "type": {"type": "string", "format": "uri", "description": "What kind of problem, as an IRI."},
        "title": {"type": "string", "description": "The kind of problem in words."},
        "status": {"type": "integer", "description": "The HTTP status."},
        "detail": {"type": "string", "description": "What is wrong with this request, and what helps."},
        "instance": {"type": "string", "description": "The path that was asked for."},
    },
    "additionalProperties": True,
}
"""A problem detail (RFC 9457)."""
REFUSALS = {
    "400": "A parameter is missing, unknown or not as it should be, or the query is malformed.",
    "404": "Nothing answers to a name; `parameter` and `value` tell which.",
    "406": "No format that is accepted is offered.",
    "503": "A limit was passed (`limit` names it), or the store cannot be read.",
}
"""The problems that a route may answer with, beside faults of the service."""
CHANGE_REFUSALS = {
    "401": "The token is missing or wrong.",
    "403": "The service takes no changes: it has no token, or was started with --read-only.",
    "413": "The body is too large.",
}
"""The problems that a route that writes may answer with besides."""
REFUSAL = Problem(400, "bad-request", "The request cannot be carried out as written", "limit is 0; give 1 to 1000")


class Service(FastAPI):
    """FastAPI whose OpenAPI description says all that the routes do."""

    def openapi(self) -> dict[str, Any]:
        """The description, made once."""
        if self.openapi_schema is None:
            described = super().openapi()
            components = described.setdefault("components", {})
            components.setdefault("schemas", {})["Problem"] = PROBLEM_SCHEMA
            components["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
            examples = json.loads(EXAMPLES.read_text(encoding="utf-8"))
            for path, methods in described["paths"].items():
                for method, operation in methods.items():
                    if change := examples.get(f"{method.upper()} {path}"):
                        _complete_change(operation, change)
                    else:
                        _complete(operation, FORMATS.get(path), examples.get(path))
            self.openapi_schema = described
        return self.openapi_schema


def _complete_change(operation: dict[str, Any], example: object) -> None:
    """Add the answer, the token and the refusals to the description of an operation that writes."""
    _complete(operation, None, None)
    operation["security"] = [{"token": []}]
    done = next(status for status in ("201", "200") if status in operation["responses"])
    told = {"application/json": {"schema": {"type": "object"}, "example": example}}
    operation["responses"][done] = {"description": "The judgement.", "content": told}
    problem = {problems.MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    for status, description in CHANGE_REFUSALS.items():
        operation["responses"][status] = {"description": description, "content": problem}


def _complete(operation: dict[str, Any], formats: Offers | None, example: object) -> None:
    """Add formats, example and errors to the description of one operation."""
    responses = operation["responses"]
    responses.pop("422", None)
    reference = {"$ref": "#/components/schemas/Problem"}
    for status, description in REFUSALS.items():
        responses[status] = {
            "description": description,
            "content": {problems.MEDIA_TYPE: {"schema": reference}},
        }
    responses["default"] = {
        "description": "Any other problem (RFC 9457).",
        "content": {problems.MEDIA_TYPE: {"schema": reference, "example": REFUSAL.document()}},
    }
    if formats is None:
        if example is not None:
            responses["200"]["content"]["application/json"]["example"] = example
        return
    content: dict[str, Any] = {media: {} for media in formats.values()}
    content[next(iter(content))]["example"] = example
    responses["200"] = {"description": "The answer.", "content": content}
