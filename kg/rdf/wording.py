"""How the terms of the graph read for people: the labels of `ontology/conflict.ttl`."""

from __future__ import annotations

import re
from functools import cache

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

import ontology
from kg.vocab import CKG, GN, RDFS

SAME = {GN.parentFeature.value: CKG.partOf.value}
"""Terms of other vocabularies that say what a term of our own says."""


def words(term: str) -> str:
    """The label of a term, given by its IRI: "is part of"; where the ontology has none, the words of its local name."""
    iri = SAME.get(term, term)
    return _labels().get(iri) or re.sub(r"(?<=[a-z])(?=[A-Z])", " ", re.split(r"[#/]", iri)[-1]).lower()


@cache
def _labels() -> dict[str, str]:
    return {
        quad.subject.value: quad.object.value
        for quad in parse(ontology.path("conflict.ttl").read_bytes(), RdfFormat.TURTLE)
        if quad.predicate == RDFS.label and isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal)
    }
