"""From what an article is called to its graph, whether the article is in the graph or retracted."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode

from kg.history.versions import retracted
from kg.rdf import lookup
from kg.store import Store
from kg.vocab import GRAPH, PROV, SCHEMA


def graph_of(store: Store, article: str) -> str | None:
    """The graph of an article, by its IRI; None where the store never had it."""
    return next(iter(lookup.subjects(store, PROV.wasDerivedFrom, article, GRAPH.provenance)), None)


def graphs_at(store: Store, url: str) -> tuple[str, ...]:
    """The graphs of the articles that were published at an address, sorted; a text that was changed has several."""
    address = Literal(url)
    held = (quad.graph_name for quad in store.quads(None, SCHEMA.url, address))
    return tuple(sorted({graph.value for graph in held if isinstance(graph, NamedNode)} | set(_gone(store, address))))


def _gone(store: Store, address: Literal) -> Iterator[str]:
    """The graphs of retracted articles that were published at an address."""
    for graph in lookup.subjects(store, PROV.invalidatedAtTime, graph=GRAPH.provenance):
        version = retracted(store, graph)
        if version and any(quad.predicate == SCHEMA.url and quad.object == address for quad in version.quads):
            yield graph
