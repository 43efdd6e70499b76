"""The event types, and what they are called elsewhere."""

from __future__ import annotations

import tomllib

import pytest
from rdflib import URIRef
from rdflib.namespace import RDF, SKOS

import ontology
from tests.ontology.reading import CODE, EVT, event_types, read

FAMILIES = {"RemoteViolence", "Battle", "ViolenceAgainstCivilians", "StrategicDevelopment", "Unrest", "Total"}
RECORDED = {
    "RemoteViolence": {"AirStrike", "Shelling", "Bombing", "SuicideBombing", "ChemicalAttack"},
    "Battle": {"Clash", "Capture", "Withdrawal", "Siege", "Shootdown"},
    "ViolenceAgainstCivilians": {"Killing", "Torture", "Abduction", "SexualViolence", "Arrest"},
    "StrategicDevelopment": {"Deployment", "Displacement", "Agreement", "Destruction", "AidDelivery"},
    "Unrest": {"Protest"},
    "Total": {"Toll"},
}
ACLED = {
    "Battles": {"Government regains territory", "Non-state actor overtakes territory", "Armed clash"},
    "Protests": {"Excessive force against protesters", "Protest with intervention", "Peaceful protest"},
    "Riots": {"Violent demonstration", "Mob violence"},
    "Explosions/Remote violence": {
        "Chemical weapon",
        "Air/drone strike",
        "Suicide bomb",
        "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED",
        "Grenade",
    },
    "Violence against civilians": {"Sexual violence", "Attack", "Abduction/forced disappearance"},
    "Strategic developments": {
        "Agreement",
        "Arrests",
        "Change to group/activity",
        "Disrupted weapons use",
        "Headquarters or base established",
        "Looting/property destruction",
        "Non-violent transfer of territory",
        "Other",
    },
}
MATCHES = (SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch, SKOS.narrowMatch, SKOS.relatedMatch)
HOMES = MATCHES[:3]
CROSSWALK = "https://w3id.org/conflict-kg/crosswalk/"


@pytest.mark.parametrize("name", sorted(event_types()))
def test_a_type_has_label_definition_example_and_notation(name: str) -> None:
    graph, node = read("event-types.ttl"), EVT[name]
    assert "en" in {label.language for label in graph.objects(node, SKOS.prefLabel)}
    (definition,) = graph.objects(node, SKOS.definition)
    (example,) = graph.objects(node, SKOS.example)
    assert definition.endswith(".")
    assert example.endswith(".")
    assert str(graph.value(node, SKOS.notation)) == name


@pytest.mark.parametrize("name", sorted(event_types()))
def test_a_type_leads_up_to_one_family(name: str) -> None:
    graph, path = read("event-types.ttl"), [EVT[name]]
    while above := list(graph.objects(path[-1], SKOS.broader)):
        assert len(above) == 1
        path.append(above[0])
    assert str(path[-1]).removeprefix(EVT) in FAMILIES
    assert (path[-1], SKOS.topConceptOf, EVT.EventTypes) in graph
    assert len(path) <= 3


def test_no_label_is_used_twice_in_one_language() -> None:
    labels = list(read("event-types.ttl").subject_objects(SKOS.prefLabel))
    assert len(labels) == len({label for _, label in labels})


def test_the_types_that_records_use_are_those_of_the_guide() -> None:
    graph = read("event-types.ttl")
    assert set(graph.objects(EVT.Types, SKOS.member)) == {EVT[name] for names in RECORDED.values() for name in names}
    for family, names in RECORDED.items():
        assert {EVT[name] for name in names} <= set(graph.subjects(SKOS.broader, EVT[family]))


def test_every_type_that_the_lexicon_triggers_exists() -> None:
    lexicon = tomllib.loads(ontology.path("lexicon/triggers.toml").read_text(encoding="utf-8"))
    types = {entry["name"] for entry in lexicon["type"]}
    assert types
    assert types <= event_types()


def test_acled_has_six_types_and_twenty_five_sub_types() -> None:
    graph = read("crosswalk.ttl")
    found = {
        str(graph.value(top, SKOS.notation)): {
            str(graph.value(below, SKOS.notation)) for below in graph.subjects(SKOS.broader, top)
        }
        for top in graph.objects(None, SKOS.broader)
        if (top, SKOS.inScheme, URIRef(CROSSWALK + "acled")) in graph
    }
    assert found == ACLED
    assert sum(map(len, found.values())) == 25


@pytest.mark.parametrize("name", sorted(set().union(*ACLED.values())))
def test_a_sub_event_type_of_acled_has_a_home(name: str) -> None:
    graph = read("crosswalk.ttl")
    (theirs,) = [
        node
        for node in graph.subjects(SKOS.inScheme, URIRef(CROSSWALK + "acled"))
        if str(graph.value(node, SKOS.notation)) == name and (node, SKOS.broader, None) in graph
    ]
    homes = [ours for match in HOMES for ours in graph.subjects(match, theirs)]
    assert homes
    assert {str(ours).removeprefix(EVT) for ours in homes} <= event_types()


def test_an_exact_match_goes_one_way_to_one() -> None:
    pairs = list(read("crosswalk.ttl").subject_objects(SKOS.exactMatch))
    theirs = [theirs for _, theirs in pairs]
    assert len(theirs) == len(set(theirs))


def test_matches_lead_from_what_is_ours_to_what_is_described() -> None:
    graph = read("crosswalk.ttl")
    ours = {EVT[name] for name in event_types()} | set(read("codes.ttl").subjects(RDF.type, SKOS.Concept))
    for match in MATCHES:
        for mine, theirs in graph.subject_objects(match):
            assert mine in ours
            assert str(theirs).startswith(CROSSWALK)
            assert graph.value(theirs, SKOS.prefLabel), theirs
            assert graph.value(theirs, SKOS.notation), theirs
            assert graph.value(theirs, SKOS.inScheme), theirs


def test_every_type_that_records_use_is_matched_somewhere() -> None:
    matched = {mine for match in MATCHES for mine in read("crosswalk.ttl").subjects(match)}
    assert {EVT[name] for names in RECORDED.values() for name in names} - matched == {EVT.Toll}


def test_every_modality_has_an_epistemic_status() -> None:
    graph = read("crosswalk.ttl")
    status = URIRef(CROSSWALK + "aida-epistemic")
    matched = {
        mine
        for match in MATCHES
        for mine, theirs in graph.subject_objects(match)
        if (theirs, SKOS.inScheme, status) in graph
    }
    assert matched == set(read("codes.ttl").subjects(SKOS.inScheme, CODE.Modality))
