"""Airwars: the incident table, ranges by class, whose strike it is; the child tables."""

import csv
import io
from dataclasses import replace

import pytest

from kg.export import airwars, export
from kg.export.airwars import AIRWARS, COLUMNS
from kg.model import Assessment, Grade, Source, VictimGroup
from kg.store import Store
from tests.export.ledgers import (
    CHILDREN,
    CIVILIANS,
    FIGHTERS,
    INJURED,
    REBELS,
    SYRIAN_ARMY,
    VILLAGERS,
    casualties,
    dead,
    said,
    told,
    voice,
)

CODEBOOK = (
    "code, previous_codes, permalink, date_type, date, date_end, local_time_type, local_time, local_time_start, "
    "local_time_end, local_time_of_day, local_first_reported_date_time, local_first_reported_by, "
    "local_first_reported_url, country, location_name, location_name_arabic, location_name_hebrew, "
    "location_name_ukrainian, region, strike_status, strike_type, infrastructure, targeted_belligerent, observation, "
    "impact, total_strikes, civilian_harm_reported, civilian_harm_status, cause_of_death_injury, latitude, longitude, "
    "geolocation_status, geolocation_accuracy, geolocation_notes, sign_off_assessor, sign_off_date, num_media, "
    "num_victims, num_victims_named, num_reconciled, num_families, num_sources, num_sources_twitter, "
    "num_sources_facebook, num_sources_telegram, num_sources_other, civilian_non_combatants_killed_min"
)


def row(*figures: object, **given: object) -> dict:
    (one,) = AIRWARS.rows(told(said(*(figures or (dead(5),))), **given))
    return one


def test_the_columns_are_those_of_the_incident_table_in_its_order() -> None:
    assert ", ".join(COLUMNS).startswith(CODEBOOK)
    assert COLUMNS[-4:] == (
        "civilian_role_in_military_killed_min",
        "civilian_role_in_military_killed_max",
        "civilian_role_in_military_injured_min",
        "civilian_role_in_military_injured_max",
    )
    assert len(COLUMNS) == len(set(COLUMNS)) == 47 + 18 * 4


def test_ranges_by_class() -> None:
    first = said(dead(25, basis="at-least"), dead(7, group=CHILDREN), dead(3, group=VictimGroup.MEDICS))
    second = said(dead(31), dead(9, group=CHILDREN), casualties(INJURED, 40, 40, group=CIVILIANS), number=1)
    (one,) = AIRWARS.rows(told(first, second))
    assert {name: value for name, value in one.items() if name.endswith(("_min", "_max")) and value is not None} == {
        "undetermined_killed_min": 25,
        "undetermined_killed_max": 31,
        "children_killed_min": 7,
        "children_killed_max": 9,
        "healthcare_personnel_killed_min": 3,
        "healthcare_personnel_killed_max": 3,
        "civilian_non_combatants_injured_min": 40,
        "civilian_non_combatants_injured_max": 40,
    }


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ([(dead(25),), (dead(31),)], (25, 31)),
        ([(dead(25, basis="at-least"),)], (25, 25)),
        ([(dead(6, group=FIGHTERS),), (dead(4, group=CIVILIANS),)], (4, 4)),
        ([(dead(None, 12, basis="up-to"),)], (0, 12)),
        ([(dead(None, basis="unnumbered"),)], (0, 0)),
    ],
)
def test_the_range_of_deaths_leaves_fighters_out(claims: list, expected: tuple) -> None:
    found = airwars.deaths(told(*(said(*figures, number=n) for n, figures in enumerate(claims))))
    assert (found.low, found.best, found.high) == (expected[0], None, expected[1])


@pytest.mark.parametrize("grade", list(Grade))
def test_the_status_of_harm_is_the_grade(grade: Grade) -> None:
    assert row(assessment=Assessment(grade))["civilian_harm_status"] == grade.value.capitalize()


@pytest.mark.parametrize(
    ("found", "claims", "status"),
    [
        (Assessment(Grade.CONFIRMED, conceded=(SYRIAN_ARMY.id,)), 2, "declared"),
        (Assessment(Grade.FAIR, denied=(SYRIAN_ARMY.id,)), 2, "contested"),
        (Assessment(Grade.CONTESTED), 2, "contested"),
        (Assessment(Grade.FAIR), 2, "likely"),
        (Assessment(Grade.WEAK), 1, "single-source"),
    ],
)
def test_whose_strike_it_is(found: Assessment, claims: int, status: str) -> None:
    ledger = told(*(said(dead(5), number=n) for n in range(claims)), by=(SYRIAN_ARMY,), assessment=found)
    assert airwars.status(ledger) == status


@pytest.mark.parametrize(
    ("kind", "strike"), [("AirStrike", "Airstrike"), ("DroneStrike", "Drone strike"), ("Shelling", "Artillery")]
)
def test_the_type_of_strike(kind: str, strike: str) -> None:
    assert row(type=kind)["strike_type"] == strike


def test_a_type_of_strike_that_airwars_has_no_word_for_is_empty() -> None:
    assert row(type="Bombing")["strike_type"] == ""


def test_an_incident_leads_to_its_event() -> None:
    ledger = told(said(dead(5)), against=(REBELS, VILLAGERS))
    (one,) = AIRWARS.rows(ledger)
    assert one["permalink"] == ledger.event.id
    assert str(one["code"]).startswith("ckg-")
    assert one["targeted_belligerent"] == "Free Idlib Brigade"
    assert (one["geolocation_accuracy"], one["location_name"], one["region"]) == ("town", "Saraqib", "Idlib province")
    assert (one["local_first_reported_date_time"], one["local_first_reported_by"]) == ("2016-03-03", "Idlib Post")
    assert (one["date"], one["date_end"]) == ("2016-03-03", None)


@pytest.mark.parametrize(
    ("figures", "given", "reason"),
    [
        ((dead(5),), {}, ""),
        ((casualties(INJURED, 3, 3),), {}, ""),
        ((dead(None, basis="unnumbered"),), {}, ""),
        ((dead(5, group=FIGHTERS),), {}, "no harm to anybody but fighters is told"),
        ((dead(0, 0, basis="said-none"),), {}, "no harm to anybody but fighters is told"),
        ((), {}, "no harm to anybody but fighters is told"),
        ((dead(5),), {"type": "Clash"}, "Clash is no strike or explosion"),
        ((dead(5),), {"start": None}, "no first day"),
        ((dead(5),), {"at": ()}, "no place"),
    ],
)
def test_what_is_left_out_and_why(figures: tuple, given: dict, reason: str) -> None:
    assert airwars.left_out(told(said(*figures), **given)) == reason


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (Assessment(Grade.CONFIRMED, conceded=(SYRIAN_ARMY.id,)), ("known", "credible", 4, 4)),
        (Assessment(Grade.CONTESTED, denied=(SYRIAN_ARMY.id,)), ("suspected", "non_credible", None, None)),
        (Assessment(Grade.WEAK, silent=(SYRIAN_ARMY.id,)), ("suspected", "not_yet_assessed", None, None)),
    ],
)
def test_what_a_belligerent_concedes_is_what_it_says_itself(found: Assessment, expected: tuple) -> None:
    own = said(dead(4), claimants=(voice(SYRIAN_ARMY),))
    other = said(dead(9), number=1)
    (one,) = airwars.belligerent_rows(told(own, other, by=(SYRIAN_ARMY,), assessment=found))
    assert (one["belligerent"], one["type"]) == ("Syria", expected[0])
    assert (one["assessment"], one["deaths_conceded_min"], one["deaths_conceded_max"]) == expected[1:]


def test_sources_have_archive_addresses_only_where_the_article_has() -> None:
    ledger = told(said(dead(4)))
    (article,) = ledger.sources
    at = "https://web.archive.org/web/2016/https://idlibpost.example/a"
    (one,) = airwars.source_rows(replace(ledger, sources={article: Source(article, outlet_label="Idlib Post", url=at)}))
    assert (one["url"], one["archive_url"]) == (at, at)


@pytest.mark.parametrize(
    ("form", "columns", "count"),
    [("airwars-belligerents", airwars.BELLIGERENTS, 2), ("airwars-sources", airwars.SOURCES, 3)],
)
def test_child_tables_lead_to_their_incident(filled_store: Store, form: str, columns: tuple, count: int) -> None:
    out, incidents = io.BytesIO(), io.BytesIO()
    export(filled_store, form, out)
    export(filled_store, "airwars", incidents)
    rows, parents = (list(csv.DictReader(io.StringIO(one.getvalue().decode()))) for one in (out, incidents))
    assert tuple(rows[0])[: len(columns)] == columns
    assert len(rows) == count
    assert {one["code"] for one in rows} <= {one["code"] for one in parents}
