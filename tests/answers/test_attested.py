"""How well events are attested: origins, positions, blame; and the names that events had."""

from __future__ import annotations

import pytest

from kg import ids
from kg.answers import claim, event, find, present
from kg.errors import UnknownName
from kg.store import Store
from tests.builders import BRIGADE, MEDICS, OBSERVATORY, RUSSIA, STATE_MEDIA, sample_events, sample_extractions

STRIKE, SHELLING, TOTAL = sample_events()
HIT, DENIAL, *_ = sample_extractions()[0].claims


def test_the_assessment_of_an_event(filled_store: Store) -> None:
    found = event(filled_store, SHELLING.id)
    assert found["grade"] == "weak"
    assert found["reasons"] == ["one independent origin"]
    assert found["changes"] == ["one more independent source would lift weak to fair"]
    assert found["counts"] == {"claims": 1, "outlets": 1, "origins": 1}
    assert found["origins"] == [{"id": STATE_MEDIA.id, "label": "state media", "basis": "named", "claims": 1}]


def test_origins_are_distinct(filled_store: Store) -> None:
    found = event(filled_store, STRIKE.id)
    assert {one["id"] for one in found["origins"]} == {OBSERVATORY.id, RUSSIA.id, MEDICS.id}
    assert found["counts"] == {"claims": 3, "outlets": 2, "origins": 3}


def test_what_the_blamed_say_is_kept_apart(filled_store: Store) -> None:
    denied = [{"id": RUSSIA.id, "label": "Russia"}]
    assert event(filled_store, STRIKE.id)["positions"] == {"conceded": [], "denied": denied, "silent": []}
    assert [one["id"] for one in event(filled_store, SHELLING.id)["positions"]["silent"]] == [BRIGADE.id]


def test_who_blames_whom(filled_store: Store) -> None:
    (accused,) = event(filled_store, STRIKE.id)["blame"]
    assert accused["id"] == RUSSIA.id
    (accuser,) = accused["by"]
    assert (accuser["id"], accuser["kind"], accuser["claims"]) == (OBSERVATORY.id, "actor", [HIT.id])
    assert event(filled_store, TOTAL.id)["blame"] == []


def test_a_claim_tells_its_origin(filled_store: Store) -> None:
    found = claim(filled_store, HIT.id)["origin"]
    assert found == {"id": OBSERVATORY.id, "label": OBSERVATORY.label, "basis": "named"}
    statement = sample_extractions()[0].claims[2]
    assert claim(filled_store, statement.id)["origin"] is None


@pytest.mark.parametrize("name", STRIKE.claims)
def test_every_name_an_event_ever_had_leads_to_it(filled_store: Store, name: str) -> None:
    assert present(filled_store, ids.event(name)) == STRIKE.id
    assert find(filled_store, ids.event(name), ("event",)) == STRIKE.id
    assert find(filled_store, ids.key_of(name), ("event",)) == STRIKE.id


@pytest.mark.parametrize("name", [ids.ID + "event/none", RUSSIA.id, HIT.id, sample_extractions()[0].claims[2].id])
def test_what_never_was_an_event(filled_store: Store, name: str) -> None:
    with pytest.raises(UnknownName):
        present(filled_store, name)
