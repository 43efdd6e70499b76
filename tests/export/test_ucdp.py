"""UCDP GED: 49 columns, at least one death and a named side, and who died."""

from datetime import date

import pytest

from kg.export import ucdp
from kg.export.ucdp import COLUMNS, UCDP, prio_grid
from kg.model import Entity, FigureReport, GeoPrecision, Position, Tally
from tests.builders import OBSERVATORY, actor
from tests.export.ledgers import (
    CHILDREN,
    CIVILIANS,
    DISTRICT,
    FAR_OUTLET,
    FIGHTERS,
    GUNMEN,
    HOME_OUTLET,
    JIHADISTS,
    KNOWN,
    OTHER_TOWN,
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
    "id, relid, year, active_year, code_status, type_of_violence, conflict_dset_id, conflict_new_id, conflict_name, "
    "dyad_dset_id, dyad_new_id, dyad_name, side_a_dset_id, side_a_new_id, side_a, side_b_dset_id, side_b_new_id, "
    "side_b, number_of_sources, source_article, source_office, source_date, source_headline, source_original, "
    "where_prec, where_coordinates, where_description, adm_1, adm_2, latitude, longitude, geom_wkt, priogrid_gid, "
    "country, country_id, region, event_clarity, date_prec, date_start, date_end, deaths_a, deaths_b, "
    "deaths_civilians, deaths_unknown, best, high, low, gwnoa, gwnob"
)
OURS = ("id", "relid", "conflict_dset_id", "conflict_new_id", "dyad_dset_id", "dyad_new_id", "side_a_dset_id")
COALITION = actor("Northern Alliance", type="coalition")
KNOWN[COALITION.id] = COALITION
DEATHS = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")


def row(*figures: object, by: tuple[Entity, ...] = (SYRIAN_ARMY,), **given: object) -> dict:
    (one,) = UCDP.rows(told(said(*(figures or (dead(5),))), by=by, **given))
    return one


def test_the_columns_are_those_of_the_codebook_in_its_order() -> None:
    assert ", ".join(COLUMNS) == CODEBOOK
    assert len(COLUMNS) == 49


def test_ids_of_ucdp_are_never_invented() -> None:
    assert not set(OURS) & row().keys()


@pytest.mark.parametrize(
    ("killed", "expected"),
    [
        (Tally(25, 51, 27, FigureReport.NUMBERED), (25, 27, 51)),
        (Tally(25, 31, 27, FigureReport.NUMBERED), (25, 27, 40)),
        (Tally(25, None, 25, FigureReport.NUMBERED), (25, 25, 40)),
        (Tally(25, 31, None, FigureReport.NUMBERED), (25, 25, 40)),
        (Tally(None, 30, 30, FigureReport.NUMBERED), (0, 30, 40)),
    ],
)
def test_low_best_and_high(killed: Tally, expected: tuple) -> None:
    claims = said(dead(25, basis="at-least")), said(dead(40, basis="at-least"), number=1)
    found = ucdp.deaths(told(*claims, killed=killed))
    assert (found.low, found.best, found.high) == expected


@pytest.mark.parametrize(
    ("kind", "by", "against", "group", "expected"),
    [
        ("Clash", SYRIAN_ARMY, REBELS, None, (1, "Government of Syria", "Free Idlib Brigade", 652, None)),
        ("Clash", REBELS, SYRIAN_ARMY, None, (1, "Government of Syria", "Free Idlib Brigade", 652, None)),
        ("Clash", REBELS, JIHADISTS, None, (2, "Free Idlib Brigade", "Army of the Coast", None, None)),
        ("Clash", SYRIAN_ARMY, RUSSIAN_ARMY, None, (1, "Government of Syria", "Government of Russia", 652, 365)),
        ("Clash", COALITION, REBELS, None, (None, "Northern Alliance", "Free Idlib Brigade", None, None)),
        ("Clash", SYRIAN_ARMY, GUNMEN, None, (None, "Government of Syria", "", 652, None)),
        ("Killing", REBELS, None, None, (3, "Free Idlib Brigade", "Civilians", None, None)),
        ("Killing", REBELS, SYRIAN_ARMY, None, (1, "Government of Syria", "Free Idlib Brigade", 652, None)),
        ("AirStrike", SYRIAN_ARMY, VILLAGERS, None, (3, "Government of Syria", "Civilians", 652, None)),
        ("AirStrike", SYRIAN_ARMY, None, CIVILIANS, (3, "Government of Syria", "Civilians", 652, None)),
        ("AirStrike", SYRIAN_ARMY, None, None, (None, "Government of Syria", "", 652, None)),
        ("AirStrike", SYRIAN_ARMY, REBELS, CIVILIANS, (1, "Government of Syria", "Free Idlib Brigade", 652, None)),
    ],
)
def test_the_type_of_violence_follows_from_the_parties(
    kind: str, by: Entity, against: Entity | None, group: object, expected: tuple
) -> None:
    figure = dead(5, group=group) if group else dead(5)
    one = row(figure, by=(by,), against=(against,) if against else (), type=kind)
    assert tuple(one[name] for name in ("type_of_violence", "side_a", "side_b", "gwnoa", "gwnob")) == expected


@pytest.mark.parametrize(
    ("figures", "kind", "against", "expected"),
    [
        ((dead(9),), "Clash", REBELS, (0, 0, 0, 9)),
        ((dead(9), dead(4, group=CIVILIANS)), "Clash", REBELS, (0, 0, 4, 5)),
        ((dead(9), dead(4, group=CIVILIANS), dead(3, group=CHILDREN)), "Clash", REBELS, (0, 0, 4, 5)),
        ((dead(9), dead(6, group=FIGHTERS)), "Clash", REBELS, (0, 6, 0, 3)),
        ((dead(9), dead(6, group=FIGHTERS), dead(3, group=CIVILIANS)), "Clash", REBELS, (0, 6, 3, 0)),
        ((dead(9), dead(20, group=CIVILIANS)), "Clash", REBELS, (0, 0, 9, 0)),
        ((dead(9), dead(4, group=CIVILIANS)), "Killing", None, (0, 0, 9, 0)),
    ],
)
def test_the_dead_by_side_add_up_to_the_best(
    figures: tuple, kind: str, against: Entity | None, expected: tuple
) -> None:
    one = row(*figures, type=kind, against=(against,) if against else ())
    assert tuple(one[name] for name in DEATHS) == expected
    assert sum(expected) == one["best"]


def test_fighters_of_side_a_fall_where_it_is_attacked() -> None:
    one = row(dead(6, group=FIGHTERS), dead(6), type="Clash", by=(REBELS,), against=(SYRIAN_ARMY,))
    assert tuple(one[name] for name in DEATHS) == (6, 0, 0, 0)


@pytest.mark.parametrize(
    ("latitude", "longitude", "cell"),
    [(-90, -180, 1), (-89.9, -179.6, 1), (89.9, 179.9, 259_200), (90, 180, 259_200), (34.531094, 69.162796, 179_779)],
)
def test_the_cell_of_prio_grid(latitude: float, longitude: float, cell: int) -> None:
    assert prio_grid(Position(latitude, longitude, GeoPrecision.EXACT)) == cell


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ((TOWN,), ("1", "Saraqib", "Saraqib", "", "POINT (36.8 35.86)")),
        ((DISTRICT,), ("3", "Harim District", "Harim District", "Harim District", "POINT (36.5 36.2)")),
        ((TOWN, OTHER_TOWN), (5, "Binnish", "Binnish; Saraqib", "", "POINT (36.71 35.95)")),
    ],
)
def test_where(at: tuple, expected: tuple) -> None:
    one = row(at=at)
    names = ("where_prec", "where_coordinates", "where_description", "adm_2", "geom_wkt")
    assert tuple(one[name] for name in names) == expected
    assert (one["country"], one["country_id"], one["region"]) == ("Syria", 652, "Middle East")


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        (date(2016, 3, 3), ("1", 1)),
        (date(2016, 3, 5), ("2", 2)),
        (date(2016, 3, 9), ("3", 2)),
        (date(2016, 3, 31), ("4", 2)),
        (date(2016, 9, 1), ("5", 2)),
    ],
)
def test_when(end: date, expected: tuple) -> None:
    one = row(end=end)
    assert (one["date_prec"], one["event_clarity"]) == expected
    assert (one["date_start"], one["date_end"], one["year"]) == ("2016-03-03", end.isoformat(), 2016)


def test_sources() -> None:
    claims = said(dead(5), claimants=(voice(OBSERVATORY),)), said(dead(6), number=1)
    (one,) = UCDP.rows(told(*claims, by=(SYRIAN_ARMY,), outlets=(HOME_OUTLET, FAR_OUTLET)))
    assert (one["number_of_sources"], one["source_original"]) == (2, OBSERVATORY.label)
    assert set(str(one["source_office"]).split("; ")) == {"Idlib Post", "Northern Wire"}
    assert one["source_date"] == "2016-03-03; 2016-03-03"
    assert "Idlib Post,2016-03-03," in str(one["source_article"])


@pytest.mark.parametrize(
    ("figures", "given", "reason"),
    [
        ((dead(5),), {}, ""),
        ((), {}, "no number of deaths"),
        ((dead(None, basis="unnumbered"),), {}, "no number of deaths"),
        ((dead(0, 0, basis="said-none"),), {}, "no number of deaths"),
        ((dead(5),), {"by": ()}, "no named side"),
        ((dead(5),), {"by": (GUNMEN,)}, "no named side"),
        ((dead(5),), {"by": (VILLAGERS,)}, "no named side"),
        ((dead(5),), {"by": (), "against": (REBELS,)}, ""),
        ((dead(5),), {"type": "Agreement"}, "Agreement is no organised violence"),
        ((dead(5),), {"start": None}, "no first and last day within a year"),
        ((dead(5),), {"end": date(2018, 1, 1)}, "no first and last day within a year"),
        ((dead(5),), {"at": ()}, "no place"),
        ((dead(5),), {"type": "Toll"}, "a total over a period, which counts again what its events count"),
    ],
)
def test_what_is_left_out_and_why(figures: tuple, given: dict, reason: str) -> None:
    assert ucdp.left_out(told(said(*figures), **{"by": (SYRIAN_ARMY,)} | given)) == reason
