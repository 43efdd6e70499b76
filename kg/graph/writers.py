"""A graph in the formats that other programs read."""

from __future__ import annotations

import io
import json
from collections.abc import Callable

import networkx as nx
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple

from kg.graph.neighbourhood import Graph
from kg.rdf import terms
from kg.rdf.lookup import Document
from kg.rdf.written import written
from kg.vocab import PREFIXES, SEM, SKOS


def node_link(graph: Graph) -> Document:
    """The node-link form that networkx and d3 read: `nodes`, `edges` (`source`, `target`, `key`), and `graph`."""
    found: Document = nx.node_link_data(graph, edges="edges")
    return found


def graphml(graph: Graph) -> bytes:
    """GraphML, as Gephi and Cytoscape read it; the claims of an edge stand in one text, a space between them."""
    plain: Graph = nx.MultiDiGraph()
    plain.add_nodes_from(graph.nodes(data=True))
    for source, target, key, found in graph.edges(keys=True, data=True):
        claims = " ".join(found["claims"])
        plain.add_edge(source, target, key=key, label=key, predicate=found["predicate"], claims=claims)
    out = io.BytesIO()
    nx.write_graphml_xml(plain, out)
    return out.getvalue()


def turtle(graph: Graph) -> bytes:
    """Turtle: the edges as triples, and the labels, types and first days of the nodes; sorted."""
    found: set[Triple] = set()
    for source, target, edge in graph.edges(data=True):
        found.add(Triple(NamedNode(source), NamedNode(edge["predicate"]), NamedNode(target)))
    for iri, node in graph.nodes(data=True):
        found.update(_of_node(NamedNode(iri), node))
    return written(found, RdfFormat.TURTLE)


def _of_node(iri: NamedNode, node: dict[str, str]) -> set[Triple]:
    if node["kind"] != "event":
        return {Triple(iri, SKOS.prefLabel, terms.text(node["label"], "en"))}
    found = {Triple(iri, SEM.eventType, terms.event_type(node["type"]))} if "type" in node else set()
    if "start" in node:
        day = Literal(node["start"], datatype=NamedNode(PREFIXES["xsd"] + "date"))
        found.add(Triple(iri, SEM.hasBeginTimeStamp, day))
    return found


def _json(graph: Graph) -> bytes:
    return json.dumps(node_link(graph), ensure_ascii=False).encode()


WRITERS: dict[str, tuple[str, Callable[[Graph], bytes]]] = {
    "json": ("application/json", _json),
    "graphml": ("application/graphml+xml", graphml),
    "ttl": ("text/turtle", turtle),
}
"""Format names, each with its media type and writer."""
