"""The shapes: they accept the sample, and each refuses a spoiled copy with a message that says what to do."""

from __future__ import annotations

import re

import pyshacl
import pytest
from rdflib import RDF, SH, Graph, URIRef

from kg.vocab import PREFIXES
from tests.ontology.reading import REFERENCE, SHAPE, read

SPOILED: tuple[tuple[str, str, str], ...] = (
    # shape, what is changed, what the message says
    ("Claim", "DELETE { ?x gaf:denotedBy ?m } WHERE { ?x a ckg:Statement ; gaf:denotedBy ?m }", "no evidence"),
    (
        "Claim",
        "DELETE { ?x schema:appearance ?a } WHERE { ?x a ckg:Claim ; schema:appearance ?a }",
        "exactly one article",
    ),
    (
        "Claim",
        (
            "INSERT { ?t oa:hasSource article:b . article:b a schema:NewsArticle } "
            "WHERE { ?x a ckg:Statement ; gaf:denotedBy/oa:hasTarget ?t }"
        ),
        "another article",
    ),
    ("Claim", "DELETE { ?x ckg:modality ?m } WHERE { ?x ckg:modality ?m }", "ckg:modality"),
    ("Claim", "INSERT { ?x ckg:modality code:killed } WHERE { ?x a ckg:Claim }", "ckg:modality"),
    ("Claim", "DELETE { ?x ckg:trigger ?t } WHERE { ?x ckg:trigger ?t }", "ckg:trigger"),
    ("Claim", "INSERT { ?x ckg:cue '' } WHERE { ?x a ckg:Claim }", "ckg:cue"),
    (
        "Claim",
        "DELETE { ?x ckg:confidence ?c } INSERT { ?x ckg:confidence 1.5 } WHERE { ?x ckg:confidence ?c }",
        "0 to 1",
    ),
    ("Claim", "INSERT { ?x ckg:claimant place:hama } WHERE { ?x a ckg:Claim }", "claimant must be"),
    ("EventClaim", "DELETE { ?x a ckg:Claim } WHERE { ?x a ckg:EventClaim }", "also have the type"),
    (
        "EventClaim",
        (
            "DELETE { ?x sem:hasBeginTimeStamp ?b ; sem:hasEndTimeStamp ?e } "
            "WHERE { ?x ckg:datePrecision code:day ; sem:hasBeginTimeStamp ?b ; sem:hasEndTimeStamp ?e }"
        ),
        "time for every precision",
    ),
    ("EventClaim", "DELETE { ?x ckg:datePrecision ?d } WHERE { ?x ckg:datePrecision ?d }", "ckg:datePrecision"),
    ("EventClaim", "DELETE { ?x sem:eventType ?t } WHERE { ?x a ckg:EventClaim ; sem:eventType ?t }", "sem:eventType"),
    ("EventClaim", "INSERT { ?x sem:eventType evt:Party } WHERE { ?x a ckg:EventClaim }", "sem:eventType"),
    (
        "EventClaim",
        (
            "DELETE { ?x sem:hasEndTimeStamp ?e } INSERT { ?x sem:hasEndTimeStamp '2001-01-01'^^xsd:date } "
            "WHERE { ?x a ckg:EventClaim ; sem:hasEndTimeStamp ?e }"
        ),
        "not after the end",
    ),
    ("EventClaim", "INSERT { ?x sem:hasEndTimeStamp 'Friday' } WHERE { ?x a ckg:EventClaim }", "one xsd:date"),
    (
        "EventClaim",
        "INSERT { ?x ckg:initiator actor:nobody } WHERE { ?x a ckg:EventClaim }",
        "initiator must be an actor",
    ),
    ("EventClaim", "INSERT { ?x ckg:target outlet:paper } WHERE { ?x a ckg:EventClaim }", "target must be"),
    ("EventClaim", "INSERT { ?x ckg:victim place:hama } WHERE { ?x a ckg:EventClaim }", "victim must be an actor"),
    ("EventClaim", "INSERT { ?x sem:hasPlace actor:russia } WHERE { ?x a ckg:EventClaim }", "must be a place"),
    ("EventClaim", "INSERT { ?x ckg:weapon 'bombs' } WHERE { ?x a ckg:EventClaim }", "language tag"),
    ("EventClaim", "INSERT { ?x ckg:aggregate 'yes' } WHERE { ?x a ckg:EventClaim }", "xsd:boolean"),
    ("EventClaim", "INSERT { ?x ckg:casualties event:none } WHERE { ?x a ckg:EventClaim }", "ckg:Casualties"),
    ("EventClaim", "INSERT { ?x schema:about event:none } WHERE { ?x a ckg:EventClaim }", "kg fuse"),
    ("RelationClaim", "DELETE { ?x a ckg:Claim } WHERE { ?x a ckg:RelationClaim }", "also have the type"),
    ("RelationClaim", "DELETE { ?x ckg:relation ?r } WHERE { ?x ckg:relation ?r }", "ckg:relation"),
    ("RelationClaim", "INSERT { ?x ckg:relation ckg:claimant } WHERE { ?x a ckg:RelationClaim }", "ckg:relation"),
    ("RelationClaim", "DELETE { ?x ckg:subject ?s } WHERE { ?x ckg:subject ?s }", "ckg:subject"),
    ("RelationClaim", "DELETE { ?x ckg:object ?o } WHERE { ?x ckg:object ?o }", "ckg:object"),
    (
        "RelationClaim",
        (
            "DELETE { ?x ckg:object ?o } INSERT { ?x ckg:object actor:russia } "
            "WHERE { ?x ckg:relation ckg:controls ; ckg:object ?o }"
        ),
        "must be a place",
    ),
    ("Statement", "DELETE { ?x a ckg:Claim } WHERE { ?x a ckg:Statement }", "also have the type"),
    ("Statement", "INSERT { ?x sem:eventType evt:AirStrike } WHERE { ?x a ckg:Statement }", "is no event"),
    ("Statement", "INSERT { ?x ckg:relation ckg:backs } WHERE { ?x a ckg:Statement }", "is no relation"),
    ("Casualties", "DELETE { ?x ckg:outcome ?o } WHERE { ?x ckg:outcome ?o }", "ckg:outcome"),
    ("Casualties", "INSERT { ?x ckg:victimGroup code:cats } WHERE { ?x a ckg:Casualties }", "ckg:victimGroup"),
    ("Casualties", "DELETE { ?x ckg:countBasis ?b } WHERE { ?x ckg:countBasis ?b }", "ckg:countBasis"),
    ("Casualties", "DELETE { ?x ckg:max ?m } INSERT { ?x ckg:max 3 } WHERE { ?x ckg:max ?m }", "not more than ckg:max"),
    ("Casualties", "INSERT { ?x ckg:max -1 } WHERE { ?x a ckg:Casualties }", "no upper bound"),
    ("Casualties", "DELETE { ?c ckg:casualties ?x } WHERE { ?c ckg:casualties ?x }", "exactly one event claim"),
    ("Casualties", "INSERT { ?x ckg:min 5 } WHERE { ?x ckg:countBasis code:unnumbered }", "neither min nor max"),
    (
        "Casualties",
        "DELETE { ?x ckg:max ?m } INSERT { ?x ckg:max 2 } WHERE { ?x ckg:countBasis code:said-none ; ckg:max ?m }",
        "has the max 0",
    ),
    ("Casualties", "DELETE { ?x ckg:min ?m } WHERE { ?x ckg:countBasis code:at-least ; ckg:min ?m }", "min or a max"),
    ("Annotation", "DELETE { ?x oa:hasTarget ?t } WHERE { ?x oa:hasTarget ?t }", "oa:hasTarget"),
    ("AnnotationTarget", "DELETE { ?x oa:hasSource ?a } WHERE { ?x oa:hasSource ?a }", "oa:hasSource"),
    ("AnnotationTarget", "DELETE { ?x oa:hasSelector ?s } WHERE { ?x oa:hasSelector ?s }", "oa:hasSelector"),
    ("AnnotationTarget", "DELETE { ?x a oa:TextQuoteSelector } WHERE { ?x a oa:TextQuoteSelector }", "oa:hasSelector"),
    ("Selector", "DELETE { ?x oa:exact ?q } INSERT { ?x oa:exact '' } WHERE { ?x oa:exact ?q }", "exact words"),
    ("Selector", "DELETE { ?x oa:start ?s } INSERT { ?x oa:start 9999 } WHERE { ?x oa:start ?s }", "less than oa:end"),
    (
        "Selector",
        "DELETE { ?x oa:start ?s } INSERT { ?x oa:start ?e } WHERE { ?x oa:start ?s ; oa:end ?e }",
        "less than",
    ),
    ("Selector", "DELETE { ?x oa:end ?e } INSERT { ?x oa:end '9' } WHERE { ?x oa:end ?e }", "oa:end, an xsd:integer"),
    ("Selector", "DELETE { ?x oa:prefix ?p } WHERE { ?x oa:prefix ?p }", "oa:prefix"),
    ("Selector", "DELETE { ?x oa:suffix ?p } WHERE { ?x oa:suffix ?p }", "oa:suffix"),
    ("Mention", "DELETE { ?x a oa:Annotation } WHERE { ?x a ckg:Mention }", "also have the type"),
    ("Mention", "DELETE { ?x ckg:mentionKind ?k } WHERE { ?x ckg:mentionKind ?k }", "ckg:mentionKind"),
    ("Mention", "DELETE { ?x skos:prefLabel ?l } WHERE { ?x a ckg:Mention ; skos:prefLabel ?l }", "skos:prefLabel"),
    ("Article", "DELETE { ?x schema:text ?t } WHERE { ?x schema:text ?t }", "schema:text"),
    ("Article", "INSERT { ?x spdx:checksum 'abc' } WHERE { ?x a schema:NewsArticle }", "spdx:checksum"),
    ("Article", "INSERT { ?x spdx:fileName 'news/a.txt' } WHERE { ?x a schema:NewsArticle }", "spdx:fileName"),
    ("Article", "DELETE { ?x schema:inLanguage ?l } WHERE { ?x schema:inLanguage ?l }", "schema:inLanguage"),
    (
        "Article",
        "INSERT { ?x schema:datePublished 'Friday' } WHERE { ?x a schema:NewsArticle }",
        "schema:datePublished",
    ),
    ("Article", "DELETE { ?x ckg:dateBasis ?b } WHERE { ?x ckg:dateBasis ?b }", "ckg:dateBasis"),
    ("Article", "DELETE { ?x schema:datePublished ?d } WHERE { ?x schema:datePublished ?d }", "give the day"),
    ("Article", "INSERT { ?x schema:publisher actor:russia } WHERE { ?x a schema:NewsArticle }", "schema:publisher"),
    ("Outlet", "DELETE { ?x skos:prefLabel ?l } WHERE { ?x a ckg:Outlet ; skos:prefLabel ?l }", "needs a name"),
    ("Actor", "DELETE { ?x skos:prefLabel ?l } WHERE { ?x a sem:Actor ; skos:prefLabel ?l }", "needs a name"),
    ("Actor", "INSERT { ?x ckg:actorKind code:town } WHERE { ?x a sem:Actor }", "ckg:actorKind"),
    ("Actor", "INSERT { ?x ckg:speaksFor actor:nobody } WHERE { ?x a sem:Actor }", "speak only for an actor"),
    ("Actor", "INSERT { ?x ckg:country actor:russia } WHERE { ?x a sem:Actor }", "ckg:country"),
    ("Place", "DELETE { ?x skos:prefLabel ?l } WHERE { ?x a sem:Place ; skos:prefLabel ?l }", "needs a name"),
    ("Place", "INSERT { ?x gn:featureCode code:monitor } WHERE { ?x a sem:Place }", "gn:featureCode"),
    ("Place", "INSERT { ?x gn:parentFeature place:nowhere } WHERE { ?x a sem:Place }", "gn:parentFeature"),
    ("Place", "INSERT { ?x ckg:statedPosition place:hama } WHERE { ?x a sem:Place }", "ckg:RelativePosition"),
    ("Position", "DELETE { ?x wgs:lat ?l } INSERT { ?x wgs:lat 91.0 } WHERE { ?x wgs:lat ?l }", "-90 to 90"),
    ("Position", "DELETE { ?x wgs:long ?l } WHERE { ?x wgs:long ?l }", "-180 to 180"),
    ("Position", "DELETE { ?x ckg:geoPrecision ?p } WHERE { ?x ckg:geoPrecision ?p }", "ckg:geoPrecision"),
    ("Position", "DELETE { ?x geo:hasDefaultGeometry ?g } WHERE { ?x geo:hasDefaultGeometry ?g }", "geometry"),
    ("RelativePosition", "DELETE { ?x a oa:Annotation } WHERE { ?x a ckg:RelativePosition }", "the words that tell it"),
    ("RelativePosition", "DELETE { ?x ckg:anchor ?a } WHERE { ?x ckg:anchor ?a }", "ckg:anchor"),
    (
        "RelativePosition",
        "INSERT { ?x ckg:distanceKm '-3.0'^^xsd:decimal } WHERE { ?x ckg:anchor ?a }",
        "ckg:distanceKm",
    ),
    (
        "RelativePosition",
        "DELETE { ?x ckg:bearing ?b } INSERT { ?x ckg:bearing 360.0 } WHERE { ?x ckg:bearing ?b }",
        "below 360",
    ),
    (
        "RelativePosition",
        "INSERT { ?x ckg:geoPrecision code:exact } WHERE { ?x ckg:anchor ?a }",
        "must be code:derived",
    ),
    ("RelativePosition", "DELETE { ?p ckg:statedPosition ?x } WHERE { ?p ckg:statedPosition ?x }", "belong to a place"),
    ("Event", "DELETE { ?x ckg:reportedBy ?c } WHERE { ?x ckg:reportedBy ?c }", "at least one event claim"),
    ("Event", "DELETE { ?c schema:about ?x } WHERE { ?c schema:about ?x }", "point at each other"),
    ("Event", "DELETE { ?x sem:eventType ?t } WHERE { ?x a sem:Event ; sem:eventType ?t }", "sem:eventType"),
    ("Event", "INSERT { ?x ckg:killedMin 999 } WHERE { ?x ckg:killedMax ?m }", "ckg:killedMin"),
    ("Event", "INSERT { ?x ckg:killedMax -1 } WHERE { ?x a sem:Event }", "ckg:killedMax"),
    ("Event", "INSERT { ?x ckg:injuredMin 1.5 } WHERE { ?x a sem:Event }", "ckg:injuredMin"),
    ("Event", "INSERT { ?x ckg:injuredMax 'many' } WHERE { ?x a sem:Event }", "ckg:injuredMax"),
    ("Event", "INSERT { ?x ckg:killedBest -1 } WHERE { ?x a sem:Event }", "ckg:killedBest"),
    ("Event", "INSERT { ?x ckg:injuredBest 'some' } WHERE { ?x a sem:Event }", "ckg:injuredBest"),
    ("Event", "DELETE { ?x ckg:killedReport ?r } WHERE { ?x ckg:killedReport ?r }", "ckg:killedReport"),
    ("Event", "INSERT { ?x ckg:injuredReport code:vague } WHERE { ?x a sem:Event }", "ckg:injuredReport"),
    ("Event", "INSERT { ?x ckg:grade code:vague } WHERE { ?x a sem:Event }", "ckg:grade"),
    ("Event", "DELETE { ?x ckg:originCount ?n } WHERE { ?x ckg:originCount ?n }", "ckg:originCount"),
    ("Event", "DELETE { ?x ckg:outletCount ?n } WHERE { ?x ckg:outletCount ?n }", "ckg:outletCount"),
    ("EventClaim", "INSERT { ?x ckg:originBasis code:vague } WHERE { ?x a ckg:EventClaim }", "ckg:originBasis"),
    ("Judgement", "INSERT { ?x ckg:verdict code:vague } WHERE { ?x a ckg:Judgement }", "ckg:verdict"),
    (
        "Judgement",
        "DELETE { ?x prov:wasAttributedTo ?who } WHERE { ?x a ckg:Judgement ; prov:wasAttributedTo ?who }",
        "who judged",
    ),
    ("ArticleGraph", "DELETE { ?x prov:wasDerivedFrom ?a } WHERE { ?x prov:wasDerivedFrom ?a }", "prov:wasDerivedFrom"),
    (
        "ArticleGraph",
        "INSERT { ?x prov:wasGeneratedBy run:none } WHERE { ?x prov:wasDerivedFrom ?a }",
        "prov:wasGeneratedBy",
    ),
    (
        "Retraction",
        "INSERT { ?x prov:invalidatedAtTime 'Friday' } WHERE { ?x prov:invalidatedAtTime ?t }",
        "one prov:invalidatedAtTime",
    ),
    ("Retraction", "DELETE { ?x rdfs:comment ?c } WHERE { ?x prov:invalidatedAtTime ?t ; rdfs:comment ?c }", "reason"),
    ("Version", "DELETE { ?x prov:specializationOf ?g } WHERE { ?x prov:specializationOf ?g }", "the one graph"),
    ("Version", "INSERT { ?x ckg:archived 5 } WHERE { ?x ckg:archived ?a }", "exactly one ckg:archived"),
    (
        "Version",
        "DELETE { ?x prov:invalidatedAtTime ?t } WHERE { ?x ckg:archived ?a ; prov:invalidatedAtTime ?t }",
        "at which it ended",
    ),
    ("Run", "DELETE { ?x prov:used ?a } WHERE { ?x prov:used ?a }", "prov:used"),
    ("Run", "DELETE { ?x schema:softwareVersion ?v } WHERE { ?x schema:softwareVersion ?v }", "schema:softwareVersion"),
)


def broken(data: Graph, *shapes: str) -> list[str]:
    """The messages of what violates some shapes, or with none given, any shape.

    The property shapes that have a name must be chosen with them, or pyshacl passes them over.
    """
    shared = [str(shape) for shape in read("shapes.ttl").subjects(RDF.type, SH.PropertyShape)]
    chosen = [*(str(SHAPE[name]) for name in shapes), *shared] if shapes else None
    _, report, _ = pyshacl.validate(data, shacl_graph=read("shapes.ttl"), use_shapes=chosen)
    results = report.subjects(RDF.type, SH.ValidationResult)
    return sorted({str(message) for result in results for message in report.objects(result, SH.resultMessage)})


def copy_of(graph: Graph) -> Graph:
    copy = Graph()
    for triple in graph:
        copy.add(triple)
    return copy


def node_shapes() -> set[str]:
    found = read("shapes.ttl").subjects(RDF.type, SH.NodeShape)
    return {str(shape).removeprefix(SHAPE) for shape in found if isinstance(shape, URIRef)}


def test_the_shapes_are_shacl_and_accept_the_sample(sample: Graph) -> None:
    conforms, _, text = pyshacl.validate(sample, shacl_graph=read("shapes.ttl"), meta_shacl=True)
    assert conforms, text


def test_the_shapes_accept_the_example_of_the_reference_page() -> None:
    (example,) = re.findall(r"```turtle\n(.*?)```", REFERENCE.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert broken(Graph().parse(data=example, format="turtle")) == []


@pytest.mark.parametrize(("shape", "change", "says"), SPOILED)
def test_a_shape_refuses_a_spoiled_copy(sample: Graph, shape: str, change: str, says: str) -> None:
    spoiled = copy_of(sample)
    spoiled.update(change, initNs=PREFIXES)
    assert len(set(spoiled) ^ set(sample)) > 0, "the change changed nothing"
    assert any(says in message for message in broken(spoiled, shape))


def test_every_shape_has_a_spoiled_copy() -> None:
    assert {shape for shape, _, _ in SPOILED} == node_shapes()


def test_every_message_of_a_property_has_a_spoiled_copy() -> None:
    said = [str(message) for message in read("shapes.ttl").objects(None, SH.message)]
    assert [message for message in said if not any(says in message for _, _, says in SPOILED)] == []


def test_every_property_shape_with_a_name_or_at_the_top_says_what_is_wrong() -> None:
    graph = read("shapes.ttl")
    for shape in node_shapes():
        for constraint in graph.objects(SHAPE[shape], SH.property):
            assert graph.value(constraint, SH.message), (shape, graph.value(constraint, SH.path))


def test_no_constraint_needs_sparql() -> None:
    assert not list(read("shapes.ttl").subject_objects(SH.sparql))
