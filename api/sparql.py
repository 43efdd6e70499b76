"""The query operation of the SPARQL 1.1 protocol, inside a worker."""

from __future__ import annotations

from typing import Any

import pyoxigraph as ox

from api import negotiation
from api.frames import Outgoing
from api.generation import Generation
from kg.errors import QueryError
from kg.store import Answer, faults
from kg.store.guard import TOKEN, refuse_remote, words
from kg.vocab import PREFIXES

RESULTS: dict[str, tuple[str, ox.QueryResultsFormat]] = {
    "json": ("application/sparql-results+json", ox.QueryResultsFormat.JSON),
    "xml": ("application/sparql-results+xml", ox.QueryResultsFormat.XML),
    "csv": ("text/csv", ox.QueryResultsFormat.CSV),
    "tsv": ("text/tab-separated-values", ox.QueryResultsFormat.TSV),
    "plain-json": ("application/json", ox.QueryResultsFormat.JSON),
    "plain-xml": ("application/xml", ox.QueryResultsFormat.XML),
}
"""Formats of SELECT and ASK, the default first; the last two serve clients that name no SPARQL type."""
GRAPHS: dict[str, tuple[str, ox.RdfFormat]] = {
    "ttl": ("text/turtle", ox.RdfFormat.TURTLE),
    "nt": ("application/n-triples", ox.RdfFormat.N_TRIPLES),
    "jsonld": ("application/ld+json", ox.RdfFormat.JSON_LD),
    "rdf": ("application/rdf+xml", ox.RdfFormat.RDF_XML),
    "json": ("application/json", ox.RdfFormat.JSON_LD),
    "xml": ("application/xml", ox.RdfFormat.RDF_XML),
}
"""Formats of CONSTRUCT and DESCRIBE, the default first."""
Graph = ox.NamedNode | ox.BlankNode
MAX_DEPTH = 100
"""How deeply braces and brackets may nest: the engine's parser recurses, and thousands overflow its stack."""


def sparql(generation: Generation, asked: dict[str, Any], out: Outgoing) -> None:
    """Answer a query. Malformed and forbidden queries are `QueryError`, formats not offered `NotAcceptableError`.

    The default graph is the union of all graphs unless the query (FROM) or the request (`default_graphs`,
    `named_graphs`) names a data set; the request's wins.
    """
    answer = _answer(generation.engine, asked)
    if isinstance(answer, ox.QueryTriples):
        media, graph = GRAPHS[_choose({name: row[0] for name, row in GRAPHS.items()}, asked)]
        out.begin(media)
        ox.serialize(answer, out.file, graph, prefixes=None if graph == ox.RdfFormat.N_TRIPLES else PREFIXES)
    else:
        media, result = RESULTS[_choose({name: row[0] for name, row in RESULTS.items()}, asked)]
        out.begin(media)
        answer.serialize(out.file, format=result)


def _answer(engine: ox.Store, asked: dict[str, Any]) -> Answer:
    query, base = asked["query"], asked.get("base")
    refuse_remote(query)
    _refuse_depth(query)
    try:
        default: list[Graph | ox.DefaultGraph] = [ox.NamedNode(iri) for iri in asked["default_graphs"]]
        named: list[Graph] = [ox.NamedNode(iri) for iri in asked["named_graphs"]]
    except ValueError as error:
        raise QueryError(f"default-graph-uri and named-graph-uri take IRIs: {error}") from None
    union = not (default or named or "FROM" in words(query))
    data_set: dict[str, Any] = {"default_graph": default, "named_graphs": named} if default or named else {}
    try:
        with faults.syntax(query, "query"):
            return engine.query(query, base_iri=base, prefixes=PREFIXES, use_default_graph_as_union=union, **data_set)
    except RuntimeError as error:
        raise QueryError(f"the query cannot be answered: {error}") from None


def _refuse_depth(query: str) -> None:
    depth = 0
    for token in TOKEN.finditer(query):
        depth += {"{": 1, "(": 1, "[": 1, "}": -1, ")": -1, "]": -1}.get(token.group(), 0)
        if depth > MAX_DEPTH:
            raise QueryError(f"the query nests more than {MAX_DEPTH} deep; write it flatter")


def _choose(offered: negotiation.Offers, asked: dict[str, Any]) -> str:
    return negotiation.choose(offered, accept=asked.get("accept"), name=asked.get("format"))
