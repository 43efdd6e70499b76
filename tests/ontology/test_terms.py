"""The terms of `conflict.ttl`: each is explained, and none is missing or unused."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rdflib import OWL, RDFS, BNode, Literal, URIRef
from rdflib.namespace import DCTERMS, RDF

import kg
from kg.vocab import PREFIXES
from tests.ontology.reading import FILES, OWN, REFERENCE, VOCABULARY, event_types, members, named, read, terms, texts

DOMAIN_INCLUDES = URIRef(PREFIXES["schema"] + "domainIncludes")
RANGE_INCLUDES = URIRef(PREFIXES["schema"] + "rangeIncludes")
RELATIONS = {"backs", "fights", "alliedWith", "partOf", "leads", "speaksFor", "controls", "basedIn"}
TERMS = sorted(terms())
PROPERTIES = [term for term in TERMS if term.removeprefix(OWN)[0].islower()]


@pytest.mark.parametrize("name", FILES)
def test_the_file_parses(name: str) -> None:
    assert len(read(name)) > 100


@pytest.mark.parametrize("name", [name for name in FILES if name != "shapes.ttl"])
def test_no_blank_node_so_that_loading_twice_adds_nothing(name: str) -> None:
    assert not [node for triple in read(name) for node in triple if isinstance(node, BNode)]


def test_every_term_of_the_code_is_defined() -> None:
    assert VOCABULARY - set(TERMS) == set()


def test_every_defined_term_is_used() -> None:
    """By the vocabulary of the code, or as a relation by an ontology file and the code that extracts it."""
    relations = {term.removeprefix(OWN) for term in set(TERMS) - VOCABULARY}
    elsewhere = "\n".join(text for path, text in texts().items() if path.name != "conflict.ttl")
    assert relations <= RELATIONS
    assert named("ckg", elsewhere) >= RELATIONS


@pytest.mark.parametrize("term", TERMS)
def test_a_term_has_label_comment_with_example_and_source(term: str) -> None:
    graph, node = read("conflict.ttl"), URIRef(term)
    assert graph.value(node, RDFS.label)
    comment = graph.value(node, RDFS.comment)
    assert isinstance(comment, Literal)
    assert re.search(r"Example: .{2}", comment)
    sources = list(graph.objects(node, DCTERMS.source))
    assert sources
    assert all(graph.value(source, RDFS.label) for source in sources), "a source is not named at the end of the file"


@pytest.mark.parametrize("term", PROPERTIES)
def test_a_property_has_domain_and_range(term: str) -> None:
    graph, node = read("conflict.ttl"), URIRef(term)
    assert {OWL.ObjectProperty, OWL.DatatypeProperty} & set(graph.objects(node, RDF.type))
    for end, includes in ((RDFS.domain, DOMAIN_INCLUDES), (RDFS.range, RANGE_INCLUDES)):
        (value,) = graph.objects(node, end)
        assert (value == RDFS.Resource) == (len(list(graph.objects(node, includes))) > 1)


def test_a_class_has_a_superclass() -> None:
    graph = read("conflict.ttl")
    classes = [URIRef(term) for term in TERMS if term not in PROPERTIES]
    assert len(classes) == 9
    assert all(graph.value(node, RDFS.subClassOf) for node in classes)


@pytest.mark.parametrize(
    ("term", "above"),
    [
        ("Claim", "schema:Claim"),
        ("EventClaim", "ckg:Claim"),
        ("RelationClaim", "ckg:Claim"),
        ("Statement", "ckg:Claim"),
        ("claimant", "schema:author"),
        ("initiator", "sem:hasActor"),
        ("target", "sem:hasActor"),
        ("victim", "sem:hasActor"),
        ("Mention", "oa:Annotation"),
    ],
)
def test_a_term_stands_under_the_one_it_specialises(term: str, above: str) -> None:
    prefix, name = above.split(":")
    up = RDFS.subClassOf if term[0].isupper() else RDFS.subPropertyOf
    assert (OWN[term], up, URIRef(PREFIXES[prefix] + name)) in read("conflict.ttl")


def test_every_term_code_and_event_type_that_a_file_names_exists() -> None:
    schemes = {str(scheme) for scheme in read("codes.ttl").subjects(RDF.type) if "#" not in str(scheme)}
    codes = {iri.removeprefix(PREFIXES["code"]) for iri in schemes}
    known = {
        "ckg": {term.removeprefix(OWN) for term in TERMS},
        "evt": event_types() | {"EventTypes", "Types"},
        "code": codes,
    }
    unknown = {
        (path.name, f"{prefix}:{name}")
        for path, text in texts().items()
        for prefix, names in known.items()
        for name in named(prefix, text) - names
    }
    assert unknown == set()


def test_actor_kinds_and_feature_codes_of_the_registry_are_in_their_lists() -> None:
    for file, predicate, scheme in (
        ("actors.ttl", "ckg:actorKind", "ActorKind"),
        ("places.ttl", "gn:featureCode", "FeatureCode"),
    ):
        text = next(text for path, text in texts().items() if path.name == file)
        said = set(re.findall(predicate + r"\s+code:([\w-]+)", text))
        assert said
        assert said <= members(scheme)


def test_the_reference_page_names_every_term() -> None:
    page = REFERENCE.read_text(encoding="utf-8")
    assert named("ckg", page) == {term.removeprefix(OWN) for term in TERMS}


def test_python_names_no_term_that_is_not_defined() -> None:
    sources = [path.read_text(encoding="utf-8") for path in Path(kg.__file__).parent.rglob("*.py")]
    said = {name for source in sources for name in re.findall(r"\bCKG\.(\w+)", source)}
    said |= {name for source in sources for name in named("ckg", source)}
    assert said - {term.removeprefix(OWN) for term in TERMS} == set()
