"""The code lists: the same in the model, in `codes.ttl` and in the shapes."""

from __future__ import annotations

from enum import StrEnum

import pytest
from rdflib import URIRef
from rdflib.namespace import DCTERMS, RDF, SKOS

from kg.model import (
    CountBasis,
    DateBasis,
    DatePrecision,
    FigureReport,
    GeoPrecision,
    Grade,
    MentionKind,
    Modality,
    OriginBasis,
    Outcome,
    Verdict,
    VictimGroup,
)
from tests.ontology.reading import CODE, EVT, OWN, event_types, members, read
from tests.ontology.test_terms import RELATIONS

LISTS: tuple[type[StrEnum], ...] = (
    Modality,
    Outcome,
    CountBasis,
    VictimGroup,
    DatePrecision,
    DateBasis,
    GeoPrecision,
    MentionKind,
    Verdict,
    Grade,
    FigureReport,
    OriginBasis,
)
SCHEMES = {"ActorKind", "FeatureCode", *(enum.__name__ for enum in LISTS)}
CODES = sorted(set(read("codes.ttl").subjects(RDF.type, SKOS.Concept)))
CODE_PROPERTIES = {
    OWN.modality: "Modality",
    OWN.outcome: "Outcome",
    OWN.countBasis: "CountBasis",
    OWN.victimGroup: "VictimGroup",
    OWN.datePrecision: "DatePrecision",
    OWN.dateBasis: "DateBasis",
    OWN.geoPrecision: "GeoPrecision",
    OWN.mentionKind: "MentionKind",
    OWN.actorKind: "ActorKind",
    OWN.verdict: "Verdict",
    OWN.grade: "Grade",
    OWN.killedReport: "FigureReport",
    OWN.injuredReport: "FigureReport",
    OWN.originBasis: "OriginBasis",
    URIRef("http://www.geonames.org/ontology#featureCode"): "FeatureCode",
}


@pytest.mark.parametrize("enum", LISTS, ids=lambda enum: enum.__name__)
def test_a_list_of_the_model_equals_its_scheme(enum: type[StrEnum]) -> None:
    assert {code.value for code in enum} == members(enum.__name__)


def test_there_is_no_scheme_beside_these() -> None:
    assert set(read("codes.ttl").subjects(RDF.type, SKOS.ConceptScheme)) == {CODE[name] for name in SCHEMES}
    assert set(read("codes.ttl").objects(None, SKOS.inScheme)) == {CODE[name] for name in SCHEMES}


@pytest.mark.parametrize("name", sorted(SCHEMES))
def test_a_scheme_is_labelled_defined_and_sourced(name: str) -> None:
    graph = read("codes.ttl")
    assert graph.value(CODE[name], SKOS.prefLabel)
    assert graph.value(CODE[name], SKOS.definition)
    assert graph.value(CODE[name], DCTERMS.source)


@pytest.mark.parametrize("code", CODES)
def test_a_code_has_one_label_one_definition_with_an_example_and_a_scheme(code: URIRef) -> None:
    graph = read("codes.ttl")
    (label,) = graph.objects(code, SKOS.prefLabel)
    (definition,) = graph.objects(code, SKOS.definition)
    assert label
    assert "Example: " in definition
    assert (code, SKOS.inScheme, None) in graph
    assert set(graph.objects(code, SKOS.broader)) <= set(CODES)


def _allowed(path: URIRef) -> set[frozenset[str]]:
    """The lists of values (sh:in) that the property shapes of a path give."""
    rows = read("shapes.ttl").query(
        "SELECT ?shape ?value WHERE { ?shape sh:message ?m ; sh:path ?path ; sh:in/rdf:rest*/rdf:first ?value }",
        initBindings={"path": path},
    )
    found: dict[str, set[str]] = {}
    for shape, value in rows:
        found.setdefault(str(shape), set()).add(str(value))
    return {frozenset(values) for values in found.values()}


@pytest.mark.parametrize(("path", "scheme"), CODE_PROPERTIES.items(), ids=lambda value: str(value).rsplit("/", 1)[-1])
def test_a_shape_allows_the_codes_of_the_scheme_and_no_other(path: URIRef, scheme: str) -> None:
    assert frozenset(str(CODE[name]) for name in members(scheme)) in _allowed(path)
    assert len(_allowed(path)) == 1


def test_the_shapes_allow_all_event_types_and_all_relations() -> None:
    type_path = URIRef("http://semanticweb.cs.vu.nl/2009/11/sem/eventType")
    assert _allowed(type_path) == {frozenset(str(EVT[name]) for name in event_types())}
    assert _allowed(OWN.relation) == {frozenset(str(OWN[name]) for name in RELATIONS)}
