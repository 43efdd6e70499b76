"""Which quads leave the store: what articles claim, what follows from it, and the registry entries that it takes.

Terms and code lists (`graph:ontology`) ship with the package and are not exported. An export tells what is claimed now:
what articles said before they were retracted or read anew (`graph:archive`) stays in the store.
"""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode, Quad, QuerySolutions, Triple

from kg import ids
from kg.store.port import Store
from kg.vocab import GRAPH, RDF

ARTICLES = ids.article_graph("")
INNER = frozenset({GRAPH.ontology, GRAPH.blocks, GRAPH.archive})
"""Graphs that no export holds: what ships with the package, the index that fusion keeps, and what was said before."""


def by_graph(store: Store) -> Iterator[Quad]:
    """Every quad of the store, graph by graph, sorted; of the registry only the entries in use."""
    used = in_use(store)
    for graph in graphs(store):
        quads = store.quads(graph=graph)
        if graph == GRAPH.registry:
            quads = (quad for quad in quads if quad.subject in used)
        yield from sorted(quads, key=_order)


def union(store: Store) -> Iterator[Triple]:
    """The triples of the articles', events' and registry graphs as one graph, each once, sorted by subject.

    Of the registry only the entries in use. Where graphs come from (`graph:provenance`) is left out, so that two stores
    with the same content give the same triples whenever they were filled.
    """
    used = in_use(store)
    chosen = {graph for graph in graphs(store) if is_article(graph) or graph == GRAPH.events}
    subjects = used | {quad.subject for graph in chosen for quad in store.quads(graph=graph)}
    for subject in sorted((node for node in subjects if isinstance(node, NamedNode)), key=lambda node: node.value):
        kept = chosen | {GRAPH.registry} if subject in used else chosen
        found = {quad for quad in store.quads(subject) if quad.graph_name in kept}
        yield from sorted({quad.triple for quad in found}, key=_order)


def in_use(store: Store) -> set[NamedNode]:
    """The subjects in the registry that articles and events speak of, and those that these lead to: countries, parents.

    Nodes that are part of an entry, such as its point, are led to as well.
    """
    known = {quad.subject for quad in store.quads(graph=GRAPH.registry)}
    told = (quad for graph in graphs(store) if graph != GRAPH.registry for quad in store.quads(graph=graph))
    open_ = known & {node for quad in told for node in (quad.subject, quad.object)}
    used: set[NamedNode] = set()
    while open_:
        node = open_.pop()
        if isinstance(node, NamedNode):
            used.add(node)
            open_ |= known & {quad.object for quad in store.quads(node, graph=GRAPH.registry)} - used
    return used


def graphs(store: Store) -> list[NamedNode]:
    """The named graphs that an export holds, sorted by name."""
    rows = store.query("SELECT ?graph { GRAPH ?graph {} }")
    names = [row["graph"] for row in rows] if isinstance(rows, QuerySolutions) else []
    found = (name for name in names if isinstance(name, NamedNode) and name not in INNER)
    return sorted(found, key=lambda name: name.value)


def is_article(graph: NamedNode) -> bool:
    """Whether a graph is that of an article."""
    return graph.value.startswith(ARTICLES)


def _order(said: Quad | Triple) -> tuple[str, bool, str, str]:
    """By subject; what a thing is comes before what is said of it."""
    return str(said.subject).rstrip(">"), said.predicate != RDF.type, str(said.predicate), str(said.object)
