"""What surrounds a node, out to a number of hops."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeAlias

import networkx as nx

from kg.errors import UnknownName, UsageError
from kg.graph.edges import Edge, EdgeFilters, edges
from kg.rdf import lookup
from kg.store import Store
from kg.vocab import CKG, GN, RDF, SEM

MAX_HOPS = 3
MAX_NODES = 2000

Graph: TypeAlias = "nx.MultiDiGraph[str, dict[str, Any], dict[str, Any]]"
"""Nodes are IRIs with `kind`, `label`, `type`, `start`; edges are keyed by predicate, with `claims`, a list of IRIs."""


def neighbourhood(
    store: Store,
    iri: str,
    *,
    hops: int = 1,
    limit: int = 200,
    predicates: frozenset[str] = frozenset(),
    until: date | None = None,
) -> Graph:
    """The nodes within `hops` (1 to 3) of an entity or event, nearest first, no more than `limit` (1 to 2000).

    Nodes are entities and events: an actor's events are one hop away, the others in them two. `predicates` keeps edges
    by local name, `until` events that began by that day. `graph.graph["complete"]` says whether the limit cut nothing
    off. The cost grows with the answer. `UnknownName` where the store does not have the node.
    """
    if not 1 <= hops <= MAX_HOPS:
        raise UsageError(f"hops is {hops}; give 1 to {MAX_HOPS}")
    if not 1 <= limit <= MAX_NODES:
        raise UsageError(f"limit is {limit}; give 1 to {MAX_NODES}")
    filters = EdgeFilters(predicates=predicates, until=until.isoformat() if until else None)
    graph = start(store, iri)
    frontier = [iri]
    for _ in range(hops):
        frontier = grow(store, graph, frontier, filters, limit=limit)
    return graph


def start(store: Store, iri: str) -> Graph:
    """A graph of one node, complete until something is cut off; `UnknownName` where the store has no such node."""
    if not lookup.iris(store, iri, RDF.type):
        raise UnknownName("entity or event", iri)
    graph: Graph = nx.MultiDiGraph(centre=iri, complete=True)
    graph.add_node(iri, **attributes(store, iri))
    return graph


def grow(store: Store, graph: Graph, frontier: list[str], filters: EdgeFilters, *, limit: int) -> list[str]:
    """Add the edges of the frontier's nodes; the nodes that are new. Stops at `limit` nodes and marks the graph."""
    added: list[str] = []
    for node in frontier:
        for edge in edges(store, node, filters):
            far = edge.target if edge.source == node else edge.source
            if far not in graph:
                if len(graph) >= limit:
                    graph.graph["complete"] = False
                    return added
                graph.add_node(far, **attributes(store, far))
                added.append(far)
            _connect(graph, edge)
    return added


def attributes(store: Store, iri: str) -> dict[str, str]:
    """What a node is called and is; what is not known is left out."""
    kind = lookup.kind_of(iri)
    found = {"kind": kind, "label": lookup.label(store, iri)}
    predicates = {"event": SEM.eventType, "actor": CKG.actorKind, "place": GN.featureCode}
    type_ = lookup.code(store, iri, predicates[kind]) if kind in predicates else None
    begin = lookup.text(store, iri, SEM.hasBeginTimeStamp) if kind == "event" else None
    return found | ({"type": type_} if type_ else {}) | ({"start": begin} if begin else {})


def _connect(graph: Graph, edge: Edge) -> None:
    graph.add_edge(edge.source, edge.target, key=edge.name, predicate=edge.predicate, claims=list(edge.claims))
