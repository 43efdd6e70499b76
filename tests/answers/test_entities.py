"""Entities and their relations."""

from __future__ import annotations

from typing import Any

import pytest
from pyoxigraph import NamedNode, Quad

from kg import answers, rdf
from kg.answers import RelationFilters, relations, resolve
from kg.answers.entities import _within
from kg.errors import UnknownName, UsageError
from kg.store import Store
from kg.vocab import CKG
from tests.builders import IDLIB_PROVINCE, JISR, MAARAT, OBSERVATORY, PETROV, RUSSIA, SYRIA, SYRIAN_STATE, WIRE, actor


def test_an_actor(filled_store: Store) -> None:
    assert answers.entity(filled_store, SYRIAN_STATE.id) == {
        "id": SYRIAN_STATE.id,
        "key": "syria",
        "kind": "actor",
        "label": "Syria",
        "aliases": ["Syrian army", "Syrian government"],
        "generic_names": ["the army"],
        "type": "government",
        "country": {"id": SYRIA.id, "label": "Syria"},
        "parent": None,
        "within": [{"id": SYRIA.id, "label": "Syria"}],
        "position": None,
        "speaks_for": [],
        "counts": {"mentions": 2, "claims": 2, "events": 1, "articles": 2},
    }


def test_a_place_that_one_article_locates(filled_store: Store) -> None:
    found = answers.entity(filled_store, MAARAT.id)
    assert found["position"] == {"latitude": 36.03875, "longitude": 36.63393, "precision": "derived"}
    assert found["parent"] == {"id": IDLIB_PROVINCE.id, "label": "Idlib province"}


def test_an_outlet_counts_what_it_publishes(filled_store: Store) -> None:
    found = answers.entity(filled_store, WIRE.id)
    assert found["aliases"] == ["northernwire.example"]
    assert found["counts"] == {"mentions": 0, "claims": 0, "events": 0, "articles": 1}


def test_a_person_speaks_for_a_party(filled_store: Store) -> None:
    assert answers.entity(filled_store, PETROV.id)["speaks_for"] == [{"id": RUSSIA.id, "label": "Russia"}]


@pytest.mark.parametrize("iri", [resolve("actor", "nobody"), resolve("claim", "x"), "https://example.org/x"])
def test_an_unknown_entity(filled_store: Store, iri: str) -> None:
    with pytest.raises(UnknownName):
        answers.entity(filled_store, iri)


def _edges(found: dict[str, Any]) -> set[tuple[str, str, str, str]]:
    return {
        (one["predicate"], one["direction"], one["subject"]["label"], one["object"]["label"]) for one in found["items"]
    }


def test_relations_in_and_out(filled_store: Store) -> None:
    found = _edges(relations(filled_store, RUSSIA.id))
    assert ("backs", "out", "Russia", "Syria") in found
    assert ("initiator", "in", "AirStrike 2016-03-03 Maarat Idris", "Russia") in found
    assert ("claimant", "in", "AirStrike 2016-03-03 Maarat Idris", "Russia") in found
    assert ("speaksFor", "in", "Igor Petrov", "Russia") in found
    assert ("backs", "in", "Russia", "Syria") in _edges(relations(filled_store, SYRIAN_STATE.id))


def test_what_rests_on_claims_comes_first_and_reads_as_words(filled_store: Store) -> None:
    found = relations(filled_store, SYRIAN_STATE.id)["items"]
    assert [one["label"] for one in found] == ["backs", "target", "country"]
    assert [bool(one["claims"]) for one in found] == [True, True, False]
    assert {one["label"] for one in relations(filled_store, JISR.id)["items"]} == {"has place", "country", "is part of"}


def test_a_part_of_an_actor_belongs_to_it(store: Store) -> None:
    army, state = actor("Some Army"), actor("Some State")
    store.replace((), rdf.entity_quads([army, state, SYRIA]))
    store.replace((), [Quad(NamedNode(army.id), CKG.partOf, NamedNode(state.id))])
    store.replace((), [Quad(NamedNode(army.id), CKG.country, NamedNode(SYRIA.id))])
    found = answers.entity(store, army.id)
    assert found["parent"] == {"id": state.id, "label": "Some State"}
    assert [one["label"] for one in found["within"]] == ["Some State", "Syria"]
    (part,) = relations(store, state.id)["items"]
    assert (part["predicate"], part["label"], part["direction"]) == ("partOf", "is part of", "in")


def test_what_has_one_name_is_named_once() -> None:
    actor_france, place_france = {"id": "a", "label": "France"}, {"id": "p", "label": "France"}
    assert _within(actor_france, place_france) == [actor_france]
    assert _within(None, place_france) == [place_france]
    assert _within({"id": "r", "label": "Normandy"}, place_france) == [{"id": "r", "label": "Normandy"}, place_france]


def test_a_relation_leads_to_its_sentence(filled_store: Store) -> None:
    (backs,) = relations(filled_store, RUSSIA.id, RelationFilters(predicate="backs"))["items"]
    (said,) = backs["claims"]
    assert said["quote"] == "Russia has backed the Syrian government since September."
    assert said["modality"] == "asserted"
    assert said["article"]["published"] == "2016-03-04"
    assert said["outlet"] == {"id": WIRE.id, "label": "Northern Wire"}
    assert said["end"] - said["start"] == len(said["quote"])


@pytest.mark.parametrize(
    ("filters", "predicates"),
    [
        (RelationFilters(direction="out"), {"backs"}),
        (RelationFilters(predicate="speaksFor"), {"speaksFor"}),
        (RelationFilters(predicate="controls"), set()),
    ],
)
def test_relation_filters(filled_store: Store, filters: RelationFilters, predicates: set[str]) -> None:
    found = relations(filled_store, RUSSIA.id, filters)["items"]
    assert {one["predicate"] for one in found} == predicates


def test_places_belong_to_places(filled_store: Store) -> None:
    found = _edges(relations(filled_store, IDLIB_PROVINCE.id))
    assert ("parentFeature", "in", JISR.label, "Idlib province") in found
    assert ("country", "out", "Idlib province", "Syria") in found


def test_a_statement_is_its_own_end(filled_store: Store) -> None:
    (made,) = relations(filled_store, PETROV.id, RelationFilters(predicate="claimant"))["items"]
    assert made["subject"]["kind"] == "claim"
    assert made["claims"][0]["id"] == made["subject"]["id"]


def test_relation_pages(filled_store: Store) -> None:
    whole = relations(filled_store, RUSSIA.id)["items"]
    first = relations(filled_store, RUSSIA.id, limit=2)
    rest = relations(filled_store, RUSSIA.id, cursor=first["next"])
    assert first["items"] + rest["items"] == whole
    with pytest.raises(UsageError, match="direction"):
        relations(filled_store, OBSERVATORY.id, RelationFilters(direction="up"))
