"""The graph held against its shapes."""

from __future__ import annotations

from dataclasses import dataclass

import pyshacl
import rdflib
from pyoxigraph import RdfFormat, serialize
from rdflib.namespace import RDF, SH

import ontology
from kg.store import Store, selection


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """What breaks a shape: the thing, the property and the value where known, and what is wrong, in words."""

    focus: str
    path: str
    value: str
    message: str


def violations(store: Store) -> tuple[Violation, ...]:
    """What in the store violates `ontology/shapes.ttl`; sorted.

    Held against the shapes is the graph of the Turtle export: what articles claim, the events, the registry entries in
    use. It is copied into memory for that, since SHACL runs on rdflib's evaluator.
    """
    triples = serialize(selection.union(store), format=RdfFormat.N_TRIPLES) or b""
    data = rdflib.Graph().parse(data=triples, format="nt")
    shapes = rdflib.Graph().parse(ontology.path("shapes.ttl"))
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes, inference="none", advanced=False)
    return tuple(sorted(_violation(report, node) for node in report.subjects(RDF.type, SH.ValidationResult)))


def _violation(report: rdflib.Graph, node: rdflib.term.Node) -> Violation:
    parts = (SH.focusNode, SH.resultPath, SH.value, SH.resultMessage)
    return Violation(*(str(report.value(node, part) or "") for part in parts))
