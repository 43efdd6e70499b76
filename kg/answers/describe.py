"""The triples that describe one thing, for its RDF representations."""

from __future__ import annotations

from pyoxigraph import NamedNode, Triple

from kg.answers.graphs import HELD, graph_triples
from kg.errors import UnknownName
from kg.rdf import lookup
from kg.store import Store
from kg.vocab import CKG, GAF, GEO, OA, SCHEMA, SKOS

PARTS = (CKG.casualties, OA.hasTarget, OA.hasSelector, GEO.hasDefaultGeometry)
"""Properties whose values belong to what they describe; they are described with it."""


def describe(store: Store, iri: str) -> list[Triple]:
    """What a thing is said to be, with its parts (figures, quotes, geometry) and the labels of what it points to.

    Sorted, each triple once. An entity's mentions are left out, a claim's quotes are in. `UnknownName` for a thing
    that is the subject of nothing.
    """
    found = graph_triples(iri) if NamedNode(iri) in HELD else set()
    follow = (*PARTS, GAF.denotedBy) if lookup.kind_of(iri) == "claim" else PARTS
    waiting = [NamedNode(iri)]
    while waiting:
        node = waiting.pop()
        for quad in store.quads(node):
            if quad.predicate == GAF.denotedBy and quad.predicate not in follow:
                continue
            new = quad.triple not in found
            found.add(quad.triple)
            if new and quad.predicate in follow and isinstance(quad.object, NamedNode):
                waiting.append(quad.object)
    if not found:
        raise UnknownName(lookup.kind_of(iri) or "thing", iri)
    return sorted(found | _labels(store, found), key=str)


def _labels(store: Store, triples: set[Triple]) -> set[Triple]:
    named = {triple.object for triple in triples if isinstance(triple.object, NamedNode)}
    return {
        quad.triple for node in named for name in (SKOS.prefLabel, SCHEMA.headline) for quad in store.quads(node, name)
    }
