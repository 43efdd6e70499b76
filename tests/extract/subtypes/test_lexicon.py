"""The lexicon of finer kinds of events: it agrees with the ontology, the crosswalk and itself."""

import tomllib

from rdflib.namespace import SKOS

import ontology
from bench.case2021 import LABELS
from kg.extract import subtypes
from kg.extract.subtypes import cues
from tests.ontology.reading import EVT, event_types, members, read

LEXICON = tomllib.loads(ontology.path("lexicon/subtypes.toml").read_text(encoding="utf-8"))
KINDS = [kind for part in ("type", "finer") for kind in subtypes.kinds(part)]


def test_every_type_of_the_lexicon_is_an_event_type_in_its_place():
    graph = read("event-types.ttl")
    families = {str(top).removeprefix(EVT) for top in graph.subjects(SKOS.topConceptOf, EVT.EventTypes)}
    for kind in KINDS:
        assert kind.name in event_types()
        above = str(graph.value(EVT[kind.name], SKOS.broader)).removeprefix(EVT)
        assert kind.broader == above or (not kind.broader and above in families)


def test_every_narrower_event_type_has_signs():
    graph = read("event-types.ttl")
    tops = set(graph.subjects(SKOS.topConceptOf, EVT.EventTypes))
    narrower = {node for node in graph.subjects(SKOS.broader) if graph.value(node, SKOS.broader) not in tops}
    assert {str(node).removeprefix(EVT) for node in narrower} <= {kind.name for kind in KINDS}


def test_the_types_and_the_sub_event_types_of_acled_are_one_to_one():
    graph = read("crosswalk.ttl")
    exact = set(graph.objects(None, SKOS.exactMatch))
    theirs = {node for node in graph.subjects(SKOS.broader) if "/acled/" in str(node)}
    homes = {}
    for kind in subtypes.kinds("type"):
        mine = EVT[kind.name]
        close = [*graph.objects(mine, SKOS.exactMatch), *graph.objects(mine, SKOS.closeMatch)]
        wide = [node for node in graph.objects(mine, SKOS.narrowMatch) if node not in exact]
        homes[kind.name] = {node for node in (*close, *wide) if node in theirs}
    assert all(len(found) == 1 for found in homes.values()), homes
    assert set().union(*homes.values()) == theirs
    assert len(homes) == len(theirs) == 25


def test_the_labels_of_the_data_set_cover_the_types():
    assert set(LABELS) == {kind.name for part in ("type", "outside") for kind in subtypes.kinds(part)}
    assert len(set(LABELS.values())) == len(LABELS)


def test_every_sign_is_weighed_and_every_weighed_sign_exists():
    named = {entry["name"] for entry in LEXICON["sign"]} - {"idiom"}
    every = [*KINDS, *subtypes.kinds("outside")]
    weighed = {name for kind in every for weight in kind.weights for name in weight.signs}
    assert weighed == named
    assert {name for kind in every for name in kind.needs} <= named


def test_the_classes_of_deeds_exist():
    classes = {*LEXICON["classes"]}
    acts = {act for found in cues.load().acts.values() for act in found}
    assert set().union(*(act.who | act.whom for act in acts)) <= classes
    assert {*LEXICON["kinds"].values()} <= classes
    assert {*LEXICON["kinds"]} <= members("ActorKind") | members("FeatureCode")
