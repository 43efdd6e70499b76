"""How well events fit a row: within its days and kilometres, of its type, and the points of each likeness."""

from datetime import date, timedelta

import pytest

from kg.export.ledger import Ledger
from kg.link import Index, Match, Record, best
from kg.model import Entity, EntityKind, GeoPrecision, Position
from tests.builders import SYRIA, entity, place
from tests.export.ledgers import (
    DAY,
    DISTRICT,
    KNOWN,
    OTHER_TOWN,
    REBELS,
    RUSSIAN_ARMY,
    SYRIAN_ARMY,
    TOWN,
    dead,
    said,
    told,
)

STRIKE = told(said(dead(25), number=1), by=(RUSSIAN_ARMY,), against=(REBELS,))
POINT = (35.86, 36.8)
NOWHERE = place("Umm Tell", type="village", country=SYRIA.id, aliases=("Mother of Hills",))
SUVA = place("Qamea", -16.5, 179.99, type="town")
COUNTRY = entity(
    EntityKind.PLACE, "Syria", type="country", country=SYRIA.id, position=Position(35.0, 38.0, GeoPrecision.COUNTRY)
)
KNOWN |= {COUNTRY.id: COUNTRY, NOWHERE.id: NOWHERE, SUVA.id: SUVA}


def row(**given: object) -> Record:
    values: dict = {
        "codebook": "acled",
        "line": 2,
        "id": "SYR1",
        "cells": {},
        "start": DAY,
        "end": DAY,
        "point": POINT,
        "km": 5.0,
        "kinds": ("Air/drone strike", "Explosions/Remote violence"),
        "parties": ("Russia", "Free Idlib Brigade"),
        "deaths": (25, 25),
    }
    return Record(**values | given)


def matches(record: Record, *ledgers: Ledger) -> list[Match]:
    return best(record, Index(ledgers or (STRIKE,)))


def test_an_event_that_agrees_in_all_has_all_points() -> None:
    (found,) = matches(row())
    assert (found.event, found.days, found.km, found.score) == (STRIKE.event.id, 0, 0.0, 100)
    assert found.reasons == (
        "same day (30 of 30)",
        "0.0 km from Saraqib (30 of 30)",
        "AirStrike can be Air/drone strike (15 of 15)",
        "both name Free Idlib Brigade, Russia (15 of 15)",
        "25 dead beside 25 (10 of 10)",
    )


@pytest.mark.parametrize(
    ("apart", "allowed", "found"), [(0, 0, True), (1, 0, True), (2, 0, False), (7, 6, True), (8, 6, False)]
)
def test_days_within_the_precision_of_the_row(apart: int, allowed: int, found: bool) -> None:
    for way in (1, -1):
        day = DAY + timedelta(days=apart * way)
        some = matches(row(start=day, end=day, days=allowed))
        assert bool(some) is found
        assert [one.days for one in some] == [apart] * found


@pytest.mark.parametrize(
    ("north", "allowed", "found"),
    [(0.0, 5, True), (0.13, 5, True), (0.15, 5, False), (0.3, 25, True), (0.4, 25, False)],
)
def test_kilometres_within_the_precision_of_both(north: float, allowed: float, found: bool) -> None:
    some = matches(row(point=(POINT[0] + north, POINT[1]), km=allowed))
    assert [one.km for one in some] == [pytest.approx(north * 111, abs=0.2)] * found


@pytest.mark.parametrize("longitude", [-179.99, 179.98])
def test_distances_go_over_the_antimeridian(longitude: float) -> None:
    (found,) = matches(row(point=(-16.5, longitude)), told(said(dead(25)), at=(SUVA,)))
    assert found.km is not None
    assert found.km < 3


@pytest.mark.parametrize(
    ("places", "found"),
    [
        (("Umm Tell",), True),
        (("Umm Tal",), True),
        (("the Mother of Hills",), True),
        (("Elsewhere",), False),
        ((), False),
    ],
)
def test_a_place_without_a_point_is_met_by_its_name(places: tuple, found: bool) -> None:
    some = matches(row(places=places), told(said(dead(25)), at=(NOWHERE,)))
    assert [one.km for one in some] == [None] * found


@pytest.mark.parametrize(
    ("at", "point", "places", "why"),
    [
        (TOWN, POINT, (), "0.0 km from Saraqib (30 of 30)"),
        (TOWN, POINT, ("Saraqib",), "0.0 km from Saraqib, of the same name (30 of 30)"),
        (TOWN, (35.927, 36.8), (), "7.4 km from Saraqib (15 of 30)"),
        (TOWN, (35.927, 36.8), ("Sarâqib",), "7.4 km from Saraqib, of the same name (21 of 30)"),
        (DISTRICT, (36.2, 36.5), (), "0.0 km from Harim District (21 of 30)"),
        (DISTRICT, (36.3, 36.5), (), "11.1 km from Harim District (17 of 30)"),
        (COUNTRY, (35.0, 38.0), (), "0.0 km from Syria (5 of 30)"),
    ],
)
def test_a_point_that_may_be_far_off_is_worth_less(at: Entity, point: tuple, places: tuple, why: str) -> None:
    (found,) = matches(row(point=point, places=places), told(said(dead(25)), at=(at,)))
    assert found.reasons[1] == why


def test_the_nearest_of_several_places_counts() -> None:
    (found,) = matches(row(), told(said(dead(25)), at=(OTHER_TOWN, TOWN)))
    assert (found.km, "Saraqib" in found.reasons[1]) == (0.0, True)


@pytest.mark.parametrize(
    ("given", "kind", "points"),
    [
        ({"kinds": ("Air/drone strike", "Explosions/Remote violence")}, "AirStrike", 15),
        ({"kinds": ("Air/drone strike", "Explosions/Remote violence")}, "DroneStrike", 15),
        ({"kinds": ("Air/drone strike", "Explosions/Remote violence")}, "Shelling", 8),
        ({"kinds": ("Grenade", "Explosions/Remote violence")}, "Bombing", 15),
        ({"kinds": ("Government regains territory", "Battles")}, "Capture", 15),
        ({"kinds": ("Attack", "Violence against civilians")}, "Massacre", 15),
        ({"kinds": ("Armed clash", "Battles")}, "AirStrike", None),
        ({"kinds": ()}, "AirStrike", None),
        ({"codebook": "ucdp", "kinds": ("1",)}, "AirStrike", 15),
        ({"codebook": "ucdp", "kinds": ("3",)}, "Clash", 8),
        ({"codebook": "ucdp", "kinds": ()}, "AirStrike", 0),
        ({"codebook": "ucdp", "kinds": ("1",)}, "Agreement", None),
        ({"codebook": "airwars", "kinds": ("Airstrike",)}, "AirStrike", 15),
        ({"codebook": "airwars", "kinds": ("Artillery",)}, "AirStrike", 8),
        ({"codebook": "airwars", "kinds": ()}, "Shelling", 0),
        ({"codebook": "airwars", "kinds": ("Airstrike",)}, "Clash", None),
    ],
)
def test_types_through_the_crosswalk(given: dict, kind: str, points: int | None) -> None:
    some = matches(row(**given), told(said(dead(25)), type=kind))
    assert [f"({points} of 15)" in one.reasons[2] for one in some] == [True] * (points is not None)


@pytest.mark.parametrize(
    ("parties", "by", "why"),
    [
        (("Russia",), (RUSSIAN_ARMY,), "both name Russia (15 of 15)"),
        (("Russia", "Turkey"), (RUSSIAN_ARMY,), "both name Russia (8 of 15)"),
        (("Turkey",), (RUSSIAN_ARMY,), "other parties (0 of 15)"),
        ((), (RUSSIAN_ARMY,), "parties not said on one side (0 of 15)"),
        (("Russia",), (), "parties not said on one side (0 of 15)"),
        (("free idlib brigade",), (REBELS,), "both name free idlib brigade (15 of 15)"),
        (("Syria",), (SYRIAN_ARMY, REBELS), "both name Syria (15 of 15)"),
    ],
)
def test_parties_by_name(parties: tuple, by: tuple[Entity, ...], why: str) -> None:
    (found,) = matches(row(parties=parties), told(said(dead(25)), by=by))
    assert found.reasons[3] == why


@pytest.mark.parametrize(
    ("deaths", "figures", "why"),
    [
        ((25, 25), (dead(25),), "25 dead beside 25 (10 of 10)"),
        ((20, 30), (dead(25),), "20 to 30 dead beside 25 (10 of 10)"),
        ((12, 12), (dead(24),), "12 dead beside 24 (5 of 10)"),
        ((40, 40), (dead(20),), "40 dead beside 20 (5 of 10)"),
        ((0, 0), (), "no number of deaths in the graph (10 of 10)"),
        ((3, 3), (), "no number of deaths in the graph (0 of 10)"),
        ((0, 0), (dead(4),), "0 dead beside 4 (0 of 10)"),
        (None, (dead(4),), "no deaths in the row (0 of 10)"),
    ],
)
def test_deaths(deaths: tuple | None, figures: tuple, why: str) -> None:
    (found,) = matches(row(deaths=deaths), told(said(*figures)))
    assert found.reasons[4] == why


def test_days_that_are_the_same_in_part_are_worth_less() -> None:
    (found,) = matches(row(), told(said(dead(25)), end=DAY + timedelta(days=2)))
    assert found.reasons[0] == "days overlap (24 of 30)"


def test_an_event_of_months_is_found_on_each_of_its_days() -> None:
    (found,) = matches(row(), told(said(dead(25)), start=date(2016, 1, 1), end=date(2016, 5, 1)))
    assert found.days == 0


def test_the_best_come_first_and_no_more_than_asked_for() -> None:
    later = DAY + timedelta(days=1)
    days = ((25, later), (24, DAY), (3, DAY), (25, DAY))
    events = [told(said(dead(n), number=number), start=day) for number, (n, day) in enumerate(days)]
    index = Index(events)
    found = best(row(parties=()), index, limit=3)
    assert [one.event for one in found] == [events[n].event.id for n in (3, 1, 2)]
    assert len(best(row(), index)) == 3
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)


def test_totals_and_events_without_day_or_place_are_left_out() -> None:
    some = told(said(aggregate=True)), told(type="Toll"), told(start=None), told(at=())
    assert Index(some).size == 0
