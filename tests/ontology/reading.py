"""The files of `ontology/` as rdflib graphs, and the words they share with the code."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, serialize
from rdflib import Graph, Namespace
from rdflib.namespace import RDF, SKOS

import ontology
from kg.vocab import CKG, PREFIXES

OWN = Namespace(PREFIXES["ckg"])
EVT = Namespace(PREFIXES["evt"])
CODE = Namespace(PREFIXES["code"])
SHAPE = Namespace("https://w3id.org/conflict-kg/shapes#")
FILES = ("conflict.ttl", "event-types.ttl", "codes.ttl", "crosswalk.ttl", "shapes.ttl")
QUERIES = tuple(sorted(ontology.path("queries").glob("*.rq")))
REFERENCE = ontology.ROOT.parent / "docs" / "reference" / "rdf-model.md"
VOCABULARY = {term.value for name, term in vars(CKG).items() if not name.startswith("_")}


@cache
def read(name: str) -> Graph:
    """One Turtle file of `ontology/`; not to be changed by a test."""
    return Graph().parse(ontology.path(name))


def terms() -> set[str]:
    """The IRIs of the terms that `conflict.ttl` defines."""
    return {str(term) for term in read("conflict.ttl").subjects(RDF.type) if str(term).startswith(OWN)}


def members(scheme: str) -> set[str]:
    """The local names of the codes of a scheme of `codes.ttl`."""
    return {str(code).removeprefix(CODE) for code in read("codes.ttl").subjects(SKOS.inScheme, CODE[scheme])}


def event_types() -> set[str]:
    """The local names of all event types."""
    found = read("event-types.ttl").subjects(SKOS.inScheme, EVT.EventTypes)
    return {str(name).removeprefix(EVT) for name in found}


def graph_of(quads: Iterable[Quad]) -> Graph:
    """Quads as one rdflib graph, their named graphs left out."""
    triples = serialize([quad.triple for quad in quads], format=RdfFormat.N_TRIPLES)
    return Graph().parse(data=triples, format="nt")


def named(prefix: str, text: str) -> set[str]:
    """The local names that a text writes with a prefix: as `code:killed` or as the whole IRI."""
    short = re.findall(rf"(?<![\w:/-]){prefix}:([A-Za-z][\w-]*)", text)
    whole = re.findall(re.escape(PREFIXES[prefix]) + r"([A-Za-z][\w-]*)", text)
    return set(short) | set(whole)


def texts() -> dict[Path, str]:
    """Every file of ours that may name a term: Turtle, queries, context, lexicon, and the reference page."""
    found = [path for ending in ("*.ttl", "*.rq", "*.jsonld", "*.toml") for path in ontology.ROOT.rglob(ending)]
    return {path: path.read_text(encoding="utf-8") for path in [*sorted(found), REFERENCE]}
