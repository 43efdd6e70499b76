"""Events: values, filters, order, pages."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import ids
from kg.answers import EventFilters, event, events
from kg.answers.space import Box, Circle
from kg.answers.types import narrower
from kg.errors import UnknownName, UsageError
from kg.store import Store
from tests.builders import BRIGADE, HAMA, IDLIB_PROVINCE, OBSERVATORY, RUSSIA, STATE_MEDIA, SYRIA, SYRIAN_STATE, WIRE

TOTAL = "AirStrike 2015-09-01 Idlib province"
STRIKE = "AirStrike 2016-03-03 Maarat Idris"
SHELLING = "Shelling 2016-03-04 Jisr al-Shughur"


def names(found: dict[str, Any]) -> list[str]:
    """Type, day and place of each event."""
    return [" ".join((one["type"], one["start"], one["places"][0]["label"])) for one in found["items"]]


def test_an_event_spans_what_is_claimed(filled_store: Store) -> None:
    found = next(one for one in events(filled_store, EventFilters(actor=RUSSIA.id))["items"])
    assert found["killed"] == {"min": 25, "max": 31, "best": 25, "report": "numbered"}
    assert found["injured"] == {"min": None, "max": None, "best": None, "report": "not-mentioned"}
    assert found["initiators"] == [{"id": RUSSIA.id, "label": "Russia"}]
    assert [one["label"] for one in found["outlets"]] == ["Coast Herald", "Northern Wire"]
    assert found["claims"] == 3
    assert event(filled_store, found["id"]) == found


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (EventFilters(), [TOTAL, STRIKE, SHELLING]),
        (EventFilters(type="AirStrike"), [TOTAL, STRIKE]),
        (EventFilters(type="Shelling"), [SHELLING]),
        (EventFilters(type="Protest"), []),
        (EventFilters(type="RemoteViolence"), [TOTAL, STRIKE, SHELLING]),
        (EventFilters(actor=SYRIAN_STATE.id), [SHELLING]),
        (EventFilters(actor=SYRIAN_STATE.id, role="target"), [SHELLING]),
        (EventFilters(actor=SYRIAN_STATE.id, role="initiator"), []),
        (EventFilters(actor=BRIGADE.id, role="initiator"), [SHELLING]),
        (EventFilters(place=SYRIA.id), [TOTAL, STRIKE, SHELLING]),
        (EventFilters(place=IDLIB_PROVINCE.id, type="Shelling"), [SHELLING]),
        (EventFilters(place=HAMA.id), []),
        (EventFilters(bbox="36.5,36,37,37"), [STRIKE]),
        (EventFilters(bbox="-10,-10,10,10"), []),
        (EventFilters(near="36.03875,36.63393,1"), [STRIKE]),
        (EventFilters(near="35.9,36.5,100"), [TOTAL, STRIKE, SHELLING]),
        (EventFilters(since=date(2016, 3, 4)), [TOTAL, SHELLING]),
        (EventFilters(until=date(2016, 3, 3)), [TOTAL, STRIKE]),
        (EventFilters(since=date(2016, 3, 3), until=date(2016, 3, 3)), [TOTAL, STRIKE]),
        (EventFilters(since=date(2017, 1, 1)), [TOTAL]),
        (EventFilters(until=date(2015, 8, 31)), []),
        (EventFilters(killed_min=26), [TOTAL]),
        (EventFilters(killed_min=25), [TOTAL, STRIKE]),
        (EventFilters(claimant=OBSERVATORY.id), [TOTAL, STRIKE]),
        (EventFilters(claimant=STATE_MEDIA.id), [SHELLING]),
        (EventFilters(outlet=WIRE.id), [STRIKE]),
        (EventFilters(outlet=WIRE.id, type="Shelling"), []),
        (EventFilters(grade="fair"), [STRIKE]),
        (EventFilters(grade="weak"), [TOTAL, SHELLING]),
        (EventFilters(grade="weak", type="Shelling"), [SHELLING]),
        (EventFilters(grade="confirmed"), []),
    ],
)
def test_filters(filled_store: Store, filters: EventFilters, found: list[str]) -> None:
    assert names(events(filled_store, filters)) == found


@pytest.mark.parametrize(
    "filters",
    [
        EventFilters(type="Airstrike"),
        EventFilters(role="initiator"),
        EventFilters(actor=RUSSIA.id, role="victim"),
        EventFilters(bbox="1,2,3"),
        EventFilters(bbox="1,2,3,x"),
        EventFilters(bbox="0,10,1,-10"),
        EventFilters(near="1,2,nan"),
        EventFilters(near="91,2,3"),
        EventFilters(near="1,2,0"),
        EventFilters(grade="Weak"),
    ],
)
def test_filters_that_make_no_sense(filled_store: Store, filters: EventFilters) -> None:
    with pytest.raises(UsageError):
        events(filled_store, filters)


def test_pages(filled_store: Store) -> None:
    first = events(filled_store, EventFilters(), limit=2)
    rest = events(filled_store, EventFilters(), cursor=first["next"])
    assert names(first) + names(rest) == [TOTAL, STRIKE, SHELLING]
    assert rest["next"] is None


def test_an_unknown_event(filled_store: Store) -> None:
    with pytest.raises(UnknownName):
        event(filled_store, RUSSIA.id)


def test_narrower_types_are_included() -> None:
    assert {ids.key_of(iri) for iri in narrower("AirStrike")} == {"AirStrike", "DroneStrike"}
    assert narrower("AirStrike") | narrower("Shelling") < narrower("RemoteViolence")


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_a_box_around_everything_holds_every_point(latitude: float, longitude: float) -> None:
    assert Box.read("-180,-90,180,90").holds(latitude, longitude)


@given(st.floats(-89, 89), st.floats(-179, 179))
def test_a_circle_holds_its_centre(latitude: float, longitude: float) -> None:
    assert Circle(latitude, longitude, 0.001).holds(latitude, longitude)


def test_a_box_may_cross_the_antimeridian() -> None:
    box = Box.read("170,-10,-170,10")
    assert box.holds(0, 179)
    assert box.holds(0, -179)
    assert not box.holds(0, 0)
    assert not box.holds(20, 179)
