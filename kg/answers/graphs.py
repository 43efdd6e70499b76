"""The named graphs of the store, besides those of single articles: what each holds."""

from __future__ import annotations

from pyoxigraph import NamedNode, Triple

from kg.errors import UnknownName
from kg.rdf import lookup, terms
from kg.rdf.lookup import Document
from kg.store import Store
from kg.vocab import GRAPH, RDF, RDFS

HELD = {
    GRAPH.registry: "Actors, places and outlets as the registry states them.",
    GRAPH.events: "Events, derived from the claims of all articles and made anew at each fusion.",
    GRAPH.judgements: "What people decided about claims and events; fusion takes it as given.",
    GRAPH.provenance: "Which runs found what articles' graphs hold, since when, and which articles are retracted.",
    GRAPH.archive: "What articles' graphs held before they were retracted or read anew, as text.",
    GRAPH.ontology: "The terms, event types and code lists.",
}
"""Named graphs, each with what it holds."""
CLASS = NamedNode("http://www.w3.org/ns/sparql-service-description#Graph")


def graph(store: Store, iri: str) -> Document:
    """One named graph: `label`, what it holds (`comment`), and whether it is `empty`. `UnknownName` for any other."""
    return {
        "id": iri,
        "label": f"Graph {lookup.local(iri)}",
        "comment": _comment(iri),
        "empty": next(store.quads(graph=NamedNode(iri)), None) is None,
    }


def graph_triples(iri: str) -> set[Triple]:
    """What is said of a named graph in RDF. `UnknownName` for one that is not among `HELD`."""
    node, comment = NamedNode(iri), _comment(iri)
    return {
        Triple(node, RDF.type, CLASS),
        Triple(node, RDFS.label, terms.text(f"Graph {lookup.local(iri)}", "en")),
        Triple(node, RDFS.comment, terms.text(comment, "en")),
    }


def _comment(iri: str) -> str:
    comment = HELD.get(NamedNode(iri))
    if comment is None:
        raise UnknownName("graph", iri)
    return comment
