"""ACLED: 31 columns, the lowest figure, one row a day and place."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.export import acled
from kg.export.acled import ACLED, COLUMNS
from kg.export.codebook import FURTHER
from kg.model import Claim, Entity, Modality, Roles
from tests.builders import IDLIB_PROVINCE, OBSERVATORY, SYRIA, filler
from tests.export.ledgers import (
    CHILDREN,
    CIVILIANS,
    DISTRICT,
    FAR_OUTLET,
    FIGHTERS,
    HOME_OUTLET,
    HOSPITAL,
    INJURED,
    NEAR_OUTLET,
    OTHER_TOWN,
    PASSERS_BY,
    REBELS,
    RUSSIAN_ARMY,
    SYRIAN_ARMY,
    TOWN,
    VILLAGERS,
    dead,
    said,
    told,
    voice,
)

CODEBOOK = (
    "event_id_cnty, event_date, year, time_precision, disorder_type, event_type, sub_event_type, actor1, "
    "assoc_actor_1, inter1, actor2, assoc_actor_2, inter2, interaction, civilian_targeting, iso, region, country, "
    "admin1, admin2, admin3, location, latitude, longitude, geo_precision, source, source_scale, "
    "notes, fatalities, tags, timestamp"
)


def row(**given: object) -> dict:
    (one,) = ACLED.rows(told(**given))
    return one


def test_the_columns_are_those_of_the_codebook_in_its_order() -> None:
    assert ", ".join(COLUMNS) == CODEBOOK
    assert len(COLUMNS) == 31


@pytest.mark.parametrize(
    ("claims", "fatalities"),
    [
        ([()], 0),
        ([(dead(25, basis="at-least"),), (dead(31),)], 25),
        ([(dead(31),), (dead(0, 0, basis="said-none"),)], 0),
        ([(dead(24, basis="vague"),)], 12),
        ([(dead(200, basis="vague"),)], 100),
        ([(dead(3, basis="vague"),)], 3),
        ([(dead(20, basis="vague"),)], 10),
        ([(dead(40, basis="vague"),)], 40),
        ([(dead(24, basis="vague"),), (dead(11),)], 11),
        ([(dead(24, 24),)], 24),
        ([(dead(None, basis="unnumbered"),)], 3),
        ([(dead(None, basis="unnumbered"),), (dead(8),)], 8),
        ([(dead(None, 30, basis="up-to"),)], 30),
        ([(dead(31), dead(7, group=CHILDREN)), (dead(5, group=CHILDREN),)], 31),
        ([(dead(4, group=FIGHTERS), dead(7, group=CIVILIANS))], 7),
    ],
)
def test_the_lowest_figure_counts(claims: list, fatalities: int) -> None:
    ledger = told(*(said(*figures, number=n) for n, figures in enumerate(claims)))
    assert acled.deaths(ledger).low == fatalities
    assert sum(one["fatalities"] for one in ACLED.rows(ledger)) == fatalities


def test_a_denial_gives_no_figure() -> None:
    denial = said(dead(0, 0, basis="said-none"), number=1, modality=Modality.DENIED)
    assert acled.deaths(told(said(dead(9)), denial)).low == 9


@pytest.mark.parametrize(
    ("end", "at", "shares"),
    [
        (None, (TOWN,), [("2016-03-03", "Saraqib", 10)]),
        (
            date(2016, 3, 5),
            (TOWN,),
            [("2016-03-03", "Saraqib", 4), ("2016-03-04", "Saraqib", 3), ("2016-03-05", "Saraqib", 3)],
        ),
        (None, (TOWN, OTHER_TOWN), [("2016-03-03", "Binnish", 5), ("2016-03-03", "Saraqib", 5)]),
        (
            date(2016, 3, 4),
            (TOWN, OTHER_TOWN),
            [
                ("2016-03-03", "Binnish", 3),
                ("2016-03-03", "Saraqib", 3),
                ("2016-03-04", "Binnish", 2),
                ("2016-03-04", "Saraqib", 2),
            ],
        ),
        (date(2016, 3, 9), (TOWN,), [("2016-03-03", "Saraqib", 10)]),
    ],
)
def test_a_total_is_split_evenly_over_days_and_places(end: date | None, at: tuple, shares: list) -> None:
    rows = list(ACLED.rows(told(said(dead(10)), end=end, at=at)))
    assert [(one["event_date"], one["location"], one["fatalities"]) for one in rows] == shares
    assert len({one["event_id_cnty"] for one in rows}) == len(rows)


def test_a_place_that_other_claims_name_instead_has_no_row() -> None:
    here = [replace(one, roles=Roles(places=(filler(TOWN),))) for one in (said(dead(10)), said(dead(10), number=1))]
    there = replace(said(dead(10), number=2), roles=Roles(places=(filler(OTHER_TOWN),)))
    whole = told(*here, there, at=(TOWN, OTHER_TOWN))
    apart = replace(whole, claims=(*here, there))
    assert [(one["location"], one["fatalities"]) for one in ACLED.rows(apart)] == [("Saraqib", 10)]


@given(st.integers(0, 10_000), st.integers(1, 60))
def test_shares_add_up_to_the_total_and_differ_by_one_at_most(total: int, parts: int) -> None:
    shares = acled.split(total, parts)
    assert (sum(shares), len(shares)) == (total, parts)
    assert shares == sorted(shares, reverse=True)
    assert shares[0] - shares[-1] <= 1


def test_an_id_begins_with_the_country_and_cannot_be_one_of_acled() -> None:
    assert str(row()["event_id_cnty"]).startswith("SYR-ckg-")


@pytest.mark.parametrize(("length", "precision"), [(1, "1"), (2, "2"), (6, "2"), (7, "2"), (8, "3"), (31, "3")])
def test_the_precision_of_a_time_follows_from_its_length(length: int, precision: str) -> None:
    (first, *_) = ACLED.rows(told(end=date.fromordinal(date(2016, 3, 3).toordinal() + length - 1)))
    assert first["time_precision"] == precision


@pytest.mark.parametrize(
    ("kind", "by", "expected"),
    [
        ("AirStrike", None, ("Political violence", "Explosions/Remote violence", "Air/drone strike")),
        ("DroneStrike", None, ("Political violence", "Explosions/Remote violence", "Air/drone strike")),
        ("Bombing", None, ("Political violence", "Explosions/Remote violence", "Remote explosive/landmine/IED")),
        ("GrenadeAttack", None, ("Political violence", "Explosions/Remote violence", "Grenade")),
        ("Clash", None, ("Political violence", "Battles", "Armed clash")),
        ("Capture", SYRIAN_ARMY, ("Political violence", "Battles", "Government regains territory")),
        ("Capture", RUSSIAN_ARMY, ("Political violence", "Battles", "Non-state actor overtakes territory")),
        ("Capture", REBELS, ("Political violence", "Battles", "Non-state actor overtakes territory")),
        ("Capture", None, ("Political violence", "Battles", "")),
        ("Massacre", None, ("Political violence", "Violence against civilians", "Attack")),
        ("Protest", None, ("Demonstrations", "Protests", "")),
        ("MobViolence", None, ("Political violence", "Riots", "Mob violence")),
        (
            "ExcessiveForceAgainstProtesters",
            None,
            ("Political violence; Demonstrations", "Protests", "Excessive force against protesters"),
        ),
        ("Agreement", None, ("Strategic developments", "Strategic developments", "Agreement")),
    ],
)
def test_types_follow_the_crosswalk(kind: str, by: Entity | None, expected: tuple) -> None:
    one = row(type=kind, by=(by,) if by else ())
    assert (one["disorder_type"], one["event_type"], one["sub_event_type"]) == expected


@pytest.mark.parametrize(
    ("by", "against", "interaction"),
    [
        ((SYRIAN_ARMY,), (REBELS,), ("State forces", "Rebel group", "State forces-Rebel group")),
        ((REBELS,), (SYRIAN_ARMY,), ("Rebel group", "State forces", "State forces-Rebel group")),
        ((RUSSIAN_ARMY,), (REBELS,), ("External/Other forces", "Rebel group", "Rebel group-External/Other forces")),
        ((SYRIAN_ARMY,), (), ("State forces", None, "State forces only")),
        ((), (), (None, None, "")),
        ((SYRIAN_ARMY,), (HOSPITAL,), ("State forces", None, "State forces only")),
        ((SYRIAN_ARMY,), (VILLAGERS,), ("State forces", "Civilians", "State forces-Civilians")),
    ],
)
def test_classes_of_actors(by: tuple, against: tuple, interaction: tuple) -> None:
    one = row(by=by, against=against)
    assert (one["inter1"], one["inter2"], one["interaction"]) == interaction


def test_what_is_hit_and_is_no_actor_is_left_out() -> None:
    one = row(by=(SYRIAN_ARMY,), against=(HOSPITAL,))
    assert (one["actor2"], one["assoc_actor_2"]) == (None, "")


def test_further_parties_are_associated() -> None:
    one = row(by=(SYRIAN_ARMY, RUSSIAN_ARMY), against=(REBELS,))
    assert {one["actor1"], one["assoc_actor_1"]} == {"Russia", "Syria"}
    assert (one["actor2"], one["assoc_actor_2"]) == ("Free Idlib Brigade", "")


@pytest.mark.parametrize(
    ("kind", "figures", "against", "expected"),
    [
        ("AirStrike", (dead(4, group=CIVILIANS),), (), ("Civilians (Syria)", "Civilian targeting")),
        ("AirStrike", (dead(4, group=CIVILIANS),), (REBELS,), ("Free Idlib Brigade", None)),
        ("AirStrike", (dead(4),), (), (None, None)),
        ("AirStrike", (dead(4, group=CHILDREN), dead(2, group=FIGHTERS)), (), (None, None)),
        ("Killing", (), (), ("Civilians (Syria)", "Civilian targeting")),
        ("Clash", (), (VILLAGERS,), ("villagers", "Civilian targeting")),
        ("Clash", (), (PASSERS_BY,), ("Civilians (Syria)", "Civilian targeting")),
    ],
)
def test_civilians_as_targets(kind: str, figures: tuple, against: tuple, expected: tuple) -> None:
    (one,) = ACLED.rows(told(said(*figures), type=kind, against=against))
    assert (one["actor2"], one["civilian_targeting"]) == expected


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (TOWN, ("Idlib province", "", "Saraqib", 35.86, "1")),
        (DISTRICT, ("Idlib province", "Harim District", "Harim District", 36.2, "2")),
    ],
)
def test_where(at: Entity, expected: tuple) -> None:
    one = row(at=(at,))
    assert (one["admin1"], one["admin2"], one["location"], one["latitude"], one["geo_precision"]) == expected
    assert (one["iso"], one["region"], one["country"]) == (760, "Middle East", "Syria")


@pytest.mark.parametrize(
    ("outlets", "expected"),
    [
        ((HOME_OUTLET,), "National"),
        ((NEAR_OUTLET,), "Regional"),
        ((FAR_OUTLET,), "International"),
        ((FAR_OUTLET, HOME_OUTLET), "National-International"),
        ((OBSERVATORY,), ""),
    ],
)
def test_the_scale_of_the_sources(outlets: tuple, expected: str) -> None:
    claims = [said(number=n) for n in range(len(outlets))]
    assert acled.scales(told(*claims, outlets=outlets)) == expected


def test_notes_are_the_claim_ledger() -> None:
    hit = said(dead(25, basis="at-least"), dead(7, group=CHILDREN), claimants=(voice(OBSERVATORY),))
    (one,) = ACLED.rows(told(hit))
    assert one["notes"] == (
        "Syrian Observatory for Human Rights (Idlib Post, 2016-03-03; asserted): killed 25 or more people; killed 7 "
        "children: \u201cClaim 0 says so.\u201d"
    )


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"type": "Shootdown"}, "ACLED has no sub-event type for Shootdown"),
        ({"type": "Toll"}, "a total over a period, which counts again what its events count"),
        ({"start": None}, "no first and last day within a month"),
        ({"end": date(2016, 4, 20)}, "no first and last day within a month"),
        ({"at": ()}, "no place"),
        ({}, ""),
    ],
)
def test_what_is_left_out_and_why(given: dict, reason: str) -> None:
    assert acled.left_out(told(**given)) == reason


@pytest.mark.parametrize(
    ("one", "reason"),
    [
        (said(aggregate=True), "a total over a period, which counts again what its events count"),
        (said(modality=Modality.DENIED), "no claim says that it happened"),
        (said(modality=Modality.PLANNED), "no claim says that it happened"),
        (said(modality=Modality.ALLEGED), ""),
    ],
)
def test_totals_denials_and_plans_are_left_out(one: Claim, reason: str) -> None:
    assert acled.left_out(told(one)) == reason


def test_what_the_rule_takes_away_stands_behind_the_columns() -> None:
    (one,) = ACLED.table([told(said(dead(25)), said(dead(31), number=1))])
    assert tuple(one)[-len(FURTHER) :] == FURTHER
    assert (one["ckg_killed_min"], one["ckg_killed_max"], one["ckg_n_origins"], one["ckg_grade"]) == (25, 31, 2, "weak")


def test_what_is_not_known_is_empty() -> None:
    one = row()
    assert not {"tags", "timestamp", "admin3"} & {name for name, value in one.items() if value}
    assert INJURED.value not in COLUMNS
    assert SYRIA.label == one["country"]
    assert IDLIB_PROVINCE.label == one["admin1"]
