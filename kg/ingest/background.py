"""What every graph knows before it reads an article: the registry, and the terms that its answers are written in."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox
from pyoxigraph import Quad

import ontology
from kg import rdf
from kg.history import pending
from kg.registry import Registry
from kg.store import Store
from kg.vocab import GRAPH

TERMS = ("conflict.ttl", "event-types.ttl", "codes.ttl", "crosswalk.ttl")
GRAPHS = (GRAPH.registry, GRAPH.ontology)


def lay(store: Store, registry: Registry) -> None:
    """Let a store know this background; where it knew another, all events are due to be worked out anew."""
    wanted = frozenset(quads(registry))
    if wanted != frozenset(quad for graph in GRAPHS for quad in store.quads(graph=graph)):
        store.replace([graph.value for graph in GRAPHS], (*wanted, pending.mark(pending.BACKGROUND)))


def quads(registry: Registry) -> Iterator[Quad]:
    """The whole registry in `graph:registry`, and the terms and code lists in `graph:ontology`."""
    yield from rdf.entity_quads(registry.entities())
    for name in TERMS:
        for triple in ox.parse(path=str(ontology.path(name)), format=ox.RdfFormat.TURTLE):
            if not isinstance(triple.object, ox.BlankNode) and not isinstance(triple.subject, ox.BlankNode):
                yield Quad(triple.subject, triple.predicate, triple.object, GRAPH.ontology)
