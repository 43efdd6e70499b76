"""What the SPARQL service can do, as a SPARQL 1.1 service description."""

from __future__ import annotations

from typing import Any

from pyoxigraph import NamedNode, RdfFormat, Triple

from api import negotiation
from api.frames import Outgoing
from api.generation import Generation
from api.representations import RDF
from kg.ids import ID
from kg.rdf.written import written
from kg.vocab import RDF as RDF_TERMS

SD = "http://www.w3.org/ns/sparql-service-description#"
FORMATS = "http://www.w3.org/ns/formats/"
RESULTS = ("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV", "Turtle",
           "N-Triples", "JSON-LD", "RDF_XML")  # fmt: skip


def service(generation: Generation, asked: dict[str, Any], out: Outgoing) -> None:  # noqa: ARG001
    """Answer with the description of the service at `asked["endpoint"]`, in an RDF format."""
    name = negotiation.choose(negotiation.offers("ttl", "jsonld", "nt", "rdf"), accept=asked.get("accept"))
    out.begin(negotiation.MEDIA_TYPES[name])
    out.write(written(_triples(asked["endpoint"]), RDF.get(name, RdfFormat.TURTLE)))


def _triples(endpoint: str) -> list[Triple]:
    here, dataset, graph = NamedNode(endpoint), NamedNode(f"{ID}graph/dataset"), NamedNode(f"{ID}graph/union")
    own = [
        (here, RDF_TERMS.type, _sd("Service")),
        (here, _sd("endpoint"), here),
        (here, _sd("supportedLanguage"), _sd("SPARQL11Query")),
        (here, _sd("feature"), _sd("UnionDefaultGraph")),
        (here, _sd("defaultDataset"), dataset),
        (dataset, RDF_TERMS.type, _sd("Dataset")),
        (dataset, _sd("defaultGraph"), graph),
        (graph, RDF_TERMS.type, _sd("Graph")),
        *((here, _sd("resultFormat"), NamedNode(FORMATS + name)) for name in RESULTS),
    ]
    return [Triple(*three) for three in own]


def _sd(name: str) -> NamedNode:
    return NamedNode(SD + name)
