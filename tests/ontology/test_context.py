"""The JSON-LD context: the prefixes of the code, every term, and no remote reference."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from pyoxigraph import RdfFormat, parse
from rdflib import Graph, Literal, URIRef
from rdflib.compare import isomorphic, to_isomorphic
from rdflib.namespace import XSD

import ontology
from kg.vocab import PREFIXES
from tests.ontology.reading import EVT, OWN, graph_of, terms

CONTEXT: dict[str, Any] = json.loads(ontology.path("context.jsonld").read_text(encoding="utf-8"))["@context"]


def expanded(document: str) -> Graph:
    """The graph that a JSON-LD document means."""
    return graph_of(parse(document, RdfFormat.JSON_LD))


def test_the_prefixes_are_those_of_the_code() -> None:
    assert {name: CONTEXT[name] for name in PREFIXES} == PREFIXES


def test_nothing_is_fetched() -> None:
    assert "@import" not in CONTEXT
    assert all(isinstance(value, (str, dict, float)) for value in CONTEXT.values())


def test_every_term_of_ours_has_a_name_and_every_name_a_term() -> None:
    said = {value["@id"] if isinstance(value, dict) else str(value) for value in CONTEXT.values()}
    ours = {OWN + name.removeprefix("ckg:") for name in said if re.match(r"ckg:\w", name)}
    assert ours == terms()
    assert {name.split(":", 1)[0] for name in said if re.match(r"\w+:\w", name)} <= set(PREFIXES)


def test_short_names_mean_the_stored_terms() -> None:
    document = {
        "@context": CONTEXT,
        "id": "claim:c1",
        "type": ["Claim", "EventClaim"],
        "eventType": "evt:AirStrike",
        "begin": "2016-03-03",
        "confidence": "0.9",
        "weapon": {"en": "barrel bombs"},
        "casualties": {"id": "figure:c1-0", "type": "Casualties", "min": 25, "countBasis": "code:at-least"},
    }
    found = expanded(json.dumps(document))
    expected = Graph().parse(
        data="""
        @prefix ckg: <https://w3id.org/conflict-kg/ontology#> .
        @prefix id: <https://w3id.org/conflict-kg/id/> .
        @prefix sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> .
        @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
        <https://w3id.org/conflict-kg/id/claim/c1> a ckg:Claim , ckg:EventClaim ;
            sem:eventType <https://w3id.org/conflict-kg/event-type/AirStrike> ;
            sem:hasBeginTimeStamp "2016-03-03"^^xsd:date ;
            ckg:confidence 0.9 ;
            ckg:weapon "barrel bombs"@en ;
            ckg:casualties <https://w3id.org/conflict-kg/id/figure/c1-0> .
        <https://w3id.org/conflict-kg/id/figure/c1-0> a ckg:Casualties ;
            ckg:min 25 ;
            ckg:countBasis <https://w3id.org/conflict-kg/code/at-least> .
        """,
        format="turtle",
    )
    assert isomorphic(found, expected)


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_the_sample_survives_being_written_with_the_context(sample: Graph) -> None:
    written = sample.serialize(format="json-ld", context=CONTEXT, auto_compact=False)
    assert '"reportedBy"' in written
    assert to_isomorphic(expanded(written)) == to_isomorphic(sample)


def test_a_date_keeps_its_type() -> None:
    document = {"@context": CONTEXT, "id": "event:e1", "type": "Event", "eventType": "evt:Toll", "end": "2016-01-31"}
    graph = expanded(json.dumps(document))
    event = URIRef(PREFIXES["event"] + "e1")
    assert graph.value(event, URIRef(PREFIXES["sem"] + "hasEndTimeStamp")) == Literal("2016-01-31", datatype=XSD.date)
    assert graph.value(event, URIRef(PREFIXES["sem"] + "eventType")) == EVT.Toll
