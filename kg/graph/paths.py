"""How two entities are connected by what is claimed."""

from __future__ import annotations

from itertools import islice, pairwise

import networkx as nx

from kg.errors import UsageError
from kg.graph.edges import EdgeFilters
from kg.graph.neighbourhood import MAX_NODES, Graph, grow, start
from kg.rdf.lookup import Document
from kg.store import Store

MAX_HOPS = 6
MAX_PATHS = 20


def paths(store: Store, one: str, other: str, *, max_hops: int = 4, count: int = 3) -> Graph:
    """The shortest paths between two nodes over edges that rest on claims, as the graph of their edges.

    `graph.graph["paths"]` lists them as node IRIs, `count` at most (1 to 20), all of the same, shortest length; it is
    empty where no path of at most `max_hops` (1 to 6) edges is found. An event between two actors makes two hops.
    The search looks at no more than 2000 nodes from each end; `graph.graph["complete"]` says whether that was all.
    """
    if not 1 <= max_hops <= MAX_HOPS:
        raise UsageError(f"max_hops is {max_hops}; give 1 to {MAX_HOPS}")
    if not 1 <= count <= MAX_PATHS:
        raise UsageError(f"count is {count}; give 1 to {MAX_PATHS}")
    met = _meet(store, one, other, max_hops)
    found = list(islice(_shortest(met, one, other), count))
    kept = {node for path in found for node in path} | {one, other}
    graph: Graph = nx.MultiDiGraph(met.subgraph(kept))
    wanted = {frozenset(step) for path in found for step in pairwise(path)}
    graph.remove_edges_from([edge for edge in graph.edges(keys=True) if frozenset(edge[:2]) not in wanted])
    graph.graph.update(paths=found, complete=met.graph["complete"])
    return graph


def _meet(store: Store, one: str, other: str, max_hops: int) -> Graph:
    """Grow a graph from both ends by turns until they touch or have taken `max_hops` steps together."""
    filters = EdgeFilters(structure=False)
    sides = [start(store, one), start(store, other)]
    frontiers = [[one], [other]]
    for _ in range(max_hops):
        if set(sides[0]) & set(sides[1]):
            break
        turn = 0 if frontiers[0] and (not frontiers[1] or len(frontiers[0]) <= len(frontiers[1])) else 1
        frontiers[turn] = grow(store, sides[turn], frontiers[turn], filters, limit=MAX_NODES)
    met: Graph = nx.MultiDiGraph(complete=all(side.graph["complete"] for side in sides))
    for side in sides:
        met.add_nodes_from(side.nodes(data=True))
        for source, target, key, found in side.edges(keys=True, data=True):
            met.add_edge(source, target, key=key, **found)
    return met


def _shortest(graph: Graph, one: str, other: str) -> list[list[str]]:
    """All shortest paths, whichever way the edges point, in the order of their nodes' IRIs."""
    if not nx.has_path(graph.to_undirected(as_view=True), one, other):
        return []
    return sorted(nx.all_shortest_paths(graph.to_undirected(as_view=True), one, other))


def paths_document(graph: Graph) -> Document:
    """Paths as JSON: `paths`, each a list of steps with the two nodes, the predicate and the claims; and `complete`."""
    return {
        "paths": [[_step(graph, here, there) for here, there in pairwise(path)] for path in graph.graph["paths"]],
        "complete": graph.graph["complete"],
    }


def _step(graph: Graph, here: str, there: str) -> Document:
    edges = [
        {"predicate": key, "source": source, "target": target, "claims": found["claims"]}
        for source, target, key, found in graph.edges(keys=True, data=True)
        if {source, target} == {here, there}
    ]
    nodes = {name: {"id": iri} | graph.nodes[iri] for name, iri in (("from", here), ("to", there))}
    return nodes | {"edges": sorted(edges, key=lambda edge: (edge["predicate"], edge["source"]))}
